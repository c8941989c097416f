"""The rounds in the archive: open one, begin a new one, or fetch one from its file."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from checklist.archive import ArchiveError, RoundConflictError
from checklist.locale import N_, _, long_date, ngettext
from checklist.screening.round import Round, check_round, parse_round
from checklist.tui.base import Card, Room
from checklist.tui.screens.folders import usual_folder
from checklist.tui.widgets.file_picker import FilePicker
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.row_list import RowList, fitted
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.worker import Worker

    from checklist.archive.rounds import RoundEntry

DEADLINE, COUNT = 18, 14


class RoundsScreen(Room):
    """The list of rounds."""

    CSS_PATH = "screening.tcss"
    HELP = N_(
        "En runde er én indkaldelse af ansøgninger: hvem der kan søge, hvornår fristen er, og hvem der bedømmer. "
        "Tryk n for at begynde en ny, eller h for at hente en, der ligger i en fil (TOML)."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("åbn"), tooltip=N_("Åbn runden"), key_display="⏎"),
        Binding("n", "new", N_("ny"), tooltip=N_("Begynd en ny runde")),
        Binding("h", "fetch", N_("hent fra fil"), tooltip=N_("Hent en runde fra en fil (TOML)")),
        Binding("escape", "back", N_("tilbage")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._entries: dict[UUID, RoundEntry] = {}

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Static("", classes="columns", markup=False)
        yield Static("", id="words", classes="words", markup=False)
        yield RowList(self._line, id="rounds")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(TitleBar).practice = _("Ansøgningsrunder")
        self.query_one(RowList).focus()

    def on_screen_resume(self) -> None:
        # As a function, not begun: where the screen comes back twice at once, the first never begins at all.
        self._reading: Worker[None] = self.run_worker(self._reload, group="reload", exclusive=True)

    async def _reload(self) -> None:
        archive = self.lovende.ready_desk.archive
        entries: Sequence[RoundEntry] = ()
        words = self.lovende.ready_desk.trouble or ""
        if archive is not None:
            try:
                entries = await asyncio.to_thread(archive.rounds.entries)
                words = "" if entries else _("Her er ingen runder endnu. Tryk n for at begynde en ny.")
            except ArchiveError as error:
                words = error.message
        if self not in self.app.screen_stack:
            return
        self._entries = {entry.id: entry for entry in entries}
        self.query_one(RowList).show(list(self._entries))
        self.query_one("#words", Static).update(words)
        self.query_one("#words").display = bool(words)
        self.query_one(".columns").display = not words
        heading = self._columns(_("Runde"), _("Frist"), _("Ansøgninger"), self.query_one(RowList).line_width)
        self.query_one(".columns", Static).update(Text("  ") + heading)
        self.refresh_bindings()

    def _columns(self, name: str, deadline: str, count: str, width: int) -> Text:
        return Text(f"{fitted(name, width - DEADLINE - COUNT - 2)}  {fitted(deadline, DEADLINE)}{count.rjust(COUNT)}")

    def _line(self, key: UUID, width: int) -> Text:
        entry = self._entries[key]
        day = long_date(entry.deadline.astimezone().date())
        return self._columns(entry.name, day, str(entry.applications), width)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in {"new", "fetch"}:
            return self.lovende.ready_desk.archive is not None
        if action == "open":
            return bool(self._entries)
        return super().check_action(action, parameters)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        if isinstance(event.key, UUID):
            self.open(event.key)

    def action_open(self) -> None:
        self.query_one(RowList).action_choose()

    def open(self, round_id: UUID) -> None:
        """Open a round's page."""
        from checklist.tui.screens.screening_round import RoundScreen

        self.app.push_screen(RoundScreen(round_id))

    def action_new(self) -> None:
        from checklist.tui.screens.screening_form import RoundFormScreen

        def made(round_id: UUID | None) -> None:
            if round_id is not None:
                self.open(round_id)

        self.app.push_screen(RoundFormScreen(), made)

    def action_fetch(self) -> None:
        self.run_worker(self._fetch(), exclusive=True)

    async def _fetch(self) -> None:
        found = await self.app.push_screen_wait(RoundFileCard())
        archive = self.lovende.ready_desk.archive
        if found is None or archive is None:
            return
        source = self.lovende.ready_desk.catalogue_source
        try:
            kept = await asyncio.to_thread(archive.rounds.add, found, source)
        except RoundConflictError:
            message = _(
                "Runden »{name}« ligger her allerede med andre indstillinger. Ret den i stedet (åbn den, tryk r)."
            )
            self.notify(message.format(name=found.name), severity="warning", timeout=12, markup=False)
        except ArchiveError as error:
            self.notify(error.message, severity="error", timeout=12, markup=False)
        else:
            self.open(kept.value.id)

    def action_back(self) -> None:
        self.dismiss()


class RoundFileCard(Card[Round | None]):
    """Picks a round's TOML file; says everything that is wrong with it. Dismissed with the round, or None."""

    CSS_PATH = "screening.tcss"
    HELP = N_("Vælg filen med runden. Alt, hvad der er galt i den, bliver vist på én gang.")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", N_("tilbage"))]

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="card tall", can_focus=False) as card:
            card.border_title = _("Hent en runde fra en fil")
            yield FilePicker(usual_folder(self.lovende), ("toml",))
            yield Static("", id="problems", classes="warning", markup=False)
            yield KeyLine()

    def on_file_picker_browsed(self) -> None:
        self.query_one("#problems", Static).update("")

    def on_file_picker_picked(self, event: FilePicker.Picked) -> None:
        self.run_worker(self._read(event.path), exclusive=True)

    async def _read(self, path: Path) -> None:
        from checklist.exchange import why_not_opened

        try:
            content = await asyncio.to_thread(path.read_bytes)
        except OSError as error:
            self.query_one("#problems", Static).update(_("Filen {reason}").format(reason=why_not_opened(error)))
            return
        found, problems = parse_round(content, path.name)
        if found is not None:
            problems = (*problems, *check_round(found, self.lovende.ready_desk.catalogue, path.name))
        if found is None or any(problem.refuses for problem in problems):
            count = ngettext("{n} fejl. Intet er hentet.", "{n} fejl. Intet er hentet.", len(problems))
            told = "\n".join(map(str, problems))
            self.query_one("#problems", Static).update(f"{count.format(n=len(problems))}\n{told}")
        else:
            self.dismiss(found)

    def action_back(self) -> None:
        self.dismiss(None)
