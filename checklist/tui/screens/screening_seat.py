"""Who sits at this machine in a round: one of its reviewers, somebody new, or whoever runs it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar
from uuid import uuid4

from rich.text import Text
from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from checklist.archive import ArchiveError
from checklist.locale import N_, _
from checklist.screening.model import Reviewer
from checklist.tui.base import Card
from checklist.tui.screens.fields_card import Field, FieldsCard
from checklist.tui.screens.screening_work import Overview, Seat, take_seat
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.row_list import RowList, fitted

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from checklist.archive import Archive

NEW, LEADS = "new", "leads"


class SeatCard(Card[None]):
    """Chooses who one is, and remembers it on this machine."""

    CSS_PATH = "screening.tcss"
    HELP = N_(
        "Vælg dig selv, så du får dine egne ansøgninger, og så andre kan se, hvem der har sagt hvad. "
        "Den, der leder runden, ser alle bedømmelser fra begyndelsen og bedømmer derfor ikke selv."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", N_("vælg"), key_display="⏎"),
        Binding("escape", "back", N_("tilbage")),
    ]

    def __init__(self, seen: Overview) -> None:
        super().__init__()
        self._seen = seen

    def compose(self) -> ComposeResult:
        with Vertical(classes="card") as card:
            card.border_title = _("Hvem er du i denne runde?")
            yield RowList(self._line, click_takes=True, id="who")
            yield Static("")
            yield Static(_("Computeren husker det. Du kan ændre det med v."), classes="hint", markup=False)
            yield KeyLine()

    def _line(self, key: str, width: int) -> Text:
        names = {str(one.id): one.name for one in self._seen.active_reviewers}
        names[NEW] = _("Jeg er bedømmer og står her ikke endnu …")
        names[LEADS] = _("Jeg leder runden og bedømmer ikke selv …")
        return Text(fitted(names[key], width))

    def on_mount(self) -> None:
        seat, rows = self._seen.seat, self.query_one(RowList)
        keys = [*(str(one.id) for one in self._seen.active_reviewers), NEW, LEADS]
        rows.styles.height = min(len(keys), 14)
        rows.show(keys, None if seat is None else str(seat.reviewer) if seat.reviewer else LEADS)
        rows.focus()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        self._take(event.key)

    def action_take(self) -> None:
        self.query_one(RowList).action_choose()

    @work(exclusive=True)
    async def _take(self, chosen: str) -> None:
        name = ""
        if chosen in {NEW, LEADS}:
            earlier = self._seen.seat.name if self._seen.seat and chosen == LEADS and not self._seen.me else None
            field = Field("name", _("Dit navn"), value=earlier, required=True)
            hint = _("Navnet står ved det, du skriver og beslutter. Skriv det, som andre kender dig ved.")
            values = await self.app.push_screen_wait(FieldsCard(_("Hvem er du?"), (field,), hint))
            if values is None:
                return
            name = str(values["name"])
        archive = self.lovende.ready_desk.archive
        if archive is None:
            return
        try:
            await asyncio.to_thread(_sit, archive, self._seen, chosen, name)
        except ArchiveError as error:
            self.notify(error.message, severity="error", timeout=12, markup=False)
            return
        if self.app.screen is self:
            self.dismiss()

    def action_back(self) -> None:
        self.dismiss()


def _sit(archive: Archive, seen: Overview, chosen: str, name: str) -> None:
    """Keep who sits here; a name nobody has becomes a reviewer. Asks a server, so call it from a thread."""
    round_id = seen.found.id
    if chosen == LEADS:
        seat = Seat(None, name)
    elif chosen == NEW:
        known = next((one for one in seen.reviewers if one.name.casefold() == name.casefold()), None)
        reviewer = Reviewer(id=known.id if known else uuid4(), name=name)
        archive.rounds.reviews.put_reviewer(round_id, reviewer)
        seat = Seat(reviewer.id, reviewer.name)
    else:
        seat = next(Seat(one.id, one.name) for one in seen.reviewers if str(one.id) == chosen)
    take_seat(archive, round_id, seat)
