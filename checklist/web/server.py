"""Serves a meeting's pages from a thread of the terminal app, on one address and no other.

    server = MeetingServer(meeting)         # host None: this machine's address in the local network
    server.start()                          # raises ServerError, whose `message` is ready to show
    server.address, server.join_address     # what is read aloud, and what the QR code holds
    server.screen_address()                 # a link for the projector's browser; works once
    server.check()                          # Reach: does it answer, and how many other machines have been here
    server.stop()

It is plain HTTP: whoever listens in on the same network can read along. docs/workshop.md says what that means.
"""

from __future__ import annotations

import asyncio
import errno
import gc
import http.client
import logging
import secrets
import socket
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from checklist.locale import _
from checklist.web.addresses import LOOPBACK, candidates
from checklist.web.app import build
from checklist.web.guard import MOST_BYTES_IN_HEADERS

if TYPE_CHECKING:
    from checklist.web.meeting import Meeting

DEFAULT_PORT = 8642
START_SECONDS = 10.0
# A connection on which nothing whole has been asked for by then is only taking up room.
FIRST_REQUEST_SECONDS = 15.0
MOST_CONNECTIONS = 2_000
# The terminal app owns the screen: what a connection did wrong must not be written across it.
logging.getLogger("uvicorn").addHandler(logging.NullHandler())


class ServerError(Exception):
    """The pages cannot be served. `message` says what is wrong and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True)
class Reach:
    """What the connection test found: the pages answer at their address; so many other machines have opened them."""

    answers: bool
    others: int


class _Patient(HttpToolsProtocol):
    """HTTP/1.1, patient only up to a point with whoever connects and asks for nothing, or never comes to the point."""

    _hurry: asyncio.TimerHandle | None = None
    # What came since the piece in which the request began, while its head is not whole.
    _head_bytes = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait_for_a_head()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._wait_for_a_head()

    def on_headers_complete(self) -> None:
        self._head_is_whole()
        super().on_headers_complete()

    def data_received(self, data: bytes) -> None:
        self._head_bytes += len(data)
        super().data_received(data)
        if self._hurry is not None and self._head_bytes > MOST_BYTES_IN_HEADERS and not self.transport.is_closing():
            self.send_400_response("The headers are too long.")

    def connection_lost(self, exc: Exception | None) -> None:
        self._head_is_whole()
        super().connection_lost(exc)

    def _wait_for_a_head(self) -> None:
        self._head_is_whole()
        self._head_bytes = 0
        self._hurry = self.loop.call_later(FIRST_REQUEST_SECONDS, self.transport.close)

    def _head_is_whole(self) -> None:
        if self._hurry is not None:
            self._hurry.cancel()
        self._hurry = None


class MeetingServer:
    """One meeting's pages on one address. Start it once; after `stop` make a new one."""

    def __init__(self, meeting: Meeting, host: str | None = None, port: int = DEFAULT_PORT) -> None:
        self._meeting = meeting
        self.host = host or next(iter(candidates()), LOOPBACK)
        self._wanted_port = port
        self._nonce = secrets.token_hex(8)
        self._others: set[str] = set()
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None
        self.port = port

    @property
    def address(self) -> str:
        """What people type: http://192.168.1.20:8642."""
        return f"http://{self.host}:{self.port}"

    @property
    def join_address(self) -> str:
        """What the QR code holds: the address and the code."""
        return f"{self.address}/{self._meeting.workshop.code}"

    def screen_address(self) -> str:
        """The projector's page, for one browser: the link works once, and a newer one takes its place."""
        return f"{self.address}/skaerm/{self._meeting.doors.new_ticket()}"

    def start(self) -> None:
        """Serves from now on. Raises ServerError where the address or the port cannot be had."""
        listening = self._listen()
        self.port = int(listening.getsockname()[1])
        app = build(self._meeting, self.host, self.port, nonce=self._nonce, seen=self._saw)
        config = uvicorn.Config(
            app,
            http=_Patient,
            ws="none",
            lifespan="on",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=20,
            timeout_graceful_shutdown=1,
            limit_concurrency=MOST_CONNECTIONS,
            backlog=512,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._run, args=(listening,), name="pages", daemon=True)
        self._thread.start()
        if not self._comes_up():
            self.stop()
            raise ServerError(_("Siderne kom ikke i gang på {address}. Prøv igen.").format(address=self.address))
        # What is here by now stays: looking through it again and again holds every phone up for a tenth of a second.
        gc.collect()
        gc.freeze()

    def _listen(self) -> socket.socket:
        try:
            return socket.create_server((self.host, self._wanted_port), backlog=512)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                message = _("Port {port} er optaget af et andet program. Luk det, eller vælg en anden port med --port.")
            elif error.errno in {errno.EADDRNOTAVAIL, errno.EINVAL} or isinstance(error, socket.gaierror):
                message = _("Adressen {host} hører ikke til denne maskine. Vælg en anden med --host.")
            else:
                message = _("Der kan ikke åbnes for deltagere på {host}, port {port} ({detail}).")
            found = message.format(host=self.host, port=self._wanted_port, detail=error.strerror)
            raise ServerError(found) from error

    def _run(self, listening: socket.socket) -> None:
        server = cast("uvicorn.Server", self._server)
        with suppress(SystemExit), listening:
            asyncio.run(server.serve(sockets=[listening]))

    def _comes_up(self) -> bool:
        server, thread = cast("uvicorn.Server", self._server), cast("threading.Thread", self._thread)
        ready = threading.Event()
        waited = 0.0
        while not server.started and thread.is_alive() and waited < START_SECONDS:
            ready.wait(0.02)
            waited += 0.02
        return server.started

    def _saw(self, address: str) -> None:
        if address not in {self.host, LOOPBACK} and len(self._others) < 1_000:
            self._others.add(address)

    def check(self) -> Reach:
        """Asks for a page over the network's own address, and tells who else has been here. Takes 3 seconds at most."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=3)
        try:
            connection.request("GET", "/proeve")
            answered = connection.getresponse().getheader("X-Meeting", "") == self._nonce
        except (OSError, http.client.HTTPException):
            answered = False
        finally:
            connection.close()
        return Reach(answers=answered, others=len(self._others))

    def stop(self) -> None:
        """Serves no more; whoever is connected is let go within a second or two."""
        if self._server is None or self._thread is None:
            return
        self._server.should_exit = True
        self._thread.join(timeout=5)
        gc.unfreeze()
