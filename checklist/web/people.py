"""Who is at the door: what a token in a browser, a personal code or a ticket for the projector opens."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.archive.workshops import Door
from checklist.web import tokens
from checklist.web.presence import Presence

if TYPE_CHECKING:
    from uuid import UUID

    from checklist.archive.workshops import Workshops


@dataclass(frozen=True)
class Visitor:
    """Somebody whom the door knows; without a participant it is the projector."""

    participant: UUID | None

    @property
    def is_screen(self) -> bool:
        return self.participant is None


class Doors:
    """The doors of one workshop, read once and kept in step with the archive. May be used by several threads."""

    def __init__(self, store: Workshops, workshop_id: UUID) -> None:
        self._store = store
        self._workshop_id = workshop_id
        self._lock = threading.Lock()
        self._doors = {door.digest: door for door in store.doors(workshop_id)}
        self._tickets: set[str] = set()
        self.presence = Presence()

    def doors_for(self, participant: UUID) -> tuple[str, tuple[Door, ...]]:
        """A new token for a participant's browser, and what the archive is to keep of it; see `opened`."""
        token = tokens.new_token()
        personal = tokens.personal_digest(tokens.personal_code(token), self._workshop_id)
        return token, (
            Door(tokens.digest(token), "browser", participant),
            Door(personal, "personal", participant),
        )

    def opened(self, doors: tuple[Door, ...]) -> None:
        """These doors are in the archive now."""
        with self._lock:
            self._doors.update({door.digest: door for door in doors})

    def visitor(self, token: str) -> Visitor | None:
        """Whom this token lets in."""
        door = self._doors.get(tokens.digest(token))
        if door is None or door.kind == "personal":
            return None
        return Visitor(door.participant if door.kind == "browser" else None)

    def come_back(self, personal_code: str) -> str | None:
        """A new token for whoever knows a participant's personal code; the old browser's still works."""
        digest = tokens.personal_digest(tokens.letters_only(personal_code), self._workshop_id)
        door = self._doors.get(digest)
        if door is None or door.kind != "personal" or door.participant is None:
            return None
        token, doors = self.doors_for(door.participant)
        self._store.let_in(self._workshop_id, doors)
        self.opened(doors)
        return token

    def new_ticket(self) -> str:
        """A token for the projector's address, good for one time."""
        ticket = tokens.new_token()
        with self._lock:
            self._tickets = {tokens.digest(ticket)}
        return ticket

    def redeem(self, ticket: str) -> str | None:
        """The token for the projector's browser that a ticket is traded for; None for one that is not good any more."""
        with self._lock:
            if tokens.digest(ticket) not in self._tickets:
                return None
            self._tickets.clear()
        token = tokens.new_token()
        doors = (Door(tokens.digest(token), "screen"),)
        self._store.let_in(self._workshop_id, doors)
        self.opened(doors)
        return token

    def shut(self) -> None:
        """Nobody comes in any more."""
        with self._lock:
            self._doors.clear()
            self._tickets.clear()
