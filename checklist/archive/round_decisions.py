"""The log of decisions in the archive: entries are only ever added, each after the one its writer had seen last.

Reached as `archive.rounds.decisions`.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from checklist.archive import round_rows as rows
from checklist.archive.errors import RoundConflictError
from checklist.archive.round_tables import round_decision_texts, round_decisions
from checklist.screening.decisions import (
    BEGINNING,
    SALT_BYTES,
    Entry,
    EntryTexts,
    Verification,
    next_entry,
    verify,
    withdrawal_entry,
)

if TYPE_CHECKING:
    import datetime as dt
    from uuid import UUID

    from sqlalchemy import Connection

    from checklist.archive.round_rows import Transactions
    from checklist.screening.model import Decision


@dataclass(frozen=True)
class Log:
    """A round's log: its entries in order, and the texts that are still there, by the entry's number."""

    entries: tuple[Entry, ...]
    texts: dict[int, EntryTexts]

    @property
    def head(self) -> str:
        """The hash of the last entry: what the next one has to follow."""
        return self.entries[-1].hash if self.entries else BEGINNING


class Decisions:
    """The logs of an open archive's rounds."""

    def __init__(self, transactions: Transactions) -> None:
        self._in = transactions

    def log(self, round_id: UUID) -> Log:
        """Everything that was decided in a round, in order. Raises UnknownIdError."""
        with self._in.reading() as connection:
            rows.check_round(connection, round_id)
            return read_log(connection, round_id)

    def decide(self, round_id: UUID, decision: Decision, expected_head: str) -> Entry:
        """Write a decision into the log, after the entry with the hash `expected_head` (`Log.head` as it was read).

        Raises RoundConflictError (`stored`: the last entry) where somebody decided something in between; UnknownIdError
        for an application that is not in the round, ErasedError for one that was withdrawn.
        """
        with self._in.writing() as connection:
            rows.check_round(connection, round_id)
            rows.check_application(connection, round_id, decision.application)
            last = last_entry(connection, round_id)
            if (last.hash if last else BEGINNING) != expected_head:
                # The server may have gone away after taking this very decision in.
                if last and last.previous == expected_head and _says(last, decision):
                    return last
                raise RoundConflictError(last)
            entry, texts = next_entry(round_id, last, decision, lambda: secrets.token_bytes(SALT_BYTES))
            connection.execute(insert(round_decisions).values(**rows.entry_row(entry)))
            beside = {"round_id": round_id, "number": entry.number, "texts": rows.as_json(texts)}
            connection.execute(insert(round_decision_texts).values(**beside))
            return entry

    def verify(self, round_id: UUID, noted_head: str | None = None) -> Verification:
        """Look through a round's log; `noted_head` is a hash that was noted outside the archive."""
        log = self.log(round_id)
        return verify(round_id, log.entries, log.texts, noted_head)


def _says(entry: Entry, decision: Decision) -> bool:
    said = (entry.application, entry.by, entry.at, entry.verdict)
    return said == (decision.application, decision.by, decision.at, decision.choice)


def read_log(connection: Connection, round_id: UUID) -> Log:
    """A round's log, inside a transaction that somebody else opened."""
    of_round = select(round_decisions).where(round_decisions.c.round_id == round_id)
    entries = connection.execute(of_round.order_by(round_decisions.c.number)).mappings()
    beside = select(round_decision_texts).where(round_decision_texts.c.round_id == round_id)
    texts = {row.number: rows.as_model(EntryTexts, row.texts, str(row.number)) for row in connection.execute(beside)}
    return Log(tuple(map(rows.entry_from, entries)), texts)


def last_entry(connection: Connection, round_id: UUID) -> Entry | None:
    """The entry that the next one follows."""
    newest = select(round_decisions).where(round_decisions.c.round_id == round_id)
    row = connection.execute(newest.order_by(round_decisions.c.number.desc()).limit(1)).mappings().first()
    return None if row is None else rows.entry_from(row)


def log_withdrawal(connection: Connection, round_id: UUID, application_id: UUID, by: str, at: dt.datetime) -> None:
    """Write into the log that an application was withdrawn."""
    entry = withdrawal_entry(round_id, last_entry(connection, round_id), application_id, by, at)
    connection.execute(insert(round_decisions).values(**rows.entry_row(entry)))
