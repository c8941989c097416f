"""What a profile says in words: the summary sentence, strengths, development areas, whose view is missing.

One place for these sentences, so that screen, page and report say the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.assessment.scoring import TOLERANCE
from checklist.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checklist.assessment.scoring import ElementScore, Profile
    from checklist.catalogue import Perspective


def summary_sentence(profile: Profile) -> str:
    """The summary: «8 af 11 elementer er til stede, 3 af dem gennemgående.»."""
    counts = {"present": profile.present, "of": profile.of, "throughout": profile.throughout or 0}
    if profile.throughout and profile.present:
        return _("{present} af {of} elementer er til stede, {throughout} af dem gennemgående.").format(**counts)
    return _("{present} af {of} elementer er til stede.").format(**counts)


def picture_sentence(profile: Profile) -> str:
    """The summary for people who are still answering: before any element has a score it counts nothing."""
    if profile.of and all(element.score is None for element in profile.elements):
        return _("For få svar til et billede endnu.")
    return summary_sentence(profile)


def documented_words(element: ElementScore) -> str:
    """How much of the score is documented: «2 af 6 svar er dokumenteret»."""
    text = _("{documented} af {answered} svar er dokumenteret")
    return text.format(documented=element.documented, answered=element.answered)


def what_a_score_is_not() -> str:
    """The sentence that stands wherever scores are shown."""
    return _("En score er jeres eget billede af praksis. Den er ikke dokumenteret virkning.")


def strengths(profile: Profile, most: int = 3) -> tuple[ElementScore, ...]:
    """The present elements with the highest scores, at most `most`; ties keep the catalogue's order."""
    present = [element for element in profile.elements if element.present]
    return tuple(sorted(present, key=lambda element: -(element.score or 0))[:most])


def development_areas(profile: Profile, most: int = 3) -> tuple[ElementScore, ...]:
    """The scored elements with the lowest scores, lowest first, at most `most`; ties keep the catalogue's order.

    A strength is never a development area too, and an element with the full score has nothing to develop.
    """
    strong = strengths(profile, most)
    open_ones = [e for e in profile.elements if e.score is not None and e.score < 100 - TOLERANCE and e not in strong]
    return tuple(sorted(open_ones, key=lambda element: element.score or 0)[:most])


def perspective_name(perspective: Perspective) -> str:
    """Who answers, as a word on a list."""
    return {
        "leder": _("leder"),
        "medarbejder": _("medarbejder"),
        "aften-nat": _("aften/nat"),
        "borger": _("borger/barn"),
        "paaroerende": _("pårørende"),
        "samarbejdspartner": _("samarbejdspartner"),
    }[perspective]


def who_knows_best(asked_of: Iterable[Perspective]) -> str:
    """Whom a question is meant for, as a sentence: "Det ved lederen bedst."."""
    people = {
        "leder": _("lederen"),
        "medarbejder": _("medarbejderne"),
        "aften-nat": _("aften- og nattevagterne"),
        "borger": _("borgerne selv"),
        "paaroerende": _("de pårørende"),
        "samarbejdspartner": _("samarbejdspartnerne"),
    }
    return _("Det ved {who} bedst.").format(who=_(" og ").join(people[one] for one in asked_of))


def missing_view(perspective: Perspective) -> str:
    """The sentence that names a perspective nobody was asked for."""
    return {
        "leder": _("Lederens syn er ikke indhentet."),
        "medarbejder": _("Medarbejdernes syn er ikke indhentet."),
        "aften-nat": _("Aften- og nattevagternes syn er ikke indhentet."),
        "borger": _("Borgernes syn er ikke indhentet."),
        "paaroerende": _("De pårørendes syn er ikke indhentet."),
        "samarbejdspartner": _("Samarbejdspartnernes syn er ikke indhentet."),
    }[perspective]
