"""Opens an archive's file: makes it where there is none, brings an older one up to date, refuses what is not ours."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sqlalchemy import insert, inspect, select

from checklist.archive import schema
from checklist.archive.driver_errors import in_plain_words, is_folder, missing, not_ours, opened_for_reading, read_only
from checklist.archive.errors import NewerArchiveError
from checklist.archive.sqlite import engine_for, keep_a_write_ahead_log, make_file, writing
from checklist.locale import _

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection, Engine


def opened(path: Path, *, read_only: bool) -> Engine:
    """An engine on the archive `path`, whose schema is this edition's. Raises ArchiveError."""
    with in_plain_words(path, "read"):
        _check_place(path, reading=read_only)
        if not read_only:
            make_file(path)
        version = version_at(path, read_only=read_only)
        if version is None and read_only:
            raise missing(path)
        if version is None:
            _create(path)
        elif version != schema.SCHEMA_VERSION:
            if read_only:
                raise opened_for_reading(path)
            from checklist.archive.migrating import migrate

            migrate(path)
        if not read_only:
            keep_a_write_ahead_log(path)
        return engine_for(path, read_only=read_only)


def version_at(path: Path, *, read_only: bool) -> str | None:
    """The schema's version in the file, this one or an earlier; None for an empty file.

    Raises NotAnArchiveError for another program's database, NewerArchiveError for a version unknown here.
    """
    engine = engine_for(path, read_only=read_only)
    try:
        with engine.connect() as connection:
            version = version_in(connection, path)
    finally:
        engine.dispose()
    if version is not None and version not in {schema.SCHEMA_VERSION, *schema.EARLIER_VERSIONS}:
        message = _(
            "Arkivet {path} er lavet af en nyere udgave af Lovende praksis. Det er ikke ændret, og intet er gået "
            "tabt. Opdater programmet, så kan du åbne det."
        )
        raise NewerArchiveError(message.format(path=path))
    return version


def version_in(connection: Connection, path: Path) -> str | None:
    """The schema's version that the database itself names. Raises NotAnArchiveError where it is not an archive."""
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    if not {schema.schema_version.name, schema.assessments.name} <= tables:
        raise not_ours(path)
    version: str | None = connection.execute(select(schema.schema_version.c.version_num)).scalar()
    if version is None:
        raise not_ours(path)
    return version


def _check_place(path: Path, *, reading: bool) -> None:
    if path.is_dir():
        raise is_folder(path)
    if reading:
        if not path.exists():
            raise missing(path)
        return
    # SQLite would open it for reading without a word; better to say so before somebody has answered an hour.
    if path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise read_only(path)


def _create(path: Path) -> None:
    """All tables at once, as the migrations would have made them (a test compares the two)."""
    engine = engine_for(path)
    try:
        with writing(engine).begin() as connection:
            # Another process may have been here while this one waited for the right to write.
            if version_in(connection, path) is None:
                schema.metadata.create_all(connection, checkfirst=False)
                connection.execute(insert(schema.schema_version).values(version_num=schema.SCHEMA_VERSION))
    finally:
        engine.dispose()
