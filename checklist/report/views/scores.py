"""An element's score as the report tells it: the figure, its range, what it rests on and why it is what it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from checklist.assessment.summary import documented_words
from checklist.locale import _, ngettext, percent, whole
from checklist.report.views.subject import figure

if TYPE_CHECKING:
    from checklist.assessment.scoring import ElementScore, QuestionScore
    from checklist.catalogue import Catalogue, Level
    from checklist.report.views.subject import Subject

State = Literal["scored", "too_few", "unanswered", "not_relevant"]


@dataclass(frozen=True)
class Bar:
    """A score drawn on a line from 0 to 100; None where there is nothing to draw. `alt` says the same in words."""

    score: float | None
    low: float | None
    high: float | None
    thresholds: tuple[float, ...]
    alt: str


@dataclass(frozen=True)
class ScoreView:
    """One element's score. `fill` (0-100) is how full its level's mark is, None without a level."""

    state: State
    number: str
    level: str
    level_meaning: str
    fill: float | None
    present: bool
    span: str
    coverage: str
    documented: str
    bar: Bar
    why: tuple[str, ...]
    sum: str | None


def score_view(subject: Subject, element: ElementScore) -> ScoreView:
    """The words and the bar for one element."""
    state = _state(element)
    level = element.level
    return ScoreView(
        state=state,
        number="–" if element.score is None else whole(element.score),
        level=subject.say(level.name) if level else _state_words(state),
        level_meaning=subject.say(level.meaning) if level else _state_meaning(subject.catalogue, state),
        fill=level_fill(subject.catalogue, level),
        present=element.present,
        span=span_words(element),
        coverage="–" if element.coverage is None else percent(element.coverage),
        documented=documented_words(element) if element.answered else _("ingen svar endnu"),
        bar=bar(subject.catalogue, element),
        why=_why(subject.catalogue, element, state),
        sum=_sum(element),
    )


def bar(catalogue: Catalogue, element: ElementScore) -> Bar:
    thresholds = tuple(level.starts_at for level in catalogue.levels if 0 < level.starts_at < 100)
    if element.score is not None:
        alt = _("Score {score} af 100.").format(score=whole(element.score))
        if _is_open(element):
            alt += " " + _("Kan ligge mellem {span}.").format(span=_between(element))
    elif element.counts:
        alt = _("Ingen score. Kan ligge mellem {span}.").format(span=_between(element))
    else:
        alt = _("Ingen score: intet spørgsmål passer på praksis.")
    return Bar(element.score, element.low, element.high, thresholds, alt)


def level_fill(catalogue: Catalogue, level: Level | None) -> float | None:
    """How full a level's mark is drawn, 0 for the first level and 100 for the last."""
    if level is None:
        return None
    steps = len(catalogue.levels) - 1
    return 100.0 if not steps else 100 * catalogue.levels.index(level) / steps


def span_words(element: ElementScore) -> str:
    """The range as figures ("48–83"), one figure where nothing is open, a dash where nothing counts."""
    if element.low is None or element.high is None:
        return "–"
    return f"{whole(element.low)}–{whole(element.high)}" if _is_open(element) else whole(element.low)


def _is_open(element: ElementScore) -> bool:
    return element.low is not None and element.high is not None and element.high - element.low > 1e-9


def _between(element: ElementScore) -> str:
    return _("{low} og {high}").format(low=whole(element.low or 0), high=whole(element.high or 0))


def _state(element: ElementScore) -> State:
    if not element.counts:
        return "not_relevant"
    if element.score is not None:
        return "scored"
    return "too_few" if element.answered else "unanswered"


def _state_words(state: State) -> str:
    return {
        "scored": "",
        "too_few": _("for få svar"),
        "unanswered": _("ikke besvaret"),
        "not_relevant": _("passer ikke på praksis"),
    }[state]


def _state_meaning(catalogue: Catalogue, state: State) -> str:
    minimum = percent(catalogue.about.minimum_coverage)
    return {
        "scored": "",
        "too_few": _("Der er ingen score, før mindst {minimum} af spørgsmålene er besvaret på skalaen.").format(
            minimum=minimum
        ),
        "unanswered": _("Ingen har svaret på skalaen endnu. Det er hverken godt eller skidt."),
        "not_relevant": _("Alle spørgsmål er svaret med »passer ikke«. Elementet tæller derfor ikke med."),
    }[state]


def _why(catalogue: Catalogue, element: ElementScore, state: State) -> tuple[str, ...]:
    sentences = [_counts(element.questions)]
    if state == "scored":
        sentences.append(
            _("Scoren er gennemsnittet af de besvarede spørgsmåls point.")
            if len({question.weight for question in element.questions}) < 2
            else _("Scoren er gennemsnittet af de besvarede spørgsmåls point. Vægten siger, hvor meget hvert tæller.")
        )
    if element.coverage is not None:
        sentences.append(
            _("Dækningen er {coverage}: så stor en del af spørgsmålene er besvaret på skalaen.").format(
                coverage=percent(element.coverage)
            )
        )
    if _is_open(element):
        sentences.append(
            _("Med alle svar på plads kan scoren ligge mellem {span}.").format(span=_between(element))
        )
    elif state == "scored":
        sentences.append(_("Der mangler ingen svar, så scoren kan ikke flytte sig."))
    return tuple(sentences)


def _counts(questions: tuple[QuestionScore, ...]) -> str:
    asked = len(questions)
    answered = sum(question.answered > 0 for question in questions)
    text = ngettext(
        "{answered} af {asked} spørgsmål er besvaret på skalaen",
        "{answered} af {asked} spørgsmål er besvaret på skalaen",
        asked,
    ).format(answered=answered, asked=asked)
    others = [
        (_("{n} er ved ikke"), sum(question.dont_know > 0 for question in questions)),
        (_("{n} er ikke besvaret"), sum(question.unanswered > 0 for question in questions)),
        (_("{n} passer ikke"), sum(question.not_relevant > 0 for question in questions)),
    ]
    told = [words.format(n=n) for words, n in others if n]
    return f"{text}; {', '.join(told)}." if told else f"{text}."


def _sum(element: ElementScore) -> str | None:
    """The calculation itself: (75 + 50 + 100) / 3 = 75, with weights where they differ."""
    if element.score is None:
        return None
    counted = [(question.weight, question.item) for question in element.questions if question.item is not None]
    result = figure(element.score)
    if len({weight for weight, _item in counted}) == 1:
        terms = " + ".join(figure(item) for _weight, item in counted)
        return f"({terms}) / {len(counted)} = {result}"
    terms = " + ".join(f"{figure(weight)} · {figure(item)}" for weight, item in counted)
    return f"({terms}) / {figure(sum(weight for weight, _item in counted))} = {result}"
