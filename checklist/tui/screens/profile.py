"""The profile: where the practice stands on each element, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static
from textual.widgets.option_list import Option

from checklist.assessment.summary import picture_sentence, what_a_score_is_not
from checklist.locale import N_, _
from checklist.tui.base import Room
from checklist.tui.screens import profile_texts
from checklist.tui.screens.saving import show_saving
from checklist.tui.widgets.choice_list import ChoiceList
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.geometry import Size
    from textual.widgets import OptionList

    from checklist.catalogue import Element
    from checklist.tui.session import Session

WHOLE = "whole-picture"
_ROOM_FOR_BARS, _WIDE, _TALL = 78, 120, 34


class ProfileScreen(Room):
    """Eleven elements side by side, and one of them close up."""

    CSS_PATH = "profile.tcss"
    HELP = N_(
        "Her ser du, hvor I står på hvert element. Tallet er gennemsnittet af jeres svar, og spændet viser, hvor "
        "langt det kan flytte sig, når resten er besvaret. Der er ikke noget samlet tal: Hvert element siger sit. "
        "En score er jeres eget billede af praksis. Den er ikke dokumenteret virkning."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,h", "why", N_("hvorfor?"), tooltip=N_("Hvorfor dette tal? Se svarene bag"), key_display="⏎"),
        Binding("g", "go", N_("gå til"), tooltip=N_("Gå til elementets spørgsmål")),
        Binding("l", "plan", N_("læg plan"), tooltip=N_("Forslag til udvikling og plan for næste skridt")),
        Binding("k", "gate", N_("ja/nej"), tooltip=N_("Svar på ja/nej-spørgsmålet. Det giver aldrig point")),
        Binding("x", "export", N_("rapport"), tooltip=N_("Gem rapporten eller besvarelsen i en fil")),
        Binding(
            "pagedown", "read(1)", N_("mere"), tooltip=N_("Læs videre i teksten"), key_display="pgdn", priority=True
        ),
        Binding("pageup", "read(-1)", N_("tilbage i teksten"), key_display="pgup", priority=True, show=False),
        Binding("u", "undo", N_("fortryd"), tooltip=N_("Fortryd den seneste ændring"), show=False),
        Binding("r", "redo", N_("gentag"), tooltip=N_("Gentag det, du fortrød"), show=False),
        Binding("escape", "back", N_("tilbage")),
    ]

    _drawn_for: Size | None = None

    @property
    def session(self) -> Session:
        return self.lovende.open_assessment

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Static("", id="summary", markup=False)
        yield Static("", id="not", classes="hint", markup=False)
        with Horizontal(id="profile"):
            with Vertical(id="all"):
                yield Static("", id="columns")
                yield ChoiceList(id="list")
                with VerticalScroll(id="whole", can_focus=False):
                    yield Static("", id="whole-text")
            with VerticalScroll(id="close-up", can_focus=False):
                yield Static("", id="close-up-text")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(ChoiceList).focus()
        has_a_score = any(element.score is not None for element in self.session.profile.elements)
        if has_a_score and not self.session.gates_offered:
            self.session.gates_offered = True
            self._ask_gates(only_open=True)

    def on_screen_resume(self) -> None:
        if self.is_mounted:
            self._show()

    def on_resize(self) -> None:
        if self._drawn_for not in {None, self.app.size}:
            self._show()

    # What the screen shows

    @property
    def _is_wide(self) -> bool:
        return self.app.size.width >= _WIDE

    def _show(self) -> None:
        """Draw everything anew from the session."""
        self._drawn_for = self.app.size
        session, profile = self.session, self.session.profile
        marks = profile_texts.marks(session)
        self.query_one("#summary", Static).update(" ".join(part for part in (picture_sentence(profile), marks) if part))
        self.query_one("#not", Static).update(what_a_score_is_not())
        bar_width = 18 if self._is_wide else 10 if self.app.size.width >= _ROOM_FOR_BARS else 0
        self.query_one("#columns", Static).update(profile_texts.heading_line(bar_width))
        choices = self.query_one(ChoiceList)
        chosen = choices.chosen_id
        number = session.catalogue.element_numbers
        options = [Option(profile_texts.whole_line(), id=WHOLE)]

        def add(elements: Iterable[Element]) -> None:
            for element in elements:
                score = profile.element(element.id)
                line = profile_texts.element_line(number[element.id], element, score, session.area, bar_width)
                options.append(Option(line, id=element.id))

        if self.app.size.height >= _TALL:
            for category in session.catalogue.categories:
                for block, elements in session.catalogue.blocks_of(category):
                    options.append(Option(profile_texts.block_line(block), disabled=True))
                    add(elements)
        else:
            add(session.catalogue.elements)
        choices.clear_options()
        choices.add_options(options)
        choices.choose(chosen)
        self._show_close_up()
        show_saving(self, session, self._show)

    def _show_close_up(self) -> None:
        session, profile, element = self.session, self.session.profile, self._element
        wide = self._is_wide
        whole = self.query_one("#whole")
        whole.display = wide
        if wide:
            self.query_one("#whole-text", Static).update(profile_texts.whole_picture(session, profile, airy=True))
        text = self.query_one("#close-up-text", Static)
        if element is not None:
            score = profile.element(element.id)
            text.update(profile_texts.close_up(session.catalogue, element, score, session.area, airy=wide))
        elif wide:
            text.update(profile_texts.how_to_read(session))
        else:
            text.update(profile_texts.whole_picture(session, profile, airy=False))
        for pane in self.query(VerticalScroll):
            pane.scroll_home(animate=False)
        self.call_after_refresh(self.refresh_bindings)

    @property
    def _element(self) -> Element | None:
        """The element that is pointed at; None for the whole picture."""
        return self.session.catalogue.element_by_id.get(self.query_one(ChoiceList).chosen_id or "")

    def on_option_list_option_highlighted(self, _event: OptionList.OptionHighlighted) -> None:
        self._show_close_up()

    # Going on from here

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted:
            return super().check_action(action, parameters)
        if action == "gate":
            return bool(self.session.catalogue.gates)
        if action == "read":
            return any(pane.display and pane.max_scroll_y > 0 for pane in self.query(VerticalScroll))
        if action in {"why", "go"}:
            return self._element is not None
        return super().check_action(action, parameters)

    def action_read(self, pages: int) -> None:
        """Move the texts below or beside the list; the list itself is moved by the arrows."""
        for pane in self.query(VerticalScroll):
            pane.scroll_relative(y=pages * max(1, pane.size.height - 1), animate=False)

    def action_why(self) -> None:
        from checklist.tui.screens.why_card import WhyCard

        element = self._element
        if element is not None:
            self.app.push_screen(WhyCard(self.session, element), self._go_to_question)

    def action_go(self) -> None:
        element = self._element
        if element is None:
            return
        questions = self.session.catalogue.questions_of(element, self.session.assessment.form)
        if questions:
            self._go_to_question(questions[0].id)

    def _go_to_question(self, question_id: str | None) -> None:
        from checklist.tui.screens.to_question import to_question

        if question_id is not None:
            self.app.run_worker(to_question(self.lovende, question_id))

    def action_plan(self) -> None:
        from checklist.tui.screens.plan import PlanScreen

        self.app.push_screen(PlanScreen())

    def action_gate(self) -> None:
        self._ask_gates(only_open=False)

    def _ask_gates(self, *, only_open: bool) -> None:
        """Put the questions that are never scored, one after the other; each can be left open."""
        from checklist.tui.screens.gate_card import GateCard

        session = self.session
        waiting = [gate for gate in session.catalogue.gates if not only_open or gate.id not in session.assessment.gates]

        def ask(_done: object = None) -> None:
            if waiting:
                self.app.push_screen(GateCard(session, waiting.pop(0)), ask)
            else:
                self._show()

        if waiting:
            ask()

    def action_export(self) -> None:
        from checklist.tui.screens.export import ExportScreen

        self.app.push_screen(ExportScreen())

    def action_undo(self) -> None:
        if not self.session.undo():
            self.notify(_("Der er ikke mere at fortryde."))
        self._show()

    def action_redo(self) -> None:
        if not self.session.redo():
            self.notify(_("Der er ikke mere at gentage."))
        self._show()

    def action_back(self) -> None:
        self.dismiss()
