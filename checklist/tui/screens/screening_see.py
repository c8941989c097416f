"""The round in one table: applications and elements, and how alike the reviewers rate. Sorted by anything but a sum."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from checklist.locale import N_, _, danish_sort_key
from checklist.screening.formalities import formal_state
from checklist.screening.seeing import access_words
from checklist.tui.screens.screening_comparing import ComparingRoom
from checklist.tui.screens.screening_see_texts import (
    HeatMap,
    column_numbers,
    figures_table,
    heat_cells,
    heat_map,
    row_close_up,
)
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.row_list import RowList
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from checklist.archive.round_applications import ApplicationLine
    from checklist.screening.progress import Stage
    from checklist.screening.round import Round
    from checklist.screening.round_statistics import RoundStatistics
    from checklist.tui.screens.screening_work import FirstLook, Overview

SORTS = ("code", "name", "area", "formalities")


class SeeScreen(ComparingRoom):
    """The heat map, and under t how alike the reviewers rate."""

    CSS_PATH: ClassVar = ["screening.tcss", "screening_see.tcss"]
    WHAT = N_("Overblik")
    HELP = N_(
        "Hver række er en ansøgning, hver kolonne et element. Tallet er bedømmernes gennemsnit fra 1 til 5. "
        "! står ved et tal på eller under rundens grænse for opmærksomhed, ≠ hvor bedømmerne er langt fra hinanden (to "
        "trin, hvis runden ikke siger andet). Der er ingen sum, og der sorteres aldrig efter tal. Tryk t for at se, "
        "hvor ens bedømmerne bedømmer."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "open", N_("se bedømmelserne"), tooltip=N_("Alle bedømmelser og kommentarer"), key_display="⏎"
        ),
        Binding("s", "sort", N_("sortér"), tooltip=N_("Sortér efter kode, navn, område eller formalia")),
        Binding("t", "statistics", N_("hvor ens?"), tooltip=N_("Hvor ens bedømmerne bedømmer")),
        Binding("t", "table", N_("tabellen"), tooltip=N_("Tilbage til tabellen")),
        Binding("r", "again", N_("læs igen"), tooltip=N_("Hent det, andre har afleveret imens"), show=False),
        Binding("escape", "back", N_("tilbage")),
    ]

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Static("", id="summary", classes="lead", markup=False)
        yield Static("", classes="columns", markup=False)
        yield RowList(self._line, id="map")
        with VerticalScroll(id="close-up", can_focus=False):
            yield Static("", id="close-up-text")
        with VerticalScroll(id="statistics"):
            yield Static("", id="statistics-text")
        yield KeyLine()

    def on_mount(self) -> None:
        self._sort = "code"
        self._rows: dict[UUID, ApplicationLine] = {}
        self._heat: HeatMap | None = None
        self._stages: dict[UUID, Stage] = {}
        self._found: Round | None = None
        self._names_hidden = True
        self._in_statistics = False
        self.query_one("#statistics").display = False
        self.query_one(RowList).focus()

    @property
    def has_figures(self) -> bool:
        """True once every line has its figures."""
        return self._heat is not None and len(self._heat.place) == len(self._rows)

    @property
    def has_figures_in_sight(self) -> bool:
        """True once every line that is to be seen has its figures."""
        return self._heat is not None and all(one in self._heat.place for one in self._in_sight())

    def _in_sight(self) -> list[UUID]:
        rows = self.query_one(RowList)
        top = rows.scroll_offset.y
        return list(rows.keys[top : top + rows.size.height])

    async def reload(self) -> bool:
        self.query_one("#summary", Static).update(_("Et øjeblik …"))
        return await super().reload()

    async def show_soon(self, first: FirstLook) -> None:
        if first.seat is not None and first.seat.reviewer is None:
            self._found, self._names_hidden = first.found, False
            self._rows = {one.id: one for one in first.applications}
            self._show_rows()
            if first.found.catalogue == self.desk.catalogue.about.id:
                await self._read_in_sight(first.found)

    async def _read_in_sight(self, found: Round) -> None:
        """Figures for the lines that are to be seen, while thousands of reviews are still to be read."""
        here = self._in_sight()
        reviews = await self.ask(lambda archive: archive.rounds.reviews.lines(self.round_id, here))
        if reviews is not None and not self.has_figures:
            self._heat = heat_map(found, self.desk.catalogue, here, reviews)
            self.query_one(RowList).refresh()

    def put_away(self) -> None:
        self.workers.cancel_group(self, "heat")
        self._found, self._heat, self._rows = None, None, {}
        self.query_one(RowList).show([])
        for part in (".columns", "#close-up-text"):
            self.query_one(part, Static).update("")

    def show_compared(self) -> None:
        seen = self.now_seen
        self._found, self._names_hidden = seen.found, seen.names_hidden
        self._rows = {one.id: one for one in seen.applications}
        self._show_rows()
        self.run_worker(self._work_out(seen), group="heat", exclusive=True)
        if self._in_statistics:
            self.run_worker(self._measure(), group="measure", exclusive=True)

    async def _work_out(self, seen: Overview) -> None:
        self._heat, self._stages = await asyncio.to_thread(
            lambda: (
                heat_map(seen.found, seen.catalogue, [one.id for one in seen.applications], seen.reviews),
                seen.stages,
            )
        )
        if not self.is_left:
            self._show_rows()

    def _show_rows(self) -> None:
        found = self._found
        if found is None:
            return
        keys = {
            "code": lambda one: one.number,
            "name": lambda one: danish_sort_key(f"{one.practice} {one.service}"),
            "area": lambda one: (one.area or "", one.number),
            "formalities": lambda one: (formal_state(found, one), one.number),
        }
        in_order = sorted(self._rows.values(), key=keys[self._sort])
        self.query_one(RowList).show([one.id for one in in_order])
        sorted_by = {
            "code": _("efter kode"),
            "name": _("efter navn"),
            "area": _("efter område"),
            "formalities": _("efter formalia"),
        }[self._sort]
        words = _("Gennemsnit, 1-5 · ! lavt · ≠ uenige · sorteret {sorted_by}")
        self.query_one("#summary", Static).update(words.format(sorted_by=sorted_by))
        heading = Text("  ") + column_numbers(self._columns, self._width)
        self.query_one(".columns", Static).update(heading)
        self._show_close_up()
        self.refresh_bindings()

    @property
    def _columns(self) -> int:
        return len((self.seen.catalogue if self.seen else self.desk.catalogue).elements)

    @property
    def _width(self) -> int:
        return max(20, self.query_one(RowList).line_width)

    def _line(self, key: UUID, width: int) -> Text:
        one = self._rows.get(key)
        if one is None or self._found is None:
            return Text("")
        name = "" if self._names_hidden else f"{one.practice} · {one.service}"
        dark = self.app.current_theme.dark
        if self._has_conflict(key):
            return heat_cells(
                None, one, name, formal_state(self._found, one), width, elements=self._columns, dark=dark, instead="–"
            )
        return heat_cells(
            self._heat, one, name, formal_state(self._found, one), width, elements=self._columns, dark=dark
        )

    def _has_conflict(self, key: UUID) -> bool:
        """Whether who sits here has a conflict of interest there, and therefore sees nothing of what others gave."""
        return self.seen is not None and key in self.seen.kept_from_me

    def on_row_list_highlighted(self) -> None:
        self._show_close_up()
        if self._found is not None and self._heat is not None and not self.has_figures_in_sight:
            self.run_worker(self._read_in_sight(self._found), group="in sight", exclusive=True)

    def _show_close_up(self) -> None:
        key = self.query_one(RowList).chosen_key
        one = self._rows.get(key) if isinstance(key, UUID) else None
        if one is None or self._heat is None or one.id not in self._stages:
            return
        if self._has_conflict(one.id):
            text = Text(f"{one.code}: {access_words('conflict')}")
        else:
            text = row_close_up(self._heat, one, self._stages[one.id], self.now_seen, blind=self._names_hidden)
        self.query_one("#close-up-text", Static).update(text)

    def on_resize(self) -> None:
        if self._heat is not None:
            self.call_after_refresh(self._show_rows)

    # What can be done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in {"open", "sort", "statistics"}:
            in_table = self.is_mounted and not self._in_statistics
            return in_table and self.seen is not None and self.seen.is_open and bool(self._rows)
        if action == "table":
            return self.is_mounted and self._in_statistics
        return super().check_action(action, parameters)

    def action_sort(self) -> None:
        self._sort = SORTS[(SORTS.index(self._sort) + 1) % len(SORTS)]
        self._show_rows()

    def action_again(self) -> None:
        self.look_anew()

    def action_open(self) -> None:
        self.query_one(RowList).action_choose()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        from checklist.tui.screens.screening_reviews_card import ReviewsScreen

        if isinstance(event.key, UUID):
            self.app.push_screen(ReviewsScreen(self.round_id, event.key))

    def action_statistics(self) -> None:
        self._turn(to_statistics=True)
        self.query_one("#statistics").focus()
        self.query_one("#statistics-text", Static).update(_("Regner …"))
        self.run_worker(self._measure(), group="measure", exclusive=True)

    def action_table(self) -> None:
        self._turn(to_statistics=False)
        self.query_one(RowList).focus()

    def _turn(self, *, to_statistics: bool) -> None:
        self._in_statistics = to_statistics
        for part in ("#map", ".columns", "#close-up", "#summary"):
            self.query_one(part).display = not to_statistics
        self.query_one("#statistics").display = to_statistics
        self.refresh_bindings()

    async def _measure(self) -> None:
        from checklist.screening.round_statistics import statistics_of

        seen = self.now_seen
        kept = await self.ask(lambda archive: archive.rounds.reviews.all(self.round_id))
        if kept is None:
            return
        reviews = [one.value for one in kept]
        found: RoundStatistics = await asyncio.to_thread(
            statistics_of, seen.found, seen.catalogue, seen.applications, reviews
        )
        if not self.is_left:
            self.query_one("#statistics-text", Static).update(figures_table(found, seen))

    def action_back(self) -> None:
        if self._in_statistics:
            self.action_table()
        else:
            self.dismiss()
