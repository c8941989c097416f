"""A round as the app works with it: one look at everything in it, who sits here, and calls that never stop the screen.

Knows no single screen. What the archive refuses is told, and the screen stays as it was.
"""

from __future__ import annotations

import asyncio
import gc
import getpass
import platform
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from checklist.archive import ArchiveError, ServerGoneError
from checklist.catalogue import RefusedError
from checklist.locale import _
from checklist.screening.decisions import standing
from checklist.screening.progress import stages
from checklist.screening.seeing import round_is_open
from checklist.screening.sharing import conflicts_in
from checklist.tui.base import Room
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.worker import Worker

    from checklist.archive import Archive
    from checklist.archive.round_applications import ApplicationLine
    from checklist.archive.round_decisions import Log
    from checklist.archive.round_reviews import ReviewLine
    from checklist.archive.shapes import Kept
    from checklist.catalogue import Catalogue
    from checklist.screening.model import Assignment, Declaration, Reviewer
    from checklist.screening.progress import Stage
    from checklist.screening.round import Round
    from checklist.tui.desk import Desk

Outcome = TypeVar("Outcome")
SECONDS_BETWEEN_TRIES = 5.0
LEADER = "leder"
"""Whoever runs the round and rates nothing."""


@dataclass(frozen=True)
class Seat:
    """Who sits at this machine in a round: one of its reviewers, or whoever runs it (`reviewer` None). `name` signs."""

    reviewer: UUID | None
    name: str


@dataclass(frozen=True)
class Overview:
    """All of a round at one moment, without the words: cheap for ten thousand applications."""

    kept: Kept[Round]
    applications: tuple[ApplicationLine, ...]
    reviewers: tuple[Reviewer, ...]
    declarations: tuple[Declaration, ...]
    assignments: tuple[Assignment, ...]
    reviews: tuple[ReviewLine, ...]
    log: Log
    waiting: int
    """Files that stand outside until somebody acts."""
    seat: Seat | None
    catalogue: Catalogue

    @property
    def found(self) -> Round:
        return self.kept.value

    @property
    def me(self) -> UUID | None:
        """The reviewer who sits here; None for whoever runs the round."""
        return self.seat.reviewer if self.seat else None

    @cached_property
    def stages(self) -> dict[UUID, Stage]:
        """Where each application stands."""
        decided = standing(self.log.entries)
        return stages(self.found, self.applications, self.assignments, self.reviews, decided)

    @cached_property
    def is_open(self) -> bool:
        """Whether who sits here may see others' ratings, averages and the order."""
        if self.seat is None:
            return False
        conflicts, active = conflicts_in(self.declarations), [one.id for one in self.active_reviewers]
        return self.me is None or round_is_open(self.found, self.me, self.assignments, self.reviews, conflicts, active)

    @property
    def names_hidden(self) -> bool:
        """Whether names are kept from who sits here: a reviewer in a blind round, or nobody known yet."""
        return self.found.blind and (self.seat is None or self.me is not None)

    @cached_property
    def kept_from_me(self) -> frozenset[UUID]:
        """The applications that who sits here has a conflict of interest with: nothing others gave is shown of them."""
        mine = [one for one in self.declarations if one.reviewer == self.me]
        return frozenset(application for _me, application in conflicts_in(mine))

    @property
    def active_reviewers(self) -> tuple[Reviewer, ...]:
        return tuple(one for one in self.reviewers if one.active)


@dataclass(frozen=True)
class FirstLook:
    """What can be shown at once of however large a round."""

    found: Round
    applications: tuple[ApplicationLine, ...]
    seat: Seat | None
    is_closed: bool
    """Whether averages and order are surely closed to who sits here; False where it takes a whole look to know."""


def first_look(archive: Archive, round_id: UUID) -> FirstLook:
    """The round, who sits here, and its list of applications unless it is closed to them. Raises ArchiveError."""
    rounds = archive.rounds
    seat = _seat(archive.setting(_seat_key(round_id)), rounds.reviews.reviewers(round_id))
    closed = seat is None or (seat.reviewer is not None and rounds.reviews.are_awaited(round_id))
    lines = () if closed else rounds.applications.lines(round_id)
    return FirstLook(rounds.load(round_id).value, lines, seat, closed)


@contextmanager
def _kept_out_of_collections() -> Iterator[None]:
    """What is loaded inside is let go of when nobody has it, and never searched for circles.

    A collection goes through a large round's hundred thousand objects and finds nothing: a quarter of a second in
    which no key is answered.
    """
    gc.unfreeze()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@_kept_out_of_collections()
def look(desk: Desk, archive: Archive, round_id: UUID) -> Overview:
    """Everything in a round as it stands now. Raises ArchiveError; RefusedError where its questions are missing."""
    rounds = archive.rounds
    kept = rounds.load(round_id)
    reviewers = rounds.reviews.reviewers(round_id)
    seen = Overview(
        kept=kept,
        applications=rounds.applications.lines(round_id),
        reviewers=reviewers,
        declarations=rounds.reviews.declarations(round_id),
        assignments=rounds.reviews.assignments(round_id),
        reviews=rounds.reviews.lines(round_id),
        log=rounds.decisions.log(round_id),
        waiting=rounds.files.waiting(round_id),
        seat=_seat(archive.setting(_seat_key(round_id)), reviewers),
        catalogue=desk.catalogue_of(kept.value.catalogue, kept.value.catalogue_version, kept.value.name),
    )
    # Worked out here, in a thread: the screens ask for both at every key.
    _known = seen.is_open, seen.stages
    return seen


