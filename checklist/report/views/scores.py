"""An element's score as the report tells it: the figure, its range, what it rests on and why it is what it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.assessment.explanation import (
    can_move,
    counted_words,
    covered_words,
    movable_words,
    score_words,
    span_words,
    standing,
    standing_meaning,
    sum_words,
)
from checklist.assessment.summary import documented_words
from checklist.locale import _, whole

if TYPE_CHECKING:
    from checklist.assessment.scoring import ElementScore
    from checklist.catalogue import Catalogue, Level
    from checklist.report.views.subject import Subject


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
    """One element's score. `fill` (0-100) is how full its level's mark is, None without a level.

    `sum` is the calculation itself, empty where there is nothing to add up.
    """

    scored: bool
    number: str
    level: str
    level_meaning: str
    fill: float | None
    span: str
    documented: str
    bar: Bar
    why: tuple[str, ...]
    sum: str


def score_view(subject: Subject, element: ElementScore) -> ScoreView:
    """The words and the bar for one element."""
    catalogue, area = subject.catalogue, subject.area
    why = (counted_words(element), covered_words(element), movable_words(element))
    return ScoreView(
        scored=element.score is not None,
        number=score_words(element.score),
        level=standing(element, area),
        level_meaning=standing_meaning(catalogue, element, area),
        fill=level_fill(catalogue, element.level),
        span=span_words(element),
        documented=documented_words(element) if element.answered else _("ingen svar endnu"),
        bar=bar(catalogue, element),
        why=tuple(sentence for sentence in why if sentence),
        sum=sum_words(element) if element.answered > 1 else "",
    )


def bar(catalogue: Catalogue, element: ElementScore) -> Bar:
    """The bar, with what it shows in words."""
    between = _("Kan ligge mellem {low} og {high}.").format(low=whole(element.low or 0), high=whole(element.high or 0))
    if element.score is not None:
        alt = _("Score {score} af 100.").format(score=whole(element.score))
        alt = f"{alt} {between}" if can_move(element) else alt
    elif element.counts:
        alt = _("Ingen score.") + " " + between
    else:
        alt = _("Ingen score: intet spørgsmål passer på praksis.")
    return Bar(element.score, element.low, element.high, thresholds(catalogue), alt)


def thresholds(catalogue: Catalogue) -> tuple[float, ...]:
    """Where one level gives way to the next, 0-100."""
    return tuple(level.starts_at for level in catalogue.levels if 0 < level.starts_at < 100)


def level_fill(catalogue: Catalogue, level: Level | None) -> float | None:
    """How full a level's mark is drawn, 0 for the first level and 100 for the last."""
    if level is None:
        return None
    steps = len(catalogue.levels) - 1
    return 100.0 if not steps else 100 * catalogue.levels.index(level) / steps
