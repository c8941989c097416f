"""A meeting of its own for each test, somebody who is in it, and somebody who is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from checklist.workshop import course
from tests.unswept import sweep_nothing
from tests.web.browsing import Browser
from tests.web.meetings import House


@pytest.fixture(autouse=True)
def _not_swept_for_each_meeting(monkeypatch: pytest.MonkeyPatch) -> None:
    sweep_nothing(monkeypatch)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A prepared meeting in an archive."""
    made = House(tmp_path)
    yield made
    made.close()


@pytest.fixture
def anna(house: House) -> Browser:
    """Somebody who is in, with three colleagues, while the first element is answered."""
    house.meeting.make(course.open_lobby)
    browser = house.browser()
    browser.join()
    house.people(3)
    house.meeting.make(course.start_answering)
    browser.get("/med")
    return browser


@pytest.fixture
def intruder(house: House) -> Browser:
    """Somebody who can reach the pages and was told no code."""
    browser = house.browser()
    browser.client.follow_redirects = False
    browser.get("/")
    return browser
