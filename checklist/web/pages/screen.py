"""The projector: large, and never a figure before the moment of showing."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import segno
from markupsafe import Markup

from checklist.web.pages.listening import stream
from checklist.web.views.course import course_of
from checklist.web.views.seen import seen_question, seen_questions, shared_answers
from checklist.workshop import planning
from checklist.workshop.figures import by_disagreement
from checklist.workshop.sentences import (
    plan_votes_words,
    preliminary_words,
    promises,
    second_round_words,
    serious_card,
)

if TYPE_CHECKING:
    from typing import Any

    from starlette.responses import Response

    from checklist.web.site import Visit


ALL = "alle"
"""Asks for all questions, also where the facilitator has chosen one of them."""


async def enter(visit: Visit) -> Response:
    """Trades the ticket in the address for a cookie; the ticket is worth nothing afterwards."""
    if visit.is_screen:
        return visit.go("/skaerm")
    token = await asyncio.to_thread(visit.meeting.doors.redeem, visit.request.path_params["ticket"])
    if token is None:
        return visit.error(403)
    response = visit.go("/skaerm")
    visit.give_cookie(response, visit.screen_cookie, token)
    return response


async def now(visit: Visit) -> Response:
    """What is on the wall now."""
    if not visit.is_screen:
        return visit.page("closed.html", 410) if visit.workshop.phase == "closed" else visit.error(403)
    workshop, catalogue, area = visit.workshop, visit.site.catalogue(), visit.site.area
    more: dict[str, Any] = {}
    large = workshop.large
    if large is not None and large in _seen_now(visit) and ALL not in visit.request.query_params:
        return _one(visit, large)
    if workshop.card_shown:
        heading, paragraphs = serious_card()
        return visit.page("screen/card.html", course=course_of(visit), heading=heading, paragraphs=paragraphs)
    match workshop.phase:
        case "open":
            more = {"promises": promises(workshop.settings), "names": visit.meeting.names}
        case "answering_again":
            texts = [visit.says(catalogue.question_by_id[question].text) for question in workshop.reopened]
            more = {"again": texts, "how": second_round_words()}
        case "revealed":
            more = {"seen": seen_questions(workshop, catalogue, area)}
        case "settling":
            more = {"shared": shared_answers(workshop, catalogue, area, workshop.current_questions)}
        case "planning":
            counted = workshop.plan_votes is not None and workshop.plan_votes.withheld is None
            choices = planning.choices(workshop, catalogue)
            more = {"choices": choices, "is_counted": counted, "how": plan_votes_words(), "plan": workshop.plan}
        case "finished":
            more = {"preliminary": preliminary_words(workshop), "plan": workshop.plan}
        case _:
            pass
    return visit.page(
        f"screen/{workshop.phase}.html", course=course_of(visit), address=visit.site.address, qr=_qr(visit), **more
    )


def _qr(visit: Visit) -> Markup:
    """The address with the code, to be pointed a phone at."""
    address = f"{visit.site.address}/{visit.workshop.code}"
    code = segno.make(address, error="m", micro=False)
    drawn = code.svg_inline(border=3, dark="#1c2830", light="#ffffff", omitsize=True)
    return Markup(drawn)  # noqa: S704 - segno draws it from our own address


async def question(visit: Visit) -> Response:
    """One shown question, large enough for the last row."""
    if not visit.is_screen:
        return visit.error(403)
    wanted = visit.request.path_params["question"]
    return _one(visit, wanted) if wanted in _seen_now(visit) else visit.go("/skaerm")


def _seen_now(visit: Visit) -> tuple[str, ...]:
    """The questions that may stand alone on the wall now, most disagreement first."""
    workshop = visit.workshop
    if workshop.phase not in {"revealed", "settling"} or workshop.card_shown:
        return ()
    shown = [one for one in workshop.current_questions if one in workshop.shown]
    return by_disagreement(workshop, visit.site.catalogue(), shown)


def _one(visit: Visit, wanted: str) -> Response:
    workshop, catalogue, area = visit.workshop, visit.site.catalogue(), visit.site.area
    order = _seen_now(visit)
    at = order.index(wanted)
    (shared,) = shared_answers(workshop, catalogue, area, [wanted])
    return visit.page(
        "screen/question.html",
        course=course_of(visit),
        one=seen_question(workshop, catalogue, area, wanted),
        shared=shared if workshop.phase == "settling" else None,
        show_all=f"/skaerm?{ALL}=1",
        before=order[at - 1] if at else None,
        after=order[at + 1] if at + 1 < len(order) else None,
        place=at + 1,
        count=len(order),
    )


async def news(visit: Visit) -> Response:
    """The same news as the phones get, as often as somebody is done."""
    if not visit.is_screen:
        return visit.error(403)
    return stream(visit)
