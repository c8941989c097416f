"""The screening's tables.

A step is history: it names its tables itself and never imports them, since they go on changing.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def _moment() -> sa.DateTime:
    return sa.DateTime(timezone=True)


def _make(table: str, *columns: "sa.Column[Any]", key: tuple[str, ...]) -> None:
    """A table with its key, of a round."""
    op.create_table(
        table,
        *columns,
        sa.PrimaryKeyConstraint(*key, name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=f"fk_{table}_round_id_rounds", ondelete="CASCADE"),
    )


def upgrade() -> None:
    """Make the screening's tables."""
    op.create_table(
        "rounds",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("deadline", _moment(), nullable=False),
        sa.Column("updated", _moment(), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_rounds"),
    )
    _make(
        "round_files",
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("received", _moment(), nullable=False),
        sa.Column("application_id", sa.Uuid()),
        sa.Column("name", sa.Text()),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("wrong", sa.JSON(), nullable=False),
        sa.Column("ask", sa.Text(), nullable=False),
        sa.Column("way_in", sa.Text()),
        sa.Column("let_in_by", sa.Text()),
        sa.Column("assessment", sa.JSON()),
        sa.Column("content", sa.LargeBinary()),
        key=("round_id", "sha256"),
    )
    op.create_index("ix_round_files_application_id", "round_files", ["application_id"])
    _make(
        "round_applications",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("received", _moment(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("calibration", sa.Boolean(), nullable=False),
        sa.Column("let_in_by", sa.Text()),
        sa.Column("let_in_because", sa.Text()),
        sa.Column("formalities", sa.JSON(), nullable=False),
        sa.Column("redactions", sa.JSON(), nullable=False),
        sa.Column("assessment", sa.JSON()),
        sa.Column("withdrawn", _moment()),
        sa.Column("practice_id", sa.Uuid()),
        sa.Column("practice", sa.Text()),
        sa.Column("service", sa.Text()),
        sa.Column("municipality", sa.Text()),
        sa.Column("area", sa.Text()),
        sa.Column("maturity", sa.Text()),
        sa.Column("fingerprint", sa.String(64)),
        sa.Column("updated", _moment()),
        key=("id",),
    )
    numbers = "ix_round_applications_round_id_number"
    op.create_index(numbers, "round_applications", ["round_id", "number"], unique=True)
    _make(
        "round_reviewers",
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        key=("round_id", "id"),
    )
    _make(
        "round_declarations",
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("reviewer_id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("at", _moment(), nullable=False),
        sa.Column("conflict", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text()),
        key=("round_id", "reviewer_id", "application_id", "at"),
    )
    _make(
        "round_assignments",
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("reviewer_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        key=("round_id", "application_id", "reviewer_id"),
    )
    _make_reviews()
    _make_log()


def _make_reviews() -> None:
    _make(
        "round_reviews",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("reviewer_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("handed_in", _moment()),
        sa.Column("assessment", sa.JSON(), nullable=False),
        sa.Column("first_ratings", sa.JSON()),
        sa.Column("released", sa.JSON(), nullable=False),
        key=("id",),
    )
    op.create_index("ix_round_reviews_round_id", "round_reviews", ["round_id"])
    once = "ix_round_reviews_application_id_reviewer_id"
    op.create_index(once, "round_reviews", ["application_id", "reviewer_id"], unique=True)
    _make(
        "round_notes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("element_id", sa.Text()),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", _moment(), nullable=False),
        key=("id",),
    )
    op.create_index("ix_round_notes_round_id", "round_notes", ["round_id"])


def _make_log() -> None:
    _make(
        "round_decisions",
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", _moment(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(64)),
        sa.Column("known", sa.String(64)),
        sa.Column("hash", sa.String(64), nullable=False),
        key=("round_id", "number"),
    )
    _make(
        "round_decision_texts",
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("texts", sa.JSON(), nullable=False),
        key=("round_id", "number"),
    )
