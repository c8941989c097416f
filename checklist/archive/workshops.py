"""Workshops in the archive: their course, and apart from it who takes part and what each of them answered.

Reached as `archive.workshops`. Every change is one transaction, on the disk when the method returns.
"""

from __future__ import annotations

import json
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from sqlalchemy import insert, select, update

from checklist.archive import workshop_rows as rows
from checklist.archive.errors import DamagedArchiveError, UnknownIdError, WorkshopConflictError
from checklist.archive.schema import (
    workshop_participants,
    workshop_plan_votes,
    workshop_tokens,
    workshop_votes,
    workshops,
)
from checklist.locale import _
from checklist.workshop.model import Workshop

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable
    from uuid import UUID

    from sqlalchemy import Connection

    from checklist.workshop.model import Participant, PlanVotes, Vote

DoorKind = Literal["browser", "personal", "screen"]


@dataclass(frozen=True)
class StoredWorkshop:
    """A workshop as the archive held it; `revision` grows by one with every change of its course."""

    workshop: Workshop
    revision: int


@dataclass(frozen=True)
class WorkshopEntry:
    """One line of the list of workshops."""

    id: UUID
    code: str
    practice: str
    service: str
    phase: str
    updated: dt.datetime
    closed: dt.datetime | None


@dataclass(frozen=True)
class Door:
    """A digest that opens a workshop's door: for a participant, or (without one) for the projector's page."""

    digest: str
    kind: DoorKind
    participant: UUID | None = None


class _Transaction(Protocol):
    def __call__(self) -> AbstractContextManager[Connection]: ...


class Workshops:
    """The workshops of one open archive. May be used by several threads."""

    def __init__(self, reading: _Transaction, writing: _Transaction, erase: Callable[[UUID], None]) -> None:
        self._reading = reading
        self._writing = writing
        self._erase = erase

    def add(self, workshop: Workshop) -> StoredWorkshop:
        """Take a new workshop in."""
        with self._writing() as connection:
            connection.execute(insert(workshops).values(**rows.course_row(workshop), id=workshop.id, revision=1))
        return StoredWorkshop(workshop, 1)

    def entries(self, closed: bool = False) -> tuple[WorkshopEntry, ...]:
        """The workshops that are not closed (or those that are), the latest changed first."""
        chosen = workshops.c.closed.is_not(None) if closed else workshops.c.closed.is_(None)
        query = select(workshops).where(chosen).order_by(workshops.c.updated.desc(), workshops.c.id)
        with self._reading() as connection:
            return tuple(_entry(_workshop_in(row.course, row.id)) for row in connection.execute(query))

    def load(self, workshop_id: UUID) -> StoredWorkshop:
        """The workshop as it was saved last. Raises UnknownIdError, DamagedArchiveError."""
        with self._reading() as connection:
            return _read(connection, workshop_id)

    def find(self, text: str) -> UUID:
        """The workshop that `text` stands for: its six-letter code, its id, or its id's first 4 characters or more.

        Raises UnknownIdError.
        """
        wanted = text.strip().replace("-", "").casefold()
        with self._reading() as connection:
            known = connection.execute(select(workshops.c.id, workshops.c.code, workshops.c.closed)).all()
        exact = [row for row in known if row.code.casefold() == wanted]
        fitting = exact or [row for row in known if len(wanted) >= 4 and row.id.hex.startswith(wanted)]
        found = [row for row in fitting if row.closed is None] or fitting
        if len(found) != 1:
            raise UnknownIdError(_("Der er ingen workshop med koden eller id'et »{text}«.").format(text=text))
        workshop_id: UUID = found[0].id
        return workshop_id

    def save(self, before: StoredWorkshop, after: Workshop) -> StoredWorkshop:
        """Write the workshop's course. Raises WorkshopConflictError where somebody else saved since `before`."""
        if before.workshop.id != after.id:
            raise ValueError("before and after are different workshops")
        with self._writing() as connection:
            return _write(connection, before, after)

    def join(self, workshop_id: UUID, participant: Participant, doors: Iterable[Door] = ()) -> None:
        """Take a participant in (again: as they are now), and what opens the door for them.

        Raises WorkshopConflictError, as `let_in` and `cast` do, where the workshop was closed meanwhile.
        """
        with self._writing() as connection:
            _still_open(connection, workshop_id)
            rows.put(connection, workshop_participants, [rows.participant_row(workshop_id, participant)])
            rows.put(connection, workshop_tokens, [_door_row(workshop_id, door) for door in doors])

    def let_in(self, workshop_id: UUID, doors: Iterable[Door]) -> None:
        """Keep what opens the door: another browser of a participant, or the projector's page."""
        with self._writing() as connection:
            _still_open(connection, workshop_id)
            rows.put(connection, workshop_tokens, [_door_row(workshop_id, door) for door in doors])

    def doors(self, workshop_id: UUID) -> tuple[Door, ...]:
        """Everything that opens this workshop's door."""
        query = select(workshop_tokens).where(workshop_tokens.c.workshop_id == workshop_id)
        with self._reading() as connection:
            return tuple(Door(row.digest, row.kind, row.participant_id) for row in connection.execute(query))

    def participant_of(self, digest: str) -> UUID | None:
        """The participant whom this digest lets in."""
        query = select(workshop_tokens.c.participant_id).where(workshop_tokens.c.digest == digest)
        with self._reading() as connection:
            return connection.execute(query).scalar()

    def revision(self, workshop_id: UUID) -> int:
        """How often the course was changed, by whomever; 0 where there is no such workshop."""
        query = select(workshops.c.revision).where(workshops.c.id == workshop_id)
        with self._reading() as connection:
            return int(connection.execute(query).scalar() or 0)

    def participants(self, workshop_id: UUID) -> tuple[Participant, ...]:
        """Who takes part, in the order of their ids, which says nothing."""
        query = (
            select(workshop_participants.c.participant)
            .where(workshop_participants.c.workshop_id == workshop_id)
            .order_by(workshop_participants.c.id)
        )
        with self._reading() as connection:
            return tuple(map(rows.participant_from, connection.execute(query).scalars()))

    def votes(self, workshop_id: UUID) -> tuple[Vote, ...]:
        """Every individual answer; for the meeting's own work, never for any eye."""
        query = (
            select(workshop_votes)
            .where(workshop_votes.c.workshop_id == workshop_id)
            .order_by(workshop_votes.c.participant_id, workshop_votes.c.round, workshop_votes.c.question_id)
        )
        with self._reading() as connection:
            return tuple(map(rows.vote_from, connection.execute(query).mappings()))

    def plan_votes(self, workshop_id: UUID) -> tuple[PlanVotes, ...]:
        """Who voted for what to do; for the meeting's own work, never for any eye."""
        query = (
            select(workshop_plan_votes)
            .where(workshop_plan_votes.c.workshop_id == workshop_id)
            .order_by(workshop_plan_votes.c.participant_id)
        )
        with self._reading() as connection:
            return tuple(map(rows.plan_votes_from, connection.execute(query).mappings()))

    def cast(self, workshop_id: UUID, votes: Iterable[Vote], plan_votes: Iterable[PlanVotes] = ()) -> None:
        """Keep these votes, all in one transaction; one for the same person, question and round is replaced."""
        with self._writing() as connection:
            _still_open(connection, workshop_id)
            rows.put(connection, workshop_votes, [rows.vote_row(workshop_id, vote) for vote in votes])
            rows.put(connection, workshop_plan_votes, [rows.plan_votes_row(workshop_id, one) for one in plan_votes])

    def cast_plan_votes(self, workshop_id: UUID, plan_votes: Iterable[PlanVotes]) -> None:
        """Keep these votes for the plan; a person's earlier ones are replaced."""
        self.cast(workshop_id, (), plan_votes)

    def close(self, before: StoredWorkshop, after: Workshop) -> StoredWorkshop:
        """Save the workshop as it ended and erase for good what each person answered, and that they took part.

        Erased here, in the log and in the copies beside the archive; a backup that is brought back has it taken out.
        Where the group agreed to keep answers without names, they stay under new random ids, without names, roles,
        times and those notes that may not be shown. Raises LockedArchiveError where somebody who is reading keeps
        traces in the log: `erase_answers` finishes it.
        """
        with self._writing() as connection:
            stored = _write(connection, before, after)
            take_out = rows.take_names_off if after.settings.keep_without_names else rows.erase_people
            take_out(connection, after.id)
        self._erase(after.id)
        return stored

    def erase_answers(self, workshop_id: UUID) -> None:
        """Erase every individual answer of a workshop for good, also those without names. Raises UnknownIdError."""
        with self._writing() as connection:
            _read(connection, workshop_id)
            rows.erase_people(connection, workshop_id)
        self._erase(workshop_id)


