"""A fictive meeting for the tests of the pages: a small catalogue with two elements, an archive, and people."""

from __future__ import annotations

import datetime as dt
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from checklist.archive import open_archive
from checklist.assessment.model import Answer, Practice
from checklist.web.meeting import Meeting
from checklist.web.server import MeetingServer
from checklist.workshop import preparing
from checklist.workshop.model import Settings, Vote
from tests.small_catalogue import catalogue_from, catalogue_tables, element, question, suggestion
from tests.web.browsing import Browser

if TYPE_CHECKING:
    from checklist.archive import Archive
    from checklist.catalogue import Catalogue

NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
CODE = "BCDFGH"
MAAL = ("maal-borger", "maal-aftalt")
VIRKNING = ("virkning-foer",)


def catalogue() -> Catalogue:
    """Two elements: three questions, one of them relevant to everybody."""
    return catalogue_from(
        catalogue_tables(
            element(
                "maal",
                question("maal-borger", help="Tænk på den sidste uge.", suggestions=[suggestion("spoerg-borgeren", 3)]),
                question("maal-aftalt", not_relevant=False, suggestions=[suggestion("skriv-det-ned", 4)]),
                reflection=["Hvornår lykkedes det sidst?"],
            ),
            element("virkning", question("virkning-foer", suggestions=[suggestion("maal-foer", 4)])),
        )
    )


class Clock:
    """A clock that only the test moves."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> dt.datetime:
        return self.now

    def forward(self, **span: float) -> None:
        self.now += dt.timedelta(**span)


def prepare(archive: Archive, **settings: Any) -> UUID:
    """A workshop in the archive, prepared; `settings` replace the usual ones."""
    practice = Practice(id=uuid4(), name="Rolige morgener", service="Bostedet Åhaven (fiktivt)")
    chosen = Settings(
        practice=practice,
        catalogue="proeve",
        catalogue_version="1.0.0",
        **{"elements": ("maal", "virkning"), **settings},
    )
    workshop = preparing.prepare(catalogue(), chosen, workshop_id=uuid4(), code=CODE, now=NOON)
    return archive.workshops.add(workshop).workshop.id


class House:
    """An archive with one meeting in it that can be stopped hard and opened again."""

    def __init__(self, folder: Path, **settings: Any) -> None:
        self.file = folder / "arkiv.sqlite"
        self.clock = Clock()
        self.archive = open_archive(str(self.file))
        self.workshop_id = prepare(self.archive, **settings)
        self.meeting = Meeting(self.archive, self.workshop_id, catalogue(), self.clock)
        self._server: MeetingServer | None = None
        self._browsers: list[Browser] = []

    def serve(self) -> MeetingServer:
        """The meeting's pages, on this machine alone."""
        if self._server is None:
            self._server = MeetingServer(self.meeting, "127.0.0.1", 0)
            self._server.start()
        return self._server

    def browser(self, sender: str = "127.0.0.1") -> Browser:
        """A browser without script, on a machine of its own."""
        self._browsers.append(Browser(self.serve(), sender))
        return self._browsers[-1]

    @property
    def mark(self) -> str:
        """What the meeting's cookies are known by."""
        return sha256(self.workshop_id.bytes).hexdigest()[:12]

    def again(self) -> Meeting:
        """The meeting as another process finds it, without the first one having been told."""
        self.archive = open_archive(str(self.file))
        self.meeting = Meeting(self.archive, self.workshop_id, catalogue(), self.clock)
        return self.meeting

    def restart(self, port: int | None = None) -> None:
        """The process is gone and another one serves the same meeting, on the same port unless told another."""
        server = self.serve()
        server.stop()
        self.meeting.stop()
        self.again()
        self._server = MeetingServer(self.meeting, server.host, server.port if port is None else port)
        self._server.start()

    def people(self, count: int, **fields: Any) -> list[UUID]:
        """So many staff join; their ids."""
        return [self.meeting.join(perspective="medarbejder", **fields)[0] for _each in range(count)]

    def answer(self, person: UUID, question_id: str, value: int | None = None, **fields: Any) -> None:
        """One person's answer, kept when this returns."""
        self.meeting.cast(self.vote(person, question_id, value, **fields)).result(60)

    def others_answer(self, *values: int, questions: tuple[str, ...] = MAAL) -> None:
        """The colleagues who came in by the page answer every question with these values."""
        others = [one.id for one in self.meeting.room.participants.values() if one.came == "page"]
        for person, value in zip(others, values, strict=True):
            for question_id in questions:
                self.answer(person, question_id, value)

    def vote(self, person: UUID, question_id: str, value: int | None = None, **fields: Any) -> Vote:
        may_be_shown = fields.pop("note_may_be_shown", False)
        which = fields.pop("round", self.meeting.workshop.round)
        answer = Answer(value=value, **fields)
        return Vote(
            participant=person,
            question=question_id,
            round=which,
            answer=answer,
            note_may_be_shown=may_be_shown,
            given=self.clock.now,
        )

    def close(self) -> None:
        """Everything let go of."""
        for browser in self._browsers:
            browser.client.close()
        if self._server is not None:
            self._server.stop()
        self.meeting.stop()
        self.archive.close()
