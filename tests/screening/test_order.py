"""The order with its certainty: small cases worked out by hand, and what holds for every set of ratings."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.screening.order import certainty_of, order
from checklist.screening.ratings import RatingTable
from tests.screening.rating_tables import rated, tables

FEW = settings(max_examples=40, deadline=None)
# Five standard deviations of a share of one half in 10,000 draws.
BY_CHANCE = 0.025
MAAL_ALONE = (0.0, 1.0, 0.0)


def test_two_reviewers_who_differ_give_the_probabilities_of_the_four_pairs() -> None:
    """A is 2 or 4, B is 3 or 4, all weight on one element: A above B never but tied in one of four pairs.

    The pairs (A, B), each 1/4: (2, 3) and (2, 4) B first; (4, 3) A first; (4, 4) shared. So A is first in 1/4 + 1/8.
    """
    table = rated({"A": {"Bo": [1, 2, 1], "Ida": [1, 4, 1]}, "B": {"Bo": [5, 3, 5], "Ida": [5, 4, 5]}})
    found = order(table, 1, seed=1, weights=MAAL_ALONE)
    assert found.of("A").ranks == pytest.approx([0.375, 0.625], abs=BY_CHANCE)
    assert found.of("B").ranks == pytest.approx([0.625, 0.375], abs=BY_CHANCE)
    assert [standing.application for standing in found.standings] == ["B", "A"]


def test_one_better_on_one_of_two_elements_and_worse_on_the_other_wins_half_of_all_weightings() -> None:
    """A is 5 and 3, B 3 and 5, C 4 and 4: A wins where the first weighs more than one half, else B.

    C lies between the two whatever the weight, so its rank is 2 in every draw.
    """
    table = rated({"A": {"Bo": [5, 3]}, "B": {"Bo": [3, 5]}, "C": {"Bo": [4, 4]}}, elements=("teori", "maal"))
    found = order(table, 1, seed=1)
    assert found.of("A").ranks == pytest.approx([0.5, 0, 0.5], abs=BY_CHANCE)
    assert list(found.of("C").ranks) == [0, 1, 0]
    assert (found.of("C").best_rank, found.of("C").worst_rank) == (2, 2)


def test_weights_without_a_statement_are_uniform_over_all_weightings() -> None:
    """A leads on the first of three elements by 1, B on the second by 3: A needs a weight three times as large.

    Over all weightings w1/(w1 + w2) is uniform on 0-1, and A wins where it is above 3/4.
    """
    table = rated({"A": {"Bo": [2, 1, 3]}, "B": {"Bo": [1, 4, 3]}})
    assert order(table, 1, seed=3).of("A").within == pytest.approx(0.25, abs=BY_CHANCE)


def test_stated_weights_are_drawn_around_what_is_stated() -> None:
    """Weights 3 to 1 with concentration 50: the first is Beta(37.5, 12.5), which lies above 4/5 with P = 0.21194.

    A leads by 1 on the first element and B by 4 on the second, so A wins where the first weighs more than 4/5. Half or
    twice the concentration would give 0.30 or 0.12.
    """
    table = rated({"A": {"Bo": [2, 1]}, "B": {"Bo": [1, 5]}}, elements=("teori", "maal"))
    assert order(table, 1, seed=3, weights=(3, 1)).of("A").within == pytest.approx(0.21194, abs=BY_CHANCE)


def test_a_small_case_equals_going_through_every_possibility() -> None:
    """Three applications, two elements, two reviewers: all 64 pairs of picks, each under 2,000 weightings."""
    ratings = {
        "A": {"Bo": [5, 2], "Ida": [3, 2]},
        "B": {"Bo": [4, 3], "Ida": [2, 5]},
        "C": {"Bo": [1, 4], "Ida": [5, 3]},
    }
    cells = [(reviews["Bo"][element], reviews["Ida"][element]) for reviews in ratings.values() for element in (0, 1)]
    first_weight = (np.arange(2_000) + 0.5) / 2_000
    taken = np.zeros((3, 3))
    for picks in product(*cells):
        sums = np.array([picks[at] * first_weight + picks[at + 1] * (1 - first_weight) for at in (0, 2, 4)])
        for one in range(3):
            above = (sums > sums[one] + 1e-12).sum(axis=0)
            level = (np.abs(sums - sums[one]) < 1e-12).sum(axis=0)
            for rank in range(3):
                taken[one, rank] += np.where((above <= rank) & (rank < above + level), 1 / level, 0).mean()
    found = order(rated(ratings, elements=("teori", "maal")), 1, seed=8)
    for place, application in enumerate("ABC"):
        assert found.of(application).ranks == pytest.approx(taken[place] / 64, abs=BY_CHANCE)


def test_an_element_that_nobody_rated_may_be_anything_on_the_scale() -> None:
    """A was not rated and is 1, 2, 3, 4 or 5 alike; against a 4 it wins in 1/5, shares in 1/5 and loses in 3/5."""
    table = rated({"A": {"Bo": [None, None, None]}, "B": {"Bo": [1, 4, 1]}})
    found = order(table, 1, seed=5, weights=MAAL_ALONE)
    assert found.of("A").within == pytest.approx(0.3, abs=BY_CHANCE)
    assert (found.of("A").unrated, found.of("A").reviews) == (3, 0)


def test_abstaining_leaves_the_element_to_the_others() -> None:
    """Ida abstains on A, so A is Bo's 5 in every draw and always before B's 4."""
    table = rated({"A": {"Bo": [1, 5, 1], "Ida": [1, None, 1]}, "B": {"Bo": [1, 4, 1]}})
    assert list(order(table, 1, seed=5, weights=MAAL_ALONE).of("A").ranks) == [1, 0]


def test_three_who_are_level_share_the_ranks_they_take_up() -> None:
    """D is first; A, B and C take up ranks 2 to 4 together, one third each; with two places each is within in 1/3."""
    level = {"Bo": [3, 3, 3]}
    found = order(rated({"A": level, "B": level, "C": level, "D": {"Bo": [4, 3, 3]}}), 2, seed=1)
    assert list(found.of("D").ranks) == [1, 0, 0, 0]
    for application in "ABC":
        assert found.of(application).ranks == pytest.approx([0, 1 / 3, 1 / 3, 1 / 3], abs=1e-12)
        assert found.of(application).within == pytest.approx(1 / 3, abs=1e-12)
    assert found.of("A").equal_to == ("B", "C")
    assert [standing.application for standing in found.standings] == ["D", "A", "B", "C"]


@FEW
@given(tables(), st.permutations(range(5)), st.permutations(range(4)))
def test_permuting_applications_and_reviewers_permutes_the_result(
    table: RatingTable[str], applications: list[int], reviewers: list[int]
) -> None:
    """Each application's probabilities are the very same, wherever it and its reviewers stand."""
    columns = [place for place in applications if place < len(table.applications)]
    rows = [place for place in reviewers if place < len(table.reviewers)]
    shuffled = RatingTable(
        tuple(table.reviewers[row] for row in rows),
        tuple(table.applications[column] for column in columns),
        table.elements,
        table.values[rows][:, columns],
    )
    one, other = order(table, 2, seed=7, draws=200), order(shuffled, 2, seed=7, draws=200)
    for application in table.applications:
        assert np.array_equal(one.of(application).ranks, other.of(application).ranks)
    assert [s.within for s in one.standings] == [s.within for s in other.standings]


