"""What an intruder on the same network tries: other people's doors, early figures, forged forms, odd requests."""

from __future__ import annotations

import re
import socket
from typing import TYPE_CHECKING

import httpx
import pytest

from checklist.web.guard import MOST_BYTES
from checklist.workshop import course, planning, settling
from checklist.workshop.model import PlanVotes
from tests.web.meetings import MAAL, NOON, House

if TYPE_CHECKING:
    from uuid import UUID

    from tests.web.browsing import Browser

# Every address that gives something only to somebody who is in, or only to the projector.
INNER = (
    "/med",
    "/med/spoergsmaal/maal-borger",
    "/med/kode",
    "/med/rapport",
    "/nyt",
    "/skaerm",
    "/skaerm/nyt",
    "/skaerm/svar/maal-borger",
    "/skaerm/gaettet-billet",
)
INNER_FORMS = ("/med/svar", "/med/plan", "/med/forslag")
OUTER = ("/", "/BCDFGH", "/loefter", "/alvorligt", "/proeve", "/igen")
SECRET = "Sælsomt-Kendeord-7319"


def with_answers(house: House, count: int = 5) -> list[UUID]:
    """So many people, who have all answered the first element; each note holds a word to look for."""
    house.meeting.make(course.open_lobby)
    people = house.people(count)
    house.meeting.make(course.start_answering)
    for number, person in enumerate(people):
        for question in MAAL:
            house.answer(person, question, number % 5 + 1, note=f"{SECRET} {number}", note_may_be_shown=True)
    return people


def everything_said(response: httpx.Response) -> str:
    """A response's headers and its body, as text."""
    return f"{dict(response.headers)}\n{response.text}"


@pytest.mark.parametrize("phase", ["prepared", "open", "answering", "revealed", "finished"])
def test_without_a_door_no_address_gives_anything(house: House, intruder: Browser, phase: str) -> None:
    """In any phase, and neither a made-up cookie nor somebody else's cookie name helps."""
    if phase == "open":
        house.meeting.make(course.open_lobby)
    elif phase != "prepared":
        with_answers(house)
    if phase in {"revealed", "finished"}:
        house.meeting.reveal()
    if phase == "finished":
        house.meeting.make(settling.start_settling, house.meeting.catalogue)
        house.meeting.make(course.back_to_talk)
        house.meeting.make(course.start_planning)
        house.meeting.make(course.finish, preliminary=True)
    mark = house.mark
    for cookies in ({}, {f"lovende-{mark}": "A" * 22, f"lovende-skaerm-{mark}": "A" * 22}):
        intruder.client.cookies.update(cookies)
        for path in INNER:
            assert intruder.get(path).status_code == 403, path
            assert SECRET not in everything_said(intruder.page)
        for path in INNER_FORMS:
            intruder.get("/")
            assert intruder.send(path, question="maal-borger", answer="3", round="1").status_code == 403, path


def test_a_participants_door_does_not_open_the_projectors_and_the_other_way_round(house: House) -> None:
    """Even with the token under the other's name."""
    with_answers(house)
    mark = house.mark
    anna, wall = house.browser(), house.browser()
    anna.join()
    wall.get(house.serve().screen_address())
    token, screen = anna.client.cookies[f"lovende-{mark}"], wall.client.cookies[f"lovende-skaerm-{mark}"]
    anna.client.cookies.set(f"lovende-skaerm-{mark}", token)
    wall.client.cookies.set(f"lovende-{mark}", screen)
    assert anna.get("/skaerm").status_code == 403
    assert wall.get("/med").status_code == 403


def test_nothing_is_seen_before_the_reveal_by_anybody(house: House) -> None:
    """Not on the phone, not on the wall, in no header and no event: with other answers every byte is the same."""
    people = with_answers(house)
    anna, wall = house.browser(), house.browser()
    anna.join()
    wall.get(house.serve().screen_address())

    def seen() -> list[str]:
        pages = [anna.get(path) for path in ("/med", *OUTER)] + [wall.get("/skaerm")]
        pages += [wall.get("/skaerm/svar/maal-borger"), anna.get("/med/spoergsmaal/maal-borger")]
        said = [re.sub(r"\d\d:\d\d:\d\d", "", everything_said(page)) for page in pages]
        return [*said, anna.first_news("/nyt"), wall.first_news("/skaerm/nyt")]

    before = seen()
    for person in people:
        for question in MAAL:
            house.answer(person, question, status="dont_know", note="Noget helt andet", note_may_be_shown=True)
    assert seen() == before
    assert SECRET not in "".join(before)
    assert '"done": 5, "of": 6' in before[-1]


