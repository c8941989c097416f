"""Getting into a meeting and back: by code, before it, late, from another browser, and in turn at one computer."""

from __future__ import annotations

from checklist.web.tokens import personal_code
from checklist.workshop import course, settling
from tests.web.browsing import Browser
from tests.web.meetings import MAAL, VIRKNING, House


def test_a_code_may_be_typed_as_people_type(house: House) -> None:
    """Small letters, spaces and hyphens; a wrong one says so."""
    house.meeting.make(course.open_lobby)
    browser = house.browser()
    browser.get("/")
    browser.send("/", code="bcd fgh")
    assert "Hvem svarer du som?" in browser.text
    browser.get("/")
    assert browser.send("/", code="BCDFGX").status_code == 404
    assert "Koden passer ikke" in browser.text


def test_a_new_browser_comes_back_to_where_the_person_was(house: House, anna: Browser) -> None:
    """With the personal code, and without becoming one more."""
    anna.answer("maal-borger", "4")
    anna.get("/med/kode")
    code = personal_code(anna.client.cookies[f"lovende-{house.mark}"])
    assert f"{code[:4]} {code[4:]}" in anna.text
    other = house.browser()
    other.get("/igen")
    assert other.send("/igen", code="BBBBBBBB").status_code == 404
    other.send("/igen", code=code.lower())
    assert "spørgsmål 2 af 2" in other.text
    assert house.meeting.progress.joined == 4


def test_everybody_stays_in_where_the_port_had_to_be_changed(house: House, anna: Browser) -> None:
    """Another program has taken the port since: the phones open the new address and are who they were."""
    anna.answer("maal-borger", "4")
    house.restart(port=0)
    page = anna.client.get(f"{house.serve().address}/med")
    assert page.status_code == 200
    assert "spørgsmål 2 af 2" in page.text


def test_somebody_who_cannot_come_answers_everything_beforehand(house: House) -> None:
    """All elements in a row, while the facilitator has the meeting open."""
    house.meeting.make(course.open_lobby)
    early = house.browser()
    early.join(before="1")
    assert "spørgsmål 1 af 3" in early.text
    for question in (*MAAL, *VIRKNING):
        early.answer(question, "2")
    assert "Tak for dine svar" in early.text
    assert house.meeting.answered_before == 1


def test_somebody_who_comes_late_is_told_that_the_others_have_seen_the_answers(house: House, anna: Browser) -> None:
    """What they missed is asked after what everybody is asked, and says when it counts."""
    house.others_answer(2, 3, 4)
    for question in MAAL:
        anna.answer(question, "4")
    house.meeting.reveal()
    house.meeting.make(settling.start_settling, house.meeting.catalogue)
    house.meeting.make(course.back_to_talk)
    house.meeting.make(course.choose_element, "virkning")
    late = house.browser()
    late.join()
    assert "De andre har allerede set svarene" not in late.text
    late.answer(VIRKNING[0], "3")
    assert "De andre har allerede set svarene" in late.text


def test_on_the_meetings_own_computer_people_answer_in_turn(house: House, anna: Browser) -> None:
    """The next one comes in as somebody new; the one before comes back with the personal code that was shown."""
    for question in MAAL:
        anna.answer(question, "2")
    shown = anna.text
    code = personal_code(anna.client.cookies[f"lovende-{house.mark}"])
    assert f"{code[:4]} {code[4:]}" in shown
    anna.send("/naeste")
    assert "Hvem svarer du som?" in anna.text
    anna.send("/BCDFGH", perspective="leder")
    assert "spørgsmål 1 af 2" in anna.text
    came = sorted(one.came for one in house.meeting.room.participants.values())
    assert came == ["laptop", "laptop", "page", "page", "page"]
    phone = house.browser("127.0.0.2")
    phone.get("/igen")
    phone.send("/igen", code=code)
    assert "Alle dine svar er modtaget" in phone.text
    assert "Lad den næste svare her" not in phone.text
