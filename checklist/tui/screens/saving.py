"""What every screen does when a change could not be stored, or somebody else stored one in between."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from checklist.locale import N_, _
from checklist.tui.base import Card
from checklist.tui.screens import walk_texts
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from checklist.tui.app import LovendeApp
    from checklist.tui.base import SpokenKeys
    from checklist.tui.session import Session


def show_saving(screen: SpokenKeys[Any], session: Session, after: Callable[[], None]) -> None:
    """Bring `screen`'s title bar up to date, and put a conflict or a new failure before the person.

    `after` is called when the card is put away; the state may be another one by then.
    """
    for bar in screen.query(TitleBar):
        bar.practice = walk_texts.practice_line(session)
        bar.state, bar.trouble = walk_texts.saved_line(session)
    if screen.app.screen is not screen:
        return
    if session.conflict is not None:
        from checklist.tui.screens.conflict import ConflictCard

        screen.app.push_screen(ConflictCard(session), lambda _decided: after())
    elif session.failure is not None and not session.failure_told:
        session.failure_told = True
        screen.app.push_screen(NotSavedCard(session), lambda _closed: after())


def show_not_yet_saved(app: LovendeApp) -> None:
    """Take "saved" off the assessment's title bars while something typed is not stored yet."""
    session = app.session
    if session is None or session.keeps_nothing or session.failure is not None:
        return
    practice = walk_texts.practice_line(session)
    for screen in app.screen_stack:
        for bar in screen.query(TitleBar):
            if bar.practice == practice:
                bar.state = _("ikke gemt endnu")


def show_saved_again(app: LovendeApp, session: Session) -> None:
    """The server is back, and what waited for it is stored or met a conflict: say so wherever it said otherwise."""
    practice = walk_texts.practice_line(session)
    for screen in app.screen_stack:
        for bar in screen.query(TitleBar):
            if bar.practice == practice:
                bar.state, bar.trouble = walk_texts.saved_line(session)
    if isinstance(app.screen, NotSavedCard):
        app.screen.leave_if_settled()
    elif session.failure is None:
        app.notify(_("Serveren svarer igen. Alt er gemt."))


class NotSavedCard(Card[None]):
    """Says that the archive did not take the change, and what a person can do now."""

    HELP = N_(
        "Arkivet tog ikke imod det seneste. Alt, hvad du har svaret, er her stadig, så længe programmet er åbent. "
        "Du kan gemme det i en fil, prøve igen eller bare arbejde videre."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "export", N_("gem i en fil"), tooltip=N_("Gem svarene i en fil nu")),
        Binding("p", "try_again", N_("prøv igen"), tooltip=N_("Prøv at gemme i arkivet igen")),
        Binding("escape,enter", "close", N_("arbejd videre"), key_display="esc"),
    ]

    def __init__(self, session: Session, *, closing: bool = False) -> None:
        """`closing`: the person is about to leave with something that is not stored."""
        super().__init__()
        self._session = session
        self.closing = closing

    def compose(self) -> ComposeResult:
        with Vertical(classes="card") as card:
            card.border_title = _("Ikke gemt")
            yield Static(self._session.failure or "", id="failure", classes="warning", markup=False)
            yield Static("")
            yield Static(_("Dine svar er her stadig. Luk ikke programmet, før de er gemt."), classes="heading")
            yield Static(self._what_happens_next())
            yield Static("")
            yield KeyLine(compact=False)

    def _what_happens_next(self) -> str:
        if self.closing:
            return _("x gemmer dem i en fil nu. Ctrl+Q igen lukker uden at gemme.")
        if self._session.waits_for_server:
            return _("x gemmer dem i en fil nu. Programmet spørger selv efter serveren og gemmer, når den svarer.")
        return _("x gemmer dem i en fil nu. Næste gang du ændrer noget, prøver programmet arkivet igen.")

    def action_export(self) -> None:
        from checklist.tui.screens.export import ExportScreen

        self.app.push_screen(ExportScreen())

    def action_try_again(self) -> None:
        self._session.store()
        if not self.leave_if_settled():
            self.query_one("#failure", Static).update(self._session.failure or "")
            self.notify(_("Det lykkedes ikke endnu."), severity="warning")

    def leave_if_settled(self) -> bool:
        """Go away where everything is stored by now, or where a person has to decide a conflict."""
        if self._session.failure is None:
            self.notify(_("Nu er alt gemt."))
        elif self._session.conflict is None:
            return False
        self.dismiss()
        return True

    def action_close(self) -> None:
        self.dismiss()
