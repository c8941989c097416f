"""An archive moved to another database arrives whole, whichever two they are, and the old one stays."""

from __future__ import annotations

import datetime as dt
from itertools import chain
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import Engine, TypeDecorator, event, insert, select

from checklist.archive import ArchiveError, ErasedError, OccupiedArchiveError, move_archive, open_archive
from checklist.archive.schema import metadata, schema_version
from checklist.assessment.model import Assessment
from tests.archive.conftest import FILE
from tests.archive.made_up import NOON, assessments, plain_assessment

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Column, Table

    from checklist.archive import Archive

TABLES = [table for table in metadata.sorted_tables if table is not schema_version]


@pytest.fixture
def other_url(database_kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where to: a server for an archive in a file, and a file for one on a server."""
    if database_kind != FILE:
        return str(tmp_path / "nyt" / "arkiv.sqlite")
    url: str = request.getfixturevalue("server_database")
    return url


def everything(archive: Archive) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, in an order of our own."""
    with archive._reading() as connection:
        return {table.name: sorted(map(tuple, connection.execute(select(table))), key=repr) for table in TABLES}


def value_for(column: Column[Any], row: int) -> Any:
    """Some value that the column takes, another one for each row of a key."""
    plain = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    some: dict[type, Any] = {
        UUID: UUID(int=row + 1),
        int: row + 1,
        str: f"æ\x00ø {row}",
        bool: row % 2 == 0,
        bytes: bytes([row, 0, 255]),
        dt.datetime: NOON + dt.timedelta(minutes=row),
        dt.date: NOON.date(),
        object: {"b": [row, None, "å\x00"], "a": 1.5},
    }
    return some[plain.python_type]


def fill(archive: Archive, table: Table, rows: int) -> None:
    """That many rows, each referring to the row of its own number where it refers to anything."""
    made = [{column.name: value_for(column, row) for column in table.columns} for row in range(rows)]
    with archive._writing() as connection:
        connection.execute(insert(table), made)


def test_every_table_there_is_or_will_be_comes_along(archive: Archive, archive_url: str, other_url: str) -> None:
    """Three rows in each table of the schema: the same rows on the other side, and as many as the move told."""
    for table in TABLES:
        fill(archive, table, 3)
    before = everything(archive)
    told: list[tuple[str, int]] = []
    moved = move_archive(archive_url, other_url, lambda name, rows: told.append((name, rows)))
    assert {one.table: one.rows for one in moved.tables} == {table.name: 3 for table in TABLES}
    assert told == [(table.name, 3) for table in TABLES]
    with open_archive(other_url) as other:
        assert everything(other) == before
    assert everything(archive) == before


def test_an_archive_in_use_comes_along_with_its_bin_and_its_tombstones(
    archive: Archive, archive_url: str, other_url: str
) -> None:
    """Deleted ones can still be restored over there, and erased ones stay erased."""
    kept, deleted, erased = (archive.add(plain_assessment(), b"catalogue") for _one in range(3))
    archive.delete(deleted.assessment.id)
    archive.erase(erased.assessment.id)
    archive.remember_position(kept.assessment.id, "maal-nat")
    archive.set_setting("theme", "lys")
    moved = move_archive(archive_url, other_url)
    assert not moved.was_there
    with open_archive(other_url) as other:
        assert other.load(kept.assessment.id) == kept
        assert (other.position(kept.assessment.id), other.setting("theme")) == ("maal-nat", "lys")
        assert other.catalogue_source("lille-skema", "1.0.0") == b"catalogue"
        assert [entry.id for entry in other.entries(deleted=True)] == [deleted.assessment.id]
        with pytest.raises(ErasedError):
            other.add(erased.assessment)
        assert other.check() == []


def test_there_and_back_again_changes_nothing(
    archive: Archive, archive_url: str, other_url: str, tmp_path: Path
) -> None:
    """The sums of the second move are those of the first."""
    archive.add(plain_assessment(), b"catalogue")
    there = move_archive(archive_url, other_url)
    back = move_archive(other_url, str(tmp_path / "hjem.sqlite"))
    assert there.tables == back.tables


def test_moving_again_finds_it_there_already(archive: Archive, archive_url: str, other_url: str) -> None:
    """The same contents: nothing is written. Changed since: refused, and the other side stays as it is."""
    archive.add(plain_assessment())
    first = move_archive(archive_url, other_url)
    again = move_archive(archive_url, other_url)
    assert again.was_there
    assert again.tables == first.tables
    archive.add(plain_assessment())
    with pytest.raises(OccupiedArchiveError, match="noget andet i arkivet"):
        move_archive(archive_url, other_url)
    with open_archive(other_url) as other:
        assert len(other.entries()) == 1


def test_a_move_that_is_cut_short_leaves_nothing_and_can_be_run_again(
    archive: Archive, archive_url: str, other_url: str
) -> None:
    """Interrupted in the middle of the second table."""
    archive.add(plain_assessment(), b"catalogue")

    def interrupt(table: str, _rows: int) -> None:
        if table == "catalogues":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        move_archive(archive_url, other_url, interrupt)
    with open_archive(other_url) as other:
        assert list(chain.from_iterable(everything(other).values())) == []
    assert not move_archive(archive_url, other_url).was_there


def test_rows_that_arrive_changed_undo_the_move(archive: Archive, archive_url: str, other_url: str) -> None:
    """Something on the way spoils a row: what arrived is compared, and the other side stays empty."""
    archive.add(plain_assessment(answers={}), b"catalogue")
    event.listen(Engine, "before_execute", _spoil_sources, retval=True)
    try:
        with pytest.raises(ArchiveError, match="Tabellen catalogues er ikke kommet frem"):
            move_archive(archive_url, other_url)
    finally:
        event.remove(Engine, "before_execute", _spoil_sources)
    with open_archive(other_url) as other:
        assert list(chain.from_iterable(everything(other).values())) == []


def _spoil_sources(
    _connection: Any, statement: Any, rows: list[dict[str, Any]], one: dict[str, Any], _options: Any
) -> tuple[Any, list[dict[str, Any]], dict[str, Any]]:
    if getattr(statement, "is_insert", False) and statement.table.name == "catalogues":
        return statement, [{**row, "source": b"other"} for row in rows], one and {**one, "source": b"other"}
    return statement, rows, one


def test_an_archive_is_not_moved_onto_itself(archive: Archive, archive_url: str) -> None:
    """The same place twice is a slip."""
    with pytest.raises(ArchiveError, match="ligger der allerede"):
        move_archive(archive_url, archive_url)


@settings(
    deadline=None,
    max_examples=8,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large],
)
@given(assessment=assessments)
def test_any_assessment_is_the_same_after_a_move(
    archive: Archive, archive_url: str, tmp_path_factory: pytest.TempPathFactory, assessment: Assessment
) -> None:
    """To the last character, from either kind of database."""
    stored = archive.replace(assessment)
    target = str(tmp_path_factory.mktemp("flyttet") / "arkiv.sqlite")
    move_archive(archive_url, target)
    with open_archive(target) as moved:
        assert moved.load(assessment.id) == stored
