"""The workshop's tables.

A step is history: it names its tables itself and never imports them, since they go on changing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _moment() -> sa.DateTime:
    return sa.DateTime(timezone=True)


def _of_workshop(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workshop_id"], ["workshops.id"], name=f"fk_{table}_workshop_id_workshops", ondelete="CASCADE"
    )


def upgrade() -> None:
    """Make the workshop's tables."""
    op.create_table(
        "workshops",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("updated", _moment(), nullable=False),
        sa.Column("closed", _moment()),
        sa.Column("course", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_workshops"),
    )
    op.create_index("ix_workshops_code", "workshops", ["code"])
    op.create_table(
        "workshop_participants",
        sa.Column("workshop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("participant", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("workshop_id", "id", name="pk_workshop_participants"),
        _of_workshop("workshop_participants"),
    )
    op.create_table(
        "workshop_tokens",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("workshop_id", sa.Uuid(), nullable=False),
        sa.Column("participant_id", sa.Uuid()),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_workshop_tokens"),
        _of_workshop("workshop_tokens"),
    )
    op.create_index("ix_workshop_tokens_workshop_id", "workshop_tokens", ["workshop_id"])
    op.create_table(
        "workshop_votes",
        sa.Column("workshop_id", sa.Uuid(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Text(), nullable=False),
        sa.Column("value", sa.Integer()),
        sa.Column("status", sa.Text()),
        sa.Column("reason", sa.Text()),
        sa.Column("note", sa.Text()),
        sa.Column("note_may_be_shown", sa.Boolean(), nullable=False),
        sa.Column("given", _moment(), nullable=False),
        sa.PrimaryKeyConstraint("workshop_id", "participant_id", "round", "question_id", name="pk_workshop_votes"),
        _of_workshop("workshop_votes"),
    )
    op.create_table(
        "workshop_plan_votes",
        sa.Column("workshop_id", sa.Uuid(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("given", _moment(), nullable=False),
        sa.PrimaryKeyConstraint("workshop_id", "participant_id", name="pk_workshop_plan_votes"),
        _of_workshop("workshop_plan_votes"),
    )
