"""A whole round as files for others: a workbook, one CSV table of every rating, JSON, or TOML files in folders.

No cell of a spreadsheet is taken for a formula, whatever an applicant or a reviewer wrote.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from checklist.assessment.editing import new_id
from checklist.assessment.model import Respondent
from checklist.exchange.assessment_rows import plain
from checklist.exchange.cell_texts import escaped, guarded
from checklist.exchange.csv_tables import write_rows
from checklist.exchange.round_tables import handed_in, review_table, round_tables
from checklist.exchange.writing import write
from checklist.locale import _
from checklist.screening.order_words import decides_nothing
from checklist.screening.round import to_toml
from checklist.screening.seeing import as_read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checklist.assessment.model import Assessment
    from checklist.catalogue import Catalogue
    from checklist.exchange.cell_texts import Value
    from checklist.exchange.round_tables import FileFacts, HeldRound
    from checklist.screening.model import Application

EXPORT_FORMAT = "lovende-round-export/1"
LONGEST_CELL = 32_000  # a cell of a workbook holds 32,767 signs
_WIDE_FROM = 40


def round_xlsx(held: HeldRound, catalogue: Catalogue, files: Sequence[FileFacts], *, with_names: bool) -> bytes:
    """The round as a workbook, a sheet for each part; the same round gives the same bytes."""
    from openpyxl import Workbook

    from checklist.exchange.plan_xlsx import saved
    from checklist.exchange.workbook_tables import WideColumn, write_sheet

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "Lovende praksis"
    book.properties.created = held.round.deadline.replace(tzinfo=None)
    for title, (headings, *rows) in round_tables(held, catalogue, files, with_names=with_names).items():
        lengths = [
            max((len(str(row[at])) for row in rows if row[at] is not None), default=0) for at in range(len(headings))
        ]
        columns = [WideColumn(str(name), length > _WIDE_FROM) for name, length in zip(headings, lengths, strict=True)]
        write_sheet(book.create_sheet(title), columns, ([_fitting(value) for value in row] for row in rows))
    changed = max([held.round.deadline, *(entry.at for entry in held.entries)])
    return saved(book, changed)


def _fitting(value: Value) -> Value:
    if isinstance(value, str) and len(value) > LONGEST_CELL:
        return value[:LONGEST_CELL] + _(" (kortet af; det hele er i JSON)")
    return _("ja") if value is True else _("nej") if value is False else value


def round_csv(held: HeldRound, catalogue: Catalogue, *, with_names: bool) -> bytes:
    """Every rating as one table for Danish Excel."""
    rows = review_table(held, catalogue, with_names=with_names)
    return write_rows([[_csv_cell(value) for value in row] for row in rows])


def _csv_cell(value: Value) -> str:
    return escaped(guarded(value, formulas=True)) if isinstance(value, str) else plain(value)


def round_json(held: HeldRound, files: Sequence[FileFacts], *, with_names: bool) -> bytes:
    """The round as one JSON document, with every word."""
    entries = []
    for entry in held.entries:
        texts = held.texts.get(entry.number)
        reason = texts.reason.text if texts and texts.reason else None
        known = texts.known.text if texts and texts.known else None
        told = {"reason_text": reason, "known_then": None if known is None else json.loads(known)}
        entries.append({**_plain(entry), **told})
    data = {
        "format": EXPORT_FORMAT,
        "note": decides_nothing(),
        "round": _plain(held.round),
        "applications": [
            {
                **_plain(one, "assessment"),
                "code": one.code,
                "assessment": _plain(shown(held, one, with_names=with_names)),
            }
            for one in held.in_order
        ],
        "withdrawn": [{**_plain(one), "code": one.code} for one in held.withdrawn],
        "reviewers": [_plain(one) for one in held.reviewers],
        "declarations": [_plain(one) for one in held.declarations],
        "reviews": [_plain(one) for one in handed_in(held)],
        "decisions": entries,
        "files": [
            {
                "name": one.name if with_names else None,
                "sha256": one.sha256,
                "received": one.received.isoformat(),
                "size": one.size,
                "outcome": one.outcome,
                "wrong": list(one.wrong) if with_names else [],
                "ask": one.ask,
                "application": None if one.application is None else str(one.application),
                "let_in_by": one.let_in_by,
            }
            for one in files
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False).encode() + b"\n"


def _plain(model: Any, *left_out: str) -> dict[str, Any]:
    found: dict[str, Any] = model.model_dump(mode="json", exclude=set(left_out), exclude_none=True)
    return found


def shown(held: HeldRound, application: Application, *, with_names: bool) -> Assessment:
    """The application as it came, or without names as reviewers read it."""
    return application.assessment if with_names else as_read(held.round, application)


def round_toml(held: HeldRound, *, with_names: bool) -> Iterator[tuple[str, bytes]]:
    """Name below a folder -> content: the round, each application, and each review with its reviewer's name in it.

    `screen new` and `screen receive` take them in again.
    """
    yield "runde.toml", to_toml(held.round).encode()
    codes = {one.id: one.code for one in held.in_order}
    for application in held.in_order:
        said = shown(held, application, with_names=with_names)
        yield f"ansoegninger/{application.code}.toml", write(said, "toml")
    names = {one.id: one.name for one in held.reviewers}
    taken: list[str] = []
    for review in handed_in(held):
        name = names.get(review.reviewer, str(review.reviewer))
        respondent = Respondent(role=_("Bedømmer"), name=name)
        signed = review.assessment.model_copy(update={"respondent": respondent})
        file_name = new_id(f"{codes[review.application]} {name}", taken)
        taken.append(file_name)
        yield f"bedoemmelser/{file_name}.toml", write(signed, "toml")
