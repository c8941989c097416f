"""Carrying an assessment out: what to write, what it carries, where it goes, and where it went."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, get_args

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from checklist.archive import ArchiveError
from checklist.locale import N_, _, current_language, long_date
from checklist.tui.screens import export_texts
from checklist.tui.screens.confirm import ConfirmCard
from checklist.tui.screens.export_work import Job, What, file_name, make
from checklist.tui.screens.file_news import Failed
from checklist.tui.screens.folder_field import chosen_folder
from checklist.tui.screens.folders import FolderSuggester, usual_folder
from checklist.tui.screens.writing_room import WritingRoom
from checklist.tui.session import now
from checklist.tui.widgets.field import Field
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.one_of import OneOf, Tick
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from checklist.assessment.model import Assessment
    from checklist.tui.session import Session


class ExportScreen(WritingRoom):
    """Writes the report, the plan or the assessment itself to a file."""

    CSS_PATH = "export.tcss"
    HELP = N_(
        "Vælg med pil op og ned, hvad du vil gemme. Til højre står, hvad filen har med. "
        "Ctrl+S skriver den. En rapport tager nogle sekunder, og du kan arbejde videre imens. "
        "Intet bliver sendt nogen steder hen."
    )
    STILL_BUSY = N_("Vent lidt. Den forrige fil er ikke skrevet færdig endnu.")
    GOES_ON = N_("Filen bliver skrevet færdig. Du får besked, når den er der.")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "write", N_("gem filen"), tooltip=N_("Skriv filen i mappen"), priority=True),
        Binding("ctrl+o", "show", N_("åbn filen"), tooltip=N_("Åbn den fil, der lige er skrevet"), priority=True),
        Binding(
            "ctrl+t", "paper", N_("til papir"), tooltip=N_("Spørgeskemaer, kort og plakater uden svar"), priority=True
        ),
        Binding("enter", "app.focus_next", N_("næste felt"), show=False),
        Binding("escape", "back", N_("tilbage")),
    ]

    def __init__(self, session: Session | None = None) -> None:
        """`session` None stands for the assessment that is open."""
        super().__init__()
        self._given = session

    @property
    def session(self) -> Session:
        return self._given or self.lovende.open_assessment

    def compose(self) -> ComposeResult:
        self._earlier = self._earlier_one()
        yield TitleBar()
        with VerticalScroll(id="export", can_focus=False):
            with Horizontal(id="choice"):
                with Vertical(id="left"):
                    yield OneOf(_("Hvad vil du gemme?"), export_texts.choices(), "report", id="what")
                    yield Tick(_("læg besvarelsen ved"), True, id="with-data")
                    if self._earlier is not None:
                        yield Tick(self._compare_words(self._earlier), True, id="compare")
                with Vertical(id="right"):
                    yield Static("", id="purpose", markup=False)
                    yield Static("", id="carries", markup=False)
            with Horizontal(id="where"):
                yield Field(_("Mappe"), str(usual_folder(self.lovende)), suggester=FolderSuggester(), id="folder")
                yield Field(_("Filnavn"), "", id="file-name")
            yield Static("", id="outcome", markup=False)
        yield KeyLine()

    @staticmethod
    def _compare_words(earlier: Assessment) -> str:
        period = earlier.period or long_date(earlier.updated.astimezone().date())
        return _("sammenlign med {period}").format(period=period)

    def _earlier_one(self) -> Assessment | None:
        """The assessment of the same practice to compare with: the one it follows, else the latest before it."""
        session, this = self.session, self.session.assessment
        if this.practice_mode:
            return None
        if session.earlier is not None:
            return session.earlier
        archive = self.lovende.ready_desk.archive
        if archive is None:
            return None
        try:
            before = [
                entry
                for entry in archive.entries()
                if entry.practice_id == this.practice.id
                and entry.id != this.id
                and entry.catalogue == this.catalogue
                and entry.created < this.created
                and not entry.practice_mode
            ]
            newest = max(before, key=lambda entry: entry.created, default=None)
            return archive.load(newest.id).assessment if newest else None
        except ArchiveError:
            return None

    def on_mount(self) -> None:
        self.query_one(TitleBar).practice = self.session.assessment.practice.name
        self.query_one("#what", OneOf).focus()
        self._refresh_words(new_name=True)

    @property
    def what(self) -> What:
        chosen = self.query_one("#what", OneOf).chosen
        return next(one for one in get_args(What) if one == chosen)

    def _is_ticked(self, tick_id: str) -> bool:
        return any(tick.value and tick.display for tick in self.query(f"#{tick_id}").results(Tick))

    def on_one_of_changed(self) -> None:
        self._refresh_words(new_name=True)

    def on_tick_changed(self) -> None:
        self._refresh_words()

    def _refresh_words(self, *, new_name: bool = False) -> None:
        what, assessment = self.what, self.session.assessment
        whole = what in {"report", "html"}
        for tick in self.query("#with-data, #compare").results(Tick):
            tick.display = whole
        self.query_one("#purpose", Static).update(self.purpose)
        sentences = export_texts.carries(what, assessment, with_data=self._is_ticked("with-data"))
        self.query_one("#carries", Static).update("\n".join([*sentences, "", export_texts.stays_here()]))
        if new_name:
            self.query_one("#file-name", Field).value = file_name(what, assessment)
            self._settle_fields()

    def _settle_fields(self) -> None:
        for field in self.query("#folder, #file-name").results(Field):
            field.settle()

    # Writing

    async def ask_and_write(self) -> None:
        self._settle_fields()
        name = self._file_name()
        folder = await chosen_folder(self, self.query_one("#folder", Field)) if name is not None else None
        if name is None or folder is None or not await self._may_take(folder / name):
            return
        self.begin(folder, _("Skriver {what}").format(what=export_texts.name_of(self.what)))
        # The app's worker, not this screen's: who leaves the screen still gets the file.
        self.app.run_worker(self._make(self._job(folder / name)), group="export")

    def _file_name(self) -> str | None:
        """The file's name; None where the field does not say one, and then it says what is wrong."""
        field = self.query_one("#file-name", Field)
        if field.text is None or Path(field.text).name != field.text:
            field.complain(_("Skriv et navn uden / og \\"))
            return None
        return field.text

    async def _may_take(self, target: Path) -> bool:
        """Whether the file may be written: asks where one is there; where not, the field of the name has the word."""
        field = self.query_one("#file-name", Field)
        if _is_folder(target):
            field.complain(_("Det er en mappe"))
            return False
        text = _("{name} ligger allerede i mappen. Skal den erstattes? Ellers kan du skrive et andet navn.")
        card = ConfirmCard(_("Filen findes allerede"), text.format(name=target.name))
        if _exists(target) and not await self.app.push_screen_wait(card):
            field.focus()
            return False
        return True

    def _job(self, target: Path) -> Job:
        return Job(
            what=self.what,
            target=target,
            catalogue=self.session.catalogue,
            assessment=self.session.assessment,
            earlier=self._earlier if self._is_ticked("compare") else None,
            with_data=self._is_ticked("with-data"),
            today=now().astimezone().date(),
            language=current_language(),
        )

    async def _make(self, job: Job) -> None:
        made = await make(job)
        self._busy_since = None
        if isinstance(made, Failed):
            self._failed(made)
            return
        self._written = (made,)
        self.notify(_("Gemt: {path}").format(path=made), markup=False)
        if not self.is_left:
            self.say(_("Gemt: {path}").format(path=made))
            self.refresh_bindings()

    def _failed(self, failed: Failed) -> None:
        if self.is_left:
            self.notify(failed.message, severity="error", timeout=12, markup=False)
            return
        self.say(failed.message, wrong=True)
        if failed.needs_pango:
            self.query_one("#what", OneOf).chosen = "html"

    def action_paper(self) -> None:
        from checklist.tui.screens.paper import PaperScreen

        session = self.session
        self.app.push_screen(PaperScreen(session.catalogue, session.area, session.assessment.form))


def _exists(path: Path) -> bool:
    return path.exists()


def _is_folder(path: Path) -> bool:
    return path.is_dir()
