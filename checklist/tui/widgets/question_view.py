"""One question as people meet it: where it stands, its text, the answers to choose from and what is attached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical

from checklist.catalogue import reading
from checklist.locale import _
from checklist.tui.screens import walk_texts
from checklist.tui.widgets.line import Line
from checklist.tui.widgets.scale_choice import ScaleChoice

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from checklist.tui.route import Place
    from checklist.tui.session import Session


TALL = 34
"""Lines from which a screen has room for whole notes."""


class QuestionView(Vertical):
    """Shows the question at a place of the route, and its answer in the session."""

    def __init__(self) -> None:
        super().__init__(id="question")
        self._scale_choice: ScaleChoice | None = None

    def compose(self) -> ComposeResult:
        with Horizontal(id="where"):
            yield Line(id="element")
            yield Line(id="number")
        yield Line(id="text")
        yield Line(id="aside")
        yield Vertical(id="choices")
        yield Line(id="help-line")
        yield Line(id="attached")

    def _line(self, name: str) -> Line:
        return self.query_one(f"#{name}", Line)

    async def show_question(self, session: Session, place: Place) -> None:
        """Draw another question. The answers to choose from are made anew only for another scale."""
        question = place.question
        self._line("element").show(f"{place.element_number}  {place.element.name}")
        number = _("spørgsmål {number} af {of}").format(number=place.number, of=place.of)
        self._line("number").show(number)
        self._line("text").show(reading(question.text, session.area))
        self._line("help-line").show(walk_texts.help_line(question))
        scale = session.catalogue.scale_of(question)
        if self._scale_choice is None or self._scale_choice.scale != scale:
            choices = self.query_one("#choices", Vertical)
            await choices.remove_children()
            self._scale_choice = ScaleChoice(scale)
            await choices.mount(self._scale_choice)
        self._scale_choice.ask(question)
        self._scale_choice.focus(scroll_visible=False)
        self.scroll_home(animate=False)
        self.show_answer(session, place)

    def show_answer(self, session: Session, place: Place) -> None:
        """Bring the answer and what belongs to it up to date."""
        if self._scale_choice is None:
            return
        answer = session.answer(place.question.id)
        offered = walk_texts.offered(session, place.question)
        self._scale_choice.show(answer, offered)
        tall = self.app.size.height >= TALL
        words = walk_texts.aside(session, place.question, 1_000 if tall else max(20, self.size.width - 17))
        aside = self._line("aside")
        aside.show(words)
        aside.display = bool(words)
        self._line("attached").show(walk_texts.attached(session, answer, 1_000 if tall else 88))
