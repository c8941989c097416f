"""The question that the facilitator puts on the wall alone, and for how long it stays there."""

from __future__ import annotations

import pytest

from checklist.workshop import course
from checklist.workshop.moves import RefusedMoveError, permitted
from checklist.workshop.settling import start_settling
from tests.workshop.scenes import CATALOGUE, LATER, answering, people, shown, votes

FIVE = people(5)


def test_a_shown_question_stands_large_until_all_are_shown_again() -> None:
    """One at a time: another takes its place."""
    talk = shown(answering(), FIVE, [*votes("a", [4] * 5), *votes("b", [4] * 5)])
    assert "show_all" not in permitted(talk)
    one = course.show_large(talk, "a", LATER)
    other = course.show_large(one, "b", LATER)
    assert (one.large, other.large) == ("a", "b")
    assert course.show_all(other, LATER) == talk.model_copy(update={"updated": LATER})


def test_it_goes_with_the_stretch_of_the_meeting_it_was_chosen_in() -> None:
    """Settling begins with all questions, and so does the next element; the card for serious matters leaves it."""
    talk = course.show_large(shown(answering(), FIVE, votes("a", [4] * 5)), "a", LATER)
    assert start_settling(talk, CATALOGUE, LATER).large is None
    assert course.choose_element(talk, "virkning", LATER).large is None
    assert course.answer_again(talk, ["a"], LATER).large is None
    assert course.hide_card(course.show_card(talk, LATER), LATER).large == "a"


def test_what_is_not_shown_now_cannot_stand_large() -> None:
    """Neither before the showing nor a question of another element."""
    with pytest.raises(RefusedMoveError, match="i gang med at svare"):
        course.show_large(answering(), "a", LATER)
    with pytest.raises(RefusedMoveError, match="hører ikke til"):
        course.show_large(shown(answering(), FIVE, votes("a", [4] * 5)), "c", LATER)
