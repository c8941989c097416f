"""The projector where the facilitator has chosen a question: it stands alone, and everybody's phone stays in peace."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from checklist.workshop import course, settling
from checklist.workshop.model import Settled
from tests.web.chromium import WALL, Window, chromium
from tests.web.meetings import MAAL

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.web.meetings import House


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for the tests here."""
    with chromium() as opened:
        yield opened


@pytest.fixture
def talk(house: House) -> House:
    """Four people have answered the first element, and the answers are shown."""
    house.meeting.make(course.open_lobby)
    people = house.people(4)
    house.meeting.make(course.start_answering)
    for person, value in zip(people, (1, 1, 5, 5), strict=True):
        for question in MAAL:
            house.answer(person, question, value)
    house.meeting.reveal()
    return house


def test_the_chosen_question_stands_alone_on_the_wall(talk: House) -> None:
    """And all of them again when the facilitator says so, or whoever stands at the wall asks for all."""
    wall = talk.browser()
    wall.get(talk.serve().screen_address())
    assert all(f"{question}?" in wall.page.text for question in MAAL)
    talk.meeting.make(course.show_large, MAAL[1])
    assert f"{MAAL[1]}?" in wall.get("/skaerm").text
    assert f"{MAAL[0]}?" not in wall.page.text
    assert f"{MAAL[0]}?" in wall.get("/skaerm?alle=1").text
    talk.meeting.make(course.show_all)
    assert f"{MAAL[0]}?" in wall.get("/skaerm").text


def test_while_the_group_settles_the_shared_answer_stands_on_it(talk: House) -> None:
    """Not decided yet, and then what was decided."""
    wall = talk.browser()
    wall.get(talk.serve().screen_address())
    talk.meeting.make(settling.start_settling, talk.meeting.catalogue)
    talk.meeting.make(course.show_large, MAAL[0])
    assert "Ikke besluttet endnu" in wall.get("/skaerm").text
    talk.meeting.make(settling.settle, talk.meeting.catalogue, MAAL[0], Settled(value=3))
    wall.get("/skaerm")
    assert "Fælles svar: 3" in wall.text


def test_the_card_for_serious_matters_goes_before_everything(talk: House) -> None:
    """Nothing of the answers stands beside it."""
    wall = talk.browser()
    wall.get(talk.serve().screen_address())
    talk.meeting.make(course.show_large, MAAL[0])
    talk.meeting.make(course.show_card)
    wall.get("/skaerm")
    assert "Stop her" in wall.text
    assert MAAL[0] not in wall.text


def test_the_wall_turns_by_itself_and_phones_stay_where_they_are_read(talk: House, browser: Browser) -> None:
    """What is scrolled to and what is opened stays; the wall passes axe."""
    wall, phone = Window(browser, WALL), Window(browser)
    wall.page.goto(talk.serve().screen_address())
    wall.sees(".questions")
    phone.join(talk.serve().join_address)
    phone.sees("h1:has-text('Svarene')")
    phone.page.evaluate("scrollTo(0, 300)")
    state = phone.page.evaluate("document.body.dataset.state")
    talk.meeting.make(course.show_large, MAAL[1])
    wall.sees(f".one h1:has-text('{MAAL[1]}')")
    assert wall.findings() == []
    phone.sees(f"body:not([data-state='{state}'])")
    assert phone.page.evaluate("scrollY") == 300
    talk.meeting.make(course.show_all)
    wall.sees(".questions")
    assert wall.complaints == phone.complaints == []
