"""Cards for writing free text, with the warning against CPR numbers before anything is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static, TextArea

from checklist.assessment.privacy import cpr_numbers, without_cpr_numbers
from checklist.locale import N_, _
from checklist.tui.base import Card
from checklist.tui.screens.saving import show_not_yet_saved
from checklist.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.timer import Timer


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
            yield KeyLine(compact=False)

    def action_remove(self) -> None:
        self.dismiss(without_cpr_numbers(self._text))

    def action_keep(self) -> None:
        self.dismiss(self._text)

    def action_edit(self) -> None:
        self.dismiss(None)

    async def ready_to_close(self) -> bool:
        return False  # the question that stands here comes first


DRAFT_AFTER = 0.5
"""Seconds after the last key until what is written is stored."""


class FreeTextCard(Card[str | None]):
    """One text to write. Dismissed with the text (stripped).

    `keep` stores a wording, drafts too, and returns in words whether it is safe (`say` tells it where that comes
    later); without it nothing is stored here. `rehearsal`: what is kept goes with the app, so nothing is said of it.
    """

    CSS_PATH = "free_text.tcss"
    HELP = N_("Skriv frit. Escape gemmer og lukker. Ctrl+Z fortryder i teksten.")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+s", "done", N_("gem og luk"), priority=True, key_display="esc"),
        Binding("ctrl+t", "remove_cpr", N_("fjern CPR-nummer"), priority=True),
        Binding("f1", "app.explain", N_("hjælp"), key_display="f1"),
    ]

    def __init__(
        self,
        title: str,
        prompt: str,
        text: str,
        hint: str = "",
        keep: Callable[[str], str] | None = None,
        *,
        rehearsal: bool = False,
    ) -> None:
        super().__init__()
        self._title, self._prompt, self._before, self._hint = title, prompt, text, hint
        self._keep, self._kept, self._rehearsal = keep, text.strip(), rehearsal
        self._draft_timer: Timer | None = None

    def compose(self) -> ComposeResult:
        with Vertical(classes="card", id="free-text") as card:
            card.border_title = self._title
            yield Static(self._prompt, markup=False)
            yield TextArea(self._before, soft_wrap=True, tab_behavior="focus")
            yield Static(self._hint or _("Skriv om praksis, ikke om personer."), classes="hint", markup=False)
            yield Static("", id="cpr", classes="warning", markup=False)
            yield KeyLine(compact=False)

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
        if self._draft_timer is not None:
            self._draft_timer.stop()
        self._draft_timer = self.set_timer(DRAFT_AFTER, self.keep_typed)
        if self._keep is not None and self._text != self._kept:
            show_not_yet_saved(self.lovende)
            self.say(_("ikke gemt endnu"))

    @property
    def _text(self) -> str:
        return self.query_one(TextArea).text.strip()

    @property
    def is_kept(self) -> bool:
        """True where what stands here was handed to `keep` just so; not before the card is drawn."""
        return self.is_mounted and self._text == self._kept

    def say(self, state: str) -> None:
        """Tell whether what is written is safe."""
        self.query_one("#free-text").border_subtitle = "" if self._rehearsal else state

    def keep_typed(self) -> None:
        if self.is_mounted and not cpr_numbers(self._text):
            self._store(self._text)

    def _store(self, text: str) -> None:
        if self._keep is not None and (text != self._kept or self.query_one("#free-text").border_subtitle):
            self._kept = text
            self.say(self._keep(text))

    def action_remove_cpr(self) -> None:
        area = self.query_one(TextArea)
        area.text = without_cpr_numbers(area.text)

    # Leaving

    def action_done(self) -> None:
        # Keys that were typed before this one may still be on their way to the field.
        self.query_one(TextArea).call_later(self._leave)

    @work(exclusive=True)
    async def _leave(self) -> None:
        await self.ready_to_close()

    async def ready_to_close(self) -> bool:
        text = self._text
        if cpr_numbers(text) and text != self._before.strip():
            decided = await self.app.push_screen_wait(CprCard(text))
            if decided is None:
                return False
            text = decided
        self._store(text)
        self.dismiss(text)
        return True
