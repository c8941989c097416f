"""What somebody who is in the meeting sees and sends: where the meeting is decides which page that is."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from starlette.responses import Response

from checklist.archive import ArchiveError
from checklist.assessment.model import Answer
from checklist.assessment.privacy import cpr_numbers, without_cpr_numbers
from checklist.locale import _
from checklist.web.pages.listening import stream
from checklist.web.refusals import RefusedVoteError
from checklist.web.tokens import personal_code
from checklist.web.views.asked import DONT_KNOW, NOT_RELEVANT, Written, asked_question
from checklist.web.views.course import course_of
from checklist.web.views.seen import seen_questions, shared_answers
from checklist.workshop import planning
from checklist.workshop.model import VOTES_EACH, PlanVotes, Vote
from checklist.workshop.moves import RefusedMoveError
from checklist.workshop.sentences import (
    late_receipt,
    late_words_for_one,
    plan_votes_words,
    preliminary_words,
    serious_card,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Future
    from uuid import UUID

    from checklist.web.site import Visit

LONGEST_TEXT = 2_000
LONGEST_PROPOSAL = 160
MOST_PROPOSALS = 40
KEPT_SECONDS = 20.0


def _unknown(visit: Visit) -> Response:
    """For somebody who is not in, or not any more."""
    if visit.workshop.phase == "closed":
        return visit.page("closed.html", 410)
    return visit.error(403)


async def now(visit: Visit) -> Response:
    """The page for where the meeting is."""
    if (person := visit.participant) is None:
        return _unknown(visit)
    visit.meeting.doors.presence.asked(person, visit.meeting.now())
    workshop = visit.workshop
    if workshop.card_shown:
        heading, paragraphs = serious_card()
        return visit.page("serious.html", heading=heading, paragraphs=paragraphs)
    waiting = next((q for q in visit.meeting.asked(person) if not _is_answered(visit, person, q)), None)
    match workshop.phase:
        case "revealed":
            seen = seen_questions(workshop, visit.site.catalogue(), visit.site.area)
            return visit.page("revealed.html", course=course_of(visit), seen=seen)
        case "settling":
            shared = shared_answers(workshop, visit.site.catalogue(), visit.site.area, workshop.current_questions)
            return visit.page("settling.html", course=course_of(visit), shared=shared)
        case "planning":
            return _planning(visit, person)
        case "finished":
            return visit.page(
                "finished.html",
                course=course_of(visit),
                preliminary=preliminary_words(workshop),
                waiting=waiting,
                received=_received(visit) and late_receipt(),
            )
        case "closed":
            return visit.page("closed.html", 410)
        case _ if waiting is not None:
            return _question(visit, person, waiting)
        case _:
            return _waiting(visit, person)


def _is_answered(visit: Visit, person: UUID, question_id: str) -> bool:
    return visit.meeting.room.own(person, question_id, visit.workshop.round) is not None


def _waiting(visit: Visit, person: UUID) -> Response:
    participant = visit.meeting.room.participants[person]
    asked = visit.meeting.asked(person)
    first = asked[0] if asked else None
    return visit.page(
        "waiting.html",
        course=course_of(visit),
        first=first,
        participant=participant,
        received=_received(visit),
        code=_own_code(visit) if visit.is_on_this_machine else "",
        names=visit.meeting.names,
    )


def _received(visit: Visit) -> str:
    """The number of the question whose answer has just been kept; empty where that is not so."""
    question_id = visit.request.query_params.get("modtaget", "")
    if visit.participant is None or not _is_answered(visit, visit.participant, question_id):
        return ""
    return visit.site.catalogue().question_numbers.get(question_id, "")


def _question(
    visit: Visit,
    person: UUID,
    question_id: str,
    *,
    written: Written | None = None,
    problem: str = "",
    has_number: bool = False,
    status: int = 200,
) -> Response:
    return visit.page(
        "question.html",
        status,
        asked=asked_question(visit, person, question_id, written),
        course=course_of(visit),
        problem=problem,
        has_number=has_number,
        received=_received(visit),
        longest=LONGEST_TEXT,
        late=late_words_for_one(),
        DONT_KNOW=DONT_KNOW,
        NOT_RELEVANT=NOT_RELEVANT,
    )


async def question(visit: Visit) -> Response:
    """One certain question, to look at one's answer again."""
    if (person := visit.participant) is None:
        return _unknown(visit)
    visit.meeting.doors.presence.asked(person, visit.meeting.now())
    wanted = visit.request.path_params["question"]
    if wanted not in visit.meeting.asked(person) or visit.workshop.card_shown:
        return visit.go("/med")
    return _question(visit, person, wanted)


