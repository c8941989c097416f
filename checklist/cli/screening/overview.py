"""Everything an overview of a round is made of, read once from the archive, and the same as data for JSON."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from checklist.screening.decisions import standing
from checklist.screening.formalities import formal_state, line_ids
from checklist.screening.order_words import decides_nothing
from checklist.screening.progress import counted, flags, reviewers_progress, stages
from checklist.screening.round_statistics import statistics_data, statistics_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from uuid import UUID

    from checklist.archive.round_applications import ApplicationLine
    from checklist.assessment.model import Rating
    from checklist.cli.screening.opened import OpenRound
    from checklist.screening.arrivals import Outcome
    from checklist.screening.decisions import Entry
    from checklist.screening.model import Review, Reviewer
    from checklist.screening.progress import ReviewerProgress, Stage
    from checklist.screening.round_statistics import RoundStatistics


@dataclass(frozen=True)
class Figures:
    """A review as far as numbers go, which is all that overviews and the order need of it."""

    application: UUID
    reviewer: UUID
    handed_in: dt.datetime | None
    ratings: Mapping[str, Rating]
    first_ratings: Mapping[str, Rating] | None = None


@dataclass(frozen=True)
class Overview:
    """One round at one moment. `files`: what became of a file -> how many. The reviews carry no comments."""

    opened: OpenRound
    applications: tuple[ApplicationLine, ...]
    reviews: tuple[Review, ...]
    reviewers: tuple[Reviewer, ...]
    progress: tuple[ReviewerProgress, ...]
    stages: dict[UUID, Stage]
    flags: dict[UUID, tuple[str, ...]]
    decisions: dict[UUID, Entry]
    files: dict[Outcome, int]
    withdrawn: int

    @cached_property
    def statistics(self) -> RoundStatistics:
        """Over the reviews that are handed in."""
        return statistics_of(self.opened.found, self.opened.catalogue, self.applications, self.reviews)

    @property
    def unfinished(self) -> tuple[ReviewerProgress, ...]:
        """The reviewers who have not handed in all that they were given."""
        return tuple(one for one in self.progress if one.reviewer.active and one.handed_in < one.given)


def overview_of(opened: OpenRound) -> Overview:
    """The round as it stands in the archive. Raises ArchiveError."""
    rounds, found = opened.rounds, opened.found
    applications = rounds.applications.lines(found.id)
    reviews = _figures(opened, applications)
    reviewers = rounds.reviews.reviewers(found.id)
    assignments = rounds.reviews.assignments(found.id)
    declarations = rounds.reviews.declarations(found.id)
    decisions = standing(rounds.decisions.log(found.id).entries)
    return Overview(
        opened=opened,
        applications=applications,
        reviews=reviews,
        reviewers=reviewers,
        progress=reviewers_progress(reviewers, assignments, reviews, declarations),
        stages=stages(found, applications, assignments, reviews, frozenset(decisions)),
        flags=flags(found, reviews),
        decisions=decisions,
        files=dict(Counter(line.outcome for line in rounds.files.lines(found.id))),
        withdrawn=len(rounds.withdrawn(found.id)),
    )


def _figures(opened: OpenRound, applications: tuple[ApplicationLine, ...]) -> tuple[Review, ...]:
    """Every review in the archive's order, which the order's draws rest on.

    Whole reviews take long where there are thousands; only those of shared cases can have been opened again.
    """
    reviews, round_id = opened.rounds.reviews, opened.id
    shared = [line.id for line in applications if line.calibration]
    first = {
        kept.value.id: kept.value.first_ratings
        for application in shared
        for kept in reviews.all(round_id, application=application)
    }
    found = tuple(
        Figures(one.application, one.reviewer, one.handed_in, one.ratings, first.get(one.id))
        for one in reviews.lines(round_id)
    )
    return cast("tuple[Review, ...]", found)


def overview_data(seen: Overview, *, with_names: bool) -> dict[str, Any]:
    """The overview as plain data for JSON, unrounded; null where there is nothing. Names of practices `with_names`."""
    found = seen.opened.found
    figures = statistics_data(seen.statistics, seen.applications, seen.reviewers)
    by_id = {row["id"]: row for row in figures.pop("applications")}
    offsets = {row["id"]: row for row in figures.pop("reviewers")}
    return {
        "round": str(found.id),
        "name": found.name,
        "deadline": found.deadline.isoformat().replace("+00:00", "Z"),
        "note": decides_nothing(),
        "files": seen.files,
        "withdrawn": seen.withdrawn,
        "stages": counted(seen.stages),
        "applications": [_application(seen, line, by_id[str(line.id)], with_names) for line in seen.applications],
        "reviewers": [
            {
                "id": str(one.reviewer.id),
                "name": one.reviewer.name,
                "active": one.reviewer.active,
                "given": one.given,
                "to_declare": one.to_declare,
                "begun": one.begun,
                "handed_in": one.handed_in,
                "conflicts": one.conflicts,
                "offset": offsets.get(str(one.reviewer.id), {}).get("offset"),
                "cells": offsets.get(str(one.reviewer.id), {}).get("cells", 0),
            }
            for one in seen.progress
        ],
        **figures,
    }


def _application(seen: Overview, line: ApplicationLine, figures: dict[str, Any], with_names: bool) -> dict[str, Any]:
    found = seen.opened.found
    group = found.group_of(line.maturity)
    said = {one: line.formality(one) for one in line_ids(found)}
    decision = seen.decisions.get(line.id)
    return {
        "id": figures["id"],
        "code": line.code,
        "practice": line.practice if with_names else None,
        "service": line.service if with_names else None,
        "area": line.area,
        "maturity": line.maturity,
        "group": group.id if group else None,
        "received": line.received.isoformat().replace("+00:00", "Z"),
        "stage": seen.stages[line.id],
        "formal": formal_state(found, line),
        "formalities": {one: formality.state if formality else None for one, formality in said.items()},
        "calibration": line.calibration,
        "means": figures["means"],
        "largest_distance": figures["largest_distance"],
        "disagreement": figures["disagreement"],
        "flags": list(seen.flags.get(line.id, ())),
        "decision": decision.verdict if decision else None,
    }
