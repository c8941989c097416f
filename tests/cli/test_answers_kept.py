"""`answer`: where the answers are kept, in a file or the archive, and what is done where that cannot be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.answering import PRACTICE, lines, saved
from tests.cli.conftest import Desk, Lovende


def test_a_json_file_stays_json(lovende: Lovende, desk: Desk) -> None:
    """It is written as it was found."""
    lovende("answer", "ny.json", typed=lines(*PRACTICE, "4"))
    path = desk.folder / "ny.json"
    assert json.loads(path.read_text("utf-8"))["answers"] == {"a": {"value": 4}}


def test_a_file_that_somebody_else_changed_is_left_alone(
    lovende: Lovende, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answers go on in a file beside it, and the person is told."""
    path = desk.assessment("a.toml", id="5d1ab1e5-0000-4000-8000-000000000001")
    from checklist.cli.plain import dialogue

    other = path.read_text("utf-8").replace("Rolige morgener", "Andres navn")
    real_ask = dialogue.ask

    def meddling_ask(prompt: str) -> str:
        path.write_text(other, encoding="utf-8")
        return real_ask(prompt)

    monkeypatch.setattr("checklist.cli.plain.walking.ask", meddling_ask)
    ran = lovende("answer", path, typed=lines("4", "q"))
    assert path.read_text("utf-8") == other
    assert saved(desk.folder / "a-2.toml")["answers"] == {"a": {"value": 4}}
    assert "er ændret af en anden" in " ".join(ran.err.split())


def test_where_it_cannot_be_kept_another_file_is_asked_for(
    lovende: Lovende, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk loses nothing: the same answer goes where the person says."""
    import errno

    from checklist.cli.plain import keeping

    path = desk.assessment("a.toml")
    real_write = keeping._write_whole

    def full_disk(target: Path, content: bytes) -> None:
        if target == path:
            raise OSError(errno.ENOSPC, "full", str(target))
        real_write(target, content)

    monkeypatch.setattr(keeping, "_write_whole", full_disk)
    ran = lovende("answer", path, typed=lines("4", "usb.toml", "3", "q"))
    assert "Disken er fuld" in ran.err
    assert saved(desk.folder / "usb.toml")["answers"] == {"a": {"value": 4}, "b": {"value": 3}}


def test_a_file_that_is_wrong_is_refused_untouched(lovende: Lovende, desk: Desk) -> None:
    """Its problems are told, and nothing is asked."""
    path = desk.assessment("a.toml", {"a": 9})
    before = path.read_bytes()
    ran = lovende("answer", path, typed=lines("4"))
    assert ran.code == 1
    assert "E103 a.toml" in ran.err
    assert path.read_bytes() == before


def test_answers_cannot_be_kept_in_a_pdf(lovende: Lovende, desk: Desk) -> None:
    """It is told how to get the assessment out of it, and the file is left alone."""
    from tests.exchange.test_reading_and_writing import pdf_with

    path = desk.folder / "rapport.pdf"
    path.write_bytes(pdf_with(("besvarelse.toml", desk.assessment("a.toml", {"a": 4}).read_bytes())))
    before = path.read_bytes()
    ran = lovende("answer", path, typed=lines("4"))
    assert ran.code == 1
    assert "lovende import" in ran.err
    assert path.read_bytes() == before


def test_answers_go_to_the_archive_where_no_file_is_named(lovende: Lovende, desk: Desk) -> None:
    """They are found there again, by number, and the walk goes on."""
    lovende("answer", typed=lines(*PRACTICE, "4", "q"))
    again = lovende("answer", typed=lines("1", "2", "q"))
    assert "1  Aftensmad sammen, Fiktivt hus: 1 svar" in again.err
    (entry,) = map(json.loads, lovende("archive", "list", "--json").out.splitlines())
    found = json.loads(lovende("export", entry["id"], "--to", "json").out)
    assert found["answers"] == {"a": {"value": 4}, "b": {"value": 2}}
    assert lovende("answer", entry["id"][:8], typed=lines("3", "q")).code == 0
    assert json.loads(lovende("archive", "list", "--json").out)["given"] == 3


def test_last_years_answers_are_offered_one_by_one(lovende: Lovende, desk: Desk) -> None:
    """Enter confirms with note and all, a number changes, f leaves it open."""
    lovende("import", desk.assessment("a.toml", {"a": {"value": 4, "note": "Fast tid"}, "b": 2, "c": 3}))
    ran = lovende("answer", typed=lines("f 1", "1", "leder", "", "", "5", "f", "q"))
    assert "Sidst: 4 Svar 4. Gælder det stadig? Enter = ja." in ran.err
    newest = json.loads(lovende("archive", "list", "--json").out.splitlines()[0])
    found = json.loads(lovende("export", newest["id"], "--to", "json").out)
    assert found["answers"] == {"a": {"value": 4, "note": "Fast tid"}, "b": {"value": 5}}
    assert found["about"] is not None
