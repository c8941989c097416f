"""The same answers give the same figures in a workshop as in `lovende group`, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.assessment.group import Group, put_together
from checklist.workshop.course import choose_element
from checklist.workshop.figures import group_profile, group_spreads, perspective_scores
from tests.small_catalogue import assessment
from tests.workshop.scenes import CATALOGUE, LATER, Short, answering, people, person, shown, vote

if TYPE_CHECKING:
    from checklist.workshop.model import Participant, Workshop

QUESTIONS = ("a", "b", "c")


def _workshop(room: list[Participant], sheets: list[dict[str, Short]]) -> Workshop:
    """Everybody's sheets as votes; both elements shown, one after the other."""
    votes = [vote(one.id.int, q, short) for one, sheet in zip(room, sheets, strict=True) for q, short in sheet.items()]
    given = [one for one in votes if one.answer.is_given]
    first = shown(answering(), room, given)
    return shown(choose_element(first, "virkning", LATER), room, given)


def _group(room: list[Participant], sheets: list[dict[str, Short]]) -> Group:
    """Everybody's sheets as files of their own, put together as `lovende group` does."""
    files = [
        (str(one.id), assessment(sheet, respondent={"perspective": one.perspective} if one.perspective else {}))
        for one, sheet in zip(room, sheets, strict=True)
    ]
    group, problems = put_together(CATALOGUE, files)
    assert group is not None, problems
    return group


answer_drawn = st.sampled_from([1, 2, 3, 4, 5, "v", "p", None])
sheet_drawn = st.fixed_dictionaries({"a": answer_drawn, "b": st.sampled_from([1, 3, 5, "v", None]), "c": answer_drawn})


@settings(max_examples=60, deadline=None)
@given(st.lists(sheet_drawn, min_size=4, max_size=12))
def test_every_visible_figure_is_the_groups(sheets: list[dict[str, Short]]) -> None:
    """Spread by spread; and score, range, coverage and level of every element in which nothing is withheld."""
    sheets = [sheet for sheet in sheets if any(short is not None for short in sheet.values())]
    room = people(len(sheets))
    if not sheets:
        return
    workshop, group = _workshop(room, sheets), _group(room, sheets)
    visible = {q for q, both in workshop.shown.items() if both.latest.staff.withheld is None}
    if workshop.attendance.staff == group.respondents:
        ours = {one.question_id: one for one in group_spreads(workshop, CATALOGUE)}
        assert [ours[one.question_id] for one in group.spreads if one.question_id in visible] == (
            [one for one in group.spreads if one.question_id in visible]
        )
        for element_id, asked in workshop.questions.items():
            if visible.issuperset(asked):
                mine = group_profile(workshop, CATALOGUE).element(element_id)
                assert mine == group.profile.element(element_id)


def test_a_whole_meeting_gives_the_groups_figures_hand_worked() -> None:
    """Four people on a: 5, 3, 1, don't know -> withheld; with a fifth 3 the item is (100 + 50 + 0 + 50) / 4 = 50."""
    sheets: list[dict[str, Short]] = [
        {"a": 5, "b": 4, "c": 4},
        {"a": 3, "b": 4, "c": 4},
        {"a": 1, "b": 4, "c": 4},
        {"a": "v", "b": 4, "c": 4},
        {"a": 3, "b": 4, "c": 4},
    ]
    room = people(5)
    workshop, group = _workshop(room, sheets), _group(room, sheets)
    mine = group_profile(workshop, CATALOGUE)
    assert mine == group.profile
    assert mine.element("maal").questions[0].item == pytest.approx(50)
    assert mine.element("maal").score == pytest.approx(62.5)
    assert group_spreads(workshop, CATALOGUE) == group.spreads


def test_perspectives_large_enough_have_the_groups_scores() -> None:
    """Four colleagues and four night staff with citizens beside: each as `lovende group` has them."""
    room = [*people(4, "medarbejder"), *people(4, "aften-nat", first=5), *people(4, "borger", first=9)]
    sheets: list[dict[str, Short]] = [{"a": 1 + n % 5, "b": 5 - n % 3, "c": 2 + n % 4} for n in range(12)]
    workshop, group = _workshop(room, sheets), _group(room, sheets)
    scores = {groups: score for groups, score in perspective_scores(workshop, CATALOGUE, "maal") if len(groups) == 1}
    assert set(scores) == {("medarbejder",), ("aften-nat",), ("borger",)}
    for seat, profile in group.perspectives.items():
        assert scores[seat,] == profile.element("maal")
    assert group_profile(workshop, CATALOGUE) == group.profile


def test_a_figure_that_is_withheld_is_in_no_score() -> None:
    """Three answers to c: their score would be those three people's; the element has none."""
    answered: dict[str, Short] = {"a": 3, "b": 3, "c": 5}
    without: dict[str, Short] = {"a": 3, "b": 3}
    sheets = [answered, answered, answered, without, without]
    workshop = _workshop([person(n) for n in range(1, 6)], sheets)
    mine = group_profile(workshop, CATALOGUE).element("virkning")
    assert (mine.score, mine.low, mine.high) == (None, 0, 100)
