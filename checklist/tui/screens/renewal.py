"""Beginning from last year's: which assessment to follow up on. The practice form then confirms the practice."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from checklist.archive import ArchiveError
from checklist.locale import N_, _
from checklist.tui.base import Room
from checklist.tui.widgets.assessment_browser import AssessmentBrowser
from checklist.tui.widgets.assessment_list import AssessmentList
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from checklist.archive import Entry
    from checklist.tui.app import LovendeApp


class RenewalScreen(Room):
    """The assessments that another one can follow: answered, in earnest, and with the questions in use."""

    CSS_PATH = "archive.tcss"
    HELP = N_(
        "Vælg den besvarelse, du vil begynde fra. Den gamle bliver stående, som den er. I den nye kommer hvert svar "
        "frem igen, og du siger med én tast, om det stadig gælder."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "search", N_("find"), tooltip=N_("Skriv en del af praksis, tilbud eller år")),
        Binding("escape", "back", N_("tilbage")),
    ]

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield AssessmentBrowser(self.lovende.ready_desk.catalogue, _("Begynd fra hvilken?"))
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(TitleBar).practice = _("Begynd fra sidste års svar")
        browser = self.query_one(AssessmentBrowser)
        nothing = _("Her er ingen tidligere besvarelse at begynde fra. Tryk esc og derefter n for en ny.")
        browser.show(self._to_follow(), nothing)
        browser.focus_list()

    def _to_follow(self) -> list[Entry]:
        desk = self.lovende.ready_desk
        try:
            entries = desk.archive.entries() if desk.archive else ()
        except ArchiveError as error:
            self.notify(error.message, severity="error", timeout=12, markup=False)
            return []
        ours = desk.catalogue.about.id
        fit = {"self", "consensus"}
        return [e for e in entries if e.catalogue == ours and e.kind in fit and e.given and not e.practice_mode]

    def on_assessment_list_chosen(self, event: AssessmentList.Chosen) -> None:
        begin_from(self.lovende, event.entry)

    def action_search(self) -> None:
        self.query_one(AssessmentBrowser).search()

    def action_back(self) -> None:
        if not self.query_one(AssessmentBrowser).end_search():
            self.dismiss()


def begin_from(app: LovendeApp, entry: Entry) -> None:
    """Open the practice form for an assessment that follows this one."""
    from checklist.tui.screens.practice import PracticeScreen

    archive = app.ready_desk.archive
    if archive is None:
        return
    try:
        earlier = archive.load(entry.id).assessment
    except ArchiveError as error:
        app.notify(error.message, severity="error", timeout=12, markup=False)
        return
    app.push_screen(PracticeScreen(earlier=earlier))
