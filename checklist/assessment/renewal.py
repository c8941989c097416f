"""Starting from last year's: each earlier answer is offered again, to be confirmed or changed.

The new assessment names the earlier one in `about`; an offer becomes an answer only when somebody confirms it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.assessment.editing import begin, with_answer, with_evidence

if TYPE_CHECKING:
    import datetime as dt

    from checklist.assessment.model import Answer, Assessment, Respondent
    from checklist.catalogue import Catalogue, Form


@dataclass(frozen=True)
class VersionChange:
    """What a catalogue's new version means for an assessment made with an earlier one (question ids).

    `kept` answers apply as before, `new` questions have no answer yet, `retired` answers stay readable but do not
    count, `unknown` answers belong to no question here; they are kept.
    """

    kept: tuple[str, ...]
    new: tuple[str, ...]
    retired: tuple[str, ...]
    unknown: tuple[str, ...]


def follow_up(
    catalogue: Catalogue, earlier: Assessment, respondent: Respondent, form: Form, now: dt.datetime
) -> Assessment:
    """A new, empty assessment of the same practice that follows `earlier`."""
    return begin(catalogue, earlier.practice, respondent, now, form=form, about=earlier.id)


def offer(catalogue: Catalogue, earlier: Assessment, question_id: str) -> Answer | None:
    """The earlier answer that may still hold, or None where there is none or it no longer fits its question."""
    answer, question = earlier.answer(question_id), catalogue.question_by_id.get(question_id)
    if question is None or not answer.is_given:
        return None
    fits = answer.value is None or answer.value in catalogue.scale_of(question).by_value
    fits = fits and (answer.status != "not_relevant" or question.not_relevant)
    return answer.model_copy(update={"flagged": False, "minority": None}) if fits else None


def still_holds(assessment: Assessment, earlier: Assessment, question_id: str, now: dt.datetime) -> Assessment:
    """`assessment` with the earlier answer confirmed: its value, note and documentation come along."""
    answer = earlier.answer(question_id).model_copy(update={"flagged": False, "minority": None})
    for evidence_id in answer.evidence:
        if evidence_id not in assessment.evidence_by_id:
            assessment = with_evidence(assessment, earlier.evidence_by_id[evidence_id], now)
    return with_answer(assessment, question_id, answer, now)


def version_change(catalogue: Catalogue, assessment: Assessment) -> VersionChange:
    """How `assessment` and `catalogue` (another version of its own) fit together."""
    asked = [question.id for question in catalogue.questions(assessment.form)]
    retired = {question.id for question in catalogue.question_by_id.values() if question.retired is not None}
    answered = [question_id for question_id, answer in assessment.answers.items() if answer.is_given]
    return VersionChange(
        kept=tuple(one for one in answered if one in catalogue.question_by_id and one not in retired),
        new=tuple(one for one in asked if one not in answered),
        retired=tuple(one for one in answered if one in retired),
        unknown=tuple(one for one in answered if one not in catalogue.question_by_id),
    )
