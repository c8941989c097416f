"""How alike a whole round's reviewers rate, measured on what each set alone, and the same as data for JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from checklist.screening.ratings import table_of_reviews
from checklist.screening.reliability import reliability
from checklist.screening.statistics import cell_means, disagreement, offsets

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from numpy.typing import NDArray

    from checklist.catalogue import Catalogue
    from checklist.screening.model import Review, Reviewer
    from checklist.screening.ratings import Compared, RatingTable
    from checklist.screening.reliability import Reliability
    from checklist.screening.round import Round
    from checklist.screening.statistics import Disagreement, Distance, Offset


@dataclass(frozen=True, eq=False)
class RoundStatistics:
    """All groups together. `table` has the ratings as they are now, `means` the mean of each of its cells.

    Offsets, distances and alpha rest on what each reviewer set before shared cases were talked through.
    """

    table: RatingTable[UUID]
    means: NDArray[np.float64]
    offsets: tuple[Offset[UUID], ...]
    disagreement: Disagreement[UUID]
    overall: Reliability
    by_element: dict[str, Reliability]


def statistics_of(
    found: Round, catalogue: Catalogue, applications: Iterable[Compared], reviews: Sequence[Review]
) -> RoundStatistics:
    """The statistics of the reviews that are handed in, applications by number, elements as in the catalogue."""
    ids = [one.id for one in sorted(applications, key=lambda one: one.number)]
    elements = [element.id for element in catalogue.elements]
    now = table_of_reviews(reviews, ids, elements)
    alone = table_of_reviews(reviews, ids, elements, before_the_talk=True)
    return RoundStatistics(
        table=now,
        means=cell_means(now),
        offsets=offsets(alone),
        disagreement=disagreement(alone),
        overall=reliability(alone, found.seed),
        by_element={element: reliability(alone, found.seed, element=element) for element in elements},
    )


def statistics_data(
    found: RoundStatistics, applications: Iterable[Compared], reviewers: Iterable[Reviewer]
) -> dict[str, Any]:
    """The statistics as plain data for JSON, unrounded; null where there is nothing to measure on."""
    codes = {application.id: application.code for application in applications}
    names = {reviewer.id: reviewer.name for reviewer in reviewers}
    elements = found.table.elements
    return {
        "elements": list(elements),
        "applications": [
            {
                "id": str(application),
                "code": codes[application],
                "means": _by_element(elements, found.means[at]),
                "largest_distance": _by_element(elements, found.disagreement.largest_in_cell[at]),
                "disagreement": _distance_data(found.disagreement.by_application[application]),
            }
            for at, application in enumerate(found.table.applications)
        ],
        "disagreement": {
            "overall": _distance_data(found.disagreement.overall),
            "by_element": {element: _distance_data(found.disagreement.by_element[element]) for element in elements},
        },
        "reviewers": [
            {
                "id": str(one.reviewer),
                "name": names.get(one.reviewer),
                "offset": one.mean,
                "cells": one.cells,
                "applications": one.applications,
            }
            for one in found.offsets
        ],
        "alpha": {
            "overall": _reliability_data(found.overall),
            "by_element": {element: _reliability_data(found.by_element[element]) for element in elements},
        },
    }


def _by_element(elements: Sequence[str], row: NDArray[np.float64]) -> dict[str, float | None]:
    return {element: None if np.isnan(value) else value for element, value in zip(elements, row.tolist(), strict=True)}


def _distance_data(found: Distance) -> dict[str, Any]:
    return {"mean": found.mean, "largest": found.largest, "cells": found.cells}


def _reliability_data(found: Reliability) -> dict[str, Any]:
    return {
        "alpha": found.alpha,
        "low": found.low,
        "high": found.high,
        "why_not": found.why_not,
        "pairable": found.pairable,
        "applications": found.applications,
        "resamples": found.resamples,
    }
