"""The marks drawn beside words: how full a level is, how far up its scale an answer lies.

Each kind of mark is one CSS class that its rule draws, because a style of its own on every mark is dear to lay out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.report.palette import COLOURS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist.report.views.report import Report

# The drawing of steps has so many that are reached, and then so many that are not. A mark is a window on it.
STEPS_DRAWING = "styles/steps.svg"
_STEPS = 20
_STEP = 3.6  # mm from one step to the next
_LEVEL_MARK = 7  # pt, its height inside the frame
_TOWER, _BAR = 14, 40  # mm, the length that stands for everybody

_OF_AN_ACTION = {0.0, 50.0, 100.0}  # planned, started, done


def fill_class(fill: float) -> str:
    """The class of a level's mark that is filled `fill` (0-100)."""
    return f"fill-{round(fill)}"


def steps_class(steps: Sequence[bool]) -> str:
    """The class of an answer's mark: one step for each option of its scale, true up to the answer.

    Empty where the scale has more options than a mark has room for.
    """
    return f"steps of-{len(steps)}-on-{sum(steps)}" if 0 < len(steps) <= _STEPS else ""


def column_class(percent: int) -> str:
    """The class of a column or a bar that is as long as `percent` (0-100) says."""
    return f"share-{percent}"


def mark_rules(report: Report, steps_drawing: str) -> str:
    """The CSS rules of all marks in `report`; `steps_drawing` is the address of the drawing of steps."""
    fills = {level.fill for level in report.overview.levels} | _OF_AN_ACTION
    marks = {(len(row.steps), sum(row.steps)) for element in report.elements for row in element.rows}
    rules = [_fill_rule(fill) for fill in sorted(fills)]
    rules.append(f".steps{{background:url({steps_drawing}) no-repeat;background-size:{2 * _STEPS * _STEP:g}mm 6pt}}")
    rules += [_steps_rule(options, reached) for options, reached in sorted(marks)]
    rules += [_share_rule(percent) for percent in sorted(_shares(report))]
    return "\n".join(rules)


def _shares(report: Report) -> set[int]:
    """How long the columns and bars of a workshop's report are, each length once."""
    if report.meeting is None:
        return set()
    questions = [question for element in report.meeting.elements for question in element.questions]
    rows = [row for question in questions if question.spread for row in question.spread.drawn_rows]
    cards = [card.percent for element in report.meeting.elements if element.citizens for card in element.citizens.cards]
    votes = [percent for _title, _n, percent in report.meeting.votes.rows] if report.meeting.votes else []
    return {count.percent for row in rows for count in row.counts} | {*cards, *votes}


def _share_rule(percent: int) -> str:
    """A column grows upwards, a bar to the right."""
    length = f"{_TOWER * percent / 100:.3g}mm"
    share = column_class(percent)
    return f".tower.{share}{{height:{length}}}.lying.{share}{{width:{_BAR * percent / 100:.3g}mm}}"


def _fill_rule(fill: float) -> str:
    return f".{fill_class(fill)}{{border-bottom:{_LEVEL_MARK * fill / 100:.3g}pt solid {COLOURS['bar']}}}"


def _steps_rule(options: int, reached: int) -> str:
    start = (_STEPS - reached) * _STEP
    return f".of-{options}-on-{reached}{{width:{options * _STEP:g}mm;background-position:-{start:g}mm 0}}"
