"""In a real browser: a whole meeting, looked over by axe-core in every phase; lost connections; and without script."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from checklist.assessment.model import Action, Plan
from checklist.workshop import course, planning, settling
from checklist.workshop.model import CitizenCounts
from tests.web.chromium import WALL, Window, chromium
from tests.web.meetings import House

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SMALLEST_TARGET = 44


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests here; each window has its own profile."""
    with chromium() as opened:
        yield opened


@pytest.fixture
def open_house(house: House) -> House:
    """A meeting that people can come into."""
    house.meeting.make(course.open_lobby)
    return house


def test_a_whole_meeting_on_phone_and_wall_and_axe_finds_nothing(open_house: House, browser: Browser) -> None:
    """From the code to the closed door: pages turn by themselves, and each is looked over in light and dark."""
    meeting, server = open_house.meeting, open_house.serve()
    phone, wall = Window(browser), Window(browser, WALL)
    found: dict[str, list[str]] = {}

    def look(phase: str) -> None:
        found.update({f"{phase}, phone": phone.findings(), f"{phase}, wall": wall.findings()})

    phone.page.goto(server.address)
    wall.page.goto(server.screen_address())
    look("front page and lobby")
    phone.page.goto(server.join_address)
    look("joining")
    phone.join(server.join_address)
    others = open_house.people(4)
    phone.sees("text=5 er med nu")
    wall.sees("text=5 er med nu")
    look("waiting in the lobby")
    meeting.make(course.start_answering)
    phone.sees("legend")
    wall.sees("text=0 af 5 er færdige")
    look("answering")
    assert small_targets(phone) == []
    phone.page.check("input[value='passer-ikke']")
    phone.page.fill("#grund", "Vi har ingen nattevagter.")
    look("not relevant")
    phone.answer("1.1", "1")
    phone.sees("text=Dit svar på 1.1 er modtaget")
    phone.answer("1.2", "3")
    phone.sees("text=Alle dine svar er modtaget")
    wall.sees("text=1 af 5 er færdig")
    for person, value in zip(others, (1, 5, 5, 5), strict=True):
        open_house.answer(person, "maal-borger", value, note="Om natten ved vi det ikke.", note_may_be_shown=True)
        open_house.answer(person, "maal-aftalt", 3)
    wall.sees("text=5 af 5 er færdige")
    look("waiting for the others")
    meeting.make(settling.count_citizens, "maal", CitizenCounts(yes=3, sometimes=2))
    meeting.reveal()
    meeting.make(course.set_timer, open_house.clock.now + dt.timedelta(minutes=7))
    phone.sees("text=Svarene peger i to retninger")
    wall.sees(".questions")
    phone.sees("[role=timer]")
    wall.sees("[role=timer]")
    look("revealed")
    wall.page.click(".questions a >> nth=0")
    wall.sees("h1:has-text('maal-borger')")
    wall.page.keyboard.press("ArrowRight")
    wall.sees("h1:has-text('maal-aftalt')")
    look("one question on the wall")
    meeting.make(course.show_card)
    phone.sees("text=Stop her")
    wall.sees("text=Stop her")
    look("the card")
    meeting.make(course.hide_card)
    meeting.make(course.answer_again, ["maal-borger"])
    phone.sees("text=Sidst svarede du: 1")
    wall.sees(".again")
    look("second round")
    phone.answer("1.1", "4")
    phone.sees("text=Alle dine svar er modtaget")
    for person in others:
        open_house.answer(person, "maal-borger", 4)
    meeting.reveal()
    phone.sees("text=Hvad flyttede sig?")
    wall.sees(".questions")
    look("moved")
    meeting.make(settling.start_settling, meeting.catalogue)
    phone.sees("text=Fælles svar")
    wall.sees(".settled")
    look("settling")
    meeting.make(course.start_planning)
    phone.sees("#stemme-1")
    wall.sees("text=Du har 3 stemmer")
    look("voting")
    phone.page.select_option("#stemme-1", "skriv-det-ned")
    phone.page.click("text=Send stemmer")
    phone.sees("text=Dine stemmer er modtaget")
    plan = Plan(actions=(Action(id="a", title="Skriv målene ned", owner="Mette"),), next_look=dt.date(2027, 2, 1))
    meeting.make(planning.with_plan, plan)
    wall.sees("text=Ansvarlig: Mette")
    look("plan")
    meeting.make(course.finish, preliminary=True)
    wall.sees("text=Hent rapporten")
    look("finished")
    meeting.close()
    phone.sees("h1:has-text('Mødet er lukket')")
    wall.sees("h1:has-text('Mødet er lukket')")
    look("closed")
    assert {phase: findings for phase, findings in found.items() if findings} == {}
    assert phone.complaints == []
    assert wall.complaints == []


