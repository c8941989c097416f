"""What an archive needs of the database it lies in: a file or a server. One class for each says how, nobody else asks.

Which of the two an address means is decided here; the server's own libraries are loaded only for a server.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal, Protocol

from checklist.archive.location import FILE_ADDRESS, archive_path, default_url

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from sqlalchemy import Connection, Engine, Table

    from checklist.archive.errors import ReadOnlyArchiveError

Doing = Literal["read", "write"]

SERVER_KINDS = ("postgresql", "postgres", "postgresql+psycopg")


class Database(Protocol):
    """Where an archive lies, and everything that is done in another way in a file than on a server."""

    @property
    def place(self) -> str:
        """Where it is, for people to read: a path, or an address without its password."""

    @property
    def is_on_this_computer(self) -> bool:
        """False where what is kept leaves this computer."""

    def opened(self, *, read_only: bool) -> Engine:
        """An engine on the archive, made or brought up to date if need be. Raises ArchiveError."""

    def in_plain_words(self, doing: Doing) -> AbstractContextManager[None]:
        """Whatever fails inside because of the database is raised as an ArchiveError."""

    def reading(self, engine: Engine) -> AbstractContextManager[Connection]:
        """A transaction that sees one moment of the archive, whatever others write meanwhile."""

    def writing(self, engine: Engine) -> AbstractContextManager[Connection]:
        """A transaction that has the archive's changes to itself, and is on the disk when the block is left."""

    def opened_for_reading(self) -> ReadOnlyArchiveError:
        """The refusal of a change where the archive was opened for reading alone."""

    def erase_traces(self, engine: Engine, erase: Callable[[Connection], object]) -> None:
        """After an erasure: call `erase` on every copy within reach, and empty what the database itself remembers."""

    def back_up(self, target: Path) -> None:
        """See Archive.backup."""

    def restore(self, backup: Path) -> Path | None:
        """See checklist.archive.restore_backup."""

    def integrity_problems(self, connection: Connection) -> list[str]:
        """What the database itself finds wrong, in its own words."""

    def rows_were_filled_in(self, connection: Connection, tables: Sequence[Table]) -> None:
        """Whole tables were copied in: numbers that the database hands out go on after those that came along."""


def database_at(url: str | None) -> Database:
    """The database that `url` (a path, sqlite:///path, postgresql://…; None: the default) means. Raises ArchiveError.

    Nothing is opened yet.
    """
    address = url or default_url()
    if is_on_a_server(address):
        from checklist.archive.server_database import ServerDatabase

        return ServerDatabase(address)
    from checklist.archive.file_database import FileDatabase

    return FileDatabase(archive_path(address))


def is_on_a_server(address: str) -> bool:
    return address.partition("://")[0].lower() in SERVER_KINDS


def place_for_people(url: str | None) -> str:
    """Where the archive is, for people to read: never with a password in it, whatever `url` looks like."""
    address = url or default_url()
    if is_on_a_server(address):
        from checklist.archive.server_address import without_password

        return without_password(address)
    if "://" in address and not address.startswith("sqlite:"):
        return address.split("://", maxsplit=1)[0] + "://…"
    return os.fspath(address).removeprefix(FILE_ADDRESS)
