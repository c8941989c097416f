"""The schema: made in one go or by migrations it is the same, and an older archive is brought up to date safely."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from checklist.archive import ArchiveError, ReadOnlyArchiveError, open_archive, schema
from checklist.archive.migrating import MIGRATIONS, STEPS, upgrade
from checklist.archive.sqlite import engine_for, make_file, writing
from tests.archive.made_up import plain_assessment

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


def test_the_tables_can_be_made_in_postgresql_too() -> None:
    """No type is SQLite's own, and moments carry their zone."""
    made = [
        str(CreateTable(table).compile(dialect=postgresql.dialect()))  # type: ignore[no-untyped-call]
        for table in schema.metadata.sorted_tables
    ]
    assert len(made) == 22
    assert any("updated TIMESTAMP WITH TIME ZONE" in statement for statement in made)


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
