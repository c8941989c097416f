"""An assessment as rows, and back, exactly.

What is turned into rows is checked first, so that nothing is written that cannot be read again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checklist.archive.errors import UnstorableError
from checklist.archive.schema import assessments
from checklist.archive.shapes import Entry, Stored
from checklist.assessment.model import Answer, Assessment
from checklist.assessment.planning import OPEN_STATUSES
from checklist.catalogue.shape import read_shape
from checklist.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from sqlalchemy import RowMapping

_COLUMNS = (
    "format",
    "kind",
    "about",
    "catalogue",
    "catalogue_version",
    "form",
    "practice_mode",
    "created",
    "updated",
    "period",
)
_JSON_COLUMNS = ("practice", "respondent", "evidence", "ratings", "gates", "reflections", "plan")

ENTRY_COLUMNS = (
    assessments.c.id,
    assessments.c.practice_name.label("practice"),
    *(
        assessments.c[name]
        for name in (
            "service",
            "kind",
            "form",
            "practice_mode",
            "period",
            "area",
            "created",
            "updated",
            "given",
            "next_look",
            "catalogue",
            "catalogue_version",
            "practice_id",
            "about",
            "open_actions",
        )
    ),
)


def check_readable(assessment: Assessment) -> None:
    """Raises UnstorableError where `assessment` breaks its own rules (a model can be copied past them)."""
    _again, problems = read_shape(Assessment, assessment.model_dump(), str(assessment.id))
    if problems:
        message = _("Besvarelsen hænger ikke sammen og er ikke gemt: {problem} Det, der er gemt før, er der stadig.")
        raise UnstorableError(message.format(problem=problems[0]))


def header_row(assessment: Assessment) -> dict[str, Any]:
    """The assessment's own row, without its revision."""
    parts = assessment.model_dump(mode="json", include=set(_JSON_COLUMNS), exclude_none=True)
    return {
        "id": assessment.id,
        **{name: getattr(assessment, name) for name in _COLUMNS},
        **parts,
        **list_columns(assessment),
    }


def changed_header(before: Assessment, after: Assessment) -> dict[str, Any]:
    """The columns of `header_row(after)` that differ from `before`."""
    differing = {name for name in _JSON_COLUMNS if getattr(before, name) != getattr(after, name)}
    # Tables that are equal may still stand in another order.
    differing |= {
        name for name in ("ratings", "gates", "reflections") if [*getattr(before, name)] != [*getattr(after, name)]
    }
    earlier = list_columns(before)
    return {
        **{name: getattr(after, name) for name in _COLUMNS if getattr(before, name) != getattr(after, name)},
        **after.model_dump(mode="json", include=differing, exclude_none=True),
        **{name: value for name, value in list_columns(after).items() if earlier[name] != value},
    }


def list_columns(assessment: Assessment) -> dict[str, Any]:
    """What the list shows and the rest implies."""
    return {
        "practice_id": assessment.practice.id,
        "practice_name": assessment.practice.name,
        "service": assessment.practice.service,
        "area": assessment.practice.area,
        "given": sum(answer.is_given for answer in assessment.answers.values()),
        "next_look": assessment.plan.next_look,
        "open_actions": sum(action.status in OPEN_STATUSES for action in assessment.plan.actions),
    }


def answer_columns(answer: Answer) -> dict[str, Any]:
    """One answer's columns, without its keys and its position."""
    return {
        "value": answer.value,
        "status": answer.status,
        "reason": answer.reason,
        "note": answer.note,
        "evidence": list(answer.evidence),
        "flagged": answer.flagged,
        "minority": answer.minority,
    }


def answer_rows(assessment_id: UUID, items: Iterable[tuple[str, Answer]], start: int = 0) -> list[dict[str, Any]]:
    """Whole rows for answers, in order, the first one at position `start`."""
    return [
        {
            "assessment_id": assessment_id,
            "question_id": question_id,
            "position": position,
            **answer_columns(answer),
        }
        for position, (question_id, answer) in enumerate(items, start)
    ]


def stored_from(header: RowMapping, answers: Iterable[RowMapping]) -> Stored:
    """The assessment that these rows hold. Raises pydantic's ValidationError for rows nobody here wrote."""
    data = {name: header[name] for name in ("id", *_COLUMNS, *_JSON_COLUMNS)}
    data["answers"] = {row["question_id"]: {name: row[name] for name in Answer.model_fields} for row in answers}
    return Stored(Assessment.model_validate(data), header["revision"])


def entry_from(row: RowMapping) -> Entry:
    """The line of the list that a row of ENTRY_COLUMNS holds."""
    return Entry(**row)
