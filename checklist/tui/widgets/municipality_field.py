"""The municipality by a few letters of its name; any other name may be written too."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList

from checklist.assessment.municipalities import matching
from checklist.locale import N_, _
from checklist.tui.widgets.field import Field

if TYPE_CHECKING:
    from textual.app import ComposeResult


class MunicipalityField(Vertical):
    """A line to write in, and under it the municipalities that fit what is written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "point(1)", N_("ned"), show=False, tooltip=N_("Næste forslag")),
        Binding("up", "point(-1)", N_("op"), show=False, tooltip=N_("Forrige forslag")),
        Binding("escape", "close", N_("luk forslagene"), show=False),
    ]

    def __init__(self, text: str, field_id: str) -> None:
        super().__init__(classes="municipality")
        self._text, self._field_id = text, field_id

    def compose(self) -> ComposeResult:
        yield Field(_("Kommune"), self._text, hint=_("skriv et par bogstaver"), id=self._field_id)
        suggestions = OptionList(id="municipalities")
        suggestions.can_focus = False
        yield suggestions

    @property
    def _suggestions(self) -> OptionList:
        return self.query_one("#municipalities", OptionList)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in {"point", "close"}:
            return self.is_mounted and bool(self._suggestions.display)
        return super().check_action(action, parameters)

    def on_mount(self) -> None:
        self._suggestions.display = False

    def on_input_changed(self, event: Input.Changed) -> None:
        found = () if not self.query_one(Field).has_focus else matching(event.value)
        if found == (event.value.strip(),):
            found = ()
        self._suggestions.clear_options()
        self._suggestions.add_options(found)
        self._suggestions.display = bool(found)
        if found:
            self._suggestions.highlighted = 0

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if self._suggestions.display and (option := self._suggestions.highlighted_option) is not None:
            event.stop()
            self._take(str(option.prompt))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._take(str(event.option.prompt))

    def on_descendant_blur(self) -> None:
        self._suggestions.display = False

    def _take(self, name: str) -> None:
        field = self.query_one(Field)
        field.value = name
        field.cursor_position = len(name)
        self._suggestions.display = False

    def action_point(self, step: int) -> None:
        if step > 0:
            self._suggestions.action_cursor_down()
        else:
            self._suggestions.action_cursor_up()

    def action_close(self) -> None:
        self._suggestions.display = False
