"""What lies between the reviewers: their offsets and their distances, counted by hand."""

from __future__ import annotations

from statistics import fmean

import numpy as np
import pytest
from hypothesis import given, settings

from checklist.screening.ratings import RatingTable, table_of_rows
from checklist.screening.statistics import Offset, cell_means, disagreement, offsets
from tests.screening.rating_tables import rated, tables


def test_a_reviewers_offset_is_taken_from_the_mean_of_the_others_on_what_both_have_rated() -> None:
    """Bo lies 1 and 2 above the others' means and 0 on the third shared cell; what only Bo rated does not count."""
    table = rated(
        {
            "A": {"Bo": [4, 5, 3], "Ida": [3, 2, None], "Per": [3, 4, None]},
            "B": {"Bo": [2, None, 1], "Ida": [2, 5, None]},
            "C": {"Bo": [5, 5, 5]},
        }
    )
    bo, ida, per = offsets(table)
    assert bo == Offset("Bo", 1.0, 3, 2)
    # Ida: 3 - 3.5, 2 - 4.5, 2 - 2. Per: 3 - 3.5, 4 - 3.5.
    assert (ida, per) == (Offset("Ida", -1.0, 3, 2), Offset("Per", 0.0, 2, 1))


def test_a_reviewer_with_nothing_to_compare_with_has_no_offset() -> None:
    """Eva alone has read A."""
    assert offsets(rated({"A": {"Eva": [1, 2, 3]}})) == (Offset("Eva", None, 0, 0),)


def test_distances_are_counted_per_application_per_element_and_over_all() -> None:
    """A: 1 and 4 are 3 apart; 2, 2, 5 are 3, 3 and 0 apart, 2 on average. B: one cell, level."""
    table = rated(
        {
            "A": {"Bo": [1, 2, None], "Ida": [4, 2, None], "Per": [None, 5, 3]},
            "B": {"Bo": [3, None, None], "Ida": [3, None, None]},
            "C": {},
        }
    )
    found = disagreement(table)
    a, b, c = (found.by_application[name] for name in "ABC")
    assert (a.mean, a.largest, a.cells) == (2.5, 3, 2)
    assert (b.mean, b.largest, b.cells) == (0.0, 0, 1)
    assert (c.mean, c.largest, c.cells) == (None, None, 0)
    teori, maal, opfoelgning = found.by_element.values()
    assert (teori.mean, teori.largest, teori.cells) == (1.5, 3, 2)
    assert (maal.mean, maal.largest, maal.cells) == (2.0, 3, 1)
    assert opfoelgning.cells == 0
    assert found.overall.mean == pytest.approx(5 / 3)
    assert (found.overall.largest, found.overall.cells) == (3, 3)
    assert np.array_equal(found.largest_in_cell[0], [3, 3, np.nan], equal_nan=True)


def test_the_mean_of_a_cell_leaves_out_who_did_not_rate_it() -> None:
    """2 and 5 are 3.5 on average; a cell that nobody rated has no mean."""
    table = rated({"A": {"Bo": [2, 4, None], "Ida": [5, None, None]}})
    assert np.array_equal(cell_means(table), [[3.5, 4.0, np.nan]], equal_nan=True)


@settings(max_examples=60, deadline=None)
@given(tables())
def test_offsets_and_distances_equal_going_through_every_pair(table: RatingTable[str]) -> None:
    """The slow way: for each cell, each reviewer and each pair of them."""
    own: dict[str, list[float]] = {name: [] for name in table.reviewers}
    apart: list[float] = []
    for application in range(len(table.applications)):
        for element in range(len(table.elements)):
            cell = {
                name: float(value)
                for name, value in zip(table.reviewers, table.values[:, application, element], strict=True)
                if not np.isnan(value)
            }
            if len(cell) < 2:
                continue
            for name, value in cell.items():
                own[name].append(value - fmean(other for who, other in cell.items() if who != name))
            values = list(cell.values())
            apart.append(fmean(abs(a - b) for at, a in enumerate(values) for b in values[at + 1 :]))
    for offset in offsets(table):
        assert offset.cells == len(own[offset.reviewer])
        assert offset.mean == (pytest.approx(fmean(own[offset.reviewer])) if own[offset.reviewer] else None)
    overall = disagreement(table).overall
    assert overall.mean == (pytest.approx(fmean(apart)) if apart else None)


def test_a_table_of_rows_leaves_out_what_its_axes_do_not_name() -> None:
    """A withdrawn application and an element of another version; an abstention is a gap."""
    rows = [("A", "Bo", "maal", 4), ("X", "Eva", "maal", 5), ("A", "Bo", "ukendt", 5), ("A", "Ida", "maal", None)]
    table = table_of_rows(rows, ["A"], ["maal"])
    assert table.reviewers == ("Bo", "Ida")
    assert np.array_equal(table.values[:, 0, 0], [4, np.nan], equal_nan=True)


def test_ratings_outside_the_scale_are_refused() -> None:
    """A 7 on a scale from 1 to 5 would carry an application past the end of the scale."""
    with pytest.raises(ValueError, match="not a value of the scale"):
        rated({"A": {"Bo": [7, 1, 1]}})


def test_a_part_of_a_table_keeps_the_order_asked_for() -> None:
    """One group of applications, in another order."""
    table = rated({"A": {"Bo": [1, 1, 1]}, "B": {"Bo": [2, 2, 2]}, "C": {"Bo": [3, 3, 3]}})
    part = table.of_applications(["C", "A"])
    assert part.applications == ("C", "A")
    assert part.values[0, :, 0].tolist() == [3, 1]
