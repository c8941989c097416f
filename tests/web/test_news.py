"""What open pages are told while the meeting goes on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from checklist.workshop import course

if TYPE_CHECKING:
    from tests.web.meetings import House


def test_news_is_never_older_than_the_page(house: House) -> None:
    """Right after somebody came in, whoever begins to listen is told of all who are in, not of how it was before."""
    house.meeting.make(course.open_lobby)
    told = []
    for _person in range(3):
        browser = house.browser()
        browser.join()
        told.append(json.loads(browser.first_news().removeprefix("data:"))["joined"])
    assert told == [1, 2, 3]
