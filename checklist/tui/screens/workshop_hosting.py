"""A workshop that is open in this window: its meeting, its pages while they are served, and its clock.

Knows nothing of screens. What asks the archive or the network is called from threads, never from the app's own.
"""

from __future__ import annotations

import datetime as dt
import json
import time
from contextlib import suppress
from typing import TYPE_CHECKING
from uuid import uuid4

from checklist.archive import ArchiveError
from checklist.assessment.scoring import score
from checklist.locale import current_language
from checklist.web import tokens
from checklist.web.meeting import Meeting
from checklist.web.server import DEFAULT_PORT, MeetingServer, ServerError
from checklist.workshop.agenda import suggested_elements
from checklist.workshop.model import Settings
from checklist.workshop.preparing import prepare

if TYPE_CHECKING:
    from uuid import UUID

    from checklist.archive import Archive
    from checklist.assessment.model import Assessment, Practice
    from checklist.catalogue import Catalogue
    from checklist.tui.desk import Desk
    from checklist.web.server import Reach
    from checklist.workshop.model import Phase, Workshop

SERVED: tuple[Phase, ...] = ("open", "answering", "revealed", "answering_again", "settling", "planning", "finished")
"""The phases in which people have something to do on the pages."""
_LAST_PLACE = "workshop-place"
_LAST_WORD_SECONDS = 1.5


class Hosting:
    """One workshop, its meeting and its pages. `stop` it when it is left; it goes on when it is opened again."""

    def __init__(
        self,
        archive: Archive,
        workshop_id: UUID,
        catalogue: Catalogue,
        host: str | None = None,
        port: int | None = None,
    ) -> None:
        """`host` and `port` are what was asked for on the command line; without them, those that were used last."""
        self.archive = archive
        self.catalogue = catalogue
        self.meeting = Meeting(archive, workshop_id, catalogue)
        self.server: MeetingServer | None = None
        self.reach: Reach | None = None
        self.trouble = ""
        last_host, last_port = self._last_place()
        self.host = host or last_host
        self.port = last_port if port is None else port
        self._clock_name = f"workshop-clock-{workshop_id}"
        self._begun = self._read_clock()

    @property
    def workshop(self) -> Workshop:
        """The workshop as any eye may have it."""
        return self.meeting.workshop

    # The pages

    def serve(self, host: str | None = None, port: int | None = None) -> bool:
        """Serve the pages at this place, and try whether they answer; False where they cannot be served (`trouble`)."""
        self.stop_serving()
        self.host, self.port = host or self.host, self.port if port is None else port
        server = MeetingServer(self.meeting, self.host, self.port)
        try:
            server.start()
        except ServerError as error:
            self.trouble = error.message
            return False
        self.trouble, self.server, self.host = "", server, server.host
        self.reach = server.check()
        with suppress(ArchiveError):  # a convenience: phones find the meeting again at the same address
            self.archive.set_setting(_LAST_PLACE, json.dumps([server.host, server.port]))
        return True

    def check(self) -> None:
        """Ask again whether the pages answer, and who else has been there."""
        if self.server is not None:
            self.reach = self.server.check()

    def look_again(self) -> None:
        """Follow what another window or command did to the course; where it closed the meeting, the door shuts here."""
        if self.archive.workshops.revision(self.meeting.id) != self.meeting.revision:
            self.meeting.refresh()
        if self.workshop.phase == "closed":
            self.shut_the_door()

    def shut_the_door(self) -> None:
        """Serve no more, once the phones have had a moment to fetch the page that says so. Takes 1.5 seconds."""
        if self.server is not None:
            time.sleep(_LAST_WORD_SECONDS)
            self.stop_serving()

    def stop_serving(self) -> None:
        if self.server is not None:
            self.server.stop()
            self.server = None

    def stop(self) -> None:
        """Let go of everything; what is waiting is written first."""
        self.stop_serving()
        self.meeting.stop()

    def _last_place(self) -> tuple[str | None, int]:
        with suppress(ArchiveError, ValueError, TypeError):
            host, port = json.loads(self.archive.setting(_LAST_PLACE) or "[null, 0]")
            if isinstance(host, str) and isinstance(port, int) and port:
                from checklist.web.addresses import LOOPBACK, candidates

                return (host if host in {LOOPBACK, *candidates()} else None), port
        return None, DEFAULT_PORT

    # The clock

    def _read_clock(self) -> dict[str, dt.datetime]:
        with suppress(ArchiveError, ValueError, TypeError, AttributeError):
            known = json.loads(self.archive.setting(self._clock_name) or "{}")
            return {key: dt.datetime.fromisoformat(text) for key, text in known.items()}
        return {}

    @property
    def slot_key(self) -> str:
        """Which part of the agenda the meeting is at."""
        workshop = self.workshop
        if workshop.phase in {"prepared", "open"}:
            return "opening"
        if workshop.phase in {"planning", "finished", "closed"}:
            return "plan" if workshop.phase == "planning" else "close"
        return workshop.element or "opening"

    def begin_slot(self) -> None:
        """Note when the meeting came to where it is, so that minutes left are right after a new start too."""
        if self.workshop.phase in {"prepared", "finished", "closed"} or self.slot_key in self._begun:
            return
        self._begun[self.slot_key] = self.meeting.now()
        with suppress(ArchiveError):
            kept = {key: moment.isoformat() for key, moment in self._begun.items()}
            self.archive.set_setting(self._clock_name, json.dumps(kept))

    def minutes_spent(self, key: str) -> int | None:
        """Whole minutes since the meeting came to this part of the agenda; None where it has not."""
        begun = self._begun.get(key)
        return None if begun is None else max(0, int((self.meeting.now() - begun).total_seconds() // 60))


def catalogue_for(desk: Desk, settings: Settings) -> Catalogue:
    """The catalogue that a workshop asks from. Raises RefusedError where it cannot be had."""
    return desk.catalogue_of(settings.catalogue, settings.catalogue_version, settings.practice.name)


def begin_workshop(desk: Desk, archive: Archive, practice: Practice, earlier: Assessment | None) -> UUID:
    """A new workshop in the archive, with elements that fit the usual length. Raises ArchiveError."""
    catalogue = desk.catalogue
    profile = score(catalogue, earlier) if earlier is not None else None
    usual = Settings(
        practice=practice,
        catalogue=catalogue.about.id,
        catalogue_version=catalogue.about.version,
        elements=(catalogue.elements[0].id,),
        language=current_language(),
    )
    chosen = suggested_elements(catalogue, usual.length, usual.people, usual.form, profile)
    settings = usual.model_copy(update={"elements": chosen or usual.elements})
    now = dt.datetime.now(dt.UTC)
    archive.keep_catalogue(catalogue.about.id, catalogue.about.version, desk.catalogue_source)
    workshop = prepare(catalogue, settings, workshop_id=uuid4(), code=tokens.new_code(), now=now)
    return archive.workshops.add(workshop).workshop.id
