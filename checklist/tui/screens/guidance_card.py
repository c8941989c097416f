"""The card with everything that helps with the question on the screen. An answer key puts it away and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from checklist.catalogue import reading
from checklist.locale import N_, _
from checklist.tui.base import Card
from checklist.tui.widgets.guidance import guidance

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from checklist.catalogue import Area, Catalogue, Question


class GuidanceCard(Card[str | None]):
    """Dismissed with the answer key that was pressed, or None."""

    CSS_PATH = "guidance_card.tcss"
    HELP = N_(
        "Tegn, I kan se i hverdagen, et eksempel og grunden til, at vi spørger. Tryk et tal for at svare med det samme."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,s,enter", "close", N_("luk"), key_display="esc"),
        Binding("down,j", "scroll(1)", N_("ned"), show=False),
        Binding("up,k", "scroll(-1)", N_("op"), show=False),
    ]

    def __init__(
        self, catalogue: Catalogue, question: Question, area: Area | None, answer_keys: frozenset[str]
    ) -> None:
        super().__init__()
        self._catalogue, self._question, self._area = catalogue, question, area
        self._answer_keys = answer_keys

    def compose(self) -> ComposeResult:
        heading = f"bold {self.app.theme_variables['primary']}"
        with VerticalScroll(classes="card", id="guidance-card") as card:
            card.border_title = self._catalogue.element_of_question[self._question.id].name
            card.border_subtitle = _("esc lukker · tryk et tal for at svare")
            yield Static(reading(self._question.text, self._area), id="asked", markup=False)
            airy = self.app.size.height >= 34
            yield Static(guidance(self._catalogue, self._question, self._area, heading=heading, airy=airy))

    def on_key(self, event: events.Key) -> None:
        if event.character in self._answer_keys:
            event.stop()
            self.dismiss(event.character)

    def action_scroll(self, lines: int) -> None:
        self.query_one("#guidance-card").scroll_relative(y=lines, animate=False)

    def action_close(self) -> None:
        self.dismiss(None)
