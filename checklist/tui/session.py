"""The assessment somebody is working on: its state, its undo history and whether it is stored.

Knows no widgets. A change is committed to the archive before it counts as saved; where the archive fails, the change
stays here, nothing is lost, and the next change tries again.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from checklist.archive import ArchiveError, ConflictError, ServerGoneError
from checklist.assessment import scoring

if TYPE_CHECKING:
    from checklist.archive import Archive, Stored
    from checklist.assessment.model import Answer, Assessment
    from checklist.assessment.scoring import Profile
    from checklist.catalogue import Area, Catalogue, Question


def now() -> dt.datetime:
    """The present moment, in UTC, to the second (as people read it and as TOML keeps it)."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


class Session:
    """One open assessment. `archive` None means that nothing is stored (the example).

    `failure` says why the last change is not stored, `failure_told` whether the person has seen it;
    `waits_for_server`: it is because a server is away, so that the app asks for it and stores then;
    `gates_offered`: the questions that are never scored have been asked once while this is open.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        assessment: Assessment,
        archive: Archive | None = None,
        stored: Stored | None = None,
        earlier: Assessment | None = None,
    ) -> None:
        self.catalogue = catalogue
        self.assessment = assessment
        self.earlier = earlier
        self.failure: str | None = None
        self.failure_told = False
        self.waits_for_server = False
        self.gates_offered = False
        self.conflict: Stored | None = None
        self._archive = archive
        self._stored = stored
        self._undo: list[Assessment] = []
        self._redo: list[Assessment] = []
        self._draft: tuple[object, Assessment] | None = None

    @property
    def area(self) -> Area | None:
        return self.catalogue.area_by_id.get(self.assessment.practice.area or "")

    @property
    def is_stored(self) -> bool:
        """True where every change so far is in the archive."""
        return self._archive is not None and self._stored is not None and self._stored.assessment == self.assessment

    @property
    def keeps_nothing(self) -> bool:
        """True for the example, which lives only while it is open."""
        return self._archive is None

    @property
    def profile(self) -> Profile:
        return scoring.score(self.catalogue, self.assessment)

    def questions(self) -> tuple[Question, ...]:
        return self.catalogue.questions(self.assessment.form)

    def answer(self, question_id: str) -> Answer:
        return self.assessment.answer(question_id)

    def change(self, after: Assessment) -> None:
        """Make `after` the state, remember the one before it, and store it."""
        if after == self.assessment:
            return
        self._undo.append(self.assessment)
        self._redo.clear()
        self._take(after)

    def draft(self, after: Assessment, by: object) -> None:
        """Store `after` as the latest wording of what `by` writes; one undo takes all its wordings back together."""
        if _same_but_for_its_time(after, self.assessment):
            return
        if self._draft is None or self._draft[0] is not by or self._draft[1] is not self.assessment:
            self._undo.append(self.assessment)
            self._redo.clear()
        elif _same_but_for_its_time(after, self._undo[-1]):
            # All of it is deleted again: nothing is left to undo.
            self._undo.pop()
            self._take(after)
            self._draft = None
            return
        self._take(after)
        self._draft = (by, after)

    def undo(self) -> bool:
        """Go back one change; False where there is none."""
        return self._step(self._undo, self._redo)

    def redo(self) -> bool:
        """Take back the last undo; False where there is none."""
        return self._step(self._redo, self._undo)

    def _step(self, source: list[Assessment], target: list[Assessment]) -> bool:
        if not source:
            return False
        target.append(self.assessment)
        self._take(source.pop().model_copy(update={"updated": now()}))
        return True

    def _take(self, after: Assessment) -> None:
        self.assessment = after
        # Nobody should wait at every answer for a server that was away a moment ago.
        if not self.waits_for_server:
            self.store()

    def store(self) -> None:
        """Bring the archive up to the state. A failure is kept in `failure` (words to show) or `conflict`."""
        if self._archive is None or self._stored is None:
            return
        try:
            self._stored = self._archive.save(self._stored, self.assessment)
        except ConflictError as error:
            self.conflict, self.failure, self.waits_for_server = error.stored, error.message, False
        except ArchiveError as error:
            self._fail(error)
        else:
            self._all_is_well()

    def may_be_left(self) -> bool:
        """True where nothing would be lost; what the archive did not take is offered to it once more."""
        if self.failure is None or self.keeps_nothing or self.is_stored:
            return True
        self.store()
        return self.is_stored

    def keep_mine(self) -> None:
        """Decide a conflict: this state replaces what somebody else stored; undo brings theirs back."""
        if self.conflict is not None:
            self._undo.append(self.conflict.assessment)
            self._redo.clear()
            self._stored, self.conflict = self.conflict, None
            self.store()

    def take_theirs(self) -> None:
        """Decide a conflict: what somebody else stored becomes the state; undo brings one's own back."""
        if self.conflict is not None:
            self._undo.append(self.assessment)
            self._redo.clear()
            self._stored, self.assessment = self.conflict, self.conflict.assessment
            self._all_is_well()

    def _fail(self, error: ArchiveError) -> None:
        self.failure, self.waits_for_server = error.message, isinstance(error, ServerGoneError)

    def _all_is_well(self) -> None:
        self.failure = self.conflict = None
        self.failure_told = self.waits_for_server = False

    def server_answers(self) -> bool:
        """Ask the archive's server whether it is back; may take seconds."""
        try:
            if self._archive is not None:
                self._archive.look()
        except ArchiveError:
            return False
        return True

    def position(self) -> str | None:
        """The question that was last on the screen."""
        try:
            return self._archive.position(self.assessment.id) if self._archive else None
        except ArchiveError as error:
            self._fail(error)
            return None

    def remember_position(self, question_id: str) -> None:
        """Note where the person is; a failing archive does not matter here, it speaks up at the next answer."""
        if self._archive is not None and not self.waits_for_server:
            try:
                self._archive.remember_position(self.assessment.id, question_id)
            except ArchiveError as error:
                self._fail(error)


def _same_but_for_its_time(one: Assessment, other: Assessment) -> bool:
    return one.model_copy(update={"updated": other.updated}) == other
