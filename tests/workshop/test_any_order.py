"""Keys pressed in any order, answers coming all the while: no impossible state, and a refused move changes nothing."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from checklist.assessment.model import GateAnswer, Reflection
from checklist.workshop import course
from checklist.workshop.model import CitizenCounts, PlanVotes, Settled, Workshop
from checklist.workshop.moves import MOVES, RefusedMoveError, main_move, permitted, refusal
from checklist.workshop.outcome import outcome
from checklist.workshop.planning import count_plan_votes, propose, with_plan
from checklist.workshop.preparing import add_element, change_settings, leave_out_element
from checklist.workshop.settling import answer_gate, count_citizens, reflect, settle, start_settling
from checklist.workshop.showing import reveal, take_in_late
from checklist.workshop.voting import vote_refused
from tests.workshop.scenes import CATALOGUE, LATER, NOW, Short, meeting, people, person, vote

if TYPE_CHECKING:
    from collections.abc import Callable

    from checklist.workshop.model import Vote
    from checklist.workshop.moves import MoveName


class AnyMeeting(RuleBasedStateMachine):
    """A facilitator who presses every key in any order, with people answering all the while."""

    @initialize()
    def begin(self) -> None:
        self.workshop = meeting()
        self.given: list[Vote] = []
        self.now = NOW

    def _try(self, move: MoveName, does: Callable[[], Workshop]) -> None:
        before = self.workshop.model_dump_json()
        try:
            after = does()
        except RefusedMoveError:
            assert self.workshop.model_dump_json() == before
            return
        assert move in permitted(self.workshop)
        self.workshop = after

    @rule(number=st.integers(1, 9), question=st.sampled_from("abc"), short=st.sampled_from([1, 3, 4, 5, "v"]))
    def somebody_answers(self, number: int, question: str, short: Short) -> None:
        new = vote(number, question, short, self.workshop.round)
        if vote_refused(self.workshop, CATALOGUE, person(number), new, self.now) is None:
            self.given.append(new)

    @rule(question=st.sampled_from("abc"), short=st.sampled_from([1, 3, 4]))
    def everybody_answers(self, question: str, short: Short) -> None:
        for number in range(1, 8):
            self.somebody_answers(number, question, short)

    @rule(move=st.sampled_from([m for m in MOVES if hasattr(course, m)]))
    def plain_move(self, move: MoveName) -> None:
        if move not in {"choose_element", "answer_again", "set_timer", "show_large", "close"}:
            self._try(move, lambda: getattr(course, move)(self.workshop, self.now))

    @rule()
    def main_key(self) -> None:
        move = main_move(self.workshop)
        if move is not None and hasattr(course, move) and move != "close":
            self._try(move, lambda: getattr(course, move)(self.workshop, self.now))
        elif move == "reveal":
            self.show()
        elif move == "start_settling":
            self.start_settling()

    @rule()
    def show(self) -> None:
        self._try("reveal", lambda: reveal(self.workshop, CATALOGUE, people(9), self.given, self.now, Random(1)))

    @rule()
    def late(self) -> None:
        self._try(
            "take_in_late",
            lambda: take_in_late(self.workshop, CATALOGUE, people(9), self.given, self.now, Random(1)),
        )

    @rule(question=st.sampled_from("abc"))
    def again(self, question: str) -> None:
        self._try("answer_again", lambda: course.answer_again(self.workshop, [question], self.now))

    @rule(question=st.sampled_from("abc"))
    def large(self, question: str) -> None:
        self._try("show_large", lambda: course.show_large(self.workshop, question, self.now))

    @rule(element=st.sampled_from(["maal", "virkning", "teori"]))
    def elements(self, element: str) -> None:
        self._try("choose_element", lambda: course.choose_element(self.workshop, element, self.now))

    @rule(element=st.sampled_from(["maal", "virkning", "teori"]))
    def fewer(self, element: str) -> None:
        self._try("leave_out_element", lambda: leave_out_element(self.workshop, element, self.now))

    @rule(element=st.sampled_from(["maal", "virkning", "teori"]))
    def more(self, element: str) -> None:
        self._try("add_element", lambda: add_element(self.workshop, CATALOGUE, element, self.now))

    @rule(elements=st.sampled_from([("maal",), ("virkning",), ("virkning", "maal")]))
    def other_settings(self, elements: tuple[str, ...]) -> None:
        new = self.workshop.settings.model_copy(update={"elements": elements})
        answered = bool(self.given)
        self._try(
            "change_settings",
            lambda: change_settings(self.workshop, CATALOGUE, new, self.now, has_answers=answered),
        )

    @rule()
    def start_settling(self) -> None:
        self._try("start_settling", lambda: start_settling(self.workshop, CATALOGUE, self.now))

    @rule(question=st.sampled_from("abc"), settled=st.sampled_from([None, Settled(value=2), Settled(value=9)]))
    def settle(self, question: str, settled: Settled | None) -> None:
        self._try("settle", lambda: settle(self.workshop, CATALOGUE, question, settled, self.now))

    @rule()
    def write(self) -> None:
        self._try("reflect", lambda: reflect(self.workshop, "maal", Reflection(strengths="Ro."), self.now))
        self._try("answer_gate", lambda: answer_gate(self.workshop, "proevet", GateAnswer(value=False), self.now))
        self._try("count_citizens", lambda: count_citizens(self.workshop, "maal", CitizenCounts(yes=5), self.now))

    @rule(voters=st.integers(0, 8))
    def plan(self, voters: int) -> None:
        self._try("propose", lambda: propose(self.workshop, CATALOGUE, "Spis sammen", self.now))
        ballots = [PlanVotes(participant=one.id, choices=("skriv-maal",), given=NOW) for one in people(voters)]
        self._try("count_plan_votes", lambda: count_plan_votes(self.workshop, ballots, self.now))
        self._try("change_plan", lambda: with_plan(self.workshop, self.workshop.plan, self.now))

    @rule(preliminary=st.booleans())
    def finish(self, preliminary: bool) -> None:
        self._try("finish", lambda: course.finish(self.workshop, self.now, preliminary=preliminary))

    @rule()
    def timer(self) -> None:
        self._try("set_timer", lambda: course.set_timer(self.workshop, self.now + dt.timedelta(minutes=5), self.now))

    @rule(sure=st.integers(0, 9))
    def close(self, sure: int) -> None:
        if sure == 0:
            self._try("close", lambda: course.close(self.workshop, self.now))

    @invariant()
    def the_state_is_possible(self) -> None:
        workshop = self.workshop
        settings_ = workshop.settings
        assert Workshop.model_validate_json(workshop.model_dump_json()) == workshop
        assert set(workshop.questions) == set(settings_.elements)
        assert sum(slot.minutes for slot in settings_.agenda) == settings_.length
        if workshop.phase in {"answering", "revealed", "answering_again", "settling"}:
            assert workshop.element in settings_.elements
        if workshop.phase in {"revealed", "answering_again", "settling"}:
            assert set(workshop.current_questions) <= set(workshop.shown)
        assert (workshop.phase == "answering_again") == bool(workshop.reopened)
        assert set(workshop.reopened) <= set(workshop.current_questions)
        assert set(workshop.settled) <= set(workshop.shown)
        assert {q for asked in workshop.questions.values() for q in asked} >= set(workshop.shown)
        assert workshop.preliminary_until is None or workshop.phase in {"finished", "closed"}
        assert (workshop.closed is not None) == (workshop.phase == "closed")
        assert workshop.erased is None or workshop.phase == "closed"
        move = main_move(workshop)
        assert move is None or refusal(workshop, move) is None or workshop.phase == "settling"
        for both in workshop.shown.values():
            if both.latest.staff.withheld is None:
                assert both.latest.staff.n >= settings_.smallest_group

    def teardown(self) -> None:
        found = outcome(self.workshop, CATALOGUE, LATER)
        assert {one.question for one in found.questions} == set(self.workshop.shown)


AnyMeeting.TestCase.settings = settings(max_examples=40, stateful_step_count=40, deadline=None)
test_no_order_of_keys_reaches_an_impossible_state = AnyMeeting.TestCase
