"""A sheet for an applicant to fill in: the facts to tell on top, and a row for each question.

Filled in and sent back, it is read as any sheet that was made by hand.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Literal

from checklist.catalogue import reading
from checklist.exchange.assessment_columns import ANSWER_STATUSES, FORMS, KINDS
from checklist.exchange.cell_texts import escaped, guarded
from checklist.exchange.csv_tables import write_rows
from checklist.exchange.workbook_tables import write_value

if TYPE_CHECKING:
    import datetime as dt

    from checklist.catalogue import Catalogue
    from checklist.catalogue.model import Form, Question

_HEADINGS = ("Element", "Id", "Spørgsmål", "Værdi", "Status", "Note", "Dokumentation")
_WIDTHS = (26, 24, 60, 10, 16, 60, 30)
_VALUE, _STATUS = "D", "E"


def blank_sheet(
    catalogue: Catalogue, made: dt.date, *, to: Literal["xlsx", "csv"], form: Form = "full", area: str | None = None
) -> bytes:
    """The questions of `form` in the words of `area`, as a workbook or as CSV for Danish Excel.

    `made` is the date of those that are sent back without one. The same questions give the same rows.
    """
    facts, questions = _facts(catalogue, made, form, area), _questions(catalogue, form, area)
    if to == "csv":
        rows = [*facts, [], [*_HEADINGS], *questions]
        return write_rows([[escaped(guarded(cell, formulas=True)) if cell else "" for cell in row] for row in rows])
    return _workbook(facts, questions, catalogue.questions(form), catalogue)


def _facts(catalogue: Catalogue, made: dt.date, form: Form, area: str | None) -> list[list[str]]:
    told = {
        "Praksis": "",
        "Tilbud": "",
        "Organisation": "",
        "Kommune": "",
        "Område": area or "",
        "Målgruppe": "",
        "Lovgrundlag": "",
        "Modenhed": "",
        "Art": KINDS["application"],
        "Dato": f"{made:%d-%m-%Y}",
        "Spørgeskema": catalogue.about.id,
        "Spørgeskemaets version": f"v{catalogue.about.version}",
        "Form": FORMS[form],
    }
    return [[label, held] for label, held in told.items()]


def _questions(catalogue: Catalogue, form: Form, area: str | None) -> list[list[str]]:
    own = catalogue.area_by_id.get(area or "")
    return [
        [reading(element.name, own), question.id, reading(question.text, own), "", "", "", ""]
        for element in catalogue.elements_as_shown
        for question in catalogue.questions_of(element, form)
    ]


def _workbook(
    facts: list[list[str]], rows: list[list[str]], questions: tuple[Question, ...], catalogue: Catalogue
) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    page = book.worksheets[0]
    page.title = "Ansøgning"
    begin = len(facts) + 2
    for number, row in enumerate([*facts, [], [*_HEADINGS], *rows], start=1):
        for at, text in enumerate(row, start=1):
            cell = page.cell(number, at)
            cell.alignment = Alignment(wrap_text=number > begin, vertical="top")
            if text:
                write_value(cell, text)
            if number < begin and at == 1:
                cell.font = Font(bold=True)
            if number == begin:
                cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDE8E5")
    for letter, width in zip("ABCDEFG", _WIDTHS, strict=True):
        page.column_dimensions[letter].width = width
    page.freeze_panes = f"A{begin + 1}"
    last = begin + len(rows)
    scales = {tuple(sorted(catalogue.scale_of(question).by_value)) for question in questions}
    choices = [(_STATUS, ",".join(ANSWER_STATUSES.values()))]
    if len(scales) == 1:  # with several scales, which numbers may be chosen differs from row to row
        choices.append((_VALUE, ",".join(map(str, scales.pop()))))
    for letter, words in choices:
        rule = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True, showErrorMessage=True)
        rule.add(f"{letter}{begin + 1}:{letter}{last}")
        page.add_data_validation(rule)
    out = BytesIO()
    book.save(out)
    return out.getvalue()
