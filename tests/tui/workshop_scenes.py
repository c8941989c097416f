"""A fictive workshop on the facilitator's screen: two elements in the short form, and people who answer from phones."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from checklist.archive import open_archive
from checklist.assessment.model import Answer, Practice
from checklist.catalogue import our_catalogue
from checklist.tui import WorkshopStart
from checklist.tui.app import LovendeApp
from checklist.tui.screens.workshop_lead import LeadScreen
from checklist.web.meeting import Meeting
from checklist.workshop import course, settling
from checklist.workshop.model import Settings, Settled, Vote
from checklist.workshop.preparing import prepare
from tests.tui.conftest import arrived
from tests.tui.quiet import until

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from textual.pilot import Pilot

CATALOGUE = our_catalogue()
ELEMENTS = ("maal", "monitorering")
CODE = "BCDFGH"
NOTE = "Kun om dagen [sagt i fortrolighed]"


def asked(element_id: str) -> tuple[str, ...]:
    """The ids of the short form's questions of an element."""
    return tuple(one.id for one in CATALOGUE.questions_of(CATALOGUE.element_by_id[element_id], "short"))


MAAL = asked("maal")


def prepared(archive_file: Path, **settings: Any) -> UUID:
    """A prepared workshop in the archive; its id."""
    practice = Practice(id=uuid4(), name="Rolige morgener", service="Bostedet Åhaven (fiktivt)", area="handicap")
    about = CATALOGUE.about
    chosen = Settings(
        practice=practice,
        catalogue=about.id,
        catalogue_version=about.version,
        **{"form": "short", "elements": ELEMENTS, **settings},
    )
    now = dt.datetime.now(dt.UTC)
    workshop = prepare(CATALOGUE, chosen, workshop_id=uuid4(), code=CODE, now=now)
    with open_archive(str(archive_file)) as archive:
        return archive.workshops.add(workshop).workshop.id


def at_work(archive_file: Path, workshop_id: UUID, *acts: Callable[[Meeting], object]) -> None:
    """Do something with the meeting while no app is open."""
    with open_archive(str(archive_file)) as archive:
        meeting = Meeting(archive, workshop_id, CATALOGUE)
        for act in acts:
            act(meeting)
        meeting.stop()


def app_on(archive_file: Path, workshop_id: UUID | None) -> LovendeApp:
    """The app as `lovende workshop open` starts it, serving on this machine alone."""
    return LovendeApp(str(archive_file), workshop=WorkshopStart(workshop_id, "127.0.0.1", 0))


async def leading(pilot: Pilot[Any]) -> LeadScreen:
    """The facilitator's screen, at rest."""
    screen = await arrived(pilot, LeadScreen)
    await at_rest(pilot, screen)
    return screen


async def at_rest(pilot: Pilot[Any], screen: LeadScreen) -> None:
    """Wait until nothing is being done and everything is drawn."""
    await until(lambda: not (screen._busy or screen._waits), lambda: "the screen does not come to rest")
    await pilot.pause()
    await until(lambda: not (screen._busy or screen._waits), lambda: "the screen does not come to rest")


async def press(pilot: Pilot[Any], screen: LeadScreen, *keys: str) -> None:
    """Press keys one by one, each after the one before has done its work."""
    for key in keys:
        await pilot.press(key)
        await at_rest(pilot, screen)


def vote(meeting: Meeting, person: UUID, question_id: str, value: int, note: str | None = None) -> None:
    """One person's answer from a phone, kept when this returns."""
    made = Vote(
        participant=person,
        question=question_id,
        round=meeting.workshop.round,
        answer=Answer(value=value, note=note),
        note_may_be_shown=note is not None,
        given=meeting.now(),
    )
    meeting.cast(made).result(10)


def join(meeting: Meeting, count: int = 4) -> list[UUID]:
    """So many staff come in by the page."""
    return [meeting.join(perspective="medarbejder")[0] for _each in range(count)]


def everybody_answers(meeting: Meeting, people: Sequence[UUID], values: Sequence[int]) -> None:
    """Each person answers what the element asks with their value."""
    for question_id in meeting.workshop.current_questions:
        for person, value in zip(people, values, strict=True):
            vote(meeting, person, question_id, value)


def answered(meeting: Meeting) -> None:
    """Open, four people in, and all have answered the first element: 2, 4, 4, 4."""
    meeting.make(course.open_lobby)
    people = join(meeting)
    meeting.make(course.start_answering)
    everybody_answers(meeting, people, (2, 4, 4, 4))


def revealed(meeting: Meeting) -> None:
    answered(meeting)
    meeting.reveal()


def settled(meeting: Meeting) -> None:
    revealed(meeting)
    meeting.make(settling.start_settling, meeting.catalogue)
    for question_id in MAAL:
        meeting.make(settling.settle, meeting.catalogue, question_id, Settled(value=3))


def planned(meeting: Meeting) -> None:
    settled(meeting)
    meeting.make(course.choose_element, "monitorering")
    meeting.make(course.start_planning)


def finished(meeting: Meeting) -> None:
    planned(meeting)
    meeting.make(course.finish, preliminary=True)


def answering_again(meeting: Meeting) -> None:
    revealed(meeting)
    meeting.make(course.answer_again, MAAL[:1])


def phase_of(meeting: Meeting) -> str:
    """Where the meeting is now."""
    return meeting.workshop.phase


async def aside(act: Callable[..., Any], *arguments: Any) -> Any:
    """Done in another thread, as phones do it."""
    return await asyncio.to_thread(act, *arguments)
