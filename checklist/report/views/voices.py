"""Whose view is in the assessment and whose is missing, what others know better, and what is left to talk about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.assessment.group import PERSPECTIVES, missing_perspectives
from checklist.assessment.summary import missing_view, perspective_name
from checklist.report.views.answers import asked_of_words, said
from checklist.report.views.cover import answered_by

if TYPE_CHECKING:
    from checklist.report.views.subject import Subject


@dataclass(frozen=True)
class Voice:
    """One perspective; `missing` is the sentence that names it where nobody was asked."""

    name: str
    heard: bool
    missing: str


@dataclass(frozen=True)
class OpenQuestion:
    """A question somebody should look at again, with the answer it has and who can best answer."""

    number: str
    anchor: str
    text: str
    answer: str
    who: str


@dataclass(frozen=True)
class Voices:
    answered_by: str | None
    role: str | None
    voices: tuple[Voice, ...]
    better_known_by_others: tuple[OpenQuestion, ...]
    to_talk_about: tuple[OpenQuestion, ...]


def voices(subject: Subject) -> Voices:
    assessment = subject.assessment
    missing = set(missing_perspectives([assessment]))
    return Voices(
        answered_by=answered_by(assessment),
        role=assessment.respondent.role,
        voices=tuple(Voice(perspective_name(p), p not in missing, missing_view(p)) for p in PERSPECTIVES),
        better_known_by_others=_open_questions(subject, flagged=False),
        to_talk_about=_open_questions(subject, flagged=True),
    )


def _open_questions(subject: Subject, *, flagged: bool) -> tuple[OpenQuestion, ...]:
    found = []
    for question in subject.catalogue.questions(subject.assessment.form):
        answer, who = subject.assessment.answer(question.id), asked_of_words(subject, question)
        if answer.flagged if flagged else who is not None:
            found.append(
                OpenQuestion(
                    subject.question_numbers[question.id],
                    f"q-{question.id}",
                    subject.say(question.text),
                    said(subject, question, answer),
                    who or "",
                )
            )
    return tuple(found)
