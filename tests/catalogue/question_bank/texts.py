"""Every Danish text of a catalogue, each with its kind and the place where an editor finds it.

Knows the shape of a catalogue, not what a good text is. Titles of references are names and are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from checklist.catalogue import Catalogue, Element, Question


class Piece(NamedTuple):
    """One text as it stands in the file. `kind` is the key it stands under, `place` says whose it is."""

    kind: str
    place: str
    text: str


def every_text(catalogue: Catalogue) -> Iterator[Piece]:
    """All texts that a person reads, in the order of the file."""
    yield from _texts_of_the_frame(catalogue)
    for element in catalogue.elements:
        yield from _texts_of_element(element)
        for question in element.questions:
            yield from _texts_of_question(question)


def _texts_of_the_frame(catalogue: Catalogue) -> Iterator[Piece]:
    yield Piece("title", "catalogue", catalogue.about.title)
    yield Piece("description", "catalogue", catalogue.about.description)
    for area in catalogue.areas:
        yield Piece("name", area.id, area.name)
        yield from (Piece("term", area.id, term) for term in area.terms.values())
    for scale in catalogue.scales:
        for option in scale.options:
            yield Piece("label", f"{scale.id} {option.value}", option.label)
            yield Piece("meaning", f"{scale.id} {option.value}", option.meaning)
    for level in catalogue.levels:
        yield Piece("name", level.id, level.name)
        yield Piece("meaning", level.id, level.meaning)
    for gate in catalogue.gates:
        yield Piece("question", gate.id, gate.text)
        yield Piece("help", gate.id, gate.help)
        yield Piece("closer_look", gate.id, gate.closer_look)
    for category in catalogue.categories:
        yield Piece("name", category.id, category.name)
        yield Piece("description", category.id, category.description)
        yield from (Piece("name", category.id, block.name) for block in category.blocks)


def _texts_of_element(element: Element) -> Iterator[Piece]:
    yield Piece("name", element.id, element.name)
    yield Piece("definition", element.id, element.definition)
    yield Piece("why", element.id, element.why)
    yield Piece("strong", element.id, element.strong)
    yield Piece("citizen_statement", element.id, element.citizen_statement)
    yield from (Piece("reflection", element.id, question) for question in element.reflection)


def _texts_of_question(question: Question) -> Iterator[Piece]:
    yield Piece("question", question.id, question.text)
    yield Piece("help", question.id, question.help)
    yield from (Piece("look_for", question.id, sign) for sign in question.look_for)
    yield from (Piece("example", f"{question.id} ({area})", text) for area, text in question.examples.items())
    for suggestion in question.suggestions:
        yield Piece("suggestion", suggestion.id, suggestion.text)
        yield Piece("first_step", suggestion.id, suggestion.first_step)
        if suggestion.owner:
            yield Piece("owner", suggestion.id, suggestion.owner)
