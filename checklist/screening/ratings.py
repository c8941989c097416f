"""All reviewers' ratings as one array of numbers, which is what statistics and order are worked out from.

Nothing else about an application comes in here: applicants' own answers and scores never take part in a comparison.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

import numpy as np

from checklist.screening.model import HIGHEST_RATING, LOWEST_RATING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from numpy.typing import NDArray

    from checklist.assessment.model import Maturity, Rating
    from checklist.screening.model import Review

Key = TypeVar("Key", bound=Hashable)

RATING_SCALE = tuple(range(LOWEST_RATING, HIGHEST_RATING + 1))


class Compared(Protocol):
    """What a comparison knows of an application: an `Application` has it, and so has a line of the archive's list."""

    @property
    def id(self) -> UUID: ...
    @property
    def number(self) -> int: ...
    @property
    def code(self) -> str: ...
    @property
    def maturity(self) -> Maturity | None: ...


@dataclass(frozen=True, eq=False)
class RatingTable(Generic[Key]):
    """`values[reviewer, application, element]`: a value of `scale`, or nan where that reviewer did not rate.

    The keys (ids) stand in the order of the axes. Abstaining and not having rated are the same here: nan.
    """

    reviewers: tuple[Key, ...]
    applications: tuple[Key, ...]
    elements: tuple[str, ...]
    values: NDArray[np.float64]
    scale: tuple[int, ...] = RATING_SCALE

    def __post_init__(self) -> None:
        shape = (len(self.reviewers), len(self.applications), len(self.elements))
        if self.values.shape != shape:
            raise ValueError(f"values have the shape {self.values.shape}, the keys {shape}")
        if len(self.scale) < 2 or list(self.scale) != sorted(set(self.scale)):
            raise ValueError("a scale is two or more distinct values, the smallest first")
        given = self.values[~np.isnan(self.values)]
        if not np.isin(given, self.scale).all():
            raise ValueError("a rating is not a value of the scale")

    def of_applications(self, keys: Sequence[Key]) -> RatingTable[Key]:
        """The same ratings for these applications alone, in this order. Raises KeyError for one that is not here."""
        place = {key: position for position, key in enumerate(self.applications)}
        chosen = self.values[:, [place[key] for key in keys], :]
        return RatingTable(self.reviewers, tuple(keys), self.elements, chosen, self.scale)


def table_of_rows(
    rows: Iterable[tuple[Key, Key, str, int | None]],
    applications: Sequence[Key],
    elements: Sequence[str],
    scale: tuple[int, ...] = RATING_SCALE,
) -> RatingTable[Key]:
    """The table of rows (application, reviewer, element, value or None); what is not named in the axes is left out.

    Reviewers come in the order in which they are first met.
    """
    application_at = {key: position for position, key in enumerate(applications)}
    element_at = {key: position for position, key in enumerate(elements)}
    reviewer_at: dict[Key, int] = {}
    cells: list[tuple[int, int, int, int]] = []
    for application, reviewer, element, value in rows:
        if application not in application_at:
            continue
        reviewer_place = reviewer_at.setdefault(reviewer, len(reviewer_at))
        if element in element_at and value is not None:
            cells.append((reviewer_place, application_at[application], element_at[element], value))
    values = np.full((len(reviewer_at), len(applications), len(elements)), np.nan)
    if cells:
        reviewer_places, application_places, element_places, given = zip(*cells, strict=True)
        values[reviewer_places, application_places, element_places] = given
    return RatingTable(tuple(reviewer_at), tuple(applications), tuple(elements), values, scale)


def table_of_reviews(
    reviews: Iterable[Review], applications: Sequence[UUID], elements: Sequence[str], *, before_the_talk: bool = False
) -> RatingTable[UUID]:
    """The table of the reviews that are handed in; drafts say nothing yet.

    `before_the_talk`: of a shared case that was opened again after the talk, the ratings as the reviewer alone had set
    them, which is what agreement is measured on.
    """
    rows = (
        (review.application, review.reviewer, element, rating.value)
        for review in reviews
        if review.handed_in is not None
        for element, rating in _ratings(review, before_the_talk).items()
    )
    return table_of_rows(rows, applications, elements)


def _ratings(review: Review, before_the_talk: bool) -> dict[str, Rating]:
    if before_the_talk and review.first_ratings is not None:
        return review.first_ratings
    return review.ratings
