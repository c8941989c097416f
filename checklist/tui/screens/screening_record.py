"""A whole round out of the archive, as reports and exports take it. Knows no screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.report.screening import RoundRecord

if TYPE_CHECKING:
    from checklist.archive.rounds import Rounds
    from checklist.screening.round import Round


def round_record(rounds: Rounds, found: Round) -> RoundRecord:
    """Everything of the round as it stands now. Takes milliseconds for each application. Raises ArchiveError."""
    log = rounds.decisions.log(found.id)
    return RoundRecord(
        round=found,
        applications=tuple(kept.value for kept in rounds.applications.all(found.id)),
        reviewers=rounds.reviews.reviewers(found.id),
        reviews=tuple(kept.value for kept in rounds.reviews.all(found.id)),
        assignments=rounds.reviews.assignments(found.id),
        declarations=rounds.reviews.declarations(found.id),
        notes=rounds.reviews.notes(found.id),
        withdrawn=rounds.withdrawn(found.id),
        files=rounds.files.lines(found.id),
        entries=log.entries,
        texts=log.texts,
    )
