"""Changes to an assessment: each gives a new one and leaves the old as it was."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

import pytest
from pydantic import ValidationError

from checklist.assessment import editing
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
from checklist.assessment.reading import to_toml
from tests.small_catalogue import assessment, one_element, question

NOW = dt.datetime(2026, 6, 1, 12, 30, tzinfo=dt.UTC)
PLAN = Evidence(id="plan", title="Plan")


def filled() -> Assessment:
    """Two answers that rest on the plan, one of them alone; a reflection, a gate and an action."""
    return assessment(
        {
            "a": {"value": 4, "evidence": ["plan", "maaling"]},
            "b": {"evidence": ["plan"]},
        },
        evidence=[{"id": "plan", "title": "Plan"}, {"id": "maaling", "title": "Måling"}],
        gates={"forsoeg": {"value": False}},
        reflections={"maal": {"strengths": "Ro"}},
        plan={"actions": [{"id": "en", "title": "Én"}, {"id": "to", "title": "To"}]},
    )


def test_a_new_assessment_is_empty_and_stamped() -> None:
    """Its catalogue and version, the year as its period, created and updated at once, in UTC."""
    practice = Practice(id=uuid4(), name="Rolige morgener", service="Åhaven")
    copenhagen = dt.timezone(dt.timedelta(hours=2))
    local = dt.datetime(2026, 6, 1, 14, 30, tzinfo=copenhagen)
    new = editing.begin(one_element(question("a")), practice, Respondent(role="pædagog"), local, form="short")
    assert (new.catalogue, new.catalogue_version, new.form, new.kind) == ("proeve", "1.0.0", "short", "self")
    assert (new.created, new.updated, new.created.utcoffset()) == (NOW, NOW, dt.timedelta(0))
    assert (new.period, new.practice, new.respondent.role) == ("2026", practice, "pædagog")
    assert (dict(new.answers), new.practice_mode, new.about) == ({}, False, None)


@pytest.mark.parametrize(
    "change",
    [
        lambda one: editing.with_answer(one, "a", Answer(value=1), NOW),
        lambda one: editing.with_answer(one, "a", Answer(), NOW),
        lambda one: editing.with_answer(one, "c", Answer(status="dont_know"), NOW),
        lambda one: editing.with_evidence(one, Evidence(id="ny", title="Ny"), NOW),
        lambda one: editing.with_evidence(one, Evidence(id="plan", title="Ny plan"), NOW),
        lambda one: editing.without_evidence(one, "plan", NOW),
        lambda one: editing.with_reflection(one, "maal", Reflection(next="Mere"), NOW),
        lambda one: editing.with_reflection(one, "maal", Reflection(), NOW),
        lambda one: editing.with_gate(one, "forsoeg", GateAnswer(value=True), NOW),
        lambda one: editing.with_gate(one, "forsoeg", None, NOW),
        lambda one: editing.with_action(one, Action(id="tre", title="Tre"), NOW),
        lambda one: editing.with_action(one, Action(id="en", title="Ny én"), NOW),
        lambda one: editing.without_action(one, "en", NOW),
        lambda one: editing.with_plan(one, Plan(next_look=dt.date(2026, 9, 1)), NOW),
        lambda one: editing.with_practice(one, one.practice, Respondent(role="leder"), NOW),
    ],
)
def test_every_change_gives_a_new_assessment_and_leaves_the_old(change: object) -> None:
    """The old one reads as before, the new one differs and carries the time of the change."""
    assert callable(change)
    old = filled()
    before = to_toml(old)
    new = change(old)
    assert to_toml(old) == before
    assert new != old
    assert (new.id, new.created, new.updated) == (old.id, old.created, NOW)


def test_nothing_can_be_changed_in_place() -> None:
    """The models are frozen."""
    with pytest.raises(ValidationError):
        filled().form = "short"  # type: ignore[misc]
    with pytest.raises(ValidationError):
        filled().answer("a").value = 1  # type: ignore[misc]


def test_an_empty_answer_takes_the_question_out() -> None:
    """Also where there was none; a note alone stays."""
    assert set(editing.with_answer(filled(), "a", Answer(), NOW).answers) == {"b"}
    assert set(editing.with_answer(filled(), "c", Answer(), NOW).answers) == {"a", "b"}
    assert editing.with_answer(filled(), "c", Answer(note="Spørg Mia"), NOW).answer("c").note == "Spørg Mia"


def test_evidence_is_known_by_its_id_at_once() -> None:
    """Asking before and after a change gives what is there then."""
    old = filled()
    assert set(old.evidence_by_id) == {"plan", "maaling"}
    new = editing.with_evidence(old, Evidence(id="ny", title="Ny"), NOW)
    assert set(new.evidence_by_id) == {"plan", "maaling", "ny"}
    assert set(editing.without_evidence(new, "plan", NOW).evidence_by_id) == {"maaling", "ny"}
    changed = editing.with_evidence(new, Evidence(id="plan", title="Plan 2027"), NOW)
    assert changed.evidence_by_id["plan"].title == "Plan 2027"


def test_evidence_keeps_its_place_when_it_is_changed() -> None:
    """The first stays first; a new one comes last."""
    changed = editing.with_evidence(filled(), Evidence(id="plan", title="Plan 2027"), NOW)
    assert [one.title for one in changed.evidence] == ["Plan 2027", "Måling"]
    assert [one.id for one in editing.with_evidence(changed, Evidence(id="ny", title="Ny"), NOW).evidence][-1] == "ny"


def test_evidence_taken_away_leaves_every_answer_that_used_it() -> None:
    """One answer keeps its value and other evidence; the one that had nothing else is gone."""
    without = editing.without_evidence(filled(), "plan", NOW)
    assert [one.id for one in without.evidence] == ["maaling"]
    assert without.answer("a") == Answer(value=4, evidence=("maaling",))
    assert set(without.answers) == {"a"}


def test_a_reflection_or_gate_that_is_emptied_is_taken_out() -> None:
    """What nobody wrote is not stored."""
    assert editing.with_reflection(filled(), "maal", Reflection(), NOW).reflections == {}
    assert editing.with_reflection(filled(), "andet", Reflection(), NOW).reflections.keys() == {"maal"}
    assert editing.with_gate(filled(), "forsoeg", None, NOW).gates == {}


def test_an_action_is_added_last_changed_in_place_and_taken_away() -> None:
    """Titles after each change."""
    added = editing.with_action(filled(), Action(id="tre", title="Tre"), NOW)
    changed = editing.with_action(added, Action(id="en", title="Ny én"), NOW)
    assert [one.title for one in changed.plan.actions] == ["Ny én", "To", "Tre"]
    assert [one.id for one in editing.without_action(changed, "to", NOW).plan.actions] == ["en", "tre"]


@pytest.mark.parametrize(
    ("title", "made"),
    [
        ("Døgnrytmeplan 2026", "doegnrytmeplan-2026"),
        ("Åhavens  ÆBLE-møde!", "aahavens-aeble-moede"),
        ("Café-aften (uge 7)", "cafe-aften-uge-7"),
        ("", "uden-titel"),
        ("→ ?!", "uden-titel"),
        ("x" * 90, "x" * 40),
    ],
)
def test_an_id_is_made_of_the_title(title: str, made: str) -> None:
    """Readable, small letters, no longer than 40."""
    assert editing.new_id(title, ()) == made


def test_a_taken_id_gets_a_number() -> None:
    """The next free one."""
    assert editing.new_id("Plan", ["plan", "plan-2", "andet"]) == "plan-3"
