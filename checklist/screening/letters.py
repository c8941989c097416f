"""What an applicant is told: two strengths, one first step, the comments that were released, what a score is not.

Words, no layout; never a rank, a rating or any other number. Everybody gets something to go on with.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

from checklist.assessment.development import proposals
from checklist.assessment.scoring import score
from checklist.assessment.summary import what_a_score_is_not
from checklist.catalogue.wording import reading
from checklist.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checklist.assessment.scoring import Profile
    from checklist.catalogue import Area, Catalogue, Element
    from checklist.screening.model import Application, Review, Verdict
    from checklist.screening.round import Round

STRENGTHS = 2


@dataclass(frozen=True)
class Told:
    """An element by name, and the released comments on it, word for word."""

    element_id: str
    element: str
    comments: tuple[str, ...]


@dataclass(frozen=True)
class FirstStep:
    """One thing to begin with: a suggestion and how to begin (empty where `text` is a question to talk over)."""

    element_id: str
    element: str
    text: str
    first_step: str


@dataclass(frozen=True)
class Letter:
    """The content of one letter, in the order in which it is read.

    `outcome` is None where nothing was decided. `strengths` are the reviewers' where `by_reviewers`, else the
    applicant's own. `comments` are the released ones on other elements. `is_not` are the sentences on what a score and
    a rating are not.
    """

    practice: str
    service: str
    code: str
    round: str
    organiser: str
    contact: str
    opening: str
    outcome: str | None
    strengths_heading: str
    strengths: tuple[Told, ...]
    by_reviewers: bool
    first_step: FirstStep | None
    comments: tuple[Told, ...]
    is_not: tuple[str, ...]


def letter(
    found: Round,
    catalogue: Catalogue,
    application: Application,
    reviews: Iterable[Review],
    verdict: Verdict | None = None,
) -> Letter:
    """What one applicant is told. `reviews` may be the whole round's; those handed in about this one count.

    Strengths are the elements that the reviewers rated highest on average; of equal ones, those with a released comment
    first. The first step is a suggestion that the applicant's own answers give, on the element rated lowest.
    """
    practice = application.assessment.practice
    area = catalogue.area_by_id.get(practice.area) if practice.area else None
    own = [one for one in reviews if one.application == application.id and one.handed_in]
    means, comments = _means(own), _released(own)
    profile = score(catalogue, application.assessment)
    strong = _strengths(catalogue, means, comments)
    by_reviewers = bool(strong)
    if not strong:
        strong = _own_strengths(catalogue, profile)
    heading = (
        _("Det står tydeligst for bedømmerne") if by_reviewers else _("Det står tydeligst i jeres egen besvarelse")
    )
    return Letter(
        practice=practice.name,
        service=practice.service,
        code=application.code,
        round=found.name,
        organiser=found.organiser,
        contact=found.contact,
        opening=_("Tak for jeres ansøgning til {round}. Vi har læst den.").format(round=found.name),
        outcome=outcome_words(found, verdict),
        strengths_heading=heading,
        strengths=tuple(_told(one, comments) for one in strong),
        by_reviewers=by_reviewers,
        first_step=_first_step(catalogue, application, profile, means, strong, area),
        comments=tuple(_told(one, comments) for one in catalogue.elements if comments[one.id] and one not in strong),
        is_not=what_it_is_not(),
    )


def _means(reviews: Sequence[Review]) -> dict[str, float]:
    values: dict[str, list[int]] = defaultdict(list)
    for review in reviews:
        for element, rating in review.ratings.items():
            if rating.value is not None:
                values[element].append(rating.value)
    return {element: fmean(given) for element, given in values.items()}


def _released(reviews: Sequence[Review]) -> dict[str, list[str]]:
    comments: dict[str, list[str]] = defaultdict(list)
    for review in reviews:
        for one in review.released:
            if one.comment not in comments[one.element]:
                comments[one.element].append(one.comment)
    return comments


def _strengths(catalogue: Catalogue, means: dict[str, float], comments: dict[str, list[str]]) -> list[Element]:
    rated = [element for element in catalogue.elements if element.id in means]
    return sorted(rated, key=lambda one: (-means[one.id], not comments[one.id]))[:STRENGTHS]


def _own_strengths(catalogue: Catalogue, profile: Profile) -> list[Element]:
    scored = [one for one in profile.elements if one.score is not None]
    best = sorted(scored, key=lambda one: -(one.score or 0))[:STRENGTHS]
    return [catalogue.element_by_id[one.id] for one in best]


def _told(element: Element, comments: dict[str, list[str]]) -> Told:
    return Told(element.id, element.name, tuple(comments[element.id]))


def _first_step(
    catalogue: Catalogue,
    application: Application,
    profile: Profile,
    means: dict[str, float],
    strong: Sequence[Element],
    area: Area | None,
) -> FirstStep | None:
    """A suggestion on the element rated lowest that has one, the unrated last; else a question to talk over."""
    suggested = [one for one in proposals(catalogue, application.assessment, profile) if one.suggestion]
    open_ones = [element for element in catalogue.elements if element not in strong] or list(catalogue.elements)
    unrated = max(means.values(), default=0.0) + 1
    lowest_first = sorted(open_ones, key=lambda element: means.get(element.id, unrated))
    if not means:
        # Nobody has rated anything: the order that the answers themselves give.
        order = list(dict.fromkeys(one.element_id for one in suggested))
        lowest_first.sort(key=lambda element: order.index(element.id) if element.id in order else len(order))
    for element in lowest_first:
        for one in suggested:
            if one.element_id == element.id and one.suggestion:
                text, step = reading(one.suggestion.text, area), reading(one.suggestion.first_step, area)
                return FirstStep(element.id, element.name, text, step)
    for element in lowest_first:
        if element.reflection:
            return FirstStep(element.id, element.name, reading(element.reflection[0], area), "")
    return None


def outcome_words(found: Round, verdict: Verdict | None) -> str | None:
    """What was decided, as it is said to the applicant: in the round's own words where it has some.

    None where nothing was decided, or where they have withdrawn.
    """
    if verdict is None or verdict == "withdrawn":
        return None
    own: str | None = getattr(found.letters, verdict)
    return (
        own
        or {
            "go_on": _("Vi vil gerne gå videre med jeres ansøgning."),
            "wait": _("Vi har ikke taget stilling endnu. I hører fra os igen."),
            "not_this_time": _("Vi går ikke videre med jeres ansøgning denne gang."),
            "ask_for_more": _("Vi vil gerne vide mere, før vi tager stilling. I hører fra os om, hvad det er."),
        }[verdict]
    )


def what_it_is_not() -> tuple[str, ...]:
    """What a score and a rating are not, a sentence each."""
    return (
        what_a_score_is_not(),
        _("Vi har ikke brugt jeres egne tal til at sammenligne jer med andre."),
        _("Bedømmerne har set på, hvor tydeligt hvert element står i ansøgningen, ikke på jer som mennesker."),
        _("Der er ingen samlet karakter. Det er mennesker, der beslutter, og ikke en beregning."),
    )
