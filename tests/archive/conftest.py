"""An archive of its own for each test, once in a file and once on a real PostgreSQL server.

A test that asks for `archive_file` is about files, and gets its archive there alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checklist.archive import open_archive
from tests.postgresql_server import GIVEN, PostgresqlServer, binaries, drop_database, new_database

if TYPE_CHECKING:
    from checklist.archive import Archive

FILE, SERVER = "file", "server"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Both kinds of database, unless the test is about files."""
    if "database_kind" in metafunc.fixturenames:
        kinds = [FILE] if "archive_file" in metafunc.fixturenames else [FILE, SERVER]
        metafunc.parametrize("database_kind", kinds, scope="session")


def _programs() -> Path:
    found = binaries()
    if found is None:
        pytest.skip("PostgreSQL is not installed here")
    return found


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    """A PostgreSQL server: the one that LOVENDE_TEST_POSTGRESQL names, or one of our own, fast and not durable."""
    if GIVEN:
        yield GIVEN
        return
    server = PostgresqlServer(_programs(), durable=False)
    yield server.url
    server.remove()


@pytest.fixture(scope="module")
def own_server() -> Iterator[PostgresqlServer]:
    """A durable server that the tests of one file may stop, start and lock as they like."""
    server = PostgresqlServer(_programs(), durable=True)
    yield server
    server.remove()


@pytest.fixture
def server_database(server_url: str) -> Iterator[str]:
    """The address of a new, empty database on the server."""
    url = new_database(server_url)
    yield url
    drop_database(url)


@pytest.fixture
def archive_file(tmp_path: Path) -> Path:
    """Where the test's archive lies; nothing is there yet."""
    return tmp_path / "arkiv" / "arkiv.sqlite"


@pytest.fixture
def archive_url(database_kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of the test's archive, which nobody has made yet."""
    if database_kind == FILE:
        return str(tmp_path / "arkiv" / "arkiv.sqlite")
    url: str = request.getfixturevalue("server_database")
    return url


@pytest.fixture
def archive(archive_url: str) -> Iterator[Archive]:
    """An empty, open archive."""
    with open_archive(archive_url) as opened:
        yield opened
