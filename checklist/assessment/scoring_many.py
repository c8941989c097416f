"""The scores of many assessments at once, by the rules of `scoring` and with the same figures, as columns of numbers.

For tables of thousands; who shows one assessment asks `scoring`, which gives the reason along with the figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from checklist.assessment.scoring import TOLERANCE, item_score

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from checklist.assessment.model import Assessment
    from checklist.catalogue import Catalogue, Form

UNANSWERED, DONT_KNOW, NOT_RELEVANT = 0, 1, 2

_STATUSES = {None: UNANSWERED, "dont_know": DONT_KNOW, "not_relevant": NOT_RELEVANT}
_NO_ANSWER: dict[str, Any] = {}


@dataclass(frozen=True, eq=False)
class AnswerColumns:
    """Answers of many assessments (rows) to the same questions (columns).

    `values` has the value, nan where there is none; `statuses` then says UNANSWERED, DONT_KNOW or NOT_RELEVANT;
    `documented` is true where the answer carries evidence.
    """

    questions: tuple[str, ...]
    values: NDArray[np.float64]
    statuses: NDArray[np.int8]
    documented: NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class ManyScores:
    """The scores of many assessments (rows) for every element (columns): what `ElementScore` says of one.

    `score`, `low`, `high` (0-100) and `coverage` (0-1) are nan where `ElementScore` has None; `level` is the level's
    place in the catalogue, -1 for none.
    """

    elements: tuple[str, ...]
    score: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    coverage: NDArray[np.float64]
    level: NDArray[np.int64]
    present: NDArray[np.bool_]
    answered: NDArray[np.int64]
    documented: NDArray[np.int64]

    @property
    def present_count(self) -> NDArray[np.int64]:
        """How many elements are present in each assessment; for reading beside the rest, never for sorting."""
        counted: NDArray[np.int64] = self.present.sum(axis=1)
        return counted

    @property
    def of_count(self) -> NDArray[np.int64]:
        """Of how many: the elements in which anything is relevant."""
        counted: NDArray[np.int64] = (~np.isnan(self.coverage)).sum(axis=1)
        return counted


def empty_columns(assessments: int, questions: Sequence[str]) -> AnswerColumns:
    """Columns in which nothing is answered yet."""
    shape = (assessments, len(questions))
    return AnswerColumns(
        tuple(questions), np.full(shape, np.nan), np.zeros(shape, dtype=np.int8), np.zeros(shape, dtype=np.bool_)
    )


def columns_of(assessments: Sequence[Assessment], questions: Sequence[str]) -> AnswerColumns:
    """The answers of `assessments` to `questions`."""
    tables = [
        {
            question: {"value": answer.value, "status": answer.status, "evidence": answer.evidence}
            for question, answer in assessment.answers.items()
        }
        for assessment in assessments
    ]
    return columns_of_tables(tables, questions)


def columns_of_tables(answers: Sequence[Mapping[str, Mapping[str, Any]]], questions: Sequence[str]) -> AnswerColumns:
    """The answers to `questions` from tables of answers as an assessment's file has them, one for each assessment."""
    if not answers:
        return empty_columns(0, questions)
    rows = [[table.get(question, _NO_ANSWER) for question in questions] for table in answers]
    return AnswerColumns(
        tuple(questions),
        np.array([[answer.get("value") for answer in row] for row in rows], dtype=np.float64),
        np.array([[_STATUSES[answer.get("status")] for answer in row] for row in rows], dtype=np.int8),
        np.array([[bool(answer.get("evidence")) for answer in row] for row in rows], dtype=np.bool_),
    )


def score_many(catalogue: Catalogue, form: Form, columns: AnswerColumns) -> ManyScores:
    """The scores of all assessments in `columns`, each a single respondent's, equal to `score` within 1e-9.

    `columns` has the questions that `form` asks, in the catalogue's order. Raises ValueError where it has others.
    """
    questions = catalogue.questions(form)
    if columns.questions != tuple(question.id for question in questions):
        raise ValueError("the columns are not the questions that the form asks")
    scales = [catalogue.scale_of(question) for question in questions]
    # An item is linear in the value: what it is at 0, and what each step adds.
    pairs = list(zip(questions, scales, strict=True))
    at_zero = np.array([item_score(0, scale, reverse=question.reverse) for question, scale in pairs])
    per_step = np.array([item_score(1, scale, reverse=question.reverse) for question, scale in pairs]) - at_zero
    belongs = np.array(
        [[catalogue.element_of_question[question.id].id == element.id for element in catalogue.elements]
         for question in questions]
    ).reshape(len(questions), len(catalogue.elements)).astype(np.float64)  # fmt: skip
    weights = belongs * np.array([question.weight for question in questions])[:, None]

    answered = ~np.isnan(columns.values)
    remaining = answered | (columns.statuses != NOT_RELEVANT)
    items = np.where(answered, columns.values * per_step + at_zero, 0.0)
    earned, answered_weight = items @ weights, answered @ weights
    all_weight = remaining @ weights
    counts = all_weight > 0
    divisor = np.where(counts, all_weight, np.nan)
    low = np.clip(earned / divisor, 0, None)
    high = np.clip((earned + 100 * (all_weight - answered_weight)) / divisor, low, None)
    coverage = np.clip(answered_weight / divisor, 0, 1)
    enough = (answered_weight > 0) & (coverage >= catalogue.about.minimum_coverage - TOLERANCE)
    score = np.clip(earned / np.where(enough, answered_weight, np.nan), low, high)
    level = np.full(score.shape, -1, dtype=np.int64)
    for at, one in enumerate(catalogue.levels):
        level[score >= one.starts_at - TOLERANCE] = at
    presence = np.array([*(one.present for one in catalogue.levels), False])
    return ManyScores(
        elements=tuple(element.id for element in catalogue.elements),
        score=score,
        low=low,
        high=high,
        coverage=coverage,
        level=level,
        present=presence[level],
        answered=np.rint(answered @ belongs).astype(np.int64),
        documented=np.rint((answered & columns.documented) @ belongs).astype(np.int64),
    )
