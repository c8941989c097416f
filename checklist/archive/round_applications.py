"""The applications in a round: a list that is cheap with thousands of them, and each one whole.

Reached as `archive.rounds.applications`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from checklist.archive import round_rows as rows
from checklist.archive.errors import ErasedError, RoundConflictError
from checklist.archive.round_tables import round_applications
from checklist.archive.shapes import Kept
from checklist.screening.model import Formality, code_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence
    from uuid import UUID

    from sqlalchemy import ColumnElement, Connection, Row

    from checklist.archive.round_rows import Transactions
    from checklist.assessment.model import Maturity
    from checklist.assessment.scoring_many import AnswerColumns
    from checklist.screening.model import Application


@dataclass(frozen=True)
class ApplicationLine:
    """One line of the list of applications; nothing of what was answered is loaded."""

    id: UUID
    number: int
    practice: str
    service: str
    municipality: str | None
    area: str | None
    maturity: Maturity | None
    received: dt.datetime
    calibration: bool
    formalities: tuple[Formality, ...]

    def formality(self, line: str) -> Formality | None:
        """What a person said about this line of the formal check; None where nobody has looked yet."""
        return next((one for one in self.formalities if one.line == line), None)

    @property
    def code(self) -> str:
        return code_of(self.number)


_LINE = tuple(
    round_applications.c[name]
    for name in (
        "id",
        "number",
        "practice",
        "service",
        "municipality",
        "area",
        "maturity",
        "received",
        "calibration",
        "formalities",
    )
)


class Applications:
    """The applications of an open archive's rounds."""

    def __init__(self, transactions: Transactions) -> None:
        self._in = transactions

    def lines(self, round_id: UUID) -> tuple[ApplicationLine, ...]:
        """The list, by number; withdrawn ones are not on it."""
        query = select(*_LINE).where(_of(round_id)).order_by(round_applications.c.number)
        with self._in.reading() as connection:
            return tuple(map(_line, connection.execute(query)))

    def all(self, round_id: UUID) -> tuple[Kept[Application], ...]:
        """Every application whole, by number."""
        query = select(round_applications).where(_of(round_id)).order_by(round_applications.c.number)
        with self._in.reading() as connection:
            return tuple(map(rows.application_from, connection.execute(query).mappings()))

    def columns(self, round_id: UUID, questions: Sequence[str]) -> Iterator[tuple[tuple[UUID, ...], AnswerColumns]]:
        """What the applicants answered to `questions`, block by block and by number, for `score_many`.

        A description to be read; it never takes part in the order.
        """
        from checklist.archive.columns import read_round_columns

        with self._in.reading() as connection:
            yield from read_round_columns(connection, round_id, questions)

    def load(self, application_id: UUID) -> Kept[Application]:
        """One application whole. Raises UnknownIdError; ErasedError where it was withdrawn."""
        with self._in.reading() as connection:
            return read_application(connection, application_id)

    def save(self, before: Kept[Application], after: Application) -> Kept[Application]:
        """Write what people have added to an application: formalities, redactions, whether it is a shared case.

        What the applicant wrote never changes here. Raises RoundConflictError where somebody else saved in between;
        ErasedError where it was withdrawn.
        """
        if before.value.assessment != after.assessment or before.value.id != after.id:
            raise ValueError("an application's own words are changed by another file alone")
        with self._in.writing() as connection:
            stored = read_application(connection, after.id)
            if stored.value == after:
                return stored
            if stored.revision != before.revision:
                raise RoundConflictError(stored)
            columns = rows.application_row(after)
            changed = {name: columns[name] for name in ("formalities", "redactions", "calibration")}
            where = update(round_applications).where(round_applications.c.id == after.id)
            connection.execute(where.values(**changed, revision=stored.revision + 1))
            return Kept(after, stored.revision + 1)


def _line(row: Row[Any]) -> ApplicationLine:
    return ApplicationLine(
        id=row.id,
        number=row.number,
        practice=row.practice,
        service=row.service,
        municipality=row.municipality,
        area=row.area,
        maturity=row.maturity,
        received=row.received,
        calibration=row.calibration,
        formalities=tuple(rows.as_model(Formality, one, code_of(row.number)) for one in row.formalities),
    )


def _of(round_id: UUID) -> ColumnElement[bool]:
    return (round_applications.c.round_id == round_id) & round_applications.c.withdrawn.is_(None)


def read_application(connection: Connection, application_id: UUID) -> Kept[Application]:
    """One application, inside a transaction that somebody else opened. Raises UnknownIdError, ErasedError."""
    query = select(round_applications).where(round_applications.c.id == application_id)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise rows.unknown_application(application_id)
    if row["withdrawn"] is not None:
        raise ErasedError(row["withdrawn"])
    return rows.application_from(row)
