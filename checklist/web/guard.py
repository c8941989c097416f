"""The wall around the pages: what every request must look like, and what every response carries.

Stands outside the application, so that its own mistakes carry the headers too. Knows nothing of workshops.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

ErrorPage = Callable[["Scope", int], "Response"]

MOST_BYTES = 32 * 1024
MOST_BYTES_IN_ADDRESS = 1_000
MOST_BYTES_IN_HEADERS = 16 * 1024
BODY_SECONDS = 10.0
_METHODS = frozenset({"GET", "HEAD", "POST"})
FORM = "application/x-www-form-urlencoded"

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# "same-origin" and not "no-referrer": with that a browser says that our own forms come from "null".
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}

log = logging.getLogger("checklist.web")
# The terminal app owns the screen: what goes wrong must not be written across it.
log.addHandler(logging.NullHandler())


class _RefusedError(Exception):
    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Guard:
    """Lets a request through to `app` if it is of the right kind; `hosts` are the names this server answers to."""

    def __init__(self, app: ASGIApp, hosts: Collection[str], error_page: ErrorPage) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)
        self._origins = frozenset(f"http://{host}" for host in self._hosts)
        self._error_page = error_page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1003})
            return
        started = False

        async def sending(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                _add_headers(message)
            await send(message)

        try:
            self._check(scope)
            receive = await _whole_body(scope, receive)
            await self._app(scope, receive, sending)
        except _RefusedError as refused:
            await self._error_page(scope, refused.status)(scope, receive, sending)
        except Exception:
            log.exception("a page failed")
            if not started:
                await self._error_page(scope, 500)(scope, receive, sending)

    def _check(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        # A foreign name that was made to point here would make another site's pages ours.
        if headers.getlist("host") != [headers.get("host", "")] or headers.get("host", "").lower() not in self._hosts:
            raise _RefusedError(421)
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > MOST_BYTES_IN_ADDRESS:
            raise _RefusedError(414)
        if sum(len(name) + len(value) for name, value in scope["headers"]) > MOST_BYTES_IN_HEADERS:
            raise _RefusedError(431)
        if scope["method"] not in _METHODS:
            raise _RefusedError(405)
        if scope["method"] == "POST":
            if headers.get("origin", next(iter(self._origins))).lower() not in self._origins:
                raise _RefusedError(403)
            if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
                raise _RefusedError(403)
            if headers.get("content-type", "").split(";")[0].strip().lower() != FORM:
                raise _RefusedError(415)


async def _whole_body(scope: Scope, receive: Receive) -> Receive:
    """Takes the body in before anybody works on it, so that a slow or endless one costs only itself."""
    if scope["method"] != "POST":
        return receive
    length = Headers(scope=scope).get("content-length", "0")
    if not length.isdecimal() or int(length) > MOST_BYTES:
        raise _RefusedError(413)
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            more = True
            while more:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise _RefusedError(400)
                body += message.get("body", b"")
                more = message.get("more_body", False)
                if len(body) > MOST_BYTES:
                    raise _RefusedError(413)
    except TimeoutError:
        raise _RefusedError(408) from None
    return _again(bytes(body), receive)


def _again(body: bytes, receive: Receive) -> Receive:
    given = False

    async def replay() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay


def _add_headers(message: Message) -> None:
    headers = MutableHeaders(scope=message)
    for name, value in HEADERS.items():
        headers[name] = value
    headers.setdefault("Cache-Control", "no-store")
