"""Which practice it is about: the form before the first question, before a follow-up, and for corrections later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID, uuid4

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Button

from checklist.archive import ArchiveError
from checklist.assessment.editing import begin, with_practice
from checklist.assessment.privacy import cpr_numbers
from checklist.locale import N_, _
from checklist.tui.base import Room
from checklist.tui.screens.confirm import ConfirmCard
from checklist.tui.screens.cpr_check import without_surprises
from checklist.tui.screens.practice_form import (
    MorePage,
    PracticePage,
    Written,
    fields_of,
    practice_of,
    read_form,
    respondent_of,
    texts_of,
    written_in,
)
from checklist.tui.session import now
from checklist.tui.widgets.field import Field
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from checklist.archive import Entry
    from checklist.assessment.model import Assessment, Practice
    from checklist.catalogue import Catalogue, Form
    from checklist.tui.session import Session

BESIDE = 120
"""Columns from which both pages stand side by side."""
CARRIED_OVER = frozenset({"service", "organisation", "municipality", "role", "perspective", "area"})
"""What a person need not write again for the next practice."""


@dataclass(frozen=True)
class SamePractice:
    """The practice has been looked at before: its id, and the assessment to begin from, if any."""

    practice_id: UUID
    earlier: Assessment | None = None


class PracticeScreen(Room):
    """A new assessment; with `earlier` one that follows it; with `edit` the practice of an open one, corrected."""

    CSS_PATH = "practice.tcss"
    HELP = N_(
        "Her skriver du, hvilken praksis det handler om. Kun praksis og tilbud skal udfyldes. "
        "Resten kan vente, og du kan rette det hele senere. Skriv om praksis, ikke om personer. "
        "Enter går til næste felt. I et felt med flere valg vælger du med piletasterne."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "done", N_("begynd"), tooltip=N_("Gem, og gå videre"), priority=True),
        Binding("f2", "turn", N_("mere / mindre"), tooltip=N_("Mere om praksis og om dig. Det er frivilligt")),
        Binding("enter", "app.focus_next", N_("næste felt"), show=False),
        Binding("escape", "back", N_("tilbage"), tooltip=N_("Tilbage. Det, du har skrevet, bliver husket")),
    ]

    def __init__(self, *, edit: Session | None = None, earlier: Assessment | None = None) -> None:
        super().__init__()
        self._edit, self._earlier = edit, earlier

    def compose(self) -> ComposeResult:
        catalogue = self._catalogue
        start = self._start()
        yield TitleBar()
        with VerticalScroll(id="form-room", can_focus=False), Horizontal(id="pages"):
            yield PracticePage(catalogue, start, *self._words(), self._services())
            yield MorePage(start)
        with Horizontal(id="buttons"):
            yield Button(self._done_words(), id="done", variant="primary", compact=True)
            yield Button(_("Mere om praksis og dig (frivilligt)"), id="turn", compact=True)
        yield KeyLine()

    @property
    def _catalogue(self) -> Catalogue:
        return self._edit.catalogue if self._edit else self.lovende.ready_desk.catalogue

    def _words(self) -> tuple[str, str]:
        if self._edit is not None:
            return _("Ret oplysninger om praksis"), _("Dine svar bliver stående, også når du skifter form.")
        if self._earlier is not None:
            period = self._earlier.period or ""
            hint = _("Svarene fra {period} kommer frem ét for ét: Gælder det stadig?").format(period=period)
            return _("Er det stadig den samme praksis?"), hint
        return _("Hvilken praksis vil du se på?"), _("Vælg én ting, I gør – ikke hele tilbuddet.")

    def _done_words(self) -> str:
        return _("Gem") if self._edit is not None else _("Begynd")

    def _start(self) -> Written:
        """What stands in the form when it opens."""
        if self._edit is not None:
            return written_in(self._edit.assessment)
        if self._earlier is not None:
            return written_in(self._earlier)
        if self.lovende.unfinished_practice:
            return dict(self.lovende.unfinished_practice)
        latest = next((entry for entry in self._entries() if not entry.practice_mode), None)
        archive = self.lovende.ready_desk.archive
        if latest is None or archive is None:
            return {}
        try:
            known = written_in(archive.load(latest.id).assessment)
        except ArchiveError:
            return {}
        return {key: text for key, text in known.items() if key in CARRIED_OVER}

    def _entries(self) -> tuple[Entry, ...]:
        archive = self.lovende.ready_desk.archive
        try:
            return archive.entries() if archive else ()
        except ArchiveError:
            return ()

    def _services(self) -> set[str]:
        return {entry.service for entry in self._entries()}

    def on_mount(self) -> None:
        bar = self.query_one(TitleBar)
        bar.practice = _("Ret praksis") if self._edit else _("Ny selvvurdering")
        self.query_one("#name", Field).focus()

    # The two pages

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "turn":
            return self.size.width < BESIDE
        return super().check_action(action, parameters)

    def on_resize(self, _event: events.Resize) -> None:
        self.refresh_bindings()

    def action_turn(self) -> None:
        self._show_page(more=not self.has_class("-more"))

    def _show_page(self, *, more: bool) -> None:
        self.set_class(more, "-more")
        words = _("Tilbage til praksis") if more else _("Mere om praksis og dig (frivilligt)")
        self.query_one("#turn", Button).label = words
        page = self.query_one(MorePage if more else PracticePage)
        next(widget for widget in page.walk_children(Widget) if widget.focusable).focus()

    def on_input_submitted(self) -> None:
        self.focus_next()

    async def on_button_pressed(self, event: Button.Pressed) -> None:
        await self.run_action(event.button.id or "")

    def action_back(self) -> None:
        if self._edit is not None:
            self.action_done()
            return
        if self._earlier is None:
            self.lovende.unfinished_practice = read_form(self)
        self.dismiss()

    # Done

    def action_done(self) -> None:
        self.run_worker(self._done(), exclusive=True)

    async def _done(self) -> None:
        written = read_form(self)
        complaints = {
            "name": _("Skriv, hvad I kalder praksis"),
            "service": _("Skriv, hvad tilbuddet hedder"),
        }
        for key in ("service", "name"):
            if key not in written:
                self._show_page(more=False)
                fields_of(self)[key].complain(complaints[key])
        if not complaints.keys() <= written.keys():
            return
        before = texts_of(written_in(self._edit.assessment)) if self._edit else {}
        texts = await without_surprises(self.app, before, texts_of(written))
        if texts is None:
            self._go_to_number(written)
            return
        written |= texts
        if self._edit is not None:
            self._correct(self._edit, written)
        else:
            await self._begin(written)

    def _go_to_number(self, written: Written) -> None:
        key = next(key for key, text in texts_of(written).items() if cpr_numbers(text))
        self._show_page(more=self.query_one(MorePage) in self.query_one(f"#{key}").ancestors)
        self.query_one(f"#{key}").focus()

    def _correct(self, session: Session, written: Written) -> None:
        before = session.assessment
        practice = practice_of(written, before.practice.id)
        after = with_practice(before, practice, respondent_of(written, before.respondent), now())
        form: Form = "short" if written.get("form") == "short" else "full"
        after = after.model_copy(update={"form": form, "practice_mode": "practice_mode" in written})
        if after.model_copy(update={"updated": before.updated}) != before:
            session.change(after)
        self.dismiss()
        if form != before.form and self.lovende.session is session:
            # The walk asks the questions of a form; another form is another walk.
            self.lovende.go_home()
            self.lovende.open_session(session)

    async def _begin(self, written: Written) -> None:
        desk = self.lovende.ready_desk
        same = await self._looked_at_before(written)
        if same is None:
            return
        practice = practice_of(written, same.practice_id)
        assessment = self._new_assessment(practice, written, same.earlier)
        try:
            session = desk.start(assessment, same.earlier)
        except ArchiveError as error:
            text = _(
                "{why}\n\nVil du svare alligevel? Svarene er her kun, så længe programmet er åbent. "
                "Du kan gemme dem i en fil fra overblikket."
            )
            if not await self.app.push_screen_wait(
                ConfirmCard(_("Det kan ikke gemmes"), text.format(why=error.message))
            ):
                return
            session = desk.without_archive(error.message).start(assessment, same.earlier)
        self.lovende.unfinished_practice = None
        self.lovende.go_home()
        self.lovende.open_session(session)

    def _new_assessment(self, practice: Practice, written: Written, earlier: Assessment | None) -> Assessment:
        return begin(
            self._catalogue,
            practice,
            respondent_of(written),
            now(),
            form="short" if written.get("form") == "short" else "full",
            practice_mode="practice_mode" in written,
            about=earlier.id if earlier else None,
        )

    async def _looked_at_before(self, written: Written) -> SamePractice | None:
        """Whether the practice is one that the archive knows; None where the person goes back to the form."""
        if self._earlier is not None:
            return SamePractice(self._earlier.practice.id, self._earlier)
        archive = self.lovende.ready_desk.archive
        named = (written["name"].casefold(), written["service"].casefold())
        known = next((e for e in self._entries() if (e.practice.casefold(), e.service.casefold()) == named), None)
        if known is None or archive is None or known.practice_mode or "practice_mode" in written:
            return SamePractice(uuid4())
        from checklist.tui.screens.same_practice import SamePracticeCard

        decided = await self.app.push_screen_wait(SamePracticeCard(known))
        if decided is None:
            return None
        try:
            earlier = archive.load(known.id).assessment if decided == "renew" else None
        except ArchiveError as error:
            self.notify(error.message, severity="error", timeout=12, markup=False)
            return None
        return SamePractice(uuid4() if decided == "other" else known.practice_id, earlier)
