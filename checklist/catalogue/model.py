"""What is asked: the catalogue of elements and questions as frozen data.

A catalogue knows nothing of answers. Any instrument that fits these shapes works everywhere in the tool.
"""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, Strict, StringConstraints

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
VERSION_PATTERN = r"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$"

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Version = Annotated[str, StringConstraints(pattern=VERSION_PATTERN)]
# Far beyond any answer scale, and small enough that every sum of answers stays exact.
Whole = Annotated[int, Strict(), Field(ge=-1_000_000, le=1_000_000)]
Number = Annotated[float, Strict(), Field(allow_inf_nan=False)]
Flag = Annotated[bool, Strict()]

Perspective = Literal["leder", "medarbejder", "aften-nat", "borger", "paaroerende", "samarbejdspartner"]
Effort = Literal["small", "medium", "large"]
Form = Literal["full", "short"]


class Frozen(BaseModel):
    """The base of every model on floors 1-3: frozen, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class About(Frozen):
    """The catalogue's own facts. `minimum_coverage` is a share, 0-1."""

    id: Id
    version: Version
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
    title: Text
    description: Text = ""
    licence: Text = ""
    minimum_coverage: Annotated[Number, Field(ge=0, le=1)] = 0.5


class Area(Frozen):
    """A field of social work; `terms` says how a text's placeholders read there."""

    id: Id
    name: Text
    terms: dict[Text, Text] = {}


class Option(Frozen):
    """One step of a scale: the integer that is stored, its label, and what it means in everyday practice."""

    value: Whole
    label: Text
    meaning: Text = ""


class Scale(Frozen):
    """An answer scale. Values are distinct; the smallest scores 0 and the largest 100."""

    id: Id
    options: tuple[Option, ...]

    @cached_property
    def minimum(self) -> int:
        return min(option.value for option in self.options)

    @cached_property
    def maximum(self) -> int:
        return max(option.value for option in self.options)

    @cached_property
    def by_value(self) -> dict[int, Option]:
        return {option.value: option for option in self.options}


class Level(Frozen):
    """A named stretch of the score, from `starts_at` (0-100; the key `from`) up to the next level."""

    id: Id
    name: Text
    starts_at: Annotated[Number, Field(ge=0, le=100, alias="from")]
    present: Flag
    meaning: Text


class Gate(Frozen):
    """A yes/no question that is never scored; a yes shows `closer_look`."""

    id: Id
    text: Text
    help: Text
    closer_look: Text


class Block(Frozen):
    """A named group of elements inside a category."""

    name: Text
    elements: tuple[Id, ...]


class Category(Frozen):
    id: Id
    name: Text
    description: Text
    blocks: tuple[Block, ...] = ()


class Reference(Frozen):
    title: Text
    publisher: Text
    year: Whole | None = None
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None = None


class Suggestion(Frozen):
    """What to do next, for answers whose value (after reversal) is at most `up_to`."""

    id: Id
    up_to: Whole
    text: Text
    first_step: Text
    effort: Effort
    owner: Text | None = None


class Question(Frozen):
    """One question. `weight` is above 0; `asked_of` empty means anybody; `retired` is the version that dropped it."""

    id: Id
    text: Text
    scale: Id
    weight: Annotated[Number, Field(gt=0, le=1_000_000)] = 1.0
    core: Flag = False
    reverse: Flag = False
    not_relevant: Flag = True
    asked_of: tuple[Perspective, ...] = ()
    help: Text = ""
    look_for: tuple[Text, ...] = ()
    examples: dict[Id, Text] = {}
    retired: Version | None = None
    suggestions: tuple[Suggestion, ...] = ()


class Element(Frozen):
    """One of the instrument's elements, with its questions in order."""

    id: Id
    name: Text
    category: Id
    definition: Text
    why: Text = ""
    builds_on: tuple[Id, ...] = ()
    strong: Text = ""
    reflection: tuple[Text, ...] = ()
    citizen_statement: Text = ""
    references: tuple[Reference, ...] = ()
    questions: tuple[Question, ...] = ()


class Catalogue(Frozen):
    """A whole instrument, checked: every reference inside it resolves."""

    about: Annotated[About, Field(alias="catalogue")]
    areas: tuple[Area, ...] = ()
    scales: tuple[Scale, ...]
    levels: tuple[Level, ...]
    gates: tuple[Gate, ...] = ()
    categories: tuple[Category, ...]
    elements: tuple[Element, ...]

    @cached_property
    def scale_by_id(self) -> dict[str, Scale]:
        return {scale.id: scale for scale in self.scales}

    @cached_property
    def element_by_id(self) -> dict[str, Element]:
        return {element.id: element for element in self.elements}

    @cached_property
    def level_by_id(self) -> dict[str, Level]:
        return {level.id: level for level in self.levels}

    @cached_property
    def area_by_id(self) -> dict[str, Area]:
        return {area.id: area for area in self.areas}

    @cached_property
    def question_by_id(self) -> dict[str, Question]:
        """Every question, the retired ones too."""
        return {question.id: question for element in self.elements for question in element.questions}

    @cached_property
    def element_of_question(self) -> dict[str, Element]:
        return {question.id: element for element in self.elements for question in element.questions}

    @cached_property
    def element_numbers(self) -> dict[str, int]:
        """Element id -> its number, from 1 in the catalogue's order."""
        return {element.id: number for number, element in enumerate(self.elements, start=1)}

    @cached_property
    def question_numbers(self) -> dict[str, str]:
        """Question id -> its number, "4.2": its element's place and its own, the same in both forms; retired none."""
        return {
            question.id: f"{self.element_numbers[element.id]}.{position}"
            for element in self.elements
            for position, question in enumerate(self.questions_of(element), start=1)
        }

    def scale_of(self, question: Question) -> Scale:
        return self.scale_by_id[question.scale]

    @cached_property
    def elements_as_shown(self) -> tuple[Element, ...]:
        """The elements category by category and block by block, as people see and walk them."""
        return tuple(
            element
            for category in self.categories
            for _block, elements in self.blocks_of(category)
            for element in elements
        )

    def questions_of(self, element: Element, form: Form = "full") -> tuple[Question, ...]:
        """The questions that `form` asks, in order: never retired ones, and in the short form the core alone."""
        return tuple(q for q in element.questions if q.retired is None and (form == "full" or q.core))

    def questions(self, form: Form = "full") -> tuple[Question, ...]:
        """All questions that `form` asks, in the catalogue's order."""
        return tuple(q for element in self.elements for q in self.questions_of(element, form))

    def elements_of(self, category: Category) -> tuple[Element, ...]:
        return tuple(element for element in self.elements if element.category == category.id)

    def blocks_of(self, category: Category) -> tuple[tuple[str, tuple[Element, ...]], ...]:
        """The category's elements in named blocks; one block named as the category where it declares none."""
        if not category.blocks:
            return ((category.name, self.elements_of(category)),)
        return tuple(
            (block.name, tuple(self.element_by_id[element_id] for element_id in block.elements))
            for block in category.blocks
        )
