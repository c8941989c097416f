"""Puts the pages together: which address shows what, and the wall around it."""

from __future__ import annotations

from contextlib import asynccontextmanager
from importlib.resources import files
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from checklist.archive import ArchiveError
from checklist.locale import speaking
from checklist.web.addresses import LOOPBACK, candidates
from checklist.web.events import Changes
from checklist.web.guard import Guard
from checklist.web.pages import entering, screen, taking_part
from checklist.web.site import Site, Visit, read_form

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from starlette.types import ASGIApp, Scope

    from checklist.web.meeting import Meeting

    Page = Callable[[Visit], Awaitable[Response]]

EVERY_ADDRESS = "0.0.0.0"  # noqa: S104 - only compared with what was asked for
_TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "woff2": "font/woff2",
}


def build(
    meeting: Meeting,
    host: str,
    port: int,
    *,
    nonce: str = "",
    seen: Callable[[str], None] = lambda _address: None,
) -> ASGIApp:
    """The application for one meeting, to be served on `host` and `port` alone.

    `seen` hears the address of everybody who opens a page; `nonce` is how a connection test knows this server.
    """
    site = Site(meeting, f"http://{host}:{port}", Changes(meeting), nonce, seen)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with site.changes.listening():
            yield

    app = Starlette(routes=_routes(site), lifespan=lifespan, exception_handlers={HTTPException: _refused(site)})

    def error_page(scope: Scope, status: int) -> Response:
        request = Request(scope)
        with speaking(site.language_of(request)):
            return Visit(site, request, {}).error(status)

    return Guard(app, _hosts(host, port), error_page)


def _hosts(host: str, port: int) -> set[str]:
    names = {host, LOOPBACK, "localhost"}
    if host == EVERY_ADDRESS:
        names |= set(candidates())
    return {f"{name}:{port}" for name in names} | (names if port == 80 else set())


def _routes(site: Site) -> list[Route]:
    def shown(path: str, page: Page) -> Route:
        return Route(path, _answering(site, page), methods=["GET"])

    def sent(path: str, page: Page) -> Route:
        return Route(path, _answering(site, page), methods=["POST"])

    return [
        shown("/", entering.welcome),
        sent("/", entering.code),
        sent("/sprog", entering.language),
        sent("/naeste", entering.next_person),
        shown("/loefter", entering.promised),
        shown("/alvorligt", entering.serious),
        shown("/proeve", entering.connection_test),
        shown("/igen", entering.come_back),
        sent("/igen", entering.came_back),
        shown("/static/{name:str}", _static),
        shown("/med", taking_part.now),
        shown("/med/spoergsmaal/{question:str}", taking_part.question),
        sent("/med/svar", taking_part.answer),
        sent("/med/plan", taking_part.plan_votes),
        sent("/med/forslag", taking_part.proposal),
        shown("/med/kode", taking_part.own_code),
        shown("/med/rapport", taking_part.report),
        shown("/nyt", taking_part.news),
        shown("/skaerm", screen.now),
        shown("/skaerm/nyt", screen.news),
        shown("/skaerm/svar/{question:str}", screen.question),
        shown("/skaerm/{ticket:str}", screen.enter),
        shown("/{code:str}", entering.join),
        sent("/{code:str}", entering.joined),
    ]


def _answering(site: Site, page: Page) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        with speaking(site.language_of(request)):
            try:
                form = read_form(await request.body()) if request.method == "POST" else {}
            except ValueError:
                return Visit(site, request, {}).error(413)
            visit = Visit(site, request, form)
            if request.method == "POST" and not visit.form_is_ours:
                return visit.error(403)
            site.seen(visit.sender)
            try:
                return await page(visit)
            except ArchiveError:
                return visit.error(503)

    return answer


def _refused(site: Site) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def refused(request: Request, error: Exception) -> Response:
        with speaking(site.language_of(request)):
            status = error.status_code if isinstance(error, HTTPException) else 500
            return Visit(site, request, {}).error(status)

    return refused


def _static_files() -> dict[str, bytes]:
    folder = files("checklist.web").joinpath("static")
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.name.rsplit(".", 1)[-1] in _TYPES}


_FILES = _static_files()


async def _static(visit: Visit) -> Response:
    name = visit.request.path_params["name"]
    if name not in _FILES:
        return visit.error(404)
    headers = {"Cache-Control": "public, max-age=600"}
    return Response(_FILES[name], media_type=_TYPES[name.rsplit(".", 1)[-1]], headers=headers)
