"""Fictive workshops for the report's tests, held by the same moves as a real one: nobody in them exists."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID

from checklist.assessment.model import Action, Plan, Practice, Reflection
from checklist.workshop import course
from checklist.workshop.course import open_lobby, start_answering
from checklist.workshop.model import CitizenCounts, PlanVotes, Settings, Settled, Workshop
from checklist.workshop.moves import undecided
from checklist.workshop.outcome import Outcome, outcome
from checklist.workshop.planning import choices, count_plan_votes, propose, with_plan
from checklist.workshop.preparing import prepare
from checklist.workshop.settling import count_citizens, reflect, settle, start_settling
from checklist.workshop.showing import reveal
from tests.workshop.scenes import LATER, MEETING, NOW, Short, person, vote

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checklist.catalogue import Catalogue
    from checklist.workshop.model import Participant

# Answers by question, one for each person: 3 is a value, "v" don't know, "p" not relevant, None nothing.
Answers = dict[str, "Sequence[Short]"]

PRACTICE = Practice(
    id=UUID("11111111-1111-4111-8111-111111111111"),
    name="Rolige aftener",
    service="Det fiktive bosted Åhaven",
    municipality="Aarhus",
    area="handicap",
)
PERSPECTIVES = ("medarbejder", "medarbejder", "medarbejder", "medarbejder", "leder", "aften-nat", "aften-nat", None)


def room(count: int, *, citizens: int = 0) -> list[Participant]:
    """So many of the staff, seen from several sides, and so many citizens after them."""
    staff = [person(number, PERSPECTIVES[(number - 1) % len(PERSPECTIVES)]) for number in range(1, count + 1)]
    return [*staff, *(person(number, "borger") for number in range(count + 1, count + citizens + 1))]


def told(catalogue: Catalogue, elements: Sequence[str], **settings: Any) -> Workshop:
    """A meeting in which the first element is being answered."""
    about = catalogue.about
    given = {"elements": tuple(elements), "practice": PRACTICE, "smallest_group": 4, **settings}
    chosen = Settings(catalogue=about.id, catalogue_version=about.version, **given)
    workshop = prepare(catalogue, chosen, workshop_id=MEETING, code="BCDFGH", now=NOW)
    return start_answering(open_lobby(workshop, NOW), NOW)


def through(
    workshop: Workshop,
    catalogue: Catalogue,
    people: Sequence[Participant],
    answers: Answers,
    again: Answers | None = None,
    settled: Mapping[str, Settled] | None = None,
) -> Workshop:
    """One element from the answers to the shared answers: shown, answered again where asked, settled."""
    votes = [vote(who.id.int, q, one) for q, ones in answers.items() for who, one in zip(people, ones, strict=False)
             if one is not None]  # fmt: skip
    workshop = reveal(workshop, catalogue, people, votes, NOW, Random(1))
    asked = [q for q in again or {} if q in workshop.current_questions]
    if again and asked:
        workshop = course.answer_again(workshop, asked, NOW)
        votes += [vote(who.id.int, q, one, 2) for q in asked for who, one in zip(people, again[q], strict=False)
                  if one is not None]  # fmt: skip
        workshop = reveal(workshop, catalogue, people, votes, LATER, Random(1))
    workshop = start_settling(workshop, catalogue, LATER)
    for question, one in (settled or {}).items():
        if question in workshop.current_questions:
            workshop = settle(workshop, catalogue, question, one, LATER)
    for question in undecided(workshop):
        workshop = settle(workshop, catalogue, question, Settled(value=3, reason="Vi mødtes i midten."), LATER)
    return workshop


def planned(
    workshop: Workshop, catalogue: Catalogue, people: Sequence[Participant], proposal: str = "Hold et møde om natten"
) -> Workshop:
    """Votes placed and counted, the first choice in the plan, the meeting ended for good."""
    workshop = course.start_planning(workshop, LATER)
    workshop = propose(workshop, catalogue, proposal, LATER)
    offered = [choice.id for choice in choices(workshop, catalogue)]
    ballots = [
        PlanVotes(participant=who.id, choices=(offered[0], offered[0], offered[at % len(offered)]), given=LATER)
        for at, who in enumerate(people)
    ]
    workshop = count_plan_votes(workshop, ballots, LATER)
    action = Action(
        id="nat", title=proposal, owner="To kolleger", deadline=dt.date(2027, 1, 8), element="maal",
        first_step="Find en aften.", sign_of_success="Natholdet har skrevet et mål.",
    )  # fmt: skip
    plan = Plan(next_look=dt.date(2027, 2, 1), actions=(action,))
    return course.finish(with_plan(workshop, plan, LATER), LATER)


def our_meeting(catalogue: Catalogue, form: str = "full", *, finished: bool = True) -> Outcome:
    """Eleven of the staff on three elements of our own instrument; a fourth on the agenda was not reached."""
    people = room(11)
    workshop = told(catalogue, ["maal", "monitorering", "opfoelgning", "virkning"], form=form)
    drawn = Random(7)
    for element in ("maal", "monitorering", "opfoelgning"):
        asked = workshop.questions[element]
        middle = {"maal": (3, 4), "monitorering": (2, 3), "opfoelgning": (4, 5)}[element]
        likely: list[Short] = [*middle, *middle, 1, 5, "v"]
        answers: Answers = {q: [drawn.choice(likely) for _who in people] for q in asked}
        answers[asked[0]] = [5, 5, 4, 5, 5, 1, 1, 2, 5, 1, 1]
        again: Answers = {asked[0]: [5, 4, 4, 4, 4, 2, 3, 4, 4, None, None]}
        decided = {
            asked[1]: Settled(
                value=3,
                reason="Om dagen gør vi det, om natten når vi det sjældent.",
                minority="To af os mener, at det er en firer. Planerne hænger i vagtrummet, og alle kan læse dem.",
            )
        }
        workshop = through(workshop, catalogue, people, answers, again, decided)
        workshop = reflect(
            workshop, element, Reflection(strengths="Alle kender planen.", next="Spørg natholdet."), LATER
        )
        if element == "maal":
            workshop = count_citizens(workshop, "maal", CitizenCounts(yes=5, sometimes=2, no=1, skipped=1), LATER)
        if element != "opfoelgning":
            workshop = course.next_element(workshop, LATER)
    workshop = planned(workshop, catalogue, people) if finished else workshop
    return outcome(workshop, catalogue, LATER)
