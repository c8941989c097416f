"""Codes and tickets: nobody gets in by trying many, and a ticket opens once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.workshop import course
from tests.web.meetings import House

if TYPE_CHECKING:
    from tests.web.browsing import Browser


def test_codes_cannot_be_tried_without_end(house: House, intruder: Browser) -> None:
    """After ten wrong ones from one machine even the right one has to wait; other machines come in."""
    house.meeting.make(course.open_lobby)
    for _each in range(10):
        assert intruder.get("/BCDFGX").status_code == 404
    assert intruder.get("/BCDFGH").status_code == 429
    assert "Vent et minut" in intruder.text
    other = house.browser("127.0.0.2")
    assert other.get("/BCDFGH").status_code == 200


def test_what_cannot_be_a_code_shuts_the_door_on_nobody(house: House, intruder: Browser) -> None:
    """Phones ask for icons by themselves; that is no guess."""
    house.meeting.make(course.open_lobby)
    for _each in range(12):
        assert intruder.get("/apple-touch-icon.png").status_code == 404
    assert intruder.get("/BCDFGH").status_code == 200


def test_personal_codes_cannot_be_tried_without_end(house: House, intruder: Browser) -> None:
    """They count with the others."""
    intruder.get("/igen")
    for _each in range(10):
        assert intruder.send("/igen", code="BBBBBBBB").status_code == 404
    intruder.get("/loefter")
    assert intruder.send("/igen", code="BBBBBBBB").status_code == 429


def test_the_projectors_ticket_works_once(house: House) -> None:
    """Whoever reads it in somebody's history gets nothing; a newer ticket makes the older worthless."""
    server = house.serve()
    older, newer = server.screen_address(), server.screen_address()
    first, second = house.browser(), house.browser()
    assert first.get(older).status_code == 403
    assert first.get(newer).status_code == 200
    assert second.get(newer).status_code == 403
