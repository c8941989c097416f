"""The walk: one question on the screen, answered with one key."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from checklist.assessment.editing import first_difference, with_answer
from checklist.assessment.model import Answer
from checklist.assessment.renewal import still_holds
from checklist.locale import N_, _
from checklist.tui.base import Room
from checklist.tui.route import Route
from checklist.tui.screens import walk_texts
from checklist.tui.screens.saving import show_saving
from checklist.tui.session import now
from checklist.tui.widgets.element_panel import ElementLine, ElementPanel, element_progress
from checklist.tui.widgets.guidance import guidance
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.line import Line
from checklist.tui.widgets.question_view import QuestionView
from checklist.tui.widgets.scale_choice import DONT_KNOW, NOT_RELEVANT, Choice, ScaleChoice, option_keys
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import ActiveBinding

    from checklist.tui.route import Place
    from checklist.tui.session import Session


class WalkScreen(Room):
    """The questions, one by one."""

    CSS_PATH = "walk.tcss"
    HELP = N_(
        "Ét spørgsmål ad gangen. Svar med en taltast. Dit svar er gemt, når der står »gemt« øverst til højre. "
        "Du kan ændre det, så tit du vil. Ved du det ikke, er »ved ikke« et godt svar. "
        "Du kan gå fra, når du vil: Du kommer tilbage til samme spørgsmål."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "press('1')", N_("svar"), tooltip=N_("Svar på skalaen. Du kan ændre svaret, så tit du vil")),
        *(Binding(digit, f"press('{digit}')", show=False) for digit in "023456789"),
        Binding("right", "next", N_("næste"), tooltip=N_("Næste spørgsmål"), key_display="→"),
        Binding("left", "previous", N_("forrige"), tooltip=N_("Forrige spørgsmål"), show=False),
        Binding("v", "pick('dont_know')", N_("ved ikke"), show=False),
        Binding(
            "p",
            "pick('not_relevant')",
            N_("passer ikke"),
            tooltip=N_("Passer ikke på vores praksis, fordi …"),
            show=False,
        ),
        Binding(
            "enter",
            "confirm",
            N_("stadig"),
            tooltip=N_("Svaret fra sidst gælder stadig. Ellers: næste"),
            key_display="⏎",
        ),
        Binding("s", "guidance", N_("se tegn"), tooltip=N_("Sådan kan I se det, et eksempel og hvorfor vi spørger")),
        Binding("n", "note", N_("note"), tooltip=N_("Skriv en note til svaret")),
        Binding("b", "evidence", N_("bilag"), tooltip=N_("Dokumentation, som svaret bygger på")),
        Binding("d", "flag", N_("drøft"), tooltip=N_("Markér spørgsmålet til drøftelse")),
        Binding(
            "delete,backspace", "clear", N_("slet svaret"), tooltip=N_("Slet svaret. Noten bliver stående"), show=False
        ),
        Binding("g", "jump", N_("gå til"), tooltip=N_("Find et spørgsmål ved at skrive en del af det")),
        Binding("u", "undo", N_("fortryd"), tooltip=N_("Fortryd den seneste ændring"), show=False),
        Binding("r", "redo", N_("gentag"), tooltip=N_("Gentag det, du fortrød"), show=False),
        Binding("o", "profile", N_("overblik"), tooltip=N_("Se profilen for alle elementer")),
        Binding("escape", "leave", N_("forside"), tooltip=N_("Tilbage til forsiden. Alt er gemt."), show=False),
    ]

    def __init__(self, question_id: str | None = None) -> None:
        super().__init__()
        self._wanted = question_id
        self._at = 0
        self._is_shown = False
        self._confirms: bool | None = None

    @property
    def session(self) -> Session:
        return self.lovende.open_assessment

    @property
    def place(self) -> Place:
        return self._route.places[self._at]

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """As everywhere; the first answer key stands for all of them ("1-5 svar"), Enter only where it confirms."""
        bindings = super().active_bindings
        if not self._is_shown:
            return bindings
        if not self._confirms:
            bindings.pop("enter", None)
        elif "right" in bindings:
            # Enter goes on too, and both do not fit into the footer of 80 columns.
            bindings["right"] = bindings["right"]._replace(binding=replace(bindings["right"].binding, show=False))
        if "1" in bindings:
            keys = sorted(self._answer_keys)
            shown = replace(bindings["1"].binding, key_display=f"{keys[0]}-{keys[-1]}")
            bindings["1"] = bindings["1"]._replace(binding=shown)
        return bindings

    @property
    def _answer_keys(self) -> dict[str, int]:
        return option_keys(self.session.catalogue.scale_of(self.place.question))

    def compose(self) -> ComposeResult:
        session = self.session
        self._route = Route(session.catalogue, session.assessment.form)
        self._at = self._route.start(session.assessment, self._wanted or session.position())
        yield TitleBar()
        with Horizontal(id="walk"):
            yield ElementPanel(session.catalogue)
            yield QuestionView()
            with Vertical(id="guidance"):
                yield Static("", id="guidance-text")
        yield Line(id="progress")
        yield KeyLine()

    async def on_mount(self) -> None:
        await self._show_question()

    def on_screen_resume(self) -> None:
        if self._is_shown:
            self._refresh_answer()

    on_resize = on_screen_resume

    # What the screen shows

    async def _show_question(self) -> None:
        """Draw the question at the current place anew."""
        session, question = self.session, self.place.question
        await self.query_one(QuestionView).show_question(session, self.place)
        heading = f"bold {self.app.theme_variables['primary']}"
        shown = guidance(session.catalogue, question, session.area, heading=heading, airy=True)
        self.query_one("#guidance-text", Static).update(shown)
        self._is_shown = True
        self._confirms = None
        self._refresh_answer()
        session.remember_position(question.id)

    def _refresh_answer(self) -> None:
        """Show the answer, the panel and whether it is saved, as the session says."""
        session, place = self.session, self.place
        self.query_one(QuestionView).show_answer(session, place)
        progress = element_progress(session.catalogue, session.profile)
        self.query_one(ElementPanel).show(progress, place.element.id)
        words = walk_texts.progress_line(progress, self.size.width)
        self.query_one("#progress", Line).show(words, same_size=True)
        confirms = walk_texts.offered(session, place.question) is not None
        if confirms != self._confirms:
            # Drawing the footer anew is dear, so only where a key comes or goes.
            self._confirms = confirms
            self.refresh_bindings()
        show_saving(self, session, self._refresh_answer)

    # Answering

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if self._is_shown and action == "press":
            return str(parameters[0]) in self._answer_keys
        return super().check_action(action, parameters)

    def _answer_with(self, answer: Answer) -> None:
        session, question_id = self.session, self.place.question.id
        session.change(with_answer(session.assessment, question_id, answer, now()))
        self._refresh_answer()

    def _pick(self, choice: Choice) -> None:
        answer = self.session.answer(self.place.question.id)
        kept = answer.model_copy(update={"value": None, "status": None, "reason": None})
        if choice == NOT_RELEVANT and not self.place.question.not_relevant:
            self.notify(_("Spørgsmålet passer på alle. Giv et tal, eller vælg ved ikke."))
        elif choice == NOT_RELEVANT:
            self._ask_reason()
        elif choice == DONT_KNOW:
            self._answer_with(kept.model_copy(update={"status": DONT_KNOW}))
            self._ask_whom()
        else:
            self._answer_with(kept.model_copy(update={"value": choice}))

    def on_scale_choice_picked(self, event: ScaleChoice.Picked) -> None:
        self._pick(event.choice)

    def action_press(self, key: str) -> None:
        self._pick(self._answer_keys[key])

    def action_pick(self, choice: str) -> None:
        self._pick(choice)

    def action_clear(self) -> None:
        answer = self.session.answer(self.place.question.id)
        self._answer_with(answer.model_copy(update={"value": None, "status": None, "reason": None}))

    async def action_confirm(self) -> None:
        """Take the offered answer over, where there is one, and go on."""
        session, question = self.session, self.place.question
        if session.earlier is not None and walk_texts.offered(session, question) is not None:
            session.change(still_holds(session.assessment, session.earlier, question.id, now()))
            self._refresh_answer()
        await self.action_next()

    def _ask_reason(self) -> None:
        from checklist.tui.screens.walk_cards import reason_card

        self.app.push_screen(reason_card(self.session, self.place.question, self._refresh_answer))

    def _ask_whom(self) -> None:
        if self.place.question.asked_of:
            self.action_note(walk_texts.whom_to_ask(self.place.question))

    def action_note(self, prompt: str = "") -> None:
        from checklist.tui.screens.walk_cards import note_card

        self.app.push_screen(note_card(self.session, self.place.question, prompt, self._refresh_answer))

    def action_evidence(self) -> None:
        from checklist.tui.screens.evidence import EvidenceCard

        self.app.push_screen(EvidenceCard(self.session, self.place.question), lambda _done: self._refresh_answer())

    def action_flag(self) -> None:
        answer = self.session.answer(self.place.question.id)
        self._answer_with(answer.model_copy(update={"flagged": not answer.flagged}))

    def action_guidance(self) -> None:
        from checklist.tui.screens.guidance_card import GuidanceCard

        session, question = self.session, self.place.question
        card = GuidanceCard(session.catalogue, question, session.area, frozenset(self._answer_keys))
        self.app.push_screen(card, lambda key: self.action_press(key) if key else None)

    # Going about

    async def go_to(self, at: int) -> None:
        """Show the question at position `at` of the route."""
        self._at = at
        await self._show_question()

    async def action_previous(self) -> None:
        if self._at > 0:
            await self.go_to(self._at - 1)

    async def action_next(self) -> None:
        from checklist.tui.screens.pause import PauseScreen

        if self.place.ends_element:
            self.app.push_screen(PauseScreen(self.session, self.place.element), self._after_pause)
        else:
            await self.go_to(self._at + 1)

    async def _after_pause(self, go_on: bool | None) -> None:
        if not go_on:
            return
        if self._at + 1 < len(self._route.places):
            await self.go_to(self._at + 1)
        else:
            self.action_profile()

    async def on_element_line_chosen(self, event: ElementLine.Chosen) -> None:
        at = self._route.first_of(event.element_id)
        if at is not None:
            await self.go_to(at)

    def action_jump(self) -> None:
        from checklist.tui.screens.jump import JumpCard

        async def go(question_id: str | None) -> None:
            if question_id is not None and (at := self._route.at(question_id)) is not None:
                await self.go_to(at)

        self.app.push_screen(JumpCard(self.session), go)

    async def action_undo(self) -> None:
        await self._travel(undo=True)

    async def action_redo(self) -> None:
        await self._travel(undo=False)

    async def _travel(self, *, undo: bool) -> None:
        """Undo or redo, and show the question that it concerned."""
        session, before = self.session, self.session.assessment
        if not (session.undo() if undo else session.redo()):
            self.notify(_("Der er ikke mere at fortryde.") if undo else _("Der er ikke mere at gentage."))
            return
        touched = first_difference(before, session.assessment)
        at = self._route.at(touched) if touched is not None else None
        await self.go_to(self._at if at is None else at)

    def action_profile(self) -> None:
        from checklist.tui.screens.profile import ProfileScreen

        self.app.push_screen(ProfileScreen())

    def action_leave(self) -> None:
        self.lovende.go_home()
