"""Cards for writing free text, with the warning against CPR numbers before anything is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Footer, Static, TextArea

from checklist.assessment.privacy import cpr_numbers, without_cpr_numbers
from checklist.locale import N_, _
from checklist.tui.base import Card

if TYPE_CHECKING:
    from textual.app import ComposeResult


class CprCard(Card[str | None]):
    """Points a possible CPR number out. Dismissed with the text to store, or None to go on writing."""

    HELP = N_("Et CPR-nummer hører ikke til her. Værktøjet handler om praksis, ikke om personer.")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f,enter", "remove", N_("fjern nummeret"), key_display="f"),
        Binding("b", "keep", N_("behold teksten")),
        Binding("escape", "edit", N_("ret selv")),
    ]

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        found = ", ".join(self._text[start:end] for start, end in cpr_numbers(self._text))
        with Vertical(classes="card") as card:
            card.border_title = _("Det ligner et CPR-nummer")
            yield Static(found, classes="warning", markup=False)
            yield Static(_("Skriv om praksis, ikke om personer. Skal nummeret ud, før teksten bliver gemt?"))
            yield Footer(show_command_palette=False)

    def action_remove(self) -> None:
        self.dismiss(without_cpr_numbers(self._text))

    def action_keep(self) -> None:
        self.dismiss(self._text)

    def action_edit(self) -> None:
        self.dismiss(None)


class FreeTextCard(Card[str | None]):
    """One text to write. Dismissed with the text (stripped), or None where it is left as it was."""

    CSS_PATH = "free_text.tcss"
    HELP = N_("Skriv frit. Escape gemmer og lukker. Ctrl+Z fortryder i teksten.")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+s", "done", N_("gem og luk"), priority=True, key_display="esc"),
        Binding("ctrl+t", "remove_cpr", N_("fjern CPR-nummer"), priority=True),
    ]

    def __init__(self, title: str, prompt: str, text: str, hint: str = "") -> None:
        super().__init__()
        self._title, self._prompt, self._before, self._hint = title, prompt, text, hint

    def compose(self) -> ComposeResult:
        with Vertical(classes="card", id="free-text") as card:
            card.border_title = self._title
            yield Static(self._prompt, markup=False)
            yield TextArea(self._before, soft_wrap=True, tab_behavior="focus")
            yield Static(self._hint or _("Skriv om praksis, ikke om personer."), classes="hint", markup=False)
            yield Static("", id="cpr", classes="warning", markup=False)
            yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)
        area.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "remove_cpr":
            return bool(cpr_numbers(self.query_one(TextArea).text)) if self.is_mounted else False
        return super().check_action(action, parameters)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        found = cpr_numbers(event.text_area.text)
        warning = _("Det ligner et CPR-nummer: {number}. Ctrl+T fjerner det.")
        start, end = found[0] if found else (0, 0)
        self.query_one("#cpr", Static).update(warning.format(number=event.text_area.text[start:end]) if found else "")
        self.refresh_bindings()

    def action_remove_cpr(self) -> None:
        area = self.query_one(TextArea)
        area.text = without_cpr_numbers(area.text)

    def action_done(self) -> None:
        text = self.query_one(TextArea).text.strip()
        if cpr_numbers(text) and text != self._before.strip():
            self.app.push_screen(CprCard(text), self._after_cpr)
        else:
            self.dismiss(text)

    def _after_cpr(self, text: str | None) -> None:
        if text is not None:
            self.dismiss(text)
