"""The plan as calendar events that a calendar program understands and recognises again."""

from __future__ import annotations

import datetime as dt
from typing import Any

import icalendar

from checklist.exchange import plan_as_ics
from tests.small_catalogue import assessment, one_element, question

CATALOGUE = one_element(question("a"))
ID = "5d1ab1e5-0000-4000-8000-000000000001"


def events(plan: dict[str, Any], **more: Any) -> list[icalendar.Component]:
    """The events that another reader finds in the plan's calendar."""
    calendar = icalendar.Calendar.from_ical(plan_as_ics(assessment(plan=plan, id=ID, **more), CATALOGUE))
    return list(calendar.walk("VEVENT"))


def test_the_next_look_is_an_all_day_event() -> None:
    """It has a date and no time, and its title names the practice."""
    (event,) = events({"next_look": "2027-02-01"})
    assert event.decoded("dtstart") == dt.date(2027, 2, 1)
    assert type(event.decoded("dtstart")) is dt.date
    assert event["summary"] == "Se på planen igen: Rolige morgener"
    assert event["uid"] == f"{ID}-next-look@lovende-praksis"


def test_each_open_deadline_is_an_event_with_what_to_do() -> None:
    """Planned and started actions are there; what is done, dropped or without a deadline is not."""
    actions = [
        {"id": "en", "title": "Skriv det ned", "deadline": "2027-01-15", "owner": "Leder", "element": "maal"},
        {"id": "to", "title": "Prøv det", "deadline": "2027-03-01", "status": "started"},
        {"id": "tre", "title": "Færdig", "deadline": "2027-01-01", "status": "done"},
        {"id": "fire", "title": "Droppet", "deadline": "2027-01-01", "status": "dropped"},
        {"id": "fem", "title": "Uden frist"},
    ]
    first, second = events({"actions": actions})
    assert (first["summary"], first.decoded("dtstart")) == ("Frist: Skriv det ned", dt.date(2027, 1, 15))
    assert first["description"] == "Praksis: Rolige morgener\nElement: Maal\nAnsvarlig: Leder"
    assert (second["summary"], second["uid"]) == ("Frist: Prøv det", f"{ID}-action-to@lovende-praksis")


def test_an_action_called_next_look_is_still_an_event_of_its_own() -> None:
    """No two events have the same UID."""
    plan = {"next_look": "2027-02-01", "actions": [{"id": "next-look", "title": "x", "deadline": "2027-02-01"}]}
    assert len({event["uid"] for event in events(plan)}) == 2


def test_the_same_plan_gives_the_same_bytes() -> None:
    """Nothing in the file depends on when it is written."""
    one = assessment(plan={"next_look": "2027-02-01"})
    assert plan_as_ics(one, CATALOGUE) == plan_as_ics(one, CATALOGUE)


def test_the_last_day_of_all_and_odd_signs_are_no_trouble() -> None:
    """A deadline on 31 December 9999 and a title with line breaks and a zero byte are written all the same."""
    (event,) = events({"actions": [{"id": "en", "title": "a\nb\0; c, d\\e", "deadline": "9999-12-31"}]})
    assert event["summary"] == "Frist: a b; c, d\\e"


def test_a_plan_without_dates_gives_a_calendar_without_events() -> None:
    """It is still a calendar."""
    assert events({}) == []
