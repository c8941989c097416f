"""Why a number is what it is, in words: where an element stands, what it rests on, what could still move it.

One place for these sentences. It calculates nothing that scoring has not calculated already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from checklist.assessment.scoring import TOLERANCE
from checklist.catalogue import reading
from checklist.locale import _, decimal, ngettext, percent, whole

if TYPE_CHECKING:
    from checklist.assessment.scoring import ElementScore, QuestionScore
    from checklist.catalogue import Area, Catalogue

State = Literal["scored", "too_few", "unanswered", "not_relevant"]


def state(element: ElementScore) -> State:
    """Whether the element has a score, and if not, why."""
    if not element.counts:
        return "not_relevant"
    if element.score is not None:
        return "scored"
    return "too_few" if element.answered else "unanswered"


def standing(element: ElementScore, area: Area | None = None) -> str:
    """The name of the element's level, or why it has none."""
    if element.level is not None:
        return reading(element.level.name, area)
    return {
        "scored": "–",
        "too_few": _("for få svar"),
        "unanswered": _("ikke besvaret"),
        "not_relevant": _("passer ikke på praksis"),
    }[state(element)]


def score_and_standing(element: ElementScore, area: Area | None = None) -> str:
    """Both together: «62 af 100 · Til stede»; why there is no score where there is none."""
    name = standing(element, area)
    if element.score is None:
        return name
    return _("{score} af 100 · {level}").format(score=score_words(element.score), level=name)


def standing_meaning(catalogue: Catalogue, element: ElementScore, area: Area | None = None) -> str:
    """What the element's level means in everyday practice, or why it has none."""
    if element.level is not None:
        return reading(element.level.meaning, area)
    minimum = percent(catalogue.about.minimum_coverage)
    return {
        "scored": "",
        "too_few": _("Der er ingen score, før mindst {minimum} af spørgsmålene er besvaret på skalaen."),
        "unanswered": _("Ingen har svaret på skalaen endnu. Det er hverken godt eller skidt."),
        "not_relevant": _("Alle spørgsmål er svaret med »passer ikke«. Elementet tæller derfor ikke med."),
    }[state(element)].format(minimum=minimum)


def score_words(score: float | None) -> str:
    """A score as a whole number, a dash where there is none."""
    return "–" if score is None else whole(score)


def can_move(element: ElementScore) -> bool:
    """True while an answer that is missing could change the score."""
    return element.low is not None and element.high is not None and element.high - element.low > TOLERANCE


def span_words(element: ElementScore) -> str:
    """The range as figures: «48–83»; one figure where nothing can move it, a dash where nothing counts."""
    if element.low is None or element.high is None:
        return "–"
    return f"{whole(element.low)}–{whole(element.high)}" if can_move(element) else whole(element.low)


def counted_words(element: ElementScore) -> str:
    """How the element's questions were answered: «4 af 6 spørgsmål er besvaret på skalaen, 1 er ved ikke.»."""
    text = ngettext(
        "{answered} af {asked} spørgsmål er besvaret på skalaen",
        "{answered} af {asked} spørgsmål er besvaret på skalaen",
        len(element.questions),
    ).format(answered=element.answered, asked=len(element.questions))
    others = [
        (_("{n} er ved ikke"), sum(question.dont_know > 0 for question in element.questions)),
        (_("{n} er ikke besvaret"), sum(question.unanswered > 0 for question in element.questions)),
        (_("{n} passer ikke"), sum(question.not_relevant > 0 for question in element.questions)),
    ]
    told = [words.format(n=n) for words, n in others if n]
    return f"{text}, {', '.join(told)}." if told else f"{text}."


def movable_words(element: ElementScore) -> str:
    """How far the missing answers could take the score, as a sentence."""
    if not can_move(element):
        return _("Der mangler ingen svar, så scoren kan ikke flytte sig.") if element.score is not None else ""
    text = _("Når alle svar er på plads, kan scoren ligge mellem {low} og {high}.")
    return text.format(low=whole(element.low or 0), high=whole(element.high or 0))


def covered_words(element: ElementScore) -> str:
    """The coverage alone: «Dækning 83 %.»; empty where nothing counts."""
    return "" if element.coverage is None else _("Dækning {coverage}.").format(coverage=percent(element.coverage))


def coverage_words(catalogue: Catalogue, element: ElementScore) -> str:
    """The coverage and the least that gives a score, as sentences; empty where nothing counts."""
    if element.coverage is None:
        return ""
    text = _("Dækning {coverage}: så stor en del er besvaret på skalaen. Der skal {minimum} til en score.")
    return text.format(coverage=percent(element.coverage), minimum=percent(catalogue.about.minimum_coverage))


def formula_words(element: ElementScore) -> str:
    """The rule behind a score, in plain words."""
    if weights_differ(element):
        return _(
            "Hvert svar giver 0-100 point, og vægten siger, hvor meget det tæller. Scoren er det vægtede gennemsnit."
        )
    return _("Hvert svar giver 0-100 point. Scoren er gennemsnittet af de svar, der er givet på skalaen.")


def sum_words(element: ElementScore) -> str:
    """The calculation itself: «(75 + 50 + 100) / 3 = 75», with weights where they differ.

    Empty without a score, and where one answer alone is the score.
    """
    counted = [(question.weight, question.item) for question in element.questions if question.item is not None]
    if element.score is None or len(counted) < 2:
        return ""
    if weights_differ(element):
        terms = " + ".join(f"{_figure(weight)} · {_figure(item)}" for weight, item in counted)
        return f"({terms}) / {_figure(sum(weight for weight, _item in counted))} = {_figure(element.score)}"
    terms = " + ".join(_figure(item) for _weight, item in counted)
    return f"({terms}) / {len(counted)} = {_figure(element.score)}"


def counts_words(element: ElementScore, question: QuestionScore) -> str:
    """What one question does to the number: its points, or how much wider its missing answer makes the range."""
    if not question.remaining:
        return _("tæller ikke med")
    parts = []
    if question.item is not None:
        points = ngettext("{points} point", "{points} point", round(question.item))
        parts.append(points.format(points=_figure(question.item)))
    remaining = sum(one.weight for one in element.questions if one.remaining)
    wider = question.weight * ((question.high or 0) - (question.low or 0)) / remaining
    if wider > TOLERANCE:
        parts.append(_("gør spændet {points} point bredere").format(points=_figure(wider)))
    return ", ".join(parts)


def weight_words(question: QuestionScore) -> str:
    return _("vægt {weight}").format(weight=_figure(question.weight))


def weights_differ(element: ElementScore) -> bool:
    """True where one of the element's questions counts more than another."""
    return len({question.weight for question in element.questions}) > 1


def _figure(value: float) -> str:
    """A figure with one decimal, none where it is whole."""
    return whole(value) if abs(value - round(value)) < 0.05 else decimal(value)
