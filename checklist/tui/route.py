"""The way through the questions: where a person is, what comes next, and where an element ends.

Pure: it knows the questions and a place among them, nothing of screens or answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checklist.assessment.model import Assessment
    from checklist.catalogue import Catalogue, Element, Form, Question


@dataclass(frozen=True)
class Place:
    """One question on the way: its element, and its number within the element (from 1, of `of`)."""

    question: Question
    element: Element
    element_number: int
    number: int
    of: int

    @property
    def ends_element(self) -> bool:
        return self.number == self.of


class Route:
    """All questions that a form asks, element by element as the side panel shows them."""

    def __init__(self, catalogue: Catalogue, form: Form) -> None:
        self.places = tuple(
            Place(question, element, catalogue.element_numbers[element.id], number, len(questions))
            for element in catalogue.elements_as_shown
            if (questions := catalogue.questions_of(element, form))
            for number, question in enumerate(questions, start=1)
        )
        self._by_question = {place.question.id: at for at, place in enumerate(self.places)}

    def at(self, question_id: str) -> int | None:
        """The position of a question, or None where this form does not ask it."""
        return self._by_question.get(question_id)

    def start(self, assessment: Assessment, remembered: str | None) -> int:
        """Where to begin: where the person was, else at the first question without an answer, else at the first."""
        if remembered is not None and (at := self.at(remembered)) is not None:
            return at
        open_places = (at for at, p in enumerate(self.places) if not assessment.answer(p.question.id).is_given)
        return next(open_places, 0)

    def first_of(self, element_id: str) -> int | None:
        """The position of an element's first question."""
        return next((at for at, place in enumerate(self.places) if place.element.id == element_id), None)
