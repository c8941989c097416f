"""Fetching an assessment from a file: TOML, JSON, a spreadsheet, a filled form or a report that carries one."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from checklist.archive import ArchiveError, ConflictError
from checklist.assessment.reading import check_against
from checklist.catalogue import RefusedError
from checklist.exchange import read_file
from checklist.locale import N_, _, ngettext
from checklist.tui.base import Room
from checklist.tui.grid import Grid
from checklist.tui.screens.folders import usual_folder
from checklist.tui.session import Session
from checklist.tui.widgets.file_picker import FilePicker
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.app import ComposeResult

    from checklist.assessment.model import Assessment
    from checklist.catalogue import Problem

ENDINGS = ("toml", "json", "csv", "xlsx", "pdf")


class ImportScreen(Room):
    """Reads the file, says everything that is wrong with it at once, and opens what it holds."""

    CSS_PATH = "import_file.tcss"
    HELP = N_(
        "Vælg en fil med en besvarelse: TOML, JSON, et regneark (CSV eller XLSX), et udfyldt spørgeskema i PDF eller "
        "en rapport i PDF, der har besvarelsen med. "
        "Piletasterne og Enter går gennem mapperne. Du kan også skrive eller indsætte stien. "
        "Filen bliver ikke ændret. Besvarelsen bliver lagt i arkivet."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "problems", N_("se fejlene"), tooltip=N_("Gå til listen med fejl, så du kan rulle i den")),
        Binding("escape", "back", N_("tilbage")),
    ]

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Static(_("Hvilken fil vil du hente?"), id="heading", classes="heading")
        yield FilePicker(usual_folder(self.lovende), ENDINGS)
        with VerticalScroll(id="problems", can_focus=True):
            yield Static("", id="problem-list")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(TitleBar).practice = _("Hent en besvarelse fra en fil")
        self.query_one("#problems").display = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "problems":
            return bool(self.query("#problems")) and bool(self.query_one("#problems").display)
        return super().check_action(action, parameters)

    def action_problems(self) -> None:
        self.query_one("#problems").focus()

    def action_back(self) -> None:
        if self.query_one("#problems").has_focus:
            self.query_one(FilePicker).field.focus()
        else:
            self.dismiss()

    def on_file_picker_browsed(self) -> None:
        self._show([])

    def on_file_picker_picked(self, event: FilePicker.Picked) -> None:
        self.run_worker(self._fetch(event.path), exclusive=True)

    async def _fetch(self, path: Path) -> None:
        self._show([])
        assessment, problems = await asyncio.to_thread(read_file, path)
        if assessment is None:
            self._show(problems)
            return
        try:
            session = await self._taken_in(assessment, path.name)
        except RefusedError as error:
            self._show(error.problems)
        except ArchiveError as error:
            self._say(error.message)
        else:
            if session is not None:
                self.lovende.go_home()
                if session.is_stored:
                    self.lovende.open_stored(session.assessment.id)
                else:
                    self.lovende.open_session(session)

    async def _taken_in(self, assessment: Assessment, name: str) -> Session | None:
        """The assessment as the archive holds it now; None where the person went back. Raises what is against it."""
        desk = self.lovende.ready_desk
        catalogue = desk.catalogue_for(assessment)
        refusals = [problem for problem in check_against(assessment, catalogue, name) if problem.refuses]
        if refusals:
            raise RefusedError(refusals)
        if desk.archive is None:
            return Session(catalogue, assessment)
        known = any(entry.id == assessment.id for entry in desk.archive.entries())
        deleted = any(entry.id == assessment.id for entry in desk.archive.entries(deleted=True))
        try:
            stored = desk.archive.add(assessment)
        except ConflictError as conflict:
            from checklist.tui.screens.import_conflict import ImportConflictCard

            card = ImportConflictCard(assessment, conflict.stored.assessment, deleted=deleted)
            decided = await self.app.push_screen_wait(card)
            if decided is None:
                return None
            if decided == "file":
                stored = desk.archive.replace(assessment)
            else:
                stored = conflict.stored
                if deleted:
                    desk.archive.restore(assessment.id)
            if deleted:
                self.notify(_("Besvarelsen lå i slettede. Den er hentet tilbage."))
        else:
            if deleted:
                self.notify(_("Besvarelsen lå i slettede. Den er hentet tilbage."))
            elif known:
                self.notify(_("Besvarelsen ligger her allerede og er helt ens. Den er åbnet, og intet er ændret."))
        return Session(catalogue, stored.assessment, desk.archive, stored)

    def _show(self, problems: Sequence[Problem]) -> None:
        """List the problems, numbered; none takes the list away."""
        room = self.query_one("#problems")
        room.display = bool(problems)
        self.refresh_bindings()
        if not problems:
            return
        count = ngettext("{count} fejl i filen", "{count} fejl i filen", len(problems)).format(count=len(problems))
        room.border_title = _("{count}. Intet er hentet.").format(count=count)
        table = Grid(padding=(0, 2, 0, 0))
        table.add_column(justify="right")
        table.add_column()
        for number, problem in enumerate(problems, start=1):
            table.add_row(Text(str(number), style="bold"), Text(str(problem)))
        self.query_one("#problem-list", Static).update(table)

    def _say(self, message: str) -> None:
        room = self.query_one("#problems")
        room.display = True
        room.border_title = _("Intet er hentet.")
        self.query_one("#problem-list", Static).update(Text(message))
