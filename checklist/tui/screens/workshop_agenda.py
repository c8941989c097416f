"""The agenda of a workshop, minute by minute: one slot set by hand, and the others give way."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static
from textual.widgets.option_list import Option

from checklist.archive import ArchiveError
from checklist.locale import N_, _
from checklist.tui.base import Card
from checklist.tui.grid import Grid
from checklist.tui.screens.workshop_texts import slot_name
from checklist.tui.widgets.choice_list import ChoiceList
from checklist.tui.widgets.key_line import KeyLine
from checklist.workshop.moves import RefusedMoveError
from checklist.workshop.preparing import with_minutes

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from checklist.tui.screens.workshop_hosting import Hosting
    from checklist.workshop.model import Slot


class AgendaCard(Card[None]):
    """Right and left change the minutes of the slot that is pointed at."""

    CSS_PATH = "workshop_cards.tcss"
    HELP = N_(
        "Her fordeler du mødets minutter. Pil til højre giver punktet et minut mere, pil til venstre et mindre. De "
        "andre giver plads, så mødet varer lige længe. Et punkt, du har rettet, ligger fast (●), til du slipper det "
        "igen med mellemrum. Alt er gemt med det samme."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "minutes(1)", N_("et minut mere"), key_display="→"),
        Binding("left", "minutes(-1)", N_("et minut mindre"), key_display="←"),
        Binding("space", "release", N_("slip"), tooltip=N_("Lad punktet give plads igen")),
        Binding("escape,enter", "leave", N_("færdig"), key_display="⏎"),
    ]

    def __init__(self, hosting: Hosting) -> None:
        super().__init__()
        self.hosting = hosting

    def compose(self) -> ComposeResult:
        with Vertical(classes="card pick") as card:
            length = self.hosting.workshop.settings.length
            card.border_title = _("Dagsorden: {length} minutter").format(length=length)
            card.border_subtitle = _("? hjælp")
            yield Static(_("Punkter med ● ligger fast. De andre deler resten af tiden."), classes="pick-hint")
            yield ChoiceList(id="slot-list")
            yield KeyLine()

    def on_mount(self) -> None:
        self._show()
        self.query_one(ChoiceList).focus()

    def _show(self) -> None:
        choices = self.query_one(ChoiceList)
        pointed_at = choices.chosen_id
        choices.clear_options()
        choices.add_options([Option(self._line(one), id=one.key) for one in self.hosting.workshop.settings.agenda])
        choices.choose(pointed_at)

    def _line(self, slot: Slot) -> Grid:
        table = Grid(padding=(0, 1, 0, 0))
        table.add_column(width=1)
        table.add_column(width=30)
        table.add_column(width=8, justify="right")
        minutes = _("{minutes} min.").format(minutes=slot.minutes)
        table.add_row("●" if slot.fixed else "", Text(slot_name(self.hosting.catalogue, slot)), Text(minutes, "bold"))
        return table

    def _set(self, minutes: int | None) -> None:
        key = self.query_one(ChoiceList).chosen_id
        try:
            self.hosting.meeting.make(with_minutes, key, minutes)
        except RefusedMoveError as error:
            self.notify(error.reason, severity="warning", markup=False)
        except ArchiveError as error:
            self.notify(error.message, severity="error", markup=False)
        self._show()

    def action_minutes(self, step: int) -> None:
        key = self.query_one(ChoiceList).chosen_id
        slot = next((one for one in self.hosting.workshop.settings.agenda if one.key == key), None)
        if slot is not None:
            self._set(slot.minutes + step)

    def action_release(self) -> None:
        self._set(None)

    def action_leave(self) -> None:
        self.dismiss()
