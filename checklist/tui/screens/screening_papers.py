"""A round's papers: the board's report, the letters, the tables and the invitation, into a folder that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, get_args

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from checklist.locale import N_, _, current_language, ngettext
from checklist.tui.screens.folder_field import chosen_folder
from checklist.tui.screens.folders import FolderSuggester, usual_folder
from checklist.tui.screens.screening_papers_work import RoundJob, What, editions_of, make
from checklist.tui.screens.screening_work import RoundRoom
from checklist.tui.screens.writing_room import WritingRoom
from checklist.tui.session import now
from checklist.tui.widgets.field import Field
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.one_of import Choice, OneOf, Tick
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.app import ComposeResult

NAMED = 3
"""So many files are told by name; of more, the number."""


class RoundPapersScreen(WritingRoom, RoundRoom):
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
        Binding("ctrl+o", "show", N_("åbn"), tooltip=N_("Åbn det, der lige er skrevet"), priority=True),
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
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#what", OneOf).focus()
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
        self.query_one("#purpose", Static).update(closed_words if closed else self.purpose)
        self.query_one("#undecided").display = self.what == "letters" and not closed
        self.query_one("#names").display = self.what in {"workbook", "csv"} and blind and not closed

    # Writing

    async def ask_and_write(self) -> None:
        if self.seen is None or self._is_closed:
            return
        folder = await chosen_folder(self, self.query_one("#folder", Field))
        if folder is None:
            return
        job = self._job(folder)
        if await self.may_replace(folder, job.names):
            self.begin(folder, _("Henter runden"))
            # The app's worker, not this screen's: who leaves the screen still gets the files.
            self.app.run_worker(self.take_in(make(job), folder, _doing), group="paper")

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

    def written_words(self, written: Sequence[Path], folder: Path) -> str:
        if len(written) <= NAMED:
            return _("Gemt i {folder}: {names}").format(folder=folder, names=", ".join(path.name for path in written))
        number = ngettext("{n} fil", "{n} filer", len(written)).format(n=len(written))
        return _("Gemt i {folder}: {names}").format(folder=written[0].parent, names=number)


def _doing(done: int, total: int) -> str:
    return _("Skriver {number} af {of}").format(number=done + 1, of=total)


def _choices() -> list[Choice]:
    return [
        Choice(
            "board",
            _("Til bestyrelsen (PDF)"),
            purpose=_(
                "Hele runden på papir: formål, kriterier, feltet, rækkefølgen med sin sikkerhed, og beslutningerne."
            ),
        ),
        Choice(
            "letters",
            _("Breve til ansøgerne (PDF)"),
            purpose=_(
                "Ét brev til hver: to styrker, et første skridt og det, I har frigivet. De kommer i mappen breve."
            ),
        ),
        Choice(
            "workbook",
            _("Regneark (XLSX)"),
            purpose=_(
                "Et ark for hver ting, med hver afleveret bedømmelse. Intet i cellerne bliver regnet som formel."
            ),
        ),
        Choice(
            "csv",
            _("Bedømmelser (CSV)"),
            purpose=_("Alle afleverede bedømmelser i én tabel, som Excel kan læse."),
        ),
        Choice(
            "invitation",
            _("Indbydelse (PDF)"),
            purpose=_("Skemaet til at udfylde og et ark om, hvordan man søger. På dansk og engelsk."),
        ),
    ]
