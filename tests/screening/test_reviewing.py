"""A review from its first rating until it is handed in, and its comments on their way to the applicant."""

from __future__ import annotations

import datetime as dt

import pytest

from checklist.assessment.model import Rating
from checklist.catalogue import RefusedError
from checklist.screening.reviewing import begin_review, hand_in, open_again, release, take_back, unrated, with_rating
from tests.screening.made_up import NOON, application, review, reviewer_id, round_of
from tests.small_catalogue import element, question, small_catalogue

CATALOGUE = small_catalogue(element("maal", question("maal-1")), element("virkning", question("virkning-1")))
LATER = NOON + dt.timedelta(hours=1)
FOUR, ABSTAIN = Rating(value=4), Rating(status="abstain")


def test_the_same_reviewer_begins_the_same_review_on_every_machine() -> None:
    """Two desks that begin at once mean one review, which meets as a conflict and not as two."""
    once = begin_review(round_of(), application(1), reviewer_id(1), NOON)
    again = begin_review(round_of(), application(1), reviewer_id(1), LATER)
    assert once.id == again.id
    assert once.id != begin_review(round_of(), application(1), reviewer_id(2), NOON).id
    assert once.assessment.kind == "review"


def test_a_review_is_handed_in_when_every_element_is_rated_or_abstained_from() -> None:
    """With virkning open it is refused by name; an abstention closes it."""
    begun = with_rating(begin_review(round_of(), application(1), reviewer_id(1), NOON), "maal", FOUR, LATER)
    assert [one.id for one in unrated(CATALOGUE, begun)] == ["virkning"]
    with pytest.raises(RefusedError, match=r"E422 .*giv et tal, eller sig, at du undlader: Virkning\."):
        hand_in(CATALOGUE, begun, LATER)
    done = hand_in(CATALOGUE, with_rating(begun, "virkning", ABSTAIN, LATER), LATER)
    assert done.handed_in == LATER
    assert hand_in(CATALOGUE, done, NOON) == done


def test_a_rating_can_be_changed_and_taken_out_until_then() -> None:
    """4, then 2, then none; the moment follows."""
    begun = with_rating(begin_review(round_of(), application(1), reviewer_id(1), NOON), "maal", FOUR, NOON)
    changed = with_rating(begun, "maal", Rating(value=2), LATER)
    assert (changed.ratings["maal"].value, changed.assessment.updated) == (2, LATER)
    assert with_rating(changed, "maal", None, LATER).ratings == {}


def test_a_rating_outside_the_scale_and_one_after_handing_in_are_refused() -> None:
    """6 is no rating; a handed-in review does not change."""
    begun = begin_review(round_of(), application(1), reviewer_id(1), NOON)
    with pytest.raises(RefusedError, match="6 kan ikke gives; vælg et tal fra 1 til 5"):
        with_rating(begun, "maal", Rating(value=6), NOON)
    with pytest.raises(RefusedError, match="er afleveret og kan ikke ændres"):
        with_rating(review(1, 1, {"maal": 3}), "maal", FOUR, NOON)


def test_a_shared_case_opens_again_after_the_talk_and_keeps_what_was_rated_alone() -> None:
    """Rated 2 alone, 3 after the talk: both are kept. Any other application stays as it was handed in."""
    shared = application(1, calibration=True)
    again = open_again(review(1, 1, {"maal": 2}, comments={"maal": "Klart."}), shared, LATER)
    after = hand_in(
        small_catalogue(element("maal", question("maal-1"))),
        with_rating(again, "maal", Rating(value=3), LATER),
        LATER,
    )
    assert after.first_ratings is not None
    assert (after.first_ratings["maal"].value, after.ratings["maal"].value) == (2, 3)
    twice = open_again(after, shared, LATER)
    assert twice.first_ratings == after.first_ratings
    with pytest.raises(RefusedError, match="kun de fælles sager kan åbnes igen"):
        open_again(review(1, 1, {"maal": 2}), application(1), LATER)


def test_a_comment_is_released_as_it_stands_and_can_be_taken_back() -> None:
    """Released once however often it is asked for; opening the case again takes it back too."""
    done = review(1, 1, {"maal": 4, "virkning": 3}, comments={"maal": "  Målene er borgernes egne. "})
    released = release(release(done, "maal", "Bo", NOON), "maal", "Ane", LATER)
    (one,) = released.released
    assert (one.element, one.comment, one.by) == ("maal", "Målene er borgernes egne.", "Ane")
    assert take_back(released, "maal").released == ()
    assert open_again(released, application(1, calibration=True), LATER).released == ()


@pytest.mark.parametrize("element_id", ["virkning", "overfoerbarhed"])
def test_there_has_to_be_a_comment_to_release(element_id: str) -> None:
    """A rating without a comment, and an element that was not rated."""
    done = review(1, 1, {"maal": 4, "virkning": 3}, comments={"maal": "Ja."})
    with pytest.raises(RefusedError, match="ingen afleveret kommentar"):
        release(done, element_id, "Ane", NOON)
    with pytest.raises(RefusedError, match="ingen afleveret kommentar"):
        release(done.model_copy(update={"handed_in": None}), "maal", "Ane", NOON)
