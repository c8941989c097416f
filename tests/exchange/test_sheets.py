"""Assessments in spreadsheets: what people see, what other programs make of them, and sheets made by hand."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import Literal

import openpyxl
import pytest

from checklist.assessment.model import Answer, Assessment
from checklist.catalogue import our_catalogue
from checklist.exchange import write
from checklist.exchange.blank_sheet import blank_sheet
from checklist.exchange.plan_xlsx import plan_as_xlsx
from checklist.exchange.reading import read_kind
from tests.small_catalogue import assessment, element, question, small_catalogue

CATALOGUE = small_catalogue(element("maal", question("a"), question("b")))
FORMULAS = ["=1+1", "+45 12 34 56 78", "-", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"]


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def hand_made(text: str, name: str = "ark.csv") -> tuple[Assessment | None, list[str]]:
    """What a sheet made by hand gives, and what is told of it."""
    _kind, found, problems = read_kind(text.encode(), name)
    return found, [str(problem) for problem in problems]


SHEET = (
    "Praksis;Rolige morgener\nTilbud;Åhaven\nDato;1-3-2026\nSpørgeskema;proeve\nSpørgeskemaets version;1.0.0\n\n"
    "Id;Spørgsmål;Svar;Note\n"
)


def test_csv_is_written_as_danish_excel_opens_it() -> None:
    """A mark of UTF-8 in front, semicolons, CRLF, days with the day first."""
    one = assessment({"a": 3}, plan={"actions": [{"id": "x", "title": "Prøv", "deadline": "2027-02-01"}]})
    content = write(one, "csv", CATALOGUE)
    assert content.startswith(b"\xef\xbb\xbfDel;Felt;Indhold;")
    assert content.endswith(b"\r\n")
    head, *lines = rows(content)
    answer = dict(zip(head, next(line for line in lines if line[0] == "Svar"), strict=True))
    assert (answer["Praksis"], answer["Tilbud"]) == ("Rolige morgener", "Bostedet Åhaven")
    assert (answer["Id"], answer["Spørgsmål"], answer["Værdi"]) == ("a", "I hvor høj grad a?", "3")
    action = dict(zip(head, next(line for line in lines if line[0] == "Plan"), strict=True))
    assert (action["Frist"], action["Status"]) == ("01-02-2027", "planlagt")


def test_a_workbook_has_a_sheet_for_each_part_and_words_beside_the_codes() -> None:
    """The words are for people; the value is a number and the deadline a date."""
    one = assessment({"a": 3, "b": "v"}, plan={"actions": [{"id": "x", "title": "Prøv", "deadline": "2027-02-01"}]})
    book = openpyxl.load_workbook(io.BytesIO(write(one, "xlsx", CATALOGUE)))
    titles = ["Oplysninger", "Svar", "Dokumentation", "Bedømmelser", "Særspørgsmål", "Refleksioner", "Plan"]
    assert book.sheetnames == titles
    answers = [[cell.value for cell in row] for row in book["Svar"].iter_rows(min_row=2)]
    assert answers[0][2:8] == ["Maal", "a", "I hvor høj grad a?", 3, answers[0][6], None]
    assert answers[0][6] == CATALOGUE.scale_of(CATALOGUE.question_by_id["a"]).by_value[3].label
    assert answers[1][7] == "ved ikke"
    assert book["Plan"]["D2"].value == dt.datetime(2027, 2, 1)  # noqa: DTZ001 - a day in a sheet has no zone


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_comes_out_as_a_formula(text: str) -> None:
    """In CSV an apostrophe stands in front; in workbooks the cell is a text, and marked as one that was quoted."""
    one = assessment({"a": {"value": 3, "note": text}}, plan={"actions": [{"id": "x", "title": text}]})
    for line in rows(write(one, "csv")):
        assert not any(cell.lstrip()[:1] in {*"=+-@＝", "\t", "\r"} for cell in line if cell), line
    for content in (write(one, "xlsx"), plan_as_xlsx(one, CATALOGUE)):
        cells = [cell for page in openpyxl.load_workbook(io.BytesIO(content)) for row in page for cell in row]
        assert not [cell for cell in cells if cell.data_type == "f"]
        told = [cell for cell in cells if isinstance(cell.value, str) and cell.value.lstrip()[:1] in {*"=+-@＝"}]
        assert all(cell.quotePrefix for cell in told)
    for form in ("csv", "xlsx"):
        assert read_kind(write(one, form), f"a.{form}")[1] == one


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_our_csv_is_read_however_another_program_saved_it(encoding: str, delimiter: str) -> None:
    """Excel's own CSV, its Unicode text, and what other programs make of it."""
    one = assessment({"a": {"value": 3, "note": "Æblegrød; ”ja”, «nej»\n- linje"}, "b": "v"})
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows(write(one, "csv")))
    assert read_kind(out.getvalue().encode(encoding), "igen.csv") == ("csv", one, ())


