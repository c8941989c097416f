"""The schema: made in one go or by migrations it is the same, and an older archive is brought up to date safely."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import insert
from sqlalchemy.schema import CreateSchema

from checklist.archive import ArchiveError, ReadOnlyArchiveError, open_archive, postgresql, schema
from checklist.archive.migrating import MIGRATIONS, STEPS, upgrade
from checklist.archive.rows import header_row
from checklist.archive.server_address import server_address
from checklist.archive.server_database import ServerDatabase
from checklist.archive.sqlite import engine_for, make_file, writing
from tests.archive.made_up import plain_assessment
from tests.postgresql_server import new_database

REBUILD_A_TABLE = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "0004", "0003", None, None

def upgrade():
    with op.batch_alter_table("assessments", recreate="always") as table:
        table.add_column(sa.Column("colour", sa.Text()))
    op.execute("UPDATE assessments SET colour = 'blå'")
    {more}
"""


def declared_in(file: Path) -> set[tuple[str, str]]:
    """Every table and index with the statement that made it."""
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {(name, " ".join(sql.split())) for name, sql in rows}


@pytest.fixture
def a_second_step(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The edition after this one: it rebuilds the table of assessments. Returns the step's file."""
    step = tmp_path / "steps" / "schema_0004.py"
    step.parent.mkdir()
    step.write_text(REBUILD_A_TABLE.format(more=""), encoding="utf-8")
    monkeypatch.setattr("checklist.archive.migrating.STEPS", (*STEPS, step.parent))
    return step


def enter_the_next_edition(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on this program's schema is 0004."""
    monkeypatch.setattr(schema, "SCHEMA_VERSION", "0004")
    monkeypatch.setattr(schema, "EARLIER_VERSIONS", ("0001", "0002", "0003"))


def test_a_fresh_archive_is_what_the_migrations_would_have_made(tmp_path: Path) -> None:
    """Statement by statement, tables and indexes."""
    fresh, migrated = tmp_path / "fresh.sqlite", tmp_path / "migrated.sqlite"
    open_archive(str(fresh)).close()
    make_file(migrated)
    engine = engine_for(migrated)
    with writing(engine).begin() as connection:
        upgrade(connection, schema.SCHEMA_VERSION)
    engine.dispose()
    assert declared_in(fresh) == declared_in(migrated)
    assert len(declared_in(fresh)) == 31
    with open_archive(str(migrated)) as archive:
        stored = archive.add(plain_assessment())
        assert archive.load(stored.assessment.id) == stored


def test_the_version_in_the_code_is_the_last_migration() -> None:
    """Whoever adds a migration raises SCHEMA_VERSION and lists the one before."""
    steps = list(ScriptDirectory(str(MIGRATIONS)).walk_revisions())
    assert [step.revision for step in reversed(steps)] == [*schema.EARLIER_VERSIONS, schema.SCHEMA_VERSION]


def declared_on(url: str) -> set[tuple[str, ...]]:
    """Every column, constraint and index of the archive on a server, as the server itself spells them."""
    query = """
        SELECT 'column', a.attrelid::regclass::text, a.attnum::text, a.attname::text,
               format_type(a.atttypid, a.atttypmod), a.attnotnull::text
          FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
         WHERE c.relnamespace = 'lovende'::regnamespace AND c.relkind = 'r' AND a.attnum > 0
        UNION ALL SELECT 'constraint', conrelid::regclass::text, conname::text, pg_get_constraintdef(oid), '', ''
          FROM pg_constraint WHERE connamespace = 'lovende'::regnamespace
        UNION ALL SELECT 'index', tablename::text, indexname::text, indexdef, '', ''
          FROM pg_indexes WHERE schemaname = 'lovende'
    """
    with psycopg.connect(url) as connection:
        return set(connection.execute(query))


def test_a_fresh_archive_on_a_server_is_what_the_migrations_would_have_made(
    server_database: str, server_url: str
) -> None:
    """Column by column, with types, constraints and indexes; moments carry their zone."""
    migrated = new_database(server_url)
    open_archive(server_database).close()
    database = ServerDatabase(migrated)
    engine = postgresql.engine_for(server_address(migrated))
    with database.writing(engine) as connection:
        connection.execute(CreateSchema(postgresql.SCHEMA))
        upgrade(connection, schema.SCHEMA_VERSION)
    engine.dispose()
    assert declared_on(server_database) == declared_on(migrated)
    tables = {row[1].removeprefix("lovende.") for row in declared_on(server_database) if row[0] == "column"}
    assert tables == {table.name for table in schema.metadata.tables.values()}
    types = {(row[1].removeprefix("lovende."), row[3]): row[4] for row in declared_on(server_database)}
    assert types["assessments", "updated"] == "timestamp with time zone"
    with open_archive(migrated) as archive:
        stored = archive.add(plain_assessment())
        assert archive.load(stored.assessment.id) == stored


def test_an_older_archive_on_a_server_is_brought_up_to_date_by_whoever_comes_first(server_database: str) -> None:
    """Two desks open it at once; it is migrated once, and everything in it is there."""
    engine = postgresql.engine_for(server_address(server_database))
    with ServerDatabase(server_database).writing(engine) as connection:
        connection.execute(CreateSchema(postgresql.SCHEMA))
        upgrade(connection, schema.EARLIER_VERSIONS[0])
        row = {**header_row(plain_assessment(answers={})), "revision": 1}
        connection.execute(insert(schema.assessments).values(row))
    engine.dispose()
    with pytest.raises(ReadOnlyArchiveError):
        open_archive(server_database, read_only=True)
    with ThreadPoolExecutor(2) as desks:
        seen = list(desks.map(_entries_at, [server_database] * 2))
    assert seen == [1, 1]


def _entries_at(url: str) -> int:
    with open_archive(url) as archive:
        assert archive.check() == []
        return len(archive.entries())


def test_an_older_archive_is_brought_up_to_date_with_a_copy_beside_it(
    archive_file: Path, a_second_step: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everything in it is there afterwards, answers included, and the copy is the archive as it was."""
    with open_archive(str(archive_file)) as archive:
        stored = archive.add(plain_assessment())
    enter_the_next_edition(monkeypatch)
    with open_archive(str(archive_file)) as archive:
        assert archive.load(stored.assessment.id) == stored
        assert archive.check() == []
    with closing(sqlite3.connect(archive_file)) as connection:
        assert connection.execute("SELECT colour FROM assessments").fetchall() == [("blå",)]
    monkeypatch.undo()
    (copy,) = archive_file.parent.glob("arkiv-kopi-*.sqlite")
    with open_archive(str(copy)) as earlier:
        assert earlier.load(stored.assessment.id) == stored


def test_a_migration_that_fails_changes_nothing(
    archive_file: Path, a_second_step: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The person hears that it failed and where the copy lies; the older edition still opens the archive."""
    with open_archive(str(archive_file)) as archive:
        stored = archive.add(plain_assessment())
    a_second_step.write_text(REBUILD_A_TABLE.format(more="raise LookupError('half way')"), encoding="utf-8")
    with monkeypatch.context() as next_edition:
        enter_the_next_edition(next_edition)
        with pytest.raises(ArchiveError, match="arkiv-kopi-"):
            open_archive(str(archive_file))
    with open_archive(str(archive_file)) as archive:
        assert archive.load(stored.assessment.id) == stored


def test_an_older_archive_is_not_brought_up_to_date_for_reading_alone(
    archive_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading promises to change nothing."""
    open_archive(str(archive_file)).close()
    enter_the_next_edition(monkeypatch)
    with pytest.raises(ReadOnlyArchiveError):
        open_archive(str(archive_file), read_only=True)
