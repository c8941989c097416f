"""Small meetings for tests: people, votes and workshops written in short.

An answer is written in short: 3 is a value, "v" don't know, "p" not relevant, None not answered.
"""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from checklist.assessment.model import Answer, Practice
from checklist.workshop.course import open_lobby, start_answering
from checklist.workshop.model import Participant, Settings, Vote
from checklist.workshop.preparing import prepare
from checklist.workshop.showing import reveal, take_in_late
from tests.small_catalogue import PRACTICE_ID, element, question, small_catalogue, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checklist.catalogue import Catalogue, Perspective
    from checklist.workshop.model import Round, Tally, Workshop

Short = int | str | None

NOW = dt.datetime(2026, 11, 24, 9, 0, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(minutes=30)
MEETING = UUID("5c1f2c55-3a57-4e0e-9f3c-1a2b3c4d5e6f")
PRACTICE = Practice(id=PRACTICE_ID, name="Rolige morgener", service="Bostedet Åhaven")
CATALOGUE = small_catalogue(
    element(
        "maal",
        question("a", core=True, suggestions=[suggestion("skriv-maal", 4)]),
        question("b", not_relevant=False),
    ),
    element("virkning", question("c", core=True), builds_on=["maal"]),
)


def meeting(catalogue: Catalogue = CATALOGUE, **settings: Any) -> Workshop:
    """A prepared workshop over all elements of the catalogue, with the smallest group of four unless said."""
    chosen = {"elements": tuple(e.id for e in catalogue.elements), **settings}
    about = catalogue.about
    whole = Settings(practice=PRACTICE, catalogue=about.id, catalogue_version=about.version, **chosen)
    return prepare(catalogue, whole, workshop_id=MEETING, code="BCDFGH", now=NOW)


def answering(catalogue: Catalogue = CATALOGUE, **settings: Any) -> Workshop:
    """A workshop in which the first element is being answered."""
    return start_answering(open_lobby(meeting(catalogue, **settings), NOW), NOW)


def person(number: int, perspective: str | None = None, **more: Any) -> Participant:
    """Participant number so and so, always the same id."""
    seat = cast("Perspective | None", perspective)
    return Participant(id=UUID(int=number), perspective=seat, joined=NOW, **more)


def people(count: int, perspective: str | None = None, *, first: int = 1, **more: Any) -> list[Participant]:
    """So many participants, numbered from `first`."""
    return [person(number, perspective, **more) for number in range(first, first + count)]


def answer(short: Short) -> Answer:
    """An answer from its short writing."""
    if short == "v":
        return Answer(status="dont_know")
    if short == "p":
        return Answer(status="not_relevant", reason="Det har vi ikke hos os.")
    return Answer() if short is None else Answer(value=int(short))


def vote(number: int, question_id: str, short: Short, which: Round = 1, **more: Any) -> Vote:
    """One person's answer."""
    given = {"answer": answer(short), "given": NOW, **more}
    return Vote(participant=UUID(int=number), question=question_id, round=which, **given)


def votes(question_id: str, answers: Iterable[Short], which: Round = 1, *, first: int = 1) -> list[Vote]:
    """The answers of people numbered from `first`; None is nobody's vote."""
    given = enumerate(answers, start=first)
    return [vote(number, question_id, short, which) for number, short in given if short is not None]


def shown(workshop: Workshop, who: Sequence[Participant], given: Sequence[Vote], seed: int = 1) -> Workshop:
    """The workshop with the answers shown."""
    return reveal(workshop, CATALOGUE, who, given, LATER, Random(seed))


def with_late(workshop: Workshop, who: Sequence[Participant], given: Sequence[Vote], seed: int = 1) -> Workshop:
    """The workshop with late answers taken in where they may be."""
    return take_in_late(workshop, CATALOGUE, who, given, LATER, Random(seed))


def staff(workshop: Workshop, question_id: str) -> Tally:
    """The staff's last shown figures for a question."""
    return workshop.shown[question_id].latest.staff


def figures(tally: Tally) -> tuple[Mapping[int, int], int, int]:
    """What may be seen of a tally, in short: counts on the scale, don't know, not relevant."""
    return tally.counts, tally.dont_know, tally.not_relevant
