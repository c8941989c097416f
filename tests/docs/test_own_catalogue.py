"""docs/eget-spoergeskema.md can be followed from top to bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checklist.catalogue import our_catalogue, parse_catalogue
from checklist.exchange.catalogue_xlsx import from_xlsx
from tests.docs.conftest import run
from tests.docs.documents import ROOT, fenced, text_of, typed_in

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "docs/eget-spoergeskema.md"


def small_file() -> bytes:
    """The little questionnaire in the page."""
    ((_line, lines),) = fenced(text_of(PAGE), "toml")
    return "\n".join([*lines, ""]).encode()


def test_the_small_file_is_a_questionnaire_without_a_fault() -> None:
    """It parses as it stands, and says what the page says of it."""
    catalogue, problems = parse_catalogue(small_file(), "natten.toml")
    assert problems == ()
    assert catalogue is not None
    assert catalogue.about.id == "natten"
    assert [question.id for question in catalogue.questions("short")] == ["ro-aftale"]


def test_the_commands_of_the_page_work_one_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Out to a workbook, back, and checked; what opens the app is not run."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "natten.toml").write_bytes(small_file())
    ran = [typed.args for typed in typed_in(ROOT / PAGE) if typed.args[0] in {"catalogue", "check"}]
    assert [args[:2] for args in ran] == [
        ("catalogue", "to-xlsx"),
        ("catalogue", "from-xlsx"),
        ("check", "natten.toml"),
    ]
    for args in ran:
        code, said = run(args)
        assert code == 0, said
    catalogue, problems = parse_catalogue((tmp_path / "mit-skema.toml").read_bytes(), "mit-skema.toml")
    assert problems == ()
    assert catalogue is not None
    assert catalogue.elements == our_catalogue().elements


def test_the_workbook_has_the_sheets_that_the_page_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """*Skema* for id and version, *Spørgsmål*, *Forslag*, *Elementer*."""
    from openpyxl import load_workbook

    monkeypatch.chdir(tmp_path)
    assert run(["catalogue", "to-xlsx", "-o", "skema.xlsx"])[0] == 0
    assert {"Skema", "Spørgsmål", "Forslag", "Elementer"} <= set(load_workbook(tmp_path / "skema.xlsx").sheetnames)


def test_a_fault_in_the_workbook_is_told_as_the_page_shows_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With code, file, sheet and cell, and what was probably meant."""
    from openpyxl import load_workbook

    monkeypatch.chdir(tmp_path)
    (tmp_path / "natten.toml").write_bytes(small_file().replace(b"tre-trin", b"grad"))
    assert run(["catalogue", "to-xlsx", "natten.toml", "-o", "skema.xlsx"])[0] == 0
    book = load_workbook(tmp_path / "skema.xlsx")
    cell = next(cell for row in book["Spørgsmål"].iter_rows() for cell in row if cell.value == "grad")
    cell.value = "grda"
    book.save(tmp_path / "skema.xlsx")
    _catalogue, _tables, problems = from_xlsx((tmp_path / "skema.xlsx").read_bytes(), "skema.xlsx")
    told = next(str(problem) for problem in problems if "grda" in str(problem))
    shown = text_of(PAGE)
    assert told.startswith("E009 skema.xlsx: Spørgsmål!")
    assert "E009 skema.xlsx: Spørgsmål!" in shown
    ending = "skalaen »grda« findes ikke. Mente du »grad«?"
    assert told.endswith(ending)
    assert ending in shown
