"""From the shared answers to a plan: what could be done, everybody's three votes, and what is chosen.

Votes for the plan are shown like answers: not before all are counted, never of a small group, never one more.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.assessment.development import Proposal, proposals, why_this_place
from checklist.assessment.editing import new_id
from checklist.assessment.model import Action, Plan
from checklist.assessment.planning import action_from
from checklist.assessment.scoring import score
from checklist.catalogue import reading
from checklist.locale import _
from checklist.workshop.consensus import consensus
from checklist.workshop.course import changed
from checklist.workshop.model import LATE_BATCH, PlanProposal, PlanTally
from checklist.workshop.moves import RefusedMoveError, require

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from uuid import UUID

    from checklist.catalogue import Catalogue
    from checklist.workshop.model import PlanVotes, Workshop


@dataclass(frozen=True)
class Choice:
    """Something that can be voted for: a development suggestion with its reason, or a proposal in people's own words.

    `votes` is None until votes were counted and may be shown.
    """

    id: str
    title: str
    why: str
    proposal: Proposal | None
    votes: int | None


def choices(workshop: Workshop, catalogue: Catalogue) -> tuple[Choice, ...]:
    """What can be voted for: people's own proposals, then the suggestions of the shared answers in their order.

    Once votes were counted: the most votes first; ties keep that order.
    """
    shared = consensus(workshop, catalogue, workshop.updated)
    suggested = proposals(catalogue, shared, score(catalogue, shared))
    votes = workshop.plan_votes.votes if _is_counted(workshop) and workshop.plan_votes else None
    own = [Choice(one.id, one.text, "", None, _votes(votes, one.id)) for one in workshop.proposals]
    ours = [
        Choice(one.id, _title(workshop, catalogue, one), why_this_place(catalogue, one), one, _votes(votes, one.id))
        for one in suggested
    ]
    return tuple(sorted([*own, *ours], key=lambda choice: -(choice.votes or 0)))


def _votes(votes: dict[str, int] | None, choice_id: str) -> int | None:
    return None if votes is None else votes.get(choice_id, 0)


def _title(workshop: Workshop, catalogue: Catalogue, proposal: Proposal) -> str:
    area = catalogue.area_by_id.get(workshop.settings.practice.area or "")
    return action_from(catalogue, proposal, Plan(), area, "").title


def propose(workshop: Workshop, catalogue: Catalogue, text: str, now: dt.datetime) -> Workshop:
    """One more thing to vote for, in somebody's own words and without sender. Raises RefusedMoveError."""
    require(workshop, "propose")
    if not text.strip():
        raise RefusedMoveError(_("Skriv, hvad I vil gøre."))
    if _is_counted(workshop):
        raise RefusedMoveError(_("Stemmerne er talt op. Skriv forslaget direkte i planen."))
    if any(text.strip().casefold() == one.text.casefold() for one in workshop.proposals):
        raise RefusedMoveError(_("Det forslag er allerede med."))
    taken = [choice.id for choice in choices(workshop, catalogue)]
    proposal = PlanProposal(id=new_id(f"forslag {text}", taken), text=text.strip())
    return changed(workshop, now, proposals=(*workshop.proposals, proposal))


def count_plan_votes(workshop: Workshop, votes: Iterable[PlanVotes], now: dt.datetime) -> Workshop:
    """Counts and shows the votes. Counted again later, only three or more new voters are added to what was shown."""
    require(workshop, "count_plan_votes")
    latest: dict[UUID, PlanVotes] = {}
    for one in votes:
        if one.participant not in latest or latest[one.participant].given <= one.given:
            latest[one.participant] = one
    placed = {who: one for who, one in latest.items() if one.choices}
    before = workshop.plan_votes if _is_counted(workshop) and workshop.plan_votes else PlanTally()
    new = {who: one for who, one in placed.items() if who not in before.counted}
    if before.counted and len(new) < LATE_BATCH:
        if not new:
            return workshop
        raise RefusedMoveError(_("Der skal mindst tre nye stemmere til, før de kan tælles med."))
    if before.voters + len(new) < workshop.settings.smallest_group:
        return changed(workshop, now, plan_votes=PlanTally(withheld="too_few", voters=len(new)))
    counts = Counter(before.votes) + Counter(choice for one in new.values() for choice in one.choices)
    counted = tuple(sorted({*before.counted, *new}))
    tally = PlanTally(votes=dict(sorted(counts.items())), voters=before.voters + len(new), counted=counted)
    return changed(workshop, now, plan_votes=tally)


def _is_counted(workshop: Workshop) -> bool:
    return workshop.plan_votes is not None and workshop.plan_votes.withheld is None


def action_for(workshop: Workshop, catalogue: Catalogue, choice: Choice) -> Action:
    """The action that a choice becomes, in the area's words; owner, deadline and the rest are for people to fill in."""
    area = catalogue.area_by_id.get(workshop.settings.practice.area or "")
    if choice.proposal is not None:
        return action_from(catalogue, choice.proposal, workshop.plan, area, reading(choice.why, area))
    taken = (action.id for action in workshop.plan.actions)
    return Action(id=new_id(choice.id, taken), title=choice.title)


def with_plan(workshop: Workshop, plan: Plan, now: dt.datetime) -> Workshop:
    """The plan as the group has it now: actions, owners, deadlines and the day of the next look."""
    require(workshop, "change_plan")
    return changed(workshop, now, plan=plan)
