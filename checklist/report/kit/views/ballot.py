"""The paper ballot: every question on one sheet, a row each, numbers to ring; for those who cannot come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from checklist.assessment.summary import perspective_name
from checklist.catalogue import Perspective

if TYPE_CHECKING:
    from checklist.report.kit.edition import Edition


@dataclass(frozen=True)
class BallotRow:
    """`values`: the numbers that can be ringed. `not_relevant`: whether "passer ikke" may be said here."""

    number: str
    text: str
    values: tuple[str, ...]
    not_relevant: bool


@dataclass(frozen=True)
class Ballot:
    """`keys`: what the numbers mean, once for each scale: (number, label) pairs. `widest`: most numbers in a row."""

    title: str
    questions: int
    keys: tuple[tuple[tuple[str, str], ...], ...]
    groups: tuple[tuple[str, tuple[BallotRow, ...]], ...]
    perspectives: tuple[str, ...]
    widest: int
    not_relevant: bool


def ballot(edition: Edition) -> Ballot:
    catalogue = edition.catalogue
    questions = catalogue.questions(edition.form)
    used = {question.scale for question in questions}
    scales = [scale for scale in catalogue.scales if scale.id in used]
    return Ballot(
        title=edition.title,
        questions=len(questions),
        keys=tuple(tuple((str(one.value), edition.say(one.label)) for one in scale.options) for scale in scales),
        groups=tuple(
            (
                f"{edition.element_numbers[element.id]} {edition.say(element.name)}",
                tuple(
                    BallotRow(
                        edition.question_numbers[question.id],
                        edition.say(question.text),
                        tuple(str(one.value) for one in catalogue.scale_of(question).options),
                        question.not_relevant,
                    )
                    for question in edition.asked(element)
                ),
            )
            for element in edition.elements
        ),
        perspectives=tuple(perspective_name(one) for one in get_args(Perspective)),
        widest=max((len(scale.options) for scale in scales), default=1),
        not_relevant=any(question.not_relevant for question in questions),
    )
