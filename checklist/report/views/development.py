"""Suggestions in the order they are worth taking, each with the reason for its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.assessment.development import effort_words, why_this_place
from checklist.assessment.planning import is_picked
from checklist.assessment.summary import perspective_name
from checklist.locale import _

if TYPE_CHECKING:
    from checklist.assessment.development import Proposal
    from checklist.report.views.subject import Subject

_FIRST = 10  # suggestions told in full; the rest stand as one line each


@dataclass(frozen=True)
class Advice:
    """One suggestion. `place` counts from 1; `picked`: it is in the plan."""

    place: int
    element: str
    question: str
    question_anchor: str
    text: str
    first_step: str
    effort: str
    owner: str | None
    why: str
    picked: bool


@dataclass(frozen=True)
class Development:
    """`first` in full, `rest` in brief; both empty where no answer asks for anything."""

    first: tuple[Advice, ...]
    rest: tuple[Advice, ...]
    any_answer: bool


def development(subject: Subject) -> Development:
    found = advice(subject)
    any_answer = any(answer.is_given for answer in subject.assessment.answers.values())
    return Development(found[:_FIRST], found[_FIRST:], any_answer)


def advice(subject: Subject) -> tuple[Advice, ...]:
    """All suggestions, in order."""
    return tuple(_advice(subject, proposal, place) for place, proposal in enumerate(subject.proposals, 1))


def advice_for(subject: Subject, element_id: str) -> tuple[Advice, ...]:
    """The suggestions for one element, with their places in the whole order."""
    return tuple(
        _advice(subject, proposal, place)
        for place, proposal in enumerate(subject.proposals, 1)
        if proposal.element_id == element_id
    )


def _advice(subject: Subject, proposal: Proposal, place: int) -> Advice:
    suggestion = proposal.suggestion
    question = subject.catalogue.question_by_id[proposal.question_id]
    if suggestion:
        text, first_step = subject.say(suggestion.text), subject.say(suggestion.first_step)
    else:
        text = _("Find ud af: {question}").format(question=subject.say(question.text))
        first_step = (
            _("Spørg {who}.").format(who=_(" eller ").join(map(perspective_name, question.asked_of)))
            if question.asked_of
            else _("Tag spørgsmålet med på næste møde, og skriv svaret ned.")
        )
    return Advice(
        place=place,
        element=subject.element_label(proposal.element_id),
        question=subject.question_numbers[proposal.question_id],
        question_anchor=f"q-{proposal.question_id}",
        text=text,
        first_step=first_step,
        effort=effort_words(proposal.effort),
        owner=subject.say(suggestion.owner) if suggestion and suggestion.owner else None,
        why=subject.say(why_this_place(subject.catalogue, proposal)),
        picked=is_picked(subject.assessment.plan, proposal),
    )
