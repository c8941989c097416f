"""Krippendorff's alpha against published figures, against another implementation, and where it cannot be measured."""

from __future__ import annotations

import warnings

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from numpy.typing import NDArray

from checklist.screening.ratings import RatingTable
from checklist.screening.reliability import Measurement, WhyNot, krippendorff_alpha, reliability
from tests.screening.rating_tables import rated, tables

_ = np.nan
# Krippendorff (2011), section C: four observers, twelve units, values missing.
FOUR_OBSERVERS = np.array([
    [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
    [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
])  # fmt: skip


@pytest.mark.parametrize(("measurement", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)])
def test_the_published_example_with_missing_values(measurement: Measurement, published: float) -> None:
    """Krippendorff (2011), sections C and D: the same data at three levels of measurement."""
    found = krippendorff_alpha(FOUR_OBSERVERS, (1, 2, 3, 4, 5), measurement)
    assert found == pytest.approx(published, abs=0.0005)


def test_the_published_example_with_two_observers_and_two_values() -> None:
    """Krippendorff (2011), section A: ten units, four of them disagreed on, alpha 0.095."""
    ratings = np.array([[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]], dtype=np.float64)
    assert krippendorff_alpha(ratings, (0, 1), "nominal") == pytest.approx(0.095, abs=0.0005)


def test_the_published_example_with_two_observers_and_five_values() -> None:
    """Krippendorff (2011), section B: twelve units in the categories a to e, alpha 0.692."""
    lines = ("aabbdcccedda", "babbbccceddd")
    ratings = np.array([["abcde".index(letter) for letter in line] for line in lines], dtype=np.float64)
    assert krippendorff_alpha(ratings, (0, 1, 2, 3, 4), "nominal") == pytest.approx(0.692, abs=0.0005)


def _other_alpha(ratings: NDArray[np.float64], measurement: Measurement) -> float:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return float(krippendorff.alpha(ratings, level_of_measurement=measurement, value_domain=[1, 2, 3, 4, 5]))


@settings(max_examples=150, deadline=None)
@given(tables(most_applications=6))
def test_it_equals_another_implementation(table: RatingTable[str]) -> None:
    """The package krippendorff, on any ratings that something can be measured on, at each level of measurement."""
    units = table.values.reshape(len(table.reviewers), -1)
    for measurement in ("nominal", "ordinal", "interval"):
        found = reliability(table, 1, measurement=measurement, resamples=10)
        if found.alpha is not None:
            assert found.alpha == pytest.approx(_other_alpha(units, measurement), abs=1e-9)
            assert krippendorff_alpha(units, table.scale, measurement) == pytest.approx(found.alpha)


def test_one_element_alone_is_measured_on_its_own_cells() -> None:
    """On the first element both agree on two different values; on the second they never do."""
    table = rated({"A": {"Bo": [1, 1], "Ida": [1, 5]}, "B": {"Bo": [5, 5], "Ida": [5, 1]}}, elements=("teori", "maal"))
    assert reliability(table, 1, element="teori").alpha == pytest.approx(1)
    # Two cells, four values, 1 and 5 twice each: observed 4 of 4 pairs differ, expected 8 of 12: 1 - 1 / (2/3).
    assert reliability(table, 1, element="maal").alpha == pytest.approx(-0.5)


@pytest.mark.parametrize(
    ("ratings", "why"),
    [
        ({"A": {"Bo": [None, None, None]}}, "nothing_rated"),
        ({"A": {"Bo": [1, 2, 3]}, "B": {"Bo": [3, 2, 1]}}, "one_reviewer"),
        ({"A": {"Bo": [1, 2, 3]}, "B": {"Ida": [3, 2, 1]}}, "no_pairs"),
        ({"A": {"Bo": [3, 3, 3], "Ida": [3, 3, 3]}, "B": {"Bo": [1, 1, 1]}}, "no_variation"),
    ],
)
def test_where_it_cannot_be_measured_it_says_why(ratings: dict[str, dict[str, list[int | None]]], why: WhyNot) -> None:
    """No figure and no interval, but the reason."""
    found = reliability(rated(ratings), 1)
    assert (found.alpha, found.low, found.high, found.why_not) == (None, None, None, why)


def test_the_interval_is_that_of_drawing_applications_with_replacement() -> None:
    """Against a plain loop that draws applications and asks the other implementation; the tails within 0.05."""
    rng = np.random.default_rng(3)
    truth = rng.integers(1, 6, size=(1, 20, 3))
    values = np.clip(truth + rng.integers(-1, 2, size=(3, 20, 3)), 1, 5).astype(np.float64)
    table = RatingTable(("Bo", "Ida", "Per"), tuple(f"A-{n}" for n in range(20)), ("teori", "maal", "virkning"), values)
    found = reliability(table, 1)
    drawn = [_other_alpha(values[:, rng.integers(0, 20, size=20)].reshape(3, -1), "ordinal") for _draw in range(400)]
    low, high = np.quantile(drawn, [0.025, 0.975])
    assert found.low == pytest.approx(low, abs=0.05)
    assert found.high == pytest.approx(high, abs=0.05)
    assert found.alpha is not None
    assert low < found.alpha < high


def test_the_same_seed_gives_the_same_interval() -> None:
    """And another seed another one."""
    table = RatingTable(("a", "b", "c", "d"), tuple(map(str, range(12))), ("maal",), FOUR_OBSERVERS[:, :, None])
    first, again, other = reliability(table, 1), reliability(table, 1), reliability(table, 2)
    assert first == again
    assert (first.low, first.high) != (other.low, other.high)
    # Unit 12 has one value, which nobody else's can be compared with.
    assert (first.pairable, first.applications) == (40, 11)


def test_a_single_application_gives_a_figure_without_an_interval() -> None:
    """There is nothing to draw other applications from."""
    found = reliability(rated({"A": {"Bo": [1, 3, 5], "Ida": [1, 4, 5]}}), 1)
    assert found.alpha is not None
    assert (found.low, found.high) == (None, None)
