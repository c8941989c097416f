"""Where assessments are kept: every change is on the disk before anybody is told that it is saved.

Knows assessments and catalogues as data, and nothing of screens, reports or commands. SQLAlchemy is loaded when an
archive is opened, not when this room is imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checklist.archive.errors import (
    ArchiveError,
    ConflictError,
    DamagedArchiveError,
    ErasedError,
    FullDiskError,
    LockedArchiveError,
    MissingArchiveError,
    NewerArchiveError,
    NotAnArchiveError,
    ReadOnlyArchiveError,
    UnknownIdError,
    UnstorableError,
    WorkshopConflictError,
)
from checklist.archive.location import default_url
from checklist.archive.shapes import Entry, Stored

if TYPE_CHECKING:
    from pathlib import Path

    from checklist.archive.archive import Archive

__all__ = [
    "Archive",
    "ArchiveError",
    "ConflictError",
    "DamagedArchiveError",
    "Entry",
    "ErasedError",
    "FullDiskError",
    "LockedArchiveError",
    "MissingArchiveError",
    "NewerArchiveError",
    "NotAnArchiveError",
    "ReadOnlyArchiveError",
    "Stored",
    "UnknownIdError",
    "UnstorableError",
    "WorkshopConflictError",
    "default_url",
    "open_archive",
    "restore_backup",
]


def open_archive(url: str | None = None, *, read_only: bool = False) -> Archive:
    """The archive at `url` (a path, or sqlite:///path; None: `default_url()`), made or brought up to date if need be.

    With `read_only` no archive is made or changed, and every change raises ReadOnlyArchiveError. Raises ArchiveError.
    """
    from checklist.archive.archive import Archive as Opened
    from checklist.archive.location import archive_path
    from checklist.archive.opening import opened

    path = archive_path(url)
    return Opened(path, opened(path, read_only=read_only), read_only=read_only)


def restore_backup(url: str | None, backup: Path) -> Path | None:
    """Put what `backup` holds in place of what the archive at `url` holds.

    Returns the safety copy of the replaced archive, beside it (None where there was no archive). What has been erased
    for good stays erased. Raises ArchiveError, and then nothing has been replaced.
    """
    from checklist.archive.location import archive_path
    from checklist.archive.restoring import restore

    return restore(archive_path(url), backup)


def __getattr__(name: str) -> Any:
    if name == "Archive":
        from checklist.archive.archive import Archive as Lazily

        return Lazily
    raise AttributeError(name)
