"""Where assessments are kept: every change is on the disk before anybody is told that it is saved.

Knows assessments and catalogues as data, and nothing of screens, reports or commands. SQLAlchemy is loaded when an
archive is opened, not when this room is imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checklist.archive.database import place_for_people
from checklist.archive.errors import (
    ArchiveError,
    ConflictError,
    DamagedArchiveError,
    ErasedError,
    FullDiskError,
    LockedArchiveError,
    MissingArchiveError,
    NewerArchiveError,
    NoAccessError,
    NotAnArchiveError,
    OccupiedArchiveError,
    ReadOnlyArchiveError,
    RoundConflictError,
    ServerGoneError,
    UnknownIdError,
    UnstorableError,
    WorkshopConflictError,
)
from checklist.archive.location import default_url
from checklist.archive.shapes import Entry, Kept, Stored

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from checklist.archive.archive import Archive
    from checklist.archive.moving import Moved

__all__ = [
    "Archive",
    "ArchiveError",
    "ConflictError",
    "DamagedArchiveError",
    "Entry",
    "ErasedError",
    "FullDiskError",
    "Kept",
    "LockedArchiveError",
    "MissingArchiveError",
    "NewerArchiveError",
    "NoAccessError",
    "NotAnArchiveError",
    "OccupiedArchiveError",
    "ReadOnlyArchiveError",
    "RoundConflictError",
    "ServerGoneError",
    "Stored",
    "UnknownIdError",
    "UnstorableError",
    "WorkshopConflictError",
    "default_url",
    "move_archive",
    "open_archive",
    "place_for_people",
    "restore_backup",
]


def open_archive(url: str | None = None, *, read_only: bool = False) -> Archive:
    """The archive at `url`, made or brought up to date if need be; None: `default_url()`.

    `url` is a path, sqlite:///path or postgresql://user@host/database. With `read_only` no archive is made or changed,
    and every change raises ReadOnlyArchiveError. Raises ArchiveError.
    """
    from checklist.archive.archive import Archive as Opened
    from checklist.archive.database import database_at

    return Opened(database_at(url), read_only=read_only)


def restore_backup(url: str | None, backup: Path) -> Path | None:
    """Put what `backup` holds in place of what the archive at `url` holds.

    Returns the safety copy of what the archive held (None where there was nothing): beside a file, and in the user's
    own data folder for a server. What has been erased for good stays erased. Raises ArchiveError, and then nothing has
    been replaced.
    """
    from checklist.archive.database import database_at

    return database_at(url).restore(backup)


def move_archive(source: str | None, target: str, tell: Callable[[str, int], None] | None = None) -> Moved:
    """Copy everything that the archive at `source` holds into the empty one at `target`, and compare the two.

    `tell` hears the table and how many rows were copied so far. One transaction: after a stop in the middle the target
    is empty. The source stays as it is. Raises ArchiveError; OccupiedArchiveError where the target has other contents.
    """
    from checklist.archive.moving import move

    return move(source, target, tell)


def __getattr__(name: str) -> Any:
    if name == "Archive":
        from checklist.archive.archive import Archive as Lazily

        return Lazily
    raise AttributeError(name)
