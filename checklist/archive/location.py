"""Where the archive lies: the address people write, and the files that belong to it."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from checklist.archive.errors import ArchiveError
from checklist.locale import _

FILE_NAME = "arkiv.sqlite"
UNFINISHED = ".ufaerdig"
FILE_ADDRESS = "sqlite:///"


def default_url() -> str:
    """The archive's address: LOVENDE_ARCHIVE, else a file in the user's own data folder."""
    wanted = os.environ.get("LOVENDE_ARCHIVE")
    if wanted:
        return wanted
    from platformdirs import user_data_path

    return f"{FILE_ADDRESS}{user_data_path('lovende-praksis', appauthor=False) / FILE_NAME}"


def archive_path(url: str | None) -> Path:
    """The file that `url` (a path or sqlite:///path; None: the default) stands for. Raises ArchiveError."""
    address = url or default_url()
    if address.startswith(FILE_ADDRESS):
        address = address.removeprefix(FILE_ADDRESS)
    elif "://" in address:
        # An address may hold a password, so only its kind is repeated.
        kind = address.split("://", maxsplit=1)[0]
        message = _("Arkivets adresse ({kind}://…) kan ikke bruges her. Skriv en fil, fx {example}.")
        raise ArchiveError(message.format(kind=kind, example=FILE_NAME))
    if not address or address == ":memory:":
        raise ArchiveError(_("Arkivet skal ligge i en fil. Skriv en fil, fx {example}.").format(example=FILE_NAME))
    return Path(address).expanduser().resolve()


def new_copy_path(path: Path, now: dt.datetime) -> Path:
    """A free name beside the archive `path` for a copy of it: arkiv-kopi-20261122-143200.sqlite."""
    stem = f"{path.stem}-kopi-{now.astimezone():%Y%m%d-%H%M%S}"
    candidate, number = path.with_name(f"{stem}{path.suffix}"), 2
    while candidate.exists():
        candidate, number = path.with_name(f"{stem}-{number}{path.suffix}"), number + 1
    return candidate


def copies_beside(path: Path) -> tuple[Path, ...]:
    """The copies of the archive `path` that were named by `new_copy_path`, oldest first."""
    return _beside(path, path.suffix)


def unfinished_copies_beside(path: Path) -> tuple[Path, ...]:
    """What a copy leaves that was cut short: worth nothing, but full of what the archive held."""
    return _beside(path, path.suffix + UNFINISHED)


def _beside(path: Path, ending: str) -> tuple[Path, ...]:
    start = f"{path.stem}-kopi-"
    files = (one for one in path.parent.iterdir() if one.name.startswith(start) and one.name.endswith(ending))
    return tuple(sorted(one for one in files if one.is_file()))


def companions(path: Path) -> tuple[Path, ...]:
    """The files that SQLite may keep beside `path` while it works; they belong to it and move with it."""
    return tuple(path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal"))
