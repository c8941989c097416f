"""Choosing one of a few, and a tick that is set or not: marks that read the same without colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from checklist.locale import N_, _
from checklist.tui.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult, RenderResult

CHOSEN, OPEN = "●", "○"
SET, UNSET = "[✓]", "[ ]"


@dataclass(frozen=True)
class Choice:
    """One thing to choose: what it stands for, its label, what it means, and what it is good for.

    The meaning stands beside the label, the purpose wherever the screen tells it of the chosen one.
    """

    id: str
    label: str
    meaning: str = ""
    purpose: str = ""


class Mark(Static):
    """One choice with its mark."""

    chosen: reactive[bool] = reactive(False)

    @dataclass
    class Clicked(Message):
        choice_id: str

    def __init__(self, choice: Choice, label_width: int) -> None:
        super().__init__(classes="mark")
        self.choice = choice
        self._label_width = label_width

    def render(self) -> RenderResult:
        style = "bold" if self.chosen else ""
        row = Grid(padding=(0, 1, 0, 0))
        row.add_column(width=1)
        if not self.choice.meaning:
            row.add_row(Text(CHOSEN if self.chosen else OPEN), Text(self.choice.label, style=style))
            return row
        row.add_column(width=self._label_width)
        row.add_column()
        label, meaning = Text(self.choice.label, style=style), Text(self.choice.meaning)
        row.add_row(Text(CHOSEN if self.chosen else OPEN), label, meaning)
        return row

    def on_click(self) -> None:
        self.post_message(self.Clicked(self.choice.id))


class OneOf(Container, can_focus=True):
    """A few things to choose between, with the arrow keys or the mouse. `optional`: space takes the choice away.

    They stand in `columns` beside each other, or in as many as there is room for.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,left", "step(-1)", N_("forrige"), show=False, tooltip=N_("Vælg den forrige i rækken")),
        Binding("down,right", "step(1)", N_("næste"), show=False, tooltip=N_("Vælg den næste i rækken")),
        Binding("space", "clear", N_("vælg ingen"), show=False, tooltip=N_("Tag valget væk igen")),
    ]
    chosen: reactive[str | None] = reactive(None)

    @dataclass
    class Changed(Message):
        one_of: OneOf
        chosen: str | None

        @property
        def control(self) -> OneOf:
            return self.one_of

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        chosen: str | None = None,
        *,
        columns: int = 1,
        optional: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
    ) -> None:
        super().__init__(id=id)
        self.border_title = title
        self._choices = tuple(choices)
        self._optional = optional
        self._most_columns = columns
        self.styles.layout = "grid"
        self.styles.grid_size_columns = columns
        if columns > 1:
            self.styles.grid_columns = "auto"
        self.set_reactive(OneOf.chosen, chosen if chosen in self._ids else None)

    @property
    def choice(self) -> Choice | None:
        """The chosen one."""
        return next((choice for choice in self._choices if choice.id == self.chosen), None)

    @property
    def _ids(self) -> list[str]:
        return [choice.id for choice in self._choices]

    def compose(self) -> ComposeResult:
        width = max((len(choice.label) for choice in self._choices), default=0) + 1
        for choice in self._choices:
            mark = Mark(choice, width)
            mark.chosen = choice.id == self.chosen
            yield mark

    def on_resize(self) -> None:
        self.styles.grid_size_columns = next(
            columns for columns in range(self._most_columns, 0, -1) if columns == 1 or self._has_room_for(columns)
        )

    def _has_room_for(self, columns: int) -> bool:
        widths = [cell_len(f"{OPEN} {choice.label}") for choice in self._choices]
        gaps = (columns - 1) * (self.styles.grid_gutter_vertical or 0)
        return (
            sum(max(widths[column::columns], default=0) for column in range(columns)) + gaps <= self.content_size.width
        )

    def watch_chosen(self, chosen: str | None) -> None:
        for mark in self.query(Mark):
            mark.chosen = mark.choice.id == chosen
        self.post_message(self.Changed(self, chosen))
        self._hint(focused=self.has_focus)

    def _hint(self, *, focused: bool) -> None:
        takes_back = self._optional and focused and self.chosen is not None
        self.border_subtitle = _("mellemrum: vælg ingen") if takes_back else ""

    def on_focus(self) -> None:
        self._hint(focused=True)

    def on_blur(self) -> None:
        self._hint(focused=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "clear":
            return self._optional
        return super().check_action(action, parameters)

    def action_step(self, step: int) -> None:
        ids = self._ids
        if self.chosen is None:
            self.chosen = ids[0 if step > 0 else -1]
        else:
            self.chosen = ids[max(0, min(len(ids) - 1, ids.index(self.chosen) + step))]

    def action_clear(self) -> None:
        self.chosen = None

    def on_mark_clicked(self, event: Mark.Clicked) -> None:
        event.stop()
        self.chosen = event.choice_id
        self.focus()


class Tick(Static, can_focus=True):
    """Something that is so or not."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", N_("sæt eller fjern"), show=False, tooltip=N_("Sæt eller fjern fluebenet")),
    ]
    value: reactive[bool] = reactive(False)

    @dataclass
    class Changed(Message):
        tick: Tick
        value: bool

        @property
        def control(self) -> Tick:
            return self.tick

    def __init__(
        self,
        label: str,
        value: bool = False,
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
    ) -> None:
        super().__init__(id=id)
        self._label = label
        self.set_reactive(Tick.value, value)

    def render(self) -> RenderResult:
        row = Grid(padding=(0, 1, 0, 0))
        row.add_column(width=3)
        row.add_column()
        row.add_row(Text(SET if self.value else UNSET), Text(self._label, style="bold" if self.has_focus else ""))
        return row

    def watch_value(self, value: bool) -> None:
        self.post_message(self.Changed(self, value))

    def action_tick(self) -> None:
        self.value = not self.value

    def on_click(self) -> None:
        self.focus()
        self.action_tick()
