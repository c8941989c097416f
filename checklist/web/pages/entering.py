"""Coming in: the code, what is promised before the first answer, and coming back in another browser."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, cast, get_args

from checklist.archive import WorkshopConflictError
from checklist.assessment.group import PERSPECTIVES
from checklist.assessment.summary import perspective_name
from checklist.catalogue.model import Perspective
from checklist.locale import LANGUAGES, _
from checklist.web.refusals import RefusedJoinError
from checklist.web.site import LANGUAGE_COOKIE
from checklist.web.tokens import is_same_code
from checklist.workshop.sentences import promises, serious_card
from checklist.workshop.voting import joining_refused, normalised_code

if TYPE_CHECKING:
    from starlette.responses import Response

    from checklist.web.site import Visit


async def welcome(visit: Visit) -> Response:
    """The front page: the code, or straight on for who is in already."""
    if visit.participant is not None:
        return visit.go("/med")
    return _welcome(visit)


def _welcome(visit: Visit, problem: str = "", status: int = 200) -> Response:
    return visit.page("welcome.html", status, problem=problem, written=visit.field("code", 40))


async def code(visit: Visit) -> Response:
    """The code that somebody typed."""
    written = visit.field("code", 40)
    refusal = _wrong_code(visit, written)
    return refusal or visit.go(f"/{visit.workshop.code}")


def _wrong_code(visit: Visit, written: str) -> Response | None:
    """What is answered to a code that is not the meeting's; None where it is."""
    codes = visit.site.codes
    if codes.must_wait(visit.sender):
        return visit.error(429)
    meant = normalised_code(written)
    if meant is not None and is_same_code(meant, visit.workshop.code):
        return None
    # What cannot be a code is no guess: phones ask for icons by themselves, and must not shut the door on each other.
    if meant is not None:
        codes.note_wrong(visit.sender)
    return _welcome(visit, _("Koden passer ikke. Se efter på skærmen, og prøv igen."), 404)


async def join(visit: Visit) -> Response:
    """What people read before they come in."""
    if (refusal := _wrong_code(visit, visit.request.path_params["code"])) is not None:
        return refusal
    if visit.participant is not None:
        return visit.go("/med")
    return _join(visit)


def _join(visit: Visit, problem: str = "", status: int = 200) -> Response:
    perspectives = [(one, perspective_name(one)) for one in PERSPECTIVES]
    return visit.page(
        "join.html",
        status,
        problem=problem or _shut(visit),
        is_shut=bool(_shut(visit)),
        promises=promises(visit.workshop.settings),
        perspectives=perspectives,
        chosen=visit.field("perspective"),
    )


def _shut(visit: Visit) -> str:
    return joining_refused(visit.workshop, visit.meeting.now()) or ""


async def joined(visit: Visit) -> Response:
    """Takes somebody in, once."""
    if (refusal := _wrong_code(visit, visit.request.path_params["code"])) is not None:
        return refusal
    if visit.participant is not None:
        return visit.go("/med")
    chosen = visit.field("perspective")
    try:
        _person, token = await asyncio.to_thread(
            visit.meeting.join,
            perspective=cast("Perspective", chosen) if chosen in get_args(Perspective) else None,
            name=visit.field("name"),
            before_meeting=visit.field("before") == "1",
            came="laptop" if visit.is_on_this_machine else "page",
        )
    except RefusedJoinError as refused:
        return _join(visit, refused.reason, 409)
    except WorkshopConflictError:  # closed from another window, which this one has not heard of yet
        await asyncio.to_thread(visit.meeting.refresh)
        return visit.go(f"/{visit.workshop.code}")
    response = visit.go("/med")
    visit.give_cookie(response, visit.cookie, token)
    return response


async def next_person(visit: Visit) -> Response:
    """On the meeting's own computer, where people answer in turn: this one is done, the next one comes in."""
    if not visit.is_on_this_machine or visit.participant is None:
        return visit.error(403)
    response = visit.go(f"/{visit.workshop.code}")
    response.delete_cookie(visit.cookie, path="/", httponly=True, samesite="strict")
    return response


async def language(visit: Visit) -> Response:
    """Another language, for this browser."""
    chosen = visit.field("language")
    path = visit.field("here")
    back = path if path.startswith("/") and not path.startswith("//") and "\\" not in path else "/"
    response = visit.go(back)
    if chosen in LANGUAGES:
        visit.give_cookie(response, LANGUAGE_COOKIE, chosen)
    return response


async def promised(visit: Visit) -> Response:
    """What is kept and who sees it."""
    return visit.page("promises.html", promises=promises(visit.workshop.settings))


async def serious(visit: Visit) -> Response:
    """The card for serious matters."""
    heading, paragraphs = serious_card()
    return visit.page("serious.html", heading=heading, paragraphs=paragraphs)


async def connection_test(visit: Visit) -> Response:
    """A page that says that the connection works."""
    response = visit.page("connection.html")
    response.headers["X-Meeting"] = visit.site.nonce
    return response


async def come_back(visit: Visit) -> Response:
    """Where a personal code is typed."""
    return visit.page("come_back.html", problem="")


async def came_back(visit: Visit) -> Response:
    """Lets somebody in again in another browser."""
    if visit.site.codes.must_wait(visit.sender):
        return visit.error(429)
    token = await asyncio.to_thread(visit.meeting.doors.come_back, visit.field("code", 40))
    if token is None:
        visit.site.codes.note_wrong(visit.sender)
        problem = _("Koden passer ikke. Den står i den browser, du kom ind med, under »Skift telefon«.")
        return visit.page("come_back.html", 404, problem=problem)
    response = visit.go("/med")
    visit.give_cookie(response, visit.cookie, token)
    return response
