"""When the same review was changed at two desks: both stand side by side, and a person decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from checklist.locale import N_, _
from checklist.tui.base import Card
from checklist.tui.grid import Grid
from checklist.tui.screens.screening_review_texts import rating_words
from checklist.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from checklist.assessment.model import Rating
    from checklist.catalogue import Catalogue
    from checklist.tui.screens.screening_review_work import ReviewWork


class ReviewConflictCard(Card[bool]):
    """Dismissed with True to keep what stands here, False to take what the other desk stored."""

    CSS_PATH = "screening.tcss"
    HELP = N_("Den samme bedømmelse er ændret ved to skærme. Vælg den, der skal gælde. Den anden går tabt.")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h", "here", N_("behold det her")),
        Binding("d", "there", N_("brug det derfra")),
    ]

    def __init__(self, work: ReviewWork, catalogue: Catalogue) -> None:
        super().__init__()
        self._work, self._catalogue = work, catalogue

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="card", can_focus=False) as card:
            card.border_title = _("Bedømmelsen er ændret et andet sted")
            yield Static(self._differences())
            yield Static("")
            yield KeyLine()

    def _differences(self) -> Grid:
        table = Grid(padding=(0, 2, 0, 0))
        table.add_row("", Text(_("Her"), style="bold"), Text(_("Der"), style="bold"))
        here = self._work.review
        there = self._work.conflict.value if self._work.conflict else here
        for element in self._catalogue.elements:
            ours, theirs = here.ratings.get(element.id), there.ratings.get(element.id)
            if ours != theirs:
                table.add_row(Text(element.name), Text(_said(ours)), Text(_said(theirs)))
        if here.handed_in != there.handed_in:
            done, open_still = _("afleveret"), _("ikke afleveret")
            table.add_row("", done if here.handed_in else open_still, done if there.handed_in else open_still)
        return table

    def action_here(self) -> None:
        self.dismiss(True)

    def action_there(self) -> None:
        self.dismiss(False)


def _said(rating: Rating | None) -> str:
    words = rating_words(rating)
    return f"{words}: {rating.comment}" if rating and rating.comment else words
