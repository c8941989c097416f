"""A round: what a foundation asks for, by when, who is compared with whom, and what counts. Read from TOML and written.

Bad content comes back as located problems. Weights and lines of attention decide nothing; people do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args
from uuid import UUID

import tomli_w
from pydantic import Field

from checklist.assessment.model import Maturity, Moment
from checklist.assessment.privacy import cpr_numbers
from checklist.catalogue.model import Form, Frozen, Id, Number, Text, Version, Whole
from checklist.catalogue.problems import Problem, did_you_mean
from checklist.catalogue.reading import read_toml
from checklist.catalogue.shape import read_shape
from checklist.locale import _
from checklist.screening.model import HIGHEST_RATING, LOWEST_RATING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist.catalogue import Catalogue

ROUND_FORMAT: Literal["lovende-round/1"] = "lovende-round/1"
MATURITIES: tuple[Maturity, ...] = get_args(Maturity)
LONGEST_WORDS = 1_500
"""Characters of a round's own words in a letter: more of them, and the letter has two pages."""

Weight = Annotated[Number, Field(gt=0, le=1_000_000)]
Line = Annotated[Number, Field(ge=LOWEST_RATING, le=HIGHEST_RATING)]
Some = Annotated[Whole, Field(ge=1, le=10_000)]


class Group(Frozen):
    """Applications that are compared among themselves: those at one of these maturities, for so many places."""

    id: Id
    name: Text
    maturity: tuple[Maturity, ...]
    places: Some


class Document(Frozen):
    """A piece of documentation that every applicant has to send or name."""

    id: Id
    title: Text


class Letters(Frozen):
    """What the foundation itself wants a letter to say of a decision, in place of the sentence that comes along.

    One text for each decision, at most LONGEST_WORDS characters; None: the sentence that comes along.
    """

    go_on: Text | None = None
    wait: Text | None = None
    not_this_time: Text | None = None
    ask_for_more: Text | None = None


class Round(Frozen):
    """One call. An application has to be in by `deadline`; `areas` empty means all areas.

    `weights` (above 0) per element, or none at all; `attention` the mean rating (1-5) at or below which an element gets
    a flag. `extra_on_disagreement`: so many steps between two ratings of one element call for one more reviewer; 0 for
    never. `places` counts for the whole round, and is left out where `groups` say their own.
    """

    format: Literal["lovende-round/1"] = ROUND_FORMAT
    id: UUID
    name: Text
    organiser: Text
    contact: str = ""
    purpose: Text
    catalogue: Id
    catalogue_version: Version
    form: Form = "full"
    areas: tuple[Id, ...] = ()
    deadline: Moment
    places: Some | None = None
    blind: Annotated[bool, Field(strict=True)] = False
    reviewers_per_application: Annotated[Whole, Field(ge=1, le=20)] = 2
    extra_on_disagreement: Annotated[Whole, Field(ge=0, le=HIGHEST_RATING - LOWEST_RATING)] = 2
    calibration_cases: Annotated[Whole, Field(ge=0, le=20)] = 3
    minutes_per_application: Annotated[Whole, Field(ge=1, le=1_440)] = 45
    unanswered_allowed: Annotated[Whole, Field(ge=0, le=1_000)] = 0
    seed: Annotated[Whole, Field(ge=0)] = 1
    weights: dict[Id, Weight] = Field(default={})
    attention: dict[Id, Line] = Field(default={})
    documentation: tuple[Document, ...] = ()
    groups: tuple[Group, ...] = ()
    letters: Letters = Letters()

    def comparison_groups(self) -> tuple[Group, ...]:
        """The groups that are compared among themselves; one with everybody where the round names none."""
        if self.groups:
            return self.groups
        return (Group(id="alle", name=_("Alle ansøgninger"), maturity=MATURITIES, places=self.places or 1),)

    def group_of(self, maturity: Maturity | None) -> Group | None:
        """The group that a practice at this maturity is compared in; None where the round has none for it."""
        if not self.groups:
            return self.comparison_groups()[0]
        return next((group for group in self.groups if maturity in group.maturity), None)

    def weights_for(self, catalogue: Catalogue) -> tuple[float, ...] | None:
        """The weight of every element in the catalogue's order (1 where none is said), or None: no weights at all."""
        if not self.weights:
            return None
        return tuple(self.weights.get(element.id, 1.0) for element in catalogue.elements)


