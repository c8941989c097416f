"""The heat map's lines and what is said beside them. Every colour has its figure or mark, so it reads without."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from rich.console import Group
from rich.style import Style
from rich.text import Text

from checklist.locale import _, current_language, decimal
from checklist.screening.formalities import line_ids
from checklist.screening.model import formal_words
from checklist.screening.order_words import reliability_words
from checklist.screening.progress import APART_MARK, FLAG_MARK, NOTHING_MARK, flags, stage_words
from checklist.screening.ratings import table_of_rows
from checklist.screening.statistics import cell_means, disagreement
from checklist.tui.grid import Grid
from checklist.tui.widgets.row_list import fitted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from numpy.typing import NDArray

    from checklist.archive.round_applications import ApplicationLine
    from checklist.catalogue import Catalogue
    from checklist.locale import Language
    from checklist.screening.formalities import State
    from checklist.screening.model import Rated
    from checklist.screening.progress import Stage
    from checklist.screening.round import Round
    from checklist.screening.round_statistics import RoundStatistics
    from checklist.tui.screens.screening_work import Overview

CELL, CODE, FORMAL = 4, 7, 2
# From weak to strong: earth over sand to the green of the app, lighter step by step, so that greys tell it too.
_NIGHT = ("#54241c", "#64431c", "#575d30", "#3b6b55", "#277a69")
_DAY = ("#efb6a8", "#f0d29c", "#e4e2b4", "#bfdcc0", "#93cbb9")
_FORMAL = {"open": "·", "ok": "✓", "lacking": "!"}


@dataclass(frozen=True, eq=False)
class HeatMap:
    """Means and largest distances by application and element, and the elements that are flagged.

    `far` is the distance from which reviewers are far apart in this round, in steps; 0 where it asks for none.
    """

    place: dict[UUID, int]
    means: NDArray[np.float64]
    apart: NDArray[np.float64]
    flagged: dict[UUID, frozenset[str]]
    elements: tuple[str, ...]
    far: int

    def is_apart(self, place: int, column: int) -> bool:
        """Whether the reviewers of one cell are far apart."""
        return bool(self.far) and bool(self.apart[place, column] >= self.far)


def heat_map(found: Round, catalogue: Catalogue, applications: Iterable[UUID], reviews: Sequence[Rated]) -> HeatMap:
    """What is handed in about these applications, as means and distances. Takes a second for 20,000 reviews."""
    elements = tuple(element.id for element in catalogue.elements)
    rows = (
        (one.application, one.reviewer, element, rating.value)
        for one in reviews
        if one.handed_in
        for element, rating in one.ratings.items()
    )
    table = table_of_rows(rows, list(applications), elements)
    return HeatMap(
        {one: place for place, one in enumerate(table.applications)},
        cell_means(table),
        disagreement(table).largest_in_cell,
        {one: frozenset(raised) for one, raised in flags(found, reviews).items()},
        elements,
        found.extra_on_disagreement,
    )


def column_numbers(elements: int, width: int) -> Text:
    """The elements' numbers over their cells, in a line of `width`."""
    numbers = "".join(str(place).rjust(CELL - 1) + " " for place in range(1, elements + 1))
    return Text(" " * _left(elements, width) + numbers)


def _left(elements: int, width: int) -> int:
    """The cells before the first element's."""
    return max(CODE + FORMAL, width - CELL * elements)


def heat_cells(
    heat: HeatMap | None,
    one: ApplicationLine,
    name: str,
    formal: State,
    width: int,
    *,
    elements: int,
    dark: bool,
    instead: str = "…",
) -> Text:
    """One application's line; what `heat` does not have is `instead`: still to come, or kept from who looks."""
    room = _left(elements, width) - CODE - FORMAL
    line = Text(fitted(one.code, CODE - 1) + " " + _FORMAL[formal] + " ")
    line.append(fitted(name, max(0, room - 1)) + " " if room > 1 else " " * room)
    if heat is None or one.id not in heat.place:
        return line + Text(f"  {instead} " * elements, style="dim")
    language = current_language()
    place, raised = heat.place[one.id], heat.flagged.get(one.id, frozenset())
    for column, element in enumerate(heat.elements):
        mean = heat.means[place, column]
        if np.isnan(mean):
            line.append(f"  {NOTHING_MARK} ")
            continue
        mark = FLAG_MARK if element in raised else APART_MARK if heat.is_apart(place, column) else " "
        line.append(*_cell(float(mean), mark, language, dark=dark))
    return line


