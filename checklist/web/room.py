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
        self.participants: dict[UUID, Participant] = {}
        # In the room, and of those who did not answer before the meeting.
        self._joined: frozenset[UUID] = frozenset()
        self._here: frozenset[UUID] = frozenset()
        self._votes: dict[tuple[UUID, Round, str], Vote] = {}
        self._plan_votes: dict[UUID, PlanVotes] = {}
        # Kept beside the votes, since every page and every second on the projector asks how many are done.
        # Replaced and never changed: pages read them while votes are kept.
        self._answered: dict[tuple[str, Round], frozenset[UUID]] = {}
        self.keep(store.participants(workshop_id), [*store.votes(workshop_id), *store.plan_votes(workshop_id)])

    @property
    def votes(self) -> list[Vote]:
        return [*self._votes.values()]

    @property
    def plan_votes(self) -> list[PlanVotes]:
        return [*self._plan_votes.values()]

    def keep(self, participants: Iterable[Participant] = (), votes: Iterable[Vote | PlanVotes] = ()) -> None:
        """These are in the archive now."""
        for person in participants:
            self.participants[person.id] = person
            is_in = person.came in {"page", "laptop"}
            self._joined = _with(self._joined, person.id, is_in)
            self._here = _with(self._here, person.id, is_in and not person.before_meeting)
        for one in votes:
            if isinstance(one, Vote):
                self._votes[one.participant, one.round, one.question] = one
                who = self._who_answered(one.question, one.round)
                self._answered[one.question, one.round] = _with(who, one.participant, one.answer.is_given)
            else:
                self._plan_votes[one.participant] = one

    def _who_answered(self, question_id: str, which: Round) -> frozenset[UUID]:
        return self._answered.get((question_id, which), frozenset())

    def own(self, participant_id: UUID, question_id: str, which: Round) -> Vote | None:
        """What this person answered, for their own eyes."""
        return self._votes.get((participant_id, which, question_id))

    def own_plan_votes(self, participant_id: UUID) -> tuple[str, ...]:
        """What this person voted for, for their own eyes."""
        votes = self._plan_votes.get(participant_id)
        return votes.choices if votes else ()

    def progress(self, workshop: Workshop) -> Progress:
        """How far those in the room are."""
        if workshop.phase == "planning":
            voted = len(self._joined & self._plan_votes.keys())
            return Progress(joined=len(self._joined), done=voted, of=len(self._joined))
        counted = voting.progress(workshop, self._here, self._who_answered)
        return Progress(joined=len(self._joined), done=counted.done, of=counted.of)

    @property
    def names(self) -> tuple[str, ...]:
        """The names people gave, in the order of the alphabet."""
        return tuple(sorted((one.name for one in [*self.participants.values()] if one.name), key=danish_sort_key))

    @property
    def answered_before(self) -> int:
        """How many have answered before the meeting, by page, paper or file."""
        ahead = {one.id for one in [*self.participants.values()] if one.before_meeting}
        return len(ahead & {vote.participant for vote in self.votes})


def _with(who: frozenset[UUID], one: UUID, is_in: bool) -> frozenset[UUID]:
    return who | {one} if is_in else who - {one}
