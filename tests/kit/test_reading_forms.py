"""Reading a form back: partly filled, renamed, cut, from elsewhere or not ours, each gets what it deserves."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import pytest
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from checklist.assessment.reading import check_against, parse_assessment, to_toml
from checklist.catalogue import Catalogue, Problem
from checklist.exchange import read_content
from tests.kit.conftest import SAVED, read_back, small_tables
from tests.kit.filling import with_pypdf
from tests.pdf_reading import parts
from tests.small_catalogue import catalogue_from

PRACTICE = {"practice-name": "Rolige aftener", "practice-service": "Det fiktive bosted Åhaven"}


def changed(content: bytes, change: Callable[[PdfWriter, dict[str, Any]], None]) -> bytes:
    """The form after `change`, which is given the file and its fields by name."""
    writer = PdfWriter(clone_from=parts(content))
    fields = [reference.get_object() for reference in writer.root_object["/AcroForm"]["/Fields"]]  # type: ignore[index]
    change(writer, {str(field["/T"]): field for field in fields})
    saved = io.BytesIO()
    writer.write(saved)
    return saved.getvalue()


def refused(content: bytes) -> list[Problem]:
    """The problems of a file that is refused."""
    assessment, problems = read_content(content, "svar.pdf")
    assert assessment is None
    return list(problems)


def test_a_partly_filled_form_is_an_assessment_with_what_is_in_it(form: bytes) -> None:
    """One answer of five and a note that stands alone; what is open stays open, and it can be written and read."""
    values = {**PRACTICE, "answer-nat-vagt": "4", "note-ro-nat": "Spørg natholdet."}
    assessment, told = read_back(with_pypdf(form, values))
    assert told == []
    assert set(assessment.answers) == {"nat-vagt", "ro-nat"}
    assert assessment.answers["ro-nat"].note == "Spørg natholdet."
    assert not assessment.answers["ro-nat"].is_given
    assert (assessment.created, assessment.period) == (SAVED, None)
    assert parse_assessment(to_toml(assessment).encode(), "a.toml") == (assessment, ())


def test_a_renamed_file_is_the_same_assessment(form: bytes) -> None:
    """Its name says nothing, not even whether it is a PDF; read twice it is the same."""
    filled = with_pypdf(form, {**PRACTICE, "answer-nat-vagt": "4"})
    assert read_back(filled, "svar.pdf") == read_back(filled, "Kopi af kopi.toml")


def test_files_with_the_same_practice_and_service_belong_together(form: bytes) -> None:
    """However the names are spaced and capitalised; different answers are different assessments."""
    first = read_back(with_pypdf(form, {**PRACTICE, "answer-nat-vagt": "4"}))[0]
    again = {"practice-name": " rolige  Aftener ", "practice-service": "det fiktive bosted åhaven"}
    second = read_back(with_pypdf(form, {**again, "answer-nat-vagt": "2"}))[0]
    other = read_back(with_pypdf(form, {**PRACTICE, "practice-name": "Rolige nætter", "answer-nat-vagt": "4"}))[0]
    assert first.practice.id == second.practice.id
    assert first.id != second.id
    assert first.practice.id != other.practice.id


def test_practices_without_a_name_are_not_taken_for_the_same(form: bytes) -> None:
    """Nothing is guessed, and it is told."""
    first, told = read_back(with_pypdf(form, {"answer-nat-vagt": "4"}))
    second = read_back(with_pypdf(form, {"answer-nat-vagt": "2"}))[0]
    assert told == ["N132"]
    assert first.practice.id != second.practice.id


def test_fields_that_are_gone_are_counted_and_the_rest_is_kept(form: bytes) -> None:
    """Somebody cut two questions out of the file."""

    def cut(writer: PdfWriter, fields: dict[str, Any]) -> None:
        form_fields: Any = writer.root_object["/AcroForm"]
        gone = ("answer-maal-egne", "answer-ro-aften")
        kept = [one for one in form_fields["/Fields"] if one.get_object()["/T"] not in gone]
        form_fields[NameObject("/Fields")] = ArrayObject(kept)

    filled = changed(with_pypdf(form, {**PRACTICE, "answer-nat-vagt": "4"}), cut)
    assessment, problems = read_content(filled, "svar.pdf")
    assert assessment is not None
    assert [str(one) for one in problems] == [
        "N130 svar.pdf: 2 spørgsmål mangler i filen. De står som ubesvarede.",
    ]
    assert assessment.answers["nat-vagt"].value == 4


def test_a_form_of_another_version_keeps_its_answers_under_its_version(form: bytes) -> None:
    """A question the new version lacks is kept and told about."""
    tables = small_tables()
    tables["catalogue"]["version"] = "2.0.0"
    tables["elements"] = tables["elements"][:2]
    newer = catalogue_from(tables)
    assessment, _told = read_back(with_pypdf(form, {**PRACTICE, "answer-nat-vagt": "4", "answer-ro-nat": "2"}))
    assert [one.code for one in check_against(assessment, newer, "svar.pdf")] == ["N101", "N102"]
    assert assessment.answers["nat-vagt"].value == 4


def test_a_form_of_another_catalogue_says_which_it_belongs_to(form: bytes, small: Catalogue) -> None:
    """As a file of answers does."""
    tables = small_tables()
    tables["catalogue"]["id"] = "andet"
    assessment, _told = read_back(with_pypdf(form, {**PRACTICE, "answer-nat-vagt": "4"}))
    assert check_against(assessment, small, "svar.pdf") == ()
    assert [one.code for one in check_against(assessment, catalogue_from(tables), "svar.pdf")] == ["E102"]


def test_an_untouched_form_is_refused_with_the_likely_reason(form: bytes) -> None:
    """It may not have been saved."""
    assert [str(one) for one in refused(form)] == [
        "E128 svar.pdf: skemaet er tomt. Er det gemt, efter at det blev udfyldt?"
    ]


def test_the_questionnaire_for_paper_is_told_apart(small: Catalogue, make_questionnaire: Callable[..., bytes]) -> None:
    """It has no fields, and the one to use is named."""
    (problem,) = refused(make_questionnaire(small))
    assert (problem.code, "kan udfyldes på skærmen" in problem.message) == ("E126", True)


def foreign_form() -> bytes:
    """Somebody else's form: one text field, filled."""
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    field = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/FT"): NameObject("/Tx"),
            NameObject("/T"): TextStringObject("answer-nat-vagt"),
            NameObject("/V"): TextStringObject("4"),
            NameObject("/Rect"): ArrayObject([NumberObject(0)] * 4),
        }
    )
    reference = writer._add_object(field)
    page[NameObject("/Annots")] = ArrayObject([reference])
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): ArrayObject([reference])})
    saved = io.BytesIO()
    writer.write(saved)
    return saved.getvalue()


