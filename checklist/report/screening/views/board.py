"""What stands in the board's report on a round."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checklist.locale import long_date
from checklist.screening.order_words import decides_nothing
from checklist.screening.round_order import orders_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from checklist.catalogue import Catalogue
    from checklist.report.screening.record import RoundRecord


@dataclass(frozen=True)
class Board:
    title: str
    dated: str
    note: str
    sentences: tuple[str, ...]
    link_names: Mapping[str, str] = field(default_factory=dict)


def board(catalogue: Catalogue, record: RoundRecord, today: dt.date, draws: int) -> Board:
    """The whole report."""
    orders = orders_of(record.round, catalogue, record.applications, record.reviews, draws=draws)
    sentences = tuple(
        one.sentence(standing, catalogue, record.reviewers) for one in orders for standing in one.order.standings
    )
    return Board(record.round.name, long_date(today), decides_nothing(), sentences)
