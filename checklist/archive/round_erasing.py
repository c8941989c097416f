"""Taking a withdrawn applicant, or a whole round, out for good: here, in copies, in a backup that is brought back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, inspect, select, update

from checklist.archive.changing import erase_for_good
from checklist.archive.round_decisions import log_withdrawal
from checklist.archive.round_tables import (
    OF_ROUNDS,
    round_applications,
    round_assignments,
    round_decision_texts,
    round_decisions,
    round_declarations,
    round_files,
    round_notes,
    round_reviews,
    rounds,
)
from checklist.archive.schema import tombstones
from checklist.archive.workshop_rows import put

if TYPE_CHECKING:
    import datetime as dt
    from uuid import UUID

    from sqlalchemy import Connection

_NOTHING: dict[str, None] = dict.fromkeys(
    (
        "let_in_by",
        "let_in_because",
        "assessment",
        "practice_id",
        "practice",
        "service",
        "municipality",
        "area",
        "maturity",
        "fingerprint",
        "updated",
    )
)


_REVISED = (rounds, round_applications, round_reviews)


@dataclass(frozen=True)
class Withdrawal:
    """That one applicant withdrew: which application, its number, who noted it, and when."""

    round: UUID
    application: UUID
    number: int
    by: str
    at: dt.datetime


def withdraw(connection: Connection, gone: Withdrawal) -> bool:
    """Erase an application and everything said about it, and write into the log that it was withdrawn.

    Here or in a copy of any age; False where it is not there, or was withdrawn already.
    """
    if not inspect(connection).has_table(round_applications.name):
        return False
    here = (round_applications.c.id == gone.application) & round_applications.c.withdrawn.is_(None)
    if connection.execute(select(round_applications.c.id).where(here)).first() is None:
        return False
    log_withdrawal(connection, gone.round, gone.application, gone.by, gone.at)
    emptied: dict[str, object] = {
        "withdrawn": gone.at,
        "formalities": [],
        "redactions": [],
        "calibration": False,
        **_NOTHING,
    }
    connection.execute(update(round_applications).where(here).values(**emptied))
    nothing = {"name": None, "content": None, "assessment": None, "let_in_by": None, "way_in": None, "size": 0}
    of_files = update(round_files).where(round_files.c.application_id == gone.application)
    connection.execute(of_files.values(outcome="withdrawn", wrong=[], ask="", **nothing))
    for table in (round_declarations, round_assignments, round_reviews, round_notes):
        connection.execute(delete(table).where(table.c.application_id == gone.application))
    about_it = select(round_decisions.c.number).where(
        round_decisions.c.round_id == gone.round, round_decisions.c.application_id == gone.application
    )
    texts = round_decision_texts.c
    connection.execute(delete(round_decision_texts).where(texts.round_id == gone.round, texts.number.in_(about_it)))
    # The same assessment may lie in the archive by itself; its tombstone keeps it from coming back anywhere.
    erase_for_good(connection, gone.application)
    put(connection, tombstones, [{"assessment_id": gone.application, "erased": gone.at}])
    return True


def withdrawals(connection: Connection) -> list[Withdrawal]:
    """Every withdrawal that the archive knows of, as its logs tell it."""
    query = (
        select(round_decisions, round_applications.c.number.label("application_number"))
        .join(round_applications, round_applications.c.id == round_decisions.c.application_id)
        .where(round_decisions.c.verdict == "withdrawn")
        .order_by(round_decisions.c.round_id, round_decisions.c.number)
    )
    return [
        Withdrawal(row.round_id, row.application_id, row.application_number, row.by, row.at)
        for row in connection.execute(query)
    ]


def highest_revisions(connection: Connection) -> dict[str, int]:
    """Table's name -> the highest revision in it."""
    return {
        table.name: connection.execute(select(func.coalesce(func.max(table.c.revision), 0))).scalar_one()
        for table in _REVISED
    }


def after_bringing_back(connection: Connection, gone: list[Withdrawal], revisions: dict[str, int]) -> None:
    """After a backup was brought back: whoever had withdrawn is withdrawn again.

    And every revision is put above those that somebody may still hold in an open window, so that saving there meets a
    conflict.
    """
    for one in gone:
        withdraw(connection, one)
    for table in _REVISED:
        connection.execute(update(table).values(revision=table.c.revision + revisions[table.name]))


def erase_round(connection: Connection, round_id: UUID) -> bool:
    """Take a whole round out with everything that belongs to it, here or in a copy; False where it is not there."""
    if not inspect(connection).has_table(rounds.name):
        return False
    for table in OF_ROUNDS:
        connection.execute(delete(table).where(table.c.round_id == round_id))
    return connection.execute(delete(rounds).where(rounds.c.id == round_id)).rowcount == 1
