"""A round's papers: the board's report, the letters, the tables and the invitation, into a folder that is chosen."""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, get_args

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Footer, Static

from checklist.locale import N_, _, current_language, ngettext
from checklist.tui.screens.confirm import ConfirmCard
from checklist.tui.screens.folder_field import chosen_folder
from checklist.tui.screens.folders import FolderSuggester, remember_folder, usual_folder
from checklist.tui.screens.screening_papers_work import Failed, Remark, RoundJob, Total, What, editions_of, make
from checklist.tui.screens.screening_work import RoundRoom
from checklist.tui.screens.showing import can_be_shown, show_file
from checklist.tui.session import now
from checklist.tui.widgets.field import Field
from checklist.tui.widgets.one_of import Choice, OneOf, Tick
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

NAMED = 3
"""So many files are told by name; of more, the number."""


class RoundPapersScreen(RoundRoom):
    """Writes papers of a round to a folder, while the app goes on."""

    CSS_PATH = "screening_papers.tcss"
    WHAT = N_("Papirer")
    HELP = N_(
        "Vælg med pil op og ned, hvad du vil have. Ctrl+S skriver det i mappen. Mange breve tager lidt tid, og du kan "
        "arbejde videre imens. Kun den, der leder runden, kan skrive andet end indbydelsen: i papirerne står navne og "
        "det, bedømmerne har givet."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "write", N_("gem"), tooltip=N_("Skriv det valgte i mappen"), priority=True),
        Binding("ctrl+o", "show_it", N_("åbn"), tooltip=N_("Åbn det, der lige er skrevet"), priority=True),
        Binding("enter", "app.focus_next", N_("næste felt"), show=False),
        Binding("escape", "back", N_("tilbage")),
    ]

    def compose(self) -> ComposeResult:
        yield TitleBar()
        with VerticalScroll(id="papers", can_focus=False):
            with Horizontal(id="choice"):
                yield OneOf(_("Hvad vil du have?"), _choices(), "board", id="what")
                with Vertical(id="right"):
                    yield Static("", id="purpose", markup=False)
                    yield Tick(_("også før der er besluttet noget"), False, id="undecided")
                    yield Tick(_("med navne, selv om runden er blind"), False, id="names")
            with Horizontal(id="where"):
                yield Field(_("Mappe"), str(usual_folder(self.lovende)), suggester=FolderSuggester(), id="folder")
            yield Static("", id="outcome", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        self._written: list[Path] = []
        self._busy_since: float | None = None
        self._doing = ""
        self.query_one("#what", OneOf).focus()
        self.set_interval(0.5, self._tell_time)
        self._explain()

    def show(self) -> None:
        self._explain()

    # What is chosen

    @property
    def what(self) -> What:
        chosen = self.query_one("#what", OneOf).chosen
        return next((one for one in get_args(What) if one == chosen), "board")

    @property
    def _is_closed(self) -> bool:
        """True where what is chosen is not for who sits here."""
        seat = self.seen.seat if self.seen else None
        return self.what != "invitation" and (seat is None or seat.reviewer is not None)

    def on_one_of_changed(self) -> None:
        self._explain()

    def _explain(self) -> None:
        """Say what the chosen one is for, and show the choices that it heeds."""
        blind = self.seen is not None and self.seen.found.blind
        closed = self._is_closed and self.seen is not None
        closed_words = _("Det hører til den, der leder runden. Gå tilbage, og tryk v, hvis det er dig.")
        self.query_one("#purpose", Static).update(closed_words if closed else _what_for(self.what))
        self.query_one("#undecided").display = self.what == "letters" and not closed
        self.query_one("#names").display = self.what in {"workbook", "csv"} and blind and not closed

    # Writing

    def action_write(self) -> None:
        if self._busy_since is None:
            self.run_worker(self._write(), exclusive=True, group="asking")
        else:
            self.tell(_("Vent lidt. Det forrige er ikke skrevet færdig endnu."))

    async def _write(self) -> None:
        if self.seen is None or self._is_closed:
            return
        folder_field = self.query_one("#folder", Field)
        folder = await chosen_folder(self, folder_field)
        if folder is None:
            return
        job = self._job(folder)
        if there := [name for name in job.names if _exists(folder / name)]:
            text = _("Det her ligger allerede i mappen: {names}. Skal det erstattes?").format(names=", ".join(there))
            if not await self.app.push_screen_wait(ConfirmCard(_("Det findes allerede"), text)):
                folder_field.focus()
                return
        remember_folder(self.lovende, folder)
        self._busy_since = monotonic()
        self._doing = _("Henter runden")
        self._tell_time()
        # The app's worker, not this screen's: who leaves the screen still gets the files.
        self.app.run_worker(self._make(job), group="paper")

    def _job(self, folder: Path) -> RoundJob:
        seen = self.now_seen
        is_ours = self.lovende.catalogue_path is None and seen.catalogue == self.desk.catalogue
        return RoundJob(
            what=self.what,
            archive_url=self.lovende.archive_url,
            found=seen.found,
            catalogue=seen.catalogue,
            editions=editions_of(seen.catalogue, ours=is_ours),
            folder=folder,
            today=now().astimezone().date(),
            language=current_language(),
            with_names=not seen.found.blind or self.query_one("#names", Tick).value,
            undecided=self.query_one("#undecided", Tick).value,
        )

    async def _make(self, job: RoundJob) -> None:
        written: list[Path] = []
        told: list[str] = []
        failed, total = "", 1
        async for news in make(job):
            if isinstance(news, Total):
                total = news.files
            elif isinstance(news, Failed):
                failed = news.message
            elif isinstance(news, Remark):
                told.append(news.message)
            else:
                written.append(news)
            self._tell_progress(len(written), total)
        self._busy_since = None
        self._written = written or self._written
        if written:
            told.insert(0, _written_words(written, job.folder))
        self._tell_end("\n".join([*told, *([failed] if failed else [])]), wrong=bool(failed))

    def _tell_progress(self, done: int, total: int) -> None:
        self._doing = _("Skriver {number} af {of}").format(number=min(done + 1, total), of=total)
        self._tell_time()

    def _tell_time(self) -> None:
        if self._busy_since is not None and self._is_open:
            seconds = int(monotonic() - self._busy_since)
            self._say(_("{doing} … {seconds} s").format(doing=self._doing, seconds=seconds))

    def _tell_end(self, words: str, *, wrong: bool) -> None:
        if self._is_open:
            self._say(words, wrong=wrong)
            self.refresh_bindings()
        if self.app.screen is not self:
            self.app.notify(words, severity="error" if wrong else "information", timeout=12, markup=False)

    @property
    def _is_open(self) -> bool:
        """False when the person has left; what is being written comes all the same."""
        return self in self.app.screen_stack

    def _say(self, words: str, *, wrong: bool = False) -> None:
        outcome = self.query_one("#outcome", Static)
        outcome.update(words)
        outcome.set_class(wrong, "-wrong")
        outcome.scroll_visible(animate=False)

    # Afterwards

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "show_it":
            ready = self.is_mounted and bool(self._written)
            return ready and (len(self._written) == 1 or not self.app.is_web) and can_be_shown(self.app)
        return super().check_action(action, parameters)

    def action_show_it(self) -> None:
        if self._written:
            show_file(self.app, self._written[0] if len(self._written) == 1 else self._written[0].parent)

    def action_back(self) -> None:
        if self._busy_since is not None:
            self.tell(_("Det bliver skrevet færdig. Du får besked, når det er der."))
        self.dismiss()


def _choices() -> list[Choice]:
    return [
        Choice("board", _("Til bestyrelsen (PDF)")),
        Choice("letters", _("Breve til ansøgerne (PDF)")),
        Choice("workbook", _("Regneark (XLSX)")),
        Choice("csv", _("Bedømmelser (CSV)")),
        Choice("invitation", _("Indbydelse (PDF)")),
    ]


def _what_for(what: What) -> str:
    """What it is good for, in a sentence or two."""
    return {
        "board": _(
            "Hele runden på papir: formål, kriterier, feltet, rækkefølgen med sin sikkerhed, og beslutningerne."
        ),
        "letters": _(
            "Ét brev til hver: to styrker, et første skridt og det, I har frigivet. De kommer i mappen breve."
        ),
        "workbook": _(
            "Et ark for hver ting, med hver afleveret bedømmelse. Intet i cellerne bliver regnet som formel."
        ),
        "csv": _("Alle afleverede bedømmelser i én tabel, som Excel kan læse."),
        "invitation": _("Skemaet til at udfylde og et ark om, hvordan man søger. På dansk og engelsk."),
    }[what]


def _written_words(written: list[Path], folder: Path) -> str:
    if len(written) <= NAMED:
        return _("Gemt i {folder}: {names}").format(folder=folder, names=", ".join(path.name for path in written))
    number = ngettext("{n} fil", "{n} filer", len(written)).format(n=len(written))
    return _("Gemt i {folder}: {names}").format(folder=written[0].parent, names=number)


def _exists(path: Path) -> bool:
    return path.exists()
