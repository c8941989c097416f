"""A workshop's shared answers as the subject of a report: only the elements that were worked on are told."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from checklist.assessment.development import proposals
from checklist.assessment.scoring import score
from checklist.report.views.subject import Subject

if TYPE_CHECKING:
    import datetime as dt

    from checklist.assessment.development import Proposal
    from checklist.assessment.scoring import Profile
    from checklist.catalogue import Element
    from checklist.workshop.outcome import Outcome


@dataclass(frozen=True)
class MeetingSubject(Subject):
    """The shared answers of `outcome`; numbers and names are those of the whole instrument."""

    outcome: Outcome = field(kw_only=True)

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """The elements whose answers were shown, in the catalogue's order."""
        return tuple(element for element in self.catalogue.elements if element.id in self.outcome.elements)

    @cached_property
    def not_reached(self) -> tuple[Element, ...]:
        """The elements that were on the agenda, but whose answers were never shown."""
        planned = self.outcome.workshop.settings.elements
        return tuple(e for e in self.catalogue.elements if e.id in planned and e not in self.elements)

    @cached_property
    def profile(self) -> Profile:
        """The profile over the elements that were worked on: what was not on the table counts for nothing."""
        whole = score(self.catalogue, self.assessment)
        told = {element.id for element in self.elements}
        return replace(whole, elements=tuple(one for one in whole.elements if one.id in told))

    @cached_property
    def proposals(self) -> tuple[Proposal, ...]:
        """The suggestions in the order in which they were voted on."""
        return proposals(self.catalogue, self.assessment, score(self.catalogue, self.assessment))

    @property
    def held(self) -> dt.date:
        """The day on which the first answers were shown; the day the meeting was prepared where none were."""
        moments = [question.first.revealed for question in self.outcome.questions]
        return min(moments, default=self.outcome.workshop.created).astimezone().date()
