"""A word to choose between a few views of the same thing; it says so when it is clicked."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message
from textual.widgets import Static


class TabName(Static):
    """One of a few words in a row; the chosen one carries ▸."""

    @dataclass
    class Chosen(Message):
        which: str

    def __init__(self, which: str) -> None:
        super().__init__(classes="tab-name", markup=False)
        self.which = which

    def show(self, name: str, *, chosen: bool) -> None:
        self.update(f"{'▸' if chosen else ' '} {name}")
        self.set_class(chosen, "-chosen")

    def on_click(self) -> None:
        self.post_message(self.Chosen(self.which))
