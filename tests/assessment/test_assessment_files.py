"""Reading an assessment's TOML: what it may say, and each problem with its code and its exact place."""

from __future__ import annotations

from textwrap import dedent

import pytest

from checklist.assessment.model import Assessment
from checklist.assessment.reading import parse_assessment, tables, to_toml
from checklist.catalogue import Problem
from tests.assessment.problem_lines import lines
from tests.small_catalogue import assessment

HEAD = """\
format = "lovende-assessment/1"
id = "3f2b8c1e-5a7d-4e0b-9c55-0d6f1a2b3c4d"
kind = "self"
catalogue = "proeve"
catalogue_version = "1.0.0"
form = "full"
practice_mode = false
created = 2026-11-22T10:00:00Z
updated = 2026-11-22T12:00:00+01:00
"""
PRACTICE = """
[practice]
id = "0b0f2f6e-0d5c-4a7e-8d53-6f1c7f6f2a01"
name = "Rolige morgener"
service = "Åhaven"
"""


def read(body: str = "", head: str = HEAD, practice: str = PRACTICE) -> tuple[Assessment | None, tuple[Problem, ...]]:
    """An assessment from this text after the head and the practice."""
    return parse_assessment((head + practice + dedent(body)).encode(), "min.toml")


def test_a_whole_file_is_read_as_the_contract_writes_it() -> None:
    """Every table of the contract, once."""
    body = """
        organisation = "Den Gode Fond"
        municipality = "Aarhus"
        area = "handicap"
        maturity = "running"

        [respondent]
        role = "pædagog"
        perspective = "aften-nat"

        [answers.a]
        value = 3
        note = "Spørg natholdet"
        evidence = ["plan"]
        flagged = true

        [answers.b]
        status = "dont_know"

        [answers.c]
        status = "not_relevant"
        reason = "Vi har ingen nætter."

        [[evidence]]
        id = "plan"
        title = "Plan for morgener"
        date = 2026-01-05

        [ratings.maal]
        value = 4
        comment = "Tydeligt"

        [ratings.virkning]
        status = "abstain"

        [gates.forsoeg]
        value = false

        [reflections.maal]
        strengths = "Vi spørger"

        [plan]
        next_look = 2027-02-01

        [[plan.actions]]
        id = "spoerg"
        title = "Spørg hver morgen"
        owner = "Teamet"
        deadline = 2026-12-24
        status = "started"
        """
    found, problems = read(body)
    assert problems == ()
    assert found is not None
    assert (found.updated.hour, found.updated.utcoffset() or "utc") == (11, "utc")
    assert (found.answer("a").value, found.answer("a").flagged, found.answer("b").status) == (3, True, "dont_know")
    assert found.answer("c").reason == "Vi har ingen nætter."
    assert (found.respondent.perspective, found.practice.maturity) == ("aften-nat", "running")
    assert (found.ratings["maal"].value, found.ratings["virkning"].status) == (4, "abstain")
    assert str(found.plan.next_look) == "2027-02-01"
    assert found.plan.actions[0].status == "started"


def test_an_answer_that_is_not_there_is_the_empty_answer() -> None:
    """Neither value nor status; a note may stand alone and is no answer."""
    found = assessment({"a": {"note": "Tænk over det"}})
    assert (found.answer("b").is_given, found.answer("b").is_empty) == (False, True)
    assert (found.answer("a").is_given, found.answer("a").is_empty) == (False, False)
    assert (assessment({"a": "v"}).answer("a").is_given, assessment({"a": "v"}).answer("a").is_answered) == (
        True,
        False,
    )


