"""Between the workshop's models and rows: what goes into which column, and how people are taken out of the rows."""

from __future__ import annotations

import secrets
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from sqlalchemy import Connection, Insert, Table, delete, insert, inspect, select, update
from sqlalchemy.dialects import postgresql, sqlite

from checklist.archive.schema import (
    workshop_participants,
    workshop_plan_votes,
    workshop_tokens,
    workshop_votes,
    workshops,
)
from checklist.assessment.model import Answer
from checklist.workshop.model import Participant, PlanVotes, Vote

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from sqlalchemy import RowMapping

    from checklist.workshop.model import Workshop

_OF_PEOPLE = (workshop_tokens, workshop_plan_votes, workshop_votes, workshop_participants)


def put(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert `rows`; where a row has the same key already, replace it. Of two with the same key the later counts."""
    key = [column.name for column in table.primary_key.columns]
    latest = {tuple(row[name] for name in key): row for row in rows}
    if not latest:
        return
    statement = _insert_or_replace(table, connection.dialect.name)
    connection.execute(statement, [dict(row) for row in latest.values()])


# Made once: while three hundred people answer, making it anew each time takes longer than writing does.
@cache
def _insert_or_replace(table: Table, dialect_name: str) -> Insert:
    dialect = postgresql if dialect_name == "postgresql" else sqlite
    statement = dialect.insert(table)
    key = [column.name for column in table.primary_key.columns]
    changed = {column.name: statement.excluded[column.name] for column in table.columns if not column.primary_key}
    replacing: Insert = statement.on_conflict_do_update(index_elements=key, set_=changed)
    return replacing


def course_row(workshop: Workshop) -> dict[str, Any]:
    """A workshop's own row, without its id and revision."""
    return {
        "code": workshop.code,
        "updated": workshop.updated,
        "closed": workshop.closed,
        "course": workshop.model_dump(mode="json", exclude_none=True),
    }


def participant_row(workshop_id: UUID, participant: Participant) -> dict[str, Any]:
    return {
        "workshop_id": workshop_id,
        "id": participant.id,
        "participant": participant.model_dump(mode="json", exclude_none=True),
    }


def participant_from(table: Mapping[str, Any]) -> Participant:
    return Participant.model_validate(table)


def vote_row(workshop_id: UUID, vote: Vote) -> dict[str, Any]:
    return {
        "workshop_id": workshop_id,
        "participant_id": vote.participant,
        "round": vote.round,
        "question_id": vote.question,
        "value": vote.answer.value,
        "status": vote.answer.status,
        "reason": vote.answer.reason,
        "note": vote.answer.note,
        "note_may_be_shown": vote.note_may_be_shown,
        "given": vote.given,
    }


def vote_from(row: RowMapping) -> Vote:
    answer = Answer(value=row["value"], status=row["status"], reason=row["reason"], note=row["note"])
    return Vote(
        participant=row["participant_id"],
        question=row["question_id"],
        round=row["round"],
        answer=answer,
        note_may_be_shown=row["note_may_be_shown"],
        given=row["given"],
    )


def plan_votes_row(workshop_id: UUID, votes: PlanVotes) -> dict[str, Any]:
    return {
        "workshop_id": workshop_id,
        "participant_id": votes.participant,
        "choices": list(votes.choices),
        "given": votes.given,
    }


def plan_votes_from(row: RowMapping) -> PlanVotes:
    return PlanVotes(participant=row["participant_id"], choices=tuple(row["choices"]), given=row["given"])


def erase_people(connection: Connection, workshop_id: UUID) -> None:
    """Take everybody who took part out, with everything they answered and every door that opened for them."""
    for table in _OF_PEOPLE:
        connection.execute(delete(table).where(table.c.workshop_id == workshop_id))


def take_names_off(connection: Connection, workshop_id: UUID) -> None:
    """Leave the answers, and nothing that says whose they are: new ids, no names, roles, perspectives or times.

    Votes for the plan and notes that may not be shown go too.
    """
    votes = [row._mapping for row in connection.execute(select(workshop_votes).filter_by(workshop_id=workshop_id))]  # noqa: SLF001 - the row's public mapping
    created = min((vote["given"] for vote in votes), default=None)
    erase_people(connection, workshop_id)
    strangers = {vote["participant_id"]: uuid4() for vote in votes}
    anonymous = [
        {
            **vote,
            "participant_id": strangers[vote["participant_id"]],
            "note": vote["note"] if vote["note_may_be_shown"] else None,
            "given": created,
        }
        for vote in votes
    ]
    # The order in which rows lie in the file is an order too.
    secrets.SystemRandom().shuffle(anonymous)
    if anonymous:
        connection.execute(insert(workshop_votes), anonymous)


def erase_where_told(connection: Connection, workshop_id: UUID) -> bool:
    """Erase a workshop's individual answers, here or in a copy of any age; False where there is no such workshop.

    A workshop that was closed before this copy was made holds nobody's answers any more but those that may stay.
    """
    if not inspect(connection).has_table(workshops.name):
        return False
    row = connection.execute(select(workshops.c.course).where(workshops.c.id == workshop_id)).first()
    if row is None:
        return False
    if not _names_are_off(row.course):
        erase_people(connection, workshop_id)
        scrubbed = _without_who_was_counted(row.course)
        connection.execute(update(workshops).where(workshops.c.id == workshop_id).values(course=scrubbed))
    return True


def _names_are_off(course: Mapping[str, Any]) -> bool:
    kept = course.get("closed") and course["settings"].get("keep_without_names")
    return bool(course.get("erased") or kept)


def _without_who_was_counted(part: Any) -> Any:
    """The course without the ids of those whose answers are in a figure."""
    if isinstance(part, dict):
        return {key: _without_who_was_counted(value) for key, value in part.items() if key != "counted"}
    return [_without_who_was_counted(value) for value in part] if isinstance(part, list) else part
