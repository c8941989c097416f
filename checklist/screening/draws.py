"""The random numbers behind the order: which rating each draw picks, and what the elements weigh in it.

Every application has a stream of its own, named by its id, so neither its place in a list nor the size of a block of
draws changes a figure.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from numpy.typing import NDArray

# How closely drawn weights lie around the stated ones: of a weight of 1/11, two draws in three lie within 0.04.
CONCENTRATION = 50.0

_PICKS_PER_WORD = 4
_PICK_BITS = 16


@dataclass(frozen=True, eq=False)
class Criteria:
    """What each element of one application can count as in a draw, all equally likely, scaled 0-1.

    `choices[element]` says how many; they stand first in row `element` of `scaled`.
    """

    choices: NDArray[np.uint32]
    scaled: NDArray[np.float64]

    @property
    def profile(self) -> tuple[tuple[float, ...], ...]:
        """The same for two applications whose every element is distributed alike: 3 and 3 is the same as one 3."""
        return tuple(_in_lowest_terms(row[:count]) for row, count in zip(self.scaled, self.choices, strict=True))


def _in_lowest_terms(values: NDArray[np.float64]) -> tuple[float, ...]:
    counts = Counter(values.tolist())
    common = math.gcd(*counts.values())
    return tuple(value for value, count in counts.items() for _times in range(count // common))


def criteria_of(ratings: NDArray[np.float64], scale: Sequence[int]) -> Criteria:
    """The criteria of one application from `ratings` (reviewers x elements, nan where nobody rated).

    One reviewer's rating counts as likely as another's; an element that nobody rated may be any value of the scale.
    """
    lowest, highest = scale[0], scale[-1]
    columns = [np.sort(column[~np.isnan(column)]) for column in ratings.T]
    rows = [column if len(column) else np.array(scale, dtype=np.float64) for column in columns]
    scaled = np.zeros((len(rows), max((len(row) for row in rows), default=1)))
    for place, row in enumerate(rows):
        scaled[place, : len(row)] = (row - lowest) / (highest - lowest)
    return Criteria(np.array([len(row) for row in rows], dtype=np.uint32), scaled)


class PickStream:
    """The endless picks of one application: 16 bits per element and draw, the same for the same seed and id.

    The bits are those of numpy's PCG64DXSM, which numpy promises not to change.
    """

    def __init__(self, seed: int, application: Hashable, elements: int) -> None:
        name = int.from_bytes(hashlib.sha256(str(application).encode()).digest())
        self._bits = np.random.PCG64DXSM(np.random.SeedSequence([seed, name]))
        self._elements = elements
        self._words = -(-elements // _PICKS_PER_WORD)

    def next(self, draws: int) -> NDArray[np.uint16]:
        """The next `draws` picks, elements x draws."""
        words = self._bits.random_raw(draws * self._words).astype("<u8", copy=False)
        picks: NDArray[np.uint16] = words.view("<u2").reshape(draws, -1).T[: self._elements]
        return picks


def picked(picks: NDArray[np.uint16], criteria: Criteria) -> NDArray[np.float64]:
    """The criterion values (elements x draws, 0-1) that `picks` choose.

    A choice's probability is right to 1/65,536, a hundredth of what 10,000 draws can tell.
    """
    widest = criteria.scaled.shape[1]
    first_choices = np.arange(len(criteria.choices), dtype=np.intp) * widest
    chosen = np.multiply(picks, criteria.choices[:, None], dtype=np.intp)
    chosen >>= _PICK_BITS
    chosen += first_choices[:, None]
    return criteria.scaled.ravel().take(chosen, mode="clip")


def weight_draws(weights: Sequence[float] | None, elements: int, draws: int, seed: int) -> NDArray[np.float64]:
    """Weights (draws x elements) that add up to 1 in every draw.

    Around the stated `weights`: Dirichlet with concentration 50 (an element of weight 0 stays at 0). None: uniform over
    all weights that there are. Raises ValueError where a weight is below 0, or all are 0.
    """
    stated = np.ones(elements) if weights is None else np.array(weights, dtype=np.float64)
    if stated.shape != (elements,) or not np.isfinite(stated).all() or (stated < 0).any() or not (stated > 0).any():
        raise ValueError("one weight per element, none below 0 and not all of them 0")
    weighing = stated > 0
    share = stated[weighing] / stated[weighing].sum()
    concentration = np.ones(elements) if weights is None else CONCENTRATION * share
    generator = np.random.Generator(np.random.PCG64DXSM(np.random.SeedSequence([seed])))
    drawn = np.zeros((draws, elements))
    drawn[:, weighing] = generator.dirichlet(concentration, draws)
    return drawn


def blocks(draws: int, applications: int, cells: int) -> Iterator[slice]:
    """`draws` in blocks of so many that draws x `applications` stays within `cells`."""
    size = max(1, min(draws, cells // max(1, applications)))
    return (slice(start, min(start + size, draws)) for start in range(0, draws, size))
