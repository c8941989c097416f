"""Printing without answers: questionnaires, ballot, cards, guide and poster, what is wanted and where it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, get_args

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from checklist.catalogue import Form
from checklist.locale import N_, _, current_language
from checklist.report.kit import Document, edition
from checklist.tui.screens import paper_texts
from checklist.tui.screens.folder_field import chosen_folder
from checklist.tui.screens.folders import FolderSuggester, usual_folder
from checklist.tui.screens.paper_work import PaperJob, make
from checklist.tui.screens.writing_room import WritingRoom
from checklist.tui.session import now
from checklist.tui.widgets.field import Field
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.one_of import Choice, OneOf, Tick
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from checklist.catalogue import Area, Catalogue

_NO_AREA = "no-area"
_WHATS = ("all", *get_args(Document))


class PaperScreen(WritingRoom):
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

    def compose(self) -> ComposeResult:
        catalogue = self._catalogue
        yield TitleBar()
        with VerticalScroll(id="paper", can_focus=False):
            with Horizontal(id="choice"):
                yield OneOf(_("Hvad vil du have?"), paper_texts.choices(), "all", id="what")
                with Vertical(id="right"):
                    yield Static("", id="purpose", markup=False)
                    forms = paper_texts.form_choices(catalogue)
                    yield OneOf(_("Hvilke spørgsmål?"), forms, self._form, columns=2, id="form")
                    areas = [Choice(_NO_AREA, _("Uden område")), *map(_area_choice, catalogue.areas)]
                    yield OneOf(_("Område"), areas, self._area.id if self._area else _NO_AREA, id="area")
                    last = str(len(catalogue.elements))
                    yield Field(_("Elementets nummer (1-{last})").format(last=last), hint=_("tomt: alle"), id="element")
                    yield Tick(_("med forklaringer og eksempler"), True, id="help")
            with Horizontal(id="where"):
                yield Field(_("Mappe"), str(usual_folder(self.lovende)), suggester=FolderSuggester(), id="folder")
            yield Static("", id="outcome", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(TitleBar).practice = _("Til papir")
        self.query_one("#what", OneOf).focus()
        self._refresh_choices()

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
        self.query_one("#purpose", Static).update(self.purpose)
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

    async def ask_and_write(self) -> None:
        folder = await chosen_folder(self, self.query_one("#folder", Field))
        job = self._job(folder) if folder is not None else None
        if job is None or not await self.may_replace(job.folder, job.names):
            return

        def doing(done: int, _total: int) -> str:
            return _doing(job, done)

        self.begin(job.folder, doing(0, 0))
        # The app's worker, not this screen's: who leaves the screen still gets the files.
        self.app.run_worker(self.take_in(make(job), job.folder, doing), group="paper")

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


def _doing(job: PaperJob, done: int) -> str:
    """What is being written once so many documents are."""
    what = paper_texts.name_of(job.documents[done])
    doing = _("Skriver {what}").format(what=what)
    if len(job.documents) == 1:
        return doing
    of_all = _("{number} af {of}").format(number=done + 1, of=len(job.documents))
    return f"{of_all} · {doing}"


def _area_choice(area: Area) -> Choice:
    return Choice(area.id, area.name)
