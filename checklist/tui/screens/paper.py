"""Printing without answers: questionnaires, ballot, cards, guide and poster, what is wanted and where it goes."""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, get_args

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Footer, Static

from checklist.catalogue import Form
from checklist.locale import N_, _, current_language
from checklist.report.kit import Document, edition
from checklist.tui.base import Room
from checklist.tui.screens import paper_texts
from checklist.tui.screens.confirm import ConfirmCard
from checklist.tui.screens.folder_field import chosen_folder
from checklist.tui.screens.folders import FolderSuggester, remember_folder, usual_folder
from checklist.tui.screens.paper_work import Failed, PaperJob, make
from checklist.tui.screens.showing import can_be_shown, show_file
from checklist.tui.session import now
from checklist.tui.widgets.field import Field
from checklist.tui.widgets.one_of import Choice, OneOf, Tick
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from checklist.catalogue import Area, Catalogue

_NO_AREA = "no-area"
_WHATS = ("all", *get_args(Document))


class PaperScreen(Room):
    """Writes documents of the print kit to a folder."""

    CSS_PATH = "paper.tcss"
    HELP = N_(
        "Vælg med pil op og ned, hvad du vil have. Til højre vælger du, hvilke spørgsmål og ord det skal have med. "
        "Ctrl+S skriver det som PDF, så du kan skrive det ud. Hele pakken tager omkring et halvt minut, og du kan "
        "arbejde videre imens. Der er ingen svar med."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "write", N_("gem"), tooltip=N_("Skriv det valgte i mappen"), priority=True),
        Binding("ctrl+o", "show", N_("åbn"), tooltip=N_("Åbn det, der lige er skrevet"), priority=True),
        Binding("enter", "app.focus_next", N_("næste felt"), show=False),
        Binding("escape", "back", N_("tilbage")),
    ]

    def __init__(self, catalogue: Catalogue, area: Area | None = None, form: Form = "full") -> None:
        """`area` and `form` are what is proposed."""
        super().__init__()
        self._catalogue, self._area, self._form = catalogue, area, form
        self._written: list[Path] = []
        self._busy_since: float | None = None
        self._doing = ""

    def compose(self) -> ComposeResult:
        catalogue = self._catalogue
        yield TitleBar()
        with VerticalScroll(id="paper", can_focus=False):
            with Horizontal(id="choice"):
                yield OneOf(_("Hvad vil du have?"), paper_texts.choices(), "all", id="what")
                with Vertical(id="right"):
                    yield Static("", id="purpose", markup=False)
                    yield OneOf(_("Spørgsmål"), paper_texts.form_choices(catalogue), self._form, columns=2, id="form")
                    areas = [Choice(_NO_AREA, _("Uden område")), *map(_area_choice, catalogue.areas)]
                    yield OneOf(_("Område"), areas, self._area.id if self._area else _NO_AREA, id="area")
                    last = str(len(catalogue.elements))
                    yield Field(_("Elementets nummer (1-{last})").format(last=last), hint=_("tomt: alle"), id="element")
                    yield Tick(_("med forklaringer og eksempler"), True, id="help")
            with Horizontal(id="where"):
                yield Field(_("Mappe"), str(usual_folder(self.lovende)), suggester=FolderSuggester(), id="folder")
            yield Static("", id="outcome", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        self.query_one(TitleBar).practice = _("Til papir")
        self.query_one("#what", OneOf).focus()
        self._refresh_choices()
        self.set_interval(0.5, self._tell_time)

    # What is chosen

    @property
    def what(self) -> paper_texts.What:
        chosen = self.query_one("#what", OneOf).chosen
        return next(one for one in _WHATS if one == chosen)

    @property
    def form(self) -> Form:
        chosen = self.query_one("#form", OneOf).chosen
        return next((one for one in get_args(Form) if one == chosen), "full")

    def on_one_of_changed(self) -> None:
        self._refresh_choices()

    def _refresh_choices(self) -> None:
        """Say what the chosen one is for, and show the choices that it heeds."""
        what, catalogue = self.what, self._catalogue
        self.query_one("#purpose", Static).update(paper_texts.what_for(what))
        self.query_one("#form").display = paper_texts.heeds_form(what) and bool(catalogue.questions("short"))
        self.query_one("#area").display = bool(catalogue.areas)
        self.query_one("#help").display = paper_texts.heeds_help(what)
        self.query_one("#element").display = what == "monthly"

    def on_input_changed(self, event: Field.Changed) -> None:
        if isinstance(event.input, Field) and event.input.id == "element":
            number = self._element_number(event.input.text)
            if number is not None:
                event.input.border_subtitle = self._catalogue.elements[number - 1].name

    def _element_number(self, text: str | None) -> int | None:
        """The number of an element, from 1; None where the text is not one."""
        number = int(text) if text is not None and text.isdecimal() else 0
        return number if 1 <= number <= len(self._catalogue.elements) else None

    # Writing

    def action_write(self) -> None:
        if self._busy_since is None:
            self.run_worker(self._write(), exclusive=True, group="asking")
        else:
            self.notify(_("Vent lidt. Det forrige er ikke skrevet færdig endnu."))

    async def _write(self) -> None:
        folder = await chosen_folder(self, self.query_one("#folder", Field))
        job = self._job(folder) if folder is not None else None
        if job is None:
            return
        if there := [name for name in job.names if _exists(job.folder / name)]:
            text = _("Det her ligger allerede i mappen: {names}. Skal det erstattes?").format(names=", ".join(there))
            if not await self.app.push_screen_wait(ConfirmCard(_("Det findes allerede"), text)):
                self.query_one("#folder", Field).focus()
                return
        remember_folder(self.lovende, job.folder)
        self._busy_since = monotonic()
        self._tell_start(job, 0)
        # The app's worker, not this screen's: who leaves the screen still gets the files.
        self.app.run_worker(self._make(job), group="paper")

    def _job(self, folder: Path) -> PaperJob | None:
        """What to write; None where the field of the element says something that cannot be, and then it says what."""
        element_field = self.query_one("#element", Field)
        element: str | None = None
        if self.what == "monthly" and element_field.text is not None:
            number = self._element_number(element_field.text)
            if number is None:
                last = len(self._catalogue.elements)
                element_field.complain(_("Et tal fra 1 til {last}, eller ingenting").format(last=last))
                return None
            element = self._catalogue.elements[number - 1].id
        area = self.query_one("#area", OneOf).chosen
        choices = edition(
            self._catalogue,
            area=area if area != _NO_AREA else None,
            form=self.form,
            with_help=self.query_one("#help", Tick).value,
            made=now().astimezone().date(),
        )
        return PaperJob(paper_texts.documents_of(self.what), choices, element, folder, current_language())

    async def _make(self, job: PaperJob) -> None:
        written: list[Path] = []
        remarks: list[str] = []
        failed = ""
        async for outcome in make(job):
            if isinstance(outcome, Failed):
                failed = outcome.message
            elif isinstance(outcome, Path):
                written.append(outcome)
            else:
                remarks.append(outcome)
            self._tell_start(job, len(written) + len(remarks))
        self._busy_since = None
        if written:
            self._written = written
            remarks.insert(0, paper_texts.written([path.name for path in written], str(job.folder)))
        self._tell_end("\n".join([*remarks, *([failed] if failed else [])]), wrong=bool(failed))

    def _tell_start(self, job: PaperJob, done: int) -> None:
        if done < len(job.documents):
            what = paper_texts.name_of(job.documents[done])
            self._doing = _("Skriver {what}").format(what=what)
            if len(job.documents) > 1:
                of_all = _("{number} af {of}").format(number=done + 1, of=len(job.documents))
                self._doing = f"{of_all} · {self._doing}"
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
        if action == "show":
            one_or_shown_as_folder = len(self._written) == 1 or not self.app.is_web
            return bool(self._written) and one_or_shown_as_folder and can_be_shown(self.app)
        return super().check_action(action, parameters)

    def action_show(self) -> None:
        if self._written:
            show_file(self.app, self._written[0] if len(self._written) == 1 else self._written[0].parent)

    def action_back(self) -> None:
        if self._busy_since is not None:
            self.notify(_("Det bliver skrevet færdig. Du får besked, når det er der."))
        self.dismiss()


def _area_choice(area: Area) -> Choice:
    return Choice(area.id, area.name)


def _exists(path: Path) -> bool:
    return path.exists()
