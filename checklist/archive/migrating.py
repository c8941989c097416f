"""Brings an older archive up to this edition's schema, with a copy beside it first.

The only module that loads Alembic, which takes as long as everything else together.
"""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from sqlalchemy.exc import DBAPIError

from checklist.archive import schema
from checklist.archive.errors import ArchiveError
from checklist.archive.location import new_copy_path
from checklist.archive.opening import version_in
from checklist.archive.sqlite import copy_database, engine_for, writing
from checklist.locale import _

if TYPE_CHECKING:
    from sqlalchemy import Connection

MIGRATIONS = Path(__file__).with_name("migrations")
# Where Alembic looks for the single steps.
STEPS = (MIGRATIONS / "versions",)


def migrate(path: Path) -> None:
    """Bring the archive `path` to SCHEMA_VERSION in one transaction, after a copy beside it. Raises ArchiveError."""
    copy = new_copy_path(path, dt.datetime.now(dt.UTC))
    copy_database(path, copy)
    # Rebuilding a table drops the old one, and with foreign keys on that would take its answers along.
    engine = engine_for(path, foreign_keys=False)
    try:
        with writing(engine).begin() as connection:
            # Another process may have done it while this one waited for the right to write.
            if version_in(connection, path) != schema.SCHEMA_VERSION:
                upgrade(connection, schema.SCHEMA_VERSION)
                _check_references(connection)
    except (DBAPIError, OSError):
        raise
    except Exception as error:
        raise _failed(path, copy) from error
    finally:
        engine.dispose()


def _check_references(connection: Connection) -> None:
    lost = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if lost is not None:
        raise LookupError(f"a row refers to nothing: {tuple(lost)}")


def _failed(path: Path, copy: Path) -> ArchiveError:
    message = _(
        "Arkivet {path} kunne ikke bringes op til denne udgave af programmet. Det er ikke ændret, og intet er gået "
        "tabt. Der ligger også en kopi her: {copy}."
    )
    return ArchiveError(message.format(path=path, copy=copy))


def upgrade(connection: Connection, version: str) -> None:
    """Run the steps that lead to `version`, inside the transaction that `connection` is in."""
    config = Config()
    config.set_main_option("script_location", _plain(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.set_main_option("version_locations", os.pathsep.join(map(_plain, STEPS)))
    config.attributes["connection"] = connection
    command.upgrade(config, version)


def _plain(path: Path) -> str:
    return str(path).replace("%", "%%")