def take_seat(archive: Archive, round_id: UUID, seat: Seat) -> None:
    """Remember who sits at this machine, for this person's login on it."""
    who = str(seat.reviewer) if seat.reviewer else LEADER
    archive.set_setting(_seat_key(round_id), f"{who} {seat.name}")


def _seat_key(round_id: UUID) -> str:
    # An archive on a server is shared by many machines; each has its own answer.
    return f"seat {round_id} {getpass.getuser()}@{platform.node()}"


def _seat(stored: str | None, reviewers: tuple[Reviewer, ...]) -> Seat | None:
    who, _space, name = (stored or "").partition(" ")
    if who == LEADER and name:
        return Seat(None, name)
    return next((Seat(one.id, one.name) for one in reviewers if str(one.id) == who and one.active), None)


def _seat_words(seat: Seat | None) -> str:
    return seat.name if seat else _("du har ikke sagt, hvem du er")


def names_hidden_words() -> str:
    """Why a screen with names stays empty."""
    return _("Runden er blind, og her står navnene. Det hører til den, der leder runden.")


class RoundRoom(Room):
    """A screen inside one round. `ask` and `overview` work in a thread and tell what is wrong."""

    WHAT = ""
    _look: Worker[bool] | None = None

    def __init__(self, round_id: UUID) -> None:
        super().__init__()
        self.round_id = round_id
        self.seen: Overview | None = None
        self._waits = False

    @property
    def desk(self) -> Desk:
        return self.lovende.ready_desk

    @property
    def now_seen(self) -> Overview:
        """What was seen last. Only for what can be done once something was."""
        if self.seen is None:
            raise RuntimeError("the round has not been looked at yet")
        return self.seen

    def tell(self, message: str, *, trouble: bool = False) -> None:
        """Say something that stays in sight for a while."""
        if trouble:
            self.notify(message, severity="error", timeout=12, markup=False)
        else:
            self.notify(message, timeout=5, markup=False)

    async def ask(self, act: Callable[[Archive], Outcome]) -> Outcome | None:
        """What `act` gives, from a thread; None, and said, where the archive or a rule refuses.

        None too, and not said, once `is_left`. A conflict between two desks is not caught here: a person has to see
        both.
        """
        from checklist.archive import RoundConflictError

        archive = self.desk.archive
        if archive is None:
            self.tell(self.desk.trouble or "", trouble=True)
            return None
        try:
            outcome = await asyncio.to_thread(act, archive)
        except RoundConflictError:
            raise
        except ServerGoneError as error:
            if not any(bar.trouble for bar in self.query(TitleBar)):
                self.tell(error.message, trouble=True)
            self._connected(False)
            if not self._waits:
                self._waits = True
                self.set_timer(SECONDS_BETWEEN_TRIES, self._look_again)
            return None
        except ArchiveError as error:
            self.tell(error.message, trouble=True)
            return None
        except RefusedError as error:
            self.tell("\n".join(problem.message for problem in error.problems), trouble=True)
            return None
        if self.is_left:
            return None
        self._connected(True)
        return outcome

    async def do(self, act: Callable[[Archive], None]) -> bool:
        """Do something with the archive as `ask` does; whether it was done."""

        def done(archive: Archive) -> bool:
            act(archive)
            return True

        return bool(await self.ask(done))

    def _look_again(self) -> None:
        """The server may be back: look, without anybody having to ask for it."""
        self._waits = False
        if self.is_current:
            self.on_screen_resume()

    def _connected(self, yes: bool) -> None:
        for bar in self.query(TitleBar):
            if bar.trouble == yes:
                bar.trouble = not yes
                bar.state = _("SERVEREN SVARER IKKE") if not yes else self.state_line()

    def state_line(self) -> str:
        """What stands at the right of the title bar: who sits here."""
        return _seat_words(self.seen.seat) if self.seen else ""

    def name_bar(self, found: Round, seat: Seat | None) -> None:
        """Say in the title bar which round this is, and who sits here."""
        bar = self.query_one(TitleBar)
        bar.practice = " · ".join(part for part in (found.name, _(self.WHAT) if self.WHAT else "") if part)
        bar.state = _seat_words(seat)

    async def reload(self) -> bool:
        """Look at the round again and show it; False where that could not be done."""
        seen = await self.ask(lambda archive: look(self.desk, archive, self.round_id))
        if seen is None:
            return False
        self.seen = seen
        self.name_bar(seen.found, seen.seat)
        self.show()
        self.refresh_bindings()
        return True

    def show(self) -> None:
        """Draw everything from `seen`."""

    def on_screen_resume(self) -> None:
        self.look_anew()

    def look_anew(self) -> None:
        """Begin to look at the round again, in place of a look that is under way."""
        # As a function, not begun: where the next look comes at once, this one never begins at all.
        self._look = self.run_worker(self.reload, group="reload", exclusive=True)

    def action_back(self) -> None:
        self.dismiss()
