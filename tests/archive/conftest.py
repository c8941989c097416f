"""An archive of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checklist.archive import open_archive

if TYPE_CHECKING:
    from checklist.archive import Archive


@pytest.fixture
def archive_file(tmp_path: Path) -> Path:
    """Where the test's archive lies; nothing is there yet."""
    return tmp_path / "arkiv" / "arkiv.sqlite"


@pytest.fixture
def archive(archive_file: Path) -> Iterator[Archive]:
    """An empty, open archive."""
    with open_archive(str(archive_file)) as opened:
        yield opened
