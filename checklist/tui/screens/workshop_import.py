"""Fetching answers that were given before the meeting: filled PDF forms, TOML or JSON, one person in each file."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from checklist.locale import N_, _
from checklist.tui.base import Room
from checklist.tui.screens.folders import usual_folder
from checklist.tui.widgets.file_picker import FilePicker
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.title_bar import TitleBar
from checklist.web.beforehand import take_in_file

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from checklist.tui.screens.workshop_hosting import Hosting

ENDINGS = ("pdf", "toml", "json")


class WorkshopImportScreen(Room):
    """File after file; each says in a line what came of it."""

    CSS_PATH = "workshop_import.tcss"
    HELP = N_(
        "Vælg en fil, som en kollega har udfyldt: spørgeskemaet i PDF eller en besvarelse i TOML eller JSON. "
        "Svarene kommer med i mødet uden at blive vist her. Den samme fil kan hentes igen uden at tælle to gange."
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", N_("tilbage til mødet"))]

    def __init__(self, hosting: Hosting) -> None:
        super().__init__()
        self.hosting = hosting
        self._told: list[str] = []

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Static(_("Hvilken fil skal med i mødet?"), id="heading", classes="heading")
        yield FilePicker(usual_folder(self.lovende), ENDINGS)
        with VerticalScroll(id="told", can_focus=False):
            yield Static("", id="told-text", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(TitleBar).practice = _("Hent svar fra dem, der ikke kan komme")
        self.query_one("#told").display = False

    def on_file_picker_picked(self, event: FilePicker.Picked) -> None:
        self.run_worker(self._fetch(event.path), exclusive=True)

    async def _fetch(self, path: Path) -> None:
        words = await asyncio.to_thread(take_in_file, self.hosting.meeting, path)
        self._told.insert(0, f"{path.name}: {words.text}")
        self.query_one("#told").display = True
        self.query_one("#told-text", Static).update("\n".join(self._told))

    def action_back(self) -> None:
        self.dismiss()
