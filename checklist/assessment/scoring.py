"""What the answers add up to: one score per element, with its range, coverage, level and reason.

Scoring stands here and nowhere else; every screen, page and report shows this result. There is no total score.
The rules are the project's contract (docs/scoring.md); means and shares are unrounded.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist.assessment.model import Answer, Assessment
    from checklist.catalogue import Catalogue, Element, Form, Level, Question, Scale

TOLERANCE = 1e-9

CellStatus = Literal["answered", "dont_know", "unanswered", "not_relevant"]


@dataclass(frozen=True)
class QuestionScore:
    """Why a question counts as it does.

    `item`, `low` and `high` are 0-100; `item` is None without an answered cell, all three where no cell remains.
    The four counts add up to the number of respondents. `documented`: an answered cell carries evidence.
    """

    id: str
    weight: float
    item: float | None
    low: float | None
    high: float | None
    answered: int
    dont_know: int
    unanswered: int
    not_relevant: int
    documented: bool

    @property
    def remaining(self) -> int:
        """The cells that count towards coverage: all but the not relevant."""
        return self.answered + self.dont_know + self.unanswered


@dataclass(frozen=True)
class ElementScore:
    """An element's score (0-100), what it could become (`low`-`high`), its coverage (0-1) and its level.

    `score` and `level` are None below the catalogue's minimum coverage; everything is None where all is not
    relevant, and then the element does not count in "of". `documented` of `answered` questions carry evidence.
    """

    id: str
    score: float | None
    low: float | None
    high: float | None
    coverage: float | None
    level: Level | None
    documented: int
    answered: int
    questions: tuple[QuestionScore, ...]

    @property
    def present(self) -> bool:
        return self.level is not None and self.level.present

    @property
    def counts(self) -> bool:
        """False where nothing in the element is relevant here."""
        return self.coverage is not None


@dataclass(frozen=True)
class Profile:
    """All elements' scores in the catalogue's order, and how many elements are present.

    `throughout` is how many present elements have reached the highest level; None where only one level is present.
    """

    form: Form
    elements: tuple[ElementScore, ...]
    throughout: int | None

    @property
    def present(self) -> int:
        return sum(element.present for element in self.elements)

    @property
    def of(self) -> int:
        return sum(element.counts for element in self.elements)

    def element(self, element_id: str) -> ElementScore:
        """The score of one element. Raises KeyError if the catalogue has no such element."""
        for element in self.elements:
            if element.id == element_id:
                return element
        raise KeyError(element_id)


def item_score(value: int, scale: Scale, *, reverse: bool = False) -> float:
    """`value` on 0-100: 100 · (v - min) / (max - min), or 100 minus that where the question is reversed."""
    item = 100 * (value - scale.minimum) / (scale.maximum - scale.minimum)
    return 100 - item if reverse else item


def cell_status(answer: Answer) -> CellStatus:
    """Which of the four kinds of cell an answer is."""
    if answer.value is not None:
        return "answered"
    return answer.status or "unanswered"


def score(catalogue: Catalogue, assessment: Assessment) -> Profile:
    """The profile of one assessment. Answers to questions that its form does not ask are left out."""
    return score_together(catalogue, [assessment], assessment.form)


def score_together(catalogue: Catalogue, assessments: Sequence[Assessment], form: Form) -> Profile:
    """The profile of several respondents by the same rules. Whether they may be put together is asked elsewhere."""
    elements = tuple(_element_score(catalogue, element, assessments, form) for element in catalogue.elements)
    present_levels = [level for level in catalogue.levels if level.present]
    throughout = sum(e.level == present_levels[-1] for e in elements) if len(present_levels) > 1 else None
    return Profile(form, elements, throughout)


def _element_score(
    catalogue: Catalogue, element: Element, assessments: Sequence[Assessment], form: Form
) -> ElementScore:
    questions = tuple(
        _question_score(question, catalogue.scale_of(question), assessments)
        for question in catalogue.questions_of(element, form)
    )
    remaining = [question for question in questions if question.remaining]
    answered = sum(question.answered > 0 for question in questions)
    documented = sum(question.documented for question in questions)
    if not remaining:
        return ElementScore(element.id, None, None, None, None, None, documented, answered, questions)
    coverage = _mean([(q.weight, q.answered / q.remaining) for q in remaining])
    low = _mean([(q.weight, q.low) for q in remaining if q.low is not None])
    high = _mean([(q.weight, q.high) for q in remaining if q.high is not None])
    value = None
    if answered and coverage >= catalogue.about.minimum_coverage - TOLERANCE:
        value = _mean([(q.weight, q.item) for q in remaining if q.item is not None])
    level = None if value is None else level_at(catalogue, value)
    return ElementScore(element.id, value, low, high, coverage, level, documented, answered, questions)


def _mean(weighted: Sequence[tuple[float, float]]) -> float:
    """Σ weight · value / Σ weight, the same in whatever order the pairs come."""
    mean = fsum(weight * value for weight, value in weighted) / fsum(weight for weight, _value in weighted)
    values = [value for _weight, value in weighted]
    return min(max(mean, min(values)), max(values))  # rounding must not carry a mean past its own values


def level_at(catalogue: Catalogue, value: float) -> Level | None:
    """The last level whose `from` is at most `value` (0-100)."""
    reached = [level for level in catalogue.levels if level.starts_at <= value + TOLERANCE]
    return reached[-1] if reached else None


def _question_score(question: Question, scale: Scale, assessments: Sequence[Assessment]) -> QuestionScore:
    answers = [assessment.answer(question.id) for assessment in assessments]
    statuses = [cell_status(answer) for answer in answers]
    items = [(1.0, item_score(a.value, scale, reverse=question.reverse)) for a in answers if a.value is not None]
    unknown = statuses.count("dont_know") + statuses.count("unanswered")
    at_worst, at_best = [*items, *[(1.0, 0.0)] * unknown], [*items, *[(1.0, 100.0)] * unknown]
    return QuestionScore(
        id=question.id,
        weight=question.weight,
        item=_mean(items) if items else None,
        low=_mean(at_worst) if at_worst else None,
        high=_mean(at_best) if at_best else None,
        answered=len(items),
        dont_know=statuses.count("dont_know"),
        unanswered=statuses.count("unanswered"),
        not_relevant=statuses.count("not_relevant"),
        documented=any(answer.value is not None and answer.evidence for answer in answers),
    )
