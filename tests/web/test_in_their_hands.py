"""A page that is being filled in stays in the person's hands while the meeting goes on around it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from checklist.workshop import course, planning, settling
from tests.web.chromium import Window, chromium
from tests.web.meetings import MAAL

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.web.meetings import House


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for the tests here."""
    with chromium() as opened:
        yield opened


def in_the_room(house: House, browser: Browser) -> Window:
    """A phone in a meeting with three more people."""
    house.meeting.make(course.open_lobby)
    house.people(3)
    phone = Window(browser)
    phone.join(house.serve().join_address)
    return phone


def moved_on(phone: Window, state: str) -> None:
    """Waits until the page knows that the meeting is past `state`."""
    phone.sees(f"body:not([data-state='{state}'])")


def state_of(phone: Window) -> str:
    return str(phone.page.evaluate("document.body.dataset.state"))


def test_a_note_that_is_being_written_survives_the_timer(house: House, browser: Browser) -> None:
    """The clock is set while somebody writes: words, choice and leave stay, and are received as they were written."""
    phone = in_the_room(house, browser)
    house.meeting.make(course.start_answering)
    phone.sees("legend:has-text('1.1')")
    phone.page.check("input[name=answer][value='4']")
    phone.page.click("text=Skriv en note")
    phone.page.fill("#note", "Om aftenen går det anderledes.")
    state = state_of(phone)
    house.meeting.make(course.set_timer, house.clock.now + dt.timedelta(minutes=3))
    moved_on(phone, state)
    assert phone.page.input_value("#note") == "Om aftenen går det anderledes."
    phone.page.check("input[name=may_be_shown]")
    phone.page.locator("input[name=may_be_shown]").blur()
    phone.sees("[role=timer]")
    phone.page.click("text=Send svar")
    phone.sees("text=Dit svar på 1.1 er modtaget")
    (vote,) = house.archive.workshops.votes(house.workshop_id)
    assert (vote.answer.value, vote.answer.note) == (4, "Om aftenen går det anderledes.")
    assert vote.note_may_be_shown


def test_the_moment_of_showing_comes_also_to_whoever_is_in_the_middle_of_an_answer(
    house: House, browser: Browser
) -> None:
    """A page that asks for something else takes its place."""
    phone = in_the_room(house, browser)
    house.meeting.make(course.start_answering)
    phone.sees("legend:has-text('1.1')")
    phone.page.check("input[name=answer][value='4']")
    house.meeting.reveal()
    phone.sees("h1:has-text('Svarene')")


def test_a_proposal_that_is_being_written_survives_other_peoples(house: House, browser: Browser) -> None:
    """Somebody else's comes when the field is left; the votes are sent; and the half-written one still stands there."""
    phone = in_the_room(house, browser)
    people = [*house.meeting.room.participants]
    house.meeting.make(course.start_answering)
    for person in people:
        for question in MAAL:
            house.answer(person, question, 2)
    house.meeting.reveal()
    house.meeting.make(settling.start_settling, house.meeting.catalogue)
    house.meeting.make(course.start_planning)
    phone.sees("#forslag")
    phone.page.fill("#forslag", "Spis morgenmad samm")
    state = state_of(phone)
    house.meeting.make(planning.propose, house.meeting.catalogue, "Mød ind før vagtskiftet")
    moved_on(phone, state)
    assert phone.page.input_value("#forslag") == "Spis morgenmad samm"
    phone.page.locator("#forslag").blur()
    phone.sees(".choices .title:has-text('Mød ind før vagtskiftet')")
    assert phone.page.input_value("#forslag") == "Spis morgenmad samm"
    phone.page.select_option("#stemme-1", "skriv-det-ned")
    phone.page.click("text=Send stemmer")
    phone.sees("text=Dine stemmer er modtaget")
    assert phone.page.input_value("#forslag") == "Spis morgenmad samm"
    assert phone.complaints == []


def test_the_timer_ends_in_words(house: House, browser: Browser) -> None:
    """Counted down in the page, and the same on a page fetched afterwards."""
    phone = in_the_room(house, browser)
    house.meeting.make(course.start_answering)
    house.meeting.make(course.set_timer, house.clock.now + dt.timedelta(seconds=1))
    phone.sees("[role=timer]:has-text('Tiden er gået')")
    assert "Tid tilbage" not in phone.page.inner_text(".timer")
    house.clock.forward(seconds=5)
    phone.page.reload()
    phone.sees("[role=timer]:has-text('Tiden er gået')")
    assert phone.findings() == []
