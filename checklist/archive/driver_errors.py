"""The one place where what a database or a file system reports becomes a sentence that people can act on.

Goes by error codes, not by texts: the texts change with the version and the language of the machine.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from checklist.archive.errors import (
    ArchiveError,
    DamagedArchiveError,
    FullDiskError,
    LockedArchiveError,
    MissingArchiveError,
    NotAnArchiveError,
    ReadOnlyArchiveError,
    UnstorableError,
)
from checklist.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from checklist.archive.database import Doing

_FULL_ERRNOS = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_FORBIDDEN_ERRNOS = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def in_plain_words(path: Path, doing: Doing) -> Iterator[None]:
    """Whatever fails inside this block because of the database or the disk is raised as an ArchiveError."""
    try:
        yield
    except ArchiveError:
        raise
    except Exception as error:
        found = _from_anything(error, path, doing)
        if found is None:
            raise
        raise found from error


def _from_anything(error: Exception, path: Path, doing: Doing) -> ArchiveError | None:
    # SQLAlchemy carries the driver's own error in `orig`.
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, sqlite3.Error):
        return _from_sqlite(cause, path, doing)
    if isinstance(cause, OSError):
        return _from_system(cause, path, doing)
    if isinstance(cause, UnicodeEncodeError):
        return UnstorableError(_("Teksten indeholder tegn, der ikke er gyldige.") + " " + kept("write"))
    if isinstance(cause, (ValueError, KeyError, TypeError)) and doing == "read":
        return damaged(path)
    return None


def _from_sqlite(error: sqlite3.Error, path: Path, doing: Doing) -> ArchiveError:
    extended: int | None = getattr(error, "sqlite_errorcode", None)
    primary = None if extended is None else extended & 0xFF
    # SQLite keeps its shared memory in a file: no room for that is no room.
    if primary == sqlite3.SQLITE_FULL or extended == sqlite3.SQLITE_IOERR_SHMSIZE:
        return full_disk(doing)
    if primary in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}:
        return locked(doing)
    if extended == sqlite3.SQLITE_READONLY_DBMOVED:
        return moved_away(path)
    if primary in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}:
        return read_only(path)
    if primary == sqlite3.SQLITE_CANTOPEN:
        return _not_openable(path)
    if primary in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}:
        return damaged(path)
    if primary == sqlite3.SQLITE_TOOBIG:
        return UnstorableError(_("Teksten er for lang til at blive gemt.") + " " + kept(doing))
    if primary == sqlite3.SQLITE_IOERR:
        message = _("Disken svarer ikke, som den skal: {path}.") + " " + kept(doing) + " "
        hint = _("Se efter, om drevet er sat til, og prøv igen.")
        return ArchiveError(message.format(path=path) + hint)
    if primary is None and doing == "read":
        # Python's own refusal to decode what a row holds comes without a code.
        return damaged(path)
    message = _("Arkivet svarede med en fejl, vi ikke kender ({detail}).") + " " + kept(doing)
    return ArchiveError(message.format(detail=error))


def _from_system(error: OSError, path: Path, doing: Doing) -> ArchiveError:
    if error.errno in _FULL_ERRNOS:
        return full_disk(doing)
    if error.errno in _FORBIDDEN_ERRNOS:
        return read_only(path)
    if error.errno == errno.ENOENT:
        return missing(path)
    if error.errno in {errno.ENOTDIR, errno.EEXIST, errno.EISDIR}:
        return _not_openable(path)
    message = _("Filen {path} kan ikke bruges ({detail}).") + " " + kept(doing)
    return ArchiveError(message.format(path=path, detail=error.strerror))


def _not_openable(path: Path) -> ArchiveError:
    if path.is_dir():
        return is_folder(path)
    in_the_way = next((folder for folder in path.parents if folder.exists() and not folder.is_dir()), None)
    if in_the_way is not None:
        message = _("{folder} er en fil, så der kan ikke ligge et arkiv i den. Vælg et andet sted med --archive.")
        return NotAnArchiveError(message.format(folder=in_the_way))
    if not path.exists() and os.access(path.parent, os.W_OK):
        return missing(path)
    return read_only(path)


def kept(doing: Doing) -> str:
    if doing == "write":
        return _("Det seneste er ikke gemt endnu. Alt, der er gemt før, er der stadig.")
    return _("Det, der er gemt, er der stadig.")


def full_disk(doing: Doing) -> FullDiskError:
    hint = _("Gør plads på disken, og prøv igen.")
    return FullDiskError(" ".join([_("Disken er fuld."), kept(doing), hint]))


def locked(doing: Doing) -> LockedArchiveError:
    hint = _("Luk det andet vindue, eller vent lidt og prøv igen.")
    return LockedArchiveError(" ".join([_("Et andet program bruger arkivet lige nu."), kept(doing), hint]))


def read_only(path: Path) -> ReadOnlyArchiveError:
    message = _(
        "Der kan ikke skrives i arkivet {path}. Alt, der er gemt før, er der stadig. "
        "Giv dig selv ret til at skrive i filen og mappen, eller vælg et andet sted med --archive."
    )
    return ReadOnlyArchiveError(message.format(path=path))


def opened_for_reading(path: Path) -> ReadOnlyArchiveError:
    message = _("Arkivet {path} er åbnet for at blive læst, så intet kan ændres. Alt, der er gemt, er der stadig.")
    return ReadOnlyArchiveError(message.format(path=path))


def missing(path: Path) -> MissingArchiveError:
    message = _("Der er ikke noget arkiv her: {path}. Se efter, om navnet er skrevet rigtigt.")
    return MissingArchiveError(message.format(path=path))


def moved_away(path: Path) -> MissingArchiveError:
    message = _(
        "Arkivfilen er flyttet, slettet eller byttet ud, mens programmet var åbent: {path}. "
        "Det seneste er ikke gemt endnu. Læg filen tilbage, eller luk programmet og åbn det igen."
    )
    return MissingArchiveError(message.format(path=path))


def is_folder(path: Path) -> NotAnArchiveError:
    message = _("{path} er en mappe, ikke en fil. Skriv filens navn med, fx {example}.")
    return NotAnArchiveError(message.format(path=path, example=path / "arkiv.sqlite"))


def not_ours(path: Path) -> NotAnArchiveError:
    message = _(
        "{path} er ikke et arkiv fra Lovende praksis, men hører til et andet program. "
        "Filen er ikke ændret. Vælg en anden fil med --archive."
    )
    return NotAnArchiveError(message.format(path=path))


def damaged(path: Path) -> DamagedArchiveError:
    message = _(
        "Filen {path} er beskadiget, eller den er ikke et arkiv. Den er ikke ændret. Hent en sikkerhedskopi "
        "frem med »lovende archive restore«, eller vælg en anden fil med --archive."
    )
    return DamagedArchiveError(message.format(path=path))
