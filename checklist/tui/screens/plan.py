"""What to do next: the suggestions in their order, and the plan that people make of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static
from textual.widgets.option_list import Option

from checklist.assessment.development import proposals
from checklist.assessment.editing import with_action, with_plan, without_action
from checklist.assessment.planning import moved, next_status, status_words
from checklist.locale import N_, _
from checklist.tui.base import Room
from checklist.tui.screens import plan_texts
from checklist.tui.screens.picking import picked_or_put_back
from checklist.tui.screens.saving import show_saving
from checklist.tui.session import now
from checklist.tui.widgets.choice_list import ChoiceList
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.tab_name import TabName
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.geometry import Size
    from textual.widgets import OptionList

    from checklist.assessment.development import Proposal
    from checklist.assessment.model import Action, Plan
    from checklist.tui.screens.day_card import ChosenDay
    from checklist.tui.screens.fields_card import Value
    from checklist.tui.session import Session

View = Literal["suggestions", "plan"]
_ONLY_IN_PLAN = frozenset({"edit", "status", "move", "delete", "next_look", "calendar"})
_WIDE = 120


class PlanScreen(Room):
    """Two views of the same thing: what could be done, and what will be."""

    CSS_PATH = "plan.tcss"
    HELP = N_(
        "Forslagene kommer af jeres svar. De står i den rækkefølge, de er værd at tage, og hvert af dem siger hvorfor. "
        "Det, I vælger, bliver en handling i planen. Giv den en ansvarlig, en frist og et tegn på, at det lykkes. "
        "I bestemmer selv rækkefølgen. Pil til højre og venstre skifter mellem forslag og plan."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "pick", N_("vælg"), tooltip=N_("Tag forslaget med i planen, eller tag det ud igen")),
        Binding("enter", "edit", N_("ret"), tooltip=N_("Ret handlingen: ansvarlig, frist, første skridt")),
        Binding(
            "s,space",
            "status",
            N_("status"),
            tooltip=N_("Skift status: planlagt, i gang, færdig, droppet"),
            key_display="s",
        ),
        Binding("n", "new", N_("ny"), tooltip=N_("Skriv jeres egen handling")),
        Binding("d", "next_look", N_("dag"), tooltip=N_("Vælg den dag, I ser på planen igen")),
        Binding("c", "calendar", N_("kalender"), tooltip=N_("Gem dag og frister til kalenderen (.ics)")),
        Binding("plus,shift+up", "move(-1)", N_("flyt op"), tooltip=N_("Flyt handlingen op"), show=False),
        Binding("minus,shift+down", "move(1)", N_("flyt ned"), tooltip=N_("Flyt handlingen ned"), show=False),
        Binding("delete,backspace", "delete", N_("slet"), tooltip=N_("Slet handlingen. u fortryder"), show=False),
        Binding("g", "go", N_("gå til"), tooltip=N_("Gå til det spørgsmål, det kommer af"), show=False),
        Binding("x", "export", N_("rapport"), tooltip=N_("Gem rapporten eller planen i en fil")),
        Binding("u", "travel('back')", N_("fortryd"), tooltip=N_("Fortryd den seneste ændring"), show=False),
        Binding("r", "travel('forth')", N_("gentag"), tooltip=N_("Gentag det, du fortrød"), show=False),
        Binding("right,p", "view('plan')", N_("plan"), tooltip=N_("Se planen for næste skridt"), key_display="→"),
        Binding("left,f", "view('suggestions')", N_("forslag"), tooltip=N_("Se forslagene"), key_display="←"),
        Binding("escape", "back", N_("tilbage")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._view: View = "suggestions"
        self._chosen: dict[View, str | None] = {"suggestions": None, "plan": None}
        self._proposals: dict[str, Proposal] = {}
        self._drawn_for: Size | None = None

    @property
    def session(self) -> Session:
        return self.lovende.open_assessment

    @property
    def _plan(self) -> Plan:
        return self.session.assessment.plan

    def compose(self) -> ComposeResult:
        self._view = "plan" if self._plan.actions else "suggestions"
        yield TitleBar()
        with Horizontal(id="views"):
            yield TabName("suggestions")
            yield TabName("plan")
        yield Static("", id="notice", markup=False)
        with Horizontal(id="plan"):
            yield ChoiceList(id="list")
            with VerticalScroll(id="close-up", can_focus=False):
                yield Static("", id="close-up-text")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(ChoiceList).focus()

    def on_screen_resume(self) -> None:
        if self.is_mounted:
            self._show()

    def on_resize(self) -> None:
        if self._drawn_for not in {None, self.app.size}:
            self._show()

    # What the screen shows

    def _show(self, chosen: str | None = None) -> None:
        """Draw everything anew from the session; `chosen` is the line to stand on."""
        self._drawn_for = self.app.size
        session, choices = self.session, self.query_one(ChoiceList)
        if chosen is not None:
            self._chosen[self._view] = chosen
        found = proposals(session.catalogue, session.assessment, session.profile)
        self._proposals = {proposal.id: proposal for proposal in found}
        counts = {"suggestions": len(found), "plan": len(self._plan.actions)}
        names = {"suggestions": _("Forslag"), "plan": _("Plan for næste skridt")}
        for tab in self.query(TabName):
            tab.show(f"{names[tab.which]} ({counts[tab.which]})", chosen=tab.which == self._view)
        wanted = self._chosen[self._view]
        choices.clear_options()
        choices.add_options(self._options(found))
        choices.choose(wanted)
        self._show_notice()
        self._show_close_up()
        show_saving(self, session, self._show)

    def _options(self, found: tuple[Proposal, ...]) -> list[Option]:
        line = partial(plan_texts.proposal_line, self.session, wide=self.app.size.width >= _WIDE)
        if self._view == "suggestions":
            return [Option(line(proposal, number), id=proposal.id) for number, proposal in enumerate(found, start=1)]
        actions = enumerate(self._plan.actions, start=1)
        return [Option(plan_texts.action_line(action, number, _today()), id=action.id) for number, action in actions]

    def _show_notice(self) -> None:
        line, calls = _("Forslagene står i den rækkefølge, de er værd at tage. I bestemmer selv."), False
        if self._view == "plan":
            line, calls = plan_texts.notice(self._plan, _today())
        notice = self.query_one("#notice", Static)
        notice.update(line)
        notice.set_class(calls, "warning")

    def _show_close_up(self) -> None:
        session, text, airy = self.session, self.query_one("#close-up-text", Static), self.app.size.width >= _WIDE
        proposal, action = self._proposal, self._action
        if proposal is not None:
            text.update(plan_texts.proposal_close_up(session, proposal, airy=airy))
        elif action is not None:
            text.update(plan_texts.action_close_up(session, action, airy=airy))
        elif self._view == "plan":
            text.update(_("Planen er tom. Vælg et forslag (←), eller skriv jeres egen handling (n)."))
        else:
            text.update(plan_texts.no_proposals(session))
        self.query_one("#close-up").scroll_home(animate=False)
        self.refresh_bindings()

    @property
    def _proposal(self) -> Proposal | None:
        """The suggestion that is pointed at."""
        if self._view == "plan":
            return None
        return self._proposals.get(self.query_one(ChoiceList).chosen_id or "")

    @property
    def _action(self) -> Action | None:
        """The action that is pointed at."""
        chosen = self.query_one(ChoiceList).chosen_id if self._view == "plan" else None
        return next((action for action in self._plan.actions if action.id == chosen), None)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        self._chosen[self._view] = event.option.id
        self._show_close_up()

    def on_tab_name_chosen(self, event: TabName.Chosen) -> None:
        self.action_view(event.which)

    def action_view(self, which: str) -> None:
        self._view = "plan" if which == "plan" else "suggestions"
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted:
            return super().check_action(action, parameters)
        if action in _ONLY_IN_PLAN and self._view != "plan":
            return False
        if action == "view":
            return parameters != (self._view,)
        if action in {"edit", "status", "move", "delete"}:
            return self._action is not None
        if action == "pick":
            return self._proposal is not None
        if action == "go":
            return self._question_id is not None
        return super().check_action(action, parameters)

    # Changing

    def _change(self, plan: Plan, chosen: str | None = None) -> None:
        self.session.change(with_plan(self.session.assessment, plan, now()))
        self._show(chosen)

    def action_pick(self) -> None:
        """Take the suggestion into the plan; take it out again where nothing has been written to it yet."""
        proposal = self._proposal
        if proposal is not None:
            after = picked_or_put_back(self.session, proposal)
            if after is None:
                self.notify(_("I har allerede skrevet på den handling. Slet den i planen, hvis den skal ud."))
            else:
                self.session.change(after)
                self._show()

    def action_new(self) -> None:
        self.action_edit(new=True)

    def action_edit(self, *, new: bool = False) -> None:
        from checklist.tui.screens.action_card import action_card, edited

        action = None if new else self._action

        def store(values: Mapping[str, Value] | None) -> None:
            if values is not None:
                after = edited(action, values, self._plan)
                self._view = "plan"
                if after != action:
                    self.session.change(with_action(self.session.assessment, after, now()))
                self._show(after.id)

        self.app.push_screen(action_card(action), store)

    def action_status(self) -> None:
        action = self._action
        if action is not None:
            after = action.model_copy(update={"status": next_status(action.status)})
            self.session.change(with_action(self.session.assessment, after, now()))
            self._show(action.id)
            self.notify(status_words(after.status), timeout=2, markup=False)

    def action_move(self, step: int) -> None:
        if (action := self._action) is not None:
            after = moved(self._plan, action.id, step)
            if after != self._plan:
                self._change(after, action.id)

    def action_delete(self) -> None:
        action = self._action
        if action is not None:
            ids = [one.id for one in self._plan.actions]
            at = ids.index(action.id)
            beside = ids[at + 1] if at + 1 < len(ids) else ids[at - 1]
            self.session.change(without_action(self.session.assessment, action.id, now()))
            self._show(beside)
            self.notify(_("Handlingen er slettet. u fortryder."))

    def action_next_look(self) -> None:
        from checklist.tui.screens.day_card import DayCard

        def store(chosen: ChosenDay | None) -> None:
            if chosen is not None and chosen.day != self._plan.next_look:
                self._change(self._plan.model_copy(update={"next_look": chosen.day}))

        self.app.push_screen(DayCard(self._plan.next_look), store)

    def action_calendar(self) -> None:
        from checklist.tui.screens.calendar_card import calendar_card, save_calendar

        if self._plan.next_look is None and all(action.deadline is None for action in self._plan.actions):
            self.notify(_("Der er ingen dage at gemme endnu. Vælg en dag (d), eller giv en handling en frist."))
            return
        self.app.push_screen(
            calendar_card(self.session.assessment), lambda values: save_calendar(self, self.session, values)
        )

    def action_travel(self, way: str) -> None:
        if way == "back" and not self.session.undo():
            self.notify(_("Der er ikke mere at fortryde."))
        if way == "forth" and not self.session.redo():
            self.notify(_("Der er ikke mere at gentage."))
        self._show()

    # Going on from here

    @property
    def _question_id(self) -> str | None:
        """The question behind the line that is pointed at, where this form asks it."""
        proposal, action = self._proposal, self._action
        question_id = proposal.question_id if proposal else action.question if action else None
        asked = {question.id for question in self.session.questions()}
        return question_id if question_id in asked else None

    def action_go(self) -> None:
        from checklist.tui.screens.to_question import to_question

        if self._question_id is not None:
            self.app.run_worker(to_question(self.lovende, self._question_id))

    def action_export(self) -> None:
        from checklist.tui.screens.export import ExportScreen

        self.app.push_screen(ExportScreen())

    def action_back(self) -> None:
        self.dismiss()


def _today() -> dt.date:
    return now().astimezone().date()
