"""The plan in the meeting: what could be done with everybody's votes, and the actions that come of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static
from textual.widgets.option_list import Option

from checklist.assessment.model import Plan
from checklist.assessment.planning import is_picked, moved
from checklist.locale import N_, _, ngettext
from checklist.tui.grid import Grid
from checklist.tui.screens import plan_texts
from checklist.tui.screens.workshop_views import View
from checklist.tui.session import Session, now
from checklist.tui.widgets.choice_list import ChoiceList
from checklist.tui.widgets.tab_name import TabName
from checklist.workshop.consensus import consensus
from checklist.workshop.planning import action_for, propose, with_plan

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.widgets import OptionList

    from checklist.assessment.model import Action
    from checklist.tui.screens.day_card import ChosenDay
    from checklist.tui.screens.fields_card import Value
    from checklist.workshop.planning import Choice

_ONLY_IN_PLAN = frozenset({"edit", "move", "delete", "next_look", "new"})


class PlanView(View):
    """Two lists: the proposals with their votes, and the plan."""

    HELP = N_(
        "✓ ved et forslag: Det er med i planen. ○: Det er det ikke endnu. I selve planen betyder ○, at handlingen er "
        "planlagt. Det er de alle sammen på mødet. Vil I følge dem bagefter, så hent mødets rapport ind i programmet."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "pick", N_("vælg"), tooltip=N_("Tag forslaget med i planen, eller tag det ud igen")),
        Binding("v", "count", N_("tæl stemmer"), tooltip=N_("Tæl stemmerne, og vis dem for alle")),
        Binding("f", "propose", N_("forslag"), tooltip=N_("Skriv et forslag, som alle kan stemme på")),
        Binding("r", "edit", N_("ret"), tooltip=N_("Ret handlingen: ansvarlig, frist, første skridt")),
        Binding("n", "new", N_("ny"), tooltip=N_("Skriv jeres egen handling")),
        Binding("d", "next_look", N_("dag"), tooltip=N_("Vælg den dag, I ser på planen igen")),
        Binding("plus,shift+up", "move(-1)", N_("flyt op"), tooltip=N_("Flyt handlingen op"), show=False),
        Binding("minus,shift+down", "move(1)", N_("flyt ned"), tooltip=N_("Flyt handlingen ned"), show=False),
        Binding("delete", "delete", N_("slet"), tooltip=N_("Slet handlingen fra planen"), show=False),
        Binding("right", "view('plan')", N_("plan"), tooltip=N_("Se planen"), key_display="→"),
        Binding("left", "view('suggestions')", N_("forslag"), tooltip=N_("Se forslagene"), key_display="←"),
    ]

    def __init__(self) -> None:
        super().__init__(id="planning")
        self._which = "suggestions"
        self._pointed_at: dict[str, str | None] = {}

    def compose(self) -> ComposeResult:
        with Horizontal(classes="views"):
            yield TabName("suggestions")
            yield TabName("plan")
        yield Static("", id="plan-notice", markup=False)
        yield ChoiceList(id="plan-list")
        with VerticalScroll(id="plan-close-up", can_focus=False):
            yield Static("", id="plan-text", markup=False)

    @property
    def _plan(self) -> Plan:
        return self.hosting.workshop.plan

    @property
    def _choices(self) -> tuple[Choice, ...]:
        return self.hosting.meeting.plan_choices

    def _session(self) -> Session:
        """The shared answers as the plan's texts read them."""
        workshop, catalogue = self.hosting.workshop, self.hosting.catalogue
        return Session(catalogue, consensus(workshop, catalogue, workshop.updated))

    def take_focus(self) -> None:
        self.query_one(ChoiceList).focus()

    # What it shows

    def show(self, chosen: str | None = None) -> None:
        choices = self.query_one(ChoiceList)
        if chosen is not None:
            self._pointed_at[self._which] = chosen
        counts = {"suggestions": len(self._choices), "plan": len(self._plan.actions)}
        names = {"suggestions": _("Forslag"), "plan": _("Plan for næste skridt")}
        for tab in self.query(TabName):
            tab.show(f"{names[tab.which]} ({counts[tab.which]})", chosen=tab.which == self._which)
        wanted = self._pointed_at.get(self._which)
        choices.clear_options()
        choices.add_options(self._lines())
        choices.choose(wanted)
        self.query_one("#plan-notice", Static).update(self._notice())
        self._show_close_up()

    def _lines(self) -> list[Option]:
        if self._which == "plan":
            actions = enumerate(self._plan.actions, start=1)
            return [Option(plan_texts.action_line(one, number, _today()), id=one.id) for number, one in actions]
        session = self._session()
        return [
            Option(self._choice_line(session, choice, number), id=choice.id)
            for number, choice in enumerate(self._choices, start=1)
        ]

    def _choice_line(self, session: Session, choice: Choice, number: int) -> Grid:
        below = (
            [plan_texts.element_label(session, choice.proposal.element_id)] if choice.proposal else [_("jeres eget")]
        )
        if choice.votes is not None:
            below.insert(0, ngettext("{n} stemme", "{n} stemmer", choice.votes).format(n=choice.votes))
        if self._is_picked(choice):
            below.append(_("med i planen"))
        row = Grid(padding=(0, 1, 0, 0), expand=True)
        for width in (1, 2):
            row.add_column(width=width, justify="right")
        row.add_column(ratio=1)
        row.add_row("✓" if self._is_picked(choice) else "○", str(number), Text(choice.title))
        row.add_row("", "", Text(" · ".join(below), style="italic"))
        return row

    def _notice(self) -> str:
        if self._which == "plan":
            return plan_texts.notice(self._plan, _today())[0]
        counted = self.hosting.workshop.plan_votes
        if counted is None:
            return _("Alle har tre stemmer på deres side. v tæller dem.")
        if counted.withheld is not None:
            return _("For få har stemt. Tallene vises først, når mindst {count} har stemt.").format(
                count=self.hosting.workshop.settings.smallest_group
            )
        words = ngettext("{count} har stemt.", "{count} har stemt.", counted.voters)
        return words.format(count=counted.voters) + " " + _("Flest stemmer står først.")

    def _show_close_up(self) -> None:
        session, text = self._session(), self.query_one("#plan-text", Static)
        choice, action = self._choice, self._action
        airy = self.app.size.width >= 120
        if choice is not None and choice.proposal is not None:
            text.update(plan_texts.proposal_close_up(session, choice.proposal, airy=airy))
        elif choice is not None:
            text.update(Text(choice.title))
        elif action is not None:
            text.update(plan_texts.action_close_up(session, action, airy=airy))
        elif self._which == "plan":
            text.update(_("Planen er tom. Vælg et forslag (←), eller skriv jeres egen handling (n)."))
        else:
            text.update(_("Ingen af jeres svar giver et forslag. I kan skrive jeres egne handlinger i planen."))
        self.query_one("#plan-close-up").scroll_home(animate=False)
        self.screen.refresh_bindings()

    @property
    def _choice(self) -> Choice | None:
        chosen = self.query_one(ChoiceList).chosen_id if self._which == "suggestions" else None
        return next((one for one in self._choices if one.id == chosen), None)

    @property
    def _action(self) -> Action | None:
        chosen = self.query_one(ChoiceList).chosen_id if self._which == "plan" else None
        return next((one for one in self._plan.actions if one.id == chosen), None)

    def _is_picked(self, choice: Choice) -> bool:
        if choice.proposal is not None:
            return is_picked(self._plan, choice.proposal)
        return any(action.title == choice.title for action in self._plan.actions)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._pointed_at[self._which] = event.option.id
        self._show_close_up()

    def on_tab_name_chosen(self, event: TabName.Chosen) -> None:
        event.stop()
        self.action_view(event.which)

    def action_view(self, which: str) -> None:
        self._which = which
        self.show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted or not self.is_attached:
            return super().check_action(action, parameters)
        if action in _ONLY_IN_PLAN and self._which != "plan":
            return False
        if action == "view":
            return parameters != (self._which,)
        if action in {"edit", "move", "delete"}:
            return self._action is not None
        if action == "pick":
            return self._choice is not None
        if action in {"count", "propose"}:
            return self._which == "suggestions" and self.hosting.workshop.phase == "planning"
        return super().check_action(action, parameters)

    # Changing

    def _change(self, plan: Plan, chosen: str | None = None) -> None:
        if chosen is not None:
            self._pointed_at[self._which] = chosen
        self.lead.do(lambda: self.hosting.meeting.make(with_plan, plan))

    def action_pick(self) -> None:
        choice = self._choice
        if choice is None:
            return
        fresh = action_for(self.hosting.workshop, self.hosting.catalogue, choice)
        picked = [one for one in self._plan.actions if _comes_of(one, choice)]
        if not picked:
            self._change(self._plan.model_copy(update={"actions": (*self._plan.actions, fresh)}))
        elif picked[0] != fresh.model_copy(update={"id": picked[0].id}):
            self.notify(_("I har allerede skrevet på den handling. Slet den i planen, hvis den skal ud."))
        else:
            left = tuple(one for one in self._plan.actions if one not in picked)
            self._change(self._plan.model_copy(update={"actions": left}))

    def action_count(self) -> None:
        self._pointed_at["suggestions"] = None
        self.lead.do(self.hosting.meeting.count_plan_votes)

    def action_propose(self) -> None:
        from checklist.tui.screens.free_text import FreeTextCard

        def store(text: str | None) -> None:
            if text:
                meeting = self.hosting.meeting
                self.lead.do(lambda: meeting.make(propose, meeting.catalogue, text))

        self.app.push_screen(FreeTextCard(_("Forslag"), _("Hvad kunne I gøre?"), ""), store)

    def action_new(self) -> None:
        self.action_edit(new=True)

    def action_edit(self, *, new: bool = False) -> None:
        from checklist.tui.screens.action_card import action_card, edited

        action = None if new else self._action

        def store(values: Mapping[str, Value] | None) -> None:
            if values is not None:
                after = edited(action, values, self._plan)
                others = self._plan.actions
                changed = tuple(after if one == action else one for one in others) if action else (*others, after)
                self._change(self._plan.model_copy(update={"actions": changed}), after.id)

        self.app.push_screen(action_card(action), store)

    def action_move(self, step: int) -> None:
        action = self._action
        if action is not None:
            self._change(moved(self._plan, action.id, step), action.id)

    def action_delete(self) -> None:
        action = self._action
        if action is not None:
            left = tuple(one for one in self._plan.actions if one != action)
            self._change(self._plan.model_copy(update={"actions": left}))
            self.notify(_("»{title}« er taget ud af planen.").format(title=action.title), markup=False)

    def action_next_look(self) -> None:
        from checklist.tui.screens.day_card import DayCard

        def store(chosen: ChosenDay | None) -> None:
            if chosen is not None and chosen.day != self._plan.next_look:
                self._change(self._plan.model_copy(update={"next_look": chosen.day}))

        self.app.push_screen(DayCard(self._plan.next_look), store)


def _comes_of(action: Action, choice: Choice) -> bool:
    if choice.proposal is None:
        return action.title == choice.title
    return is_picked(Plan(actions=(action,)), choice.proposal)


def _today() -> dt.date:
    return now().astimezone().date()
