"""Reviewers, who reads what, and their reviews in the archive. Reached as `archive.rounds.reviews`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import delete, exists, insert, select, update

from checklist.archive import round_rows as rows
from checklist.archive.errors import RoundConflictError
from checklist.archive.round_tables import (
    round_assignments,
    round_declarations,
    round_notes,
    round_reviewers,
    round_reviews,
)
from checklist.archive.shapes import Kept
from checklist.archive.workshop_rows import put
from checklist.assessment.model import Rating
from checklist.locale import danish_sort_key
from checklist.screening.model import Assignment, CalibrationNote, Declaration, Review, Reviewer

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from uuid import UUID

    from sqlalchemy import Connection

    from checklist.archive.round_rows import Transactions


@dataclass(frozen=True)
class ReviewLine:
    """What overviews and statistics need of a review: no comments, and nothing of the practice."""

    id: UUID
    application: UUID
    reviewer: UUID
    handed_in: dt.datetime | None
    ratings: dict[str, Rating]


class Reviews:
    """The reviewers and reviews of an open archive's rounds."""

    def __init__(self, transactions: Transactions) -> None:
        self._in = transactions

    def reviewers(self, round_id: UUID) -> tuple[Reviewer, ...]:
        """The round's reviewers by the alphabet, those who left too."""
        query = select(round_reviewers).where(round_reviewers.c.round_id == round_id)
        with self._in.reading() as connection:
            found = [Reviewer(id=row.id, name=row.name, active=row.active) for row in connection.execute(query)]
        return tuple(sorted(found, key=lambda one: (danish_sort_key(one.name), str(one.id))))

    def put_reviewer(self, round_id: UUID, reviewer: Reviewer) -> None:
        """Take a reviewer in, or keep them as they are now. Raises UnknownIdError."""
        with self._in.writing() as connection:
            rows.check_round(connection, round_id)
            put(connection, round_reviewers, [{"round_id": round_id, **reviewer.model_dump()}])

    def declarations(self, round_id: UUID) -> tuple[Declaration, ...]:
        """Every word on conflicts of interest, the earliest first."""
        query = select(round_declarations).where(round_declarations.c.round_id == round_id)
        table = round_declarations.c
        with self._in.reading() as connection:
            found = connection.execute(query.order_by(table.at, table.reviewer_id, table.application_id))
            return tuple(
                # Checked when it was written; checking twenty thousand again takes a second.
                Declaration.model_construct(
                    reviewer=row.reviewer_id,
                    application=row.application_id,
                    conflict=row.conflict,
                    at=row.at,
                    note=row.note,
                )
                for row in found
            )

    def declare(self, round_id: UUID, *declarations: Declaration) -> None:
        """Add a reviewer's word on conflicts; earlier ones stay. Raises UnknownIdError, ErasedError."""
        with self._in.writing() as connection:
            for one in declarations:
                rows.check_application(connection, round_id, one.application)
            put(
                connection,
                round_declarations,
                [
                    {
                        "round_id": round_id,
                        "reviewer_id": one.reviewer,
                        "application_id": one.application,
                        "at": one.at,
                        "conflict": one.conflict,
                        "note": one.note,
                    }
                    for one in declarations
                ],
            )

    def assignments(self, round_id: UUID) -> tuple[Assignment, ...]:
        """Who reads what, in the order in which it was shared."""
        with self._in.reading() as connection:
            return _assignments(connection, round_id)

    def assign(
        self, round_id: UUID, before: Sequence[Assignment], after: Sequence[Assignment]
    ) -> tuple[Assignment, ...]:
        """Put `after` in place of `before`, which is what the share was made from.

        Raises RoundConflictError (`stored`: all assignments) where somebody shared in between; UnknownIdError,
        ErasedError for an application that is not in the round any more.
        """
        with self._in.writing() as connection:
            rows.check_round(connection, round_id)
            now = _assignments(connection, round_id)
            if set(now) == set(after):
                return now
            if set(now) != set(before):
                raise RoundConflictError(now)
            for application in {one.application for one in after} - {one.application for one in before}:
                rows.check_application(connection, round_id, application)
            connection.execute(delete(round_assignments).where(round_assignments.c.round_id == round_id))
            put(
                connection,
                round_assignments,
                [
                    {
                        "round_id": round_id,
                        "application_id": one.application,
                        "reviewer_id": one.reviewer,
                        "position": position,
                        "why": one.why,
                    }
                    for position, one in enumerate(after)
                ],
            )
            return _assignments(connection, round_id)

    def all(
        self, round_id: UUID, *, application: UUID | None = None, reviewer: UUID | None = None
    ) -> tuple[Kept[Review], ...]:
        """The round's reviews, drafts too; of one application or by one reviewer where these are named."""
        query = select(round_reviews).where(round_reviews.c.round_id == round_id)
        if application is not None:
            query = query.where(round_reviews.c.application_id == application)
        if reviewer is not None:
            query = query.where(round_reviews.c.reviewer_id == reviewer)
        query = query.order_by(round_reviews.c.application_id, round_reviews.c.reviewer_id)
        with self._in.reading() as connection:
            return tuple(map(rows.review_from, connection.execute(query).mappings()))

    def lines(self, round_id: UUID, applications: Sequence[UUID] | None = None) -> tuple[ReviewLine, ...]:
        """Every review of the round, drafts too, as far as numbers go: cheap with tens of thousands.

        With `applications` (at most some hundreds) those of these alone.
        """
        table = round_reviews.c
        query = select(table.id, table.application_id, table.reviewer_id, table.handed_in, table.assessment["ratings"])
        query = query.where(table.round_id == round_id).order_by(table.application_id, table.reviewer_id)
        if applications is not None:
            query = query.where(table.application_id.in_(applications))
        with self._in.reading() as connection:
            return tuple(
                ReviewLine(review_id, application, reviewer, handed_in, {e: _figure(one) for e, one in ratings.items()})
                for review_id, application, reviewer, handed_in, ratings in connection.execute(query)
            )

    def are_awaited(self, round_id: UUID) -> bool:
        """Whether somebody was given an application and has not handed its review in. Reads no review."""
        given, review = round_assignments.c, round_reviews.c
        handed_in = exists().where(
            review.application_id == given.application_id,
            review.reviewer_id == given.reviewer_id,
            review.handed_in.is_not(None),
        )
        query = select(given.application_id).where(given.round_id == round_id, ~handed_in).limit(1)
        with self._in.reading() as connection:
            return connection.execute(query).first() is not None

    def save(self, round_id: UUID, before: Kept[Review] | None, after: Review) -> Kept[Review]:
        """Write a review; `before` is it as it was read, None where it is new.

        Raises RoundConflictError where the same reviewer saved at another desk in between; UnknownIdError, ErasedError.
        """
        with self._in.writing() as connection:
            rows.check_application(connection, round_id, after.application)
            row = connection.execute(select(round_reviews).where(round_reviews.c.id == after.id)).mappings().first()
            stored = None if row is None else rows.review_from(row)
            if stored is not None and stored.value == after:
                return stored
            if (stored.revision if stored else 0) != (before.revision if before else 0):
                raise RoundConflictError(stored)
            columns = rows.review_row(after)
            if stored is None:
                keys = {"id": after.id, "round_id": round_id, "revision": 1}
                connection.execute(insert(round_reviews).values(**keys, **columns))
                return Kept(after, 1)
            changed = update(round_reviews).where(round_reviews.c.id == after.id)
            connection.execute(changed.values(**columns, revision=stored.revision + 1))
            return Kept(after, stored.revision + 1)

    def notes(self, round_id: UUID) -> tuple[CalibrationNote, ...]:
        """What was agreed on about the shared cases, the earliest first."""
        query = select(round_notes).where(round_notes.c.round_id == round_id)
        with self._in.reading() as connection:
            return tuple(
                CalibrationNote(
                    id=row.id,
                    application=row.application_id,
                    element=row.element_id,
                    text=row.text,
                    by=row.by,
                    at=row.at,
                )
                for row in connection.execute(query.order_by(round_notes.c.at, round_notes.c.id))
            )

    def add_note(self, round_id: UUID, note: CalibrationNote) -> None:
        """Keep a note (again: as it is now). Raises UnknownIdError, ErasedError."""
        with self._in.writing() as connection:
            rows.check_application(connection, round_id, note.application)
            facts = note.model_dump(exclude={"application", "element"})
            row = {**facts, "round_id": round_id, "application_id": note.application, "element_id": note.element}
            put(connection, round_notes, [row])

    def remove_note(self, round_id: UUID, note_id: UUID) -> None:
        """Take a note out; one that is gone already stays gone."""
        gone = delete(round_notes).where(round_notes.c.round_id == round_id, round_notes.c.id == note_id)
        with self._in.writing() as connection:
            connection.execute(gone)


def _figure(rating: dict[str, Any]) -> Rating:
    """A rating without its comment, as it was checked when it was saved."""
    return _bare_rating(rating.get("value"), rating.get("status"))


@cache
def _bare_rating(value: int | None, status: Literal["abstain"] | None) -> Rating:
    return Rating.model_construct(value=value, status=status, comment=None)


def _assignments(connection: Connection, round_id: UUID) -> tuple[Assignment, ...]:
    query = select(round_assignments).where(round_assignments.c.round_id == round_id)
    return tuple(
        Assignment.model_construct(application=row.application_id, reviewer=row.reviewer_id, why=row.why)
        for row in connection.execute(query.order_by(round_assignments.c.position))
    )
