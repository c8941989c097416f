"""A fictive workshop with everything in it that a course can hold, and people who answer."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID, uuid4

from checklist.assessment.model import Action, Answer, Plan, Practice
from checklist.workshop.model import (
    CitizenCounts,
    Move,
    Participant,
    PlanProposal,
    PlanTally,
    PlanVotes,
    Settings,
    Settled,
    Shown,
    ShownQuestion,
    Tally,
    Vote,
    Workshop,
)

NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
QUESTIONS = {"maal": ("maal-borger", "maal-andet"), "virkning": ("virkning-foer",)}
SECRET = "Sælsomt-Kendeord-7319"


def a_workshop(**fields: Any) -> Workshop:
    """A workshop on a fictive practice, just prepared; `fields` replace what they name."""
    practice = Practice(id=uuid4(), name="Rolige morgener", service="Bostedet Åhaven (fiktivt)")
    settings = Settings(practice=practice, catalogue="proeve", catalogue_version="1.0.0", elements=("maal", "virkning"))
    made = Workshop(id=uuid4(), code="BCDFGH", created=NOON, updated=NOON, settings=settings, questions=QUESTIONS)
    return made.model_copy(update=fields)


def one_far_on(person: UUID) -> Workshop:
    """A workshop in which most things that can be written down have been."""
    tally = Tally(counts={1: 0, 3: 2, 5: 2}, dont_know=3, given=7, counted=(person,))
    first = Shown(staff=tally, notes=("Om natten ved vi det ikke.",), revealed=NOON)
    second = Shown(staff=tally, moves=(Move(before=3, after="dont_know", n=3),), revealed=NOON)
    return a_workshop(
        phase="settling",
        element="maal",
        shown={"maal-borger": ShownQuestion(first=first, second=second)},
        settled={"maal-borger": Settled(value=3, reason="Vi var enige.", minority="Nogle så det anderledes.")},
        citizens={"maal": CitizenCounts(yes=3, sometimes=1)},
        proposals=(PlanProposal(id="forslag-1", text="Tal om det på mandag"),),
        plan_votes=PlanTally(votes={"forslag-1": 4}, voters=4, counted=(person,)),
        plan=Plan(actions=(Action(id="a", title="Begynd"),)),
        timer_ends=NOON,
    )


def a_participant(**fields: Any) -> Participant:
    """Somebody who came by the page."""
    return Participant(**{"id": uuid4(), "perspective": "medarbejder", "joined": NOON, **fields})


def a_vote(person: Participant, question: str = "maal-borger", value: int | None = 3, **fields: Any) -> Vote:
    """Their answer, with the `note` that may be among the fields."""
    answer = Answer(value=value, note=fields.pop("note", None))
    return Vote(**{"participant": person.id, "question": question, "answer": answer, "given": NOON, **fields})


def plan_votes_of(person: Participant, *choices: str) -> PlanVotes:
    return PlanVotes(participant=person.id, choices=choices, given=NOON)