def small_targets(window: Window) -> list[str]:
    """What can be pressed and is smaller than a thumb, but for what lies inside a larger target."""
    return list(
        window.page.evaluate(
            """smallest => [...document.querySelectorAll("a, button, summary, input, label.choice, textarea")]
            .filter(one => !one.closest("label.choice") || one.matches("label.choice"))
            .filter(one => one.offsetParent && !one.matches(".skip, [type=hidden]"))
            .filter(one => one.getBoundingClientRect().height < smallest)
            .map(one => one.outerHTML.slice(0, 120))""",
            SMALLEST_TARGET,
        )
    )


def test_an_answer_waits_for_the_connection_and_is_then_received(open_house: House, browser: Browser) -> None:
    """The page says where the answer is; nothing is called received before it is kept; a second press is harmless."""
    open_house.people(3)
    phone = Window(browser)
    phone.join(open_house.serve().join_address)
    open_house.meeting.make(course.start_answering)
    phone.sees("legend:has-text('1.1')")
    phone.context.set_offline(True)
    phone.answer("1.1", "4")
    phone.sees("#status:has-text('Dit svar ligger her på siden')")
    phone.page.click("text=Send svar")
    assert open_house.archive.workshops.votes(open_house.workshop_id) == ()
    assert phone.page.locator("text=modtaget").count() == 0
    phone.context.set_offline(False)
    phone.sees("text=Dit svar på 1.1 er modtaget")
    phone.page.wait_for_function("document.getElementById('status').textContent === ''")
    (vote,) = open_house.archive.workshops.votes(open_house.workshop_id)
    assert vote.answer.value == 4
    assert phone.complaints == []


def test_the_laptop_is_killed_and_everybody_goes_on(open_house: House, browser: Browser) -> None:
    """An answer sent while nobody is there arrives when the meeting is back; the wall finds its way too."""
    open_house.people(3)
    phone, wall = Window(browser), Window(browser, WALL)
    wall.page.goto(open_house.serve().screen_address())
    phone.join(open_house.serve().join_address)
    open_house.meeting.make(course.start_answering)
    phone.sees("legend:has-text('1.1')")
    open_house.serve().stop()
    phone.answer("1.1", "2")
    phone.sees("#status:has-text('Venter på forbindelse')")
    open_house.restart()
    phone.sees("text=Dit svar på 1.1 er modtaget")
    phone.answer("1.2", "2")
    wall.sees("text=1 af 4 er færdig")
    assert len(open_house.archive.workshops.votes(open_house.workshop_id)) == 2


def test_without_script_everything_can_be_answered(open_house: House, browser: Browser) -> None:
    """Forms and links alone; the page says how to look for news."""
    phone = Window(browser, java_script_enabled=False)
    phone.join(open_house.serve().join_address)
    phone.sees("text=Se, om der er nyt")
    open_house.people(3)
    open_house.meeting.make(course.start_answering)
    phone.page.click("text=Se, om der er nyt")
    phone.answer("1.1", "4")
    phone.sees("text=Dit svar på 1.1 er modtaget")
    phone.answer("1.2", "ved-ikke")
    phone.sees("text=Alle dine svar er modtaget")
    assert open_house.meeting.progress.done == 1


def test_a_late_comer_and_a_new_browser_find_their_place(open_house: House, browser: Browser) -> None:
    """Somebody comes in the middle; somebody changes phones; nobody is counted twice."""
    open_house.people(3)
    open_house.meeting.make(course.start_answering)
    late = Window(browser)
    late.join(open_house.serve().join_address)
    late.answer("1.1", "3")
    late.sees("legend:has-text('1.2')")
    late.page.click("text=Skift telefon")
    code = late.page.inner_text(".big-code")
    other = Window(browser)
    other.page.goto(f"{open_house.serve().address}/igen")
    other.page.fill("#kode", code)
    other.page.click("text=Videre")
    other.sees("legend:has-text('1.2')")
    assert open_house.meeting.progress.joined == 4


def test_a_person_answers_by_keyboard_alone(open_house: House, browser: Browser) -> None:
    """Tab and arrow keys choose, Enter sends, and the next question has the focus."""
    open_house.people(3)
    phone = Window(browser)
    phone.join(open_house.serve().join_address)
    open_house.meeting.make(course.start_answering)
    phone.sees("legend:has-text('1.1')")
    phone.page.focus("input[name=answer][value='1']")
    phone.page.keyboard.press("ArrowDown")
    phone.page.keyboard.press("ArrowDown")
    phone.page.keyboard.press("Enter")
    phone.sees("legend:has-text('1.2')")
    assert phone.page.evaluate("document.activeElement.tagName") == "H1"
    (vote,) = open_house.archive.workshops.votes(open_house.workshop_id)
    assert vote.answer.value == 3


def test_in_english_too(open_house: House, browser: Browser) -> None:
    """One press, and the page and what it says while it waits are English."""
    phone = Window(browser)
    phone.page.goto(open_house.serve().join_address)
    phone.page.click("text=English")
    phone.sees("html[lang=en]")
    phone.sees("button:has-text('Dansk')")
    assert phone.findings() == []