def test_a_line_that_names_the_separator_is_heeded() -> None:
    """Excel writes it and hides it."""
    found, _told = hand_made("sep=|\n" + (SHEET + "a;?;4;Hej\n").replace(";", "|"))
    assert found is not None
    assert found.answers == {"a": Answer(value=4, note="Hej")}


def test_a_workbook_that_was_saved_with_other_types_reads_the_same() -> None:
    """Numbers as texts, texts as numbers, days as numbers and Danish words."""
    one = assessment({"a": {"value": 3, "flagged": True}}, period="2026", plan={"next_look": "2027-02-01"})
    book = openpyxl.load_workbook(io.BytesIO(write(one, "xlsx")))
    answers, facts = book["Svar"], book["Oplysninger"]
    assert (answers["F2"].value, answers["L2"].value) == (3, True)
    answers["F2"], answers["L2"] = "3,0", "Ja"
    for row in facts.iter_rows(min_row=2):
        if row[0].value == "Periode":
            row[1].value = 2026
        if row[0].value == "Vi ser på planen igen":
            row[1].value, row[1].number_format = 46419, "General"
    out = io.BytesIO()
    book.save(out)
    assert read_kind(out.getvalue(), "igen.xlsx") == ("xlsx", one, ())


def test_what_is_wrong_in_a_workbook_is_told_by_sheet_and_cell() -> None:
    """The row of the answer, and what stands in it."""
    book = openpyxl.load_workbook(io.BytesIO(write(assessment({"a": 3, "b": 4}), "xlsx")))
    book["Svar"]["F3"] = "meget"
    book["Oplysninger"]["B4"] = "selvvurdring"
    out = io.BytesIO()
    book.save(out)
    _kind, found, problems = read_kind(out.getvalue(), "igen.xlsx")
    assert found is None
    assert [str(problem) for problem in problems] == [
        "E303 igen.xlsx: Oplysninger!A4: »selvvurdring« kan ikke læses under Art. Mente du »selvvurdering«?",
        "E303 igen.xlsx: Svar!A3: »meget« kan ikke læses under Værdi.",
    ]


def test_a_text_longer_than_a_cell_goes_on_elsewhere() -> None:
    """Excel holds 32,767 signs in a cell and drops the rest."""
    one = assessment({"a": {"value": 3, "note": "Vi øver os. " * 8000}})
    for form in ("csv", "xlsx"):
        assert read_kind(write(one, form), f"lang.{form}")[1] == one
    longest = max(len(cell) for line in rows(write(one, "csv")) for cell in line)
    assert longest <= 32_767


def test_a_sheet_made_by_hand_is_read_as_an_assessment() -> None:
    """Facts above, a row for each question, answers as people write them."""
    found, told = hand_made(
        SHEET + "a;?;4 – I høj grad;Står på tavlen\nb;?;ved ikke;\nc;?;p;Vi har ingen nattevagt\nd;?;3,0;\n"
    )
    assert told == []
    assert found is not None
    assert (found.kind, found.practice.name, found.practice.service) == ("self", "Rolige morgener", "Åhaven")
    assert (found.catalogue, found.catalogue_version) == ("proeve", "1.0.0")
    assert found.updated == dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
    assert found.answers == {
        "a": Answer(value=4, note="Står på tavlen"),
        "b": Answer(status="dont_know"),
        "c": Answer(status="not_relevant", reason="Vi har ingen nattevagt"),
        "d": Answer(value=3),
    }


