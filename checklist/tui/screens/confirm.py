"""A card that asks before something is done that a person may not mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from checklist.locale import N_
from checklist.tui.base import Card
from checklist.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from textual.app import ComposeResult


class ConfirmCard(Card[bool]):
    """Dismissed with True for yes. The title says what is asked about, the text what follows from yes."""

    HELP = N_("Programmet spørger, før det gør noget, der ikke uden videre kan gøres om.")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,y", "yes", N_("ja"), key_display=N_("j")),
        Binding("n,escape", "no", N_("nej, gå tilbage"), key_display="n"),
    ]

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title, self._text = title, text

    def compose(self) -> ComposeResult:
        with Vertical(classes="card") as card:
            card.border_title = self._title
            yield Static(self._text, markup=False)
            yield Static("")
            yield KeyLine()

    def action_yes(self) -> None:
        self.dismiss(True)

    def action_no(self) -> None:
        self.dismiss(False)
