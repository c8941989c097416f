"""A round as a workbook, CSV, JSON and TOML: every handed-in review is there, drafts and hostile formulas are not."""

from __future__ import annotations

import csv
import io
import json
from io import BytesIO
from uuid import UUID

import pytest
from openpyxl import load_workbook

from checklist.exchange import read_content
from checklist.exchange.round_writing import LONGEST_CELL, round_csv, round_json, round_toml, round_xlsx
from checklist.report.screening import RoundRecord
from checklist.screening.decisions import next_entry
from checklist.screening.model import Decision, Reviewer
from checklist.screening.round import parse_round
from tests.screening.made_up import NOON, app_id, application, review, reviewer_id, round_of
from tests.small_catalogue import element, question, small_catalogue

CATALOGUE = small_catalogue(element("maal", question("maal-1")), element("overblik", question("overblik-1")))
HOSTILE = ('=HYPERLINK("http://eksempel.invalid")', "+1", "-1", "@SUM(A1)", "\t=1", "  =1")


def held(**more: object) -> RoundRecord:
    """Two applications; Anne rates both, Bo has begun the second; one decision."""
    reviews = (
        review(1, 1, {"maal": 4, "overblik": "abstain"}, comments={"maal": "=1+1"}),
        review(2, 1, {"maal": 2, "overblik": 3}),
        review(2, 2, {"maal": 5}, handed_in=False),
    )
    decision = Decision(application=app_id(1), by="Mette", at=NOON, choice="go_on", reason="=Stærk")
    entry, texts = next_entry(UUID(int=1), None, decision, lambda: b"s" * 32)
    facts = {
        "round": round_of(blind=True),
        "applications": (application(1), application(2)),
        "reviewers": (Reviewer(id=reviewer_id(1), name="Anne"), Reviewer(id=reviewer_id(2), name="Bo")),
        "reviews": reviews,
        "entries": (entry,),
        "texts": {1: texts},
        **more,
    }
    return RoundRecord(**facts)  # type: ignore[arg-type]


def table_of(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file as Excel reads them."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_the_csv_has_every_rating_that_is_handed_in_and_no_draft() -> None:
    """Two reviews of two elements each; an abstention has no figure and says so."""
    rows = table_of(round_csv(held(), CATALOGUE, with_names=True))
    told = [(row["Kode"], row["Bedømmer"], row["Element"], row["Bedømmelse"], row["Undladt"]) for row in rows]
    assert told == [
        ("A-01", "Anne", "Maal", "4", "nej"),
        ("A-01", "Anne", "Overblik", "", "ja"),
        ("A-02", "Anne", "Maal", "2", "nej"),
        ("A-02", "Anne", "Overblik", "3", "nej"),
    ]
    assert rows[0]["Praksis"] == "Praksis 1"


@pytest.mark.parametrize("comment", HOSTILE)
def test_no_comment_becomes_a_formula_in_a_spreadsheet(comment: str) -> None:
    """In CSV it stands behind an apostrophe, in the workbook it is a text."""
    hostile = held(reviews=(review(1, 1, {"maal": 4}, comments={"maal": comment}),))
    (row,) = table_of(round_csv(hostile, CATALOGUE, with_names=True))
    assert row["Kommentar"].startswith("'")
    book = load_workbook(BytesIO(round_xlsx(hostile, CATALOGUE, (), with_names=True)))
    cells = [
        cell for row in book["Bedømmelser"].iter_rows() for cell in row if cell.value and comment in str(cell.value)
    ]
    assert [(cell.data_type, cell.quotePrefix) for cell in cells] == [("s", True)]
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_the_workbook_has_a_sheet_for_each_thing_and_the_same_bytes_each_time() -> None:
    """The decision with its reason and the control figure; what the figures are not."""
    content = round_xlsx(held(), CATALOGUE, (), with_names=True)
    book = load_workbook(BytesIO(content))
    assert book.sheetnames == [
        "Runde", "Ansøgninger", "Bedømmelser", "Formelt", "Habilitet", "Beslutninger", "Filer",
    ]  # fmt: skip
    (entry,) = held().entries
    assert [cell.value for cell in book["Beslutninger"][2]] == [
        1, "A-01", f"{NOON.astimezone():%Y-%m-%d %H:%M}", "Mette", "går videre", "=Stærk", entry.hash,
    ]  # fmt: skip
    about = {row[0].value: row[1].value for row in book["Runde"].iter_rows(min_row=2)}
    assert about["Husk"] == "Beregningen afgør intet; alle læses."
    assert about["Bedømmelser, der ikke er afleveret og ikke er med her"] == 1
    assert content == round_xlsx(held(), CATALOGUE, (), with_names=True)


def test_a_text_too_long_for_a_cell_says_that_it_goes_on() -> None:
    """A cell holds 32,767 signs; JSON has them all."""
    long = held(reviews=(review(1, 1, {"maal": 4}, comments={"maal": "x" * 40_000}),))
    book = load_workbook(BytesIO(round_xlsx(long, CATALOGUE, (), with_names=True)))
    (cell,) = [c.value for row in book["Bedømmelser"].iter_rows() for c in row if str(c.value).startswith("xxx")]
    assert cell == "x" * LONGEST_CELL + " (kortet af; det hele er i JSON)"
    assert b"x" * 40_000 in round_json(long, (), with_names=True)


def test_a_blind_round_goes_out_with_codes_alone() -> None:
    """In no form does the practice's or the service's name stand."""
    record = held()
    contents = [
        round_csv(record, CATALOGUE, with_names=False),
        round_json(record, (), with_names=False),
        *(content for _name, content in round_toml(record, with_names=False)),
    ]
    book = load_workbook(BytesIO(round_xlsx(record, CATALOGUE, (), with_names=False)))
    contents += [str(cell.value).encode() for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not any(b"Praksis 1" in content or b"Tilbud 1" in content for content in contents)
    assert any(b"A-01" in content for content in contents)


def test_the_json_has_reviews_and_decisions_with_their_words() -> None:
    """Whole, in the round's order."""
    data = json.loads(round_json(held(), (), with_names=True))
    assert [one["code"] for one in data["applications"]] == ["A-01", "A-02"]
    assert [one["assessment"]["ratings"]["maal"]["value"] for one in data["reviews"]] == [4, 2]
    assert data["decisions"][0]["reason_text"] == "=Stærk"
    assert data["note"] == "Beregningen afgør intet; alle læses."


def test_the_toml_files_can_be_read_again() -> None:
    """The round is the same; a review carries its reviewer's name and says which application it is about."""
    files = dict(round_toml(held(), with_names=True))
    assert list(files) == [
        "runde.toml", "ansoegninger/A-01.toml", "ansoegninger/A-02.toml",
        "bedoemmelser/a-01-anne.toml", "bedoemmelser/a-02-anne.toml",
    ]  # fmt: skip
    assert parse_round(files["runde.toml"], "runde.toml") == (held().round, ())
    assert read_content(files["ansoegninger/A-01.toml"], "A-01.toml")[0] == application(1).assessment
    found, _problems = read_content(files["bedoemmelser/a-02-anne.toml"], "a-02-anne.toml")
    assert found is not None
    assert (found.kind, found.about, found.respondent.name) == ("review", app_id(2), "Anne")
