"""An assessment as a workbook (a sheet for each part) or as CSV (one table, the part in its first column), and back.

A file of ours comes back as it was. A sheet without our format line is one that somebody made by hand, and is read as
such elsewhere.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checklist.assessment.reading import assessment_from_tables
from checklist.catalogue import Problem
from checklist.catalogue.problems import did_you_mean
from checklist.exchange.assessment_columns import (
    CONTINUED,
    CONTINUED_HEADINGS,
    FACT_LINES,
    FACTS,
    FIELD,
    FORMAT_FACT,
    PART,
    PARTS,
    by_heading,
    folded,
)
from checklist.exchange.assessment_rows import plain, rows_of
from checklist.exchange.cell_texts import (
    day_in,
    escaped,
    flag_in,
    guarded,
    moment_in,
    text_in,
    whole_in,
    word_in,
)
from checklist.exchange.csv_tables import read_rows, write_rows
from checklist.exchange.workbook_tables import WideColumn, cell_name, read_sheets, write_sheet
from checklist.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist.assessment.model import Assessment
    from checklist.catalogue import Catalogue
    from checklist.exchange.assessment_columns import Column
    from checklist.exchange.cell_texts import Value

    Read = tuple[Assessment | None, tuple[Problem, ...]]


@dataclass(frozen=True)
class Table:
    """A part as it was found: its headings, and each row's cells with the name of the row's first cell or line."""

    headings: list[str]
    rows: list[tuple[str, list[Value]]]


def to_xlsx(assessment: Assessment, catalogue: Catalogue | None = None) -> bytes:
    """The assessment as a workbook; the same assessment gives the same bytes."""
    from openpyxl import Workbook

    from checklist.exchange.plan_xlsx import saved

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "Lovende praksis"
    book.properties.created = assessment.created.replace(tzinfo=None)
    wide = {column.heading for part in PARTS for column in part.columns if column.wide} | {"Indhold", "Tekst"}
    for title, (headings, *rows) in rows_of(assessment, catalogue).items():
        if title == CONTINUED and not rows:
            continue
        columns = [WideColumn(str(heading), heading in wide) for heading in headings]
        write_sheet(book.create_sheet(title), columns, iter(rows))
    return saved(book, assessment.updated)


def to_csv(assessment: Assessment, catalogue: Catalogue | None = None) -> bytes:
    """The assessment as one table: the column Del names the part that each row belongs to."""
    sheets = rows_of(assessment, catalogue)
    columns = list(dict.fromkeys(str(heading) for title in sheets for heading in sheets[title][0]))
    lines = [[PART, *columns]]
    for title, (headings, *rows) in sheets.items():
        for row in rows:
            held = dict(zip(map(str, headings), row, strict=True))
            lines.append([title, *(_csv_cell(held.get(column)) for column in columns)])
    return write_rows(lines)


def _csv_cell(value: Value) -> str:
    return escaped(guarded(value, formulas=True)) if isinstance(value, str) else plain(value)


def read_xlsx(content: bytes, name: str, saved: float | None = None) -> Read:
    """The assessment in a workbook, or None and every problem, located by sheet and cell."""
    sheets, refused = read_sheets(content, name)
    if refused:
        return None, (refused,)
    found: dict[str, Table] = {}
    for title, rows in sheets.items():
        if rows:
            located = [(f"{title}!{cell_name(at, 1)}", row) for at, row in enumerate(rows, start=1)]
            found[title] = Table([word_in(cell) for cell in rows[0]], located[1:])
    if _is_ours(found):
        return _Reader(name).read(found)
    from checklist.exchange.hand_made_sheet import read_hand_made

    grids = {title: [(f"{title}!A{at}", row) for at, row in enumerate(rows, 1)] for title, rows in sheets.items()}
    return read_hand_made(grids, name, hashlib.sha256(content).hexdigest(), saved)


def read_csv(content: bytes, name: str, saved: float | None = None) -> Read:
    """The assessment in a CSV file, or None and every problem, located by line."""
    rows, problems = read_rows(content, name)
    if problems:
        return None, problems
    located = [(_("række {row}").format(row=at), list[Any](row)) for at, row in enumerate(rows, start=1)]
    filled = [(place, row) for place, row in located if any(word_in(cell) for cell in row)]
    if filled and word_in(filled[0][1][0]).casefold() == PART.casefold():
        found = _parted(filled)
        if _is_ours(found):
            return _Reader(name).read(found)
    from checklist.exchange.hand_made_sheet import read_hand_made

    return read_hand_made({"": located}, name, hashlib.sha256(content).hexdigest(), saved)


def _parted(rows: list[tuple[str, list[Value]]]) -> dict[str, Table]:
    headings = [word_in(cell) for cell in rows[0][1][1:]]
    found: dict[str, Table] = {}
    for place, row in rows[1:]:
        found.setdefault(word_in(row[0]), Table(headings, [])).rows.append((place, row[1:]))
    return found


def _is_ours(tables: dict[str, Table]) -> bool:
    facts = tables.get(FACTS)
    return facts is not None and any(
        FORMAT_FACT in map(word_in, row) and any(word_in(cell).startswith("lovende-assessment/") for cell in row)
        for _place, row in facts.rows
    )


class _Reader:
    """Puts the parts of a file of ours together again, and gathers what is wrong on the way."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self.places: dict[str, str] = {}

    def read(self, found: dict[str, Table]) -> Read:
        more = self._continued(found.get(CONTINUED))
        data = self._facts(found[FACTS], more)
        for part in PARTS:
            if part.title not in found:
                continue
            rows = list(self._rows(found[part.title], part.title, by_heading(part.columns), more))
            if part.key == "evidence":
                data["evidence"] = rows
            elif part.key == "actions":
                data.setdefault("plan", {})["actions"] = rows
            else:
                data[part.key] = self._by_id(rows, part.title)
        known = [FACTS, CONTINUED, *(part.title for part in PARTS)]
        for title in found:
            if title not in known:
                message = _("»{title}« hører ikke til besvarelsen og er ikke læst.").format(title=title[:40])
                self._tell("N141", "", message + did_you_mean(title, known))
        assessment, problems = assessment_from_tables(data, self.name)
        self.problems += [Problem(p.code, p.source, self._located(p.place), p.message) for p in problems]
        refused = any(problem.refuses for problem in self.problems)
        return (None if refused else assessment), tuple(self.problems)

    def _facts(self, table: Table, more: dict[tuple[str, str, str], str]) -> dict[str, Any]:
        lines = by_heading(FACT_LINES)
        at_field, at_held = _at(table.headings, FIELD, 0), _at(table.headings, "Indhold", 1)
        data: dict[str, Any] = {"practice": {}, "respondent": {}, "plan": {}}
        for place, row in table.rows:
            label = word_in(_of(row, at_field))
            line = lines.get(folded(label))
            if line is None:
                if label:
                    message = _("feltet »{label}« er ukendt.").format(label=label[:40])
                    self._tell("E003", place, message + did_you_mean(label, [one.heading for one in FACT_LINES]))
                continue
            value = self._value(line, _of(row, at_held), place, more.get((FACTS, line.heading, "Indhold"), ""))
            if value is not None:
                inner, _dot, key = line.key.rpartition(".")
                (data[inner] if inner else data)[key] = value
        return data

    def _rows(
        self, table: Table, title: str, known: dict[str, Column], more: dict[tuple[str, str, str], str]
    ) -> Iterator[dict[str, Any]]:
        columns = [known.get(folded(heading)) for heading in table.headings]
        seen: set[str] = set()
        for place, row in table.rows:
            held: dict[str, Any] = {}
            key = next((word_in(cell) for cell, column in zip(row, columns, strict=False) if _is_id(column)), "")
            for column, cell in zip(columns, row, strict=False):
                if column is None or column.kind == "label" or column.key in held:
                    continue
                value = self._value(column, cell, place, more.get((title, key, column.heading), ""))
                if value is not None:
                    held[column.key] = value
            if held:
                self.places.setdefault(key, place)
                if key in seen and title not in {"Dokumentation", "Plan"}:
                    self._tell("E008", place, _("id »{id}« er brugt før.").format(id=key))
                seen.add(key)
                yield held

    def _value(self, column: Column, cell: Value, place: str, more: str) -> Any:
        """What the cell means in its column, None where it is empty or wrong; `more` is what did not fit into it."""
        text = text_in(cell)
        if text is None and not more:
            return None
        if column.kind == "text" and column.words is None:
            return (text or "") + more
        if not (text or "").strip():
            return None
        try:
            return meant(column, cell)
        except ValueError:
            message = _("»{value}« kan ikke læses under {heading}.")
            hint = did_you_mean(word_in(cell), column.words.values()) if column.words else ""
            shown = message.format(value=word_in(cell)[:40], heading=column.heading)
            self._tell("E303", place, shown + hint)
            return None

    def _continued(self, table: Table | None) -> dict[tuple[str, str, str], str]:
        """The rest of long texts by part, id and column."""
        found: dict[tuple[str, str, str], str] = {}
        if table is None:
            return found
        at = [_at(table.headings, heading, position) for position, heading in enumerate(CONTINUED_HEADINGS)]
        for _place, row in table.rows:
            title, key, column = (word_in(_of(row, one)) for one in at[:3])
            found[title, key, column] = found.get((title, key, column), "") + (text_in(_of(row, at[3])) or "")
        return found

    def _by_id(self, rows: list[dict[str, Any]], title: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for row in rows:
            key = row.pop("id", None)
            if key is None:
                self._tell("E151", title, _("en række har intet id."))
            else:
                found[key] = row
        return found

    def _located(self, place: str) -> str:
        """A place in the tables as a row of the sheet: that of the last id it names."""
        ids = re.findall(r'"([^"]+)"|, ([^,]+)', place)
        named = [self.places[one] for pair in ids for one in pair if one in self.places]
        return f"{named[-1]} ({place})" if named else place

    def _tell(self, code: str, place: str, message: str) -> None:
        self.problems.append(Problem(code, self.name, place, message))


def meant(column: Column, cell: Value) -> Any:
    """The value that a cell has in its column. Raises ValueError where it has none."""
    word = word_in(cell)
    if column.words is not None:
        codes = {folded(said): code for code, said in column.words.items()}
        found = codes.get(folded(word)) or (word if word in column.words else None)
        if found is None:
            raise ValueError(word)
        return found
    if column.kind == "codes":
        return [one.strip() for one in re.split(r"[,;]", word) if one.strip()]
    if column.kind == "version":
        return word.removeprefix("v")
    by_kind = {"whole": whole_in, "flag": flag_in, "day": day_in, "moment": moment_in}
    return by_kind[column.kind](cell) if column.kind in by_kind else word


def _is_id(column: Column | None) -> bool:
    return column is not None and column.key == "id"


def _at(headings: list[str], wanted: str, otherwise: int) -> int:
    return headings.index(wanted) if wanted in headings else otherwise


def _of(row: list[Value], at: int) -> Value:
    return row[at] if at < len(row) else None
