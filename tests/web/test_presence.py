"""Who has a page open: a number of those who are missing, so that nobody waits for people who have left."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from checklist.web.presence import GONE_AFTER, gone
from checklist.workshop import course
from tests.web.meetings import MAAL

if TYPE_CHECKING:
    from uuid import UUID

    from tests.web.meetings import House


def answering(house: House, count: int = 4) -> list[UUID]:
    """So many people by the page, the first element asked, and somebody looks at the facilitator's screen."""
    house.meeting.make(course.open_lobby)
    people = house.people(count)
    house.meeting.make(course.start_answering)
    assert gone(house.meeting) == 0
    return people


def open_page(house: House, person: UUID) -> None:
    house.meeting.doors.presence.came(person, house.clock.now)


def close_page(house: House, person: UUID) -> None:
    house.meeting.doors.presence.went(person, house.clock.now)


def test_whoever_is_not_done_and_has_closed_the_page_is_counted_after_two_minutes(house: House) -> None:
    """Four asked: one done and away, one there, one just away, one away for long; only the last is told of."""
    done, there, just_away, away = answering(house)
    for person in (done, there, just_away, away):
        open_page(house, person)
    for question in MAAL:
        house.answer(done, question, 4)
    close_page(house, done)
    close_page(house, away)
    house.clock.forward(minutes=3)
    close_page(house, just_away)
    assert gone(house.meeting) == 1
    open_page(house, away)
    assert gone(house.meeting) == 0


def test_two_pages_of_one_person_are_one_person(house: House) -> None:
    """The second one closed, the first still open."""
    person, *others = answering(house)
    for one in others:
        open_page(house, one)
    open_page(house, person)
    open_page(house, person)
    close_page(house, person)
    house.clock.forward(minutes=3)
    assert gone(house.meeting) == 0


def test_only_while_people_answer_is_anything_told(house: House) -> None:
    """Not in the lobby, and not once the answers are shown."""
    people = answering(house)
    house.clock.forward(minutes=3)
    assert gone(house.meeting) == 4
    for person in people:
        house.answer(person, MAAL[0], 4)
    house.meeting.reveal()
    assert gone(house.meeting) == 0


def test_whoever_answers_on_the_meetings_computer_or_beforehand_is_never_missed(house: House) -> None:
    """They have no page of their own in the room."""
    house.meeting.make(course.open_lobby)
    house.people(2, came="laptop")
    house.people(1, before_meeting=True)
    house.meeting.make(course.start_answering)
    assert gone(house.meeting) == 0
    house.clock.forward(minutes=3)
    assert gone(house.meeting) == 0


def test_a_browser_without_script_is_there_while_it_fetches_pages(house: House) -> None:
    """Its waiting page asks anew by itself."""
    house.meeting.make(course.open_lobby)
    anna = house.browser("127.0.0.2")
    anna.join()
    house.meeting.make(course.start_answering)
    house.clock.forward(minutes=3)
    assert gone(house.meeting) == 1
    anna.get("/med")
    assert gone(house.meeting) == 0


def test_an_open_stream_is_an_open_page_and_ends_with_it(house: House) -> None:
    """As long as the phone listens nobody is missed; afterwards they are, whoever else looks on."""
    house.meeting.make(course.open_lobby)
    anna = house.browser("127.0.0.2")
    anna.join()
    (person,) = house.meeting.room.participants
    presence = house.meeting.doors.presence
    with anna.client.stream("GET", "/nyt") as response:
        lines = response.iter_lines()  # let go of, it would end the stream
        assert "retry" in next(lines)
        house.clock.forward(minutes=3)
        assert not presence.is_gone(person, house.clock.now)
    for _turn in range(500):
        if presence.is_gone(person, house.clock.now + 2 * GONE_AFTER):
            return
        Event().wait(0.02)
    raise AssertionError("the page counts as open for ever")
