"""A card with a few named fields to fill in: lines, longer texts and days, checked before anything is stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static, TextArea

from checklist.assessment.privacy import cpr_numbers, without_cpr_numbers
from checklist.locale import N_, _, date, long_date
from checklist.locale.day_reading import read_day
from checklist.tui.base import Card
from checklist.tui.screens.cpr_check import without_surprises
from checklist.tui.session import now
from checklist.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

Value = str | dt.date | None


@dataclass(frozen=True)
class Field:
    """One field: `day` is a date that may be typed in words (`gone`: one that lies behind us)."""

    name: str
    label: str
    kind: Literal["line", "text", "day"] = "line"
    value: Value = None
    placeholder: str = ""
    required: bool = False
    gone: bool = False

    @property
    def shown(self) -> str:
        return date(self.value) if isinstance(self.value, dt.date) else self.value or ""


Values = Mapping[str, Value]


class FieldsCard(Card[Values | None]):
    """Dismissed with every field's value by its name, or None where nothing is to be stored.

    `store` writes the values and says whether that went well; until it does, the card stays with what is written.
    """

    CSS_PATH = "fields_card.tcss"
    HELP = N_(
        "Tab går fra felt til felt. Enter eller Escape gemmer og lukker. "
        "En dato kan skrives som 3.5.2027, 3. maj eller om 3 måneder."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "done", N_("gem"), tooltip=N_("Gem og luk"), priority=True, key_display="⏎"),
        # Ahead of the letters that wait for the field before it.
        Binding("tab", "app.focus_next", N_("næste felt"), priority=True),
        Binding("shift+tab", "app.focus_previous", N_("forrige felt"), show=False, priority=True),
        Binding("ctrl+t", "remove_cpr", N_("fjern CPR-nummer"), priority=True),
        Binding("escape", "leave", N_("luk"), tooltip=N_("Luk. Det, du har skrevet, bliver gemt"), priority=True),
    ]

    def __init__(
        self,
        title: str,
        fields: tuple[Field, ...],
        hint: str = "",
        store: Callable[[Values], Awaitable[bool]] | None = None,
    ) -> None:
        super().__init__()
        self._title, self._fields, self._hint, self._write = title, fields, hint, store
        self._told = ""
        self._is_writing = False
        self._given: Values | None = None

    def compose(self) -> ComposeResult:
        with Vertical(classes="card", id="fields") as card:
            card.border_title = self._title
            for field in self._fields:
                with Horizontal(classes=f"field -{field.kind}"):
                    yield Static(field.label, classes="label", markup=False)
                    if field.kind == "text":
                        yield TextArea(
                            field.shown,
                            id=field.name,
                            compact=True,
                            tab_behavior="focus",
                            placeholder=field.placeholder,
                            highlight_cursor_line=False,
                        )
                    else:
                        yield Input(
                            field.shown,
                            field.placeholder,
                            id=field.name,
                            compact=True,
                            select_on_focus=field.kind == "day",
                        )
                    if field.kind == "day":
                        yield Static("", id=f"{field.name}-read", classes="hint", markup=False)
            yield Static(self._hint or _("Skriv om praksis, ikke om personer."), classes="hint", markup=False)
            yield Static("", id="trouble", classes="warning", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        self._read_days()
        # What is filled in already is seldom what somebody came to write.
        empty = [field for field in self._fields if field.required and not field.shown]
        if empty:
            self.query_one(f"#{empty[0].name}").focus()

    # What is written

    def text(self, name: str) -> str:
        """What stands in a field."""
        widget = self.query_one(f"#{name}")
        text = widget.text if isinstance(widget, TextArea) else widget.value if isinstance(widget, Input) else ""
        return " ".join(text.splitlines()).strip()

    def _texts(self) -> dict[str, str]:
        return {field.name: self.text(field.name) for field in self._fields}

    def _day(self, field: Field) -> dt.date | None:
        return read_day(self.text(field.name), _today(), gone=field.gone)

    def _trouble(self) -> str:
        """What keeps the card from being stored, or nothing."""
        for field in self._fields:
            text = self.text(field.name)
            if field.required and not text:
                return _("»{field}« mangler.").format(field=field.label)
            if field.kind == "day" and text and self._day(field) is None:
                return _("Dagen kan ikke læses. Skriv fx 3.5.2027 eller om 3 måneder, eller lad feltet stå tomt.")
        return ""

    def _read_days(self) -> None:
        """Say in words which day was typed."""
        for field in self._fields:
            if field.kind == "day":
                text, day = self.text(field.name), self._day(field)
                said = f"= {long_date(day)}" if day else _("kan ikke læses") if text else ""
                self.query_one(f"#{field.name}-read", Static).update(said)

    def _cpr_number(self) -> str | None:
        for text in self._texts().values():
            for start, end in cpr_numbers(text):
                return text[start:end]
        return None

    def on_input_changed(self, _event: Input.Changed) -> None:
        self._changed()

    def on_text_area_changed(self, _event: TextArea.Changed) -> None:
        self._changed()

    def _changed(self) -> None:
        number = self._cpr_number()
        warning = _("Det ligner et CPR-nummer: {number}. Ctrl+T fjerner det.")
        self._tell(warning.format(number=number) if number else "")
        self._read_days()
        self.refresh_bindings()

    def _tell(self, trouble: str) -> None:
        self._told = trouble
        self.query_one("#trouble", Static).update(trouble)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "remove_cpr":
            return self.is_mounted and self._cpr_number() is not None
        return super().check_action(action, parameters)

    def action_remove_cpr(self) -> None:
        for area in self.query(TextArea):
            if cpr_numbers(area.text):
                area.text = without_cpr_numbers(area.text)
        for line in self.query(Input):
            if cpr_numbers(line.value):
                line.value = without_cpr_numbers(line.value)

    # Leaving

    def action_done(self) -> None:
        trouble = self._trouble()
        if self._is_writing:
            return
        if trouble:
            self._tell(trouble)
        else:
            self._store()

    def action_leave(self) -> None:
        """Store and close; what cannot be stored is told first, and a second Escape gives it up."""
        trouble = self._trouble()
        if self._is_writing:
            return
        if not trouble:
            self._store()
        elif not any(self._texts().values()) or self._told.startswith(trouble):
            self.dismiss(None)
        else:
            self._tell(trouble + " " + _("Esc igen lukker uden at gemme."))

    async def ready_to_close(self) -> bool:
        """As Escape does: what cannot be stored is told first, and a second time gives it up."""
        trouble = self._trouble()
        if not trouble:
            return await self._stored()
        if any(self._texts().values()) and not self._told.startswith(trouble):
            self._tell(trouble + " " + _("Ctrl+Q igen lukker uden at gemme."))
            return False
        return True

    @work(exclusive=True)
    async def _store(self) -> None:
        await self._stored()

    async def _stored(self) -> bool:
        before = {field.name: field.shown for field in self._fields}
        texts = await without_surprises(self.app, before, self._texts())
        if texts is None:
            return False
        values: dict[str, Value] = {
            field.name: self._day(field) if field.kind == "day" else texts[field.name] or None for field in self._fields
        }
        if self._write is not None:
            self._is_writing = True
            try:
                if not await self._write(values):
                    self._tell(_("Det er ikke gemt endnu. Enter prøver igen."))
                    return False
            finally:
                self._is_writing = False
        self._given = values
        self._close()
        return True

    def on_screen_resume(self) -> None:
        self._close()

    def _close(self) -> None:
        """Go, once everything is stored; not from under the help that was opened meanwhile."""
        if self._given is not None and self.app.screen is self:
            self.dismiss(self._given)


class FinalCard(FieldsCard):
    """The same for what cannot be taken back once it is stored: only Enter and Ctrl+S store it, Escape never does."""

    HELP = N_("Tab går fra felt til felt. Enter gemmer og lukker. Escape lukker uden at gemme.")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", N_("luk"), tooltip=N_("Luk uden at gemme"), priority=True),
    ]

    def action_leave(self) -> None:
        """Close without storing; who has written something hears it first, and a second Escape gives it up."""
        if self._is_writing:
            return
        if self._is_written and not self._told:
            self._tell(_("Det er ikke gemt. Enter gemmer, og Esc igen lukker uden."))
        else:
            self.dismiss(None)

    async def ready_to_close(self) -> bool:
        if self._is_written and not self._told:
            self._tell(_("Det er ikke gemt. Enter gemmer, og Ctrl+Q igen lukker uden."))
            return False
        return True

    @property
    def _is_written(self) -> bool:
        return any(self.text(field.name) != field.shown for field in self._fields)


def _today() -> dt.date:
    return now().astimezone().date()
