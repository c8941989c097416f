"""Copies a whole archive into another one, table by table, and compares what arrived with what was sent.

Goes by the tables themselves, so that whatever is kept from now on comes along.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from checklist.archive.database import database_at
from checklist.archive.driver_errors import in_plain_words
from checklist.archive.errors import ArchiveError, OccupiedArchiveError
from checklist.archive.schema import metadata, schema_version
from checklist.locale import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection, Table

    from checklist.archive.database import Database

    Tell = Callable[[str, int], None]

ROWS_AT_A_TIME = 1_000
_ROOM_FOR_SUMS = 2**256


@dataclass(frozen=True)
class TableSum:
    """One table: how many rows, and a checksum (64 hexadecimal digits) over all of them in whatever order."""

    table: str
    rows: int
    checksum: str


@dataclass(frozen=True)
class Moved:
    """What was copied, table by table; both sides have these sums. `was_there`: the target held all of it before."""

    source: str
    target: str
    tables: tuple[TableSum, ...]
    was_there: bool


def move(source_url: str | None, target_url: str, tell: Tell | None = None) -> Moved:
    """See `checklist.archive.move_archive`."""
    source, target = database_at(source_url), database_at(target_url)
    if source.place == target.place:
        message = _("Arkivet ligger der allerede: {place}. Skriv et andet sted.")
        raise ArchiveError(message.format(place=target.place))
    reader_engine = source.opened(read_only=True)
    try:
        writer_engine = target.opened(read_only=False)
        try:
            with source.reading(reader_engine) as reader, target.writing(writer_engine) as writer:
                if is_empty(writer):
                    sums = _copied(source, reader, target, writer, tell)
                    return Moved(source.place, target.place, sums, was_there=False)
                sums = tuple(_sum_of(table, reader) for table in _tables())
                if sums != tuple(_sum_of(table, writer) for table in _tables()):
                    message = _(
                        "Der er allerede noget andet i arkivet {place}, så intet er flyttet. Vælg et tomt arkiv."
                    )
                    raise OccupiedArchiveError(message.format(place=target.place))
                return Moved(source.place, target.place, sums, was_there=True)
        finally:
            writer_engine.dispose()
    finally:
        reader_engine.dispose()


def _tables() -> list[Table]:
    """Every table of the archive, one that others refer to before them."""
    return [table for table in metadata.sorted_tables if table is not schema_version]


def is_empty(connection: Connection) -> bool:
    """True where no table holds a row."""
    return all(connection.execute(select(table).limit(1)).first() is None for table in _tables())


def _copied(
    source: Database, reader: Connection, target: Database, writer: Connection, tell: Tell | None
) -> tuple[TableSum, ...]:
    sums = []
    for table in _tables():
        sent = _Sum(table)
        for rows in _batches(table, reader):
            sent.add(rows)
            writer.execute(insert(table), rows)
            if tell is not None:
                tell(table.name, sent.rows)
        if sent.total() != _sum_of(table, writer):
            message = _("Tabellen {table} er ikke kommet frem, som den var i {source}. Intet er flyttet til {target}.")
            raise ArchiveError(message.format(table=table.name, source=source.place, target=target.place))
        sums.append(sent.total())
    target.rows_were_filled_in(writer, _tables())
    return tuple(sums)


def _batches(table: Table, connection: Connection) -> Iterator[list[dict[str, Any]]]:
    found = connection.execute(select(table), execution_options={"yield_per": ROWS_AT_A_TIME})
    for rows in found.mappings().partitions():
        yield [dict(row) for row in rows]


def _sum_of(table: Table, connection: Connection) -> TableSum:
    counted = _Sum(table)
    for rows in _batches(table, connection):
        counted.add(rows)
    return counted.total()


class _Sum:
    """Adds rows up. Two databases need not hand rows out in the same order, so the order does not count."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self.rows = 0
        self._sum = 0

    def add(self, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            text = json.dumps([row[column.name] for column in self._table.columns], default=_plain)
            self._sum += int.from_bytes(sha256(text.encode()).digest(), "big")
        self.rows += len(rows)

    def total(self) -> TableSum:
        return TableSum(self._table.name, self.rows, f"{self._sum % _ROOM_FOR_SUMS:064x}")


def _plain(value: object) -> str:
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    if isinstance(value, (bytes, memoryview)):
        return sha256(value).hexdigest()
    return str(value)


def write_as_file(database: Database, target: Path) -> None:
    """Write all of `database` as an archive in one file, `target`, which holds the old or the new, never half."""
    from checklist.archive.file_database import FileDatabase
    from checklist.archive.restoring import check_replaceable
    from checklist.archive.sqlite import copy_database

    target = target.expanduser().resolve()
    with in_plain_words(target, "read"):
        check_replaceable(target)
        with TemporaryDirectory(prefix="lovende-") as folder:
            file = FileDatabase(Path(folder) / "kopi.sqlite")
            _fill(database, file)
            copy_database(file.path, target)


def _fill(source: Database, target: Database) -> None:
    reader_engine, writer_engine = source.opened(read_only=True), target.opened(read_only=False)
    try:
        with source.reading(reader_engine) as reader, target.writing(writer_engine) as writer:
            _copied(source, reader, target, writer, None)
    finally:
        writer_engine.dispose()
        reader_engine.dispose()
