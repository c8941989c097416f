"""What one reviewer has to read: the shared cases first, and how far each of them is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import Static

from checklist.locale import N_, _
from checklist.screening.seeing import access, access_words
from checklist.tui.screens.screening_following import FollowingRoom
from checklist.tui.widgets.bars import progress_bar
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.row_list import RowList, fitted
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from checklist.archive.round_applications import ApplicationLine
    from checklist.archive.round_reviews import ReviewLine
    from checklist.screening.model import Assignment

STATE = 30


class ShelfScreen(FollowingRoom):
    """The applications that are mine; whoever runs the round sees everybody's."""

    CSS_PATH = "screening.tcss"
    WHAT = N_("Læs og bedøm")
    HELP = N_(
        "Her ligger dine ansøgninger, de fælles sager øverst. Læs dem først, og tal dem igennem, før I går videre. "
        "Enter åbner en. Du ser andres bedømmelser af en ansøgning, når du har afleveret din egen."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("læs"), tooltip=N_("Åbn ansøgningen"), key_display="⏎"),
        Binding("g", "notes", N_("samtalen"), tooltip=N_("Noter fra samtalen om de fælles sager")),
        Binding("escape", "back", N_("tilbage")),
    ]

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Static("", id="summary", classes="lead", markup=False)
        yield RowList(self._line, id="shelf")
        yield KeyLine()

    def on_mount(self) -> None:
        self._applications: dict[UUID, ApplicationLine] = {}
        self._given: dict[UUID, Assignment] = {}
        self._reviews: dict[UUID, ReviewLine] = {}
        self.query_one(RowList).focus()

    def show(self) -> None:
        seen = self.now_seen
        self._applications = {one.id: one for one in seen.applications}
        self._given = {
            one.application: one
            for one in seen.assignments
            if one.reviewer == seen.me and one.application in self._applications
        }
        self._reviews = {one.application: one for one in seen.reviews if one.reviewer == seen.me}
        # Python's sort is stable, so the share's own order stays within each of the two.
        order = sorted(self._given, key=lambda one: self._given[one].why != "calibration")
        self.query_one(RowList).show(order)
        done = sum(bool(one in self._reviews and self._reviews[one].handed_in) for one in order)
        if seen.me is None:
            words = _("Den, der leder runden, bedømmer ikke selv. Tryk v på rundens side, hvis du er bedømmer.")
        elif not order:
            words = _("Du har ikke fået nogen ansøgninger endnu.")
        else:
            said = _("Du har afleveret {done} af {all}").format(done=done, all=len(order))
            words = f"{said}  {progress_bar(done, len(order), 20)}"
        self.query_one("#summary", Static).update(words)

    def _line(self, key: UUID, width: int) -> Text:
        seen, one = self.now_seen, self._applications[key]
        name = one.code if seen.found.blind else f"{one.code}  {one.practice} · {one.service}"
        if self._given[one.id].why == "calibration":
            name += "  " + _("(fælles sag)")
        elif self._given[one.id].why == "disagreement":
            name += "  " + _("(én mere, fordi de første er uenige)")
        return Text(fitted(name, width - STATE - 1) + " " + fitted(self._state(one.id), STATE))

    def _state(self, application: UUID) -> str:
        seen, review = self.now_seen, self._reviews.get(application)
        if seen.me is None:
            return ""
        may = access(seen.me, application, seen.assignments, seen.declarations)
        if may != "open":
            return f"! {access_words(may)}"
        if review is None:
            return "· " + _("ikke begyndt")
        if review.handed_in:
            return "✓ " + _("afleveret")
        rated, all_of_them = len(review.ratings), len(seen.catalogue.elements)
        return "◐ " + _("{n} af {all} elementer").format(n=rated, all=all_of_them)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "open":
            return bool(self.is_mounted and self._given)
        return super().check_action(action, parameters)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        seen = self.now_seen
        if not isinstance(event.key, UUID) or seen.me is None:
            return
        may = access(seen.me, event.key, seen.assignments, seen.declarations)
        if may == "open":
            from checklist.tui.screens.screening_review import ReviewScreen

            self.app.push_screen(ReviewScreen(self.round_id, event.key))
        elif may == "declare_first":
            from checklist.tui.screens.screening_declare import DeclareScreen

            self.tell(access_words(may))
            self.app.push_screen(DeclareScreen(self.round_id))
        else:
            self.tell(access_words(may))

    def action_open(self) -> None:
        self.query_one(RowList).action_choose()

    def action_notes(self) -> None:
        from checklist.tui.screens.screening_notes import NotesScreen

        self.app.push_screen(NotesScreen(self.round_id))
