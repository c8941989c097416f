"""All that is known of a round, as whoever opened the archive hands it over. Data alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from checklist.screening.decisions import standing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from checklist.screening.arrivals import Outcome
    from checklist.screening.decisions import Entry, EntryTexts
    from checklist.screening.model import (
        Application,
        Assignment,
        CalibrationNote,
        Declaration,
        Review,
        Reviewer,
        Verdict,
        Withdrawn,
    )
    from checklist.screening.round import Round


class ReceivedFile(Protocol):
    """What is told of a file that came; a line of the archive's list is one."""

    @property
    def outcome(self) -> Outcome: ...
    @property
    def let_in_by(self) -> str | None: ...


@dataclass(frozen=True)
class RoundRecord:
    """A round and everything in it, as the archive's lists give it (without their revisions).

    `entries` is the log of decisions in order, `texts` its texts by number. `files` are all that came in, those that
    were left out too.
    """

    round: Round
    applications: tuple[Application, ...]
    reviewers: tuple[Reviewer, ...] = ()
    reviews: tuple[Review, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    notes: tuple[CalibrationNote, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()
    files: tuple[ReceivedFile, ...] = ()
    entries: tuple[Entry, ...] = ()
    texts: Mapping[int, EntryTexts] = field(default_factory=dict)

    @property
    def in_order(self) -> tuple[Application, ...]:
        """The applications by number."""
        return tuple(sorted(self.applications, key=lambda one: one.number))

    @property
    def who_reviewed(self) -> tuple[Reviewer, ...]:
        """Those who review or did; not one who left the round without having begun a review."""
        begun = {one.reviewer for one in self.reviews}
        return tuple(one for one in self.reviewers if one.active or one.id in begun)

    def verdicts(self) -> dict[UUID, Verdict]:
        """Application -> the decision that counts now; those without one are not in it."""
        return {application: entry.verdict for application, entry in standing(self.entries).items()}
