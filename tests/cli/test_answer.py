"""`answer`: the walk as plain prompts, a line for each, kept after every answer."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.answering import PRACTICE, lines, saved
from tests.cli.conftest import Desk, Lovende, small_tables
from tests.small_catalogue import assessment_tables


def test_a_new_file_is_made_from_the_questions_about_the_practice(lovende: Lovende, desk: Desk) -> None:
    """Name and service are there, the municipality is found by its letters, and what was skipped is left out."""
    ran = lovende("answer", "ny.toml", typed=lines(*PRACTICE, "q"))
    assert ran.code == 0
    made = saved(desk.folder / "ny.toml")
    practice = made["practice"]
    assert (practice["name"], practice["service"]) == ("Aftensmad sammen", "Fiktivt hus")
    assert practice["municipality"] == "Vejle"
    assert made["respondent"] == {"perspective": "medarbejder", "role": "pædagog"}
    assert (made["form"], made["practice_mode"], "answers" in made) == ("full", False, False)


def test_enter_chooses_the_short_form_as_in_the_app(lovende: Lovende, desk: Desk) -> None:
    """The short form stands first, and nothing typed takes it."""
    lovende("answer", "ny.toml", typed=lines(*PRACTICE[:-2], "", "", "q"))
    assert saved(desk.folder / "ny.toml")["form"] == "short"


def test_a_name_must_be_given(lovende: Lovende, desk: Desk) -> None:
    """An empty line is asked about again; without any more input nothing is made."""
    ran = lovende("answer", "ny.toml", typed=lines("", ""))
    assert ran.code == 0
    assert "Skriv noget her" in ran.err
    assert not (desk.folder / "ny.toml").exists()


def test_answers_are_kept_one_by_one_and_the_profile_comes_on_stdout(lovende: Lovende, desk: Desk) -> None:
    """Four answers, Enter at the end, no to the gate: then the profile is data, and the rest narration."""
    ran = lovende("answer", "ny.toml", typed=lines(*PRACTICE, "4", "2", "v lederen", "5", "", "n"))
    made = saved(desk.folder / "ny.toml")
    assert made["answers"] == {
        "a": {"value": 4},
        "b": {"value": 2},
        "c": {"status": "dont_know", "note": "Spørg: lederen"},
        "d": {"value": 5},
    }
    assert made["gates"] == {"forsoeg": {"value": False}}
    assert "41,7" in ran.out
    assert "I hvor høj grad a?" in ran.err
    assert "I hvor høj grad a?" not in ran.out


def test_the_walk_goes_on_at_the_first_open_question(lovende: Lovende, desk: Desk) -> None:
    """A file that has answers already is not asked about its practice again."""
    path = desk.assessment("a.toml", {"a": 4, "b": 2})
    ran = lovende("answer", path, typed=lines("3"))
    assert saved(path)["answers"]["c"] == {"value": 3}
    assert "Hvad kalder I praksis?" not in ran.err


def test_not_relevant_asks_for_its_reason_and_may_not_be_said_of_every_question(lovende: Lovende, desk: Desk) -> None:
    """The reason may stand on the same line; b does not allow it."""
    path = desk.assessment("a.toml")
    ran = lovende("answer", path, typed=lines("p", "", "Ingen nat", "p aldrig", "3", "p Kun ledere", "q"))
    assert saved(path)["answers"] == {
        "a": {"status": "not_relevant", "reason": "Ingen nat"},
        "b": {"value": 3},
        "c": {"status": "not_relevant", "reason": "Kun ledere"},
    }
    assert "Det spørgsmål passer på alle." in ran.err


def test_note_flag_and_evidence_stay_when_the_answer_changes(lovende: Lovende, desk: Desk) -> None:
    """Evidence is named once and ticked by its number elsewhere."""
    path = desk.assessment("a.toml")
    typed = lines("n Vi gør det om natten", "d", "b Døgnplan", "4", "b 1", "2", "t", "t", "5", "q")
    lovende("answer", path, typed=typed)
    made = saved(path)
    (plan,) = made["evidence"]
    assert plan == {"id": "doegnplan", "title": "Døgnplan"}
    assert made["answers"]["a"] == {
        "value": 5, "note": "Vi gør det om natten", "flagged": True, "evidence": ["doegnplan"],
    }  # fmt: skip
    assert made["answers"]["b"] == {"value": 2, "evidence": ["doegnplan"]}


def test_a_note_can_be_taken_out_again(lovende: Lovende, desk: Desk) -> None:
    """A hyphen alone removes it."""
    path = desk.assessment("a.toml", {"a": {"value": 3, "note": "gammel"}})
    lovende("answer", path, typed=lines("t", "n -", "q"))
    assert saved(path)["answers"]["a"] == {"value": 3}


@pytest.mark.parametrize(
    ("decision", "kept"),
    [("", "Han hedder [CPR-nummer fjernet]"), ("b", "Han hedder 010190-1234"), ("Vi ringer", "Vi ringer")],
)
def test_a_cpr_number_is_pointed_out_before_it_is_stored(
    lovende: Lovende, desk: Desk, decision: str, kept: str
) -> None:
    """Enter takes it out, b keeps it, anything else is the new text."""
    path = desk.assessment("a.toml")
    ran = lovende("answer", path, typed=lines("n Han hedder 010190-1234", decision, "q"))
    assert "Det ligner et CPR-nummer: 010190-1234" in ran.err
    assert saved(path)["answers"]["a"]["note"] == kept


def test_a_cpr_number_is_taken_out_where_the_input_ends(lovende: Lovende, desk: Desk) -> None:
    """Nobody said that it should stay."""
    path = desk.assessment("a.toml")
    lovende("answer", path, typed="n Han hedder 010190-1234")
    assert saved(path)["answers"]["a"]["note"] == "Han hedder [CPR-nummer fjernet]"


def test_undo_takes_the_latest_answer_back_and_returns_to_it(lovende: Lovende, desk: Desk) -> None:
    """The next line then answers that very question."""
    path = desk.assessment("a.toml")
    lovende("answer", path, typed=lines("1", "2", "u", "5", "q"))
    assert saved(path)["answers"] == {"a": {"value": 1}, "b": {"value": 5}}


def test_any_question_is_reached_by_a_part_of_it(lovende: Lovende, desk: Desk) -> None:
    """By its text or its element's name."""
    path = desk.assessment("a.toml")
    lovende("answer", path, typed=lines("g overblik", "4", "t", "t", "g grad b", "2", "q"))
    assert saved(path)["answers"] == {"d": {"value": 4}, "b": {"value": 2}}


