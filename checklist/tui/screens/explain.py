"""The help card: what this screen is for, and every key that works on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from checklist.locale import N_, _
from checklist.tui.base import Card, SpokenKeys
from checklist.tui.grid import Grid

if TYPE_CHECKING:
    from textual.app import ComposeResult


class ExplainScreen(Card[None]):
    """Explains the screen it is laid over."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,f1,enter,q", "close", N_("luk hjælpen"), key_display="esc"),
    ]

    def __init__(self, explained: SpokenKeys[object]) -> None:
        super().__init__()
        self._explained = explained

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="card") as card:
            card.border_title = _("Hjælp")
            card.border_subtitle = _("esc lukker")
            yield Static(self._explained.explanation, markup=False)
            yield Static("")
            yield Static(self._keys())

    def _keys(self) -> Grid:
        table = Grid(padding=(0, 2))
        table.add_column(justify="right", no_wrap=True)
        table.add_column()
        for active in self._explained.our_bindings:
            key = self.app.get_key_display(active.binding)
            table.add_row(Text(key, style="bold"), active.tooltip or active.binding.description)
        table.add_row(Text("ctrl+p", style="bold"), _("Søg efter en handling ved navn"))
        return table

    def action_close(self) -> None:
        self.dismiss()
