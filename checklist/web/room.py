"""Who is in the meeting and what each has answered, as the archive has it, held in memory so that pages come at once.

Nothing here may be shown to anybody but the person it is about, except `Progress`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.locale import danish_sort_key
from checklist.workshop import voting
from checklist.workshop.model import Vote

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from checklist.archive.workshops import Workshops
    from checklist.workshop.model import Participant, PlanVotes, Round, Workshop


@dataclass(frozen=True)
class Progress:
    """How many have joined by the page or on the laptop, how many of those are asked now (`of`), and how many of
    them have answered everything they are asked (`done`). While the plan is made: how many have voted.
    """

    joined: int
    done: int
    of: int


class Room:
    """The people of one workshop and their answers. Whoever changes it holds the meeting's lock."""

    def __init__(self, store: Workshops, workshop_id: UUID) -> None:
        self.participants = {one.id: one for one in store.participants(workshop_id)}
        self._votes = {_key(vote): vote for vote in store.votes(workshop_id)}
        self._plan_votes = {votes.participant: votes for votes in store.plan_votes(workshop_id)}

    @property
    def votes(self) -> list[Vote]:
        return [*self._votes.values()]

    @property
    def plan_votes(self) -> list[PlanVotes]:
        return [*self._plan_votes.values()]

    def keep(self, participants: Iterable[Participant] = (), votes: Iterable[Vote | PlanVotes] = ()) -> None:
        """These are in the archive now."""
        self.participants.update({one.id: one for one in participants})
        for one in votes:
            if isinstance(one, Vote):
                self._votes[_key(one)] = one
            else:
                self._plan_votes[one.participant] = one

    def own(self, participant_id: UUID, question_id: str, which: Round) -> Vote | None:
        """What this person answered, for their own eyes."""
        return self._votes.get((participant_id, which, question_id))

    def own_plan_votes(self, participant_id: UUID) -> tuple[str, ...]:
        """What this person voted for, for their own eyes."""
        votes = self._plan_votes.get(participant_id)
        return votes.choices if votes else ()

    def progress(self, workshop: Workshop) -> Progress:
        """How far those in the room are."""
        joined = [one for one in [*self.participants.values()] if one.came in {"page", "laptop"}]
        if workshop.phase == "planning":
            voted = sum(one.id in self._plan_votes for one in joined)
            return Progress(joined=len(joined), done=voted, of=len(joined))
        here = [one for one in joined if not one.before_meeting]
        counted = voting.progress(workshop, here, self.votes)
        return Progress(joined=len(joined), done=counted.done, of=counted.of)

    @property
    def names(self) -> tuple[str, ...]:
        """The names people gave, in the order of the alphabet."""
        return tuple(sorted((one.name for one in [*self.participants.values()] if one.name), key=danish_sort_key))

    @property
    def answered_before(self) -> int:
        """How many have answered before the meeting, by page, paper or file."""
        ahead = {one.id for one in [*self.participants.values()] if one.before_meeting}
        return len(ahead & {vote.participant for vote in self.votes})


def _key(vote: Vote) -> tuple[UUID, Round, str]:
    return vote.participant, vote.round, vote.question
