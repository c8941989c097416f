"""`score`, `group` and `compare`: the JSON contract with figures worked out by hand, and what people read."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Desk, Lovende

ID = "5d1ab1e5-0000-4000-8000-00000000000"


def test_score_json_is_the_contract_to_the_letter(lovende: Lovende, desk: Desk) -> None:
    """A = 4 gives 75 with weight 1, b = 2 gives 25 with weight 2, c is not known.

    Score (75 + 2·25) / 3 = 41.67; low (75 + 50 + 0) / 4 = 31.25; high (75 + 50 + 100) / 4 = 56.25; coverage 3/4.
    """
    answers = {"a": {"value": 4, "evidence": ["plan"]}, "b": 2, "c": "v", "d": 5}
    path = desk.assessment("a.toml", answers, id=f"{ID}1", evidence=[{"id": "plan", "title": "Plan"}])
    ran = lovende("score", "--json", path)
    assert (ran.code, ran.err, ran.out.count("\n")) == (0, "", 1)
    found = json.loads(ran.out)
    assert list(found) == ["id", "catalogue", "catalogue_version", "form", "elements", "present", "of"]
    maal, overblik = found.pop("elements")
    assert found == {
        "id": f"{ID}1",
        "catalogue": "proeve",
        "catalogue_version": "1.0.0",
        "form": "full",
        "present": 1,
        "of": 2,
    }
    assert list(maal) == ["id", "score", "low", "high", "coverage", "level", "present", "documented"]
    assert maal == {
        "id": "maal",
        "score": pytest.approx(125 / 3, abs=1e-12),
        "low": 31.25,
        "high": 56.25,
        "coverage": 0.75,
        "level": "paa-vej",
        "present": False,
        "documented": 1,
    }
    assert overblik == {
        "id": "overblik",
        "score": 100.0,
        "low": 100.0,
        "high": 100.0,
        "coverage": 1.0,
        "level": "gennemgaaende",
        "present": True,
        "documented": 0,
    }


def test_score_json_has_null_where_there_is_no_number(lovende: Lovende, desk: Desk) -> None:
    """Nothing answered: range 0-100. Nothing relevant: all null, and not counted in "of"."""
    ran = lovende("score", "--json", desk.assessment("a.toml", {"d": "p"}))
    maal, overblik = json.loads(ran.out)["elements"]
    assert [maal[key] for key in ("score", "low", "high", "coverage", "level")] == [None, 0, 100, 0, None]
    assert [overblik[key] for key in ("score", "low", "high", "coverage", "level")] == [None] * 5
    assert json.loads(ran.out)["of"] == 1


def test_score_prints_the_files_in_order_and_goes_on_past_a_bad_one(lovende: Lovende, desk: Desk) -> None:
    """The bad file is told on stderr; the code is 1, for some of many failed."""
    first, last = desk.assessment("a.toml", {"a": 1}, id=f"{ID}1"), desk.assessment("b.toml", {"a": 1}, id=f"{ID}2")
    ran = lovende("score", "--json", first, "væk.toml", last)
    assert ran.code == 1
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == [f"{ID}1", f"{ID}2"]
    assert ran.err == "E121 væk.toml: filen findes ikke.\n"


def test_one_file_that_cannot_be_opened_is_code_3(lovende: Lovende, desk: Desk) -> None:
    """So is one that is no assessment at all."""
    (desk.folder / "brev.toml").write_text("til = 'dig'", encoding="utf-8")
    assert lovende("score", "væk.toml").code == 3
    assert lovende("score", "brev.toml").code == 3
    assert lovende("score", ".").code == 3


def test_all_problems_in_a_file_are_told_and_it_is_refused(lovende: Lovende, desk: Desk) -> None:
    """Code 1: it is an assessment, but a wrong one. Nothing goes to stdout."""
    ran = lovende("score", desk.assessment("a.toml", {"a": 7, "b": 9}))
    assert (ran.code, ran.out) == (1, "")
    assert [line.split(" ")[0] for line in ran.err.splitlines()] == ["E103", "E103"]
    assert 'a.toml: answers, "a"' in ran.err


def test_score_reads_json_and_standard_input(lovende: Lovende, desk: Desk) -> None:
    """`-` is standard input, whichever form comes in."""
    path = desk.assessment("a.toml", {"a": 4}, id=f"{ID}1")
    ran = lovende("score", "--json", "-", typed=path.read_text("utf-8"))
    assert json.loads(ran.out)["id"] == f"{ID}1"


def test_score_for_people_says_what_a_score_is_not(lovende: Lovende, desk: Desk) -> None:
    """A name, a number, a level, how much is documented, whose view is missing; no colour codes in a pipe."""
    ran = lovende("score", desk.assessment("a.toml", {"a": 4, "b": 2, "c": "v", "d": 5}))
    assert "Rolige morgener · Bostedet Åhaven" in ran.out
    (row,) = [line for line in ran.out.splitlines() if "Maal" in line and "41,7" in line]
    assert "31–56" in row
    assert "Paa-vej" in row
    assert "0/2" in row
    assert "1 af 2 elementer er til stede, 1 af dem gennemgående." in ran.out
    assert "Borgernes syn er ikke indhentet." in ran.out
    assert "Den er ikke dokumenteret virkning." in ran.out
    assert "\x1b" not in ran.out
    assert all(len(line) <= 80 for line in ran.out.splitlines())


def test_score_tells_a_rehearsal_and_the_closer_look(lovende: Lovende, desk: Desk) -> None:
    """A rehearsal is marked; a yes to the gate shows the text that asks for a closer look."""
    ran = lovende("score", desk.assessment("a.toml", {"a": 4}, practice_mode=True, gates={"forsoeg": {"value": True}}))
    assert "Øvelse – tæller ikke med." in ran.out
    assert "Se nærmere på det." in ran.out


def test_score_with_v_tells_how_each_answer_counts(lovende: Lovende, desk: Desk) -> None:
    """Every question with its answer, its item and its weight."""
    ran = lovende("score", "-v", desk.assessment("a.toml", {"a": 4, "c": "p"}))
    assert "svar 4 giver 75,0 af 100 · vægt 1" in ran.out
    assert "ikke besvaret · vægt 2" in ran.out
    assert "passer ikke: Det har vi ikke hos os. · vægt 1" in ran.out
    assert "Spørgeskema: Prøve, version 1.0.0" in ran.err


def test_an_unknown_question_is_noticed_and_refuses_nothing(lovende: Lovende, desk: Desk) -> None:
    """The notice names the question; the score is there."""
    ran = lovende("score", "--json", desk.assessment("a.toml", {"a": 4, "aa": 3}))
    assert ran.code == 0
    assert ran.err.startswith('N102 a.toml: answers, "aa"')


def test_group_json_prints_one_object_more(lovende: Lovende, desk: Desk) -> None:
    """Two people: a 2 and 5 (mean 3.5, share 1/2 as no two adjacent options hold both), d 4 and 4."""
    first = desk.assessment("a.toml", {"a": 2, "d": 4}, id=f"{ID}1")
    second = desk.assessment("b.toml", {"a": 5, "b": "v", "d": 4}, id=f"{ID}2")
    ran = lovende("group", "--json", first, second)
    assert ran.code == 0
    one, two, group = map(json.loads, ran.out.splitlines())
    assert (one["id"], two["id"], group["id"]) == (f"{ID}1", f"{ID}2", None)
    assert [*one, "respondents", "questions"] == list(group)
    assert group["respondents"] == 2
    a, b, _c, d = group["questions"]
    assert list(a) == ["id", "n", "counts", "mean", "median", "share", "agreed", "consensus"]
    assert a["counts"] == {
        "1": 0, "2": 1, "3": 0, "4": 0, "5": 1, "dont_know": 0, "not_relevant": 0, "unanswered": 0,
    }  # fmt: skip
    assert (a["id"], a["n"], a["mean"], a["median"], a["share"], a["agreed"]) == ("a", 2, 3.5, 3.5, 0.5, False)
    assert (b["n"], b["mean"], b["consensus"], b["counts"]["dont_know"], b["counts"]["unanswered"]) == (
        0, None, None, 1, 1,
    )  # fmt: skip
    assert (d["share"], d["agreed"], d["consensus"]) == (1.0, True, 1.0)
    assert group["elements"][1]["score"] == 75


def test_a_group_of_one_is_the_person_alone(lovende: Lovende, desk: Desk) -> None:
    """The same elements, and one respondent."""
    one, group = map(json.loads, lovende("group", "--json", desk.assessment("a.toml", {"a": 2})).out.splitlines())
    assert (group["elements"], group["respondents"]) == (one["elements"], 1)


def test_a_group_that_does_not_belong_together_is_refused_with_all_reasons(lovende: Lovende, desk: Desk) -> None:
    """A rehearsal and another form: both are told, and nothing is put together."""
    files = desk.assessment("a.toml", {"a": 2}), desk.assessment("b.toml", {"a": 2}, form="short", practice_mode=True)
    ran = lovende("group", *files)
    assert (ran.code, ran.out) == (1, "")
    assert {line.split(" ")[0] for line in ran.err.splitlines()} == {"E110", "E113"}


def test_a_group_for_people_names_perspectives_and_where_answers_differ(lovende: Lovende, desk: Desk) -> None:
    """A citizen stands beside the staff's score; the question they differ on is named with its pattern."""
    people = ("leder", 1), ("medarbejder", 5), ("borger", 3)
    files = [
        desk.assessment(f"{who}.toml", {"a": value, "b": value, "c": value, "d": 4}, respondent={"perspective": who})
        for who, value in people
    ]
    ran = lovende("group", *files)
    assert "2 fra personalet · 1 borger eller pårørende ved siden af" in ran.out
    assert "leder   medarbejder  borger/barn" in ran.out
    assert "I hvor høj grad a?" in ran.out
    assert "svarene peger i to retninger" in ran.out
    assert "I hvor høj grad d?" not in ran.out
    assert "Den er ikke dokumenteret virkning." in ran.out