@lru_cache(maxsize=4096)
def _cell(mean: float, mark: str, _language: Language, *, dark: bool) -> tuple[str, Style]:
    """One figure with its mark and colours. Few reviewers give few means, so most are known already."""
    shades, ink = (_NIGHT, "#f3efe6") if dark else (_DAY, "#1d2625")
    shade = shades[min(4, max(0, int(mean + 0.5) - 1))]
    return decimal(mean, 1) + mark, Style(color=ink, bgcolor=shade, bold=mark != " ")


def row_close_up(heat: HeatMap, one: ApplicationLine, stage: Stage, seen: Overview, *, blind: bool) -> Text:
    """What there is to say about the application that is pointed at."""
    names = {element.id: element.name for element in seen.catalogue.elements}
    text = Text()
    text.append(one.code if blind else f"{one.code} {one.practice} · {one.service}", style="bold")
    text.append(f" · {stage_words(stage)}")
    area = seen.catalogue.area_by_id.get(one.area or "")
    if area is not None:
        text.append(f" · {area.name}")
    place, raised = heat.place[one.id], heat.flagged.get(one.id, frozenset())
    low = [names[element] for element in heat.elements if element in raised]
    apart = [
        _("{name} ({n} trin)").format(name=names[element], n=int(heat.apart[place, column]))
        for column, element in enumerate(heat.elements)
        if heat.is_apart(place, column)
    ]
    if low:
        text.append(f"\n{FLAG_MARK} " + _("På eller under grænsen: {names}").format(names=", ".join(low)))
    if apart:
        words = _("Bedømmerne er langt fra hinanden: {names}").format(names=", ".join(apart))
        text.append(f"\n{APART_MARK} {words}")
    wrong = [
        f"{said.note or formal_words(said.state)}"
        for line in line_ids(seen.found)
        if (said := one.formality(line)) and said.state != "ok"
    ]
    if wrong and not blind:
        text.append("\n" + _("Formalia: {words}").format(words="; ".join(wrong)))
    numbers = " · ".join(f"{place} {names[element]}" for place, element in enumerate(heat.elements, start=1))
    text.append("\n" + numbers, style="dim")
    return text


def figures_table(found: RoundStatistics, seen: Overview) -> Group:
    """Each reviewer's offset, the distances per element, and how far the reviewers agree, in words."""
    names = {one.id: one.name for one in seen.reviewers}
    offsets = _grid(_("Bedømmer"), _("Ligger i gennemsnit"), _("Bygger på"))
    places = {one.id: place for place, one in enumerate(seen.reviewers)}
    for one in sorted(found.offsets, key=lambda one: places.get(one.reviewer, len(places))):
        said = _("kan ikke måles endnu") if one.mean is None else _offset_words(one.mean)
        cells = _("{n} steder, hvor andre også har givet et tal").format(n=one.cells)
        offsets.add_row(Text(names.get(one.reviewer, "?")), Text(said), Text(cells))
    elements = _grid(_("Element"), _("Afstand i snit"), _("Størst"), _("Enighed (alfa)"))
    for element in seen.catalogue.elements:
        distance = found.disagreement.by_element[element.id]
        mean = "–" if distance.mean is None else decimal(distance.mean, 1)
        largest = "–" if distance.largest is None else str(distance.largest)
        elements.add_row(
            Text(element.name), Text(mean), Text(largest), Text(reliability_words(found.by_element[element.id]))
        )
    return Group(
        Text(_("Hvor ens bedømmer I?"), style="bold"),
        Text(_("Krippendorffs alfa over alle elementer: {words}").format(words=reliability_words(found.overall))),
        Text(
            _("1 er fuld enighed, 0 er som ved lodtrækning. Regnet på det, hver især gav, før I talte sammen."), "dim"
        ),
        Text(""),
        Text(_("Hver bedømmers afstand til de andre (vist, aldrig rettet)"), style="bold"),
        offsets,
        Text(""),
        Text(_("Element for element"), style="bold"),
        elements,
    )


def _grid(*heads: str) -> Grid:
    table = Grid(padding=(0, 2, 0, 0))
    table.add_row(*(Text(head, style="dim") for head in heads))
    return table


def _offset_words(mean: float) -> str:
    """How far above or below the others, in steps."""
    if abs(mean) < 0.05:
        return _("lige på de andre")
    words = _("{steps} trin over de andre") if mean > 0 else _("{steps} trin under de andre")
    return words.format(steps=decimal(abs(mean), 1))
