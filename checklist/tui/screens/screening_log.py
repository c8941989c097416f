"""The log of decisions, the latest at the top, and whether it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from checklist.locale import N_, _, clock, date
from checklist.screening.decisions import verification_words, verify
from checklist.screening.model import choice_words, code_of
from checklist.tui.screens.screening_work import RoundRoom
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.row_list import RowList, fitted
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from checklist.screening.decisions import Entry

NUMBER, WHEN, CODE, BY = 5, 18, 8, 18


class LogScreen(RoundRoom):
    """Every entry, who, when and why."""

    CSS_PATH: ClassVar = ["screening.tcss", "screening_decide.tcss"]
    WHAT = N_("Log")
    HELP = N_(
        "Loggen skrives kun til. Hver post hænger sammen med den før, så det kan ses, hvis nogen ændrer i den. "
        "Skriv kontroltallet ned et andet sted; så kan I også se, hvis slutningen er skåret af."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "copy", N_("kopiér kontroltallet"), tooltip=N_("Kopiér kontroltallet, så I kan gemme det")),
        Binding("escape", "back", N_("tilbage")),
    ]

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Static("", id="summary", classes="lead", markup=False)
        yield RowList(self._line, id="log")
        with VerticalScroll(id="log-close-up", classes="rule-above", can_focus=False):
            yield Static("", id="log-text", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self._entries: dict[int, Entry] = {}
        self._codes: dict[object, str] = {}
        self.query_one(RowList).focus()

    def show(self) -> None:
        seen = self.now_seen
        self._entries = {entry.number: entry for entry in seen.log.entries}
        self._codes = {one.id: code_of(one.number) for one in seen.applications}
        found = verify(seen.found.id, seen.log.entries, seen.log.texts)
        lines = [verification_words(found), *map(str, found.findings)]
        if seen.log.entries:
            lines.append(_("Kontroltal: {head}").format(head=seen.log.head[:16]))
        self.query_one("#summary", Static).update("\n".join(lines))
        self.query_one(RowList).show(sorted(self._entries, reverse=True))
        self._show_entry()

    def _code(self, entry: Entry) -> str:
        return self._codes.get(entry.application, "–")

    def _line(self, key: int, width: int) -> Text:
        entry = self._entries[key]
        when = f"{date(entry.at.astimezone().date())} {clock(entry.at)}"
        start = f"{str(entry.number).rjust(NUMBER - 1)} {fitted(when, WHEN)}{fitted(self._code(entry), CODE)}"
        room = width - NUMBER - WHEN - CODE - BY
        return Text(start + fitted(choice_words(entry.verdict), room) + fitted(entry.by, BY))

    def on_row_list_highlighted(self) -> None:
        if self.seen is not None:
            self._show_entry()

    def _show_entry(self) -> None:
        entry = self._entries.get(self.query_one(RowList).chosen_key)
        if entry is None:
            return
        texts = self.now_seen.log.texts.get(entry.number)
        reason = texts.reason.text if texts and texts.reason else _("(ingen tekst: slettet eller aldrig skrevet)")
        said = _("Hvad man vidste dengang, er gemt med beslutningen.") if texts and texts.known else ""
        hashed = _("Postens kontroltal: {hash}").format(hash=entry.hash[:16])
        self.query_one("#log-text", Static).update("\n".join(part for part in (reason, said, hashed) if part))

    def action_copy(self) -> None:
        self.app.copy_to_clipboard(self.now_seen.log.head)
        self.tell(_("Kontroltallet er kopieret."))
