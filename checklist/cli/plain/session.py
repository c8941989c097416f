"""The state of a plain walk: the assessment, where it is kept, and the way back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from checklist.assessment.renewal import offer

if TYPE_CHECKING:
    from checklist.assessment.model import Answer, Assessment
    from checklist.catalogue import Area, Catalogue, Element, Question
    from checklist.cli.plain.keeping import Keeper


class Session:
    """One walk. Every change goes through `change`, which keeps it before it returns."""

    def __init__(
        self, catalogue: Catalogue, assessment: Assessment, keeper: Keeper, earlier: Assessment | None = None
    ) -> None:
        self.catalogue = catalogue
        self.assessment = assessment
        self.keeper = keeper
        self.earlier = earlier
        self.questions = catalogue.questions(assessment.form)
        self._before: list[Assessment] = []

    @property
    def area(self) -> Area | None:
        return self.catalogue.area_by_id.get(self.assessment.practice.area or "")

    @property
    def given(self) -> int:
        """How many of the questions asked are answered."""
        return sum(self.assessment.answer(question.id).is_given for question in self.questions)

    def first_open(self) -> int | None:
        """The position of the first question without an answer, or None."""
        return next((i for i, q in enumerate(self.questions) if not self.assessment.answer(q.id).is_given), None)

    @property
    def start(self) -> int:
        """Where the walk begins: the first open question, else past the last one."""
        first = self.first_open()
        return len(self.questions) if first is None else first

    def element_of(self, question: Question) -> Element:
        return self.catalogue.element_of_question[question.id]

    def offered(self, question: Question) -> Answer | None:
        """The answer from last time, while this question has none."""
        if self.earlier is None or self.assessment.answer(question.id).is_given:
            return None
        return offer(self.catalogue, self.earlier, question.id)

    def change(self, after: Assessment) -> None:
        """Keeps `after` and goes on with it."""
        before, self.assessment = self.assessment, self.keeper.keep(after)
        self._before.append(before)

    def undo(self) -> bool:
        """Takes the latest change back; False where there is none."""
        if not self._before:
            return False
        self.assessment = self.keeper.keep(self._before.pop().model_copy(update={"updated": now()}))
        return True


def now() -> dt.datetime:
    """The time now, aware."""
    return dt.datetime.now(dt.UTC)
