"""What would move an application: each change worked out by hand, or by making the change and ordering anew."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from checklist.screening.movement import Move, what_moves
from checklist.screening.order import order
from checklist.screening.ratings import RatingTable
from tests.screening.rating_tables import rated, tables

MAAL_ALONE = (0.0, 1.0, 0.0)


def test_a_step_that_turns_the_order_is_what_moves_both() -> None:
    """A is 4, B is 3, all weight on one element: Bo one step lower on A makes them level; leaving A's review out, more.

    Without Bo A may be anything: above 3 in 2/5, level in 1/5, so within in 1/2. One step lower: level, 1/2 as well.
    Ida one step higher on B: level, so B is within in 1/2.
    """
    table = rated({"A": {"Bo": [3, 4, 3]}, "B": {"Ida": [3, 3, 3]}})
    moves = what_moves(table, order(table, 1, seed=1, weights=MAAL_ALONE))
    assert moves["A"] is not None
    assert moves["A"].reviewer == "Bo"
    assert moves["A"].within == pytest.approx(0.5, abs=0.025)
    assert moves["B"] is not None
    assert (moves["B"].kind, moves["B"].reviewer) in {("step_up", "Ida"), ("left_out", "Ida")}


def test_a_reviewer_who_stands_alone_is_found() -> None:
    """A has 5 from Bo and 2 from Ida against B's steady 4; without Ida A is always first, without Bo never."""
    table = rated({"A": {"Bo": [3, 5, 3], "Ida": [3, 2, 3]}, "B": {"Bo": [3, 4, 3]}})
    found = what_moves(table, order(table, 1, seed=1, weights=MAAL_ALONE))["A"]
    assert found is not None
    assert found.kind == "left_out"
    assert (found.reviewer, found.within) in {("Ida", 1.0), ("Bo", 0.0)}


def test_a_weight_can_be_what_moves_an_application() -> None:
    """Six agree on A and on B, so no single review says much; A leads by 4 on one element and B by 4 on the other.

    A wins in half of all weightings. With the second element a quarter lighter it wins where w > 0.75 (1 - w), that is
    in 4/7; with the first a quarter lighter in 3/7; a quarter heavier moves less (5/9 and 4/9).
    """
    reviewers = ("Bo", "Ida", "Per", "Eva", "Ole", "Kim")
    ratings = {"A": dict.fromkeys(reviewers, (5, 1)), "B": dict.fromkeys(reviewers, (1, 5))}
    table = rated(ratings, elements=("teori", "maal"))
    found = what_moves(table, order(table, 1, seed=1))["A"]
    assert found is not None
    assert found.kind == "weight_down"
    expected = {"maal": 4 / 7, "teori": 3 / 7}[str(found.element)]
    assert found.within == pytest.approx(expected, abs=0.025)


def test_nothing_moves_what_is_far_from_the_line() -> None:
    """A has 5 throughout, B 1 and C 1: no step, weight or review of C's brings it near A, and A stays first."""
    table = rated({"A": {"Bo": [5, 5, 5], "Ida": [5, 5, 5]}, "B": {"Bo": [1, 1, 1]}, "C": {"Ida": [1, 1, 1]}})
    moves = what_moves(table, order(table, 1, seed=1))
    assert moves["A"] is None


def test_where_there_is_room_for_all_nothing_moves_anybody() -> None:
    """Two places, two applications."""
    table = rated({"A": {"Bo": [5, 5, 5]}, "B": {"Bo": [1, 1, 1]}})
    assert what_moves(table, order(table, 2, seed=1)) == {"A": None, "B": None}


