"""Between the screening's models and rows: what goes into which column, and back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel
from sqlalchemy import select

from checklist.archive.errors import DamagedArchiveError, ErasedError, UnknownIdError
from checklist.archive.round_tables import round_applications, rounds
from checklist.archive.shapes import Kept
from checklist.locale import _
from checklist.screening.arrivals import fingerprint
from checklist.screening.decisions import Entry
from checklist.screening.model import Application, Review

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Connection, RowMapping

    from checklist.assessment.model import Assessment

Model = TypeVar("Model", bound=BaseModel)
Transaction = Callable[[], AbstractContextManager["Connection"]]


@dataclass(frozen=True)
class Transactions:
    """How an open archive lets the screening's parts work in it.

    `erase_traces` takes what erases in a copy, and does so in every copy within reach; then it empties the log.
    """

    reading: Transaction
    writing: Transaction
    erase_traces: Callable[[Callable[[Connection], object]], None]


def as_json(model: BaseModel) -> Any:
    """A model as plain JSON data; what is None is left out."""
    return model.model_dump(mode="json", exclude_none=True)


def as_model(model: type[Model], data: object, what: str) -> Model:
    """The model in a JSON column. Raises DamagedArchiveError, naming `what` it should have been."""
    try:
        return model.model_validate(data)
    except ValueError as error:
        message = _("{what} kan ikke læses: det, der står i arkivet, er ikke helt.").format(what=what)
        raise DamagedArchiveError(message) from error


def check_round(connection: Connection, round_id: UUID) -> None:
    """Raises UnknownIdError where the archive has no such round."""
    if connection.execute(select(rounds.c.id).where(rounds.c.id == round_id)).first() is None:
        raise UnknownIdError(_("Der er ingen runde med id {id} i arkivet.").format(id=round_id))


def check_application(connection: Connection, round_id: UUID, application_id: UUID) -> None:
    """Raises UnknownIdError where the round has no such application, ErasedError where it was withdrawn."""
    query = select(round_applications.c.withdrawn).where(
        round_applications.c.id == application_id, round_applications.c.round_id == round_id
    )
    row = connection.execute(query).first()
    if row is None:
        raise unknown_application(application_id)
    if row.withdrawn is not None:
        raise ErasedError(row.withdrawn)


def unknown_application(application_id: UUID) -> UnknownIdError:
    return UnknownIdError(_("Der er ingen ansøgning med id {id} i runden.").format(id=application_id))


def application_row(application: Application, its_fingerprint: str = "") -> dict[str, Any]:
    """An application's columns, without the round, the revision and the id; the fingerprint where it is known."""
    return {
        "number": application.number,
        "received": application.received,
        "sha256": application.sha256,
        "calibration": application.calibration,
        "let_in_by": application.let_in_by,
        "let_in_because": application.let_in_because,
        "formalities": [as_json(one) for one in application.formalities],
        "redactions": [as_json(one) for one in application.redactions],
        **assessment_columns(application.assessment, its_fingerprint),
    }


def assessment_columns(assessment: Assessment, its_fingerprint: str) -> dict[str, Any]:
    """The assessment, and what the list shows of it."""
    practice = assessment.practice
    return {
        "assessment": as_json(assessment),
        "practice_id": practice.id,
        "practice": _storable(practice.name),
        "service": _storable(practice.service),
        "municipality": _storable(practice.municipality or "") or None,
        "area": practice.area,
        "maturity": practice.maturity,
        "fingerprint": its_fingerprint or fingerprint(assessment),
        "updated": assessment.updated,
    }


def _storable(text: str) -> str:
    # PostgreSQL takes no zero byte in a text; in the assessment itself, which is JSON, it stays.
    return text.replace("\0", "")


_APPLICATION_FIELDS = (
    "id",
    "number",
    "received",
    "sha256",
    "calibration",
    "let_in_by",
    "let_in_because",
    "formalities",
    "redactions",
    "assessment",
)


def application_from(row: RowMapping) -> Kept[Application]:
    """The application in a row that is not withdrawn."""
    data = {name: row[name] for name in _APPLICATION_FIELDS}
    data["id"], data["received"] = str(row["id"]), row["received"].isoformat()
    return Kept(as_model(Application, data, _("Ansøgning {id}").format(id=row["id"])), row["revision"])


def review_row(review: Review) -> dict[str, Any]:
    """A review's columns, without the round, the revision and the id."""
    first = review.first_ratings
    return {
        "application_id": review.application,
        "reviewer_id": review.reviewer,
        "handed_in": review.handed_in,
        "assessment": as_json(review.assessment),
        "first_ratings": None if first is None else {element: as_json(one) for element, one in first.items()},
        "released": [as_json(one) for one in review.released],
    }


def review_from(row: RowMapping) -> Kept[Review]:
    data = {
        "reviewer": str(row["reviewer_id"]),
        "assessment": row["assessment"],
        "handed_in": row["handed_in"].isoformat() if row["handed_in"] else None,
        "first_ratings": row["first_ratings"],
        "released": row["released"],
    }
    return Kept(as_model(Review, data, _("Bedømmelse {id}").format(id=row["id"])), row["revision"])


def entry_row(entry: Entry) -> dict[str, Any]:
    """A log entry's columns."""
    facts = entry.model_dump(exclude={"round", "application"})
    return {**facts, "round_id": entry.round, "application_id": entry.application}


def entry_from(row: RowMapping) -> Entry:
    """The entry as it stands, also one that somebody changed: looking whether it holds is for `verify`."""
    data = dict(row)
    return Entry.model_construct(round=data.pop("round_id"), application=data.pop("application_id"), **data)
