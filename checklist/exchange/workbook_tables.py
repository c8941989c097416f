"""Rows in a workbook (XLSX): looked over before anything is unpacked, read row by row, written with texts as texts.

It knows nothing of what the rows mean.
"""

from __future__ import annotations

import datetime as dt
import re
import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile, ZipInfo

from checklist.catalogue import Problem
from checklist.exchange.cell_texts import escaped, guarded, looks_like_formula
from checklist.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from checklist.exchange.cell_texts import Value

MOST_ROWS = 20_000
MOST_COLUMNS = 64
MOST_SHEETS = 40
MOST_PARTS = 2_000
LARGEST_UNPACKED = 60_000_000
# Our own workbooks reach 1:12. Text packs to 1:100 at the very best; a bomb is at 1:1000.
HIGHEST_RATIO = 200
_SMALL = 1_000_000
_DECLARATIONS = tuple(word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("ascii", "utf-16-le"))
_DECLARATIONS_BE = tuple(word.encode("utf-16-be") for word in ("<!DOCTYPE", "<!ENTITY"))
_FIRST_DATE = dt.date(1900, 3, 1)  # before it, spreadsheets count a day that never was


@dataclass(frozen=True)
class WideColumn:
    """A column to write: its heading, and whether long texts stand in it."""

    heading: str
    wide: bool


def why_refused(content: bytes, name: str) -> Problem | None:
    """What speaks against opening this workbook: E125 none at all, E147 too much inside, E148 what none of ours has."""
    try:
        with ZipFile(BytesIO(content)) as book:
            parts = book.infolist()
            if "xl/workbook.xml" not in book.namelist():
                return _no_workbook(name)
            unpacked = sum(part.file_size for part in parts)
            if len(parts) > MOST_PARTS or unpacked > LARGEST_UNPACKED or any(map(_is_a_bomb, parts)):
                message = _("regnearket fylder alt for meget, når det pakkes ud. Det er ikke åbnet.")
                return Problem("E147", name, "", message)
            if any(_leads_away(part.filename) for part in parts):
                return Problem("E148", name, "", _("regnearket har dele med navne, der peger ud af filen."))
            if any(_declares(book.read(part)) for part in parts if part.filename.endswith((".xml", ".rels"))):
                message = _("regnearket har erklæringer, som intet regnearksprogram skriver. Det er ikke åbnet.")
                return Problem("E148", name, "", message)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - zipfile, zlib and lzma each have errors of their own
        return _no_workbook(name)
    return None


def _is_a_bomb(part: ZipInfo) -> bool:
    return part.file_size > _SMALL and part.file_size > HIGHEST_RATIO * part.compress_size


def _no_workbook(name: str) -> Problem:
    return Problem("E125", name, "", _("filen er ikke et regneark (.xlsx), der kan læses."))


def _leads_away(name: str) -> bool:
    return name.startswith(("/", "\\")) or ":" in name or ".." in re.split(r"[/\\]", name)


def _declares(xml: bytes) -> bool:
    """True where the XML declares a document type or an entity; no workbook needs either."""
    return any(word in xml for word in (*_DECLARATIONS, *_DECLARATIONS_BE))


def read_sheets(content: bytes, name: str) -> tuple[dict[str, list[list[Value]]], Problem | None]:
    """Each sheet's rows by its title, calculated cells as they were last shown; or none and why."""
    refused = why_refused(content, name)
    if refused:
        return {}, refused
    try:
        with untidy_allowed():
            return _sheets(content, name)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - a damaged workbook makes the parser fail in any way it likes
        return {}, _no_workbook(name)


def _sheets(content: bytes, name: str) -> tuple[dict[str, list[list[Value]]], Problem | None]:
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    if len(book.worksheets) > MOST_SHEETS:
        return {}, Problem("E147", name, "", _("regnearket har alt for mange ark til at være en besvarelse."))
    sheets = {}
    for page in book.worksheets:
        cells = page.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS, values_only=True)
        rows = [_trimmed(row) for row in cells]
        while rows and not rows[-1]:
            rows.pop()
        if len(rows) > MOST_ROWS:
            message = _("arket har alt for mange rækker til at være en besvarelse.")
            return {}, Problem("E147", name, page.title, message)
        sheets[page.title] = rows
    return sheets, None


@contextmanager
def untidy_allowed() -> Iterator[None]:
    """Openpyxl's remarks on what it leaves out (drawings, rules for input) are nothing to a user."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _trimmed(row: Sequence[Any]) -> list[Value]:
    """The row without the empty cells at its end."""
    last = len(row)
    while last and row[last - 1] is None:
        last -= 1
    return list(row[:last])


def cell_name(row: int, column: int) -> str:
    """`B7` for row 7, column 2 (both from 1)."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def write_sheet(page: Worksheet, columns: Sequence[WideColumn], rows: Iterator[Sequence[Value]]) -> None:
    """A heading row that stays in sight, and the rows: texts as texts, days as dates."""
    from openpyxl.styles import Alignment, Font, PatternFill

    for at, column in enumerate(columns, start=1):
        heading = page.cell(1, at, column.heading)
        heading.font = Font(bold=True)
        heading.fill = PatternFill("solid", fgColor="DDE8E5")
        page.column_dimensions[heading.column_letter].width = 60 if column.wide else 20
    page.freeze_panes = "A2"
    top = Alignment(wrap_text=True, vertical="top")
    for number, row in enumerate(rows, start=2):
        for at, value in enumerate(row, start=1):
            if value is not None:
                cell = page.cell(number, at)
                cell.alignment = top
                write_value(cell, value)


def write_value(cell: Any, value: Value) -> None:
    """`value` into an openpyxl cell; a text stays a text, whatever sign it begins with."""
    if isinstance(value, str):
        cell.value = escaped(guarded(value, formulas=False))
        cell.data_type = "s"
        cell.quotePrefix = looks_like_formula(value)
    elif isinstance(value, dt.date) and value < _FIRST_DATE:
        cell.value = value.isoformat()
        cell.data_type = "s"
    else:
        cell.value = value
        if isinstance(value, dt.date):
            cell.number_format = "dd-mm-yyyy"
