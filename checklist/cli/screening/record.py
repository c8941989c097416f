"""A whole round out of the archive, as reports and exports take it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.report.screening import RoundRecord

if TYPE_CHECKING:
    from checklist.cli.screening.opened import OpenRound


def record_of(opened: OpenRound) -> RoundRecord:
    """Everything of the round as it stands now. Raises ArchiveError."""
    rounds, round_id = opened.rounds, opened.id
    log = rounds.decisions.log(round_id)
    return RoundRecord(
        round=opened.found,
        applications=tuple(kept.value for kept in rounds.applications.all(round_id)),
        reviewers=rounds.reviews.reviewers(round_id),
        reviews=tuple(kept.value for kept in rounds.reviews.all(round_id)),
        assignments=rounds.reviews.assignments(round_id),
        declarations=rounds.reviews.declarations(round_id),
        notes=rounds.reviews.notes(round_id),
        withdrawn=rounds.withdrawn(round_id),
        files=rounds.files.lines(round_id),
        entries=log.entries,
        texts=log.texts,
    )
