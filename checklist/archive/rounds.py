"""The rounds in an archive: what each one asks for, the files, applications, reviews and decisions that belong to it.

Reached as `archive.rounds`. Every change is one transaction, on the disk when the method returns.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select, update

from checklist.archive import round_rows as rows
from checklist.archive.changing import keep_catalogue
from checklist.archive.errors import RoundConflictError, UnknownIdError
from checklist.archive.round_applications import Applications
from checklist.archive.round_decisions import Decisions
from checklist.archive.round_erasing import Withdrawal, erase_round, withdraw
from checklist.archive.round_files import Files
from checklist.archive.round_reviews import Reviews
from checklist.archive.round_tables import round_applications, rounds
from checklist.archive.shapes import Kept
from checklist.locale import _
from checklist.screening.model import Withdrawn
from checklist.screening.round import Round

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Connection

    from checklist.archive.round_rows import Transactions

SHORTEST_PREFIX = 4


@dataclass(frozen=True)
class RoundEntry:
    """One line of the list of rounds, with how many applications are in it and how many were withdrawn."""

    id: UUID
    name: str
    deadline: dt.datetime
    updated: dt.datetime
    applications: int
    withdrawn: int


class Rounds:
    """The rounds of one open archive. May be used by several threads."""

    def __init__(self, transactions: Transactions) -> None:
        self._in = transactions

    @cached_property
    def files(self) -> Files:
        """The files that came."""
        return Files(self._in)

    @cached_property
    def applications(self) -> Applications:
        """What is in."""
        return Applications(self._in)

    @cached_property
    def reviews(self) -> Reviews:
        """Reviewers, who reads what, and what they say."""
        return Reviews(self._in)

    @cached_property
    def decisions(self) -> Decisions:
        """What people decided."""
        return Decisions(self._in)

    def add(self, found: Round, catalogue_source: bytes | None = None) -> Kept[Round]:
        """Take a round in, and keep the catalogue that it is made with. One that is here as it is stays.

        Raises RoundConflictError where the same id has another content here.
        """
        with self._in.writing() as connection:
            if catalogue_source is not None:
                keep_catalogue(connection, found.catalogue, found.catalogue_version, catalogue_source)
            row = connection.execute(select(rounds).where(rounds.c.id == found.id)).first()
            if row is not None:
                stored = _read(connection, found.id)
                if stored.value != found:
                    raise RoundConflictError(stored)
                return stored
            connection.execute(insert(rounds).values(id=found.id, revision=1, **_columns(found)))
            return Kept(found, 1)

    def entries(self) -> tuple[RoundEntry, ...]:
        """The list, the latest changed first."""
        gone = func.count(round_applications.c.withdrawn)
        counts = (
            select(round_applications.c.round_id, func.count().label("all"), gone.label("gone"))
            .group_by(round_applications.c.round_id)
            .subquery()
        )
        query = (
            select(rounds, func.coalesce(counts.c.all, 0).label("all"), func.coalesce(counts.c.gone, 0).label("gone"))
            .outerjoin(counts, counts.c.round_id == rounds.c.id)
            .order_by(rounds.c.updated.desc(), rounds.c.id)
        )
        with self._in.reading() as connection:
            return tuple(
                RoundEntry(row.id, row.name, row.deadline, row.updated, row.all - row.gone, row.gone)
                for row in connection.execute(query)
            )

    def load(self, round_id: UUID) -> Kept[Round]:
        """A round as it was saved last. Raises UnknownIdError."""
        with self._in.reading() as connection:
            return _read(connection, round_id)

    def find(self, text: str) -> UUID:
        """The round that `text` stands for: its name, its id, or the id's first 4 characters or more.

        Raises UnknownIdError where none or several fit.
        """
        wanted = " ".join(text.casefold().split())
        digits = wanted.replace("-", "")
        with self._in.reading() as connection:
            known = connection.execute(select(rounds.c.id, rounds.c.name)).all()
        named = [row.id for row in known if " ".join(row.name.casefold().split()) == wanted]
        found = named or [row.id for row in known if len(digits) >= SHORTEST_PREFIX and row.id.hex.startswith(digits)]
        if len(found) != 1:
            names = ", ".join(_("»{words}«").format(words=row.name) for row in known) or "–"
            message = _("Der er ikke én runde, som »{text}« passer på. I arkivet: {names}.")
            raise UnknownIdError(message.format(text=text, names=names))
        round_id: UUID = found[0]
        return round_id

    def save(self, before: Kept[Round], after: Round) -> Kept[Round]:
        """Write a round's settings. Raises RoundConflictError where somebody else saved since `before` was read."""
        if before.value.id != after.id:
            raise ValueError("before and after are different rounds")
        with self._in.writing() as connection:
            stored = _read(connection, after.id)
            if stored.value == after:
                return stored
            if stored.revision != before.revision:
                raise RoundConflictError(stored)
            changed = update(rounds).where(rounds.c.id == after.id)
            connection.execute(changed.values(revision=stored.revision + 1, **_columns(after)))
            return Kept(after, stored.revision + 1)

    def erase(self, round_id: UUID) -> None:
        """Take a whole round out for good: here, in the log, and in the copies beside the archive.

        Raises UnknownIdError; LockedArchiveError where somebody who is reading keeps traces.
        """
        with self._in.writing() as connection:
            rows.check_round(connection, round_id)
            erase_round(connection, round_id)
        self._in.erase_traces(lambda copy: erase_round(copy, round_id))

    def withdraw(self, application_id: UUID, by: str, now: dt.datetime) -> None:
        """Erase for good everything an applicant sent and everything said about it; the log says that they withdrew.

        Here, in the database's log, and in the copies beside the archive; a backup that is brought back has it taken
        out again. What is left: the number, the decisions' digests, and the file's digest, so that it does not come in.
        Withdrawing once more finishes what LockedArchiveError left. Raises UnknownIdError.
        """
        table = round_applications.c
        query = select(table.round_id, table.number, table.withdrawn).where(table.id == application_id)
        with self._in.writing() as connection:
            row = connection.execute(query).first()
            if row is None:
                raise rows.unknown_application(application_id)
            gone = Withdrawal(row.round_id, application_id, row.number, by, now)
            withdraw(connection, gone)
        self._in.erase_traces(lambda copy: withdraw(copy, gone))

    def withdrawn(self, round_id: UUID) -> tuple[Withdrawn, ...]:
        """What is left of the applications that were withdrawn, by number."""
        table = round_applications.c
        query = select(table.id, table.number, table.withdrawn).where(
            table.round_id == round_id, table.withdrawn.is_not(None)
        )
        with self._in.reading() as connection:
            found = connection.execute(query.order_by(table.number))
            return tuple(Withdrawn(id=row.id, number=row.number, at=row.withdrawn) for row in found)


def _columns(found: Round) -> dict[str, object]:
    return {
        "name": found.name,
        "deadline": found.deadline,
        "updated": dt.datetime.now(dt.UTC),
        "document": rows.as_json(found),
    }


def _read(connection: Connection, round_id: UUID) -> Kept[Round]:
    rows.check_round(connection, round_id)
    row = connection.execute(select(rounds).where(rounds.c.id == round_id)).one()
    return Kept(rows.as_model(Round, row.document, _("Runden {name}").format(name=row.name)), row.revision)
