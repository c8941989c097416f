"""Answering on this computer in turn: the keyboard is handed over, and nothing that was answered stays in sight."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from checklist.archive import ArchiveError
from checklist.assessment.model import Answer
from checklist.locale import N_, _, ngettext
from checklist.tui.base import Room
from checklist.tui.screens.free_text import FreeTextCard
from checklist.tui.screens.workshop_ballot import DIGITS, keep, new_person, perspective_lines
from checklist.tui.screens.workshop_pick_card import PickCard, ReadCard
from checklist.tui.screens.workshop_texts import element_name, question_text
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.scale_choice import DONT_KNOW, ScaleChoice, option_keys
from checklist.tui.widgets.title_bar import TitleBar
from checklist.web.refusals import RefusedVoteError
from checklist.workshop import sentences
from checklist.workshop.model import VOTES_EACH, PlanVotes

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from checklist.tui.screens.workshop_hosting import Hosting
    from checklist.tui.widgets.scale_choice import Choice
    from checklist.workshop.model import Participant

NEW, DONE = "new", "done"


class LaptopScreen(Room):
    """One person at a time. Earlier answers are never shown again, not even to the one who gave them."""

    CSS_PATH = "workshop_laptop.tcss"
    HELP = N_(
        "Nu er det din tur. Tryk på tallet ud for dit svar, v for ved ikke. Pil til venstre går til spørgsmålet før. "
        "Når du er færdig, bliver dine svar skjult, og du giver computeren videre. Ingen kan se, hvad du har svaret."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *DIGITS,
        Binding("v", "dont_know", N_("ved ikke")),
        Binding("p", "not_relevant", N_("passer ikke")),
        Binding("n", "note", N_("note"), tooltip=N_("Skriv en note til spørgsmålet, før du svarer")),
        Binding("right", "go(1)", N_("spring over"), key_display="→"),
        Binding("left", "go(-1)", N_("forrige"), key_display="←"),
        Binding("enter", "next_person", N_("næste person"), key_display="⏎"),
        Binding("escape", "back", N_("tilbage til mødet")),
    ]

    def __init__(self, hosting: Hosting) -> None:
        super().__init__()
        self.hosting = hosting
        self._person: Participant | None = None
        self._questions: tuple[str, ...] = ()
        self._at = 0
        self._note: tuple[str, bool] = ("", False)
        self._finished = False

    def compose(self) -> ComposeResult:
        yield TitleBar()
        with Vertical(id="turn"):
            yield Static("", id="turn-where", classes="hint", markup=False)
            yield Static("", id="turn-question", markup=False)
            yield Vertical(id="turn-choices")
            yield Static("", id="turn-note", classes="hint", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(TitleBar).practice = _("Svar på denne computer")
        self.action_next_person()

    # Whose turn it is

    @work(exclusive=True)
    async def action_next_person(self) -> None:
        self._person, self._finished, self._questions = None, False, ()
        await self._show()
        person = await self._who()
        if person is None:
            self.dismiss()
            return
        self._person, self._at, self._note = person, 0, ("", False)
        if self.hosting.workshop.phase == "planning":
            await self._vote_for_plan(person)
        else:
            self._questions = self.hosting.meeting.asked(person.id)
            self._finished = not self._questions
        await self._show()

    async def _who(self) -> Participant | None:
        known = sorted(
            (one for one in self.hosting.meeting.room.participants.values() if one.came == "laptop"),
            key=lambda one: one.joined,
        )
        if known:
            lines = [(NEW, _("Jeg har ikke svaret her før"))]
            lines += [(str(at), _("Jeg er nummer {number}").format(number=at + 1)) for at in range(len(known))]
            hint = _("Du fik et nummer, første gang du svarede her.")
            chosen = await self.app.push_screen_wait(PickCard(_("Hvem sidder ved tasterne?"), lines, hint))
            if chosen is None:
                return None
            if chosen != NEW:
                return known[int(chosen)]
        else:
            await self.app.push_screen_wait(
                ReadCard(_("Før du svarer"), sentences.promises(self.hosting.workshop.settings))
            )
        place = await self.app.push_screen_wait(
            PickCard(_("Du svarer som"), perspective_lines(), _("Små grupper bliver lagt sammen, så ingen kan kendes."))
        )
        if place is None:
            return None
        ahead = self.hosting.workshop.phase == "open"
        person = new_person(self.hosting, "laptop", place, before_meeting=ahead)
        if not await self._try(lambda: self.hosting.meeting.take_in(person, [])):
            return None
        self.notify(_("Du er nummer {number}. Husk det til næste gang.").format(number=len(known) + 1), timeout=8)
        return person

    # What it shows

    @property
    def _question_id(self) -> str | None:
        return self._questions[self._at] if self._at < len(self._questions) else None

    async def _show(self) -> None:
        where, text = self.query_one("#turn-where", Static), self.query_one("#turn-question", Static)
        choices = self.query_one("#turn-choices", Vertical)
        await choices.remove_children()
        question_id = self._question_id
        self.query_one("#turn-note", Static).update(
            _("Din note kommer med, når du svarer.") if self._note[0] and question_id else ""
        )
        if self._person is None:
            where.update("")
            text.update("")
        elif question_id is None:
            where.update("")
            text.update(
                _("Tak. Dine svar er gemt og skjult.\n\nGiv computeren videre. Enter: den næste person.")
                if not self._finished
                else _("Der er ikke noget at svare på lige nu.\n\nGiv computeren videre. Enter: den næste person.")
            )
        else:
            element = self.hosting.catalogue.element_of_question[question_id]
            place = _("{element} · spørgsmål {number} af {of}").format(
                element=element_name(self.hosting.catalogue, element.id), number=self._at + 1, of=len(self._questions)
            )
            where.update(place)
            number = self.hosting.catalogue.question_numbers[question_id]
            text.update(f"{number} {question_text(self.hosting, question_id)}")
            question = self.hosting.catalogue.question_by_id[question_id]
            choice = ScaleChoice(self.hosting.catalogue.scale_of(question))
            await choices.mount(choice)
            choice.ask(question)
            choice.focus()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        question_id = self._question_id
        if action in {"value", "dont_know", "not_relevant", "note", "go"}:
            if question_id is None:
                return False
            question = self.hosting.catalogue.question_by_id[question_id]
            if action == "value":
                return str(parameters[0]) in option_keys(self.hosting.catalogue.scale_of(question))
            if action == "go":
                return parameters == (1,) or self._at > 0
            return action != "not_relevant" or question.not_relevant
        if action == "next_person":
            return self._person is not None and question_id is None
        return super().check_action(action, parameters)

    # Answering

    async def _try(self, act: Callable[[], object]) -> bool:
        """Do something aside; False where it was refused, which is said."""
        try:
            await asyncio.to_thread(act)
        except (RefusedVoteError, ArchiveError) as error:
            message = error.reason if isinstance(error, RefusedVoteError) else error.message
            self.notify(message, severity="warning", timeout=8, markup=False)
            return False
        return True

    async def _answer(self, answer: Answer) -> None:
        person, question_id = self._person, self._question_id
        if person is None or question_id is None:
            return
        note, may_be_shown = self._note
        whole = answer.model_copy(update={"note": note or None})
        if await self._try(lambda: keep(self.hosting, person, question_id, whole, note_may_be_shown=may_be_shown)):
            self._at, self._note = self._at + 1, ("", False)
        await self._show()

    async def action_value(self, key: str) -> None:
        if (question_id := self._question_id) is not None:
            scale = self.hosting.catalogue.scale_of(self.hosting.catalogue.question_by_id[question_id])
            await self._answer(Answer(value=option_keys(scale)[key]))

    async def action_dont_know(self) -> None:
        await self._answer(Answer(status="dont_know"))

    async def on_scale_choice_picked(self, event: ScaleChoice.Picked) -> None:
        await self._pick(event.choice)

    async def _pick(self, choice: Choice) -> None:
        if isinstance(choice, int):
            await self._answer(Answer(value=choice))
        elif choice == DONT_KNOW:
            await self.action_dont_know()
        else:
            self.action_not_relevant()

    @work(exclusive=True)
    async def action_not_relevant(self) -> None:
        card = FreeTextCard(_("Passer ikke på vores praksis"), _("Skriv, hvorfor det ikke passer."), "")
        reason = await self.app.push_screen_wait(card)
        if reason:
            await self._answer(Answer(status="not_relevant", reason=reason))

    @work(exclusive=True)
    async def action_note(self) -> None:
        question_id = self._question_id
        if question_id is None:
            return
        note = await self.app.push_screen_wait(
            FreeTextCard(_("Din note"), question_text(self.hosting, question_id), self._note[0])
        )
        if note is None:
            return
        may_be_shown = False
        if note:
            lines = [("no", _("Nej, kun jeg kender den")), ("yes", _("Ja, uden mit navn"))]
            hint = _("Din måde at skrive på kan kendes.")
            may_be_shown = (
                await self.app.push_screen_wait(PickCard(_("Må noten vises for alle?"), lines, hint)) == "yes"
            )
        self._note = (note, may_be_shown)
        await self._show()

    async def action_go(self, step: int) -> None:
        self._at, self._note = max(0, self._at + step), ("", False)
        await self._show()

    async def _vote_for_plan(self, person: Participant) -> None:
        """Three votes, one after the other; several may go to the same proposal."""
        choices: list[str] = []
        while len(choices) < VOTES_EACH:
            lines = [(one.id, one.title) for one in self.hosting.meeting.plan_choices] + [
                (DONE, _("Ikke flere stemmer"))
            ]
            title = _("Stemme {number} af {of}").format(number=len(choices) + 1, of=VOTES_EACH)
            chosen = await self.app.push_screen_wait(PickCard(title, lines, sentences.plan_votes_words()))
            if chosen is None or chosen == DONE:
                break
            choices.append(chosen)
        votes = PlanVotes(participant=person.id, choices=tuple(choices), given=self.hosting.meeting.now())
        await self._try(lambda: self.hosting.meeting.cast_plan_votes(votes).result(10))

    def action_back(self) -> None:
        left = len(self._questions) - self._at
        if self._person is not None and left > 0:
            words = ngettext("{count} spørgsmål er ikke besvaret.", "{count} spørgsmål er ikke besvaret.", left)
            self.notify(words.format(count=left))
        self.dismiss()
