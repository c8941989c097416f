"""The form: filled and saved by three engines it keeps every answer, and every field can be heard and reached."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checklist.assessment.form_fields import HIDDEN
from tests.kit import filling
from tests.kit.conftest import read_back
from tests.pdf_reading import parts

Fill = Callable[[bytes, dict[str, str]], bytes]

VALUES = {
    "practice-name": "Rolige aftener på Ærø",
    "practice-service": "Det fiktive bosted Åhaven",
    "practice-maturity": "trial",
    "period": "2026",
    "respondent-role": "nattevagt",
    "respondent-perspective": "aften-nat",
    "answer-maal-egne": "10",
    "note-maal-egne": "Vi spørger hver uge.\nOgså Øjvind på nattevagt.",
    "evidence-maal-egne": "Ugeplan",
    "answer-maal-faelles": "dont_know",
    "evidence-maal-faelles": "ugeplan",
    "flag-maal-faelles": "on",
    "answer-ro-aften": "-1",
    "answer-ro-nat": "not_relevant",
    "note-ro-nat": "Her er ingen nat.",
    "strengths-maal": "Vi lytter på Ærø og Åland: æøå éèöäü ÆØÅ ÉÖÄÜ »ß«",
    "next-ro": "Vi slukker lyset.",
    "gate-forsoeg": "yes",
    "gatenote-forsoeg": "Et fiktivt forsøg.",
}


@pytest.fixture(params=["pypdf", "PDFium", "poppler"])
def fill(request: pytest.FixtureRequest, tmp_path: Path) -> Fill:
    """An engine that fills a form and saves it."""
    if request.param == "poppler":
        return lambda content, values: filling.with_poppler(content, values, tmp_path)
    return filling.with_pypdf if request.param == "pypdf" else filling.with_pdfium


def test_what_was_filled_in_comes_back(form: bytes, fill: Fill) -> None:
    """Answers of every kind, notes on two lines with Danish letters, evidence named once, the pause and the gate."""
    assessment, told = read_back(fill(form, VALUES))
    assert told == []
    assert (assessment.catalogue, assessment.catalogue_version, assessment.form) == ("proeve", "1.0.0", "full")
    practice = assessment.practice
    assert (practice.name, practice.service) == ("Rolige aftener på Ærø", "Det fiktive bosted Åhaven")
    assert (practice.area, practice.maturity, assessment.period) == ("boern", "trial", "2026")
    assert (assessment.respondent.role, assessment.respondent.perspective) == ("nattevagt", "aften-nat")
    assert set(assessment.answers) == {"maal-egne", "maal-faelles", "ro-aften", "ro-nat"}
    own, shared = assessment.answers["maal-egne"], assessment.answers["maal-faelles"]
    assert (own.value, own.note) == (10, "Vi spørger hver uge.\nOgså Øjvind på nattevagt.")
    assert (shared.status, shared.flagged, own.flagged) == ("dont_know", True, False)
    assert [one.title for one in assessment.evidence] == ["Ugeplan"]
    assert own.evidence == shared.evidence == (assessment.evidence[0].id,)
    assert assessment.answers["ro-aften"].value == -1
    assert assessment.answers["ro-nat"].status == "not_relevant"
    assert assessment.answers["ro-nat"].reason == "Her er ingen nat."
    assert assessment.reflections["maal"].strengths == VALUES["strengths-maal"]
    assert assessment.reflections["ro"].next == "Vi slukker lyset."
    assert assessment.gates["forsoeg"].value is True
    assert assessment.gates["forsoeg"].note == "Et fiktivt forsøg."


def test_what_people_type_is_shown_in_a_font_that_the_form_carries(form: bytes, fill: Fill) -> None:
    """Blank and filled in: no font is left to the reader's machine, as PDF/UA asks, and the words can be read out."""
    for content in (form, filled := fill(form, VALUES)):
        fonts = filling.fonts(content)
        assert "/SourceSans3-Regular" in fonts
        assert [name for name, is_embedded in fonts.items() if not is_embedded] == []
    shown = set(filling.shown_by_poppler(filled).split())
    for field in ("practice-name", "evidence-maal-egne", "strengths-maal", "note-ro-nat"):
        assert set(VALUES[field].split()) <= shown


def test_every_answer_of_every_question_can_be_given(form: bytes, fill: Fill) -> None:
    """Each button in turn, so that no group stores another answer than the one that was pressed."""
    states: dict[str, list[str]] = {}
    for _page, name, state, _widget in filling.widgets(form):
        if name.startswith("answer-"):
            states.setdefault(name, []).append(state)
    assert states["answer-maal-egne"] == [*map(str, range(11)), "dont_know", "not_relevant"]
    for turn in range(13):
        values = {name: found[turn % len(found)] for name, found in states.items()}
        answers = read_back(fill(form, values))[0].answers
        for name, state in values.items():
            answer = answers[name.removeprefix("answer-")]
            assert state == (answer.status or str(answer.value))


def test_an_answer_changed_by_another_program_is_the_last_one(form: bytes, tmp_path: Path) -> None:
    """Filled by one, changed by the second and again by the third."""
    first = filling.with_pypdf(form, {"answer-ro-nat": "2", "answer-nat-vagt": "4"})
    second = filling.with_pdfium(first, {"answer-ro-nat": "5"})
    third = filling.with_poppler(second, {"answer-ro-nat": "1"}, tmp_path)
    for content, value in ((first, 2), (second, 5), (third, 1)):
        answers = read_back(content)[0].answers
        assert (answers["ro-nat"].value, answers["nat-vagt"].value) == (value, 4)


