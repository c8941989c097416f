"""The pages that anybody on the network can open: they tell nothing of the meeting before its code is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checklist.workshop import course

if TYPE_CHECKING:
    from tests.web.meetings import House

PRACTICE, SERVICE = "Rolige morgener", "Bostedet Åhaven"


@pytest.mark.parametrize("phase", ["prepared", "open", "closed"])
def test_the_practice_is_not_named_to_whoever_has_no_code(house: House, phase: str) -> None:
    """On every page that stands open, with a wrong code, and on the pages that refuse."""
    if phase != "prepared":
        house.meeting.make(course.open_lobby)
    if phase == "closed":
        house.meeting.close()
    stranger = house.browser()
    for path in ("/", "/loefter", "/alvorligt", "/proeve", "/igen", "/BCDFGX", "/med", "/skaerm", "/findes/ikke"):
        page = stranger.get(path).text
        assert PRACTICE not in page, path
        assert SERVICE not in page, path


def test_the_code_opens_the_name(house: House) -> None:
    """In the heading and in the title, also where the code is typed in small letters; and inside on every page."""
    house.meeting.make(course.open_lobby)
    anna = house.browser()
    assert f"Velkommen · {PRACTICE}</title>" in anna.get("/bcd-fgh").text
    assert SERVICE in anna.page.text
    anna.join()
    for path in ("/med", "/loefter", "/alvorligt"):
        assert f"· {PRACTICE}</title>" in anna.get(path).text
