"""The answers to choose from: the scale's options, don't know and not relevant, by key, arrow or mouse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from checklist.locale import N_, _
from checklist.tui.grid import Grid

if TYPE_CHECKING:
    from textual.app import ComposeResult, RenderResult

    from checklist.assessment.model import Answer
    from checklist.catalogue import Question, Scale

DONT_KNOW, NOT_RELEVANT = "dont_know", "not_relevant"
Choice = int | str


def option_keys(scale: Scale) -> dict[str, int]:
    """The key for each option: its value where all values are digits, else its place."""
    values = [option.value for option in scale.options]
    if all(0 <= value <= 9 for value in values):
        return {str(value): value for value in values}
    return {str(place): value for place, value in enumerate(values[:9], start=1)}


class ChoiceRow(Static):
    """One answer to choose."""

    chosen: reactive[bool] = reactive(False)
    offered: reactive[bool] = reactive(False)
    pointed_at: reactive[bool] = reactive(False)

    @dataclass
    class Clicked(Message):
        choice: Choice

    def __init__(self, key: str, choice: Choice, label: str, meaning: str, label_width: int) -> None:
        super().__init__(classes="choice")
        self.choice = choice
        self._parts = (key, label, meaning)
        self._label_width = label_width

    def render(self) -> RenderResult:
        key, label, meaning = self._parts
        row = Grid(padding=(0, 1, 0, 0), expand=True)
        row.add_column(width=1)
        row.add_column(width=1)
        row.add_column(width=self._label_width)
        row.add_column(ratio=1)
        mark = "▸" if self.chosen else "›" if self.pointed_at else "·" if self.offered else ""
        style = "bold" if self.chosen else ""
        row.add_row(Text(mark), Text(key, style="bold"), Text(label, style=style), Text(meaning, style=style or "dim"))
        return row

    def watch_chosen(self, chosen: bool) -> None:
        self.set_class(chosen, "-chosen")

    def watch_pointed_at(self, pointed_at: bool) -> None:
        self.set_class(pointed_at, "-pointed-at")

    def on_click(self) -> None:
        self.post_message(self.Clicked(self.choice))


class ScaleChoice(Vertical, can_focus=True):
    """The answers to one question. Says `Picked` when one is chosen; what that means is for the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "point(-1)", N_("op"), show=False),
        Binding("down", "point(1)", N_("ned"), show=False),
        Binding("space", "pick", N_("vælg"), tooltip=N_("Vælg det svar, pilen peger på"), show=False),
    ]

    @dataclass
    class Picked(Message):
        choice: Choice

    def __init__(self, scale: Scale) -> None:
        super().__init__()
        self.scale = scale
        self._pointer: int | None = None

    def compose(self) -> ComposeResult:
        keys = {value: key for key, value in option_keys(self.scale).items()}
        labels = [option.label for option in self.scale.options]
        width = min(24, max(len(label) for label in [*labels, _("Ved ikke"), _("Passer ikke")]))
        for option in self.scale.options:
            yield ChoiceRow(keys.get(option.value, ""), option.value, option.label, option.meaning, width)
        yield ChoiceRow("v", DONT_KNOW, _("Ved ikke"), "", width)
        yield ChoiceRow("p", NOT_RELEVANT, _("Passer ikke"), _("på vores praksis, fordi …"), width)

    def ask(self, question: Question) -> None:
        """Offer what `question` allows: not every question may be called not relevant."""
        for row in self.query(ChoiceRow):
            row.display = row.choice != NOT_RELEVANT or question.not_relevant

    @property
    def _rows(self) -> list[ChoiceRow]:
        return [row for row in self.query(ChoiceRow) if row.display]

    def show(self, answer: Answer, offered: Answer | None) -> None:
        """Mark what is answered, and what was answered last time."""
        for row in self.query(ChoiceRow):
            row.chosen = row.choice in {answer.value, answer.status}
            row.offered = offered is not None and row.choice in {offered.value, offered.status}
        self._point_to(None)

    def action_point(self, step: int) -> None:
        rows = self._rows
        start = next((i for i, row in enumerate(rows) if row.chosen), -1 if step > 0 else len(rows))
        place = (start if self._pointer is None else self._pointer) + step
        self._point_to(max(0, min(len(rows) - 1, place)))

    def action_pick(self) -> None:
        rows = self._rows
        if self._pointer is not None:
            self.post_message(self.Picked(rows[self._pointer].choice))

    def _point_to(self, place: int | None) -> None:
        self._pointer = place
        for number, row in enumerate(self._rows):
            row.pointed_at = number == place

    def on_choice_row_clicked(self, event: ChoiceRow.Clicked) -> None:
        event.stop()
        self.post_message(self.Picked(event.choice))
