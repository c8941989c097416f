"""The assessment that a report is about, with the names and numbers that every part of it uses.

Every catalogue text a part shows goes through `say`, so that it reads in the area's own words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from checklist.assessment.development import proposals
from checklist.assessment.scoring import score
from checklist.catalogue import reading
from checklist.locale import danish_sort_key, decimal

if TYPE_CHECKING:
    import datetime as dt

    from checklist.assessment.development import Proposal
    from checklist.assessment.model import Assessment
    from checklist.assessment.scoring import Profile
    from checklist.catalogue import Area, Catalogue, Category, Element, Question


@dataclass(frozen=True)
class Subject:
    """One assessment under one catalogue, seen on the day `today`; `earlier` is one to hold it up against."""

    catalogue: Catalogue
    assessment: Assessment
    today: dt.date
    earlier: Assessment | None = None

    @cached_property
    def profile(self) -> Profile:
        return score(self.catalogue, self.assessment)

    @cached_property
    def proposals(self) -> tuple[Proposal, ...]:
        """Every development suggestion that the answers give, in order."""
        return proposals(self.catalogue, self.assessment, self.profile)

    @cached_property
    def area(self) -> Area | None:
        area = self.assessment.practice.area
        return self.catalogue.area_by_id.get(area) if area else None

    def say(self, text: str) -> str:
        """A catalogue text in the area's words."""
        return reading(text, self.area)

    @property
    def elements(self) -> tuple[Element, ...]:
        """The elements that the report tells of, in the catalogue's order."""
        return self.catalogue.elements

    def elements_of(self, category: Category) -> tuple[Element, ...]:
        """Those of them that belong to a category."""
        return tuple(element for element in self.elements if element.category == category.id)

    def asked(self, element: Element) -> tuple[Question, ...]:
        """The questions of `element` that the assessment's form asks."""
        return self.catalogue.questions_of(element, self.assessment.form)

    @property
    def element_numbers(self) -> dict[str, int]:
        """Element id -> its number in the report, from 1 in the catalogue's order."""
        return self.catalogue.element_numbers

    @property
    def question_numbers(self) -> dict[str, str]:
        """Question id -> its number in the report ("4.2"). The same in both forms; retired questions have none."""
        return self.catalogue.question_numbers

    @cached_property
    def evidence_numbers(self) -> dict[str, int]:
        """Evidence id -> its number in the list of documentation, from 1: oldest first, undated last."""
        undated_last = sorted(
            self.assessment.evidence, key=lambda one: (one.date is None, str(one.date), danish_sort_key(one.title))
        )
        return {one.id: number for number, one in enumerate(undated_last, 1)}

    def element_label(self, element_id: str) -> str:
        """An element's number and name ("4 Mål")."""
        element = self.catalogue.element_by_id[element_id]
        return f"{self.element_numbers[element_id]} {self.say(element.name)}"


def figure(value: float) -> str:
    """A number with as many decimals as it needs, at most one: 75, 62,5."""
    return decimal(value, 0 if abs(value - round(value)) < 0.05 else 1)


def shortened(text: str, most: int) -> str:
    """`text` on one line of at most `most` characters, cut at a word and marked with an ellipsis where it is longer."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    whole_words = cut.rsplit(" ", 1)[0]
    return (whole_words if len(whole_words) > most // 2 else cut).rstrip(" ,.;:–-") + "…"
