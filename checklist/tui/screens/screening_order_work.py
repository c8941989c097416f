"""The order of a round as it was last worked out, and whether that still holds. Knows no widgets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checklist.locale import _, clock, ngettext
from checklist.screening.round_order import GroupOrder, order_data, orders_of

if TYPE_CHECKING:
    import datetime as dt
    from uuid import UUID

    from checklist.tui.screens.screening_work import Overview


@dataclass(frozen=True, eq=False)
class WorkedOut:
    """The orders, made at the moment `at` from what there was to see then."""

    orders: tuple[GroupOrder, ...]
    seen: Overview
    at: dt.datetime

    def holds(self, now: Overview) -> bool:
        """Whether the same would come out of what there is now."""
        return _basis(self.seen) == _basis(now)

    def words(self) -> str:
        """What it stands on, and how many reviews are still to come."""
        handed_in = {(one.application, one.reviewer) for one in self.seen.reviews if one.handed_in}
        text = ngettext(
            "Regnet kl. {time} på {n} bedømmelse.", "Regnet kl. {time} på {n} bedømmelser.", len(handed_in)
        ).format(time=clock(self.at), n=len(handed_in))
        left = len({(one.application, one.reviewer) for one in self.seen.assignments} - handed_in)
        if left:
            awaited = ngettext(
                "{n} mangler endnu, så den kan flytte sig.", "{n} mangler endnu, så den kan flytte sig.", left
            )
            text += " " + awaited.format(n=left)
        return text

    def record(self, application: UUID) -> dict[str, Any] | None:
        """What the order says about one application, as data to be kept with a decision; None where it is not in it."""
        seen = self.seen
        for group in self.orders:
            if any(one.application == application for one in group.order.standings):
                data = order_data(group, seen.catalogue, seen.applications, seen.reviewers)
                mine = [one for one in data["applications"] if one["id"] == str(application)]
                return {**data, "applications": mine}
        return None


def work_out(seen: Overview, at: dt.datetime) -> WorkedOut:
    """The orders of what is handed in. Takes seconds for a large round; call it from a thread."""
    handed_in: list[Any] = [one for one in seen.reviews if one.handed_in]
    return WorkedOut(orders_of(seen.found, seen.catalogue, seen.applications, handed_in), seen, at)


def _basis(seen: Overview) -> tuple[object, ...]:
    """All that an order is made of. What is handed in does not change without being handed in again."""
    handed_in = {(one.id, one.handed_in) for one in seen.reviews if one.handed_in}
    return seen.found, [(one.id, one.maturity) for one in seen.applications], handed_in, seen.catalogue.about.version


def working_words(earlier: WorkedOut | None) -> str:
    """What is said while it is worked out; `earlier` is what is in sight meanwhile."""
    if earlier is None:
        return _("Regner rækkefølgen ud …")
    return _("Her står det, der blev regnet kl. {time}. Der er kommet nyt siden, og programmet regner igen …").format(
        time=clock(earlier.at)
    )
