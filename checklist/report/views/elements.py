"""One section per element: what it means, its score and why, the answers, the reflections and where to look next."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from checklist.locale import _, whole
from checklist.report.views.answers import AnswerRow, answer_row
from checklist.report.views.development import Advice, advice_for
from checklist.report.views.scores import ScoreView, score_view

if TYPE_CHECKING:
    from checklist.catalogue import Element
    from checklist.report.views.subject import Subject

_BRIEF = 160  # characters
# What a page has room for, in lines and in characters to a line, found by looking at many pages.
_CROWDED = range(29, 41)
_LINES_OF_A_PAUSE = 4
_NOTE_WIDTH = 100
_QUESTION_WIDTH = 58


@dataclass(frozen=True)
class GateView:
    """The question that is never scored; `closer_look` only where the answer is yes."""

    text: str
    help: str
    answered: bool
    answer: str
    note: str | None
    closer_look: str | None


@dataclass(frozen=True)
class MapEntry:
    """One element on the map that opens the section."""

    number: int
    name: str
    anchor: str
    definition: str
    score: ScoreView


@dataclass(frozen=True)
class MapGroup:
    """A category and what it holds, block by block: (block name or None, its elements)."""

    name: str
    description: str
    blocks: tuple[tuple[str | None, tuple[MapEntry, ...]], ...]


@dataclass(frozen=True)
class ElementView:
    """`weighted`: the questions do not all weigh the same. `brief_reflections`: short enough to stand in columns.
    `fills_a_page`: so much was said that the section gets a page of its own. `crowded`: just so much that it stays on
    that page when it is set tighter.
    """

    anchor: str
    number: int
    name: str
    category: str
    definition: str
    why: str
    strong: str
    builds_on: str | None
    score: ScoreView
    rows: tuple[AnswerRow, ...]
    weighted: bool
    reflections: tuple[tuple[str, str], ...]
    questions_to_talk_about: tuple[str, ...]
    advice: tuple[Advice, ...]
    rating: tuple[str, str] | None
    brief_reflections: bool
    fills_a_page: bool
    crowded: bool


def gates(subject: Subject) -> tuple[GateView, ...]:
    views = []
    for gate in subject.catalogue.gates:
        answer = subject.assessment.gates.get(gate.id)
        said = _("Ikke besvaret") if answer is None else _("Ja") if answer.value else _("Nej")
        closer_look = subject.say(gate.closer_look) if answer and answer.value else None
        note = (answer.note or "").strip() or None if answer else None
        views.append(
            GateView(subject.say(gate.text), subject.say(gate.help), answer is not None, said, note, closer_look)
        )
    return tuple(views)


def element_map(subject: Subject) -> tuple[MapGroup, ...]:
    """The categories with their elements, as the catalogue arranges them."""
    catalogue = subject.catalogue
    return tuple(
        MapGroup(
            subject.say(category.name),
            subject.say(category.description),
            tuple(
                (subject.say(name) if category.blocks else None, tuple(_map_entry(subject, one) for one in told))
                for name, elements in catalogue.blocks_of(category)
                if (told := [one for one in elements if one in subject.elements])
            ),
        )
        for category in catalogue.categories
        if subject.elements_of(category)
    )


def _map_entry(subject: Subject, element: Element) -> MapEntry:
    return MapEntry(
        subject.element_numbers[element.id],
        subject.say(element.name),
        f"element-{element.id}",
        subject.say(element.definition),
        score_view(subject, subject.profile.element(element.id)),
    )


def elements(subject: Subject) -> tuple[ElementView, ...]:
    return tuple(_element(subject, element) for element in subject.elements)


def _element(subject: Subject, element: Element) -> ElementView:
    score = subject.profile.element(element.id)
    rows = tuple(
        answer_row(subject, question, scored)
        for question, scored in zip(subject.asked(element), score.questions, strict=True)
    )
    reflection = subject.assessment.reflections.get(element.id)
    written = (
        ((_("Det er vi gode til"), reflection.strengths),
         (_("Det er svært"), reflection.challenges),
         (_("Det gør vi nu"), reflection.next)) if reflection else ()
    )  # fmt: skip
    foundations = [subject.element_label(one) for one in element.builds_on]
    return ElementView(
        anchor=f"element-{element.id}",
        number=subject.element_numbers[element.id],
        name=subject.say(element.name),
        category=next(subject.say(c.name) for c in subject.catalogue.categories if c.id == element.category),
        definition=subject.say(element.definition),
        why=subject.say(element.why),
        strong=subject.say(element.strong),
        builds_on=_("Bygger på {elements}.").format(elements=", ".join(foundations)) if foundations else None,
        score=score_view(subject, score),
        rows=rows,
        weighted=len({question.weight for question in subject.asked(element)}) > 1,
        reflections=tuple((label, text.strip()) for label, text in written if text and text.strip()),
        questions_to_talk_about=tuple(map(subject.say, element.reflection)),
        advice=advice_for(subject, element.id),
        rating=_rating(subject, element.id),
        brief_reflections=all(len(text or "") <= _BRIEF for _label, text in written),
        fills_a_page=score.answered > 3,
        crowded=sum(map(_lines, rows)) + _LINES_OF_A_PAUSE * any(text for _label, text in written) in _CROWDED,
    )


def _lines(row: AnswerRow) -> int:
    """About how many lines a question takes with its answer, its notes and its evidence."""
    notes = sum(ceil(len(text) / _NOTE_WIDTH) for _label, text in row.words)
    return max(2, ceil(len(row.text) / _QUESTION_WIDTH)) + row.flagged + notes + bool(row.evidence)


def _rating(subject: Subject, element_id: str) -> tuple[str, str] | None:
    """A reviewer's rating of the element and the comment to it, in a review."""
    rating = subject.assessment.ratings.get(element_id)
    if rating is None:
        return None
    said = _("undlader") if rating.value is None else whole(rating.value)
    return said, (rating.comment or "").strip()
