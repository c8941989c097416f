"""The parts of the facilitator's screen, one for each stretch of the meeting. They show, and say what was pressed."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static
from textual.widgets.option_list import Option

from checklist.locale import N_, _
from checklist.tui.screens import workshop_question_texts, workshop_texts
from checklist.tui.screens.workshop_ballot import DIGITS
from checklist.tui.widgets.choice_list import ChoiceList
from checklist.tui.widgets.scale_choice import option_keys
from checklist.workshop.course import answer_again, show_all, show_large
from checklist.workshop.figures import by_disagreement
from checklist.workshop.model import Settled
from checklist.workshop.moves import refusal, reopenable
from checklist.workshop.settling import settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import RenderableType
    from textual.app import ComposeResult
    from textual.widgets import OptionList

    from checklist.tui.screens.workshop_hosting import Hosting
    from checklist.tui.screens.workshop_lead import LeadScreen


class View(Vertical):
    """One stretch of the meeting."""

    HELP: ClassVar[str] = ""
    """What the help card adds while this stretch is shown."""

    @property
    def lead(self) -> LeadScreen:
        from checklist.tui.screens.workshop_lead import LeadScreen

        screen = self.screen
        if not isinstance(screen, LeadScreen):
            raise TypeError("a view stands on the facilitator's screen")
        return screen

    @property
    def hosting(self) -> Hosting:
        return self.lead.hosting

    @abstractmethod
    def show(self) -> None:
        """Draw everything anew from the meeting."""

    def take_focus(self) -> None:
        """Put the keys where they belong in this stretch."""
        self.screen.set_focus(None)


class Page(View):
    """A view that is all text, drawn by a function of the meeting."""

    def __init__(self, draw: Callable[[Hosting], RenderableType], view_id: str) -> None:
        super().__init__(id=view_id)
        self._draw = draw

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Static("", classes="page-text", markup=False)

    def show(self) -> None:
        self.query_one(Static).update(self._draw(self.hosting))


class QuestionsView(View):
    """The questions with the most disagreement first; in the talk they are chosen for a second round, then settled."""

    HELP = N_(
        "↻ ved et spørgsmål: I har valgt det til en runde mere. ▣: Det står alene og stort på storskærmen. Har I ikke "
        "valgt noget, viser storskærmen alle spørgsmål."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "mark", N_("vælg"), tooltip=N_("Vælg spørgsmålet til en runde mere, eller lad det være")),
        Binding("i", "again", N_("svar igen"), tooltip=N_("Alle svarer igen på de valgte spørgsmål")),
        Binding("z", "large", N_("stort"), tooltip=N_("Vis spørgsmålet stort på storskærmen, eller vis alle igen")),
        *DIGITS,
        Binding("v", "status('dont_know')", N_("ved ikke"), tooltip=N_("Det fælles svar er: ved ikke"), show=False),
        Binding("p", "status('not_relevant')", N_("passer ikke"), tooltip=N_("Passer ikke, fordi …"), show=False),
        Binding("f", "reason", N_("fordi"), tooltip=N_("Skriv grunden til det fælles svar")),
        Binding("m", "minority", N_("uenig"), tooltip=N_("Skriv, hvad de mener, som ser det anderledes")),
        Binding("delete", "clear", N_("fjern svar"), tooltip=N_("Fjern det fælles svar igen"), show=False),
        Binding("pagedown", "scroll(1)", N_("rul ned"), show=False, priority=True),
        Binding("pageup", "scroll(-1)", N_("rul op"), show=False, priority=True),
    ]

    def __init__(self) -> None:
        super().__init__(id="questions")
        self._marked: set[str] = set()

    def compose(self) -> ComposeResult:
        yield ChoiceList(id="question-list")
        with VerticalScroll(id="question", can_focus=False):
            yield Static("", id="question-text", markup=False)

    @property
    def _choices(self) -> ChoiceList:
        return self.query_one(ChoiceList)

    @property
    def question_id(self) -> str | None:
        """The question that is pointed at."""
        return self._choices.chosen_id

    def _question_ids(self) -> tuple[str, ...]:
        workshop = self.hosting.workshop
        ended = workshop.phase in {"finished", "closed"}
        some = [*workshop.shown] if ended else [q for q in workshop.current_questions if q in workshop.shown]
        return by_disagreement(workshop, self.hosting.catalogue, some)

    def show(self) -> None:
        choices, pointed_at = self._choices, self.question_id
        numbers = {q: self.hosting.catalogue.question_numbers[q] for q in self._question_ids()}
        self._marked &= set(reopenable(self.hosting.workshop))
        width = max(30, self.size.width or self.app.size.width - 30)
        texts = workshop_question_texts
        after = texts.common_beginning([workshop_texts.question_text(self.hosting, q) for q in numbers])
        lines = [
            Option(texts.question_line(self.hosting, q, n, width, marked=q in self._marked, after=after), id=q)
            for q, n in numbers.items()
        ]
        choices.clear_options()
        choices.add_options(lines)
        choices.choose(pointed_at)
        self._show_close_up()

    def take_focus(self) -> None:
        self._choices.focus()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._show_close_up()
        self.query_one("#question").scroll_home(animate=False)

    def _show_close_up(self) -> None:
        text = self.query_one("#question-text", Static)
        question_id = self.question_id
        if question_id is None or question_id not in self.hosting.workshop.shown:
            text.update("")
        else:
            text.update(workshop_question_texts.close_up(self.hosting, question_id))
        self.screen.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted or not self.is_attached:
            return super().check_action(action, parameters)
        workshop, question_id = self.hosting.workshop, self.question_id
        if action == "mark":
            return workshop.phase == "revealed" and question_id in reopenable(workshop)
        if action == "again":
            return workshop.phase == "revealed" and bool(reopenable(workshop))
        if action == "large":
            on_the_wall = self.hosting.server is not None and question_id in workshop.current_questions
            return on_the_wall and refusal(workshop, "show_large") is None
        if action in {"value", "status", "reason", "minority", "clear"}:
            if question_id is None or not (workshop.phase == "settling" or workshop.is_preliminary):
                return False
            question = self.hosting.catalogue.question_by_id[question_id]
            if action == "value":
                return str(parameters[0]) in option_keys(self.hosting.catalogue.scale_of(question))
            if parameters == ("not_relevant",):
                return question.not_relevant
            return action == "status" or question_id in workshop.settled
        return super().check_action(action, parameters)

    def action_scroll(self, step: int) -> None:
        text = self.query_one("#question")
        text.scroll_relative(y=step * max(1, text.size.height - 1), animate=False)

    def action_large(self) -> None:
        question_id, meeting = self.question_id, self.hosting.meeting
        if question_id == self.hosting.workshop.large:
            self.lead.do(lambda: meeting.make(show_all))
        else:
            self.lead.do(lambda: meeting.make(show_large, question_id))

    # The second round

    def action_mark(self) -> None:
        if (question_id := self.question_id) is not None:
            self._marked ^= {question_id}
            self.show()

    def action_again(self) -> None:
        chosen = [*self._marked] or (
            [self.question_id] if self.question_id in reopenable(self.hosting.workshop) else []
        )
        self.lead.do(lambda: self.hosting.meeting.make(answer_again, chosen))

    # The shared answer

    def _settle(self, settled: Settled | None) -> None:
        question_id, meeting = self.question_id, self.hosting.meeting
        if question_id is not None:
            self.lead.do(lambda: meeting.make(settle, meeting.catalogue, question_id, settled))

    @property
    def _settled(self) -> Settled | None:
        return self.hosting.workshop.settled.get(self.question_id or "")

    def _kept(self) -> dict[str, str | None]:
        """The words that stay when the answer becomes another."""
        before = self._settled
        return {"reason": before.reason, "minority": before.minority} if before else {}

    def action_value(self, key: str) -> None:
        if self.question_id is not None:
            scale = self.hosting.catalogue.scale_of(self.hosting.catalogue.question_by_id[self.question_id])
            self._settle(Settled.model_validate({**self._kept(), "value": option_keys(scale)[key]}))

    def action_status(self, status: str) -> None:
        if status == "dont_know":
            self._settle(Settled.model_validate({**self._kept(), "status": status}))
        else:
            self._ask_for(
                _("Passer ikke på vores praksis"),
                _("Skriv, hvorfor det ikke passer på jeres praksis."),
                self._kept().get("reason") or "",
                lambda text: Settled.model_validate({**self._kept(), "status": "not_relevant", "reason": text}),
                needed=True,
            )

    def action_clear(self) -> None:
        self._settle(None)

    def action_reason(self) -> None:
        before = self._settled
        if before is not None:
            self._ask_for(
                _("Grunden til det fælles svar"),
                _("Hvad bygger I svaret på?"),
                before.reason or "",
                lambda text: before.model_copy(update={"reason": text or None, "prefilled": False}),
                needed=before.status == "not_relevant",
            )

    def action_minority(self) -> None:
        before = self._settled
        if before is not None:
            self._ask_for(
                _("De, der ser det anderledes"),
                _("Hvad mener de, og hvorfor? Skriv det uden navne."),
                before.minority or "",
                lambda text: before.model_copy(update={"minority": text or None, "prefilled": False}),
            )

    def _ask_for(
        self, title: str, prompt: str, text: str, made: Callable[[str], Settled], *, needed: bool = False
    ) -> None:
        from checklist.tui.screens.free_text import FreeTextCard

        def store(written: str | None) -> None:
            if written is not None and (written or not needed):
                self._settle(made(written))

        self.app.push_screen(FreeTextCard(title, prompt, text), store)


def page(view_id: str) -> Page:
    """The text page with this id."""
    draw = {
        "prepared": workshop_texts.prepared,
        "lobby": workshop_texts.lobby,
        "answering": workshop_texts.answering,
        "ended": workshop_texts.ended,
    }[view_id]
    return Page(draw, view_id)
