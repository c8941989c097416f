"""One answer as the report shows it, with everything that was written beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from checklist.assessment.summary import perspective_name
from checklist.locale import _
from checklist.report.views.subject import figure

if TYPE_CHECKING:
    from checklist.assessment.model import Answer
    from checklist.assessment.scoring import QuestionScore
    from checklist.catalogue import Question
    from checklist.report.views.subject import Subject

AnswerKind = Literal["answered", "dont_know", "not_relevant", "unanswered"]
_LONG = 900  # characters beyond which a row may run on to the next page instead of leaving half a page empty


@dataclass(frozen=True)
class AnswerRow:
    """A question and its answer. `steps` are the scale's options, true up to the answer; empty without a value."""

    anchor: str
    number: str
    text: str
    kind: AnswerKind
    steps: tuple[bool, ...]
    answer: str
    meaning: str
    points: str
    weight: str
    words: tuple[tuple[str, str], ...]
    evidence: tuple[tuple[int, str], ...]
    flagged: bool
    asked_of: str | None
    long: bool


def answer_row(subject: Subject, question: Question, scored: QuestionScore) -> AnswerRow:
    answer = subject.assessment.answer(question.id)
    scale = subject.catalogue.scale_of(question)
    option = scale.by_value.get(answer.value) if answer.value is not None else None
    words = own_words(answer)
    values = sorted(scale.by_value)
    return AnswerRow(
        anchor=f"q-{question.id}",
        number=subject.question_numbers[question.id],
        text=subject.say(question.text),
        kind="answered" if option else answer.status or "unanswered",
        steps=tuple(value <= option.value for value in values) if option else (),
        answer=f"{option.value} · {subject.say(option.label)}" if option else status_words(answer),
        meaning=subject.say(option.meaning) if option else "",
        points="–" if scored.item is None else figure(scored.item),
        weight=figure(question.weight),
        words=words,
        evidence=tuple(
            (subject.evidence_numbers[one], subject.assessment.evidence_by_id[one].title) for one in answer.evidence
        ),
        flagged=answer.flagged,
        asked_of=asked_of_words(subject, question),
        long=sum(len(text) for _label, text in words) > _LONG,
    )


def own_words(answer: Answer) -> tuple[tuple[str, str], ...]:
    """What was written beside an answer: (label, text), only what is there."""
    reason = _("Passer ikke, fordi") if answer.status == "not_relevant" else _("Begrundelse")
    written = ((reason, answer.reason), (_("Note"), answer.note), (_("Mindretal"), answer.minority))
    return tuple((label, text.strip()) for label, text in written if text and text.strip())


def status_words(answer: Answer) -> str:
    """An answer off the scale, in words."""
    if answer.status == "dont_know":
        return _("Ved ikke")
    return _("Passer ikke") if answer.status == "not_relevant" else _("Ikke besvaret")


def said(subject: Subject, question: Question, answer: Answer) -> str:
    """An answer in a few words: its label on the scale, or its status."""
    option = subject.catalogue.scale_of(question).by_value.get(answer.value) if answer.value is not None else None
    return f"{option.value} · {subject.say(option.label)}" if option else status_words(answer)


def asked_of_words(subject: Subject, question: Question) -> str | None:
    """Who can best answer, where that is somebody other than the one who did; None where it is not."""
    perspective = subject.assessment.respondent.perspective
    if not question.asked_of or perspective in question.asked_of or subject.assessment.kind == "consensus":
        return None
    return _(" eller ").join(perspective_name(one) for one in question.asked_of)
