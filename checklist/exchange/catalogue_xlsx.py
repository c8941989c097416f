"""A catalogue as a workbook and back, for people who edit questions in a spreadsheet.

A sheet for each kind of table, a note on each heading; problems name the sheet and the cell. Nothing is lost on the
way, and nothing is guessed.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from checklist.catalogue import Problem
from checklist.catalogue.reading import catalogue_from_tables
from checklist.exchange.cell_texts import escaped, looks_like_formula, unescaped
from checklist.exchange.sheets import EXAMPLE_PREFIX, SHEETS, Column, Sheet
from checklist.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from checklist.catalogue import Catalogue

Table = dict[str, Any]

MOST_ROWS = 20_000
MOST_COLUMNS = 60


def to_xlsx(tables: Table) -> bytes:
    """The raw tables of a catalogue (as read from TOML) as a workbook."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    areas = [area["id"] for area in tables.get("areas", [])]
    for sheet in SHEETS:
        _write_sheet(book, sheet, list(_rows(tables, sheet)), areas)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _write_sheet(book: Workbook, sheet: Sheet, rows: list[Table], areas: list[str]) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font, PatternFill

    page = book.create_sheet(sheet.title)
    columns = list(sheet.headings)
    if sheet.path[-1] == "questions":
        note = _("Et eksempel fra området.")
        columns += [Column(EXAMPLE_PREFIX + area, note) for area in areas]
    for at, column in enumerate(columns, start=1):
        heading = page.cell(1, at, column.key)
        heading.font = Font(bold=True)
        heading.fill = PatternFill("solid", fgColor="DDE8E5")
        heading.comment = Comment(_(column.note), "Lovende praksis", height=80, width=260)
        wide = column.kind == "list" or column.key in _LONG_TEXTS or column.key.startswith(EXAMPLE_PREFIX)
        page.column_dimensions[heading.column_letter].width = 60 if wide else 24
    page.freeze_panes = "B2"
    for row_number, row in enumerate(rows, start=2):
        for at, column in enumerate(columns, start=1):
            value = row.get(column.key)
            if value is not None:
                cell = page.cell(row_number, at)
                written = _written(value, column)
                cell.value = written
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                if isinstance(written, str):
                    # A text that begins with = is a text here, never a formula.
                    cell.data_type = "s"
                    cell.quotePrefix = looks_like_formula(written)


_LONG_TEXTS = frozenset({"text", "help", "description", "definition", "why", "strong", "closer_look", "first_step"})


def _rows(tables: Table, sheet: Sheet) -> Iterator[Table]:
    """The rows of a sheet, each with its parent's id under the parent column's key."""
    top, *inner = sheet.path
    if top == "catalogue":
        yield tables["catalogue"]
        return
    for owner in tables.get(top, []):
        if not inner:
            yield owner
        elif inner == ["terms"]:
            yield from (
                {"area": owner["id"], "word": word, "reads": reads} for word, reads in owner.get("terms", {}).items()
            )
        else:
            yield from _inner_rows(owner, inner, sheet)


def _inner_rows(owner: Table, path: list[str], sheet: Sheet) -> Iterator[Table]:
    for row in owner.get(path[0], []):
        if path[1:]:
            yield from _inner_rows(row, path[1:], sheet)
        elif sheet.parent is not None:
            examples = {EXAMPLE_PREFIX + area: text for area, text in row.get("examples", {}).items()}
            yield {**row, **examples, sheet.parent.key: owner["id"]}


def _written(value: Any, column: Column) -> str | int | float:
    if column.kind == "flag":
        return _YES if value else _NO
    if column.kind == "ids":
        return ", ".join(value)
    if column.kind == "list":
        return escaped("\n".join("- " + re.sub(r"\n(\\*- )", r"\n\\\1", item) for item in value))
    return escaped(value) if isinstance(value, str) else value


_YES, _NO = "ja", "nej"


def from_xlsx(content: bytes, source: str) -> tuple[Catalogue | None, Table, tuple[Problem, ...]]:
    """The catalogue in a workbook and its tables (for TOML), or None and every problem by sheet and cell."""
    from openpyxl import load_workbook

    from checklist.exchange.workbook_tables import untidy_allowed, why_refused

    refused = why_refused(content, source)
    if refused is not None and refused.code != "E125":
        return None, {}, (refused,)
    try:
        with untidy_allowed():
            book = load_workbook(BytesIO(content), data_only=False, keep_links=False)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - a damaged workbook makes the parser fail in any way it likes
        return None, {}, (Problem("E301", source, "", _("filen er ikke et regneark (.xlsx), der kan læses.")),)
    problems: list[Problem] = []
    found: dict[tuple[str, ...], list[Table]] = {}
    pages = {page.title: page for page in book.worksheets}
    for sheet in SHEETS:
        if sheet.title in pages:
            found[sheet.path] = list(_read_sheet(pages[sheet.title], sheet, source, problems))
        else:
            problems.append(Problem("E302", source, "", _("arket »{title}« mangler.").format(title=sheet.title)))
    tables, places = _assembled(found, source, problems)
    catalogue, more = catalogue_from_tables(tables, source)
    problems.extend(Problem(one.code, one.source, _cell(one.place, places), one.message) for one in more)
    return (None if problems else catalogue), tables, tuple(problems)