def test_a_change_over_a_border_comes_before_a_larger_one_that_is_not() -> None:
    """Whatever is named crosses a border if any change does."""
    table = rated(
        {
            "A": {"Bo": [4, 4, 4], "Ida": [3, 4, 3]},
            "B": {"Bo": [3, 3, 4], "Ida": [3, 3, 3]},
            "C": {"Bo": [3, 2, 3], "Ida": [2, 3, 3]},
        }
    )
    found = order(table, 1, seed=1)
    moves = what_moves(table, found)
    for standing in found.standings:
        move = moves[standing.application]
        crossing = [one for one in _each_review_change(table, standing.application) if _crosses(standing.within, one)]
        if crossing:
            assert move is not None
            assert _crosses(standing.within, move.within)


def _crosses(before: float, after: float) -> bool:
    return abs(before - after) > 0.05 and (before >= 0.95, before <= 0.05) != (after >= 0.95, after <= 0.05)


def _each_review_change(table: RatingTable[str], application: str) -> list[float]:
    """The probability of being within after each change of one review, by making it and ordering anew."""
    at = table.applications.index(application)
    found = []
    for reviewer in range(len(table.reviewers)):
        for step in (1, -1, np.nan):
            values = table.values.copy()
            values[reviewer, at] = np.clip(values[reviewer, at] + step, 1, 5)
            changed = RatingTable(table.reviewers, table.applications, table.elements, values)
            found.append(order(changed, 1, seed=1).of(application).within)
    return found


@settings(max_examples=25, deadline=None)
@given(tables(most_applications=4))
def test_a_move_says_what_ordering_anew_with_that_change_gives(table: RatingTable[str]) -> None:
    """Make the named change of a review, order anew with the same seed: the same probability."""
    found = order(table, 1, seed=9, draws=1_000)
    for application, move in what_moves(table, found).items():
        if move is None or move.reviewer is None:
            continue
        again = order(_with(table, application, move), 1, seed=9, draws=1_000)
        # Equal applications get their mean, which differs from the one drawn by chance alone.
        assert move.within == pytest.approx(again.of(application).within, abs=0.1)


def _with(table: RatingTable[str], application: str, move: Move[str]) -> RatingTable[str]:
    at, reviewer = table.applications.index(application), table.reviewers.index(str(move.reviewer))
    step = {"step_up": 1.0, "step_down": -1.0, "left_out": np.nan}[move.kind]
    values = table.values.copy()
    values[reviewer, at] = np.clip(values[reviewer, at] + step, 1, 5)
    return RatingTable(table.reviewers, table.applications, table.elements, values)


@settings(max_examples=25, deadline=None)
@given(tables())
def test_the_size_of_a_block_of_draws_changes_no_move(table: RatingTable[str]) -> None:
    """In one block or in many: the same moves."""
    found = order(table, 1, seed=4, draws=100)
    assert what_moves(table, found) == what_moves(table, found, cells_at_once=37)


def test_what_makes_a_sure_place_surer_is_no_move() -> None:
    """A is first in nearly all draws: what is named would pull it down; C is last in nearly all: lift it up."""
    table = rated(
        {
            "A": {"Bo": [5, 5, 4], "Ida": [5, 4, 5], "Per": [2, 5, 5]},
            "B": {"Bo": [3, 3, 3], "Ida": [3, 4, 3], "Per": [3, 3, 3]},
            "C": {"Bo": [1, 2, 2], "Ida": [2, 1, 1], "Per": [4, 2, 2]},
        }
    )
    found = order(table, 1, seed=1, weights=(1, 1, 1))
    moves = what_moves(table, found)
    assert [found.of(name).certainty for name in "AC"] == ["in", "out"]
    assert moves["A"] is not None
    assert moves["A"].within < found.of("A").within
    assert moves["C"] is not None
    assert moves["C"].within > found.of("C").within


@settings(max_examples=25, deadline=None)
@given(tables())
def test_a_move_of_a_sure_place_is_towards_the_line(table: RatingTable[str]) -> None:
    """Down for one that is in, up for one that is out."""
    found = order(table, 1, seed=6, draws=200)
    for application, move in what_moves(table, found).items():
        standing = found.of(application)
        if move is not None and standing.certainty != "depends":
            assert (move.within < standing.within) == (standing.certainty == "in")
