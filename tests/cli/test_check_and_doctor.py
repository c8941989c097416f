"""`check` and `doctor`: what is wrong, where, and what to do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import tomli_w

from tests.cli.conftest import Desk, Lovende, small_tables


def catalogue(desk: Desk, name: str, version: str = "1.0.0", **about: Any) -> dict[str, Any]:
    """The tables of the desk's catalogue in another version."""
    tables = small_tables()
    tables["catalogue"] |= {"version": version, **about}
    return tables


def write(desk: Desk, name: str, tables: dict[str, Any]) -> Path:
    """The tables as a file on the desk."""
    path = desk.folder / name
    path.write_text(tomli_w.dumps(tables), encoding="utf-8")
    return path


def test_a_whole_catalogue_is_told_in_one_line(lovende: Lovende, desk: Desk) -> None:
    """Data on stdout, the verdict on stderr."""
    ran = lovende("check", desk.catalogue)
    assert (ran.code, ran.err) == (0, "Ingen fejl.\n")
    assert ran.out == "proeve.toml: Prøve, version 1.0.0, 2 elementer, 4 spørgsmål, 2 i kort form.\n"


def test_every_problem_is_numbered_and_located(lovende: Lovende, desk: Desk) -> None:
    """All at once, with a guess at what was meant."""
    tables = small_tables()
    tables["elements"][0]["questions"][1]["weight"] = 0.0
    tables["elements"][1]["categry"] = "kategori"
    ran = lovende("check", write(desk, "fejl.toml", tables))
    assert ran.code == 1
    first, second = ran.out.splitlines()
    assert first == '1. E012 fejl.toml: elements[0] "maal", questions[1] "b": vægten skal være over 0.'
    assert second.startswith('2. E003 fejl.toml: elements[1] "overblik"')
    assert "Mente du »category«?" in second
    assert ran.err == "2 fejl.\n"


def test_a_file_that_is_no_catalogue_at_all_is_code_3(lovende: Lovende, desk: Desk) -> None:
    """Not TOML, or not there."""
    (desk.folder / "brev.toml").write_text("Kære alle", encoding="utf-8")
    assert lovende("check", "brev.toml").code == 3
    assert lovende("check", "væk.toml").code == 3


def test_against_an_older_version_lists_what_changed(lovende: Lovende, desk: Desk) -> None:
    """Kept, reworded, new and retired, each with its ids."""
    newer = catalogue(desk, "ny.toml", "1.1.0")
    newer["elements"][0]["questions"][0]["text"] = "Med nye ord?"
    newer["elements"][1]["questions"].append({"id": "e", "text": "Helt nyt?", "scale": "grad"})
    newer["elements"][0]["questions"][2]["retired"] = "1.1.0"
    ran = lovende("check", write(desk, "ny.toml", newer), "--against", desk.catalogue)
    assert ran.code == 0
    assert ran.out.splitlines()[:7] == [
        "Som før: 2",
        "Nye ord: 1",
        "  a: Med nye ord?",
        "Nye: 1",
        "  e: Helt nyt?",
        "Stilles ikke mere: 1",
        "  c: I hvor høj grad c?",
    ]


def test_against_refuses_a_lower_version_and_a_changed_scale(lovende: Lovende, desk: Desk) -> None:
    """Both are told, numbered like every other problem."""
    newer = catalogue(desk, "ny.toml", "0.9.0")
    newer["scales"].append({"id": "to", "options": [{"value": 0, "label": "Nej"}, {"value": 1, "label": "Ja"}]})
    newer["elements"][1]["questions"][0]["scale"] = "to"
    ran = lovende("check", write(desk, "ny.toml", newer), "--against", desk.catalogue)
    assert ran.code == 1
    assert [line[:7] for line in ran.out.splitlines() if line[:1].isdigit()] == ["1. E032", "2. E033"]


def test_our_own_catalogue_is_checked_with_its_translation(
    lovende: Lovende, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is missing, unknown and changed since in elements.en.toml is told like any other problem."""
    monkeypatch.delenv("LOVENDE_CATALOGUE")
    write(desk, "elements.toml", small_tables())
    ours = desk.folder / "elements.toml"
    monkeypatch.setattr("checklist.cli.options.Settings.catalogue_file", lambda _self: ours)
    missing = lovende("check")
    assert missing.code == 1
    assert missing.out.startswith("1. E022 elements.en.toml")
    words = {"catalogue": {"title": "Test"}, "elements": [{"id": "mål"}, {"id": "overblik", "source": "12345678"}]}
    write(desk, "elements.en.toml", words)
    told = {line.split(" ")[1] for line in lovende("check").out.splitlines() if line[:1].isdigit()}
    assert told == {"E003", "E020", "E021"}


def test_doctor_tells_what_is_fine_and_what_to_do(lovende: Lovende, desk: Desk) -> None:
    """In a pipe there is no terminal, which is a remark and no fault."""
    ran = lovende("doctor")
    assert ran.code == 0
    for subject in ("Python", "Programdele", "Terminal", "Spørgeskema", "Arkiv", "PDF", "Skrifttyper"):
        assert f" {subject}: " in ran.out
    assert "bemærk   Terminal: Her er ingen terminal." in ran.out
    assert ran.out.endswith("Programmet kan bruges her.\n")


def test_doctor_changes_nothing(lovende: Lovende, desk: Desk) -> None:
    """It makes no archive where there is none."""
    lovende("doctor", "--archive", desk.folder / "ny.sqlite")
    assert not (desk.folder / "ny.sqlite").exists()


def test_doctor_finds_a_broken_archive_and_a_broken_catalogue(lovende: Lovende, desk: Desk) -> None:
    """Both are told, and the code is 1."""
    (desk.folder / "brev.sqlite").write_text("Kære alle", encoding="utf-8")
    ran = lovende("doctor", "--archive", "brev.sqlite", "--catalogue", "væk.toml")
    assert ran.code == 1
    assert "fejl     Arkiv: " in ran.out
    assert "fejl     Spørgeskema: væk.toml findes ikke." in ran.out


def test_doctor_says_what_pdf_needs(lovende: Lovende, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Pango everything but PDF works, so it is a remark."""
    import sys

    from checklist.report import PdfUnavailableError

    class NoPango:
        def find_spec(self, name: str, *_args: object) -> None:
            if name == "checklist.report.pdf":
                raise PdfUnavailableError("Pango mangler.")

    monkeypatch.delitem(sys.modules, "checklist.report.pdf", raising=False)
    monkeypatch.setattr(sys, "meta_path", [NoPango(), *sys.meta_path])
    ran = lovende("doctor")
    assert ran.code == 0
    assert "bemærk   PDF: Pango mangler." in ran.out
