"""Small tables of ratings for tests, written as people would on paper: one line per reviewer and application."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import strategies as st

from checklist.screening.ratings import RATING_SCALE, RatingTable, table_of_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ELEMENTS = ("teori", "maal", "opfoelgning")


def rated(
    ratings: Mapping[str, Mapping[str, Sequence[int | None]]], elements: Sequence[str] = ELEMENTS
) -> RatingTable[str]:
    """A table from {application: {reviewer: [a value or None for each element]}}."""
    rows = [
        (application, reviewer, element, value)
        for application, reviews in ratings.items()
        for reviewer, values in reviews.items()
        for element, value in zip(elements, values, strict=True)
    ]
    return table_of_rows(rows, list(ratings), elements)


@st.composite
def tables(draw: st.DrawFn, most_applications: int = 5, elements: Sequence[str] = ELEMENTS) -> RatingTable[str]:
    """Up to four reviewers, with gaps; few values, so that ties are common."""
    applications = draw(st.integers(1, most_applications))
    reviewers = draw(st.integers(1, 4))
    value = st.sampled_from([1.0, 2.0, 4.0, 5.0, np.nan])
    cells = reviewers * applications * len(elements)
    values = np.array(draw(st.lists(value, min_size=cells, max_size=cells)))
    return RatingTable(
        tuple(f"B{number}" for number in range(reviewers)),
        tuple(f"A-{number:02d}" for number in range(applications)),
        tuple(elements),
        values.reshape(reviewers, applications, len(elements)),
        RATING_SCALE,
    )
