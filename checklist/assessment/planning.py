"""From a proposal to an action with an owner and a deadline, and the day to look at the plan again."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from checklist.assessment.editing import new_id
from checklist.assessment.model import Action, ActionStatus, Plan
from checklist.catalogue import reading
from checklist.locale import _

if TYPE_CHECKING:
    import datetime as dt

    from checklist.assessment.development import Proposal
    from checklist.catalogue import Area, Catalogue

OPEN_STATUSES: frozenset[ActionStatus] = frozenset({"planned", "started"})


def action_from(catalogue: Catalogue, proposal: Proposal, plan: Plan, area: Area | None, why: str) -> Action:
    """The action that `proposal` becomes, in the area's words, with an id that is new in `plan`."""
    question = catalogue.question_by_id[proposal.question_id]
    suggestion = proposal.suggestion
    title = suggestion.text if suggestion else _("Find ud af: {question}").format(question=question.text)
    return Action(
        id=new_id(proposal.id, (action.id for action in plan.actions)),
        title=reading(title, area),
        element=proposal.element_id,
        question=proposal.question_id,
        suggestion=suggestion.id if suggestion else None,
        why=why,
        owner=reading(suggestion.owner, area) if suggestion and suggestion.owner else None,
        first_step=reading(suggestion.first_step, area) if suggestion else None,
    )


def is_picked(plan: Plan, proposal: Proposal) -> bool:
    """True where an action in `plan` came from this proposal."""
    suggestion_id = proposal.suggestion.id if proposal.suggestion else None
    return any(a.question == proposal.question_id and a.suggestion == suggestion_id for a in plan.actions)


def is_due(plan: Plan, today: dt.date) -> bool:
    """True from the day of the next look on, while an action is open."""
    has_open = any(action.status in OPEN_STATUSES for action in plan.actions)
    return plan.next_look is not None and plan.next_look <= today and has_open


def overdue(plan: Plan, today: dt.date) -> tuple[Action, ...]:
    """The open actions whose deadline has passed, in the plan's order."""
    return tuple(a for a in plan.actions if a.status in OPEN_STATUSES and a.deadline is not None and a.deadline < today)


def status_words(status: ActionStatus) -> str:
    """An action's status as people say it."""
    return {
        "planned": _("planlagt"),
        "started": _("i gang"),
        "done": _("færdig"),
        "dropped": _("droppet"),
    }[status]


def moved(plan: Plan, action_id: str, step: int) -> Plan:
    """The plan with one action moved `step` places (negative: towards the front), never past an end."""
    actions = list(plan.actions)
    at = next(place for place, action in enumerate(actions) if action.id == action_id)
    action = actions.pop(at)
    actions.insert(max(0, min(len(actions), at + step)), action)
    return plan.model_copy(update={"actions": tuple(actions)})


def next_status(status: ActionStatus) -> ActionStatus:
    """The status after this one: planned, started, done, dropped, and planned again."""
    statuses: tuple[ActionStatus, ...] = get_args(ActionStatus)
    return statuses[(statuses.index(status) + 1) % len(statuses)]
