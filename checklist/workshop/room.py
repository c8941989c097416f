"""Who is in the room and what each of them answered, for those parts that count. Never for any eye."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.assessment.group import BESIDE_THE_STAFF
from checklist.workshop.counting import group_of
from checklist.workshop.votes import Ballots

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from uuid import UUID

    from checklist.assessment.model import Answer
    from checklist.catalogue import Catalogue, Perspective
    from checklist.workshop.model import Group, Participant, Round, Vote, Workshop


class Room:
    """Who is who: staff, and those whose answers stand beside. Votes from nobody or off the scale are left out."""

    def __init__(
        self, workshop: Workshop, catalogue: Catalogue, participants: Iterable[Participant], votes: Iterable[Vote]
    ) -> None:
        self.smallest = workshop.settings.smallest_group
        self.by_id = {participant.id: participant for participant in participants}
        self.staff = {i for i, one in self.by_id.items() if one.perspective not in BESIDE_THE_STAFF}
        self.beside = self.by_id.keys() - self.staff
        self.before = {i for i, one in self.by_id.items() if one.before_meeting}
        self.ballots = Ballots(vote for vote in votes if vote.participant in self.by_id and _fits(catalogue, vote))

    def perspective(self, who: UUID) -> Perspective | None:
        return self.by_id[who].perspective if who in self.by_id else None

    def answers(self, question_id: str, which: Round, people: Collection[UUID]) -> dict[UUID, Answer]:
        """What counts of these people's answers in a round."""
        standing = self.ballots.standing(question_id, which)
        return {who: vote.answer for who, vote in standing.items() if who in people}

    def in_groups(self, groups: Collection[Group], people: Iterable[UUID]) -> set[UUID]:
        """Those of `people` who answer from one of these perspectives."""
        return {who for who in people if group_of(self.by_id[who]) in groups}

    def answered_any(self, questions: Iterable[str], people: Collection[UUID]) -> set[UUID]:
        """Those of `people` who answered at least one of these questions in the first round."""
        return {who for question in questions for who in self.answers(question, 1, people)}


def _fits(catalogue: Catalogue, vote: Vote) -> bool:
    question = catalogue.question_by_id.get(vote.question)
    return question is not None and (
        vote.answer.value is None or vote.answer.value in catalogue.scale_of(question).by_value
    )
