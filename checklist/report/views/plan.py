"""The plan for the next steps: what, who, when, the first step, and how the team will see that it works."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.assessment.planning import is_due, overdue, status_words
from checklist.locale import date, long_date
from checklist.report.views.subject import Subject

if TYPE_CHECKING:
    from checklist.assessment.model import Action, ActionStatus

_LONG = 700  # characters beyond which an action's words get the whole width and may run on to the next page


@dataclass(frozen=True)
class ActionRow:
    """One action. A None is not decided yet: the paper leaves room to write it."""

    number: int
    title: str
    element: str | None
    why: str | None
    owner: str | None
    deadline: str | None
    overdue: bool
    first_step: str | None
    sign_of_success: str | None
    status: ActionStatus
    status_words: str
    long: bool


@dataclass(frozen=True)
class PlanView:
    actions: tuple[ActionRow, ...]
    next_look: str | None
    due: bool


def plan(subject: Subject) -> PlanView:
    whole = subject.assessment.plan
    late = {action.id for action in overdue(whole, subject.today)}
    rows = tuple(
        _row(subject, number, action, late=action.id in late) for number, action in enumerate(whole.actions, 1)
    )
    return PlanView(rows, long_date(whole.next_look) if whole.next_look else None, is_due(whole, subject.today))


def _row(subject: Subject, number: int, action: Action, *, late: bool) -> ActionRow:
    known = action.element in subject.catalogue.element_by_id
    return ActionRow(
        number=number,
        title=action.title.strip() or "–",
        element=subject.element_label(action.element) if known and action.element else None,
        why=_given(action.why),
        owner=_given(action.owner),
        deadline=date(action.deadline) if action.deadline else None,
        overdue=late,
        first_step=_given(action.first_step),
        sign_of_success=_given(action.sign_of_success),
        status=action.status,
        status_words=status_words(action.status),
        long=sum(len(text or "") for text in (action.why, action.first_step, action.sign_of_success)) > _LONG,
    )


def _given(text: str | None) -> str | None:
    return (text or "").strip() or None
