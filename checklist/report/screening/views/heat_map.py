"""The table of applications and elements: the reviewers' mean in every cell, with marks that need no colour."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.locale import _, decimal
from checklist.report.screening.views.round_subject import Called
from checklist.report.views.subject import shortened
from checklist.screening.progress import APART_MARK, FLAG_MARK, NOTHING_MARK

if TYPE_CHECKING:
    from uuid import UUID

    from checklist.report.screening.views.round_subject import RoundSubject

_MOST_COLUMNS = 12
_SHADES = 5
_LONGEST_NAME = 60


@dataclass(frozen=True)
class Cell:
    """`shade` 1-5 rises with the mean, 0 where nobody has rated."""

    mean: str
    marks: str
    shade: int


@dataclass(frozen=True)
class Row:
    called: Called
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Sheet:
    """So many elements as there is room for side by side: their numbers and names, and a row for each application."""

    elements: tuple[tuple[int, str], ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class HeatMap:
    """Applications by number: this is no order. `key` says what the marks are."""

    sheets: tuple[Sheet, ...]
    key: tuple[str, ...]


def heat_map(subject: RoundSubject) -> HeatMap:
    names = tuple(enumerate(subject.elements.values(), start=1))
    rows = {one.id: _cells(subject, one.id) for one in subject.applications}
    return HeatMap(
        sheets=tuple(
            Sheet(
                names[start : start + _MOST_COLUMNS],
                tuple(
                    Row(_short(subject.called[key]), cells[start : start + _MOST_COLUMNS])
                    for key, cells in rows.items()
                ),
            )
            for start in range(0, len(names), _MOST_COLUMNS)
        ),
        key=tuple(_key(subject)),
    )


def _short(called: Called) -> Called:
    return Called(called.code, shortened(called.name, _LONGEST_NAME))


def _cells(subject: RoundSubject, application: UUID) -> tuple[Cell, ...]:
    statistics, apart = subject.statistics, subject.round.extra_on_disagreement
    place = statistics.table.applications.index(application)
    flagged = subject.flags.get(application, ())
    means, distances = statistics.means[place].tolist(), statistics.disagreement.largest_in_cell[place].tolist()
    return tuple(
        _cell(mean, flagged=element in flagged, apart=bool(apart) and distance >= apart)
        for element, mean, distance in zip(statistics.table.elements, means, distances, strict=True)
    )


def _cell(mean: float, *, flagged: bool, apart: bool) -> Cell:
    if math.isnan(mean):
        return Cell(NOTHING_MARK, "", 0)
    marks = FLAG_MARK * flagged + APART_MARK * apart
    return Cell(decimal(mean), marks, min(_SHADES, max(1, math.floor(mean + 0.5))))


def _key(subject: RoundSubject) -> list[str]:
    told = [_("{mark} betyder, at ingen har bedømt det.").format(mark=NOTHING_MARK)]
    if subject.round.attention:
        told.append(_("{mark} ligger på rundens opmærksomhedslinje eller under.").format(mark=FLAG_MARK))
    if subject.round.extra_on_disagreement:
        text = _("{mark} betyder, at to bedømmere er mindst {n} trin fra hinanden.")
        told.append(text.format(mark=APART_MARK, n=subject.round.extra_on_disagreement))
    return told