def test_a_form_that_is_not_ours_is_no_questionnaire() -> None:
    """Even where its fields are called as ours."""
    assert [one.code for one in refused(foreign_form())] == ["E123"]


@pytest.mark.parametrize("length", [40, 2_000, 20_000])
def test_a_form_that_broke_on_the_way_is_refused(form: bytes, length: int) -> None:
    """Cut off at the end, it cannot be read, and that is said."""
    assert [one.code for one in refused(form[:length])] == ["E124"]


def test_a_form_from_a_newer_edition_is_named(form: bytes) -> None:
    """Its fields may mean something else, so none is read."""

    def renew(_writer: PdfWriter, fields: dict[str, Any]) -> None:
        fields["lovende-format"][NameObject("/V")] = TextStringObject("lovende-questionnaire/2")

    (problem,) = refused(changed(form, renew))
    assert (problem.code, "nyere udgave" in problem.message) == ("E101", True)


def test_not_relevant_without_a_reason_is_kept_and_told(form: bytes) -> None:
    """The place is the question in words; the answer says that its reason is missing."""
    assessment, problems = read_content(with_pypdf(form, {**PRACTICE, "answer-ro-nat": "not_relevant"}), "svar.pdf")
    assert assessment is not None
    assert [str(one) for one in problems] == [
        'N133 svar.pdf: 2.2 Er natten "rolig" & <b>tryg</b>?: »passer ikke« har ingen grund. Skriv den på senere.'
    ]
    assert assessment.answers["ro-nat"].reason == "(Grunden står ikke i skemaet.)"


