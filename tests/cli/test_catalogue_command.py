"""`lovende catalogue`: a catalogue as a workbook and back, from the command line."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl

from checklist.catalogue import load_catalogue

if TYPE_CHECKING:
    from tests.cli.conftest import Desk, Lovende


def test_a_catalogue_goes_to_a_workbook_and_back(lovende: Lovende, desk: Desk) -> None:
    """Both commands print the file they wrote, and the catalogue is the same."""
    book = desk.folder / "skema.xlsx"
    assert lovende("catalogue", "to-xlsx", desk.catalogue, "-o", book).out.strip() == str(book)
    back = desk.folder / "tilbage.toml"
    assert lovende("catalogue", "from-xlsx", book, "-o", back).out.strip() == str(back)
    assert load_catalogue(back) == load_catalogue(desk.catalogue)


def test_a_wrong_cell_is_refused_with_its_place_and_writes_nothing(lovende: Lovende, desk: Desk) -> None:
    """Exit code 1, the problem on stderr, no file."""
    book_path, back = desk.folder / "skema.xlsx", desk.folder / "tilbage.toml"
    lovende("catalogue", "to-xlsx", desk.catalogue, "-o", book_path)
    book = openpyxl.load_workbook(BytesIO(book_path.read_bytes()))
    book["Spørgsmål"]["A2"] = "ukendt-element"
    book.save(book_path)
    ran = lovende("catalogue", "from-xlsx", book_path, "-o", back)
    assert (ran.code, ran.out) == (1, "")
    assert "E009 skema.xlsx: Spørgsmål!A2: " in ran.err
    assert not back.exists()


def test_a_workbook_that_is_not_there_is_told_plainly(lovende: Lovende, desk: Desk) -> None:
    """Exit code 3, as for every file that cannot be opened."""
    ran = lovende("catalogue", "from-xlsx", desk.folder / "findes-ikke.xlsx")
    assert ran.code == 3
    assert "findes-ikke.xlsx" in ran.err
