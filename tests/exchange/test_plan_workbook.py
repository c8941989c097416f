"""The plan as a workbook: what a spreadsheet finds in it."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from checklist.assessment.model import Action, Assessment, Plan
from checklist.catalogue import bundled, our_catalogue
from checklist.exchange import read_file
from checklist.exchange.plan_xlsx import plan_as_xlsx

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


@pytest.fixture(scope="module")
def example() -> Assessment:
    """The fictive assessment with a plan of four actions."""
    assessment, problems = read_file(bundled("examples") / "handicap-doegnrytme-2026.toml")
    assert assessment is not None, problems
    return assessment


def sheet_of(assessment: Assessment) -> Worksheet:
    return load_workbook(BytesIO(plan_as_xlsx(assessment, our_catalogue("da")))).worksheets[0]


def column(sheet: Worksheet, heading: str) -> list[object]:
    """What stands under a heading, top down."""
    headings = [cell.value for cell in sheet[5]]
    return [row[headings.index(heading)].value for row in sheet.iter_rows(min_row=6, max_row=9)]


def test_every_action_has_a_row_with_its_deadline_as_a_date(example: Assessment) -> None:
    """The plan's four actions, in its order; a spreadsheet can sort and reckon with the dates."""
    sheet = sheet_of(example)
    assert column(sheet, "Ansvarlig") == [action.owner for action in example.plan.actions]
    deadlines = [dt.datetime.combine(action.deadline, dt.time()) for action in example.plan.actions if action.deadline]
    assert len(deadlines) == 4
    assert column(sheet, "Frist") == deadlines
    assert sheet["D3"].value == dt.datetime(2027, 2, 4)  # noqa: DTZ001 - a workbook's dates have no zone


def test_rows_can_be_filtered_and_a_status_chosen(example: Assessment) -> None:
    """The filter spans the whole table; the status offers the four words that the app uses."""
    sheet = sheet_of(example)
    assert sheet.auto_filter.ref == "A5:I9"
    choices = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert [rule.formula1 for rule in choices] == ['"planlagt,i gang,færdig,droppet"']
    assert "E6" in choices[0].sqref
    assert column(sheet, "Status") == ["i gang", "planlagt", "planlagt", "planlagt"]


@pytest.mark.parametrize("text", ["=1+1", "+45 11 11 11 11", "-2", "@SUM(A1)", '=HYPERLINK("http://example.org")'])
def test_no_text_becomes_a_formula(example: Assessment, text: str) -> None:
    """What people wrote is shown as they wrote it and never worked out."""
    action = Action(id="prik", title=text, owner=text, why="a\x00b\nc")
    cell_by_heading = sheet_of(example.model_copy(update={"plan": Plan(actions=(action,))}))[6]
    assert [cell_by_heading[at].value for at in (1, 2, 7)] == [text, text, "ab\nc"]
    assert {cell.data_type for cell in cell_by_heading} <= {"s", "n"}


def test_the_same_plan_gives_the_same_bytes(example: Assessment) -> None:
    """No time of writing stands in the file."""
    assert plan_as_xlsx(example, our_catalogue("da")) == plan_as_xlsx(example, our_catalogue("da"))


def test_an_empty_plan_is_a_table_to_fill_in(example: Assessment) -> None:
    """No action, no next look: headings, a filter and the choices are there."""
    sheet = sheet_of(example.model_copy(update={"plan": Plan()}))
    assert [cell.value for cell in sheet[5]][:3] == ["Nr.", "Handling", "Ansvarlig"]
    assert sheet.auto_filter.ref == "A5:I6"
    assert sheet["D3"].value is None
