"""One question as a participant answers it, with what they answered before: for their own eyes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.catalogue import reading
from checklist.locale import clock
from checklist.workshop.sentences import cell_words

if TYPE_CHECKING:
    from uuid import UUID

    from checklist.catalogue import Option
    from checklist.web.site import Visit
    from checklist.workshop.model import Cell, Vote

DONT_KNOW, NOT_RELEVANT = "ved-ikke", "passer-ikke"


@dataclass(frozen=True)
class Written:
    """What stands in the form's fields."""

    answer: str = ""
    reason: str = ""
    note: str = ""
    may_be_shown: bool = False


@dataclass(frozen=True)
class Asked:
    """One question to answer: `place` of `count` in what this person is asked now."""

    id: str
    number: str
    text: str
    help: str
    element: str
    definition: str
    options: tuple[Option, ...]
    not_relevant: bool
    place: int
    count: int
    before: str | None
    written: Written
    received: str
    first_answer: str
    is_late: bool


def asked_question(visit: Visit, person: UUID, question_id: str, written: Written | None = None) -> Asked:
    """The question; `written` is what stood in the form that came in, else what is kept."""
    catalogue, area = visit.site.catalogue(), visit.site.area
    question = catalogue.question_by_id[question_id]
    element = catalogue.element_of_question[question_id]
    scale = catalogue.scale_of(question)
    asked = visit.meeting.asked(person)
    place = asked.index(question_id)
    room, which = visit.meeting.room, visit.workshop.round
    kept = room.own(person, question_id, which)
    first = room.own(person, question_id, 1) if which == 2 else None
    is_late = question_id in visit.workshop.shown and question_id not in visit.workshop.reopened
    return Asked(
        id=question_id,
        number=catalogue.question_numbers.get(question_id, ""),
        text=reading(question.text, area),
        help=reading(question.help, area),
        element=element.name,
        definition=reading(element.definition, area),
        options=scale.options,
        not_relevant=question.not_relevant,
        place=place + 1,
        count=len(asked),
        before=asked[place - 1] if place else None,
        written=written or _kept(kept),
        received=clock(kept.given) if kept else "",
        first_answer=cell_words(_cell(first), scale) if first else "",
        is_late=is_late,
    )


def _cell(vote: Vote) -> Cell:
    answer = vote.answer
    return answer.value if answer.value is not None else answer.status or "dont_know"


def _kept(vote: Vote | None) -> Written:
    if vote is None:
        return Written()
    answer = vote.answer
    chosen = {"dont_know": DONT_KNOW, "not_relevant": NOT_RELEVANT}.get(answer.status or "", str(answer.value))
    return Written(chosen, answer.reason or "", answer.note or "", vote.note_may_be_shown)
