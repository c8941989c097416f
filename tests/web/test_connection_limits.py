"""Somebody who speaks HTTP badly on purpose: endless heads, garbage, requests that never come to the point."""

from __future__ import annotations

import http.client
import socket
from typing import TYPE_CHECKING

import pytest

from checklist.web.guard import MOST_BYTES_IN_HEADERS

if TYPE_CHECKING:
    from tests.web.meetings import House


_MORE_THAN_THE_NETWORK_HOLDS = 64_000_000


def _went_through(connection: socket.socket) -> bool:
    sent = 0
    try:
        connection.sendall(b"GET / HTTP/1.1\r\n")
        while sent < _MORE_THAN_THE_NETWORK_HOLDS:
            line = b"X-%d: %s\r\n" % (sent, b"a" * 1_000)
            connection.sendall(line)
            sent += len(line)
    except ConnectionError:
        return False
    return True


def test_a_head_without_end_is_refused(house: House) -> None:
    """Headers that go on and on are answered before they have filled the memory."""
    server = house.serve()
    with socket.create_connection((server.host, server.port), timeout=60) as endless:
        assert not _went_through(endless)


def test_a_long_head_in_one_piece_is_refused(house: House) -> None:
    """Also where it comes at once, the page is not drawn."""
    server = house.serve()
    with socket.create_connection((server.host, server.port), timeout=60) as once:
        long = b"a" * (MOST_BYTES_IN_HEADERS + 1)
        once.sendall(b"GET / HTTP/1.1\r\nHost: %s:%d\r\nX: %s\r\n\r\n" % (server.host.encode(), server.port, long))
        assert once.recv(100).split()[1] in {b"431", b"400"}


@pytest.mark.parametrize(
    "line",
    [
        b"\x00\x01\x02\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET /\xe6 HTTP/1.1\r\n\r\n",
        b"CONNECT a:1 HTTP/1.1\r\n\r\n",
        b"\r\n" * 9,
    ],
)
def test_what_is_no_request_harms_nobody(house: House, line: bytes) -> None:
    """Garbage is refused or let go, and the pages are there for the next."""
    server = house.serve()
    with socket.create_connection((server.host, server.port), timeout=60) as strange:
        strange.sendall(line)
        strange.shutdown(socket.SHUT_WR)
        assert strange.recv(20)[9:12] in {b"", b"400", b"405", b"421"}
    assert server.check().answers


def test_a_request_that_comes_drop_by_drop_is_let_go(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first line is there, and then nothing more: also on a connection that was used before."""
    server = house.serve()
    before = http.client.HTTPConnection(server.host, server.port, timeout=60)
    before.request("GET", "/proeve")
    assert before.getresponse().read()
    assert before.sock is not None
    monkeypatch.setattr("checklist.web.server.FIRST_REQUEST_SECONDS", 0.3)
    before.sock.sendall(f"GET / HTTP/1.1\r\nHost: {server.host}:{server.port}\r\n".encode())
    assert before.sock.recv(1) == b""
    before.close()
