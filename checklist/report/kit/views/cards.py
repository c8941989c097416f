"""Cards and posters about the elements: citizens' statements, cards, the element of the month, the wall poster."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checklist.catalogue import Element
    from checklist.report.kit.edition import Edition


@dataclass(frozen=True)
class ElementCard:
    """One element in its own words. `example` is one from the area, and what it is an example of."""

    number: int
    name: str
    category: str
    definition: str
    why: str
    strong: str
    questions: tuple[str, ...]
    statement: str
    example: str
    example_of: str


@dataclass(frozen=True)
class Deck:
    """Cards about elements, under the catalogue's title."""

    title: str
    area: str
    cards: tuple[ElementCard, ...]


@dataclass(frozen=True)
class PosterRow:
    """A category: its blocks by name (empty where it has none), each with its cards."""

    name: str
    description: str
    blocks: tuple[tuple[str, tuple[ElementCard, ...]], ...]


@dataclass(frozen=True)
class Poster:
    title: str
    description: str
    rows: tuple[PosterRow, ...]


def citizens_deck(edition: Edition) -> Deck:
    """The elements that have a plain statement for citizens."""
    return _deck(edition, (one for one in edition.catalogue.elements if one.citizen_statement))


def element_deck(edition: Edition) -> Deck:
    """All elements."""
    return _deck(edition, edition.catalogue.elements)


def monthly_deck(edition: Edition, element_id: str | None = None) -> Deck:
    """The elements that have something to talk about, or the one named."""
    return _deck(
        edition,
        (one for one in edition.catalogue.elements if one.reflection and element_id in {None, one.id}),
    )


def poster(edition: Edition) -> Poster:
    catalogue = edition.catalogue
    return Poster(
        edition.title,
        edition.say(catalogue.about.description),
        tuple(
            PosterRow(
                edition.say(category.name),
                edition.say(category.description),
                tuple(
                    (edition.say(name) if category.blocks else "", tuple(_card(edition, one) for one in elements))
                    for name, elements in catalogue.blocks_of(category)
                ),
            )
            for category in catalogue.categories
            if catalogue.elements_of(category)
        ),
    )


def _deck(edition: Edition, elements: Iterable[Element]) -> Deck:
    area = edition.area.name if edition.area else ""
    return Deck(edition.title, area, tuple(_card(edition, element) for element in elements))


def _card(edition: Edition, element: Element) -> ElementCard:
    say = edition.say
    categories = {category.id: category.name for category in edition.catalogue.categories}
    area = edition.area.id if edition.area else ""
    told = next((one for one in edition.catalogue.questions_of(element) if area in one.examples), None)
    return ElementCard(
        number=edition.element_numbers[element.id],
        name=say(element.name),
        category=say(categories[element.category]),
        definition=say(element.definition),
        why=say(element.why),
        strong=say(element.strong),
        questions=tuple(map(say, element.reflection)),
        statement=say(element.citizen_statement),
        example=say(told.examples[area]) if told else "",
        example_of=say(told.text) if told else "",
    )