def test_what_cannot_be_understood_changes_nothing(lovende: Lovende, desk: Desk) -> None:
    """A number off the scale, a word, a number that is none of the evidence."""
    path = desk.assessment("a.toml")
    before = path.read_bytes()
    ran = lovende("answer", path, typed=lines("7", "0", "måske", "b 4", "u", "q"))
    assert path.read_bytes() == before
    assert "7 er ikke et svar her. Vælg mellem 1, 2, 3, 4, 5." in ran.err
    assert "Det forstod jeg ikke." in ran.err


def test_the_pause_after_an_element_keeps_what_is_written(lovende: Lovende, desk: Desk) -> None:
    """Right after its last question the words belong to the element that is done; later to the one at hand."""
    path = desk.assessment("a.toml", {"a": 4, "b": 4})
    lovende("answer", path, typed=lines("4", "godt Vi ses hver uge", "svært Natten", "4", "t", "nu Vi måler", "q"))
    assert saved(path)["reflections"] == {
        "maal": {"strengths": "Vi ses hver uge", "challenges": "Natten"},
        "overblik": {"next": "Vi måler"},
    }


def test_help_tells_about_the_question_and_what_can_be_written(lovende: Lovende, desk: Desk) -> None:
    """The question's own help first."""
    ran = lovende("answer", desk.assessment("a.toml", {"a": 1}), typed=lines("?", "o", "q"))
    assert "Hjælp til b." in ran.err
    assert "– Et tegn." in ran.err
    assert "v lederen     ved ikke, og hvem I kan spørge" in ran.err
    assert "1  Maal: 1 af 3" in ran.err


