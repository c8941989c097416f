"""Who has one of the meeting's pages open, so that nobody waits for people who have left.

Kept in memory alone. One number is told of it, never who: whoever leads a meeting must not learn who is not done.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections import Counter
from typing import TYPE_CHECKING

from checklist.workshop import voting

if TYPE_CHECKING:
    from uuid import UUID

    from checklist.web.meeting import Meeting
    from checklist.workshop.model import Round

# A phone that sleeps for a moment, or changes from one cell to the next, is still there.
GONE_AFTER = dt.timedelta(minutes=2)


class Presence:
    """The open pages of one meeting's participants. Moments are aware. May be used by several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: Counter[UUID] = Counter()
        self._last: dict[UUID, dt.datetime] = {}
        self._began: dt.datetime | None = None

    def came(self, person: UUID, now: dt.datetime) -> None:
        """A page is open from now on; `went` ends it."""
        with self._lock:
            self._open[person] += 1
            self._last[person] = now

    def went(self, person: UUID, now: dt.datetime) -> None:
        with self._lock:
            self._open[person] -= 1
            self._last[person] = now

    def asked(self, person: UUID, now: dt.datetime) -> None:
        """A page was fetched: without script, that is all there is to be heard of somebody."""
        with self._lock:
            self._last[person] = now

    def is_gone(self, person: UUID, now: dt.datetime) -> bool:
        """True where nothing has been heard for two minutes. Where the app has just started, everybody gets as long."""
        with self._lock:
            self._began = self._began or now
            return self._open[person] <= 0 and now - self._last.get(person, self._began) > GONE_AFTER


def gone(meeting: Meeting) -> int:
    """How many of those who are not done with what is asked now have had no page open for two minutes.

    Those who answer on the meeting's own computer in turn have no page of their own and are not among them.
    """
    workshop, room, now = meeting.workshop, meeting.room, meeting.now()
    if workshop.phase not in {"answering", "answering_again"}:
        return 0

    def is_done(person: UUID) -> bool:
        def answered(question: str, which: Round) -> set[UUID]:
            vote = room.own(person, question, which)
            return {person} if vote is not None and vote.answer.is_given else set()

        return voting.progress(workshop, {person}, answered).done == 1

    here = [one.id for one in [*room.participants.values()] if one.came == "page" and not one.before_meeting]
    return sum(meeting.doors.presence.is_gone(one, now) and not is_done(one) for one in here)