def _read_sheet(page: Worksheet, sheet: Sheet, source: str, problems: list[Problem]) -> Iterator[Table]:
    known = {column.key: column for column in sheet.headings}
    headings: dict[int, Column] = {}
    wide = min(page.max_column, MOST_COLUMNS)
    for cell in next(page.iter_rows(max_row=1, max_col=wide), ()):
        key = str(cell.value or "").strip()
        if key in known:
            headings[cell.column or 0] = known[key]
        elif key.startswith(EXAMPLE_PREFIX) and sheet.path[-1] == "questions":
            headings[cell.column or 0] = Column(key, "")
        elif key:
            place = f"{page.title}!{cell.coordinate}"
            problems.append(Problem("E003", source, place, _("kolonnen »{key}« er ukendt.").format(key=key)))
    for row in page.iter_rows(min_row=2, max_row=min(page.max_row, MOST_ROWS), max_col=wide):
        table: Table = {}
        for cell in row:
            column = headings.get(cell.column or 0)
            if column is None or cell.value is None or cell.value == "":
                continue
            try:
                table[column.key] = _read(cell.value, column)
            except ValueError:
                message = _("»{value}« kan ikke læses her.").format(value=str(cell.value)[:40])
                problems.append(Problem("E303", source, f"{page.title}!{cell.coordinate}", message))
        if table:
            table["\0"] = f"{page.title}!A{row[0].row}"
            yield table


def _read(value: object, column: Column) -> Any:
    """A cell's value as its column means it. Raises ValueError where it means nothing."""
    if column.kind == "flag":
        return _flag(value)
    if column.kind in {"whole", "number"}:
        return _number(value, column)
    text = unescaped(str(value))
    if column.kind == "ids":
        return [part.strip() for part in text.split(",") if part.strip()]
    if column.kind == "list":
        items = re.split(r"(?:^|\n)- ", text)
        if items[0].strip():
            return [line.strip() for line in text.split("\n") if line.strip()]
        return [re.sub(r"\n\\(\\*- )", r"\n\1", item) for item in items[1:]]
    return text


def _flag(value: object) -> bool:
    word = str(value).strip().casefold()
    if word in {_YES, "yes", "true", "sand", "1"}:
        return True
    if word in {_NO, "no", "false", "falsk", "0"}:
        return False
    raise ValueError(word)


def _number(value: object, column: Column) -> int | float:
    number = float(str(value).strip().replace(",", "."))
    return int(number) if number == int(number) and (column.kind == "whole" or isinstance(value, int)) else number


def _assembled(
    found: dict[tuple[str, ...], list[Table]], source: str, problems: list[Problem]
) -> tuple[Table, dict[str, str]]:
    """The sheets' rows put back into one another, and where each id stands."""
    places: dict[str, str] = {}
    tables: Table = {}
    owners: dict[tuple[str, ...], dict[str, Table]] = {}
    for sheet in SHEETS:
        rows = found.get(sheet.path, [])
        for row in rows:
            place = row.pop("\0")
            if isinstance(row.get("id"), str):
                places.setdefault(row["id"], place)
            if sheet.path == ("catalogue",):
                tables["catalogue"] = row
            elif sheet.parent is None:
                tables.setdefault(sheet.path[0], []).append(row)
                owners.setdefault(sheet.path, {})[str(row.get("id"))] = row
            else:
                _join(tables, owners, sheet, row, place, source, problems)
    return tables, places


def _join(
    tables: Table,
    owners: dict[tuple[str, ...], dict[str, Table]],
    sheet: Sheet,
    row: Table,
    place: str,
    source: str,
    problems: list[Problem],
) -> None:
    owner_id = str(row.pop(sheet.parent.key if sheet.parent else "", ""))
    above = owners.setdefault(sheet.path[:-1], {})
    if sheet.path[0] == "scales" and owner_id and owner_id not in above:
        above[owner_id] = {"id": owner_id, "options": []}
        tables.setdefault("scales", []).append(above[owner_id])
    owner = above.get(owner_id)
    if owner is None:
        message = _("»{id}« findes ikke.").format(id=owner_id)
        problems.append(Problem("E009", source, place, message))
    elif sheet.path[-1] == "terms":
        owner.setdefault("terms", {})[str(row.get("word", ""))] = row.get("reads", "")
    else:
        examples = {k.removeprefix(EXAMPLE_PREFIX): row.pop(k) for k in list(row) if k.startswith(EXAMPLE_PREFIX)}
        if examples:
            row["examples"] = examples
        owner.setdefault(sheet.path[-1], []).append(row)
        if "id" in row:
            owners.setdefault(sheet.path, {})[str(row["id"])] = row


def _cell(place: str, places: dict[str, str]) -> str:
    """A place in the tables as a cell: the row of the last id that the place names."""
    named = [places[one] for one in re.findall(r'"([^"]+)"', place) if one in places]
    return f"{named[-1]} ({place})" if named else place
