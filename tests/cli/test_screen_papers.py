"""`lovende screen invite`, `report` and `export`: what leaves a round as files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Desk, Lovende
from tests.cli.rounds import Call
from tests.pdf_reading import parts, text_by_page


@pytest.fixture
def call(desk: Desk, lovende: Lovende, kept: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """A blind round with one application that two have rated."""
    monkeypatch.setenv("LOVENDE_ARCHIVE", "arkiv.sqlite")
    made = Call(desk, lovende)
    asked = [{"id": "plan", "title": "En plan for natten"}]
    made.opened_and_rated(kept, (3, 5), blind=True, documentation=asked, contact="os@eksempel.invalid")
    return made


def test_the_invitation_is_a_form_and_a_sheet_that_says_what_is_asked(call: Call) -> None:
    """Another questionnaire than ours comes in its own language alone."""
    ran = call.lovende("screen", "invite", "Prøverunden", "-o", "ud")
    form, sheet = (call.desk.folder / line for line in ran.out.splitlines())
    assert parts(form.read_bytes()).get_fields()
    plain = " ".join(text_by_page(sheet.read_bytes()))
    for words in ("Prøverunden", "4 spørgsmål", "En plan for natten", "os@eksempel.invalid", "De ser en kode"):
        assert words in plain
    assert call.lovende("screen", "invite", "Prøverunden", "-o", call.file).code == 2


def test_the_board_gets_a_report_and_nobody_a_letter_before_a_decision(call: Call) -> None:
    """With a decision the letter is there, under the applicant's own name."""
    first = call.lovende("screen", "report", "Prøverunden", "-o", "ud")
    assert (first.code, len(first.out.splitlines())) == (1, 1)
    assert "intet brev: A-01" in first.err
    words = ("decide", "Prøverunden", "A-01", "--verdict", "go_on", "--reason", "Stærk.", "--by", "Bestyrelsen")
    call.lovende("screen", *words)
    second = call.lovende("screen", "report", "Prøverunden", "-o", "ud", "--only", "letters")
    (letter,) = second.out.splitlines()
    assert second.code == 0
    text = text_by_page((call.desk.folder / letter).read_bytes())[0]
    assert "Praksis 1" in text
    assert "A-01" not in text


@pytest.mark.parametrize("form", ["xlsx", "csv", "json"])
def test_a_round_is_exported_to_a_file_with_codes_in_place_of_names(call: Call, form: str) -> None:
    """What is left out is told; the names come when they are asked for."""
    ran = call.lovende("screen", "export", "Prøverunden", "--to", form, "-o", "ud/")
    path = call.desk.folder / ran.out.strip()
    assert (ran.code, path.name) == (0, f"proeverunden.{form}")
    assert "--names" in ran.err
    named = call.lovende("screen", "export", "Prøverunden", "--to", form, "--names", "-o", "ud/")
    assert "--names" not in named.err
    if form != "xlsx":
        assert "Praksis 1" in path.read_text(encoding="utf-8")


def test_the_toml_of_a_round_goes_into_another_archive(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """Round, application and both reviews, with nothing but these commands."""
    assert call.lovende("screen", "export", "Prøverunden", "--to", "toml").code == 2
    call.lovende("screen", "export", "Prøverunden", "--to", "toml", "--names", "-o", "ud/")
    monkeypatch.setenv("LOVENDE_ARCHIVE", "andet.sqlite")
    call.lovende("screen", "new", "ud/runde.toml")
    call.lovende("screen", "receive", "Prøverunden", "ud/ansoegninger")
    call.lovende("screen", "reviewers", "Prøverunden", "--add", "Anne Prøve", "--add", "Bo Prøve")
    assert call.lovende("screen", "receive", "Prøverunden", "ud/bedoemmelser").code == 0
    data = json.loads(call.lovende("screen", "status", "Prøverunden", "--json").out)
    assert data["applications"][0]["means"] == {"maal": 4.0, "overblik": 4.0}
