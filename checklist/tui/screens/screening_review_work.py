"""One review while it is worked on: every change is stored before it counts as saved, and kept here where that fails.

Knows no widgets.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from checklist.archive import ArchiveError, RoundConflictError, ServerGoneError
from checklist.archive.shapes import Kept
from checklist.screening.model import Review
from checklist.screening.reviewing import begin_review

if TYPE_CHECKING:
    import datetime as dt
    from uuid import UUID

    from checklist.archive import Archive
    from checklist.screening.model import Application
    from checklist.screening.round import Round


class ReviewWork:
    """`review` as it stands here; `failure` why the last change is not stored; `conflict` what another desk stored.

    `waits_for_server`: nothing is wrong but that a server is away, so that trying again may help.
    """

    def __init__(
        self, archive: Archive, found: Round, application: Application, kept: Kept[Review] | None, review: Review
    ) -> None:
        self._archive, self._round_id, self._kept = archive, found.id, kept
        self.found, self.application, self.review = found, application, review
        self.others: tuple[Review, ...] = ()
        self.failure: str | None = None
        self.waits_for_server = False
        self.conflict: Kept[Review] | None = None
        self._writing = Lock()

    @property
    def is_stored(self) -> bool:
        """True where the archive has what stands here."""
        stored = self._kept.value if self._kept else None
        return stored == self.review or (stored is None and not self.review.ratings)

    @property
    def is_handed_in(self) -> bool:
        """Handed in, and stored so."""
        return self._kept is not None and self._kept.value.handed_in is not None

    def change(self, after: Review) -> None:
        """Take a change over; `store` then writes it."""
        self.review = after

    def store(self) -> None:
        """Write what stands here. May take as long as a server does to answer; call it from a thread."""
        with self._writing:
            self._store(self.review)

    def _store(self, wanted: Review) -> None:
        try:
            self._kept = self._archive.rounds.reviews.save(self._round_id, self._kept, wanted)
        except RoundConflictError as error:
            self.conflict = error.stored if isinstance(error.stored, Kept) else None
            self.failure, self.waits_for_server = error.message, False
        except ArchiveError as error:
            self.failure, self.waits_for_server = error.message, isinstance(error, ServerGoneError)
        else:
            self.failure, self.waits_for_server, self.conflict = None, False, None

    def decide(self, *, keep_mine: bool) -> None:
        """After a conflict: what stands here goes over what another desk stored, or is given up for it."""
        if self.conflict is None:
            return
        self._kept, self.conflict = self.conflict, None
        if not keep_mine:
            self.review = self._kept.value
            self.failure = None

    def look_around(self) -> None:
        """Read the other reviews of this application anew. Raises ArchiveError."""
        kept = self._archive.rounds.reviews.all(self._round_id, application=self.application.id)
        self.others = tuple(one.value for one in kept if one.value.reviewer != self.review.reviewer)


def open_review(archive: Archive, found: Round, application_id: UUID, reviewer: UUID, now: dt.datetime) -> ReviewWork:
    """The reviewer's review of an application, begun where there is none yet. Raises ArchiveError."""
    application = archive.rounds.applications.load(application_id).value
    kept = archive.rounds.reviews.all(found.id, application=application_id, reviewer=reviewer)
    mine = kept[0] if kept else None
    review = mine.value if mine else begin_review(found, application, reviewer, now)
    work = ReviewWork(archive, found, application, mine, review)
    work.look_around()
    return work