def _still_open(connection: Connection, workshop_id: UUID) -> None:
    """What was erased must not begin anew because a window has not heard that the workshop was closed in another."""
    query = select(workshops.c.closed).where(workshops.c.id == workshop_id).with_for_update(read=True)
    if connection.execute(query).scalar() is not None:
        raise WorkshopConflictError(_read(connection, workshop_id))


def _door_row(workshop_id: UUID, door: Door) -> dict[str, object]:
    return {
        "digest": door.digest,
        "workshop_id": workshop_id,
        "participant_id": door.participant,
        "kind": door.kind,
    }


def _entry(workshop: Workshop) -> WorkshopEntry:
    practice = workshop.settings.practice
    return WorkshopEntry(
        workshop.id,
        workshop.code,
        practice.name,
        practice.service,
        workshop.phase,
        workshop.updated,
        workshop.closed,
    )


def _workshop_in(course: object, workshop_id: UUID) -> Workshop:
    try:
        # As JSON: there a figure that is a key may be written as text.
        return Workshop.model_validate_json(json.dumps(course))
    except ValueError as error:
        message = _("Workshoppen {id} kan ikke læses: det, der står i arkivet, er ikke en hel workshop.")
        raise DamagedArchiveError(message.format(id=workshop_id)) from error


def _read(connection: Connection, workshop_id: UUID) -> StoredWorkshop:
    row = connection.execute(select(workshops).where(workshops.c.id == workshop_id)).first()
    if row is None:
        raise UnknownIdError(_("Der er ingen workshop med id {id} i arkivet.").format(id=workshop_id))
    return StoredWorkshop(_workshop_in(row.course, workshop_id), row.revision)


def _write(connection: Connection, before: StoredWorkshop, after: Workshop) -> StoredWorkshop:
    revision = before.revision + 1
    change = (
        update(workshops)
        .where(workshops.c.id == after.id, workshops.c.revision == before.revision)
        .values(**rows.course_row(after), revision=revision)
    )
    if connection.execute(change).rowcount != 1:
        raise WorkshopConflictError(_read(connection, after.id))
    return StoredWorkshop(after, revision)