@FEW
@given(tables(), st.integers(0, 3))
def test_applications_with_the_same_ratings_have_the_same_probabilities(table: RatingTable[str], reviewer: int) -> None:
    """A twin of the first application, rated the same by the reviewers in another order, stands exactly as it does."""
    twin = np.roll(table.values[:, :1], reviewer, axis=0)
    both = RatingTable(
        table.reviewers, (*table.applications, "tvilling"), table.elements, np.concatenate([table.values, twin], axis=1)
    )
    found = order(both, 1, seed=11, draws=200)
    first = found.of(table.applications[0])
    assert np.array_equal(first.ranks, found.of("tvilling").ranks)
    assert "tvilling" in first.equal_to


@FEW
@given(tables(), st.integers(1, 6))
def test_probabilities_add_up_per_application_and_per_rank(table: RatingTable[str], places: int) -> None:
    """Ranks per application to 1, applications per rank to 1, and those within the places to the places."""
    found = order(table, places, seed=2, draws=150)
    ranks = np.array([standing.ranks for standing in found.standings])
    assert ranks.sum(axis=0) == pytest.approx(np.ones(len(ranks)))
    assert ranks.sum(axis=1) == pytest.approx(np.ones(len(ranks)))
    assert sum(s.within for s in found.standings) == pytest.approx(min(places, len(ranks)))


