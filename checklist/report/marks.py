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

_OF_AN_ACTION = {0.0, 50.0, 100.0}  # planned, started, done


def fill_class(fill: float) -> str:
    """The class of a level's mark that is filled `fill` (0-100)."""
    return f"fill-{round(fill)}"


def steps_class(steps: Sequence[bool]) -> str:
    """The class of an answer's mark: one step for each option of its scale, true up to the answer.

    Empty where the scale has more options than a mark has room for.
    """
    return f"steps of-{len(steps)}-on-{sum(steps)}" if 0 < len(steps) <= _STEPS else ""


def mark_rules(report: Report, steps_drawing: str) -> str:
    """The CSS rules of all marks in `report`; `steps_drawing` is the address of the drawing of steps."""
    fills = {level.fill for level in report.overview.levels} | _OF_AN_ACTION
    marks = {(len(row.steps), sum(row.steps)) for element in report.elements for row in element.rows}
    rules = [_fill_rule(fill) for fill in sorted(fills)]
    rules.append(f".steps{{background:url({steps_drawing}) no-repeat;background-size:{2 * _STEPS * _STEP:g}mm 6pt}}")
    rules += [_steps_rule(options, reached) for options, reached in sorted(marks)]
    return "\n".join(rules)


def _fill_rule(fill: float) -> str:
    return f".{fill_class(fill)}{{border-bottom:{_LEVEL_MARK * fill / 100:.3g}pt solid {COLOURS['bar']}}}"


def _steps_rule(options: int, reached: int) -> str:
    start = (_STEPS - reached) * _STEP
    return f".of-{options}-on-{reached}{{width:{options * _STEP:g}mm;background-position:-{start:g}mm 0}}"
