"""Keying in paper ballots: number after number, ballot after ballot, with the hands on the digits."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import work
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from checklist.archive import ArchiveError
from checklist.assessment.model import NO_ANSWER, Answer
from checklist.assessment.summary import perspective_name
from checklist.locale import N_, _, ngettext
from checklist.tui.base import Room
from checklist.tui.grid import Grid
from checklist.tui.screens.free_text import FreeTextCard
from checklist.tui.screens.workshop_ballot import DIGITS, keep, new_person, perspective_lines
from checklist.tui.screens.workshop_pick_card import PickCard
from checklist.tui.screens.workshop_texts import element_name, question_text
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.scale_choice import option_keys
from checklist.tui.widgets.title_bar import TitleBar
from checklist.web.refusals import RefusedVoteError

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from checklist.catalogue import Scale
    from checklist.tui.screens.workshop_hosting import Hosting
    from checklist.workshop.model import Participant


class BallotScreen(Room):
    """One ballot at a time. Every answer is kept as it is keyed; with the next ballot it is out of sight."""

    CSS_PATH = "workshop_paper.tcss"
    HELP = N_(
        "Tast tallene fra sedlen ét efter ét: 1-5, v for ved ikke, p for passer ikke. Mellemrum springer et tomt felt "
        "over, og backspace går et felt tilbage. Enter gemmer sedlen og tager den næste. "
        "Når du går videre, kan sedlen ikke ses her mere."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *DIGITS,
        Binding("v", "dont_know", N_("ved ikke")),
        Binding("p", "not_relevant", N_("passer ikke")),
        Binding("n", "note", N_("note"), tooltip=N_("Skriv noten til det felt, du lige har tastet")),
        Binding("space,down", "skip", N_("spring over"), key_display="mellemrum", show=False),
        Binding("backspace,up,u", "undo", N_("tilbage"), key_display="⌫", tooltip=N_("Gå et felt tilbage, og tast om")),
        Binding("f", "perspective", N_("hvem"), tooltip=N_("Vælg, om det er en leder, en nattevagt …")),
        Binding("enter", "next_ballot", N_("næste seddel"), key_display="⏎"),
        Binding("escape", "back", N_("færdig")),
    ]

    def __init__(self, hosting: Hosting) -> None:
        super().__init__()
        self.hosting = hosting
        self._questions = [q for e in hosting.workshop.settings.elements for q in hosting.workshop.questions[e]]
        self._done = 0
        self._begin()

    def _begin(self, perspective: str | None = None) -> None:
        ahead = self.hosting.workshop.phase in {"prepared", "open", "finished"}
        self._person: Participant = new_person(self.hosting, "paper", perspective, before_meeting=ahead)
        self._answers: dict[str, Answer] = {}
        self._may_be_shown: set[str] = set()
        self._at = 0

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Static("", id="ballot-heading", classes="heading", markup=False)
        yield Static("", id="ballot-question", markup=False)
        with VerticalScroll(id="ballot", can_focus=False):
            yield Static("", id="ballot-fields", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(TitleBar).practice = _("Stemmesedler på papir")
        self._show()

    @property
    def _question_id(self) -> str | None:
        return self._questions[self._at] if self._at < len(self._questions) else None

    def _show(self) -> None:
        heading = _("Seddel nr. {number}").format(number=self._done + 1)
        who = perspective_name(self._person.perspective) if self._person.perspective else _("ikke angivet (f vælger)")
        self.query_one("#ballot-heading", Static).update(f"{heading} · {who}")
        question_id = self._question_id
        words = _("Sedlen er tastet. Enter tager den næste.")
        if question_id is not None:
            words = f"{self._at + 1}. {question_text(self.hosting, question_id)}"
        self.query_one("#ballot-question", Static).update(words)
        self.query_one("#ballot-fields", Static).update(self._fields())
        kept = ngettext("{count} seddel er gemt", "{count} sedler er gemt", self._done).format(count=self._done)
        self.query_one(TitleBar).state = kept
        self.query_one("#ballot").scroll_to(y=max(0, self._line_of(self._at) - 5), animate=False)
        self.refresh_bindings()

    def _line_of(self, at: int) -> int:
        lines, passed = 0, 0
        for element in self.hosting.workshop.settings.elements:
            lines, passed = lines + 1, passed + len(self.hosting.workshop.questions[element])
            if at < passed:
                break
        return lines + at

    def _fields(self) -> Grid:
        table = Grid(padding=(0, 1, 0, 0))
        for width in (1, 3, 12):
            table.add_column(width=width)
        table.add_column()
        at = 0
        for element in self.hosting.workshop.settings.elements:
            table.add_row("", "", Text(element_name(self.hosting.catalogue, element), style="bold", no_wrap=True))
            for question_id in self.hosting.workshop.questions[element]:
                here = at == self._at
                answer = self._answers.get(question_id, NO_ANSWER)
                note = _("note") if answer.note else ""
                mark = "▸" if here else ""
                table.add_row(mark, Text(f"{at + 1}."), Text(_in_short(answer), style="bold"), Text(note, style="dim"))
                at += 1
        return table

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        question_id = self._question_id
        if action in {"value", "dont_know", "not_relevant", "skip"} and question_id is None:
            return False
        if action == "value" and question_id is not None:
            return str(parameters[0]) in option_keys(self._scale(question_id))
        if action == "not_relevant" and question_id is not None:
            return self.hosting.catalogue.question_by_id[question_id].not_relevant
        if action == "note":
            return self._at > 0 and self._questions[self._at - 1] in self._answers
        return super().check_action(action, parameters)

    def _scale(self, question_id: str) -> Scale:
        return self.hosting.catalogue.scale_of(self.hosting.catalogue.question_by_id[question_id])

    # Keying in

    async def _keep(self, question_id: str, answer: Answer) -> bool:
        """Keep one field; False where it was refused, which is said."""
        shown = question_id in self._may_be_shown
        try:
            await asyncio.to_thread(keep, self.hosting, self._person, question_id, answer, note_may_be_shown=shown)
        except (RefusedVoteError, ArchiveError) as error:
            message = error.reason if isinstance(error, RefusedVoteError) else error.message
            self.notify(message, severity="warning", timeout=8, markup=False)
            return False
        return True

    async def _answer(self, answer: Answer) -> None:
        question_id = self._question_id
        if question_id is None:
            return
        note = self._answers.get(question_id, NO_ANSWER).note
        answer = answer.model_copy(update={"note": note})
        if await self._keep(question_id, answer):
            self._answers[question_id] = answer
            self._at += 1
        self._show()

    async def action_value(self, key: str) -> None:
        if (question_id := self._question_id) is not None:
            await self._answer(Answer(value=option_keys(self._scale(question_id))[key]))

    async def action_dont_know(self) -> None:
        await self._answer(Answer(status="dont_know"))

    @work(exclusive=True)
    async def action_not_relevant(self) -> None:
        card = FreeTextCard(_("Passer ikke"), _("Skriv grunden fra sedlen."), "")
        reason = await self.app.push_screen_wait(card)
        if reason:
            await self._answer(Answer(status="not_relevant", reason=reason))
        elif reason is not None:
            self.notify(_("»Passer ikke« skal have en grund. Står der ingen, så brug v for ved ikke."))

    def action_skip(self) -> None:
        self._at = min(len(self._questions), self._at + 1)
        self._show()

    async def action_undo(self) -> None:
        """Back one field; what was keyed there is taken back."""
        if self._at > 0:
            self._at -= 1
            question_id = self._questions[self._at]
            if question_id in self._answers and await self._keep(question_id, NO_ANSWER):
                del self._answers[question_id]
        self._show()

    @work(exclusive=True)
    async def action_note(self) -> None:
        question_id = self._questions[self._at - 1]
        before = self._answers[question_id]
        card = FreeTextCard(_("Note"), question_text(self.hosting, question_id), before.note or "")
        note = await self.app.push_screen_wait(card)
        if note is None:
            return
        if note:
            lines = [("no", _("Nej, den må ikke vises")), ("yes", _("Ja, uden afsender"))]
            hint = _("Står der på sedlen, at noten må vises? Er du i tvivl, så vælg nej.")
            chosen = await self.app.push_screen_wait(PickCard(_("Må noten vises?"), lines, hint))
            self._may_be_shown -= {question_id}
            self._may_be_shown |= {question_id} if chosen == "yes" else set()
        answer = before.model_copy(update={"note": note or None})
        if await self._keep(question_id, answer):
            self._answers[question_id] = answer
        self._show()

    @work(exclusive=True)
    async def action_perspective(self) -> None:
        chosen = await self.app.push_screen_wait(PickCard(_("Hvem har svaret?"), perspective_lines()))
        if chosen is not None:
            known = new_person(self.hosting, "paper", chosen, before_meeting=self._person.before_meeting).perspective
            self._person = self._person.model_copy(update={"perspective": known})
            if self._answers:
                await self._keep(*next(iter(self._answers.items())))
            self._show()

    def action_next_ballot(self) -> None:
        """The next person's ballot; the perspective stays, since ballots lie in piles."""
        if not self._answers:
            self.notify(_("Sedlen er tom. Tast det første tal."))
            return
        self._done += 1
        self._begin(self._person.perspective)
        self._show()

    def action_back(self) -> None:
        kept = self._done + bool(self._answers)
        if kept:
            words = ngettext("{count} stemmeseddel er med.", "{count} stemmesedler er med.", kept)
            self.notify(words.format(count=kept))
        self.dismiss()


def _in_short(answer: Answer) -> str:
    if answer.value is not None:
        return str(answer.value)
    return {"dont_know": _("ved ikke"), "not_relevant": _("passer ikke")}.get(answer.status or "", "·")