def test_an_answer_that_is_none_is_refused_at_its_question(form: bytes) -> None:
    """A program or a person wrote something else into the file."""

    def spoil(_writer: PdfWriter, fields: dict[str, Any]) -> None:
        fields["answer-nat-vagt"][NameObject("/V")] = NameObject("/altid")
        for kid in fields["answer-nat-vagt"]["/Kids"]:
            kid.get_object()[NameObject("/AS")] = NameObject("/altid")

    (problem,) = refused(changed(with_pypdf(form, PRACTICE), spoil))
    assert str(problem) == "E129 svar.pdf: 3.1 Ved natholdet det?: »altid« er ikke et svar, skemaet kender."


def test_two_answers_to_one_question_are_none(form: bytes) -> None:
    """What the buttons show and what the group says differ: neither is guessed."""

    def contradict(_writer: PdfWriter, fields: dict[str, Any]) -> None:
        fields["answer-nat-vagt"][NameObject("/V")] = NameObject("/2")

    filled = changed(with_pypdf(form, {**PRACTICE, "answer-nat-vagt": "4", "answer-ro-nat": "3"}), contradict)
    assessment, told = read_back(filled)
    assert told == ["N131"]
    assert "nat-vagt" not in assessment.answers
    assert assessment.answers["ro-nat"].value == 3


def test_an_answer_that_only_its_button_shows_is_read(form: bytes) -> None:
    """Some programs set the button and forget its group."""

    def forget(_writer: PdfWriter, fields: dict[str, Any]) -> None:
        fields["answer-nat-vagt"][NameObject("/V")] = NameObject("/Off")

    filled = changed(with_pypdf(form, {**PRACTICE, "answer-nat-vagt": "4"}), forget)
    assert read_back(filled)[0].answers["nat-vagt"].value == 4


def test_a_field_that_is_not_ours_is_told_with_what_stands_in_it(form: bytes) -> None:
    """Nothing that was written disappears without a word."""

    def rename(_writer: PdfWriter, fields: dict[str, Any]) -> None:
        fields["note-nat-vagt"][NameObject("/T")] = TextStringObject("min egen")

    filled = changed(with_pypdf(form, {**PRACTICE, "note-nat-vagt": "Vigtigt!"}), rename)
    assessment, problems = read_content(filled, "svar.pdf")
    assert assessment is not None
    assert [(one.code, one.place, "Vigtigt!" in one.message) for one in problems] == [("N135", "min egen", True)]


def test_what_looks_like_a_cpr_number_is_told_by_place(form: bytes) -> None:
    """Before anything is kept; the number itself is not repeated."""
    filled = with_pypdf(form, {**PRACTICE, "note-nat-vagt": "Se 010203-1234."})
    _assessment, problems = read_content(filled, "svar.pdf")
    assert [(one.code, one.place) for one in problems] == [
        ("N134", "Spørgsmål 3.1: Note, eller hvorfor det ikke passer")
    ]
    assert "1234" not in problems[0].message


def test_a_note_on_an_unanswered_gate_is_told(form: bytes) -> None:
    """It has no place of its own without the answer."""
    _assessment, problems = read_content(
        with_pypdf(form, {**PRACTICE, "gatenote-forsoeg": "Måske i 2019."}), "svar.pdf"
    )
    assert [(one.code, one.place, "Måske i 2019." in one.message) for one in problems] == [
        ("N136", "Er det prøvet?", True)
    ]


def test_the_day_of_saving_counts_where_the_file_tells_it(form: bytes) -> None:
    """Else the day on which the form was made."""

    def save_later(writer: PdfWriter, _fields: dict[str, Any]) -> None:
        writer.add_metadata({"/ModDate": "D:20270301143000+01'00'"})

    def save_without_date(writer: PdfWriter, _fields: dict[str, Any]) -> None:
        writer.metadata = None

    filled = with_pypdf(form, {**PRACTICE, "answer-nat-vagt": "4"})
    assert read_back(changed(filled, save_later))[0].updated == dt.datetime(2027, 3, 1, 13, 30, tzinfo=dt.UTC)
    assert "/ModDate" not in (parts(changed(filled, save_without_date)).metadata or {})
    assert read_back(changed(filled, save_without_date))[0].updated == SAVED
