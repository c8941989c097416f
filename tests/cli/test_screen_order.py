"""`lovende screen status`, `rank`, `decide` and `verify`: what the ratings say, and what people then decide."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Desk, Lovende
from tests.cli.rounds import Call

NOTE = "Beregningen afgør intet; alle læses."


@pytest.fixture
def rated(desk: Desk, lovende: Lovende, kept: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Four applications: two that both reviewers call 5, one they differ on by two steps, one that both call 1."""
    monkeypatch.setenv("LOVENDE_ARCHIVE", "arkiv.sqlite")
    call = Call(desk, lovende)
    call.opened_and_rated(kept, (5, 5), (5, 5), (2, 4), (1, 1), attention={"maal": 2})
    return call


def test_status_shows_means_marks_and_how_far_each_reviewer_has_come(rated: Call) -> None:
    """A-03: mean 3 with the mark for two steps apart; A-04: mean 1 with the flag on the element that has a line."""
    out = rated.lovende("screen", "status", "Prøverunden").out
    lines = {line[:4]: line for line in out.splitlines()}
    assert lines["A-01"].split()[1:3] == ["5,0", "5,0"]
    assert lines["A-03"].split()[1] == "3,0≠3,0≠"
    assert lines["A-04"].split()[1] == "1,0!1,0"
    assert NOTE in out
    assert "Anne Prøve" in out


def test_status_as_json_has_the_same_unrounded(rated: Call) -> None:
    """Bo lies two steps above Anne on one of four applications, so half a step on average."""
    data = json.loads(rated.lovende("screen", "status", "Prøverunden", "--json").out)
    by_code = {row["code"]: row for row in data["applications"]}
    assert by_code["A-03"]["means"] == {"maal": 3.0, "overblik": 3.0}
    assert by_code["A-03"]["largest_distance"] == {"maal": 2.0, "overblik": 2.0}
    assert by_code["A-04"]["flags"] == ["maal"]
    assert {row["name"]: row["offset"] for row in data["reviewers"]} == {"Anne Prøve": -0.5, "Bo Prøve": 0.5}
    assert data["alpha"]["overall"]["alpha"] == pytest.approx(data["alpha"]["by_element"]["maal"]["alpha"], abs=0.1)
    assert data["note"] == NOTE
    assert data["files"] == {"taken_in": 4}


def test_a_blind_round_shows_codes_and_names_only_when_asked_for(desk: Desk, lovende: Lovende) -> None:
    """On the screen, in JSON and in the order."""
    call = Call(desk, lovende)
    call.opened(blind=True)
    call.rated((3, 4))
    for words in (["status"], ["status", "--json"], ["rank"]):
        command, *options = words
        assert "Praksis 1" not in lovende("screen", command, "Prøverunden", *options).out
        assert "Praksis 1" in lovende("screen", command, "Prøverunden", *options, "--names").out


def test_the_order_says_how_sure_it_is_and_never_a_sum(rated: Call) -> None:
    """One place for two that are level: each has it in half of the draws, and both say so."""
    (one,) = [json.loads(line) for line in rated.lovende("screen", "rank", "Prøverunden", "--json").out.splitlines()]
    within = {row["code"]: row["within"] for row in one["applications"]}
    assert within == {"A-01": 0.5, "A-02": 0.5, "A-03": 0.0, "A-04": 0.0}
    assert (one["seed"], one["draws"], one["places"], one["note"]) == (7, 10_000, 1, NOTE)
    out = rated.lovende("screen", "rank", "Prøverunden").out
    assert "Står lige med A-02: bedømmelserne er ens." in out
    assert "Frø 7" in out
    assert NOTE in out
    assert out.count("uden for i næsten alle beregninger".capitalize()) == 2


def test_an_empty_round_has_no_order(desk: Desk, lovende: Lovende) -> None:
    """The answer is no, and why."""
    Call(desk, lovende).opened()
    ran = lovende("screen", "rank", "Prøverunden")
    assert (ran.code, ran.out) == (1, "")


def test_a_decision_is_a_line_in_the_log_and_a_new_one_does_not_hide_the_old(rated: Call) -> None:
    """The code may be written in short; the status then says what stands."""
    first = rated.lovende(
        "screen", "decide", "Prøverunden", "a-1", "--verdict", "go_on", "--reason", "Stærk.", "--by", "Mette"
    )
    assert (first.code, first.out) == (0, "A-01  går videre  (nr. 1 i loggen)\n")
    again = rated.lovende(
        "screen", "decide", "Prøverunden", "1", "--verdict", "wait", "--reason", "Vi venter.", "--by", "Mette"
    )
    assert (again.code, "»går videre«" in again.err) == (0, True)
    data = json.loads(rated.lovende("screen", "status", "Prøverunden", "--json").out)
    assert [row["decision"] for row in data["applications"]] == ["wait", None, None, None]