def test_our_own_short_form_is_filled_to_the_last_question(our_form: bytes, fill: Fill) -> None:
    """Everything from 1 to 5, over all its pages; the area is chosen in the form."""
    names = [name for name in filling.fields(our_form) if name.startswith("answer-")]
    values = {name: str(number % 5 + 1) for number, name in enumerate(names)}
    assessment, told = read_back(fill(our_form, {"practice-area": "udsatte-voksne", **values}))
    assert told == ["N132"]
    assert assessment.practice.area == "udsatte-voksne"
    assert {f"answer-{one}": str(answer.value) for one, answer in assessment.answers.items()} == values


def field_tree(content: bytes) -> list[Any]:
    """The form's own fields, as they stand in the file."""
    root: Any = parts(content).trailer["/Root"]
    return [reference.get_object() for reference in root["/AcroForm"]["/Fields"]]


def test_a_groups_buttons_are_named_by_value_and_have_no_name_of_their_own(form: bytes) -> None:
    """One value each and one for off, none chosen, no list of places that a program could store instead."""
    groups = [field for field in field_tree(form) if "/Kids" in field]
    assert len(groups) == 8  # five questions, who answers, how far the practice is, the gate
    for group in groups:
        assert (group["/V"], "/Opt" in group, "/Parent" in group) == ("/Off", False, False)
        for kid in group["/Kids"]:
            button = kid.get_object()
            assert not {"/T", "/FT", "/V", "/Opt"} & set(button)
            assert button["/AS"] == "/Off"
            assert len(button["/AP"]["/N"]) == 2
            assert "/Off" in button["/AP"]["/N"]


def test_every_field_says_what_it_asks(form: bytes) -> None:
    """The question; each button the question and its own answer. No name has a dot, which would make it two."""
    by_name = {field["/T"]: field for field in field_tree(form)}
    assert not [name for name in by_name if "." in name]
    assert all(field["/TU"] for field in by_name.values())
    group = by_name["answer-maal-egne"]
    assert group["/TU"] == "1.1 Hvor meget bestemmer barnet selv?"
    heard = [kid.get_object()["/TU"] for kid in group["/Kids"]]
    assert heard[0] == "1.1 Hvor meget bestemmer barnet selv? – 0 Svar 0"
    assert heard[-1] == "1.1 Hvor meget bestemmer barnet selv? – Passer ikke"
    assert by_name["note-maal-egne"]["/TU"] == "Spørgsmål 1.1: Note, eller hvorfor det ikke passer"
    assert by_name["strengths-maal"]["/TU"] == "Maal: Det er vi gode til"


@pytest.mark.parametrize("which", ["form", "our_form"])
def test_the_tab_key_goes_down_the_page(which: str, request: pytest.FixtureRequest) -> None:
    """The order of the page's structure, which is the order of its fields: by line, and from left to right in one."""
    content: bytes = request.getfixturevalue(which)
    reader = parts(content)
    assert all(str(page["/Tabs"]) == "/S" for page in reader.pages if "/Annots" in page)
    for number in range(len(reader.pages)):
        widgets = [(name, widget) for page, name, _state, widget in filling.widgets(content) if page == number]
        tops = [round(max(float(widget["/Rect"][1]), float(widget["/Rect"][3]))) for _name, widget in widgets]
        for (name, widget), (after, following), top, below in zip(widgets, widgets[1:], tops, tops[1:], strict=False):
            if name == after and top == below:
                assert float(widget["/Rect"][0]) < float(following["/Rect"][0])
            if name.startswith("answer-") and after.startswith("answer-"):
                assert below <= top
        structure = [int(widget["/StructParent"]) for _name, widget in widgets]
        assert structure == sorted(structure)


@pytest.mark.parametrize("which", ["form", "our_form"])
def test_a_question_stands_whole_on_one_page(which: str, request: pytest.FixtureRequest) -> None:
    """Its answers, its note, its evidence and its flag."""
    pages: dict[str, set[int]] = {}
    for page, name, _state, _widget in filling.widgets(request.getfixturevalue(which)):
        prefix, _dash, rest = name.partition("-")
        if prefix in {"answer", "note", "evidence", "flag"}:
            pages.setdefault(rest, set()).add(page)
    assert len(pages) in {5, 22}
    assert all(len(found) == 1 for found in pages.values())


def test_what_the_form_is_stands_in_fields_nobody_sees_or_changes(form: bytes) -> None:
    """Catalogue, version, form, area, the number of questions and the day it was made."""
    hidden = {field["/T"]: field for field in field_tree(form) if field["/T"] in HIDDEN}
    assert {name: field["/V"] for name, field in hidden.items()} == {
        "lovende-format": "lovende-questionnaire/1",
        "lovende-catalogue": "proeve",
        "lovende-version": "1.0.0",
        "lovende-form": "full",
        "lovende-area": "boern",
        "lovende-questions": "5",
        "lovende-made": "2026-11-22",
    }
    assert all(int(field["/F"]) & 2 and int(field["/Ff"]) & 1 for field in hidden.values())
