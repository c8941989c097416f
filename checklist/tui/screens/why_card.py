"""The card «Hvorfor dette tal?»: each question behind a score, what it counts, and how the number is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static
from textual.widgets.option_list import Option

from checklist.assessment import explanation
from checklist.assessment.summary import documented_words
from checklist.catalogue import reading
from checklist.locale import N_, _
from checklist.tui.base import Card
from checklist.tui.grid import Grid
from checklist.tui.screens.walk_texts import answer_words
from checklist.tui.widgets.choice_list import ChoiceList
from checklist.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widgets import OptionList

    from checklist.assessment.scoring import ElementScore, QuestionScore
    from checklist.catalogue import Element
    from checklist.tui.session import Session


class WhyCard(Card[str | None]):
    """Dismissed with the id of the question to go to, or None."""

    CSS_PATH = "why_card.tcss"
    HELP = N_(
        "Her står hvert spørgsmål bag tallet: hvad I har svaret, hvor mange point det giver, og hvor meget et "
        "manglende svar kan flytte. Enter går til spørgsmålet."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,g", "go", N_("gå til spørgsmålet"), key_display="⏎"),
        Binding("escape,h", "close", N_("luk"), key_display="esc"),
    ]

    def __init__(self, session: Session, element: Element) -> None:
        super().__init__()
        self._session, self._element = session, element

    def compose(self) -> ComposeResult:
        score, area = self._session.profile.element(self._element.id), self._session.area
        with Vertical(classes="card", id="why") as card:
            name = reading(self._element.name, area)
            card.border_title = _("Hvorfor dette tal? {name}").format(name=name)
            yield Static(self._answer(score), id="why-answer", markup=False)
            yield Static(self._rule(score), id="why-rule", markup=False)
            scores = {question.id: question for question in score.questions}
            questions = self._session.catalogue.questions_of(self._element, self._session.assessment.form)
            yield ChoiceList(
                *(
                    Option(self._question(question.id, score, scores[question.id]), id=question.id)
                    for question in questions
                )
            )
            yield KeyLine()

    def _answer(self, score: ElementScore) -> str:
        """The number itself, and the sum behind it."""
        standing, total = explanation.score_and_standing(score, self._session.area), explanation.sum_words(score)
        return f"{standing}\n{total}" if total else standing

    def _rule(self, score: ElementScore) -> str:
        parts = [
            explanation.formula_words(score),
            explanation.movable_words(score),
            explanation.coverage_words(self._session.catalogue, score),
            documented_words(score) + "." if score.answered else "",
        ]
        return " ".join(part for part in parts if part)

    def _question(self, question_id: str, element: ElementScore, score: QuestionScore) -> Grid:
        session = self._session
        question = session.catalogue.question_by_id[question_id]
        parts = [
            answer_words(session.catalogue, question, session.answer(question_id)),
            explanation.counts_words(element, score),
            explanation.weight_words(score) if explanation.weights_differ(element) else "",
        ]
        if question.reverse:
            parts.append(_("vendt: et højt svar giver få point"))
        if score.documented:
            parts.append(_("dokumenteret"))
        row = Grid(padding=(0, 1, 0, 0), expand=True)
        row.add_column(width=4, justify="right")
        row.add_column(ratio=1)
        row.add_row(session.catalogue.question_numbers[question_id], Text(reading(question.text, session.area)))
        row.add_row("", Text(" · ".join(part for part in parts if part), style="bold"))
        return row

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id)

    def action_go(self) -> None:
        self.dismiss(self.query_one(ChoiceList).chosen_id)

    def action_close(self) -> None:
        self.dismiss(None)
