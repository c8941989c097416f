"""The card before an assessment meets another version of its questions: what is kept, what is open, what is retired."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from checklist.assessment.renewal import version_change
from checklist.catalogue import reading
from checklist.locale import N_, _, ngettext
from checklist.tui.base import Card
from checklist.tui.grid import Grid
from checklist.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from checklist.tui.session import Session


class VersionCard(Card[bool]):
    """Dismissed with True to go on with the questions in use; nothing is changed before that."""

    HELP = N_(
        "Spørgsmålene er kommet i en anden udgave, siden du svarede. Dine svar bliver stående. "
        "Intet bliver ændret, før du siger ja."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", N_("åbn med de nye"), tooltip=N_("Gå videre med de spørgsmål, der gælder nu")),
        Binding("escape", "leave", N_("lad den ligge"), tooltip=N_("Gå tilbage. Intet bliver ændret")),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    @staticmethod
    def is_needed(session: Session) -> bool:
        """True where the assessment has answers that were given to another version of its questions."""
        other = session.assessment.catalogue_version != session.catalogue.about.version
        return other and any(answer.is_given for answer in session.assessment.answers.values())

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="card") as card:
            card.border_title = _("Spørgsmålene er i en anden udgave")
            message = _("Du svarede på udgave {theirs}. Nu bruger programmet udgave {ours}.")
            theirs, ours = self._session.assessment.catalogue_version, self._session.catalogue.about.version
            yield Static(message.format(theirs=theirs, ours=ours))
            yield Static("")
            yield Static(self._what_happens())
            yield KeyLine()

    def _what_happens(self) -> Grid:
        catalogue, assessment = self._session.catalogue, self._session.assessment
        change = version_change(catalogue, assessment)
        table = Grid(padding=(0, 2, 0, 0))
        table.add_column(justify="right", width=4)
        table.add_column()

        def row(number: int, text: str) -> None:
            if number:
                table.add_row(Text(str(number), style="bold"), Text(text))

        kept, waiting = len(change.kept), len(change.new)
        row(kept, ngettext("svar gælder som før.", "svar gælder som før.", kept))
        row(waiting, ngettext("spørgsmål har ikke noget svar endnu.", "spørgsmål har ikke noget svar endnu.", waiting))
        retired = _("svar hører til spørgsmål, der er udgået. De bliver gemt, men tæller ikke med:")
        row(len(change.retired), retired)
        for question_id in change.retired:
            table.add_row("", Text(f"– {reading(catalogue.question_by_id[question_id].text, self._session.area)}"))
        row(
            len(change.unknown),
            _("svar hører til spørgsmål, som ikke findes her. De bliver gemt, men tæller ikke med:"),
        )
        for question_id in change.unknown:
            table.add_row("", Text(f"– {question_id}"))
        return table

    def action_go_on(self) -> None:
        self.dismiss(True)

    def action_leave(self) -> None:
        self.dismiss(False)
