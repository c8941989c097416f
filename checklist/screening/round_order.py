"""The orders of a whole round, one for each group that is compared among itself, and the same as data for JSON.

Takes in only reviews that are handed in. Nothing here decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checklist.screening.movement import what_moves
from checklist.screening.order import DRAWS, order
from checklist.screening.order_words import decides_nothing, standing_sentence
from checklist.screening.ratings import table_of_reviews

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from uuid import UUID

    from checklist.catalogue import Catalogue
    from checklist.screening.model import Review, Reviewer
    from checklist.screening.movement import Move
    from checklist.screening.order import Order, Standing
    from checklist.screening.ratings import Compared, RatingTable
    from checklist.screening.round import Group, Round


@dataclass(frozen=True, eq=False)
class GroupOrder:
    """One group of a round: its ratings, its order, and what would move each application (None: nothing alone)."""

    group: Group
    table: RatingTable[UUID]
    order: Order[UUID]
    moves: Mapping[UUID, Move[UUID] | None]

    def sentence(self, standing: Standing[UUID], catalogue: Catalogue, reviewers: Iterable[Reviewer]) -> str:
        """The one plain sentence about an application in this group."""
        return standing_sentence(
            standing,
            self.moves[standing.application],
            room_for_all=self.order.room_for_all,
            reviewer_names={reviewer.id: reviewer.name for reviewer in reviewers},
            element_names={element.id: element.name for element in catalogue.elements},
        )


def group_tables(
    found: Round, catalogue: Catalogue, applications: Iterable[Compared], reviews: Sequence[Review]
) -> tuple[tuple[Group, RatingTable[UUID]], ...]:
    """Each group with the ratings of its applications, by number; an application that fits no group is in none."""
    elements = [element.id for element in catalogue.elements]
    by_number = sorted(applications, key=lambda one: one.number)
    return tuple(
        (
            group,
            table_of_reviews(
                reviews,
                [one.id for one in by_number if found.group_of(one.maturity) == group],
                elements,
            ),
        )
        for group in found.comparison_groups()
    )


def orders_of(
    found: Round,
    catalogue: Catalogue,
    applications: Iterable[Compared],
    reviews: Sequence[Review],
    *,
    draws: int = DRAWS,
) -> tuple[GroupOrder, ...]:
    """The order of each of the round's groups that has applications, with its weights, places and seed."""
    orders = []
    for group, table in group_tables(found, catalogue, applications, reviews):
        if not table.applications:
            continue
        weights = found.weights_for(catalogue)
        ordered = order(table, group.places, found.seed, weights=weights, draws=draws)
        orders.append(GroupOrder(group, table, ordered, what_moves(table, ordered)))
    return tuple(orders)


def order_data(
    one: GroupOrder, catalogue: Catalogue, applications: Iterable[Compared], reviewers: Sequence[Reviewer]
) -> dict[str, Any]:
    """The order of one group as plain data for JSON; probabilities are 0-1 and unrounded, ranks begin at 1."""
    codes = {application.id: application.code for application in applications}
    return {
        "group": one.group.id,
        "places": one.order.places,
        "draws": one.order.draws,
        "seed": one.order.seed,
        "weights": None if one.order.weights is None else dict(zip(one.table.elements, one.order.weights, strict=True)),
        "note": decides_nothing(),
        "applications": [
            {
                "id": str(standing.application),
                "code": codes[standing.application],
                "within": standing.within,
                "certainty": standing.certainty,
                "ranks": standing.ranks.tolist(),
                "mean_rank": standing.mean_rank,
                "best_rank": standing.best_rank,
                "worst_rank": standing.worst_rank,
                "equal_to": [codes[other] for other in standing.equal_to],
                "reviews": standing.reviews,
                "unrated": standing.unrated,
                "moved_by": _move_data(one.moves[standing.application]),
                "sentence": one.sentence(standing, catalogue, reviewers),
            }
            for standing in one.order.standings
        ],
    }


def _move_data(move: Move[UUID] | None) -> dict[str, Any] | None:
    if move is None:
        return None
    reviewer = None if move.reviewer is None else str(move.reviewer)
    return {"kind": move.kind, "reviewer": reviewer, "element": move.element, "within": move.within}
