"""The order of a group of applications with its certainty: how likely each rank is, given who rated and what weighs.

Decides nothing. SMAA-2: Lahdelma and Salminen (2001), "SMAA-2: Stochastic multicriteria acceptability analysis for
group decision making", Operations Research 49(3). The weighted sum itself never leaves this module.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Literal

import numpy as np

from checklist.screening.draws import PickStream, blocks, criteria_of, picked, weight_draws
from checklist.screening.ratings import Key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from checklist.screening.draws import Criteria
    from checklist.screening.ratings import RatingTable

DRAWS = 10_000
NEARLY_ALWAYS = 0.95
NEARLY_NEVER = 0.05
TOLERANCE = 1e-9

# A rank shared by t applications counts 1/t for each; whole numbers of this part of it add up without rounding.
SHARES = math.lcm(*range(1, 25))

_CELLS_AT_ONCE = 1_000_000

Certainty = Literal["in", "depends", "out"]


@dataclass(frozen=True, eq=False)
class Standing(Generic[Key]):
    """Where one application stands in its group.

    `ranks[r]` is the probability (0-1) of rank r + 1; they add up to 1. `within` is the probability of being within the
    places. The rank lies from `best_rank` to `worst_rank` in nine of ten draws (5 % to 95 %). `equal_to`: applications
    with the same ratings, which therefore have the same probabilities. `unrated` elements were rated by nobody.
    """

    application: Key
    ranks: NDArray[np.float64]
    within: float
    mean_rank: float
    best_rank: int
    worst_rank: int
    equal_to: tuple[Key, ...]
    unrated: int
    reviews: int

    @property
    def certainty(self) -> Certainty:
        return certainty_of(self.within)


@dataclass(frozen=True, eq=False)
class Order(Generic[Key]):
    """A group's standings, those most likely within the places first; level ones stand as they do in the table.

    The same seed, ratings and weights give the same figures to the last bit; another edition of numpy may draw other
    weights, which moves them by chance. Without `weights` every weighting of the elements was as likely as any other.
    """

    standings: tuple[Standing[Key], ...]
    places: int
    draws: int
    seed: int
    weights: tuple[float, ...] | None

    def of(self, application: Key) -> Standing[Key]:
        """The standing of one application. Raises KeyError where it is not in the group."""
        for standing in self.standings:
            if standing.application == application:
                return standing
        raise KeyError(application)

    @property
    def room_for_all(self) -> bool:
        """True where there are places for everybody in the group."""
        return self.places >= len(self.standings)


def certainty_of(within: float) -> Certainty:
    """In from 0.95, out up to 0.05, else it depends."""
    if within >= NEARLY_ALWAYS - TOLERANCE:
        return "in"
    return "out" if within <= NEARLY_NEVER + TOLERANCE else "depends"


def order(
    table: RatingTable[Key],
    places: int,
    seed: int,
    *,
    weights: Sequence[float] | None = None,
    draws: int = DRAWS,
    cells_at_once: int = _CELLS_AT_ONCE,
) -> Order[Key]:
    """The order of all applications in `table` for so many `places`.

    In each draw an element counts as one reviewer's rating, picked at random, and the elements weigh as
    `draws.weight_draws` says. Applications with the same sum in a draw share the ranks they take up, in equal parts.
    `cells_at_once` bounds the memory and changes nothing else. Raises ValueError for no draws, fewer than one place,
    or weights that cannot be used.
    """
    if draws < 1 or places < 1:
        raise ValueError("at least one draw and one place")
    drawn = weight_draws(weights, len(table.elements), draws, seed)
    criteria = [criteria_of(table.values[:, place], table.scale) for place in range(len(table.applications))]
    counts = _rank_counts(table.applications, criteria, drawn, seed, cells_at_once)
    alike = equals(criteria, weighing_elements(drawn))
    probabilities = counts / (SHARES * draws)
    for members in alike:
        # The draws of equal applications differ, what they estimate does not: the best estimate for each is their mean.
        probabilities[members] = counts[members].sum(axis=0) / (SHARES * draws * len(members))
    members_of = {place: members for members in alike for place in members}
    standings = [
        _standing(table, place, probabilities[place], places, members_of[place])
        for place in range(len(table.applications))
    ]
    standings.sort(key=lambda one: (-round(one.within, 9), round(one.mean_rank, 9)))
    return Order(tuple(standings), places, draws, seed, None if weights is None else tuple(weights))


def weighing_elements(weights: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which elements weigh anything in any draw of `weights` (draws x elements)."""
    weighing: NDArray[np.bool_] = np.any(weights, axis=0)
    return weighing