async def answer(visit: Visit) -> Response:
    """Takes an answer in; the next page says that it is received, and only then is it so."""
    if (person := visit.participant) is None:
        return _unknown(visit)
    wanted, which = visit.field("question"), visit.field("round")
    if wanted not in visit.meeting.asked(person) or which != str(visit.workshop.round):
        problem = _("Der bliver ikke svaret på det spørgsmål lige nu. Dit svar er ikke modtaget.")
        return visit.page("refused.html", 409, problem=problem)
    written = Written(
        visit.field("answer"),
        visit.field("reason", LONGEST_TEXT),
        visit.field("note", LONGEST_TEXT),
        visit.field("may_be_shown") == "1",
    )
    if visit.field("cpr") == "uden":
        written = Written(
            written.answer,
            without_cpr_numbers(written.reason),
            without_cpr_numbers(written.note),
            written.may_be_shown,
        )
    if cpr_numbers(f"{written.reason}\n{written.note}"):
        problem = _("Det ligner et CPR-nummer. Skriv om praksis, ikke om personer. Dit svar er ikke modtaget endnu.")
        return _question(visit, person, wanted, written=written, problem=problem, has_number=True, status=422)
    given = _answer_from(written)
    if isinstance(given, str):
        return _question(visit, person, wanted, written=written, problem=given, status=422)
    vote = Vote(
        participant=person,
        question=wanted,
        round=visit.workshop.round,
        answer=given,
        note_may_be_shown=written.may_be_shown,
        given=visit.meeting.now(),
    )
    return await _kept(visit, visit.meeting.cast(vote), f"/med?modtaget={wanted}")


async def _kept(visit: Visit, keeping: Future[None], then: str) -> Response:
    try:
        async with asyncio.timeout(KEPT_SECONDS):
            await asyncio.wrap_future(keeping)
    except RefusedVoteError as refused:
        return visit.page("refused.html", 409, problem=refused.reason)
    except (ArchiveError, TimeoutError):
        return visit.error(503)
    return visit.go(then)


def _answer_from(written: Written) -> Answer | str:
    """The answer, or a sentence that says what is missing."""
    note = written.note or None
    if written.answer == DONT_KNOW:
        return Answer(status="dont_know", note=note)
    if written.answer == NOT_RELEVANT:
        if not written.reason:
            return _("Skriv kort, hvorfor det ikke passer på jeres praksis.")
        return Answer(status="not_relevant", reason=written.reason, note=note)
    if written.answer.lstrip("-").isdecimal() and len(written.answer) <= 7:
        return Answer(value=int(written.answer), note=note)
    return _("Vælg et svar først.")


def _planning(visit: Visit, person: UUID, problem: str = "", status: int = 200) -> Response:
    workshop = visit.workshop
    is_counted = workshop.plan_votes is not None and workshop.plan_votes.withheld is None
    own = visit.meeting.room.own_plan_votes(person)
    return visit.page(
        "planning.html",
        status,
        course=course_of(visit),
        choices=_choices(visit),
        is_counted=is_counted,
        own=[*own, *[""] * (VOTES_EACH - len(own))],
        has_voted=bool(own),
        how=plan_votes_words(),
        longest=LONGEST_PROPOSAL,
        problem=problem,
    )


def _choices(visit: Visit) -> Sequence[planning.Choice]:
    return planning.choices(visit.workshop, visit.site.catalogue())


async def plan_votes(visit: Visit) -> Response:
    """Somebody's votes for what to do; they replace their earlier ones."""
    if (person := visit.participant) is None:
        return _unknown(visit)
    chosen = [choice for choice in visit.fields("choice") if choice][:VOTES_EACH]
    known = {choice.id for choice in visit.meeting.plan_choices}
    if not chosen or not set(chosen) <= known:
        if visit.workshop.phase != "planning":
            return visit.go("/med")
        return _planning(visit, person, _("Læg mindst én stemme."), 422)
    votes = PlanVotes(participant=person, choices=tuple(chosen), given=visit.meeting.now())
    return await _kept(visit, visit.meeting.cast_plan_votes(votes), "/med")


async def proposal(visit: Visit) -> Response:
    """Something to do, in somebody's own words and without sender."""
    if (person := visit.participant) is None:
        return _unknown(visit)
    text = " ".join(visit.field("text", LONGEST_PROPOSAL).split())
    if len(visit.workshop.proposals) >= MOST_PROPOSALS:
        return _planning(visit, person, _("Der er forslag nok nu. Stem på dem, der er."), 409)
    if cpr_numbers(text):
        return _planning(visit, person, _("Det ligner et CPR-nummer. Skriv om praksis, ikke om personer."), 422)
    try:
        await asyncio.to_thread(visit.meeting.make, planning.propose, visit.meeting.catalogue, text)
    except RefusedMoveError as refused:
        if visit.workshop.phase != "planning":
            return visit.go("/med")
        return _planning(visit, person, refused.reason, 409)
    except ArchiveError:
        return visit.error(503)
    return visit.go("/med")


async def own_code(visit: Visit) -> Response:
    """The personal code, to go on in another browser."""
    if visit.participant is None:
        return _unknown(visit)
    return visit.page("own_code.html", code=_own_code(visit), address=visit.site.address)


def _own_code(visit: Visit) -> str:
    code = personal_code(visit.token)
    return f"{code[:4]} {code[4:]}"


async def report(visit: Visit) -> Response:
    """The report as a PDF, once the meeting is finished and until it is closed."""
    if visit.participant is None:
        return _unknown(visit)
    if visit.workshop.phase != "finished":
        return visit.error(404)
    document = await asyncio.to_thread(visit.meeting.report.made, visit.meeting, visit.site.catalogue())
    if document is None:
        return visit.error(503, _("Rapporten kan ikke laves på denne computer. Spørg den, der leder mødet."))
    headers = {"Content-Disposition": f'attachment; filename="{document.name}"'}
    return Response(document.content, media_type="application/pdf", headers=headers)


async def news(visit: Visit) -> Response:
    """Where the meeting is, told as it changes."""
    if visit.participant is None:
        return visit.error(403)
    return stream(visit, person=visit.participant)
