"""For all votes and all orders of events: what is shown never differs by one or two people, and never tells a person.

A day in a meeting is drawn by hypothesis: who is there, what they answer and when, when it is shown, who answers again.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.workshop.course import answer_again, drop_second_round
from checklist.workshop.moves import refusal
from checklist.workshop.outcome import public
from checklist.workshop.voting import vote_refused
from tests.small_catalogue import element, question, small_catalogue
from tests.workshop.scenes import LATER, Short, answering, person, shown, vote, with_late

if TYPE_CHECKING:
    from checklist.workshop.model import Participant, ShownQuestion, Tally, Vote, Workshop

SEATS = ["medarbejder", "aften-nat", "leder", None, "borger"]
ANSWERS: list[Short] = [1, 2, 5, 5, 1, "v", 2, "p"]
ONE_QUESTION = small_catalogue(element("maal", question("a", core=True)))

people_drawn = st.lists(st.sampled_from(SEATS), min_size=5, max_size=14)
answers_drawn = st.sampled_from(ANSWERS)
all_vote = st.tuples(st.just("all vote"), st.integers(0, 2**14 - 1), answers_drawn)
some_steps = st.lists(
    st.one_of(
        st.tuples(st.just("vote"), st.integers(0, 13), answers_drawn),
        st.tuples(st.sampled_from(["reveal", "again", "late", "drop"]), st.just(0), st.just(None)),
        all_vote,
    ),
    max_size=8,
)
REVEAL, AGAIN = ("reveal", 0, None), ("again", 0, None)
# Most days go as meetings go, with anything in between.
steps = st.builds(
    lambda first, between, second, after: [first, REVEAL, *between, AGAIN, second, REVEAL, *after],
    all_vote,
    some_steps,
    all_vote,
    some_steps,
)
Step = tuple[str, int, Short]


@dataclass
class Day:
    """A meeting that goes on: every snapshot of question a that anybody could see is kept."""

    room: list[Participant]
    workshop: Workshop = field(default_factory=lambda: answering(ONE_QUESTION))
    given: list[Vote] = field(default_factory=list)
    seen: list[ShownQuestion] = field(default_factory=list)

    def take(self, step: Step) -> None:
        """One event, through the same door as in a meeting; what is refused does not happen."""
        what, number, short = step
        match what:
            case "vote":
                self._vote(number % len(self.room), short)
            case "all vote":
                for at in range(len(self.room)):
                    if number >> at & 1:
                        self._vote(at, ANSWERS[(at + number) % len(ANSWERS)] if number & 1 else short)
            case "reveal" if refusal(self.workshop, "reveal") is None:
                self.workshop = shown(self.workshop, self.room, self.given)
            case "again" if refusal(self.workshop, "answer_again") is None:
                self.workshop = answer_again(self.workshop, ["a"], LATER)
            case "drop" if refusal(self.workshop, "drop_second_round") is None:
                self.workshop = drop_second_round(self.workshop, LATER)
            case "late" if refusal(self.workshop, "take_in_late") is None:
                self.workshop = with_late(self.workshop, self.room, self.given)
        if (both := self.workshop.shown.get("a")) is not None and (not self.seen or self.seen[-1] != both):
            self.seen.append(both)

    def _vote(self, at: int, short: Short) -> None:
        one = self.room[at]
        new = vote(one.id.int, "a", short, self.workshop.round)
        if vote_refused(self.workshop, ONE_QUESTION, one, new, LATER) is None:
            self.given.append(new)

    def snapshots(self) -> list[Tally]:
        """Every visible figure of the staff, in the order of showing."""
        rounds = [one for both in self.seen for one in (both.first, both.second) if one is not None]
        return [one.staff for one in rounds if one.staff.is_visible]

    def figures(self) -> list[Tally]:
        """Every visible figure of any group."""
        rounds = [one for both in self.seen for one in (both.first, both.second) if one is not None]
        return [tally for one in rounds for tally in (one.staff, *one.parts, *one.beside) if tally.is_visible]


@settings(max_examples=100, deadline=None)
@given(people_drawn, steps)
def test_between_the_rounds_four_or_nobody_may_have_moved(seats: list[str | None], events: list[Step]) -> None:
    """A visible second round beside a visible first: at least four answered in both; and moves add up to the first."""
    day = _day(seats, events)
    in_round = {which: {one.participant for one in day.given if one.round == which} for which in (1, 2)}
    for both in day.seen:
        if both.latest_round == 2 and both.first.staff.is_visible:
            assert len(in_round[1] & in_round[2] & set(both.first.staff.counted)) >= 4
            moves = both.latest.moves
            assert moves is None or sum(move.n for move in moves) == both.first.staff.given


def _day(seats: list[str | None], events: list[Step], *, backwards: bool = False) -> Day:
    numbers = range(2000, 0, -1) if backwards else range(1, 2000)
    day = Day([person(number, seat) for number, seat in zip(numbers, seats, strict=False)])
    for event in events:
        day.take(event)
    return day


@settings(max_examples=100, deadline=None)
@given(people_drawn, steps)
def test_two_snapshots_differ_by_nobody_or_by_three_or_more(seats: list[str | None], events: list[Step]) -> None:
    """Any two that were ever shown of a question, not only successive ones."""
    shots = _day(seats, events).snapshots()
    for one, other in product(shots, shots):
        difference = set(one.counted) ^ set(other.counted)
        assert len(difference) == 0 or len(difference) >= 3


@settings(max_examples=100, deadline=None)
@given(people_drawn, steps)
def test_every_figure_is_of_the_smallest_group_at_least(seats: list[str | None], events: list[Step]) -> None:
    """Four who answered; and four on the scale wherever the scale is shown."""
    for tally in _day(seats, events).figures():
        assert tally.given == len(tally.counted) >= 4
        if tally.withheld is None:
            assert tally.n >= 4
            assert tally.n + tally.dont_know + tally.not_relevant == tally.given
        else:
            assert tally.counts == {}


@settings(max_examples=100, deadline=None)
@given(people_drawn, steps)
def test_no_combination_of_figures_points_at_fewer_than_three(seats: list[str | None], events: list[Step]) -> None:
    """Whoever is in exactly the same figures as somebody cannot be told from them: such a set has three or more.

    This is every difference of sums at once: whole less parts, rounds, batches, citizens.
    """
    day = _day(seats, events)
    member_of: dict[UUID, frozenset[int]] = {
        one.id: frozenset(at for at, tally in enumerate(day.figures()) if one.id in tally.counted) for one in day.room
    }
    for signature in set(member_of.values()) - {frozenset()}:
        assert sum(own == signature for own in member_of.values()) >= 3


@settings(max_examples=100, deadline=None)
@given(people_drawn, steps)
def test_nothing_shown_hangs_on_who_somebody_is(seats: list[str | None], events: list[Step]) -> None:
    """Give everybody another id, in the opposite order: all that is shown stays the same."""
    one, other = _day(seats, events), _day(seats, events, backwards=True)
    assert public(one.workshop).shown == public(other.workshop).shown
    assert len(one.seen) == len(other.seen)


on_time = st.lists(st.sampled_from([1, 2, 5]), min_size=4, max_size=5)
too_late = st.lists(st.sampled_from([1, 2, 5]), max_size=4)


@settings(max_examples=25, deadline=None)
@given(on_time, too_late)
def test_an_intruder_who_tries_all_possible_answers_learns_none(early: list[int], late: list[int]) -> None:
    """Of all sets of answers that give the figures shown, somebody's answer is the same only where all say the same.

    Then it is the figure itself that tells it, which is said before the first answer.
    """
    room = [person(number) for number in range(1, len(early) + len(late) + 1)]
    given = [vote(number, "a", value) for number, value in enumerate(early, start=1)]
    before = shown(answering(ONE_QUESTION), room, given)
    given += [vote(number, "a", value) for number, value in enumerate(late, start=len(early) + 1)]
    after = with_late(before, room, given)
    first, both = (one.shown["a"].first.staff.counts for one in (before, after))
    possible = [
        world
        for world in product([1, 2, 5], repeat=len(room))
        if Counter(world[: len(early)]) == first and Counter(world if len(late) >= 3 else world[: len(early)]) == both
    ]
    assert (*early, *late) in possible
    for at in range(len(room)):
        is_sure = len({world[at] for world in possible}) == 1
        assert is_sure == (len(set(early if at < len(early) else late)) == 1 and (at < len(early) or len(late) >= 3))