def test_votes_for_the_plan_are_not_seen_before_they_are_counted(house: House) -> None:
    """Neither by number nor by order; told is only how many have voted."""
    people = with_answers(house)
    anna, wall = house.browser(), house.browser()
    anna.join()
    wall.get(house.serve().screen_address())
    house.meeting.reveal()
    house.meeting.make(settling.start_settling, house.meeting.catalogue)
    house.meeting.make(course.back_to_talk)
    house.meeting.make(course.start_planning)
    house.meeting.make(planning.propose, house.meeting.catalogue, "Tal om det")
    house.meeting.make(planning.propose, house.meeting.catalogue, "Skriv det ned")
    first, last = (
        choice.id for choice in house.meeting.plan_choices if choice.title in {"Tal om det", "Skriv det ned"}
    )

    def seen_when_all_choose(choice: str) -> list[str]:
        for person in people:
            house.meeting.cast_plan_votes(PlanVotes(participant=person, choices=(choice,), given=NOON)).result(10)
        return [anna.get("/med").text, wall.get("/skaerm").text]

    before = seen_when_all_choose(first)
    assert seen_when_all_choose(last) == before
    assert "5 af 6 har stemt" in before[-1]


def test_one_person_never_sees_what_another_answered(house: House) -> None:
    """Somebody's own answers stand on their own page alone."""
    house.meeting.make(course.open_lobby)
    anna, bo = house.browser(), house.browser()
    anna.join()
    bo.join()
    house.meeting.make(course.start_answering)
    anna.get("/med")
    anna.answer("maal-borger", "5", note=SECRET)
    anna.get("/med/spoergsmaal/maal-borger")
    assert SECRET in anna.page.text
    for path in ("/med", "/med/spoergsmaal/maal-borger", *OUTER):
        assert SECRET not in bo.get(path).text


def test_a_form_that_did_not_come_from_our_page_is_refused(house: House) -> None:
    """Without the token, with another browser's token, or from another site."""
    house.meeting.make(course.open_lobby)
    anna, other = house.browser(), house.browser()
    anna.join()
    other.get("/")
    house.meeting.make(course.start_answering)
    fields = {"question": "maal-borger", "round": "1", "answer": "3"}
    forged = [
        {"data": fields},
        {"data": {**fields, "form": other.form_token}},
        {"data": {**fields, "form": anna.form_token}, "headers": {"Origin": "http://evil.example"}},
        {"data": {**fields, "form": anna.form_token}, "headers": {"Origin": "null"}},
        {"data": {**fields, "form": anna.form_token}, "headers": {"Sec-Fetch-Site": "cross-site"}},
    ]
    for request in forged:
        assert anna.client.post("/med/svar", **request).status_code == 403  # type: ignore[arg-type]
    assert house.archive.workshops.votes(house.workshop_id) == ()


def test_every_response_carries_the_wall_around_it(house: House, intruder: Browser) -> None:
    """Pages, files, refusals and errors alike; nothing says what serves them."""
    house.meeting.make(course.open_lobby)
    for path in ("/", "/BCDFGH", "/static/pages.css", "/findes/ikke", "/med", "/" + "x" * 2_000):
        headers = intruder.get(path).headers
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none';")
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert "server" not in headers
        assert headers["cache-control"] == ("public, max-age=600" if "static" in path else "no-store")
        if not path.startswith("/static"):
            assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son\w+=", intruder.page.text)
            assert not re.search(r"(?:src|href|action)=\"(?:https?:)?//", intruder.page.text)
            assert "Traceback" not in intruder.page.text


