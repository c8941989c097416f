"""The practice on one page, told with the team's own notes: for a colleague who asks "what do you do?"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.assessment.scoring import item_score
from checklist.locale import _
from checklist.report.views.subject import shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist.report.views.subject import Subject

_ROOM = 300  # characters of notes under one heading, so that the whole stays on one page
_LINE = 150
_STUB = 60  # a note that must be cut shorter than this says nothing
_MOST = 3  # notes under one heading


@dataclass(frozen=True)
class OwnWords:
    """A note, cut where it is long, and the number of the question it answers."""

    text: str
    question: str


@dataclass(frozen=True)
class Passage:
    """One heading with the notes under it; `more` were left out for room; `empty` says what would fill it."""

    heading: str
    fact: str | None
    notes: tuple[OwnWords, ...]
    more: int
    empty: str


@dataclass(frozen=True)
class OnePage:
    passages: tuple[Passage, ...]
    any_note: bool


def one_page(subject: Subject) -> OnePage:
    known, headings = subject.catalogue.element_by_id, _headings(subject)
    if not all(one in known for _heading, _fact, elements in headings for one in elements):
        # Another instrument tells the practice in its own categories.
        target_group = (_("Hvem det er for"), subject.assessment.practice.target_group, ())
        categories = [(c, subject.catalogue.elements_of(c)) for c in subject.catalogue.categories]
        headings = (target_group, *((subject.say(c.name), None, tuple(e.id for e in held)) for c, held in categories))
    passages = [_passage(subject, heading, fact, elements) for heading, fact, elements in headings if fact or elements]
    return OnePage(tuple(passages), any(passage.notes for passage in passages))


def _headings(subject: Subject) -> tuple[tuple[str, str | None, tuple[str, ...]], ...]:
    """Heading, known fact and the elements of our own instrument whose notes tell it."""
    target_group = subject.assessment.practice.target_group
    return (
        (_("Hvem det er for"), target_group, ("individuel-tilrettelaeggelse",)),
        (_("Det gør vi"), None, ("beskrivelse", "relationelt-samarbejde")),
        (_("Derfor tror vi, det hjælper"), None, ("teori-og-viden",)),
        (_("Det arbejder vi hen imod"), None, ("maal",)),
        (_("Det kræver det"), None, ("overfoerbarhed", "oekonomi")),
        (_("Det ved vi om virkningen"), None, ("virkning", "monitorering")),
        (_("Sådan bliver vi klogere"), None, ("faglig-refleksion", "opfoelgning")),
    )


def _passage(subject: Subject, heading: str, fact: str | None, elements: Sequence[str]) -> Passage:
    found = _notes(subject, elements)
    kept: list[OwnWords] = []
    room = _ROOM
    for note in found:
        if len(kept) == _MOST or room < min(_STUB, len(note.text)):
            break
        text = shortened(note.text, min(_LINE, room))
        kept.append(OwnWords(text, note.question))
        room -= len(text)
    names = _(" og ").join(subject.element_label(one) for one in elements)
    empty = _("Ikke beskrevet endnu. Skriv en note under {elements}, så kommer den med her.").format(elements=names)
    return Passage(heading, shortened(fact, _LINE) if fact else None, tuple(kept), len(found) - len(kept), empty)


def _notes(subject: Subject, elements: Sequence[str]) -> list[OwnWords]:
    """The notes under answers in the upper half, best answered first: they tell what is done, not what is missing."""
    found: list[tuple[float, OwnWords]] = []
    for element_id in elements:
        for question in subject.asked(subject.catalogue.element_by_id[element_id]):
            answer = subject.assessment.answer(question.id)
            if answer.value is None or not (answer.note or "").strip():
                continue
            item = item_score(answer.value, subject.catalogue.scale_of(question), reverse=question.reverse)
            if item >= 50:
                found.append((item, OwnWords(answer.note or "", subject.question_numbers[question.id])))
    return [words for _item, words in sorted(found, key=lambda one: -one[0])]
