"""How much work a round is: applications and hours that fall on each reviewer, before anybody says yes to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.locale import _, decimal, ngettext

if TYPE_CHECKING:
    from checklist.screening.round import Round


@dataclass(frozen=True)
class Workload:
    """What falls on each reviewer: `fewest` to `most` applications, the shared cases among them, and hours for `most`.

    `most_with_extra` and `hours_with_extra` are what it comes to if every application needed one more reviewer.
    `per_application` is how many reviewers an application can get at all; fewer than asked where there are too few.
    """

    reviewers: int
    reviews: int
    per_application: int
    fewest: int
    most: int
    hours: float
    most_with_extra: int
    hours_with_extra: float


def workload(found: Round, applications: int, reviewers: int) -> Workload:
    """What a round of so many applications comes to for so many reviewers (neither below 0), without conflicts."""
    if not reviewers:
        return Workload(0, 0, 0, 0, 0, 0.0, 0, 0.0)
    shared = min(found.calibration_cases, applications)
    own = applications - shared
    per_application = min(found.reviewers_per_application, reviewers)
    reviews = shared * reviewers + own * per_application
    with_extra = min(per_application + bool(found.extra_on_disagreement), reviewers)
    most = -(-reviews // reviewers)
    most_with_extra = -(-(shared * reviewers + own * with_extra) // reviewers)
    hours = found.minutes_per_application / 60
    return Workload(
        reviewers=reviewers,
        reviews=reviews,
        per_application=per_application,
        fewest=reviews // reviewers,
        most=most,
        hours=most * hours,
        most_with_extra=most_with_extra,
        hours_with_extra=most_with_extra * hours,
    )


def workload_words(found: Round, load: Workload) -> tuple[str, ...]:
    """The workload in sentences, one thing each."""
    if not load.reviewers:
        return (_("Der er ingen bedømmere endnu."),)
    each = ngettext(
        "Hver bedømmer læser {most} ansøgning og bruger omkring {hours} timer.",
        "Hver bedømmer læser {most} ansøgninger og bruger omkring {hours} timer.",
        load.most,
    )
    if load.fewest != load.most:
        each = _("Hver bedømmer læser {fewest} eller {most} ansøgninger og bruger op til {hours} timer.")
    told = [each.format(fewest=load.fewest, most=load.most, hours=decimal(load.hours))]
    if load.most_with_extra > load.most:
        extra = _("Er bedømmerne uenige om alle, bliver det op til {most} ansøgninger og {hours} timer.")
        told.append(extra.format(most=load.most_with_extra, hours=decimal(load.hours_with_extra)))
    if load.per_application < found.reviewers_per_application:
        few = _("Runden beder om {asked} bedømmere til hver ansøgning, men der er kun {reviewers}.")
        told.append(few.format(asked=found.reviewers_per_application, reviewers=load.reviewers))
    return tuple(told)
