"""A copy of the whole archive, put where the person wants it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from checklist.archive import ArchiveError
from checklist.locale import N_, _
from checklist.tui.base import Card
from checklist.tui.screens.folders import FolderSuggester, usual_folder
from checklist.tui.session import now
from checklist.tui.widgets.field import Field
from checklist.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from textual.app import ComposeResult


class BackupCard(Card[Path | None]):
    """Dismissed with the copy's path once it is written, or None."""

    HELP = N_(
        "En sikkerhedskopi er én fil med alle besvarelser. Læg den et sikkert sted, fx på jeres fællesdrev, "
        "hvis reglerne hos jer tillader det. Den hentes frem igen med kommandoen: lovende archive restore FIL"
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "write", N_("gem kopien"), priority=True),
        Binding("escape", "back", N_("tilbage")),
    ]

    def compose(self) -> ComposeResult:
        day = now().astimezone().date()
        with Vertical(classes="card") as card:
            card.border_title = _("Sikkerhedskopi af arkivet")
            yield Static(_("Én fil med alle besvarelser, også de slettede. Pas på den, som I passer på andre papirer."))
            yield Static("")
            yield Field(_("Mappe"), str(usual_folder(self.lovende)), suggester=FolderSuggester(), id="folder")
            yield Field(_("Filnavn"), f"lovende-praksis-{day:%Y-%m-%d}.sqlite", id="file-name")
            yield Static("", id="outcome", classes="warning", markup=False)
            yield KeyLine()

    def on_input_submitted(self) -> None:
        self.action_write()

    def action_write(self) -> None:
        self.run_worker(self._write(), exclusive=True)

    async def _write(self) -> None:
        archive = self.lovende.ready_desk.archive
        folder, name = self.query_one("#folder", Field), self.query_one("#file-name", Field)
        if archive is None:
            return
        if folder.text is None or not _is_folder(folder.text):
            folder.complain(_("Mappen findes ikke"))
            return
        if name.text is None or Path(name.text).name != name.text:
            name.complain(_("Skriv et navn uden / og \\"))
            return
        target = _in_folder(folder.text, name.text)
        self.query_one("#outcome", Static).update(_("Skriver kopien …"))
        try:
            await asyncio.to_thread(archive.backup, target)
        except ArchiveError as error:
            self.query_one("#outcome", Static).update(error.message)
            return
        self.notify(_("Kopien er gemt: {path}").format(path=target), markup=False, timeout=10)
        self.dismiss(target)

    def action_back(self) -> None:
        self.dismiss(None)


def _is_folder(written: str) -> bool:
    return Path(written).expanduser().is_dir()


def _in_folder(folder: str, name: str) -> Path:
    return Path(folder).expanduser() / name
