"""Krippendorff's alpha: how far the reviewers' ratings agree beyond what chance would give, with an interval.

Sources: Krippendorff (2011), "Computing Krippendorff's alpha-reliability"; Hayes and Krippendorff (2007), "Answering
the call for a standard reliability measure for coding data", Communication Methods and Measures 1(1).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from checklist.screening.ratings import Key, RatingTable

RESAMPLES = 2_000
CONFIDENCE = 0.95

Measurement = Literal["nominal", "ordinal", "interval"]
WhyNot = Literal["nothing_rated", "one_reviewer", "no_pairs", "no_variation"]


@dataclass(frozen=True)
class Reliability:
    """Alpha (1 full agreement, 0 as by chance, below 0 worse than chance) and what it rests on.

    `pairable` ratings stand in a cell that somebody else has rated too, in `applications` applications. Where alpha
    is None, `why_not` says why it cannot be measured. `low` and `high` are the 2.5 and 97.5 percentiles over
    `resamples` bootstrap samples of these applications; None with fewer than two of them, or where more than one
    sample in twenty has nothing to measure on.
    """

    alpha: float | None
    why_not: WhyNot | None
    low: float | None
    high: float | None
    pairable: int
    applications: int
    resamples: int


def reliability(
    table: RatingTable[Key],
    seed: int,
    *,
    element: str | None = None,
    measurement: Measurement = "ordinal",
    resamples: int = RESAMPLES,
) -> Reliability:
    """Alpha over all cells of `table`, or those of one `element`. The same seed gives the same interval.

    The interval draws applications with replacement, each with all its cells: what is rated in one application is not
    independent of the rest of it. Raises ValueError for an unknown element.
    """
    chosen = slice(None) if element is None else slice(table.elements.index(element), table.elements.index(element) + 1)
    values = table.values[:, :, chosen]
    coincidences = _coincidences(values, table.scale)
    per_application = coincidences.sum(axis=1)
    total = per_application.sum(axis=0)
    pairable = round(float(total.sum()))
    per_application = per_application[per_application.sum(axis=(1, 2)) > 0]
    applications = len(per_application)
    alpha = float(_alphas(total[None], table.scale, measurement)[0])
    if np.isnan(alpha):
        return Reliability(None, _why_not(values, pairable), None, None, pairable, applications, 0)
    low, high = _interval(per_application, table.scale, measurement, seed, resamples)
    return Reliability(alpha, None, low, high, pairable, applications, resamples)


def krippendorff_alpha(
    ratings: NDArray[np.float64], scale: tuple[int, ...], measurement: Measurement = "ordinal"
) -> float | None:
    """Alpha of `ratings` (reviewers x units, nan where missing; all others values of `scale`).

    None where there is nothing to measure on: no unit with two ratings, or the same value everywhere.
    """
    total = _coincidences(ratings[:, :, None], scale).sum(axis=(0, 1))
    alpha = float(_alphas(total[None], scale, measurement)[0])
    return None if np.isnan(alpha) else alpha


def _coincidences(values: NDArray[np.float64], scale: tuple[int, ...]) -> NDArray[np.float64]:
    """Pairs of values within each cell (applications x elements x values x values); a cell of m adds up to m."""
    counts = np.stack([(values == value).sum(axis=0) for value in scale], axis=-1).astype(np.float64)
    pairs = counts[..., :, None] * counts[..., None, :] - counts[..., :, None] * np.eye(len(scale))
    rated = counts.sum(axis=-1)
    coincidences: NDArray[np.float64] = pairs / np.maximum(rated - 1, 1)[..., None, None]
    return coincidences


def _alphas(coincidences: NDArray[np.float64], scale: tuple[int, ...], measurement: Measurement) -> NDArray[np.float64]:
    """Alpha of each matrix of coincidences (n x values x values); nan where no disagreement is to be expected."""
    totals = coincidences.sum(axis=2)
    differences = _squared_differences(totals, scale, measurement)
    number = totals.sum(axis=1)
    observed = (coincidences * differences).sum(axis=(1, 2)) * (number - 1)
    expected = (totals[:, :, None] * totals[:, None, :] * differences).sum(axis=(1, 2))
    measurable = expected > 0
    return np.where(measurable, 1 - observed / np.where(measurable, expected, 1), np.nan)


def _squared_differences(
    totals: NDArray[np.float64], scale: tuple[int, ...], measurement: Measurement
) -> NDArray[np.float64]:
    if measurement == "nominal":
        return np.broadcast_to(1 - np.eye(len(scale)), (len(totals), len(scale), len(scale)))
    if measurement == "interval":
        places = np.broadcast_to(np.array(scale, dtype=np.float64), totals.shape)
    else:
        # How many ratings lie between two values, half of those on each of the two: a difference of mean ranks.
        places = np.cumsum(totals, axis=1) - totals / 2
    squared: NDArray[np.float64] = (places[:, :, None] - places[:, None, :]) ** 2
    return squared


def _why_not(values: NDArray[np.float64], pairable: int) -> WhyNot:
    rated = ~np.isnan(values)
    if not rated.any():
        return "nothing_rated"
    if rated.any(axis=(1, 2)).sum() == 1:
        return "one_reviewer"
    return "no_variation" if pairable else "no_pairs"


def _interval(
    per_application: NDArray[np.float64],
    scale: tuple[int, ...],
    measurement: Measurement,
    seed: int,
    resamples: int,
) -> tuple[float | None, float | None]:
    number = len(per_application)
    if number < 2 or resamples < 1:
        return None, None
    generator = np.random.Generator(np.random.PCG64DXSM(np.random.SeedSequence([seed])))
    times = generator.multinomial(number, np.full(number, 1 / number), size=resamples).astype(np.float64)
    samples = (times @ per_application.reshape(number, -1)).reshape(resamples, len(scale), len(scale))
    found = _alphas(samples, scale, measurement)
    found = found[~np.isnan(found)]
    if len(found) < CONFIDENCE * resamples:
        return None, None
    tail = (1 - CONFIDENCE) / 2
    low, high = np.quantile(found, [tail, 1 - tail])
    return float(low), float(high)
