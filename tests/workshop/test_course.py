"""The course of a meeting: which step comes next, which steps back there are, and why the others are refused."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import TYPE_CHECKING

import pytest

from checklist.workshop import course
from checklist.workshop.model import Settled, Workshop
from checklist.workshop.moves import MOVES, RefusedMoveError, main_move, permitted, refusal, undecided
from checklist.workshop.preparing import leave_out_element
from checklist.workshop.sentences import move_words, phase_words, preliminary_words
from checklist.workshop.settling import settle, start_settling
from checklist.workshop.showing import reveal, take_in_late
from checklist.workshop.voting import questions_to_answer, vote_refused
from tests.workshop.scenes import CATALOGUE, LATER, NOW, Short, answering, meeting, people, person, shown, vote, votes

if TYPE_CHECKING:
    from checklist.workshop.model import Vote
    from checklist.workshop.moves import MoveName

FIVE = people(5)


def test_a_meeting_from_beginning_to_end_by_the_main_key_alone() -> None:
    """Each phase has one next step; where the group agrees everything is prefilled and the walk never stops."""
    given = [*votes("a", [4] * 5), *votes("b", [3] * 5), *votes("c", [5] * 5)]
    workshop, walked = meeting(), []
    while (move := main_move(workshop)) is not None:
        walked.append(move)
        workshop = _do(move, workshop, given)
    one_element = ["reveal", "start_settling"]
    assert walked == [
        "open_lobby",
        "start_answering",
        *one_element,
        "next_element",
        *one_element,
        "start_planning",
        "finish",
        "close",
        "erase",
    ]
    assert {question: one.value for question, one in workshop.settled.items()} == {"a": 4, "b": 3, "c": 5}


def _do(move: MoveName, workshop: Workshop, given: list[Vote]) -> Workshop:
    if move == "reveal":
        return shown(workshop, FIVE, given)
    if move == "start_settling":
        return start_settling(workshop, CATALOGUE, LATER)
    after: Workshop = getattr(course, move)(workshop, LATER)
    return after


def test_the_next_element_waits_for_every_shared_answer() -> None:
    """A is split and must be decided; the sentence says how many are missing."""
    settling = start_settling(shown(answering(), FIVE, votes("a", [1, 1, 5, 5, 5])), CATALOGUE, LATER)
    assert undecided(settling) == ("a", "b")
    with pytest.raises(RefusedMoveError, match="2 spørgsmål mangler et fælles svar"):
        course.next_element(settling, LATER)
    one = settle(settling, CATALOGUE, "a", Settled(value=3, reason="Vi er uenige."), LATER)
    both = settle(one, CATALOGUE, "b", Settled(status="dont_know"), LATER)
    assert course.next_element(both, LATER).element == "virkning"


def test_the_way_back_shows_nothing() -> None:
    """From answering to the lobby and on again: the same element, nothing shown."""
    lobby = course.back_to_lobby(answering(), LATER)
    assert (lobby.phase, lobby.shown) == ("open", {})
    assert course.start_answering(lobby, LATER).element == "maal"
    assert course.back_to_preparing(lobby, LATER).phase == "prepared"


def test_a_revealed_element_stays_as_it_was_shown() -> None:
    """Back to it, and it is talked about, not answered anew."""
    first = shown(answering(), FIVE, votes("a", [4] * 5))
    away = course.choose_element(first, "virkning", LATER)
    assert away.phase == "answering"
    back = course.choose_element(away, "maal", LATER)
    assert (back.phase, back.shown) == ("revealed", first.shown)
    with pytest.raises(RefusedMoveError, match="Svarene er vist"):
        reveal(back, CATALOGUE, FIVE, [], LATER, Random(1))
    with pytest.raises(RefusedMoveError, match="er vist"):
        leave_out_element(away, "maal", LATER)


def test_a_third_round_is_refused() -> None:
    """Two rounds; then people talk."""
    first = [*votes("a", [4] * 5), *votes("b", [4] * 5)]
    again = course.answer_again(shown(answering(), FIVE, first), ["a", "b"], LATER)
    second = shown(again, FIVE, [*first, *votes("a", [5] * 5, 2), *votes("b", [5] * 5, 2)])
    with pytest.raises(RefusedMoveError, match="besvaret to gange"):
        course.answer_again(second, ["a"], LATER)


def test_a_second_round_too_few_took_part_in_may_be_tried_again() -> None:
    """Nothing was shown of it, so nothing can be held against it."""
    first = votes("a", [4] * 5)
    again = course.answer_again(shown(answering(), FIVE, first), ["a"], LATER)
    withheld = shown(again, FIVE, [*first, vote(1, "a", 5, 2)])
    assert "answer_again" in permitted(withheld)


def test_a_second_round_can_be_dropped() -> None:
    """The first answers stand."""
    before = shown(answering(), FIVE, votes("a", [4] * 5))
    dropped = course.drop_second_round(course.answer_again(before, ["a"], LATER), LATER)
    assert (dropped.phase, dropped.shown, dropped.reopened) == ("revealed", before.shown, ())


def test_finishing_with_open_questions_is_preliminary_for_fourteen_days() -> None:
    """Final it can be only when all that was shown is decided."""
    planning = course.start_planning(shown(answering(), FIVE, votes("a", [1, 1, 5, 5, 5])), LATER)
    with pytest.raises(RefusedMoveError, match="2 spørgsmål"):
        course.finish(planning, LATER)
    done = course.finish(planning, LATER, preliminary=True)
    assert done.preliminary_until == LATER + dt.timedelta(days=14)
    late = vote(9, "a", 4)
    assert vote_refused(done, CATALOGUE, person(9), late, LATER + dt.timedelta(days=14)) is None
    too_late = vote_refused(done, CATALOGUE, person(9), late, LATER + dt.timedelta(days=15))
    assert too_late == "Fristen for at svare er gået."
    with pytest.raises(RefusedMoveError, match="2 spørgsmål"):
        course.make_final(done, LATER)
    assert preliminary_words(course.close(done, LATER)) == "Resultatet er endeligt.", (
        "the door is shut for late answers"
    )


def test_late_answers_move_a_prefilled_answer_and_no_other() -> None:
    """Five said 4 and three late ones 5, 5, 5: still agreed, the median 4. Three who say 1 end the agreement."""
    five = shown(answering(), FIVE, [*votes("a", [4] * 5), *votes("b", [4] * 5)])
    decided = settle(start_settling(five, CATALOGUE, LATER), CATALOGUE, "b", Settled(value=4), LATER)
    planning = course.finish(course.start_planning(decided, LATER), LATER, preliminary=True)
    late = [*votes("a", [1] * 3, first=6), *votes("b", [1] * 3, first=6)]
    given = [*votes("a", [4] * 5), *votes("b", [4] * 5), *late]
    after = take_in_late(planning, CATALOGUE, people(8), given, LATER, Random(1))
    assert set(after.settled) == {"b"}


def test_everybody_answers_what_they_have_come_to() -> None:
    """Together: the element. Free: all. On paper and before the meeting: all, also before it is opened."""
    assert questions_to_answer(answering(), person(1), NOW) == ("a", "b")
    assert questions_to_answer(answering(pace="free"), person(1), NOW) == ("a", "b", "c")
    assert questions_to_answer(meeting(), person(1, before_meeting=True), NOW) == ("a", "b", "c")
    assert questions_to_answer(meeting(), person(1), NOW) == ()
    assert vote_refused(meeting(), CATALOGUE, person(1), vote(1, "a", 3), NOW) == "Vent lidt. Mødet er ikke begyndt."
    early = vote_refused(answering(), CATALOGUE, person(1), vote(1, "c", 3), NOW)
    assert early == "Så langt er I ikke kommet endnu."


@pytest.mark.parametrize(
    ("question", "short", "why"),
    [
        ("a", 7, "Tallet 7 findes ikke på skalaen."),
        ("b", "p", "»Passer ikke« kan ikke bruges her"),
        ("x", 3, "ikke med"),
    ],
)
def test_a_vote_that_fits_no_question_is_refused(question: str, short: Short, why: str) -> None:
    """Off the scale, a status that the question does not offer, a question of another instrument."""
    refused = vote_refused(answering(), CATALOGUE, person(1), vote(1, question, short), NOW)
    assert refused is not None
    assert why in refused


def test_every_refused_move_says_why_in_a_sentence() -> None:
    """In every phase that a meeting goes through; and every move and phase has its words."""
    for phase in ("prepared", "open", "answering", "revealed", "settling", "planning", "finished", "closed"):
        workshop = answering().model_copy(update={"phase": phase})
        assert phase_words(workshop.phase)
        for move in MOVES:
            reason = refusal(workshop, move)
            assert reason is None or (reason.endswith(".") and not reason[0].islower())
            assert (move in permitted(workshop)) == (reason is None)
            assert move_words(move)
