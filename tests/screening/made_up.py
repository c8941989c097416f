"""Fictive rounds, applications and reviews for tests: short to write, with ids that can be told apart."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any
from uuid import UUID

from checklist.screening.model import Application, Review
from checklist.screening.round import Round
from tests.small_catalogue import assessment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checklist.assessment.model import Assessment
    from tests.small_catalogue import Short, Table

NOON = dt.datetime(2027, 3, 1, 12, tzinfo=dt.UTC)


def app_id(number: int) -> UUID:
    """The id of the fictive application with this number."""
    return UUID(int=0xA0000000000040008000000000000000 + number)


def reviewer_id(number: int) -> UUID:
    """The id of the fictive reviewer with this number."""
    return UUID(int=0xB0000000000040008000000000000000 + number)


def practice_table(number: int = 1, **more: Any) -> Table:
    """A fictive practice; each number is another one."""
    return {
        "id": str(UUID(int=0xC0000000000040008000000000000000 + number)),
        "name": f"Praksis {number}",
        "service": f"Tilbud {number}",
        **more,
    }


def round_of(**more: Any) -> Round:
    """A round with the catalogue "proeve", its deadline at `NOON`; the keys in `more` in place of its own."""
    table = {
        "id": "11111111-1111-4111-8111-111111111111",
        "name": "Prøverunden",
        "organiser": "Prøvefonden (fiktiv)",
        "purpose": "At finde praksis, der kan bredes ud.",
        "catalogue": "proeve",
        "catalogue_version": "1.0.0",
        "deadline": NOON,
        "places": 3,
        **more,
    }
    if "groups" in more:
        del table["places"]
    return Round.model_validate(table)


def application(
    number: int = 1, answers: Mapping[str, Short | Table] | None = None, *, of: Assessment | None = None, **more: Any
) -> Application:
    """The application with this number; its assessment has these `answers`, or is `of`."""
    inside = of or assessment(
        answers or {"maal-1": 3}, id=str(app_id(number)), kind="application", practice=practice_table(number)
    )
    table = {"id": inside.id, "number": number, "received": NOON, "sha256": f"{number:064x}", **more}
    return Application(assessment=inside, **table)


def review(
    number: int,
    reviewer: int,
    ratings: Mapping[str, int | str | None],
    *,
    handed_in: bool = True,
    comments: Mapping[str, str] | None = None,
    **more: Any,
) -> Review:
    """A review of application `number`: element -> rating, or "abstain"."""
    table = {
        element: {"status": "abstain"} if value == "abstain" else {"value": value} for element, value in ratings.items()
    }
    for element, comment in (comments or {}).items():
        table[element]["comment"] = comment
    inside = assessment({}, kind="review", about=str(app_id(number)), ratings=table)
    return Review(reviewer=reviewer_id(reviewer), assessment=inside, handed_in=NOON if handed_in else None, **more)
