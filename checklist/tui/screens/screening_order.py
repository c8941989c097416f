"""The order of each group with its certainty. It decides nothing, and says so on every page."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from checklist.locale import N_, _, ngettext, whole
from checklist.screening.order_words import (
    decides_nothing,
    rank_words,
    share_words,
    tie_words,
    unrated_words,
)
from checklist.tui.screens.screening_comparing import ComparingRoom
from checklist.tui.screens.screening_order_work import WorkedOut, work_out, working_words
from checklist.tui.session import now
from checklist.tui.widgets.bars import small_bar
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.row_list import RowList, fitted
from checklist.tui.widgets.tab_name import TabName
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from checklist.archive.round_applications import ApplicationLine
    from checklist.screening.order import Standing
    from checklist.screening.round_order import GroupOrder
    from checklist.tui.screens.screening_work import Overview

MARKS = {"in": "●", "depends": "◐", "out": "○"}
BAR, SHARE, RANK = 12, 12, 16


class OrderScreen(ComparingRoom):
    """One group at a time; the application that is pointed at has its sentence below."""

    CSS_PATH: ClassVar = ["screening.tcss", "screening_order.tcss"]
    WHAT = N_("Rækkefølge")
    HELP = N_(
        "Programmet har regnet rækkefølgen ud ti tusind gange. Hver gang tæller én tilfældig bedømmer i hvert element, "
        "og vægtene ligger lidt forskelligt. Søjlen viser, i hvor mange af gangene ansøgningen er inden for pladserne. "
        "● inden for i næsten alle, ◐ det afhænger, ○ uden for i næsten alle. Beregningen afgør intet; alle læses."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", N_("forrige gruppe"), key_display="←", show=False),
        Binding("right", "turn(1)", N_("næste gruppe"), key_display="← →"),
        Binding(
            "enter", "open", N_("se bedømmelserne"), tooltip=N_("Alle bedømmelser og kommentarer"), key_display="⏎"
        ),
        Binding("r", "again", N_("regn igen"), tooltip=N_("Hent det, der er afleveret imens, og regn med det")),
        Binding("escape", "back", N_("tilbage")),
    ]

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Static(decides_nothing(), classes="promise", markup=False)
        yield Horizontal(id="groups")
        yield Static("", id="summary", classes="lead", markup=False)
        yield Static("", classes="columns", markup=False)
        yield RowList(self._line, id="order")
        with VerticalScroll(id="close-up", can_focus=False):
            yield Static("", id="close-up-text")
        yield KeyLine()

    def on_mount(self) -> None:
        self._worked: WorkedOut | None = None
        self._place = 0
        self._standings: dict[UUID, Standing[UUID]] = {}
        self._lines: dict[UUID, ApplicationLine] = {}
        self.query_one(RowList).focus()

    @property
    def _orders(self) -> tuple[GroupOrder, ...]:
        return self._worked.orders if self._worked else ()

    def show_compared(self) -> None:
        seen = self.now_seen
        self._lines = {one.id: one for one in seen.applications}
        if self._worked is None or not self._worked.holds(seen):
            # Leaving the screen, or a newer look at the round, puts an end to this.
            self.run_worker(self._work_out(seen), group="order", exclusive=True)
        if self._worked is None:
            self.query_one("#summary", Static).update(working_words(None))
        else:
            self._show_group()

    def put_away(self) -> None:
        self.workers.cancel_group(self, "order")
        self._worked, self._standings = None, {}
        self.query_one(RowList).show([])
        self.query_one("#groups", Horizontal).remove_children()
        self.query_one(".columns", Static).update("")
        self._show_close_up()
        self.refresh_bindings()

    async def _work_out(self, seen: Overview) -> None:
        self._worked = await asyncio.to_thread(work_out, seen, now())
        if self.is_left:
            return
        self._place = min(self._place, max(0, len(self._orders) - 1))
        tabs = self.query_one("#groups", Horizontal)
        await tabs.remove_children()
        await tabs.mount_all([TabName(str(place)) for place in range(len(self._orders))])
        self._show_group()

    def _show_group(self) -> None:
        if not self._orders:
            self.query_one("#summary", Static).update(_("Her er ingen ansøgninger at regne på."))
            return
        for place, tab in enumerate(self.query(TabName)):
            group = self._orders[place].group
            tab.show(group.name, chosen=place == self._place)
        one = self._orders[self._place]
        all_of_them = {standing.application: standing for standing in one.order.standings}
        banned = self.now_seen.kept_from_me
        # One that was withdrawn since then has no line any more.
        self._standings = {
            key: standing for key, standing in all_of_them.items() if key in self._lines and key not in banned
        }
        places = ngettext("{n} plads", "{n} pladser", one.order.places).format(n=one.order.places)
        text = ngettext("{n} ansøgning", "{n} ansøgninger", len(all_of_them)).format(n=len(all_of_them))
        if left_out := len(all_of_them.keys() & banned):
            text += " " + _("({n} vises ikke, fordi du er inhabil)").format(n=left_out)
        how = _("vægte som i runden") if one.order.weights else _("alle vægte lige sandsynlige")
        draws = _("{n} beregninger, frø {seed}").format(n=whole(one.order.draws), seed=one.order.seed)
        self.query_one("#summary", Static).update(f"{places} · {text} · {how}\n{draws} · {self._state_words()}")
        heading = self._columns(
            _("Ansøgning"), _("Inden for"), _("Nr. i 9 af 10"), self.query_one(RowList).line_width - 2
        )
        self.query_one(".columns", Static).update(Text("    ") + heading)
        self.query_one(RowList).show(list(self._standings))
        self._show_close_up()
        self.refresh_bindings()

    def _state_words(self) -> str:
        """What the order in sight stands on; nobody is to take an older one for today's."""
        worked = self._worked
        if worked is None or not worked.holds(self.now_seen):
            return working_words(worked)
        return worked.words()

    def _columns(self, name: str, share: str, rank: str, width: int) -> Text:
        room = max(8, width - BAR - SHARE - RANK - 1)
        return Text(f"{fitted(name, room)} {fitted(share, BAR + SHARE)}{rank.rjust(RANK)}")

    def _named(self, application: UUID) -> str:
        seen, line = self.now_seen, self._lines[application]
        blind = seen.names_hidden
        return line.code if blind else f"{line.code}  {line.practice} · {line.service}"

    def _line(self, key: UUID, width: int) -> Text:
        standing = self._standings[key]
        share = share_words(standing.within).rjust(SHARE - 2) + "  "
        bar = small_bar(100 * standing.within, BAR)
        room = max(8, width - 2 - BAR - SHARE - RANK - 1)
        name = fitted(self._named(standing.application), room)
        return Text(f"{MARKS[standing.certainty]} {name} {bar}{share}{rank_words(standing).rjust(RANK)}")

    def on_row_list_highlighted(self) -> None:
        self._show_close_up()

    def _show_close_up(self) -> None:
        key = self.query_one(RowList).chosen_key
        standing = self._standings.get(key) if isinstance(key, UUID) else None
        text = Text()
        if standing is not None and self._orders:
            seen, one = self.now_seen, self._orders[self._place]
            text.append(f"{MARKS[standing.certainty]} {self._named(standing.application)}\n", style="bold")
            text.append(one.sentence(standing, seen.catalogue, seen.reviewers))
            codes = [self._lines[other].code for other in standing.equal_to if other in self._standings]
            for words in (tie_words(codes), unrated_words(standing.unrated)):
                if words:
                    text.append("\n" + words)
        self.query_one("#close-up-text", Static).update(text)

    def on_resize(self) -> None:
        if self._standings:
            self.call_after_refresh(self._show_group)

    def on_tab_name_chosen(self, event: TabName.Chosen) -> None:
        self._place = int(event.which)
        self._show_group()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "turn":
            return self.is_mounted and len(self._orders) > 1
        if action in {"open", "again"}:
            return self.is_mounted and bool(self._standings)
        return super().check_action(action, parameters)

    def action_turn(self, step: int) -> None:
        self._place = (self._place + step) % len(self._orders)
        self._show_group()

    def action_again(self) -> None:
        self.run_worker(self._again(), group="reload", exclusive=True)

    async def _again(self) -> None:
        if await self.reload() and self._worked and self._worked.holds(self.now_seen):
            self.tell(_("Der er ikke kommet nyt, siden der blev regnet."))

    def action_open(self) -> None:
        self.query_one(RowList).action_choose()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        from checklist.tui.screens.screening_reviews_card import ReviewsScreen

        if isinstance(event.key, UUID):
            self.app.push_screen(ReviewsScreen(self.round_id, event.key))
