"""The meeting's minutes: what fits, who gets what, and that the sum always is the meeting."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.assessment.scoring import score
from checklist.workshop.agenda import adjusted, agenda, elements_that_fit, frame, minutes_needed, suggested_elements
from checklist.workshop.moves import RefusedMoveError
from checklist.workshop.preparing import add_element, in_order, leave_out_element, with_minutes
from tests.small_catalogue import assessment, element, question, small_catalogue
from tests.workshop.scenes import CATALOGUE, NOW, meeting

FOUR_CATEGORIES = [{"id": one, "name": one.capitalize(), "description": "–"} for one in ("viden", "koncept", "bredt")]
SPREAD = small_catalogue(
    *(
        element(name, *(question(f"{name}-{n}", core=n < 3) for n in range(6)), category=category, **more)
        for name, category, more in [
            ("teori", "viden", {}),
            ("virkning", "viden", {"builds_on": ["maal"]}),
            ("beskrivelse", "koncept", {"builds_on": ["teori"]}),
            ("maal", "koncept", {}),
            ("oekonomi", "bredt", {"builds_on": ["maal"]}),
        ]
    ),
    categories=FOUR_CATEGORIES,
)


def test_the_frame_is_opening_plan_and_close() -> None:
    """90 minutes, 8 people: 10, two ninths = 20, 5. Two hours with 25 people: 15 + 5, 26.7 -> 25, 5."""
    assert frame(90, 8) == (10, 20, 5)
    assert frame(120, 25) == (20, 25, 5)
    assert frame(240, 8) == (15, 55, 10)
    assert frame(60, 8) == (10, 15, 5)


def test_an_element_needs_time_for_questions_and_for_people() -> None:
    """8 + 6 questions + 8 / 4 = 16; more than 24 people do not make the talk longer."""
    assert minutes_needed(6, 8) == 16
    assert minutes_needed(3, 8) == 13
    assert minutes_needed(6, 24) == minutes_needed(6, 40) == 20


def test_ninety_minutes_hold_three_full_elements_or_four_short_ones() -> None:
    """55 minutes are left: 55 / 16 = 3; in the short form 55 / 13 = 4."""
    assert elements_that_fit(SPREAD, 90, 8, "full") == 3
    assert elements_that_fit(SPREAD, 90, 8, "short") == 4


def test_elements_share_the_rest_by_what_they_need() -> None:
    """55 minutes, weights 16 and 13 and 13 (42): 52 beyond one each give 19.81, 16.10, 16.10, so 20, 16, 16; plus 1."""
    slots = agenda({"stor": 6, "lille": 3, "anden": 3}, 90, 8)
    assert [(slot.key, slot.minutes) for slot in slots] == [
        ("opening", 10),
        ("stor", 21),
        ("lille", 17),
        ("anden", 17),
        ("plan", 20),
        ("close", 5),
    ]


def test_one_slot_set_by_hand_makes_the_others_give_way() -> None:
    """The plan from 20 to 30: 60 minutes among 10, 21, 17, 17, 5 (70); 55 beyond one each in proportion."""
    slots = agenda({"stor": 6, "lille": 3, "anden": 3}, 90, 8)
    after = adjusted(slots, "plan", 30)
    # 55 · 10/70 = 7.86, 16.5, 13.36, 13.36, 3.93: 7, 16, 13, 13, 3 and the three largest remainders one more.
    assert [slot.minutes for slot in after] == [9, 18, 14, 14, 30, 5]
    assert sum(slot.minutes for slot in after) == 90
    again = adjusted(after, "opening", 5)
    assert [slot.minutes for slot in again if slot.fixed] == [5, 30]
    assert sum(slot.minutes for slot in again) == 90


def test_more_than_there_is_cannot_be_set() -> None:
    """With five others of at least a minute, 85 of 90 is the most; and says so."""
    slots = agenda({"stor": 6, "lille": 3, "anden": 3}, 90, 8)
    with pytest.raises(RefusedMoveError, match="højst 85 minutter"):
        adjusted(slots, "plan", 86)
    assert sum(slot.minutes for slot in adjusted(slots, "plan", 85)) == 90


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.integers(1, 9), min_size=1, max_size=11), st.integers(60, 240), st.integers(3, 40), st.integers(0, 60)
)
def test_the_sum_is_the_meeting(counts: list[int], length: int, people: int, minutes: int) -> None:
    """For every meeting of 60-240 minutes and 3-40 people, before and after a slot was set by hand."""
    slots = agenda({f"e{n}": count for n, count in enumerate(counts)}, length, people)
    assert sum(slot.minutes for slot in slots) == length
    assert min(slot.minutes for slot in slots) >= 1
    try:
        after = adjusted(slots, "e0", minutes)
    except RefusedMoveError:
        return
    assert sum(slot.minutes for slot in after) == length
    assert after[1].minutes == minutes


def test_without_an_earlier_assessment_elements_are_spread_over_the_categories() -> None:
    """One of each category, the one most others build on: teori, maal, oekonomi."""
    assert suggested_elements(SPREAD, 90, 8, "full") == ("teori", "maal", "oekonomi")


def test_with_one_the_weakest_come_first() -> None:
    """Maal 1 (0), oekonomi 2 (25), teori 4 (75); what has no score comes after."""
    answered = {f"{e}-{n}": v for e, v in (("maal", 1), ("oekonomi", 2), ("teori", 4)) for n in range(6)}
    earlier = score(SPREAD, assessment(answered))
    assert suggested_elements(SPREAD, 90, 8, "full", earlier) == ("maal", "oekonomi", "teori")
    assert suggested_elements(SPREAD, 120, 8, "full", earlier)[3] in {"virkning", "beskrivelse"}


def test_adding_and_leaving_out_makes_the_agenda_anew() -> None:
    """The sum stays the meeting's; an element cannot be there twice, and one must be left."""
    one = meeting(elements=("maal",))
    two = add_element(one, CATALOGUE, "virkning", NOW)
    assert [slot.key for slot in two.settings.agenda] == ["opening", "maal", "virkning", "plan", "close"]
    assert sum(slot.minutes for slot in two.settings.agenda) == 90
    assert two.questions["virkning"] == ("c",)
    assert in_order(two, ("virkning", "maal"), NOW).settings.elements == ("virkning", "maal")
    assert leave_out_element(two, "virkning", NOW).settings == one.settings
    with pytest.raises(RefusedMoveError, match="allerede med"):
        add_element(two, CATALOGUE, "maal", NOW)
    with pytest.raises(RefusedMoveError, match="mindst ét element"):
        leave_out_element(one, "maal", NOW)


def test_minutes_are_set_in_the_workshop() -> None:
    """20 for the element, and the meeting is still 90."""
    after = with_minutes(meeting(), "maal", 20, NOW)
    assert next(slot for slot in after.settings.agenda if slot.key == "maal").minutes == 20
    assert sum(slot.minutes for slot in after.settings.agenda) == 90


def test_a_slot_set_by_hand_can_be_released() -> None:
    """Then it gives way again, like the others, when another is set."""
    by_hand = with_minutes(meeting(), "maal", 20, NOW)
    free = with_minutes(by_hand, "maal", None, NOW)
    assert not any(slot.fixed for slot in free.settings.agenda)
    after = with_minutes(free, "plan", 40, NOW)
    assert next(slot.minutes for slot in after.settings.agenda if slot.key == "maal") < 20
    assert sum(slot.minutes for slot in after.settings.agenda) == 90
