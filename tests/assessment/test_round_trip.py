"""Whatever people write comes back from TOML as it was."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.assessment.model import (
    Action,
    Answer,
    Assessment,
    Evidence,
    GateAnswer,
    Plan,
    Practice,
    Rating,
    Reflection,
    Respondent,
)
from checklist.assessment.reading import assessment_from_tables, parse_assessment, tables, to_toml
from tests.small_catalogue import assessment

NASTY = [
    "",
    " ",
    "linje 1\nlinje 2",
    "linje 1\r\nlinje 2\rlinje 3",
    "\ttab",
    '"""\'\'\'"',
    "tre \"\"\" og '''",
    "C:\\mappe\\ny",
    "\\u00e6 \\",
    "\x00\x01\x1b[31m\x7f\x85",
    "æøå ÆØÅ é 漢字 🏡 👩‍👧",
    "\u2028\u2029\ufeff\u202e",
    "[answers.a]\nvalue = 5",
    "# ingen bemærkning",
    "= {} []",
    "=1+1",
    "+45 12 34 56 78",
    "-",
    "@SUM(A1)",
    "\t=1+1",
    "\r\n",
    "'",
    "''=1",
    "' ",
    "_x000D_ _x0041_",
    "1,5;2",
    '"',
    "sep=;",
    "01-02-2027",
    "ja",
    "lang " * 5000,
]

texts = st.sampled_from(NASTY) | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
maybe = st.none() | texts
words = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=6)
ids = st.lists(words, min_size=1, max_size=3).map("-".join)
days = st.none() | st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))
moments = st.timedeltas(dt.timedelta(days=-700_000), dt.timedelta(days=2_900_000)).map(
    lambda since: dt.datetime(2026, 1, 1, tzinfo=dt.UTC) + since
)


@st.composite
def answers(draw: st.DrawFn, evidence: list[str]) -> Answer:
    """An answer of any kind, resting on some of the evidence."""
    more = {
        "note": draw(maybe),
        "evidence": tuple(draw(st.lists(st.sampled_from(evidence), unique=True))) if evidence else (),
        "flagged": draw(st.booleans()),
        "minority": draw(maybe),
    }
    if draw(st.booleans()):
        return Answer(value=draw(st.integers(-1000, 1000)), reason=draw(maybe), **more)
    status = draw(st.sampled_from([None, "dont_know", "not_relevant"]))
    return Answer(status=status, reason="x" + draw(texts), **more)


@st.composite
def assessments(draw: st.DrawFn) -> Assessment:
    """An assessment with something in every table."""
    evidence = draw(st.lists(ids, unique=True, max_size=3))
    rating = st.builds(Rating, value=st.integers(0, 5), comment=maybe) | st.just(Rating(status="abstain"))
    action = st.builds(
        Action,
        id=ids,
        title=texts,
        why=maybe,
        owner=maybe,
        deadline=days,
        first_step=maybe,
        sign_of_success=maybe,
        element=st.none() | ids,
        question=st.none() | ids,
        suggestion=st.none() | ids,
        status=st.sampled_from(["planned", "started", "done", "dropped"]),
    )
    return Assessment(
        id=draw(st.uuids()),
        about=draw(st.none() | st.uuids()),
        kind=draw(st.sampled_from(["self", "participant", "consensus", "application", "review"])),
        catalogue=draw(ids),
        catalogue_version="1.2.3",
        form=draw(st.sampled_from(["full", "short"])),
        practice_mode=draw(st.booleans()),
        created=draw(moments),
        updated=draw(moments),
        period=draw(maybe),
        practice=draw(
            st.builds(
                Practice,
                id=st.uuids(),
                name=texts,
                service=texts,
                organisation=maybe,
                area=st.none() | ids,
                municipality=maybe,
                target_group=maybe,
                legal_basis=maybe,
                maturity=st.sampled_from([None, "idea", "trial", "running"]),
            )
        ),
        respondent=draw(st.builds(Respondent, role=maybe, name=maybe, perspective=st.sampled_from([None, "leder"]))),
        answers=draw(st.dictionaries(ids, answers(evidence), max_size=4)),
        evidence=tuple(Evidence(id=one, title=draw(texts), where=draw(maybe), date=draw(days)) for one in evidence),
        ratings=draw(st.dictionaries(ids, rating, max_size=2)),
        gates=draw(st.dictionaries(ids, st.builds(GateAnswer, value=st.booleans(), note=maybe), max_size=2)),
        reflections=draw(
            st.dictionaries(ids, st.builds(Reflection, strengths=maybe, challenges=maybe, next=maybe), max_size=2)
        ),
        plan=Plan(
            next_look=draw(days),
            actions=tuple(draw(st.lists(action, max_size=2, unique_by=lambda one: one.id))),
        ),
    )


@settings(max_examples=40, deadline=None)
@given(assessments())
def test_an_assessment_comes_back_from_toml_as_it_was(one: Assessment) -> None:
    """Equal in every field, whatever stands in its texts."""
    found, problems = parse_assessment(to_toml(one).encode(), "igen.toml")
    assert problems == ()
    assert found == one


@settings(max_examples=15, deadline=None)
@given(assessments())
def test_an_assessment_comes_back_from_json_as_it_was(one: Assessment) -> None:
    """The same tables with dates and times as ISO text."""
    text = json.dumps(tables(one), default=lambda value: value.isoformat())
    found, problems = assessment_from_tables(json.loads(text), "igen.json")
    assert problems == ()
    assert found == one


@pytest.mark.parametrize("note", NASTY)
def test_a_nasty_note_comes_back_letter_for_letter(note: str) -> None:
    """Line ends, quotes, backslashes, control characters, text that looks like TOML."""
    found, problems = parse_assessment(to_toml(assessment({"a": {"value": 3, "note": note}})).encode(), "igen.toml")
    assert problems == ()
    assert found is not None
    assert found.answer("a").note == note


def test_an_answer_to_an_unknown_question_survives_the_round_trip() -> None:
    """Nothing in a file is dropped on the way."""
    one = assessment({"findes-ikke-endnu": {"value": 3, "note": "behold mig"}})
    found, _problems = parse_assessment(to_toml(one).encode(), "igen.toml")
    assert found is not None
    assert found.answer("findes-ikke-endnu").note == "behold mig"
