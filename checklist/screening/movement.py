"""What would move an application in or out: one reviewer a step higher or lower or left out, one weight ± 25 %.

Uses the very draws of the order, so that what differs is the change and not chance.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Generic, Literal

import numpy as np

from checklist.screening.draws import PickStream, blocks, criteria_of, picked, weight_draws
from checklist.screening.order import SHARES, TOLERANCE, certainty_of, equals, weighing_elements
from checklist.screening.ratings import Key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from checklist.screening.draws import Criteria
    from checklist.screening.order import Certainty, Order
    from checklist.screening.ratings import RatingTable

WEIGHT_STEP = 0.25
# A smaller difference in the probability is not worth a sentence.
WORTH_SAYING = 0.01

# In a large group the changes are tried on the first of the order's draws only, so that seconds are enough.
_DRAWS_OF_ALL = 1_000_000
_FEWEST_DRAWS = 1_000

_CELLS_AT_ONCE = 500_000

Kind = Literal["step_up", "step_down", "left_out", "weight_up", "weight_down"]


@dataclass(frozen=True)
class Move(Generic[Key]):
    """One change, and the probability (0-1) of being within the places if it were so.

    `reviewer` is set where this reviewer's review of this one application changes (one step on every element that the
    scale has room for, or the whole review left out), else `element`, whose weight is a quarter more or less in every
    draw.
    """

    kind: Kind
    reviewer: Key | None
    element: str | None
    within: float

    @property
    def certainty(self) -> Certainty:
        return certainty_of(self.within)


def what_moves(
    table: RatingTable[Key], order: Order[Key], *, cells_at_once: int = _CELLS_AT_ONCE
) -> Mapping[Key, Move[Key] | None]:
    """For each application the change that moves it most, one that moves it over a boundary before all others.

    `order` is the order of `table`. None where no change moves it by 0.01 or more, as where there is room for all; of
    one that is in or out in nearly all draws only changes towards the line count. Up to 100 applications are tried on
    all 10,000 draws; of 1,000 the changes are tried on the first 1,000 draws.
    """
    if order.room_for_all:
        return dict.fromkeys(table.applications)
    search = _Search(table, order)
    search.run(cells_at_once)
    return search.strongest()


@dataclass(frozen=True, eq=False)
class _ChangedReview(Generic[Key]):
    kind: Kind
    reviewer: Key
    criteria: Criteria


def _changed_reviews(table: RatingTable[Key], place: int) -> list[_ChangedReview[Key]]:
    """Every change of one review of the application at `place`; what changes nothing is left out."""
    ratings = table.values[:, place]
    found: list[_ChangedReview[Key]] = []
    next_higher = dict(zip(table.scale, table.scale[1:], strict=False))
    next_lower = {higher: lower for lower, higher in next_higher.items()}
    for at, reviewer in enumerate(table.reviewers):
        own = ratings[at]
        if np.isnan(own).all():
            continue
        rows: dict[Kind, list[float]] = {
            "step_up": [next_higher.get(value, value) for value in own.tolist()],
            "step_down": [next_lower.get(value, value) for value in own.tolist()],
            "left_out": [np.nan] * len(own),
        }
        for kind, row in rows.items():
            if not np.array_equal(row, own, equal_nan=True):
                changed = ratings.copy()
                changed[at] = row
                found.append(_ChangedReview(kind, reviewer, criteria_of(changed, table.scale)))
    return found


class _Search(Generic[Key]):
    """Every change tried on every application, block by block of draws.

    Counts how often each application is within the places, in `SHARES` of a draw: `as_it_is` (applications), with each
    weight up or down (`by_weight`: 2 x elements x applications), with each changed review (`by_review`).
    """

    def __init__(self, table: RatingTable[Key], order: Order[Key]) -> None:
        number, elements = len(table.applications), len(table.elements)
        self.table, self.order = table, order
        self.draws = min(order.draws, max(_FEWEST_DRAWS, _DRAWS_OF_ALL // number))
        self.weights = weight_draws(order.weights, elements, order.draws, order.seed)[: self.draws]
        self.weighing = weighing_elements(self.weights)
        self.criteria = [criteria_of(table.values[:, place], table.scale) for place in range(number)]
        self.changes = [_changed_reviews(table, place) for place in range(number)]
        self.as_it_is = np.zeros(number, dtype=np.int64)
        self.by_weight = np.zeros((2, elements, number), dtype=np.int64)
        self.by_review = [np.zeros(len(changes), dtype=np.int64) for changes in self.changes]

    def run(self, cells_at_once: int) -> None:
        number, elements, places = len(self.table.applications), len(self.table.elements), self.order.places
        streams = [PickStream(self.order.seed, application, elements) for application in self.table.applications]
        for block in blocks(self.draws, number, cells_at_once):
            weighing = np.ascontiguousarray(self.weights[block].T)
            draws = weighing.shape[1]
            picks = [stream.next(draws) for stream in streams]
            parts = np.empty((elements, number, draws))
            for place, one in enumerate(self.criteria):
                np.multiply(picked(picks[place], one), weighing, out=parts[:, place])
            sums = np.add.reduce(parts, axis=0)
            line = _Line(sums, places)
            self.as_it_is += line.within()
            for element in np.flatnonzero(self.weighing):
                for way, step in enumerate((WEIGHT_STEP, -WEIGHT_STEP)):
                    self.by_weight[way, element] += _Line(sums + step * parts[element], places).within()
            for place, changes in enumerate(self.changes):
                for nth, change in enumerate(changes):
                    values = picked(picks[place], change.criteria)
                    values *= weighing
                    self.by_review[place][nth] += line.within_with(place, np.add.reduce(values, axis=0))

    def strongest(self) -> dict[Key, Move[Key] | None]:
        return {
            self.table.applications[place]: self._strongest_of(place, members)
            for members in equals(self.criteria, self.weighing)
            for place in members
        }

    def _strongest_of(self, place: int, members: list[int]) -> Move[Key] | None:
        standing = self.order.of(self.table.applications[place])
        whole = SHARES * self.draws

        def move(kind: Kind, reviewer: Key | None, element: str | None, more: float) -> Move[Key]:
            # What differs on the same draws, added to the order's own, better estimate.
            return Move(kind, reviewer, element, min(1.0, max(0.0, standing.within + more / whole)))

        moves = [
            move(change.kind, change.reviewer, None, int(count - self.as_it_is[place]))
            for change, count in zip(self.changes[place], self.by_review[place], strict=True)
        ]
        kinds: tuple[Kind, Kind] = ("weight_up", "weight_down")
        more = (self.by_weight[:, :, members] - self.as_it_is[members]).mean(axis=2)
        moves += [
            move(kind, None, element, float(more[way, at]))
            for way, kind in enumerate(kinds)
            for at, element in enumerate(self.table.elements)
            if self.weighing[at]
        ]

        def worth_saying(one: Move[Key]) -> bool:
            # What makes a sure place surer moves nobody.
            towards_the_line = {"in": -1, "out": 1}.get(standing.certainty)
            difference = one.within - standing.within
            return abs(difference) >= WORTH_SAYING - TOLERANCE and towards_the_line in {None, np.sign(difference)}

        def strength(one: Move[Key]) -> tuple[bool, float]:
            return one.certainty != standing.certainty, round(abs(one.within - standing.within), 9)

        return max(filter(worth_saying, moves), key=strength, default=None)


class _Line:
    """The line between being within the places and not, in every draw of `sums` (applications x draws)."""

    def __init__(self, sums: NDArray[np.float64], places: int) -> None:
        self.sums, self.places = sums, places

    @cached_property
    def _highest_first(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The sums at rank `places` and at the rank after it."""
        last = len(self.sums) - self.places
        ranked = np.partition(np.ascontiguousarray(self.sums.T), (last - 1, last), axis=1)
        return ranked[:, last].copy(), ranked[:, last - 1].copy()

    def within(self) -> NDArray[np.int64]:
        """How often each application is within, in `SHARES`; those that tie for the last places share them."""
        at_line, _after = self._highest_first
        above, level = self.sums > at_line, self.sums == at_line
        share = np.rint(SHARES * (self.places - above.sum(axis=0)) / level.sum(axis=0))
        counted: NDArray[np.int64] = above.sum(axis=1) * SHARES + (level @ share).astype(np.int64)
        return counted

    @cached_property
    def _counts(self) -> tuple[NDArray[np.int64], ...]:
        """At the line and after it: how many sums are above, and how many level."""
        at_line, after = self._highest_first
        return tuple(
            found.sum(axis=0)
            for found in (self.sums > at_line, self.sums == at_line, self.sums > after, self.sums == after)
        )

    def within_with(self, place: int, changed: NDArray[np.float64]) -> int:
        """How often the application at `place` is within, in `SHARES`, when its own sums are `changed`."""
        own = self.sums[place]
        at_line, after = self._highest_first
        above, level, above_after, level_after = self._counts
        # Without itself among them, the others' line lies one rank further down wherever it was within.
        was_within = own >= at_line
        line = np.where(was_within, after, at_line)
        others_above = np.where(was_within, above_after - (own > after), above)
        others_level = np.where(was_within, level_after - (own == after), level)
        share = np.where(changed == line, (self.places - others_above) / (others_level + 1), changed > line)
        return int(np.rint(SHARES * share).sum())
