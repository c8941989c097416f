"""Serving the pages: on the address that was asked for and no other, and with words for what goes wrong."""

from __future__ import annotations

import asyncio
import socket

import pytest

from checklist.web.addresses import candidates
from checklist.web.events import Changes
from checklist.web.ledger import Ledger
from checklist.web.limits import CodeGuard, Failures
from checklist.web.server import MeetingServer, ServerError
from checklist.workshop import course
from tests.web.meetings import House


def test_the_pages_are_served_on_one_address_alone(house: House) -> None:
    """Asked for 127.0.0.1, another address of this machine finds nobody."""
    server = house.serve()
    with socket.create_connection(("127.0.0.1", server.port), timeout=60):
        pass
    with pytest.raises(OSError, match="refused"), socket.create_connection(("127.0.0.2", server.port), timeout=60):
        pass


def test_a_port_that_is_taken_is_told_in_words(house: House) -> None:
    """With its number and what to do."""
    server = house.serve()
    with pytest.raises(ServerError, match=rf"Port {server.port} er optaget"):
        MeetingServer(house.meeting, "127.0.0.1", server.port).start()


def test_an_address_that_is_not_this_machines_is_told_in_words(house: House) -> None:
    """192.0.2.1 is nobody's."""
    with pytest.raises(ServerError, match="hører ikke til denne maskine"):
        MeetingServer(house.meeting, "192.0.2.1", 0).start()


def test_the_connection_test_knows_this_server_and_counts_other_machines(house: House) -> None:
    """Before and after another machine opened a page, and when nothing answers any more."""
    server = house.serve()
    assert server.check().answers
    assert server.check().others == 0
    house.browser("127.0.0.3").get("/proeve")
    assert server.check().others == 1
    server.stop()
    assert not server.check().answers


def test_after_a_restart_the_same_address_serves_the_same_people(house: House) -> None:
    """The phones' cookies and the projector's still open their doors."""
    house.meeting.make(course.open_lobby)
    anna, wall = house.browser(), house.browser()
    anna.join()
    wall.get(house.serve().screen_address())
    house.restart()
    assert anna.get("/med").status_code == 200
    assert "Du er med" in anna.text
    assert wall.get("/skaerm").status_code == 200


def test_what_people_type_and_point_their_phones_at(house: House) -> None:
    """The address, and with the code behind it."""
    server = house.serve()
    assert server.address == f"http://127.0.0.1:{server.port}"
    assert server.join_address == f"{server.address}/BCDFGH"


def test_addresses_are_this_machines_own_and_never_the_loopback() -> None:
    """Each of them can be listened on."""
    for address in candidates():
        assert not address.startswith("127.")
        socket.create_server((address, 0)).close()


async def test_an_open_page_hears_of_every_move_and_of_nothing_else(house: House) -> None:
    """The projector hears how many are done; a phone that the meeting has moved on."""
    changes = Changes(house.meeting)
    async with changes.listening():
        wall = changes.stream("screen", screen=True)
        assert await anext(wall) == "retry: 1000\n\n"
        assert '"joined": 0' in await anext(wall)
        house.meeting.make(course.open_lobby)
        await asyncio.to_thread(house.people, 1)
        told = [await asyncio.wait_for(anext(wall), 60)]
        while '"joined": 1' not in told[-1]:
            told.append(await asyncio.wait_for(anext(wall), 60))
        assert all(set(one) <= set(told[0]) | set("0123456789") for one in told)
        await wall.aclose()


async def test_nobody_keeps_more_than_six_pages_open(house: House) -> None:
    """The seventh has to wait until one is closed."""
    changes = Changes(house.meeting)
    streams = [changes.stream("anna", screen=False) for _each in range(6)]
    for stream in streams:
        await anext(stream)
    assert not changes.may_listen("anna")
    assert changes.may_listen("bo")
    await streams[0].aclose()
    assert changes.may_listen("anna")
    for stream in streams[1:]:
        await stream.aclose()


def test_failures_are_forgotten_after_their_time() -> None:
    """Two in ten seconds; the clock is the test's."""
    now = [0.0]
    failures = Failures(2, 10, lambda: now[0])
    failures.note("a")
    now[0] = 5
    failures.note("a")
    assert failures.exhausted("a")
    assert not failures.exhausted("b")
    now[0] = 10
    assert not failures.exhausted("a")


def test_many_machines_together_cannot_try_codes_without_end() -> None:
    """A hundred and twenty wrong ones in a minute, whoever they come from."""
    guard = CodeGuard(lambda: 0.0)
    for number in range(120):
        assert not guard.must_wait("10.0.0.1")
        guard.note_wrong(f"10.0.1.{number}")
    assert guard.must_wait("10.0.0.1")


def test_a_ledger_tells_everybody_what_went_wrong_and_writes_on() -> None:
    """One failed transaction is the failure of those in it, and of nobody after."""
    full = [True]

    def write(batch: object) -> list[Exception | None]:
        if full[0]:
            raise OSError("no room")
        return [None for _one in batch]  # type: ignore[attr-defined]

    ledger: Ledger[str] = Ledger(write)
    with pytest.raises(OSError, match="no room"):
        ledger.submit("a").result(60)
    full[0] = False
    assert ledger.submit("b").result(60) is None
    ledger.close()
    with pytest.raises(RuntimeError, match="closed"):
        ledger.submit("c").result(60)
