"""Writes assessments inside a transaction that somebody else opened and will commit."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, func, insert, select, update

from checklist.archive.errors import ConflictError
from checklist.archive.reading import read_stored
from checklist.archive.rows import answer_columns, answer_rows, changed_header, header_row
from checklist.archive.schema import answers, assessments, catalogues, positions, tombstones
from checklist.archive.shapes import Stored
from checklist.archive.workshop_rows import erase_where_told

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Connection

    from checklist.assessment.model import Answer, Assessment

_ANSWERS_OF = answers.c.assessment_id == bindparam("of_assessment")
_ONE_ANSWER = _ANSWERS_OF & (answers.c.question_id == bindparam("of_question"))
_CHANGE_ANSWER = (
    update(answers)
    .where(_ONE_ANSWER)
    .values(
        {name: bindparam(name) for name in ("value", "status", "reason", "note", "evidence", "flagged", "minority")}
    )
)
_TAKE_ANSWER_OUT = delete(answers).where(_ONE_ANSWER)
_TAKE_ALL_ANSWERS_OUT = delete(answers).where(_ANSWERS_OF)
_NEXT_POSITION = select(func.coalesce(func.max(answers.c.position) + 1, 0)).where(_ANSWERS_OF)
_ADD_ANSWERS = insert(answers)


@dataclass(frozen=True)
class Changes:
    """What has to be written to get from one assessment to another; `rewrite` where the order of answers changed."""

    header: dict[str, Any]
    removed: tuple[str, ...]
    changed: tuple[tuple[str, Answer], ...]
    added: tuple[tuple[str, Answer], ...]
    rewrite: bool

    @property
    def nothing(self) -> bool:
        return not (self.header or self.removed or self.changed or self.added or self.rewrite)


def changes_between(before: Assessment, after: Assessment) -> Changes:
    """What differs, for the same assessment id."""
    old, new = before.answers, after.answers
    added = tuple((question_id, answer) for question_id, answer in new.items() if question_id not in old)
    in_order = [question_id for question_id in old if question_id in new] + [question_id for question_id, _a in added]
    return Changes(
        header=changed_header(before, after),
        removed=tuple(question_id for question_id in old if question_id not in new),
        changed=tuple(
            (question_id, answer)
            for question_id, answer in new.items()
            if question_id in old and old[question_id] is not answer and old[question_id] != answer
        ),
        added=added,
        rewrite=in_order != [*new],
    )


def write_changes(connection: Connection, before: Stored, after: Assessment, changes: Changes) -> Stored:
    """Write `changes` on top of `before`. Raises ConflictError where the archive holds another revision by now.

    A deleted assessment that somebody still works on comes back: what is being answered is not rubbish.
    """
    revision = before.revision + 1
    written = connection.execute(
        update(assessments)
        .where(assessments.c.id == bindparam("of_id"), assessments.c.revision == bindparam("of_revision"))
        .values({**changes.header, "revision": revision, "deleted": None}),
        {"of_id": after.id, "of_revision": before.revision},
    )
    if written.rowcount != 1:
        raise ConflictError(read_stored(connection, after.id))
    if changes.rewrite:
        _rewrite_answers(connection, after)
        return Stored(after, revision)
    if changes.removed:
        connection.execute(_TAKE_ANSWER_OUT, [_keys(after.id, question_id) for question_id in changes.removed])
    if changes.changed:
        rows = [{**_keys(after.id, question_id), **answer_columns(answer)} for question_id, answer in changes.changed]
        connection.execute(_CHANGE_ANSWER, rows)
    if changes.added:
        start = connection.execute(_NEXT_POSITION, {"of_assessment": after.id}).scalar_one()
        connection.execute(_ADD_ANSWERS, answer_rows(after.id, changes.added, start))
    return Stored(after, revision)


def _keys(assessment_id: UUID, question_id: str) -> dict[str, Any]:
    return {"of_assessment": assessment_id, "of_question": question_id}


def _rewrite_answers(connection: Connection, assessment: Assessment) -> None:
    connection.execute(_TAKE_ALL_ANSWERS_OUT, {"of_assessment": assessment.id})
    rows = answer_rows(assessment.id, assessment.answers.items())
    if rows:
        connection.execute(_ADD_ANSWERS, rows)


def write_new(connection: Connection, assessment: Assessment) -> Stored:
    """Write an assessment that the archive does not hold; a tombstone it may have is taken away."""
    connection.execute(delete(tombstones).where(tombstones.c.assessment_id == assessment.id))
    connection.execute(insert(assessments).values(**header_row(assessment), revision=1))
    _rewrite_answers(connection, assessment)
    return Stored(assessment, 1)


def write_over(connection: Connection, revision: int, assessment: Assessment) -> Stored:
    """Write `assessment` in place of the one with its id, which stands at `revision`."""
    columns = {**header_row(assessment), "revision": revision + 1, "deleted": None}
    connection.execute(update(assessments).where(assessments.c.id == assessment.id).values(columns))
    _rewrite_answers(connection, assessment)
    return Stored(assessment, revision + 1)


def bring_back(connection: Connection, assessment_id: UUID) -> bool:
    """Take an assessment out of the bin; False where there is none with this id."""
    change = update(assessments).where(assessments.c.id == assessment_id).values(deleted=None)
    return connection.execute(change).rowcount == 1


def put_in_the_bin(connection: Connection, assessment_id: UUID) -> bool:
    """Mark an assessment as deleted now (or leave the mark it has); False where there is none with this id."""
    marked = func.coalesce(assessments.c.deleted, bindparam("now", dt.datetime.now(dt.UTC), assessments.c.deleted.type))
    change = update(assessments).where(assessments.c.id == assessment_id).values(deleted=marked)
    return connection.execute(change).rowcount == 1


def erase_for_good(connection: Connection, assessment_id: UUID) -> bool:
    """Take an assessment out with everything that hangs on it and leave a tombstone; False where it was not there.

    Of a workshop with this id, what each person answered is taken out.
    """
    # Not left to the foreign keys: they may be off, or missing in an old copy.
    connection.execute(delete(answers).where(answers.c.assessment_id == assessment_id))
    connection.execute(delete(positions).where(positions.c.assessment_id == assessment_id))
    was_there = connection.execute(delete(assessments).where(assessments.c.id == assessment_id)).rowcount == 1
    was_there = erase_where_told(connection, assessment_id) or was_there
    known = connection.execute(select(tombstones).where(tombstones.c.assessment_id == assessment_id)).first()
    if was_there and known is None:
        connection.execute(insert(tombstones).values(assessment_id=assessment_id, erased=dt.datetime.now(dt.UTC)))
    return was_there or known is not None


def keep_catalogue(connection: Connection, catalogue_id: str, version: str, source: bytes) -> None:
    """Keep this source; one that is there already is left alone."""
    key = {"id": catalogue_id, "version": version, "fingerprint": sha256(source).hexdigest()}
    if connection.execute(select(catalogues.c.id).filter_by(**key)).first() is None:
        connection.execute(insert(catalogues).values(**key, added=dt.datetime.now(dt.UTC), source=source))
