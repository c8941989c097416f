"""The archive's tables. Whoever changes one adds a migration and raises SCHEMA_VERSION.

Only types that SQLite and PostgreSQL share. Times are UTC everywhere, although SQLite forgets the zone.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    TypeDecorator,
    Uuid,
)

if TYPE_CHECKING:
    from sqlalchemy import Dialect

SCHEMA_VERSION = "0003"
# The versions that a migration leads on from, oldest first.
EARLIER_VERSIONS: tuple[str, ...] = ("0001", "0002")


class Moment(TypeDecorator[dt.datetime]):
    """An aware moment, kept as UTC and given back as UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002
        return None if value is None else value.astimezone(dt.UTC)

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

assessments = Table(
    "assessments",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("deleted", Moment),
    Column("format", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("about", Uuid),
    Column("catalogue", Text, nullable=False),
    Column("catalogue_version", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("practice_mode", Boolean, nullable=False),
    Column("created", Moment, nullable=False),
    Column("updated", Moment, nullable=False),
    Column("period", Text),
    Column("practice", JSON, nullable=False),
    Column("respondent", JSON, nullable=False),
    Column("evidence", JSON, nullable=False),
    Column("ratings", JSON, nullable=False),
    Column("gates", JSON, nullable=False),
    Column("reflections", JSON, nullable=False),
    Column("plan", JSON, nullable=False),
    # What the list shows, worked out from the rest whenever an assessment is written.
    Column("practice_id", Uuid, nullable=False),
    Column("practice_name", Text, nullable=False),
    Column("service", Text, nullable=False),
    Column("area", Text),
    Column("given", Integer, nullable=False),
    Column("next_look", Date),
    Column("open_actions", Integer, nullable=False),
)
Index(None, assessments.c.practice_id)
Index(None, assessments.c.updated)


def _assessment_id() -> ForeignKey:
    return ForeignKey("assessments.id", ondelete="CASCADE")


answers = Table(
    "answers",
    metadata,
    Column("assessment_id", Uuid, _assessment_id(), primary_key=True),
    Column("question_id", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("value", Integer),
    Column("status", Text),
    Column("reason", Text),
    Column("note", Text),
    Column("evidence", JSON, nullable=False),
    Column("flagged", Boolean, nullable=False),
    Column("minority", Text),
)

# Where a person was in the walk.
positions = Table(
    "positions",
    metadata,
    Column("assessment_id", Uuid, _assessment_id(), primary_key=True),
    Column("question_id", Text, nullable=False),
)

# Every source that assessments were made with; the fingerprint (SHA-256) tells two of the same version apart.
catalogues = Table(
    "catalogues",
    metadata,
    Column("id", Text, primary_key=True),
    Column("version", Text, primary_key=True),
    Column("fingerprint", Text, primary_key=True),
    Column("added", Moment, nullable=False),
    Column("source", LargeBinary, nullable=False),
)

settings = Table(
    "settings",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

# The ids of what was erased for good, so that no copy brings it back.
tombstones = Table(
    "tombstones",
    metadata,
    Column("assessment_id", Uuid, primary_key=True),
    Column("erased", Moment, nullable=False),
)

# A workshop's course and everything that may be seen of it; who takes part and what each answered stands apart, so that
# it can be erased.
workshops = Table(
    "workshops",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("code", Text, nullable=False),
    Column("updated", Moment, nullable=False),
    Column("closed", Moment),
    Column("course", JSON, nullable=False),
)
Index(None, workshops.c.code)


def _workshop_id() -> ForeignKey:
    return ForeignKey("workshops.id", ondelete="CASCADE")


workshop_participants = Table(
    "workshop_participants",
    metadata,
    Column("workshop_id", Uuid, _workshop_id(), primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("participant", JSON, nullable=False),
)

# What opens a workshop's door: `kind` says for whom. Only SHA-256 digests; what is digested is in a browser's keeping.
workshop_tokens = Table(
    "workshop_tokens",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("workshop_id", Uuid, _workshop_id(), nullable=False),
    Column("participant_id", Uuid),
    Column("kind", Text, nullable=False),
)
Index(None, workshop_tokens.c.workshop_id)

workshop_votes = Table(
    "workshop_votes",
    metadata,
    Column("workshop_id", Uuid, _workshop_id(), primary_key=True),
    Column("participant_id", Uuid, primary_key=True),
    Column("round", Integer, primary_key=True),
    Column("question_id", Text, primary_key=True),
    Column("value", Integer),
    Column("status", Text),
    Column("reason", Text),
    Column("note", Text),
    Column("note_may_be_shown", Boolean, nullable=False),
    Column("given", Moment, nullable=False),
)

workshop_plan_votes = Table(
    "workshop_plan_votes",
    metadata,
    Column("workshop_id", Uuid, _workshop_id(), primary_key=True),
    Column("participant_id", Uuid, primary_key=True),
    Column("choices", JSON, nullable=False),
    Column("given", Moment, nullable=False),
)

# The table in which Alembic notes the schema's version; its key is named as Alembic names it.
schema_version = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)

# The screening's tables fill a file of their own; they join the same metadata.
from checklist.archive import round_tables  # noqa: E402, F401
