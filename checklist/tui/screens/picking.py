"""What picking a suggestion does to the plan, and what picking it again does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.assessment.development import why_this_place
from checklist.assessment.editing import with_action, without_action
from checklist.assessment.planning import action_from
from checklist.catalogue import reading
from checklist.tui.screens.plan_texts import first_step
from checklist.tui.session import now

if TYPE_CHECKING:
    from checklist.assessment.development import Proposal
    from checklist.assessment.model import Action, Assessment
    from checklist.tui.session import Session


def picked_or_put_back(session: Session, proposal: Proposal) -> Assessment | None:
    """The assessment with the suggestion in its plan, or without it where it was there untouched.

    None where somebody has written to the action: what people wrote is not thrown away by a second press.
    """
    assessment = session.assessment
    made = _made_from(session, proposal)
    for action in assessment.plan.actions:
        if (action.question, action.suggestion) == (made.question, made.suggestion):
            untouched = action == made.model_copy(update={"id": action.id})
            return without_action(assessment, action.id, now()) if untouched else None
    return with_action(assessment, made, now())


def _made_from(session: Session, proposal: Proposal) -> Action:
    why = reading(why_this_place(session.catalogue, proposal), session.area)
    action = action_from(session.catalogue, proposal, session.assessment.plan, session.area, why)
    return action.model_copy(update={"first_step": first_step(session, proposal)})
