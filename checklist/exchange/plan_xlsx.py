"""A plan as a workbook for people who follow up in a spreadsheet: real dates, filters, and a status to choose.

It goes out only; the assessment stays the place where the plan lives.
"""

from __future__ import annotations

import datetime as dt
import re
from io import BytesIO
from typing import TYPE_CHECKING, get_args

from checklist.assessment.model import ActionStatus
from checklist.assessment.planning import status_words
from checklist.catalogue import reading
from checklist.exchange.cell_texts import looks_like_formula
from checklist.locale import _

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from checklist.assessment.model import Action, Assessment
    from checklist.catalogue import Catalogue

HEADING_ROW = 5
_DATE = "dd-mm-yyyy"
_LONGEST_CELL = 32_767
_ZIP_YEARS = 1980, 2107  # all that a zip file can tell
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")


def plan_as_xlsx(assessment: Assessment, catalogue: Catalogue) -> bytes:
    """The actions of `assessment` as a workbook of one sheet, one row each; the same plan gives the same bytes.

    Row 1 names the practice, row 3 the next look, row 5 the columns, with a filter. Deadlines are dates, and a status
    is chosen from a list. Every text stays a text, also one that begins as a formula would.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.properties.creator = "Lovende praksis"
    book.properties.created = assessment.created.astimezone(dt.UTC).replace(tzinfo=None)
    book.properties.title = _("Plan for næste skridt")
    sheet = book.worksheets[0]
    sheet.title = _("Plan")
    _write_head(sheet, assessment)
    columns = _columns()
    for at, (heading, width) in enumerate(columns, 1):
        _head_cell(sheet, at, heading, width)
    for row, action in enumerate(assessment.plan.actions, HEADING_ROW + 1):
        _write_action(sheet, row, row - HEADING_ROW, action, assessment, catalogue)
    last_row = HEADING_ROW + max(1, len(assessment.plan.actions))
    sheet.auto_filter.ref = f"A{HEADING_ROW}:{sheet.cell(last_row, len(columns)).coordinate}"
    sheet.freeze_panes = f"C{HEADING_ROW + 1}"
    _offer_statuses(sheet, last_row)
    _fit_the_paper(sheet)
    return saved(book, assessment.updated)


def _columns() -> list[tuple[str, int]]:
    """Each column's heading and width in characters."""
    return [
        (_("Nr."), 6),
        (_("Handling"), 46),
        (_("Ansvarlig"), 22),
        (_("Frist"), 13),
        (_("Status"), 14),
        (_("Første skridt"), 40),
        (_("Tegn på, at det lykkes"), 40),
        (_("Hvorfor"), 40),
        (_("Element"), 26),
    ]


_DEADLINE, _STATUS = 4, 5  # their columns, D and E


def _write_head(sheet: Worksheet, assessment: Assessment) -> None:
    from openpyxl.styles import Font

    practice = assessment.practice
    _write_text(sheet, 1, 1, practice.name)
    sheet.cell(1, 1).font = Font(bold=True, size=14)
    _write_text(sheet, 2, 1, " · ".join(part for part in (practice.service, assessment.period) if part))
    _write_text(sheet, 3, 1, _("Vi ser på planen igen:"))
    sheet.cell(3, 1).font = Font(bold=True)
    if assessment.plan.next_look is not None:
        _write_date(sheet, 3, _DEADLINE, assessment.plan.next_look)


def _head_cell(sheet: Worksheet, column: int, heading: str, width: int) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    cell = sheet.cell(HEADING_ROW, column, heading)
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor="DDE8E5")
    cell.alignment = Alignment(vertical="center")
    sheet.column_dimensions[cell.column_letter].width = width


def _write_action(
    sheet: Worksheet, row: int, number: int, action: Action, assessment: Assessment, catalogue: Catalogue
) -> None:
    from openpyxl.styles import Alignment

    element = catalogue.element_by_id.get(action.element or "")
    area = catalogue.area_by_id.get(assessment.practice.area or "")
    sheet.cell(row, 1, number)
    texts = {
        2: action.title,
        3: action.owner,
        _STATUS: status_words(action.status),
        6: action.first_step,
        7: action.sign_of_success,
        8: action.why,
        9: reading(element.name, area) if element else None,
    }
    for column, text in texts.items():
        _write_text(sheet, row, column, text)
    if action.deadline is not None:
        _write_date(sheet, row, _DEADLINE, action.deadline)
    sheet.cell(row, 1).alignment = Alignment(horizontal="left", vertical="top")


def _write_text(sheet: Worksheet, row: int, column: int, text: str | None) -> None:
    from openpyxl.styles import Alignment

    cell = sheet.cell(row, column)
    cell.alignment = Alignment(wrap_text=row > HEADING_ROW, vertical="top")
    if not text:
        return
    cell.value = _CONTROL.sub("", text)[:_LONGEST_CELL]
    # A text that begins with = is a text here, never a formula.
    cell.data_type = "s"
    cell.quotePrefix = looks_like_formula(text)


def _write_date(sheet: Worksheet, row: int, column: int, day: dt.date) -> None:
    from openpyxl.styles import Alignment

    cell = sheet.cell(row, column, day)
    cell.number_format = _DATE
    cell.alignment = Alignment(horizontal="left", vertical="top")


def _offer_statuses(sheet: Worksheet, last_row: int) -> None:
    """A list of the statuses to choose from, and real dates only among the deadlines; also on rows added later."""
    from openpyxl.worksheet.datavalidation import DataValidation

    words = ",".join(status_words(status) for status in get_args(ActionStatus))
    statuses = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True, showErrorMessage=True)
    statuses.error = _("Vælg en status fra listen.")
    deadlines = DataValidation(type="date", operator="greaterThan", formula1="36526", showErrorMessage=True)
    deadlines.error = _("Skriv en dato, fx 01-03-2027.")
    for letter, rule in (("E", statuses), ("D", deadlines)):
        rule.add(f"{letter}{HEADING_ROW + 1}:{letter}{last_row + 50}")
        sheet.add_data_validation(rule)


def _fit_the_paper(sheet: Worksheet) -> None:
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{HEADING_ROW}:{HEADING_ROW}"


def saved(book: Workbook, changed: dt.datetime) -> bytes:
    """The workbook with the time of the last change in it, where openpyxl would put the time of writing."""
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    from openpyxl.writer.excel import ExcelWriter

    moment = changed.astimezone(dt.UTC).replace(tzinfo=None)
    book.properties.modified = moment
    packed = (min(max(moment.year, _ZIP_YEARS[0]), _ZIP_YEARS[1]), *moment.timetuple()[1:6])
    raw, dated = BytesIO(), BytesIO()
    with ZipFile(raw, "w") as parts:
        ExcelWriter(book, parts).write_data()
    with ZipFile(raw) as parts, ZipFile(dated, "w") as file:
        for name in parts.namelist():
            file.writestr(ZipInfo(name, packed), parts.read(name), ZIP_DEFLATED)
    return dated.getvalue()
