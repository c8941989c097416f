"""The card for a conflict: somebody else saved in between, and a person decides which of the two counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.console import Group
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from checklist.catalogue import reading
from checklist.locale import N_, _, ngettext
from checklist.tui.base import Card
from checklist.tui.grid import Grid
from checklist.tui.screens.walk_texts import answer_words
from checklist.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.app import ComposeResult

    from checklist.assessment.model import Answer, Assessment
    from checklist.tui.session import Session


class ConflictCard(Card[bool]):
    """Dismissed with True where one's own was kept, False where the other was taken. Undo brings the other one back."""

    CSS_PATH = "conflict.tcss"
    HELP = N_(
        "Besvarelsen er ændret et andet sted, mens den var åben her. Vælg, hvilken af de to der skal gælde. "
        "Du kan fortryde valget med u bagefter, så intet går tabt."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "keep_mine", N_("behold mine"), tooltip=N_("Dine svar skal gælde")),
        Binding("d", "take_theirs", N_("tag de andre"), tooltip=N_("De svar, der er gemt et andet sted, skal gælde")),
        Binding("x", "export", N_("gem mine i en fil"), tooltip=N_("Gem dine svar i en fil, før du vælger")),
        Binding("down", "scroll(1)", N_("ned"), show=False),
        Binding("up", "scroll(-1)", N_("op"), show=False),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def compose(self) -> ComposeResult:
        theirs = self._session.conflict
        with Vertical(classes="card", id="conflict") as card:
            card.border_title = _("Ændret to steder")
            yield Static(self._session.failure or "", classes="warning", markup=False)
            yield Static(_("Intet går tabt: Det, du vælger fra, kan hentes tilbage med u."), classes="heading")
            with VerticalScroll(id="differences", can_focus=False):
                if theirs is not None:
                    yield Static(differences(self._session, theirs.assessment))
            yield KeyLine()

    def action_keep_mine(self) -> None:
        self._session.keep_mine()
        self.dismiss(True)

    def action_take_theirs(self) -> None:
        self._session.take_theirs()
        self.dismiss(False)

    def action_export(self) -> None:
        from checklist.tui.screens.export import ExportScreen

        self.app.push_screen(ExportScreen())

    def action_scroll(self, lines: int) -> None:
        self.query_one("#differences").scroll_relative(y=lines, animate=False)


def differences(session: Session, theirs: Assessment) -> Group:
    """Which answers differ, mine beside theirs, and what else does."""
    mine, catalogue, area = session.assessment, session.catalogue, session.area
    ids = [i for i in {**mine.answers, **theirs.answers} if mine.answer(i) != theirs.answer(i)]
    order = {question_id: place for place, question_id in enumerate(catalogue.question_by_id)}
    parts: list[RenderableType] = []
    if ids:
        count = ngettext("{n} svar er forskelligt:", "{n} svar er forskellige:", len(ids)).format(n=len(ids))
        parts.append(Text(count, style="bold"))
    for question_id in sorted(ids, key=lambda one: order.get(one, len(order))):
        question = catalogue.question_by_id.get(question_id)
        parts.append(Text(reading(question.text, area) if question else question_id))
        both = Grid(padding=(0, 1, 0, 2), expand=True)
        both.add_column(width=9)
        both.add_column(ratio=1)
        for title, assessment in ((_("dit"), mine), (_("det andet"), theirs)):
            answer = assessment.answer(question_id)
            said = answer_words(catalogue, question, answer) if question else str(answer.value)
            both.add_row(Text(title, style="bold"), Text(_with_rest(said, answer, assessment)))
        parts.append(both)
    others = [
        (_("dokumentation"), mine.evidence != theirs.evidence),
        (_("refleksioner"), mine.reflections != theirs.reflections),
        (_("ja/nej-spørgsmål"), mine.gates != theirs.gates),
        (_("planen for næste skridt"), mine.plan != theirs.plan),
        (_("oplysninger om praksis"), (mine.practice, mine.respondent) != (theirs.practice, theirs.respondent)),
    ]
    named = [name for name, differs in others if differs]
    if named:
        parts.append(Text(_("Også forskelligt: {what}.").format(what=", ".join(named)), style="bold"))
    return Group(*parts)


def _with_rest(said: str, answer: Answer, assessment: Assessment) -> str:
    """An answer in words with its note, flag and documentation, so that a difference in these shows too."""
    parts = [said]
    if answer.flagged:
        parts.append(_("til drøftelse"))
    if answer.note:
        parts.append(_("note: {note}").format(note=answer.note))
    if answer.evidence:
        titles = (assessment.evidence_by_id[one].title for one in answer.evidence)
        parts.append(_("dokumentation: {titles}").format(titles=", ".join(titles)))
    return " · ".join(parts)
