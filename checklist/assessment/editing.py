"""Changes to an assessment as pure functions: each takes one and gives a new one, stamped with the time.

Undo is keeping the old one. Nothing here stores anything.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from checklist.assessment.model import (
    Action,
    Answer,
    Assessment,
    Evidence,
    GateAnswer,
    Plan,
    Practice,
    Reflection,
    Respondent,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from checklist.catalogue import Catalogue, Form


def begin(
    catalogue: Catalogue,
    practice: Practice,
    respondent: Respondent,
    now: dt.datetime,
    *,
    form: Form = "full",
    practice_mode: bool = False,
    about: UUID | None = None,
) -> Assessment:
    """A new, empty self-assessment; its period is the year of `now` (aware)."""
    return Assessment(
        id=uuid4(),
        about=about,
        catalogue=catalogue.about.id,
        catalogue_version=catalogue.about.version,
        form=form,
        practice_mode=practice_mode,
        created=now,
        updated=now,
        period=f"{now.astimezone():%Y}",
        practice=practice,
        respondent=respondent,
    )


def _changed(assessment: Assessment, now: dt.datetime, **fields: Any) -> Assessment:
    return assessment.model_copy(update={**fields, "updated": now.astimezone(UTC)})


def with_answer(assessment: Assessment, question_id: str, answer: Answer, now: dt.datetime) -> Assessment:
    """The assessment with this answer; an empty answer takes the question out again."""
    answers = {**assessment.answers, question_id: answer}
    if answer.is_empty:
        del answers[question_id]
    return _changed(assessment, now, answers=answers)


def with_evidence(assessment: Assessment, item: Evidence, now: dt.datetime) -> Assessment:
    """The assessment with this piece of documentation, new or in place of the one with its id."""
    others = [one for one in assessment.evidence if one.id != item.id]
    at = next((i for i, one in enumerate(assessment.evidence) if one.id == item.id), len(others))
    return _changed(assessment, now, evidence=(*others[:at], item, *others[at:]))


def without_evidence(assessment: Assessment, evidence_id: str, now: dt.datetime) -> Assessment:
    """The assessment without this piece of documentation, and no answer resting on it any more."""
    answers = {
        question_id: answer.model_copy(update={"evidence": tuple(e for e in answer.evidence if e != evidence_id)})
        for question_id, answer in assessment.answers.items()
    }
    kept = {question_id: answer for question_id, answer in answers.items() if not answer.is_empty}
    evidence = tuple(one for one in assessment.evidence if one.id != evidence_id)
    return _changed(assessment, now, answers=kept, evidence=evidence)


def with_reflection(assessment: Assessment, element_id: str, reflection: Reflection, now: dt.datetime) -> Assessment:
    reflections = {**assessment.reflections, element_id: reflection}
    if reflection == Reflection():
        del reflections[element_id]
    return _changed(assessment, now, reflections=reflections)


def with_gate(assessment: Assessment, gate_id: str, answer: GateAnswer | None, now: dt.datetime) -> Assessment:
    """The assessment with the gate answered, or open again where `answer` is None."""
    gates = {key: value for key, value in assessment.gates.items() if key != gate_id}
    if answer is not None:
        gates[gate_id] = answer
    return _changed(assessment, now, gates=gates)


def with_action(assessment: Assessment, action: Action, now: dt.datetime) -> Assessment:
    """The assessment with this action in its plan, new at the end or in place of the one with its id."""
    actions = list(assessment.plan.actions)
    at = next((i for i, one in enumerate(actions) if one.id == action.id), len(actions))
    actions[at : at + 1] = [action]
    return with_plan(assessment, assessment.plan.model_copy(update={"actions": tuple(actions)}), now)


def without_action(assessment: Assessment, action_id: str, now: dt.datetime) -> Assessment:
    actions = tuple(action for action in assessment.plan.actions if action.id != action_id)
    return with_plan(assessment, assessment.plan.model_copy(update={"actions": actions}), now)


def with_plan(assessment: Assessment, plan: Plan, now: dt.datetime) -> Assessment:
    return _changed(assessment, now, plan=plan)


def with_practice(assessment: Assessment, practice: Practice, respondent: Respondent, now: dt.datetime) -> Assessment:
    return _changed(assessment, now, practice=practice, respondent=respondent)


def first_difference(one: Assessment, other: Assessment) -> str | None:
    """The first question that the two answer differently, or None."""
    return next((i for i in {**one.answers, **other.answers} if one.answer(i) != other.answer(i)), None)


def new_id(title: str, taken: Iterable[str]) -> str:
    """A readable id made of `title` ("Døgnrytmeplan 2026" gives `doegnrytmeplan-2026`) that is not in `taken`."""
    spelled = title.casefold().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "uden-titel"
    known, candidate, number = set(taken), stem, 2
    while candidate in known:
        candidate, number = f"{stem}-{number}", number + 1
    return candidate