def test_compare_json_has_what_moved_and_which_answers_moved_it(lovende: Lovende, desk: Desk) -> None:
    """maal: 25 before (a = 2), 75 after (a = 4); overblik the same."""
    then = desk.assessment("2025.toml", {"a": 2, "b": 2, "d": 4}, id=f"{ID}1", period="2025")
    now = desk.assessment("2026.toml", {"a": 4, "b": 4, "d": 4}, id=f"{ID}2", period="2026")
    ran = lovende("compare", "--json", then, now)
    found = json.loads(ran.out)
    assert (ran.code, found["then"], found["now"]) == (0, f"{ID}1", f"{ID}2")
    maal, overblik = found["elements"]
    assert (maal["then"], maal["now"], maal["moved"]) == (25, 75, 50)
    assert maal["answers"] == [{"id": "a", "then": 2, "now": 4}, {"id": "b", "then": 2, "now": 4}]
    assert (overblik["moved"], overblik["answers"]) == (0, [])
    assert found["present"] == {"then": 1, "now": 2}


def test_compare_for_people_tells_both_times(lovende: Lovende, desk: Desk) -> None:
    """A difference has its sign, and a new level is said in words."""
    then = desk.assessment("x.toml", {"a": 2, "b": 2}, period="2025")
    now = desk.assessment("y.toml", {"a": 4, "b": 4}, period="2026")
    ran = lovende("compare", then, now)
    (row,) = [line for line in ran.out.splitlines() if line.startswith("Maal ")]
    assert row.split() == ["Maal", "25,0", "75,0", "+50,0", "Ikke-tydelig", "→", "Til-stede"]
    assert "2025: 0 af 2 elementer er til stede." in ran.out
    assert "2 → 4: I hvor høj grad a?" in ran.out
    assert "Den er ikke dokumenteret virkning." in ran.out


def test_compare_with_the_newest_first_says_so(lovende: Lovende, desk: Desk) -> None:
    """It is compared as asked; the order is remarked on."""
    then = desk.assessment("gammel.toml", {"a": 2}, created="2025-01-01T10:00:00Z")
    ran = lovende("compare", desk.assessment("ny.toml", {"a": 2}), then)
    assert ran.code == 0
    assert "ny.toml er nyere end gammel.toml" in ran.err


def test_compare_refuses_another_practice_and_a_single_file(lovende: Lovende, desk: Desk) -> None:
    """Another practice is code 1, one file alone is wrong usage."""
    other = {"id": f"{ID}9", "name": "En anden", "service": "Et andet hus"}
    one = desk.assessment("a.toml", {"a": 2})
    assert lovende("compare", one, desk.assessment("b.toml", {"a": 2}, practice=other)).code == 1
    assert lovende("compare", one).code == 2