def equals(criteria: Sequence[Criteria], weighing: NDArray[np.bool_]) -> list[list[int]]:
    """Every place in `criteria`, put together with those that are the same in all elements that weigh anything."""
    found: dict[object, list[int]] = defaultdict(list)
    for place, one in enumerate(criteria):
        found[tuple(row for row, weighs in zip(one.profile, weighing, strict=True) if weighs)].append(place)
    return list(found.values())


def _rank_counts(
    applications: Sequence[Key],
    criteria: Sequence[Criteria],
    weights: NDArray[np.float64],
    seed: int,
    cells_at_once: int,
) -> NDArray[np.int64]:
    """How often each application (row) took each rank (column), in `SHARES` of a draw."""
    number = len(applications)
    draws, elements = weights.shape
    streams = [PickStream(seed, application, elements) for application in applications]
    counts = np.zeros((number, number), dtype=np.int64)
    for block in blocks(draws, number, cells_at_once):
        weighing = np.ascontiguousarray(weights[block].T)
        sums = np.empty((number, weighing.shape[1]))
        for place, (stream, one) in enumerate(zip(streams, criteria, strict=True)):
            values = picked(stream.next(weighing.shape[1]), one)
            values *= weighing
            # Element by element, so that the same values always give the very same sum.
            np.add.reduce(values, axis=0, out=sums[place])
        counts += _shares_of_ranks(np.ascontiguousarray(sums.T))
    return counts


def _shares_of_ranks(sums: NDArray[np.float64]) -> NDArray[np.int64]:
    """Applications x ranks in `SHARES`, from `sums` (draws x applications; the largest ranks first)."""
    number = sums.shape[1]
    best_first = np.argsort(-sums, axis=1)
    cells = best_first * number + np.arange(number)
    ordered = np.take_along_axis(sums, best_first, axis=1)
    differs = ordered[:, 1:] != ordered[:, :-1]
    tied_draws = np.flatnonzero(~differs.all(axis=1))
    if not len(tied_draws):
        return np.bincount(cells.ravel(), minlength=number**2).reshape(number, number) * SHARES

    begins = np.ones((len(tied_draws), number), dtype=np.bool_)
    begins[:, 1:] = differs[tied_draws]
    ends = np.ones_like(begins)
    ends[:, :-1] = begins[:, 1:]
    ranks = np.arange(number)
    first = np.maximum.accumulate(np.where(begins, ranks, 0), axis=1)
    last = np.minimum.accumulate(np.where(ends, ranks, number)[:, ::-1], axis=1)[:, ::-1]
    shared = first < last

    alone = np.ones(cells.shape, dtype=np.bool_)
    alone[tied_draws] = ~shared
    counts = np.bincount(cells[alone], minlength=number**2).reshape(number, number) * SHARES
    # A share begins to count at its first rank and stops after its last: two marks per application and draw.
    width = number + 1
    who, begin, stop = best_first[tied_draws][shared], first[shared], last[shared] + 1
    share = np.rint(SHARES / (stop - begin))
    marks = np.bincount(who * width + begin, share, minlength=number * width)
    marks -= np.bincount(who * width + stop, share, minlength=number * width)
    spread: NDArray[np.int64] = np.cumsum(marks.reshape(number, width)[:, :-1], axis=1).astype(np.int64)
    return counts + spread


def _standing(
    table: RatingTable[Key], place: int, ranks: NDArray[np.float64], places: int, members: Sequence[int]
) -> Standing[Key]:
    up_to = np.cumsum(ranks)
    # Never outside is certain: a sum of shares may stop a hair below 1.
    within = float(min(1.0, up_to[places - 1])) if ranks[places:].any() else 1.0
    rated = ~np.isnan(table.values[:, place])
    return Standing(
        application=table.applications[place],
        ranks=ranks,
        within=within,
        mean_rank=float(np.sum(ranks * np.arange(1, len(ranks) + 1))),
        best_rank=_rank_reached(up_to, NEARLY_NEVER),
        worst_rank=_rank_reached(up_to, NEARLY_ALWAYS),
        equal_to=tuple(table.applications[other] for other in members if other != place),
        unrated=int((~rated.any(axis=0)).sum()),
        reviews=int(rated.any(axis=1).sum()),
    )


def _rank_reached(up_to: NDArray[np.float64], probability: float) -> int:
    """The first rank at which so much of the probability is reached."""
    return int(np.argmax(up_to >= probability - TOLERANCE)) + 1