@FEW
@given(st.lists(st.lists(st.integers(1, 5), min_size=3, max_size=3), min_size=1, max_size=6))
def test_all_weight_on_one_element_gives_that_elements_order(ratings: list[list[int]]) -> None:
    """Applications stand as their ratings of that element, the highest first; the mean rank is the shared rank."""
    table = rated({f"A-{number}": {"Bo": values} for number, values in enumerate(ratings)})
    found = order(table, 1, seed=1, weights=MAAL_ALONE, draws=20)
    given_values = [values[1] for values in ratings]
    for number, value in enumerate(given_values):
        above = sum(other > value for other in given_values)
        level = given_values.count(value)
        assert found.of(f"A-{number}").mean_rank == pytest.approx(above + (level + 1) / 2)


@FEW
@given(tables(), st.integers(1, 400))
def test_the_size_of_a_block_of_draws_changes_nothing(table: RatingTable[str], cells: int) -> None:
    """In one block or in many: the same figures to the last bit."""
    whole, parts = order(table, 1, seed=4, draws=100), order(table, 1, seed=4, draws=100, cells_at_once=cells)
    for standing in whole.standings:
        assert np.array_equal(standing.ranks, parts.of(standing.application).ranks)


def test_the_seed_decides_the_draws() -> None:
    """The same seed gives the same figures again, another seed slightly other ones."""
    table = rated({"A": {"Bo": [1, 5, 3], "Ida": [4, 2, 3]}, "B": {"Bo": [2, 4, 4], "Ida": [3, 3, 3]}})
    first = order(table, 1, seed=1).of("A").within
    assert order(table, 1, seed=1).of("A").within == first
    assert order(table, 1, seed=2).of("A").within == pytest.approx(first, abs=2 * BY_CHANCE)
    assert order(table, 1, seed=2).of("A").within != first


def test_places_for_everybody_put_everybody_within() -> None:
    """Three places for two: both are within in every draw."""
    found = order(rated({"A": {"Bo": [1, 1, 1]}, "B": {"Bo": [5, 5, 5]}}), 3, seed=1)
    assert found.room_for_all
    assert [standing.within for standing in found.standings] == [1, 1]


def test_one_application_alone_is_first() -> None:
    """Rated or not."""
    found = order(rated({"A": {"Bo": [None, None, None]}}), 1, seed=1)
    assert list(found.of("A").ranks) == [1]


def test_no_applications_give_an_empty_order() -> None:
    """A group in which nobody has applied."""
    assert order(rated({}), 1, seed=1).standings == ()


@pytest.mark.parametrize("weights", [(0, 0, 0), (1, -1, 1), (1, 1), (1, 1, float("nan"))])
def test_weights_that_cannot_be_used_are_refused(weights: tuple[float, ...]) -> None:
    """Nothing but zeros, a negative one, too few, not a number."""
    with pytest.raises(ValueError, match="one weight per element"):
        order(rated({"A": {"Bo": [1, 1, 1]}}), 1, seed=1, weights=weights)


@pytest.mark.parametrize(
    ("within", "expected"),
    [(1, "in"), (0.95, "in"), (0.95 - 1e-12, "in"), (0.949, "depends"), (0.051, "depends"), (0.05, "out"), (0, "out")],
)
def test_the_words_change_at_0_95_and_0_05(within: float, expected: str) -> None:
    """Both borders belong to the sure side, within a tolerance."""
    assert certainty_of(within) == expected


def test_who_is_within_in_every_draw_is_so_with_certainty() -> None:
    """A, B and C change places among themselves and D is never above them: three places hold them all, exactly."""
    marks = {"A": ([5, 3, 4], [3, 5, 4]), "B": ([4, 4, 4], [5, 3, 4]), "C": ([3, 5, 4], [4, 4, 5])}
    table = rated({name: {"Bo": bo, "Ida": ida} for name, (bo, ida) in marks.items()} | {"D": {"Bo": [1, 1, 1]}})
    orders = [order(table, 3, seed=seed) for seed in range(10)]
    assert {found.of(name).within for found in orders for name in marks} == {1.0}
    assert {found.of("D").within for found in orders} == {0.0}
