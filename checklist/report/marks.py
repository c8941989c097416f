"""The marks drawn beside words: how full a level is, how far up its scale an answer lies.

Each kind of mark is one CSS class that its rule draws, because a style of its own on every mark is dear to lay out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.report.palette import COLOURS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checklist.report.views.report import Report

_STEP = 3.6  # mm from one step of a scale to the next
_INK_OF_A_STEP = 0.84  # the rest of it is the gap before the next


def fill_class(fill: float) -> str:
    """The class of a level's mark that is filled `fill` (0-100)."""
    return f"fill-{round(fill)}"


def steps_class(steps: Sequence[bool]) -> str:
    """The class of an answer's mark: one step for each option of its scale, true up to the answer."""
    return f"steps of-{len(steps)}-on-{sum(steps)}"


def mark_rules(report: Report) -> str:
    """The CSS rules of all marks in `report`."""
    fills = {level.fill for level in report.overview.levels} | _OF_AN_ACTION
    steps = {row.steps for element in report.elements for row in element.rows if row.steps}
    return "\n".join([*map(_fill_rule, sorted(fills)), *map(_steps_rule, sorted(steps, key=lambda s: (len(s), s)))])


_OF_AN_ACTION = {0.0, 50.0, 100.0}  # planned, started, done


def _fill_rule(fill: float) -> str:
    name = fill_class(fill)
    return f".{name}{{background-image:{_stripes(0, [('bar', 0, round(fill)), ('paper', round(fill), 100)])}}}"


def _steps_rule(steps: Sequence[bool]) -> str:
    """All steps in one gradient with hard stops: one box to lay out instead of six."""
    share = 100 / len(steps)
    stripes: list[tuple[str, float, float]] = []
    for at, on in enumerate(steps):
        stripes.append(("bar" if on else "line", at * share, (at + _INK_OF_A_STEP) * share))
        stripes.append(("paper", (at + _INK_OF_A_STEP) * share, (at + 1) * share))
    name = steps_class(steps).replace(" ", ".")
    width = len(steps) * _STEP
    return f".{name}{{width:{width:.4g}mm;background-image:{_stripes(90, stripes)}}}"


def _stripes(degrees: int, stripes: Iterable[tuple[str, float, float]]) -> str:
    stops = (f"{COLOURS[name]} {start:.4g}%,{COLOURS[name]} {end:.4g}%" for name, start, end in stripes)
    return f"linear-gradient({degrees}deg,{','.join(stops)})"
