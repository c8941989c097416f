"""An assessment as rows for a sheet: one part after the other, labels for people beside the codes.

Texts longer than a cell holds go on in a part of their own. It knows nothing of files.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from checklist.assessment.reading import tables
from checklist.catalogue import reading
from checklist.exchange.assessment_columns import (
    CONTINUED,
    CONTINUED_HEADINGS,
    FACT_HEADINGS,
    FACT_LINES,
    FACTS,
    PARTS,
)

if TYPE_CHECKING:
    from checklist.assessment.model import Assessment
    from checklist.catalogue import Catalogue
    from checklist.catalogue.model import Option
    from checklist.exchange.assessment_columns import Column, Part
    from checklist.exchange.cell_texts import Value

# A cell holds 32,767 signs, some of which count double and some of which are escaped in seven.
LONGEST_PIECE = 16_000
LONGEST_ESCAPED_PIECE = 4_000

Rows = list[list["Value"]]


def rows_of(assessment: Assessment, catalogue: Catalogue | None) -> dict[str, Rows]:
    """Each part's rows by its title, the headings first. Without the assessment's own `catalogue`, labels are empty."""
    own = catalogue if catalogue is not None and catalogue.about.id == assessment.catalogue else None
    data = tables(assessment)
    sheets: dict[str, Rows] = {FACTS: [list(FACT_HEADINGS), *_facts(data)]}
    for part in PARTS:
        held = [_row(part, key, table, data, own) for key, table in _tables_of(part, data)]
        sheets[part.title] = [[column.heading for column in part.columns], *held]
    sheets[CONTINUED] = [list(CONTINUED_HEADINGS), *_cut(sheets)]
    return sheets


def _facts(data: dict[str, Any]) -> Rows:
    """Every fact that can be told, a line each, so that what is missing is seen to be."""
    found: Rows = []
    for line in FACT_LINES:
        table, _dot, key = line.key.rpartition(".")
        held = (data.get(table, {}) if table else data).get(key)
        found.append([line.heading, _cell(line, held)])
    return found


def _tables_of(part: Part, data: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """The part's tables with their ids, in the assessment's order."""
    if part.key in {"evidence", "actions"}:
        held = data.get("evidence", []) if part.key == "evidence" else data.get("plan", {}).get("actions", [])
        return [(one["id"], one) for one in held]
    return list(data.get(part.key, {}).items())


def _row(part: Part, key: str, table: dict[str, Any], data: dict[str, Any], catalogue: Catalogue | None) -> list[Value]:
    table = {**table, "id": key}
    return [
        _label(part, column, table, data, catalogue) if column.kind == "label" else _cell(column, table.get(column.key))
        for column in part.columns
    ]


def _cell(column: Column, value: Any) -> Value:
    if value is None:
        return None
    if column.words is not None:
        return column.words[value]
    if column.kind == "codes":
        return ", ".join(value)
    if column.kind == "moment":
        return str(value.isoformat()).replace("+00:00", "Z")
    if column.kind == "version":
        return f"v{value}"  # 1.2.3 alone is a day to a Danish spreadsheet
    found: Value = value
    return found


def _label(
    part: Part, column: Column, table: dict[str, Any], data: dict[str, Any], catalogue: Catalogue | None
) -> Value:
    """What stands beside the codes for people: names and texts from the catalogue, in the area's words."""
    if part.key == "answers" and column.key in {"practice", "service"}:
        held: str = data["practice"]["name" if column.key == "practice" else "service"]
        return held or None
    if catalogue is None:
        return None
    text = _text(part, column, table, catalogue)
    return None if text is None else reading(text, catalogue.area_by_id.get(data["practice"].get("area", "")))


def _text(part: Part, column: Column, table: dict[str, Any], catalogue: Catalogue) -> str | None:
    if part.key == "gates":
        return next((gate.text for gate in catalogue.gates if gate.id == table["id"]), None)
    if part.key != "answers":
        element = catalogue.element_by_id.get(table["id"])
        return element.name if element else None
    question = catalogue.question_by_id.get(table["id"])
    if question is None:
        return None
    if column.key == "element":
        return catalogue.element_of_question[question.id].name
    if column.key == "question":
        return question.text
    options: dict[Any, Option] = dict(catalogue.scale_of(question).by_value)
    option = options.get(table.get("value"))
    return option.label if option else None


def _cut(sheets: dict[str, Rows]) -> Rows:
    """What does not fit into its cell, piece by piece; the cell keeps the first one."""
    rest: Rows = []
    for title, (headings, *rows) in sheets.items():
        key_at = headings.index("Id") if title != FACTS else 0
        for row in rows:
            for at, value in enumerate(row):
                if isinstance(value, str) and len(value) > LONGEST_ESCAPED_PIECE:
                    first, *more = _pieces(value)
                    row[at] = first
                    rest += [[title, row[key_at], headings[at], piece] for piece in more]
    return rest


def _pieces(text: str) -> list[str]:
    longest = LONGEST_PIECE if text.replace("\n", "").isprintable() and "_x" not in text else LONGEST_ESCAPED_PIECE
    return [text[at : at + longest] for at in range(0, len(text), longest)]


def plain(value: Value) -> str:
    """A value as a CSV cell of Danish Excel shows it, before it is guarded."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return f"{value.day:02}-{value.month:02}-{value.year:04}"
    return str(value)