def test_a_question_for_somebody_else_says_who(lovende: Lovende, desk: Desk) -> None:
    """C is the leader's; whoever is the leader is not told so."""
    answers = {"a": 1, "b": 1}
    employee = desk.assessment("a.toml", answers, respondent={"perspective": "medarbejder"})
    leader = desk.assessment("b.toml", answers, respondent={"perspective": "leder"})
    assert "Det ved lederen bedst." in lovende("answer", employee, typed=lines("q")).err
    assert "Det ved lederen bedst" not in lovende("answer", leader, typed=lines("q")).err


def test_suggestions_become_actions_with_owner_and_deadline(lovende: Lovende, desk: Desk) -> None:
    """What was not known is proposed as something to find out; the plan gets a day to look at it again."""
    path = desk.assessment("a.toml", {"a": 5, "b": 5, "c": "v", "d": 5})
    typed = lines("", "n", "1", "Anne, leder", "31.12.2199", "Alle kan svare", "1.2.2200")
    ran = lovende("answer", path, typed=typed)
    plan = saved(path)["plan"]
    (action,) = plan["actions"]
    assert action["title"] == "Find ud af: I hvor høj grad c?"
    assert (action["owner"], str(action["deadline"])) == ("Anne, leder", "2199-12-31")
    assert action["sign_of_success"] == "Alle kan svare"
    assert str(plan["next_look"]) == "2200-02-01"
    assert ran.code == 0


def test_ctrl_c_is_a_way_to_stop(lovende: Lovende, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is answered is kept, and it is said how many that is."""
    path = desk.assessment("a.toml")
    typed = iter(["4"])

    def ask(_prompt: str) -> str:
        for line in typed:
            return line
        raise KeyboardInterrupt

    monkeypatch.setattr("checklist.cli.plain.walking.ask", ask)
    ran = lovende("answer", path)
    assert ran.code == 0
    assert "1 af 4 spørgsmål er besvaret." in ran.err
    assert saved(path)["answers"] == {"a": {"value": 4}}


def test_a_day_is_read_as_people_write_it(lovende: Lovende, desk: Desk) -> None:
    """A day that is over, or no day at all, is asked about again."""
    path = desk.assessment("a.toml", {"a": 5, "b": 5, "c": "v", "d": 5}, gates={"forsoeg": {"value": False}})
    ran = lovende("answer", path, typed=lines("", "1", "", "snart", "1.1.2020", "24. december 2199", "", ""))
    assert str(saved(path)["plan"]["actions"][0]["deadline"]) == "2199-12-24"
    assert "Skriv datoen som" in ran.err
    assert "Den dag er forbi." in ran.err


def test_answers_come_through_a_real_pipe(tmp_path: Path) -> None:
    """A process of its own reads lines from a pipe; what it says and its data stay apart."""
    import tomli_w

    (tmp_path / "proeve.toml").write_text(tomli_w.dumps(small_tables()), encoding="utf-8")
    path = tmp_path / "a.toml"
    path.write_text(tomli_w.dumps(assessment_tables()), encoding="utf-8")
    root = str(Path(__file__).parents[2])
    ran = subprocess.run(
        [sys.executable, "-m", "checklist", "--catalogue", "proeve.toml", "answer", "a.toml"],
        input="4\n2\n3\n5\n\n\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": root, "PYTHONIOENCODING": "utf-8"},
        timeout=120,
    )
    assert (ran.returncode, saved(path)["answers"]["d"]) == (0, {"value": 5})
    assert ran.stdout.startswith("Rolige morgener · Bostedet Åhaven\n")
    assert "Svar: 4\nGemt kl. " in ran.stderr
