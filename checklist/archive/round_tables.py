"""The screening's tables: rounds, the files that came, applications, reviewers and reviews, and the log of decisions.

They join the archive's other tables; whoever changes one adds a migration, as told in `schema`.
"""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, LargeBinary, String, Table, Text, Uuid

from checklist.archive.schema import Moment, metadata

_DIGITS = 64  # of a SHA-256, in hex


def _round_id() -> Column[object]:
    return Column("round_id", Uuid, ForeignKey("rounds.id", ondelete="CASCADE"), nullable=False)


def _round_key() -> Column[object]:
    return Column("round_id", Uuid, ForeignKey("rounds.id", ondelete="CASCADE"), primary_key=True)


rounds = Table(
    "rounds",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("deadline", Moment, nullable=False),
    Column("updated", Moment, nullable=False),
    Column("document", JSON, nullable=False),
)

# Every file that came, byte for byte. Of a withdrawn applicant only the digest is left, so that it does not come back.
round_files = Table(
    "round_files",
    metadata,
    _round_key(),
    Column("sha256", String(_DIGITS), primary_key=True),
    Column("outcome", Text, nullable=False),
    Column("received", Moment, nullable=False),
    Column("application_id", Uuid),
    Column("name", Text),
    Column("size", Integer, nullable=False),
    Column("wrong", JSON, nullable=False),
    Column("ask", Text, nullable=False),
    Column("way_in", Text),
    Column("let_in_by", Text),
    # What was read in a file that is not in the round, so that a person can take it in.
    Column("assessment", JSON(none_as_null=True)),
    Column("content", LargeBinary),
)
Index(None, round_files.c.application_id)

# `withdrawn`: everything that may be empty is, and nothing is left but the number.
round_applications = Table(
    "round_applications",
    metadata,
    Column("id", Uuid, primary_key=True),
    _round_id(),
    Column("number", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("received", Moment, nullable=False),
    Column("sha256", String(_DIGITS), nullable=False),
    Column("calibration", Boolean, nullable=False),
    Column("let_in_by", Text),
    Column("let_in_because", Text),
    Column("formalities", JSON, nullable=False),
    Column("redactions", JSON, nullable=False),
    Column("assessment", JSON(none_as_null=True)),
    Column("withdrawn", Moment),
    # What the list shows and what tells a second file from a new application, worked out from the assessment.
    Column("practice_id", Uuid),
    Column("practice", Text),
    Column("service", Text),
    Column("municipality", Text),
    Column("area", Text),
    Column("maturity", Text),
    Column("fingerprint", String(_DIGITS)),
    Column("updated", Moment),
)
Index(None, round_applications.c.round_id, round_applications.c.number, unique=True)

round_reviewers = Table(
    "round_reviewers",
    metadata,
    _round_key(),
    Column("id", Uuid, primary_key=True),
    Column("name", Text, nullable=False),
    Column("active", Boolean, nullable=False),
)

# Every word on a conflict of interest; the last one counts.
round_declarations = Table(
    "round_declarations",
    metadata,
    _round_key(),
    Column("reviewer_id", Uuid, primary_key=True),
    Column("application_id", Uuid, primary_key=True),
    Column("at", Moment, primary_key=True),
    Column("conflict", Boolean, nullable=False),
    Column("note", Text),
)

round_assignments = Table(
    "round_assignments",
    metadata,
    _round_key(),
    Column("application_id", Uuid, primary_key=True),
    Column("reviewer_id", Uuid, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("why", Text, nullable=False),
)

round_reviews = Table(
    "round_reviews",
    metadata,
    Column("id", Uuid, primary_key=True),
    _round_id(),
    Column("application_id", Uuid, nullable=False),
    Column("reviewer_id", Uuid, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("handed_in", Moment),
    Column("assessment", JSON, nullable=False),
    Column("first_ratings", JSON(none_as_null=True)),
    Column("released", JSON, nullable=False),
)
Index(None, round_reviews.c.round_id)
Index(None, round_reviews.c.application_id, round_reviews.c.reviewer_id, unique=True)

round_notes = Table(
    "round_notes",
    metadata,
    Column("id", Uuid, primary_key=True),
    _round_id(),
    Column("application_id", Uuid, nullable=False),
    Column("element_id", Text),
    Column("text", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Moment, nullable=False),
)
Index(None, round_notes.c.round_id)

# Only ever added to; what a digest stands for lies in the table after it and can be erased.
round_decisions = Table(
    "round_decisions",
    metadata,
    _round_key(),
    Column("number", Integer, primary_key=True),
    Column("previous", String(_DIGITS), nullable=False),
    Column("application_id", Uuid, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("reason", String(_DIGITS)),
    Column("known", String(_DIGITS)),
    Column("hash", String(_DIGITS), nullable=False),
)

round_decision_texts = Table(
    "round_decision_texts",
    metadata,
    _round_key(),
    Column("number", Integer, primary_key=True),
    Column("texts", JSON, nullable=False),
)

OF_ROUNDS = (
    round_files,
    round_applications,
    round_reviewers,
    round_declarations,
    round_assignments,
    round_reviews,
    round_notes,
    round_decisions,
    round_decision_texts,
)
