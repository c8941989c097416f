"""The card for a new assessment whose practice the archive knows already."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from checklist.locale import N_, _, long_date
from checklist.tui.base import Card
from checklist.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from checklist.archive import Entry

Decision = Literal["renew", "anew", "other"]


class SamePracticeCard(Card[Decision | None]):
    """Dismissed with what the person means, or None to go back to the form."""

    HELP = N_(
        "Der ligger en besvarelse om en praksis med samme navn. Er det den samme praksis, kan de to sammenlignes. "
        "Begynder du fra den gamle, kommer dens svar frem ét for ét, og du siger, om de stadig gælder."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f,enter", "decide('renew')", N_("fra de gamle svar"), key_display="f"),
        Binding("b", "decide('anew')", N_("på bar bund")),
        Binding("a", "decide('other')", N_("en anden praksis")),
        Binding("escape", "back", N_("tilbage")),
    ]

    def __init__(self, known: Entry) -> None:
        super().__init__()
        self._known = known

    def compose(self) -> ComposeResult:
        with Vertical(classes="card") as card:
            card.border_title = _("Den praksis har I set på før")
            day = long_date(self._known.updated.astimezone().date())
            text = _("»{practice}« blev sidst besvaret den {day}. Hvordan vil du begynde?")
            yield Static(text.format(practice=self._known.practice, day=day), markup=False)
            yield Static("")
            yield Static(_("f  Fra de gamle svar. Du siger for hvert, om det stadig gælder."), markup=False)
            yield Static(_("b  På bar bund. De to besvarelser kan stadig sammenlignes."), markup=False)
            yield Static(_("a  Det er en anden praksis, der bare hedder det samme."), markup=False)
            yield Static("")
            yield KeyLine()

    def action_decide(self, decision: Decision) -> None:
        self.dismiss(decision)

    def action_back(self) -> None:
        self.dismiss(None)