def parse_round(content: bytes, source: str) -> tuple[Round | None, tuple[Problem, ...]]:
    """The round in a TOML file's `content`, or None and every problem. `source` is the name to show."""
    data, problems = read_toml(content, source)
    if problems:
        return None, problems
    if data.get("format") != ROUND_FORMAT:
        message = _('filen er ikke en ansøgningsrunde (format = "{format}" mangler).').format(format=ROUND_FORMAT)
        found = data.get("format")
        if isinstance(found, str) and found.startswith("lovende-round/"):
            message = _("filen er lavet af en nyere udgave af Lovende praksis (format »{found}«).").format(found=found)
        return None, (Problem("E401", source, "", message),)
    found_round, shape_problems = read_shape(Round, data, source)
    problems = (*shape_problems, *_inner_problems(data, source))
    return (None if problems else found_round), problems


def _inner_problems(data: dict[str, Any], source: str) -> Iterator[Problem]:
    """What the raw tables say about each other, found even where one of them has the wrong shape."""
    for key in ("documentation", "groups"):
        seen: set[str] = set()
        for position, row in enumerate(_rows(data.get(key))):
            row_id = row.get("id")
            if isinstance(row_id, str) and row_id in seen:
                message = _("id »{id}« er brugt før.").format(id=row_id)
                yield Problem("E008", source, f'{key}[{position}] "{row_id}"', message)
            elif isinstance(row_id, str):
                seen.add(row_id)
    letters = data.get("letters")
    for key, words in letters.items() if isinstance(letters, dict) else ():
        if isinstance(words, str) and cpr_numbers(words):
            message = _("her står måske et CPR-nummer, og teksten kommer med i mange breve.")
            yield Problem("E405", source, f"letters, {key}", message)
        if isinstance(words, str) and len(words) > LONGEST_WORDS:
            message = _("teksten er på {n} tegn. Der er plads til {most}.").format(n=len(words), most=LONGEST_WORDS)
            yield Problem("E406", source, f"letters, {key}", message)
    groups = _rows(data.get("groups"))
    home: dict[str, str] = {}
    for position, row in enumerate(groups):
        where = f'groups[{position}] "{row.get("id", "")}"'
        stated = row.get("maturity")
        if stated == []:
            yield Problem("E018", source, where, _("listen (maturity) er tom."))
        for maturity in _words(stated):
            if maturity in home:
                message = _("»{maturity}« står også i gruppen »{other}«. En ansøgning kan kun være i én gruppe.")
                yield Problem("E402", source, where, message.format(maturity=maturity, other=home[maturity]))
            home.setdefault(maturity, str(row.get("id", "")))
    if groups and "places" in data:
        message = _("når runden har grupper, står antal pladser (places) i hver gruppe, ikke for hele runden.")
        yield Problem("E403", source, "", message)
    if not groups and "places" not in data:
        yield Problem("E004", source, "", _("nøglen »{key}« mangler.").format(key="places"))


def _rows(value: object) -> list[dict[str, Any]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _words(value: object) -> list[str]:
    return [word for word in value if isinstance(word, str)] if isinstance(value, list) else []


def check_round(found: Round, catalogue: Catalogue, source: str) -> tuple[Problem, ...]:
    """What the round says that does not fit `catalogue`: every unknown id, with the one that was probably meant."""
    if found.catalogue != catalogue.about.id:
        message = _("runden hører til et andet spørgeskema (»{theirs}«, ikke »{ours}«). Brug --catalogue.")
        return (Problem("E404", source, "", message.format(theirs=found.catalogue, ours=catalogue.about.id)),)
    problems: list[Problem] = []
    if found.catalogue_version != catalogue.about.version:
        message = _("runden er lavet med version {theirs} af spørgeskemaet; her bruges version {ours}.")
        told = message.format(theirs=found.catalogue_version, ours=catalogue.about.version)
        problems.append(Problem("N401", source, "", told))
    for key, named in (("weights", found.weights), ("attention", found.attention)):
        for element in named:
            if element not in catalogue.element_by_id:
                message = _("elementet »{id}« findes ikke i spørgeskemaet.").format(id=element)
                hint = did_you_mean(element, catalogue.element_by_id)
                problems.append(Problem("E009", source, f'{key}, "{element}"', message + hint))
    for area in found.areas:
        if area not in catalogue.area_by_id:
            message = _("området »{id}« findes ikke i spørgeskemaet.").format(id=area)
            problems.append(Problem("E009", source, "areas", message + did_you_mean(area, catalogue.area_by_id)))
    return tuple(problems)


def to_toml(found: Round) -> str:
    """The round as TOML; what is empty is left out, and the same round gives the same text."""
    data = found.model_dump(mode="python", exclude_none=True)
    data["id"] = str(found.id)
    return tomli_w.dumps({key: value for key, value in data.items() if value not in ((), {}, "")})