@pytest.mark.parametrize(
    ("body", "line", "says"),
    [
        ("[answers.a]\nvalu = 3", "E003 min.toml: answers, a", "nøglen »valu« er ukendt. Mente du »value«?"),
        ("organisatoin = 'x'", "E003 min.toml: practice", "Mente du »organisation«?"),
        ("[[evidence]]\nid = 'x'", 'E004 min.toml: evidence[0] "x"', "nøglen »title« mangler."),
        ("[answers.a]\nvalue = '3'", "E005 min.toml: answers, a, value", "her skal stå et helt tal."),
        ("[answers.a]\nvalue = 3.0", "E005 min.toml: answers, a, value", "her skal stå et helt tal."),
        ("[answers.a]\nvalue = true", "E005 min.toml: answers, a, value", "her skal stå et helt tal."),
        ("[answers]\na = 3", "E005 min.toml: answers, a", "her skal stå en tabel."),
        ("[answers.a]\nflagged = 1", "E005 min.toml: answers, a, flagged", "her skal stå true eller false."),
        ("[plan]\nnext_look = 'snart'", "E005 min.toml: plan, next_look", "her skal stå en dato"),
        ("[answers.'A B']\nvalue = 3", "E007 min.toml: answers, A B", "»A B« er ikke et id"),
        ("[plan]\nactions = [{id='Ny', title='x'}]", 'E007 min.toml: plan, actions[0] "Ny", id', "»Ny« er ikke et id"),
        (
            "[answers.a]\nstatus = 'dontknow'",
            "E009 min.toml: answers, a, status",
            "»dontknow« kan ikke bruges her; vælg mellem dont_know, not_relevant. Mente du »dont_know«?",
        ),
        ("[respondent]\nperspective = 'chef'", "E009 min.toml: respondent, perspective", "vælg mellem leder"),
        (
            "[answers.a]\nvalue = 9999999999999999999999",
            "E010 min.toml: answers, a, value",
            "tallet ligger uden for det tilladte",
        ),
        ("[answers.a]\nvalue = 3\nstatus = 'dont_know'", "E011 min.toml: answers, a", "ikke begge"),
        ("[answers.a]\nstatus = 'not_relevant'", "E011 min.toml: answers, a", "skal have en grund"),
        ("[answers.a]\nstatus = 'not_relevant'\nreason = '  '", "E011 min.toml: answers, a", "skal have en grund"),
        ("[ratings.maal]\ncomment = 'x'", "E011 min.toml: ratings, maal", "abstain"),
        (
            "[[evidence]]\nid='x'\ntitle='X'\n[[evidence]]\nid='x'\ntitle='Y'",
            'E008 min.toml: evidence[1] "x"',
            "id »x« er brugt før.",
        ),
        (
            "[[plan.actions]]\nid='x'\ntitle='X'\n[[plan.actions]]\nid='x'\ntitle='Y'",
            'E008 min.toml: plan, actions[1] "x"',
            "id »x« er brugt før.",
        ),
        (
            "[answers.a]\nvalue=3\nevidence=['plna']\n[[evidence]]\nid='plan'\ntitle='Plan'",
            'E009 min.toml: answers, "a"',
            "dokumentationen »plna« findes ikke under [[evidence]]. Mente du »plan«?",
        ),
    ],
)
def test_a_problem_is_located_and_says_what_to_do(body: str, line: str, says: str) -> None:
    """One mistake, one problem, with its code and place; nothing is read."""
    found, problems = read(body)
    assert found is None
    assert lines(problems) == [line]
    assert says in problems[0].message


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('kind = "self"', 'kind = "gruppe"', "E009 min.toml: kind"),
        ('"1.0.0"', '"1.0"', "E007 min.toml: catalogue_version"),
        ('id = "3f2b8c1e-5a7d-4e0b-9c55-0d6f1a2b3c4d"', 'id = "nummer 3"', "E005 min.toml: id"),
        ("2026-11-22T10:00:00Z", "2026-11-22T10:00:00", "E005 min.toml: created"),
        ("2026-11-22T10:00:00Z", "0001-01-01T00:00:00+14:00", "E011 min.toml: created"),
        ('"proeve"', "7", "E005 min.toml: catalogue"),
        ('catalogue = "proeve"\n', "", "E004 min.toml"),
    ],
)
def test_the_head_is_checked_too(old: str, new: str, line: str) -> None:
    """What every assessment must say about itself."""
    found, problems = read(head=HEAD.replace(old, new))
    assert (found, lines(problems)) == (None, [line])


def test_everything_wrong_is_said_at_once() -> None:
    """Four mistakes of four kinds, in tables of every depth."""
    body = """
        areaa = "handicap"
        [answers.a]
        value = "fire"
        evidence = ["findes-ikke"]
        [[evidence]]
        id = "plan"
        """
    _found, problems = read(body)
    assert sorted(one.code for one in problems) == ["E003", "E004", "E005", "E009"]


def test_a_file_that_is_no_assessment_is_told_apart_from_a_newer_one() -> None:
    """No format at all, and one from the future."""
    assert lines(read(head="title = 'indkøb'")[1]) == ["E101 min.toml"]
    assert lines(read(head=HEAD.replace("assessment/1", "assessment/2"))[1]) == ["E101 min.toml"]
    assert "nyere" in read(head=HEAD.replace("assessment/1", "assessment/2"))[1][0].message
    assert "nyere" not in read(head="title = 'indkøb'")[1][0].message


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        (b"format = \n", "E001 min.toml", "linje 1"),
        (b"a = 1\na = 2\n", "E001 min.toml", "ikke gyldig TOML"),
        (b"a = 1\nb = '\xe6'\n", "E002 min.toml", "linje 2 er ikke UTF-8"),
        (b"a = " + b"[" * 5000, "E001 min.toml", "ikke gyldig TOML"),
        (b"a" + b".a" * 20_000 + b" = 1", "E001 min.toml", "ikke gyldig TOML"),
        (b"a = " + b"9" * 6000, "E001 min.toml", "ikke gyldig TOML"),
        (b"#" * 20_000_001, "E001 min.toml", "for stor"),
    ],
)
def test_what_is_no_toml_is_said_with_its_line(content: bytes, line: str, says: str) -> None:
    """Broken, doubled, in another character set, or made to break a reader."""
    found, problems = parse_assessment(content, "min.toml")
    assert (found, lines(problems)) == (None, [line])
    assert says in problems[0].message


def test_a_byte_order_mark_is_forgiven() -> None:
    """Notepad writes one."""
    assert parse_assessment(b"\xef\xbb\xbf" + (HEAD + PRACTICE).encode(), "min.toml")[1] == ()


def test_what_is_empty_or_as_by_default_is_left_out_of_the_file() -> None:
    """A new assessment's tables hold its head and its practice alone."""
    assert list(tables(assessment({}))) == [
        "format",
        "id",
        "kind",
        "catalogue",
        "catalogue_version",
        "form",
        "practice_mode",
        "created",
        "updated",
        "practice",
    ]
    assert tables(assessment({"a": 3}))["answers"] == {"a": {"value": 3}}


def test_the_same_assessment_gives_the_same_text() -> None:
    """Byte for byte, before and after a reading."""
    found, _problems = read("[answers.b]\nvalue = 3\n[answers.a]\nvalue = 2")
    assert found is not None
    again, _problems = parse_assessment(to_toml(found).encode(), "igen.toml")
    assert again is not None
    assert to_toml(again) == to_toml(found)
