"""Fictive assessments for the report's tests: no practice, person or document in them exists."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from checklist.assessment.model import (
    Action,
    Answer,
    Assessment,
    Evidence,
    GateAnswer,
    Plan,
    Practice,
    Reflection,
    Respondent,
)
from checklist.catalogue import Catalogue, our_catalogue

if TYPE_CHECKING:
    from checklist.catalogue import Form

TODAY = dt.date(2026, 11, 22)
MOMENT = dt.datetime(2026, 11, 20, 9, 30, tzinfo=dt.UTC)
PRACTICE = Practice(
    id=UUID("11111111-1111-4111-8111-111111111111"),
    name="Rolige aftener",
    service="Det fiktive botilbud Åhaven",
    organisation="Fonden Fiktiv",
    municipality="Aarhus",
    area="handicap",
    target_group="Voksne med erhvervet hjerneskade, som bliver urolige, når dagen slutter",
    legal_basis="serviceloven § 108",
    maturity="running",
)
_NOTES = (
    "Vi har skrevet en side om, hvorfor faste aftener giver ro. Den hænger i vagtrummet.",
    "Natholdet gør det anderledes, og det har vi ikke talt om.",
    "Vi tegner aftenen med beboeren hver mandag. Tegningen ligger på køkkenbordet.",
    "Her er vi ikke enige. Dagvagterne siger ja, aftenvagterne siger nej.",
    "Vi måler søvn fire gange om året og ser på tallene sammen.",
)


def empty(form: Form = "full", **fields: object) -> Assessment:
    """A fictive assessment without a single answer."""
    catalogue = our_catalogue("da")
    whole: dict[str, object] = {
        "id": UUID("22222222-2222-4222-8222-222222222222"),
        "catalogue": catalogue.about.id,
        "catalogue_version": catalogue.about.version,
        "form": form,
        "created": MOMENT,
        "updated": MOMENT,
        "period": "2026",
        "practice": PRACTICE,
        "respondent": Respondent(role="socialpædagog", perspective="medarbejder"),
    }
    return Assessment.model_validate({**whole, **fields})


def filled(form: Form = "full", *, shift: int = 0, **fields: object) -> Assessment:
    """A fictive assessment with answers of every kind, notes, documentation, reflections and a plan."""
    catalogue = our_catalogue("da")
    evidence = (
        Evidence(id="aftenplan", title="Aftenplanen, den tegnede", where="Køkkenbordet", date=dt.date(2026, 3, 2)),
        Evidence(id="soevnskema", title="Søvnskema for 2025 og 2026", where="Fællesdrev / Praksis"),
        Evidence(id="referat", title="Referat af personalemøde", where="Mappen i vagtrummet", date=dt.date(2025, 11, 5)),
    )
    answers: dict[str, Answer] = {}
    questions = catalogue.questions()
    for position, question in enumerate(questions):
        kind = position % 13
        note = _NOTES[position % 5] if position % 3 == 0 else None
        if kind == 7:
            answers[question.id] = Answer(status="dont_know", note="Det må vi spørge lederen om.")
        elif kind == 11:
            continue
        elif kind == 9 and question.not_relevant:
            answers[question.id] = Answer(status="not_relevant", reason="Ingen hos os har en plan fra kommunen.")
        else:
            value = min(5, max(1, (position * 7 + position // 6) % 5 + 1 + shift))
            proofs = ("aftenplan",) if position % 4 == 0 else ("soevnskema", "referat") if position % 9 == 0 else ()
            answers[question.id] = Answer(value=value, note=note, evidence=proofs, flagged=position % 17 == 3)
    first = catalogue.elements[0]
    actions = (
        Action(
            id="en-side",
            title="Skriv på én side, hvorfor aftenerne hjælper",
            element=first.id,
            question=questions[0].id,
            why="Nye kolleger kender ikke grunden.",
            owner="teamkoordinatoren",
            deadline=dt.date(2026, 11, 1),
            first_step="Sæt en time af på tirsdag.",
            sign_of_success="En vikar kan sige det med egne ord.",
            status="started",
        ),
        Action(id="nat", title="Tal med natholdet om de sene timer"),
        Action(id="tegning", title="Lav tegningen færdig", owner="to kolleger", status="done"),
    )
    whole: dict[str, object] = {
        "answers": answers,
        "evidence": evidence,
        "gates": {gate.id: GateAnswer(value=False) for gate in catalogue.gates},
        "reflections": {
            first.id: Reflection(
                strengths="Vi kan alle sige, hvorfor vi gør det.",
                challenges="Vikarerne får det ikke at vide.",
                next="Vi tager siden med på næste møde.",
            )
        },
        "plan": Plan(next_look=dt.date(2027, 2, 1), actions=actions),
        **fields,
    }
    return empty(form, **whole)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The instrument that comes with the tool."""
    return our_catalogue("da")
