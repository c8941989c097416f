"""The order of each group with its certainty: one plain sentence per application, ties as ties, no sum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.locale import _, ngettext
from checklist.screening.order_words import certainty_words, rank_words, share_words, tie_words, unrated_words

if TYPE_CHECKING:
    from uuid import UUID

    from checklist.report.screening.views.round_subject import Called, RoundSubject
    from checklist.screening.order import Certainty, Standing
    from checklist.screening.round_order import GroupOrder


@dataclass(frozen=True)
class RankLine:
    """Where nine of ten draws put it, on a line from 0 to 100 with the places' boundary at `places`; `alt` in words."""

    start: float
    end: float
    places: float
    alt: str


@dataclass(frozen=True)
class StandingView:
    """`mark` is the class of the box that shows the certainty beside its words; `more` comes under the first."""

    called: Called
    mark: str
    certainty: str
    share: str
    ranks: str
    line: RankLine
    sentence: str
    more: tuple[str, ...]


@dataclass(frozen=True)
class GroupView:
    name: str
    about: str
    standings: tuple[StandingView, ...]


def certainty_mark(certainty: Certainty) -> str:
    """The class of the small box beside the words: full, half, empty."""
    return {"in": "fill-100", "depends": "fill-50", "out": "fill-0"}[certainty]


def group_views(subject: RoundSubject) -> tuple[GroupView, ...]:
    return tuple(
        GroupView(
            name=one.group.name,
            about=_about(one),
            standings=tuple(_standing(subject, one, standing) for standing in one.order.standings),
        )
        for one in subject.orders
    )


def _about(one: GroupOrder) -> str:
    number = len(one.order.standings)
    applications = ngettext("{n} ansøgning", "{n} ansøgninger", number).format(n=number)
    text = ngettext("{applications} og {n} plads.", "{applications} og {n} pladser.", one.order.places)
    return text.format(applications=applications, n=one.order.places)


def _standing(subject: RoundSubject, one: GroupOrder, found: Standing[UUID]) -> StandingView:
    number = len(one.order.standings)
    tied = tuple(subject.called[other].code for other in found.equal_to)
    ranks = rank_words(found) if found.reviews else "–"
    alt = _("{ranks} af {n}; pladserne går til nr. {places}").format(ranks=ranks, n=number, places=one.order.places)
    return StandingView(
        called=subject.called[found.application],
        mark=certainty_mark(found.certainty) if found.reviews else "none",
        certainty=certainty_words(found.certainty) if found.reviews else _("ikke bedømt"),
        share=share_words(found.within) if found.reviews else "–",
        ranks=ranks,
        line=RankLine(
            start=100 * (found.best_rank - 1) / number,
            end=100 * found.worst_rank / number,
            places=100 * min(one.order.places, number) / number,
            alt=alt,
        ),
        sentence=one.sentence(found, subject.catalogue, subject.record.reviewers),
        more=tuple(text for text in (tie_words(tied), unrated_words(found.unrated) if found.reviews else "") if text),
    )
