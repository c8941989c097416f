"""The line at the top: what this is, which practice is open, and whether it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.reactive import reactive
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.app import ComposeResult


class TitleBar(Horizontal):
    """Shows `practice` and `state`; `trouble` makes the state stand out."""

    practice: reactive[str] = reactive("")
    state: reactive[str] = reactive("")
    trouble: reactive[bool] = reactive(False)

    def compose(self) -> ComposeResult:
        yield Static("Lovende praksis", classes="title-app")
        yield Static(self.practice, classes="title-practice", markup=False)
        yield Static(self.state, classes="title-state", markup=False)

    def watch_practice(self, practice: str) -> None:
        for line in self.query(".title-practice").results(Static):
            line.update(practice)

    def watch_state(self, state: str) -> None:
        for line in self.query(".title-state").results(Static):
            line.update(state)

    def watch_trouble(self, trouble: bool) -> None:
        self.query(".title-state").set_class(trouble, "-trouble")