def test_a_sheet_may_say_that_it_is_an_application_or_a_rehearsal() -> None:
    """In the words that our own sheets use."""
    found, _told = hand_made("Art;Ansøgning\nØvelse;ja\nModenhed;i drift\n" + SHEET + "a;?;4;\n")
    assert found is not None
    assert (found.kind, found.practice_mode, found.practice.maturity) == ("application", True, "running")


def test_what_a_sheet_lacks_is_told_with_what_to_ask_for() -> None:
    """It is read all the same."""
    found, told = hand_made("Dato;1-3-2026\nSpørgeskema;proeve\nSpørgeskemaets version;v1.0.0\n\nId;Værdi\na;4\nb;\n")
    assert found is not None
    assert told == [
        "N153 ark.csv: der står ikke, hvilket tilbud det er. Spørg den, der har sendt det.",
        "N154 ark.csv: 1 spørgsmål er ikke besvaret: række 7.",
        "N132 ark.csv: der står ikke, hvad praksis hedder.",
    ]


def test_what_cannot_be_understood_in_a_sheet_is_refused_with_its_row() -> None:
    """A word that is no answer, an answer twice, an answer without an id."""
    found, told = hand_made(SHEET + "a;?;måske;\nb;?;3;\nb;?;4;\n;?;5;\n")
    assert found is None
    assert [line.split(":")[1].strip() for line in told] == ["række 11", "række 8", "række 10"]


def test_a_sheet_of_our_questions_needs_not_name_the_questionnaire() -> None:
    """Where every id is one of ours; where one is not, it must be told."""
    ours = our_catalogue()
    known = ours.questions()[0].id
    found, _told = hand_made(f"Praksis;P\nTilbud;T\nDato;1-3-2026\n\nId;Værdi\n{known};4\n")
    assert found is not None
    assert (found.catalogue, found.catalogue_version) == (ours.about.id, ours.about.version)
    nothing, told = hand_made("Praksis;P\nTilbud;T\nDato;1-3-2026\n\nId;Værdi\nfindes-ikke;4\n")
    assert nothing is None
    assert told[0].startswith("E152 ark.csv: række 6: arket siger ikke, hvilket spørgeskema")


def test_the_same_sheet_is_the_same_assessment() -> None:
    """Read twice it is stored once."""
    sheet = SHEET + "a;?;4;\n"
    assert hand_made(sheet)[0] == hand_made(sheet, "kopi.csv")[0]


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_blank_sheet_filled_in_comes_back_as_an_application(form: Literal["xlsx", "csv"]) -> None:
    """Every question has its row; what was left empty is told of."""
    blank = blank_sheet(CATALOGUE, dt.date(2026, 11, 22), to=form)
    if form == "csv":
        text = (
            blank.decode("utf-8-sig").replace("Praksis;", "Praksis;Rolige morgener").replace("Tilbud;", "Tilbud;Åhaven")
        )
        filled = text.replace("grad a?;;;;", "grad a?;4;;=hej;").encode("cp1252")
    else:
        book = openpyxl.load_workbook(io.BytesIO(blank))
        page = book.worksheets[0]
        page["B1"], page["B2"], page["D16"], page["F16"] = "Rolige morgener", "Åhaven", 4, "'=hej"
        assert page["B16"].value == "a"
        out = io.BytesIO()
        book.save(out)
        filled = out.getvalue()
    _kind, found, problems = read_kind(filled, f"svar.{form}")
    assert found is not None, problems
    assert (found.kind, found.practice.name, found.practice.service) == ("application", "Rolige morgener", "Åhaven")
    assert found.answers == {"a": Answer(value=4, note="=hej")}
    assert found.created == dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
    assert [problem.code for problem in problems] == ["N154"]
