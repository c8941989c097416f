"""A card with a short list to pick one line from."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static
from textual.widgets.option_list import Option

from checklist.locale import N_
from checklist.tui.base import Card
from checklist.tui.widgets.choice_list import ChoiceList
from checklist.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.widgets import OptionList


class PickCard(Card[str | None]):
    """Dismissed with the id of the line that was picked, or None."""

    CSS_PATH = "workshop_cards.tcss"
    HELP = N_("Vælg en linje med piletasterne og Enter, eller med musen. Escape går tilbage.")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "pick", N_("vælg"), key_display="⏎"),
        Binding("escape", "leave", N_("tilbage")),
    ]

    def __init__(self, title: str, lines: Sequence[tuple[str, str]], hint: str = "", chosen: str | None = None) -> None:
        """`lines` are (id, words)."""
        super().__init__()
        self._title, self._lines, self._hint, self._chosen = title, tuple(lines), hint, chosen

    def compose(self) -> ComposeResult:
        with Vertical(classes="card pick") as card:
            card.border_title = self._title
            if self._hint:
                yield Static(self._hint, classes="pick-hint", markup=False)
            yield ChoiceList(*(Option(Text(words), id=key) for key, words in self._lines))
            yield KeyLine()

    def on_mount(self) -> None:
        choices = self.query_one(ChoiceList)
        choices.choose(self._chosen)
        choices.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option.id)

    def action_pick(self) -> None:
        self.dismiss(self.query_one(ChoiceList).chosen_id)

    def action_leave(self) -> None:
        self.dismiss(None)


class ReadCard(Card[None]):
    """Something to read, put away with any of the usual keys."""

    CSS_PATH = "workshop_cards.tcss"
    HELP = N_("Læs, og læg kortet væk igen med Escape eller Enter.")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,space", "leave", N_("læg væk"), key_display="⏎"),
    ]

    def __init__(self, title: str, paragraphs: Sequence[str]) -> None:
        super().__init__()
        self._title, self._paragraphs = title, tuple(paragraphs)

    def compose(self) -> ComposeResult:
        with Vertical(classes="card read") as card:
            card.border_title = self._title
            for paragraph in self._paragraphs:
                yield Static(paragraph, classes="paragraph", markup=False)
            yield KeyLine()

    def action_leave(self) -> None:
        self.dismiss()
