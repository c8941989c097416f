"""A meeting that is going on: the one place where moves and votes meet the archive. Pages and the terminal app use it.

Everything that counts stands in the archive before anybody is told, so a meeting can be opened again after a crash in
any phase. It shows nobody's answer: `workshop` holds what may be seen, `room` what each person answered, for that
person's own page. May be used by several threads; no method waits for anything but the archive.

    meeting.workshop                                  # the course as it is now (frozen); `permitted(meeting.workshop)`
    meeting.make(course.open_lobby)                   # any pure move: move(workshop, *arguments, now=…) -> Workshop
    meeting.reveal(); meeting.take_in_late(); meeting.count_plan_votes()   # moves that need the answers
    meeting.progress                                  # Progress(joined, done, of): all that is told before the reveal
    meeting.take_in(participant, votes)               # a ballot from paper or a file, kept when this returns
    unsubscribe = meeting.subscribe(callback)         # callback() from any thread, after every change that was kept
    meeting.close()                                   # closes and erases

Raises RefusedMoveError (a move that is not permitted), RefusedVoteError, RefusedJoinError, ArchiveError; each carries
a sentence in the user's language (`reason`, or `message`), and after each everything is as it was before.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from random import SystemRandom
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from checklist.archive import WorkshopConflictError
from checklist.locale import _
from checklist.web.ledger import Ledger
from checklist.web.listeners import Listeners
from checklist.web.people import Doors
from checklist.web.refusals import RefusedJoinError, RefusedVoteError
from checklist.web.report_file import ReportFile
from checklist.web.room import Progress, Room
from checklist.workshop import course, planning, preparing, showing, voting
from checklist.workshop.erasing import forget_who
from checklist.workshop.model import Participant, PlanVotes, Vote
from checklist.workshop.outcome import public

if TYPE_CHECKING:
    from checklist.archive import Archive
    from checklist.archive.workshops import StoredWorkshop
    from checklist.catalogue import Catalogue
    from checklist.catalogue.model import Perspective
    from checklist.workshop.model import Came, Settings, Workshop
    from checklist.workshop.planning import Choice

MOST_PARTICIPANTS = 1_000
LONGEST_NAME = 80
_MOVES_AT_ONCE = 5


def utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class Meeting:
    """One workshop, open for answers. `close` or `stop` it when done."""

    def __init__(
        self, archive: Archive, workshop_id: UUID, catalogue: Catalogue, now: Callable[[], dt.datetime] = utc_now
    ) -> None:
        self.id = workshop_id
        self.catalogue = catalogue
        self._store = archive.workshops
        self.now = now
        # Held while a move or a batch of votes is checked and written, so that no answer slips in behind a reveal.
        self._lock = threading.RLock()
        self._listeners = Listeners()
        self._changes = 0
        self._load()
        self.doors = Doors(self._store, workshop_id)
        self.report = ReportFile()
        self._ledger: Ledger[Vote | PlanVotes] = Ledger(self._write)

    def _load(self) -> None:
        self._stored: StoredWorkshop = self._store.load(self.id)
        # What each person answered, for the page that shows it to that person alone.
        self.room = Room(self._store, self.id)
        self._progress: tuple[int, Progress] | None = None
        self._changes += 1
        self._public: tuple[int, Workshop] | None = None
        self._choices: tuple[int, tuple[Choice, ...]] | None = None

    @property
    def workshop(self) -> Workshop:
        """The course as any eye may have it."""
        return self.snapshot[1]

    @property
    def snapshot(self) -> tuple[int, Workshop]:
        """The revision and the course that go together, whatever moves meanwhile."""
        # Without the lock, which is held while votes are written: pages must not wait for the disk.
        stored, known = self._stored, self._public
        if known is None or known[0] != stored.revision:
            known = self._public = stored.revision, public(stored.workshop)
        return known

    @property
    def revision(self) -> int:
        """Grows with every change of the course (not with votes)."""
        return self._stored.revision

    @property
    def progress(self) -> Progress:
        """How far people are; all that anybody is told of the answers before they are shown."""
        at, known = self._changes, self._progress
        if known is None or known[0] != at:
            known = self._progress = at, self.room.progress(self._stored.workshop)
        return known[1]

    @property
    def names(self) -> tuple[str, ...]:
        """Who is in, in the order of the alphabet; () where names are not shown."""
        return self.room.names if self._stored.workshop.settings.names_shown else ()

    @property
    def answered_before(self) -> int:
        """How many have answered before the meeting, by page, paper or file."""
        return self.room.answered_before

    @property
    def waiting(self) -> dict[str, int]:
        """How many late answers wait at each shown question; at three they may be taken in."""
        with self._lock:
            people = [*self.room.participants.values()]
            return showing.waiting(self._stored.workshop, self.catalogue, people, self.room.votes)

    def asked(self, participant_id: UUID) -> tuple[str, ...]:
        """The ids of what this person is asked now: what the meeting is at first, then what they have missed."""
        participant = self.room.participants.get(participant_id)
        if participant is None:
            return ()
        asked = voting.questions_to_answer(self._stored.workshop, participant, self.now())
        ahead = participant.before_meeting or self._stored.workshop.settings.pace == "free"
        current = set(asked if ahead else self._stored.workshop.current_questions)
        return tuple(sorted(asked, key=lambda question: question not in current))

    def join(
        self,
        *,
        perspective: Perspective | None = None,
        role: str | None = None,
        name: str | None = None,
        before_meeting: bool = False,
        came: Came = "page",
    ) -> tuple[UUID, str]:
        """Takes somebody in who came by the page; returns their id and the token for their browser.

        A name is kept only where names are shown. Raises RefusedJoinError.
        """
        with self._lock:
            now = self.now()
            if (reason := voting.joining_refused(self._stored.workshop, now)) is not None:
                raise RefusedJoinError(reason)
            if len(self.room.participants) >= MOST_PARTICIPANTS:
                raise RefusedJoinError(_("Der er ikke plads til flere i mødet."))
            arrived = Participant(
                id=uuid4(),
                perspective=perspective,
                role=_short(role),
                name=_short(name),
                came=came,
                joined=now,
                before_meeting=before_meeting or self._stored.workshop.phase == "finished",
            )
            one = voting.admitted(self._stored.workshop, arrived)
            token, doors = self.doors.doors_for(one.id)
            self._store.join(self.id, one, doors)
            self.doors.opened(doors)
            self._keep([one])
        self._listeners.tell()
        return one.id, token

    def take_in(self, participant: Participant, votes: Sequence[Vote]) -> None:
        """Keeps a whole ballot from paper, a file or the laptop; sent twice it is one. Raises RefusedVoteError.

        Kept for any question of the meeting that this person's answer is not counted in yet; what has been shown
        already takes it in only with `take_in_late`.
        """
        with self._lock:
            for vote in votes:
                if vote.participant != participant.id:
                    raise ValueError("a ballot is one person's")
                if (refusal := self._refusal(vote, participant)) is not None:
                    raise refusal
            self._store.join(self.id, voting.admitted(self._stored.workshop, participant))
            self._store.cast(self.id, votes)
            self._keep([voting.admitted(self._stored.workshop, participant)], votes)
        self._listeners.tell()

    def cast(self, vote: Vote) -> Future[None]:
        """A future that is done once the vote is on the disk, or fails with RefusedVoteError or ArchiveError."""
        return self._ledger.submit(vote)

    def cast_plan_votes(self, votes: PlanVotes) -> Future[None]:
        """The same for somebody's votes for what to do, which replace their earlier ones."""
        return self._ledger.submit(votes)

    def _write(self, batch: Sequence[Vote | PlanVotes]) -> Sequence[Exception | None]:
        with self._lock:
            refusals = [self._refusal(one, self.room.participants.get(one.participant)) for one in batch]
            accepted = [one for one, refusal in zip(batch, refusals, strict=True) if refusal is None]
            if accepted:
                votes = [one for one in accepted if isinstance(one, Vote)]
                plan_votes = [one for one in accepted if isinstance(one, PlanVotes)]
                self._store.cast(self.id, votes, plan_votes)
                self._keep((), accepted)
        if accepted:
            self._listeners.tell()
        return refusals

    def _refusal(self, one: Vote | PlanVotes, participant: Participant | None) -> RefusedVoteError | None:
        if participant is None:
            return RefusedVoteError(_("Mødet kender dig ikke længere."))
        if isinstance(one, Vote):
            reason = voting.vote_refused(self._stored.workshop, self.catalogue, participant, one, self.now())
        else:
            reason = voting.plan_votes_refused(self._stored.workshop, one, [choice.id for choice in self.plan_choices])
        return None if reason is None else RefusedVoteError(reason)

    @property
    def plan_choices(self) -> tuple[Choice, ...]:
        """What can be voted for, or the votes once they are counted."""
        stored, known = self._stored, self._choices
        if known is None or known[0] != stored.revision:
            known = self._choices = stored.revision, planning.choices(stored.workshop, self.catalogue)
        return known[1]

    def _keep(self, participants: Sequence[Participant], votes: Sequence[Vote | PlanVotes] = ()) -> None:
        self.room.keep(participants, votes)
        self._changes += 1

    def make(self, move: Callable[..., Workshop], *arguments: object, **named: object) -> Workshop:
        """Makes a move of `checklist.workshop` and keeps it; `now` is filled in. Raises RefusedMoveError."""
        return self._change(lambda workshop, now: move(workshop, *arguments, **{**named, "now": now}))

    def reveal(self) -> Workshop:
        """Shows what people answered, to everybody at once. Raises RefusedMoveError."""
        return self._with_answers(showing.reveal)

    def take_in_late(self) -> Workshop:
        """Lets late answers into the figures, three or more at a time. Raises RefusedMoveError."""
        return self._with_answers(showing.take_in_late)

    def count_plan_votes(self) -> Workshop:
        """Counts the votes for what to do and shows them. Raises RefusedMoveError."""
        return self._change(
            lambda workshop, now: planning.count_plan_votes(workshop, self._store.plan_votes(self.id), now)
        )

    def change_settings(self, settings: Settings) -> Workshop:
        """Other settings; what people were told before they answered stands. Raises RefusedMoveError."""
        return self.make(preparing.change_settings, self.catalogue, settings, has_answers=bool(self.room.votes))

    def _with_answers(self, move: Callable[..., Workshop]) -> Workshop:
        def made(workshop: Workshop, now: dt.datetime) -> Workshop:
            # Read anew: answers may have been imported beside the meeting.
            self.room = Room(self._store, self.id)
            people, votes = [*self.room.participants.values()], self.room.votes
            return move(workshop, self.catalogue, people, votes, now=now, chance=SystemRandom())

        return self._change(made)

    def close(self) -> Workshop:
        """Shuts the door and erases what each person answered, as was promised; nobody gets in any more.

        Raises LockedArchiveError where another window keeps traces; closing again finishes it.
        """
        with self._lock:
            now = self.now()
            closed = (
                self._stored.workshop
                if self._stored.workshop.phase == "closed"
                else course.close(self._stored.workshop, now)
            )
            kept = closed.settings.keep_without_names or closed.erased is not None
            after = forget_who(closed) if kept else course.erase(closed, now)
            self._stored = self._store.close(self._stored, after)
            self._load()
            self.doors.shut()
        self._listeners.tell()
        return self.workshop

    def _change(self, change: Callable[[Workshop, dt.datetime], Workshop]) -> Workshop:
        with self._lock:
            for attempt in range(_MOVES_AT_ONCE):
                try:
                    self._stored = self._store.save(self._stored, change(self._stored.workshop, self.now()))
                    break
                except WorkshopConflictError:
                    # Another window moved it on: look at where it is now, and ask again whether this is permitted.
                    if attempt == _MOVES_AT_ONCE - 1:
                        raise
                    self._load()
            self._changes += 1
        self._listeners.tell()
        return self.workshop

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Calls `callback` after every change, from whichever thread made it; the returned function ends it."""
        return self._listeners.add(callback)

    def refresh(self) -> None:
        """Takes in what another process wrote (an import, say)."""
        with self._lock:
            self._load()
            if self._stored.workshop.phase == "closed":
                self.doors.shut()
        self._listeners.tell()

    def stop(self) -> None:
        """Writes what is waiting and lets go; the workshop goes on when it is opened again."""
        self._ledger.close()


def _short(text: str | None) -> str | None:
    return " ".join((text or "").split())[:LONGEST_NAME] or None
