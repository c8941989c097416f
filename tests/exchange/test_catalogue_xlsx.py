"""A catalogue goes through a workbook and comes back as it was; what is wrong is told by sheet and cell."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.catalogue import bundled
from checklist.catalogue.reading import catalogue_from_tables
from checklist.exchange.catalogue_xlsx import from_xlsx, to_xlsx
from tests.exchange.hostile import torn_workbook, wide_workbook, zip_bomb

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).filter(lambda text: text.strip())
PLAIN = TEXT.filter(lambda text: "{" not in text)


@st.composite
def catalogues(draw: st.DrawFn) -> dict[str, Any]:
    """Small catalogues with every kind of table, in nasty texts."""

    def texts() -> list[str]:
        return draw(st.lists(PLAIN, min_size=1, max_size=3))

    def word() -> str:
        return draw(PLAIN)

    return {
        "catalogue": {"id": "lille", "version": "1.0.0", "language": "da", "title": word(), "minimum_coverage": 0.25},
        "areas": [
            {"id": "et", "name": word(), "terms": {"borgeren": draw(PLAIN.map(str.strip))}},
            {"id": "to", "name": word()},
        ],
        "scales": [
            {"id": "s", "options": [{"value": -1, "label": word(), "meaning": word()}, {"value": 3, "label": word()}]}
        ],
        "levels": [
            {"id": "lav", "name": word(), "from": 0, "present": False, "meaning": word()},
            {"id": "hoej", "name": word(), "from": 62.5, "present": True, "meaning": word()},
        ],
        "gates": [{"id": "port", "text": word(), "help": word(), "closer_look": word()}],
        "categories": [
            {"id": "k", "name": word(), "description": word(), "blocks": [{"name": word(), "elements": ["b", "a"]}]}
        ],
        "elements": [
            {
                "id": "a",
                "name": word(),
                "category": "k",
                "definition": word(),
                "reflection": texts(),
                "references": [{"title": word(), "publisher": word(), "year": 2016, "url": "https://example.org/x"}],
                "questions": [
                    {
                        "id": "a-1",
                        "text": word(),
                        "scale": "s",
                        "weight": draw(st.sampled_from([1, 0.5, 2.25])),
                        "core": draw(st.booleans()),
                        "reverse": draw(st.booleans()),
                        "not_relevant": False,
                        "asked_of": ["leder", "aften-nat"],
                        "look_for": texts(),
                        "examples": {"to": word()},
                        "suggestions": [
                            {"id": "a-1-s", "up_to": -1, "text": word(), "first_step": word(), "effort": "small"}
                        ],
                    },
                    {"id": "a-2", "text": word(), "scale": "s", "retired": "1.0.0"},
                ],
            },
            {
                "id": "b",
                "name": word(),
                "category": "k",
                "definition": word(),
                "builds_on": ["a"],
                "questions": [{"id": "b-1", "text": word(), "scale": "s"}],
            },
        ],
    }


@given(catalogues())
@settings(max_examples=25, deadline=None)
def test_a_catalogue_comes_back_from_a_workbook_as_it_was(tables: dict[str, Any]) -> None:
    """Whatever its texts hold: formulas, line breaks, dashes, control characters."""
    before, problems = catalogue_from_tables(tables, "lille.toml")
    assert problems == ()
    after, _tables, problems = from_xlsx(to_xlsx(tables), "lille.xlsx")
    assert problems == ()
    assert after == before


def test_our_own_catalogue_comes_back_as_it_was() -> None:
    """Every text of elements.toml survives the round trip."""
    content = bundled("elements.toml").read_bytes()
    before, _problems = catalogue_from_tables(tomli.loads(content.decode()), "elements.toml")
    after, _tables, problems = from_xlsx(to_xlsx(tomli.loads(content.decode())), "elements.xlsx")
    assert problems == ()
    assert after == before


def _our_book() -> openpyxl.Workbook:
    content = to_xlsx(tomli.loads(bundled("elements.toml").read_text(encoding="utf-8")))
    return openpyxl.load_workbook(BytesIO(content))


def _saved(book: openpyxl.Workbook) -> bytes:
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_a_mistyped_cell_is_named_with_a_hint() -> None:
    """The scale of the second question (row 3) is misspelled."""
    book = _our_book()
    page = book["Spørgsmål"]
    column = next(cell.column for cell in page[1] if cell.value == "scale")
    page.cell(3, column or 0).value = "grda"
    catalogue, _tables, problems = from_xlsx(_saved(book), "skema.xlsx")
    assert catalogue is None
    assert [problem.code for problem in problems] == ["E009"]
    assert problems[0].place.startswith("Spørgsmål!A3")
    assert "Mente du »grad«?" in problems[0].message


def test_a_number_that_is_none_is_named_by_its_cell() -> None:
    """A weight must be a number; the cell is E4."""
    book = _our_book()
    page = book["Spørgsmål"]
    column = next(cell for cell in page[1] if cell.value == "weight")
    page[f"{column.column_letter}4"] = "tung"
    _catalogue, _tables, problems = from_xlsx(_saved(book), "skema.xlsx")
    assert [(problem.code, problem.place) for problem in problems] == [("E303", f"Spørgsmål!{column.column_letter}4")]


def test_an_unknown_column_and_a_missing_sheet_are_both_told() -> None:
    """All problems come at once."""
    book = _our_book()
    book["Niveauer"].cell(1, 9).value = "farve"
    del book["Kilder"]
    _catalogue, _tables, problems = from_xlsx(_saved(book), "skema.xlsx")
    assert {problem.code for problem in problems} == {"E003", "E302"}


def test_a_danish_decimal_comma_is_read_as_a_number() -> None:
    """Somebody who writes 0,5 as text means a half."""
    book = _our_book()
    page = book["Skema"]
    column = next(cell for cell in page[1] if cell.value == "minimum_coverage")
    page[f"{column.column_letter}2"] = "0,25"
    catalogue, _tables, problems = from_xlsx(_saved(book), "skema.xlsx")
    assert problems == ()
    assert catalogue is not None
    assert catalogue.about.minimum_coverage == 0.25


def test_a_text_that_looks_like_a_formula_stays_text() -> None:
    """A question that begins with = must not be calculated by a spreadsheet."""
    tables = tomli.loads(bundled("elements.toml").read_text(encoding="utf-8"))
    tables["elements"][0]["questions"][0]["text"] = "=1+1"
    book = openpyxl.load_workbook(BytesIO(to_xlsx(tables)))
    cell = book["Spørgsmål"]["C2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_a_file_that_is_no_workbook_gets_a_plain_word() -> None:
    """Text, an empty file and a damaged archive."""
    for content in (b"", b"hej", b"PK\x03\x04 damaged"):
        catalogue, _tables, problems = from_xlsx(content, "skema.xlsx")
        assert catalogue is None
        assert [problem.code for problem in problems] == ["E301"]


@pytest.mark.parametrize(
    ("content", "code"),
    [(torn_workbook, "E301"), (zip_bomb, "E147"), (wide_workbook, "E302"), (lambda: b"PK\x03\x04rest", "E301")],
    ids=["torn", "bomb", "wide", "no zip"],
)
def test_a_workbook_that_means_harm_or_is_broken_is_told_of(content: Callable[[], bytes], code: str) -> None:
    """One that was broken inside its packing came out as a traceback once."""
    found, _tables, problems = from_xlsx(content(), "skema.xlsx")
    assert found is None
    assert code in {problem.code for problem in problems}
