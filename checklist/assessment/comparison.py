"""Then and now: two assessments of the same practice, what moved, and which answers moved it.

Two versions of a catalogue are compared over the questions they share, and the result says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.assessment.reading import check_against
from checklist.assessment.scoring import ElementScore, Profile, score_together
from checklist.catalogue.problems import Problem
from checklist.locale import _

if TYPE_CHECKING:
    from checklist.assessment.model import Answer, Assessment
    from checklist.catalogue import Catalogue, Form


@dataclass(frozen=True)
class AnswerChange:
    """One question that was answered differently then and now."""

    question_id: str
    then: Answer
    now: Answer


@dataclass(frozen=True)
class ElementChange:
    """An element then and now; `moved` is the difference in score (-100 to 100), None where either has no score."""

    id: str
    then: ElementScore
    now: ElementScore
    answers: tuple[AnswerChange, ...]

    @property
    def moved(self) -> float | None:
        if self.then.score is None or self.now.score is None:
            return None
        return self.now.score - self.then.score


@dataclass(frozen=True)
class Comparison:
    """Two profiles over the same questions. `form` is what both asked: the short form if either is short.

    `versions` are the catalogue's versions then and now. `only_then` and `only_now` are answered questions that are
    left out, because the other time's catalogue or form did not ask them.
    """

    form: Form
    then: Profile
    now: Profile
    elements: tuple[ElementChange, ...]
    versions: tuple[str, str]
    only_then: tuple[str, ...]
    only_now: tuple[str, ...]


def compare(
    catalogue: Catalogue, then: tuple[str, Assessment], now: tuple[str, Assessment]
) -> tuple[Comparison | None, tuple[Problem, ...]]:
    """Compares two named assessments (file name or id, assessment), or None and why that would mislead.

    An assessment made with another version than `catalogue` takes part with the questions it answered: what it left
    open may not have been asked then, so it is not held against it.
    """
    problems = [*check_against(then[1], catalogue, then[0]), *check_against(now[1], catalogue, now[0])]
    for name, one in (then, now):
        if one.practice_mode:
            problems.append(Problem("E110", name, "", _("besvarelsen er en øvelse og tæller ikke med.")))
    earlier, later = then[1], now[1]
    if earlier.practice.id != later.practice.id:
        message = _("besvarelsen handler om en anden praksis ({name}).").format(name=later.practice.name)
        problems.append(Problem("E111", now[0], "", message))
    if any(problem.refuses for problem in problems):
        return None, tuple(problems)
    form: Form = "short" if "short" in {earlier.form, later.form} else "full"
    catalogue = _over_shared_questions(catalogue, (earlier, later))
    shared = [question.id for question in catalogue.questions(form)]
    before, after = (score_together(catalogue, [one], form) for one in (earlier, later))
    changes = tuple(
        ElementChange(
            element.id,
            before.element(element.id),
            after.element(element.id),
            tuple(
                AnswerChange(question.id, earlier.answer(question.id), later.answer(question.id))
                for question in catalogue.questions_of(element, form)
                if _said(earlier.answer(question.id)) != _said(later.answer(question.id))
            ),
        )
        for element in catalogue.elements
    )
    return (
        Comparison(
            form=form,
            then=before,
            now=after,
            elements=changes,
            versions=(earlier.catalogue_version, later.catalogue_version),
            only_then=_outside(earlier, shared),
            only_now=_outside(later, shared),
        ),
        tuple(problems),
    )


def _over_shared_questions(catalogue: Catalogue, assessments: tuple[Assessment, ...]) -> Catalogue:
    """`catalogue` without the questions that an assessment of another version did not answer."""
    others = [one for one in assessments if one.catalogue_version != catalogue.about.version]
    if not others:
        return catalogue
    elements = [
        {
            **element.model_dump(exclude_unset=True),
            "questions": [q for q in element.questions if all(one.answer(q.id).is_given for one in others)],
        }
        for element in catalogue.elements
    ]
    return type(catalogue).model_validate(
        {**catalogue.model_dump(by_alias=True, exclude_unset=True), "elements": elements}
    )


def _said(answer: Answer) -> tuple[int | None, str | None]:
    return answer.value, answer.status


def _outside(assessment: Assessment, shared: list[str]) -> tuple[str, ...]:
    return tuple(
        question_id
        for question_id, answer in assessment.answers.items()
        if answer.is_given and question_id not in shared
    )