@pytest.mark.parametrize(
    ("application", "reason", "by", "code"),
    [("A-01", "  ", "Mette", 2), ("A-01", "Stærk.", " ", 2), ("A-9", "Stærk.", "Mette", 3), ("x", "Stærk.", "M", 3)],
)
def test_a_decision_without_reason_person_or_application_is_refused(
    rated: Call, application: str, reason: str, by: str, code: int
) -> None:
    """Nothing is written."""
    words = ("decide", "Prøverunden", application, "--verdict", "wait", "--reason", reason, "--by", by)
    assert rated.lovende("screen", *words).code == code
    assert rated.lovende("screen", "verify", "Prøverunden").out.startswith("Loggen er tom.")


def test_two_people_may_decide_at_once_but_not_about_the_same_application(
    rated: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While Mette writes, Bo decides: about another one that does no harm, about the same one she is told."""
    from checklist.archive.round_decisions import Decisions

    write = Decisions.decide

    def bo_was_first(about: str) -> None:
        def decide(self: Decisions, *words: object) -> object:
            monkeypatch.setattr(Decisions, "decide", write)
            by_bo = ("decide", "Prøverunden", about, "--verdict", "wait", "--reason", "Senere.", "--by", "Bo")
            assert rated.lovende("screen", *by_bo).code == 0
            return write(self, *words)  # type: ignore[arg-type]

        monkeypatch.setattr(Decisions, "decide", decide)

    by_mette = ("decide", "Prøverunden", "A-01", "--verdict", "go_on", "--reason", "Stærk.", "--by", "Mette")
    bo_was_first("A-02")
    assert rated.lovende("screen", *by_mette).out == "A-01  går videre  (nr. 2 i loggen)\n"
    bo_was_first("A-01")
    refused = rated.lovende("screen", *by_mette)
    assert (refused.code, "Bo har imens besluttet: venter" in refused.err) == (1, True)


def test_what_was_known_then_stands_in_the_log(rated: Call) -> None:
    """Each reviewer's ratings, and how sure the order was."""
    rated.lovende("screen", "decide", "Prøverunden", "A-03", "--verdict", "wait", "--reason", "Uenige.", "--by", "M")
    with closing(sqlite3.connect("arkiv.sqlite")) as connection:
        (texts,) = connection.execute("SELECT texts FROM round_decision_texts").fetchall()
    known = json.loads(json.loads(texts[0])["known"]["text"])
    assert sorted(rating["maal"]["value"] for rating in known["ratings"].values()) == [2, 4]
    assert known["order"]["application"]["within"] == 0.0


def test_verify_shows_a_changed_reason_and_a_cut_off_end(rated: Call) -> None:
    """The control figure that was printed is one that has to be among the entries."""
    for reason in ("Først.", "Så."):
        words = ("decide", "Prøverunden", "A-01", "--verdict", "wait", "--reason", reason, "--by", "Mette")
        rated.lovende("screen", *words)
    ran = rated.lovende("screen", "verify", "Prøverunden")
    assert (ran.code, "4 filer er, som de kom." in ran.out) == (0, True)
    head = ran.out.rpartition(" ")[2].strip()
    assert rated.lovende("screen", "verify", "Prøverunden", "--head", head).code == 0
    with closing(sqlite3.connect("arkiv.sqlite")) as connection, connection:
        connection.execute("DELETE FROM round_decision_texts WHERE number = 2")
        connection.execute("DELETE FROM round_decisions WHERE number = 2")
    assert rated.lovende("screen", "verify", "Prøverunden").code == 0
    cut = rated.lovende("screen", "verify", "Prøverunden", "--head", head)
    assert (cut.code, "kortere" in cut.out) == (1, True)
    with closing(sqlite3.connect("arkiv.sqlite")) as connection, connection:
        connection.execute("UPDATE round_files SET content = X'00' WHERE name = '02.toml'")
    changed = rated.lovende("screen", "verify", "Prøverunden")
    assert (changed.code, "Filen 02.toml er ikke, som den kom." in changed.out) == (1, True)