def test_cookies_are_for_this_site_alone_and_no_script_reads_them(house: House) -> None:
    """HttpOnly and SameSite=Strict, each one."""
    house.meeting.make(course.open_lobby)
    browser = house.browser()
    browser.client.follow_redirects = False
    browser.get("/BCDFGH")
    given = browser.page.headers.get_list("set-cookie")
    browser.send("/BCDFGH", perspective="leder")
    given += browser.page.headers.get_list("set-cookie")
    assert len(given) == 2
    for cookie in given:
        assert "HttpOnly" in cookie
        assert "SameSite=strict" in cookie


def test_another_name_for_this_machine_is_refused(house: House) -> None:
    """A foreign name that was made to point here does not make these pages its own."""
    server = house.serve()
    client = house.browser().client
    for host in ("evil.example", f"evil.example:{server.port}", "127.0.0.1", f"127.0.0.1.evil.example:{server.port}"):
        assert client.get("/", headers={"Host": host}).status_code == 421
    assert client.get("/", headers={"Host": f"localhost:{server.port}"}).status_code == 200


def test_odd_requests_are_refused(house: House, intruder: Browser) -> None:
    """Other methods, other kinds of body, too much at once; and the page still answers."""
    client = intruder.client
    for method in ("PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"):
        assert client.request(method, "/").status_code == 405
    assert client.post("/med").status_code in {405, 415}
    assert client.post("/", json={"code": "BCDFGH"}).status_code == 415
    assert client.post("/", data={"code": "x" * (MOST_BYTES + 1)}).status_code == 413
    assert client.post("/", data={f"felt{number}": "" for number in range(100)}).status_code == 413
    assert client.get("/", headers={"X-Long": "x" * 20_000}).status_code == 431
    assert client.get("/static/../pages.py").status_code == 404
    assert client.get("/static/..%2Fapp.py").status_code == 404
    assert client.get("/").status_code == 200


def test_the_door_shuts_when_the_meeting_is_closed(house: House, intruder: Browser) -> None:
    """For those who were in, for the projector, and for new ones; no answer is left to be found."""
    with_answers(house)
    anna, wall = house.browser(), house.browser()
    anna.join()
    wall.get(house.serve().screen_address())
    house.meeting.reveal()
    house.meeting.close()
    assert anna.get("/med").status_code == 410
    assert anna.get("/nyt").status_code == 403
    assert anna.get("/med/rapport").status_code == 410
    assert wall.get("/skaerm").status_code == 410
    assert wall.get("/skaerm/svar/maal-borger").status_code == 403
    intruder.get("/BCDFGH")
    assert "Mødet er lukket" in intruder.text
    intruder.get("/")
    assert intruder.send("/BCDFGH", perspective="leder").status_code == 409


def test_whoever_connects_and_says_nothing_is_let_go(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection that only takes up room is closed; so is one that sends its form drop by drop."""
    server = house.serve()
    with monkeypatch.context() as hurried:
        hurried.setattr("checklist.web.server.FIRST_REQUEST_SECONDS", 0.2)
        with socket.create_connection((server.host, server.port), timeout=60) as silent:
            assert silent.recv(1) == b""
    monkeypatch.setattr("checklist.web.guard.BODY_SECONDS", 0.2)
    head = f"POST / HTTP/1.1\r\nHost: {server.host}:{server.port}\r\nContent-Length: 100\r\n"
    with socket.create_connection((server.host, server.port), timeout=60) as slow:
        slow.sendall(f"{head}Content-Type: application/x-www-form-urlencoded\r\n\r\ncode=".encode())
        assert slow.recv(100).startswith(b"HTTP/1.1 408")


def test_what_people_write_is_shown_as_text(house: House) -> None:
    """A note that looks like a script is a note."""
    people = with_answers(house)
    house.answer(people[0], "maal-borger", 3, note="<script>alert(1)</script>", note_may_be_shown=True)
    anna = house.browser()
    anna.join()
    house.meeting.reveal()
    anna.get("/med")
    assert "<script>alert" not in anna.page.text
    assert "&lt;script&gt;alert(1)" in anna.page.text
