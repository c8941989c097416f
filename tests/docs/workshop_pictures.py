"""Holds a fictive workshop to take pictures of it: the facilitator's screens, the wall, a phone, and the report.

`take_pictures` runs it. The addresses in the pictures are those of the machine that it runs on.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image

from checklist.archive import open_archive
from checklist.report import write_workshop_report
from checklist.tui import WorkshopStart
from checklist.tui.app import LovendeApp
from checklist.tui.screens.workshop_connection import ConnectionScreen
from checklist.web.meeting import Meeting
from checklist.web.server import DEFAULT_PORT, MeetingServer
from checklist.workshop import course, settling
from checklist.workshop.model import Settled
from checklist.workshop.moves import undecided
from checklist.workshop.outcome import outcome
from tests.tui.conftest import arrived
from tests.tui.workshop_scenes import CATALOGUE, at_work, leading, prepared, vote
from tests.web.chromium import Window, chromium

if TYPE_CHECKING:
    from uuid import UUID

PICTURES = Path(__file__).parents[2] / "docs" / "billeder"
ELEMENTS = ("maal", "monitorering", "opfoelgning")
# Rows are questions, columns people.
FIRST = ((5, 5, 4, 5, 2, 1, 2, 4), (3, 4, 4, 3, 4, 4, 3, 4))
AGAIN = (4, 4, 3, 4, 2, 1, 2)
SIZE = (80, 24)
PHONE, WALL = (390, 780), (1280, 720)
_ELEMENT_PAGE = 5


def _people(meeting: Meeting) -> list[UUID]:
    """Seven who come in by the page: two at night, one leader."""
    seats: Any = ("medarbejder", "medarbejder", "medarbejder", "leder", "aften-nat", "aften-nat", "medarbejder")
    return [meeting.join(perspective=seat)[0] for seat in seats]


def _answer(meeting: Meeting, people: list[UUID], rows: tuple[tuple[int, ...], ...] = FIRST) -> None:
    for question, row in zip(meeting.workshop.current_questions, rows, strict=False):
        for person, value in zip(people, row, strict=False):
            vote(meeting, person, question, value)


def _save(picture: Path) -> None:
    """Few colours and so few bytes."""
    Image.open(picture).convert("RGB").quantize(64).save(picture, optimize=True)


def pages(archive_file: Path) -> None:
    """The wall and a phone, as a browser shows them, and a page of the report."""
    workshop_id = prepared(archive_file, elements=ELEMENTS, people=8)
    with open_archive(str(archive_file)) as archive, chromium() as browser:
        meeting = Meeting(archive, workshop_id, CATALOGUE)
        server = MeetingServer(meeting)
        server.start()
        wall, phone = Window(browser, WALL, locale="da-DK"), Window(browser, PHONE, locale="da-DK")

        def take(window: Window, name: str) -> None:
            window.page.screenshot(path=PICTURES / f"{name}.png")
            _save(PICTURES / f"{name}.png")

        meeting.make(course.open_lobby)
        people = _people(meeting)
        phone.page.goto(server.join_address)
        take(phone, "workshop-telefon-velkomst")
        phone.join(server.join_address)
        wall.page.goto(server.screen_address())
        take(wall, "workshop-storskaerm-velkomst")
        meeting.make(course.start_answering)
        first = meeting.workshop.current_questions[0]
        number = CATALOGUE.question_numbers[first]
        phone.sees(f"legend:has-text('{number}')")
        phone.page.check("input[name=answer][value='4']")
        take(phone, "workshop-telefon-svar")
        _answer(meeting, people)
        for question in meeting.workshop.current_questions:
            phone.answer(CATALOGUE.question_numbers[question], "4")
        phone.sees("text=Vent på de andre")
        meeting.reveal()
        wall.page.goto(f"{server.address}/skaerm/svar/{first}")
        wall.sees(".spread")
        take(wall, "workshop-storskaerm-svar")
        _print_element(meeting, people, archive_file.parent)
        server.stop()
        meeting.stop()


def _print_element(meeting: Meeting, people: list[UUID], folder: Path) -> None:
    """The meeting brought to its end, and the report's page about its first element."""
    first = meeting.workshop.current_questions[0]
    meeting.make(course.answer_again, [first])
    for person, value in zip(people, AGAIN, strict=False):
        vote(meeting, person, first, value)
    meeting.reveal()
    meeting.make(settling.start_settling, meeting.catalogue)
    for question in undecided(meeting.workshop):
        decided = Settled(
            value=3,
            reason="Om dagen er ønskerne med. Om natten når vi det sjældent.",
            minority="To af os kender ikke borgernes egne mål.",
        )
        meeting.make(settling.settle, meeting.catalogue, question, decided)
    file = write_workshop_report(
        CATALOGUE, outcome(meeting.workshop, CATALOGUE, meeting.now()), folder / "r.pdf", today=dt.date(2026, 11, 24)
    )
    picture = PICTURES / "workshop-rapport"
    only = ["-f", str(_ELEMENT_PAGE), "-l", str(_ELEMENT_PAGE), "-singlefile"]
    subprocess.run(["pdftoppm", "-r", "100", *only, "-png", file, picture], check=True)
    _save(picture.with_suffix(".png"))


async def screens(archive_file: Path) -> dict[str, str]:
    """The facilitator's screens as SVG: what is settled beforehand, and the answers just shown."""
    workshop_id = prepared(archive_file, elements=ELEMENTS, people=8)
    taken = {}
    app = LovendeApp(str(archive_file), workshop=WorkshopStart(workshop_id, None, DEFAULT_PORT), language="da")
    async with app.run_test(size=SIZE) as pilot:
        await leading(pilot)
        taken["workshop-forberedt"] = app.export_screenshot()
        await pilot.press("enter")
        await arrived(pilot, ConnectionScreen)
        await pilot.pause(3)
        taken["workshop-forbindelsen"] = app.export_screenshot()
    at_work(archive_file, workshop_id, _shown)
    app = LovendeApp(str(archive_file), workshop=WorkshopStart(workshop_id, None, DEFAULT_PORT), language="da")
    async with app.run_test(size=SIZE) as pilot:
        await leading(pilot)
        taken["workshop-tal-om-svarene"] = app.export_screenshot()
    return taken


def _shown(meeting: Meeting) -> None:
    if meeting.workshop.phase == "prepared":
        meeting.make(course.open_lobby)
    people = [*_people(meeting), meeting.join(perspective="medarbejder")[0]]
    meeting.make(course.start_answering)
    _answer(meeting, people)
    meeting.reveal()


def draw_all(folder: Path) -> dict[str, str]:
    """Takes the pictures of pages, and returns the terminal's screens to be drawn."""
    pages(folder / "sider.sqlite")
    return asyncio.run(screens(folder / "skaerme.sqlite"))
