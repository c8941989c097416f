"""The round that a report is about, with the names, figures and orders that every part of it uses."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from checklist.catalogue import reading
from checklist.locale import _, clock, long_date
from checklist.report.views.subject import shortened
from checklist.screening.decisions import standing
from checklist.screening.formalities import formal_state
from checklist.screening.progress import flags, stages
from checklist.screening.round_order import orders_of
from checklist.screening.round_statistics import statistics_of

if TYPE_CHECKING:
    import datetime as dt
    from uuid import UUID

    from checklist.catalogue import Catalogue
    from checklist.report.screening.record import RoundRecord
    from checklist.screening.decisions import Entry
    from checklist.screening.formalities import State
    from checklist.screening.model import Application
    from checklist.screening.progress import Stage
    from checklist.screening.round import Round
    from checklist.screening.round_order import GroupOrder
    from checklist.screening.round_statistics import RoundStatistics

_LONGEST_NAME = 90


@dataclass(frozen=True)
class Called:
    """What an application is called: its code and its practice's name."""

    code: str
    name: str


@dataclass(frozen=True)
class RoundSubject:
    """One round under its catalogue, seen on the day `today`; the order is worked out with `draws` draws."""

    catalogue: Catalogue
    record: RoundRecord
    today: dt.date
    draws: int

    @property
    def round(self) -> Round:
        return self.record.round

    @cached_property
    def applications(self) -> tuple[Application, ...]:
        """By number."""
        return self.record.in_order

    @cached_property
    def called(self) -> dict[UUID, Called]:
        """Application -> its code and name, cut to a few lines; of one that was withdrawn the code alone."""
        names = {one.id: Called(one.code, "") for one in self.record.withdrawn}
        return names | {one.id: Called(one.code, shortened(name_of(one), _LONGEST_NAME)) for one in self.applications}

    @cached_property
    def reviewers(self) -> dict[UUID, str]:
        return {one.id: one.name for one in self.record.reviewers}

    @cached_property
    def elements(self) -> dict[str, str]:
        """Element id -> its name, in the catalogue's order."""
        return {one.id: self.say(one.name) for one in self.catalogue.elements}

    @cached_property
    def statistics(self) -> RoundStatistics:
        return statistics_of(self.round, self.catalogue, self.applications, self.record.reviews)

    @cached_property
    def orders(self) -> tuple[GroupOrder, ...]:
        return orders_of(self.round, self.catalogue, self.applications, self.record.reviews, draws=self.draws)

    @cached_property
    def flags(self) -> dict[UUID, tuple[str, ...]]:
        return flags(self.round, self.record.reviews)

    @cached_property
    def formal_states(self) -> dict[UUID, State]:
        return {one.id: formal_state(self.round, one) for one in self.applications}

    @cached_property
    def standing(self) -> dict[UUID, Entry]:
        """Application -> the decision that counts now."""
        return standing(self.record.entries)

    @cached_property
    def stages(self) -> dict[UUID, Stage]:
        record = self.record
        return stages(self.round, self.applications, record.assignments, record.reviews, self.standing.keys())

    def say(self, text: str) -> str:
        """A catalogue text in words that fit every area."""
        return reading(text)

    def area_name(self, area: str | None) -> str:
        """An area by its name; "–" where none was said."""
        found = self.catalogue.area_by_id.get(area) if area else None
        return found.name if found else area or "–"


def name_of(application: Application) -> str:
    """The practice's whole name, or words for having none."""
    return application.assessment.practice.name.strip() or _("Praksis uden navn")


def moment_words(moment: dt.datetime) -> str:
    """Day and time, as they are said here."""
    return _("{day} kl. {time}").format(day=long_date(moment.astimezone().date()), time=clock(moment))
