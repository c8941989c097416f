"""Votes as they are kept: which one counts for whom. Every other part asks here, so that all count the same."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from checklist.workshop.model import Round, Vote


class Ballots:
    """All votes of a workshop, ready to be asked question by question. In whatever order they come, it is the same."""

    def __init__(self, votes: Iterable[Vote]) -> None:
        self._by_question: defaultdict[str, dict[tuple[UUID, Round], Vote]] = defaultdict(dict)
        for vote in votes:
            kept = self._by_question[vote.question]
            before = kept.get((vote.participant, vote.round))
            if before is None or _order(before) <= _order(vote):
                kept[vote.participant, vote.round] = vote

    def in_round(self, question_id: str, which: Round) -> Mapping[UUID, Vote]:
        """Who answered the question in exactly this round, with their last vote in it. An emptied answer is none."""
        return {
            participant: vote
            for (participant, vote_round), vote in self._by_question.get(question_id, {}).items()
            if vote_round == which and vote.answer.is_given
        }

    def standing(self, question_id: str, which: Round) -> Mapping[UUID, Vote]:
        """Everybody's answer that counts in a round.

        In the second, whoever did not answer again keeps the first. In the first, somebody who came only for the
        second counts with that, so that a late answer is never lost.
        """
        first, second = self.in_round(question_id, 1), self.in_round(question_id, 2)
        return {**second, **first} if which == 1 else {**first, **second}

    def again(self, question_id: str) -> set[UUID]:
        """Those who answered in both rounds. Who came only for the second has nothing to change."""
        return self.in_round(question_id, 1).keys() & self.in_round(question_id, 2).keys()


def _order(vote: Vote) -> tuple[object, ...]:
    return vote.given, vote.model_dump_json()
