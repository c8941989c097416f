"""How alike the reviewers rate: what lies between them on each application and element, and each one's mean offset.

Shows, and never corrects. Knows nothing of the order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic

import numpy as np

from checklist.screening.ratings import Key

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from checklist.screening.ratings import RatingTable


@dataclass(frozen=True)
class Offset(Generic[Key]):
    """How far a reviewer lies above (+) or below (-) the others, in steps of the scale, on what both have rated.

    `mean` is over `cells` (application and element) that somebody else has rated too, in `applications` applications:
    own rating minus the mean of the others'. None where there are no such cells.
    """

    reviewer: Key
    mean: float | None
    cells: int
    applications: int


@dataclass(frozen=True)
class Distance:
    """How far apart the reviewers are, in steps of the scale, over `cells` that two or more of them have rated.

    `mean` is the mean over the cells of the mean distance between two reviewers; `largest` the largest distance in any
    of them. Both None without such cells.
    """

    mean: float | None
    largest: int | None
    cells: int


@dataclass(frozen=True, eq=False)
class Disagreement(Generic[Key]):
    """Distances per application and per element, over all, and the largest in each cell.

    `largest_in_cell` is applications x elements, nan where fewer than two have rated.
    """

    by_application: dict[Key, Distance]
    by_element: dict[str, Distance]
    overall: Distance
    largest_in_cell: NDArray[np.float64]


def cell_means(table: RatingTable[Key]) -> NDArray[np.float64]:
    """The mean rating of each cell (applications x elements), nan where nobody has rated."""
    count = _count(table)
    total = np.nansum(table.values, axis=0)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)


def offsets(table: RatingTable[Key]) -> tuple[Offset[Key], ...]:
    """Every reviewer's offset, in the table's order."""
    count = _count(table)
    total = np.nansum(table.values, axis=0)
    found = []
    for reviewer, own in zip(table.reviewers, table.values, strict=True):
        shared = ~np.isnan(own) & (count > 1)
        others = (total[shared] - own[shared]) / (count[shared] - 1)
        mean = float((own[shared] - others).mean()) if shared.any() else None
        found.append(Offset(reviewer, mean, int(shared.sum()), int(shared.any(axis=1).sum())))
    return tuple(found)


def disagreement(table: RatingTable[Key]) -> Disagreement[Key]:
    """How far apart the reviewers are on each application, on each element and over all."""
    shared = _count(table) > 1
    given = ~np.isnan(table.values)
    highest = np.where(given, table.values, -np.inf).max(axis=0, initial=-np.inf)
    lowest = np.where(given, table.values, np.inf).min(axis=0, initial=np.inf)
    largest = np.full(shared.shape, np.nan)
    largest[shared] = highest[shared] - lowest[shared]
    distance = _mean_distances(table)
    return Disagreement(
        by_application={key: _distance(distance[at], largest[at]) for at, key in enumerate(table.applications)},
        by_element={key: _distance(distance[:, at], largest[:, at]) for at, key in enumerate(table.elements)},
        overall=_distance(distance, largest),
        largest_in_cell=largest,
    )


def _count(table: RatingTable[Key]) -> NDArray[np.int64]:
    counted: NDArray[np.int64] = (~np.isnan(table.values)).sum(axis=0)
    return counted


def _mean_distances(table: RatingTable[Key]) -> NDArray[np.float64]:
    """The mean distance between two reviewers in each cell (applications x elements), nan below two ratings."""
    ordered = np.sort(table.values, axis=0)  # nan last
    count = _count(table)
    # The k-th smallest of m lies above k others and below m - 1 - k, so it counts 2k - (m - 1) times.
    times = 2 * np.arange(len(ordered)).reshape(-1, 1, 1) - (count - 1)
    total = np.nansum(ordered * times, axis=0)
    pairs = count * (count - 1) / 2
    return np.where(pairs > 0, total / np.maximum(pairs, 1), np.nan)


def _distance(mean: NDArray[np.float64], largest: NDArray[np.float64]) -> Distance:
    known = ~np.isnan(mean)
    if not known.any():
        return Distance(None, None, 0)
    return Distance(float(mean[known].mean()), int(largest[known].max()), int(known.sum()))
