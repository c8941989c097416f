"""An assessment goes out as TOML or JSON and comes back as it was; what is no assessment is told apart and told why."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from pypdf import PdfWriter

from checklist.assessment.model import Assessment
from checklist.catalogue import our_catalogue
from checklist.exchange import Format, read_content, read_file, write
from checklist.exchange.reading import read_kind
from tests.assessment.test_round_trip import assessments
from tests.small_catalogue import assessment


def codes(content: bytes, name: str = "besvarelse.toml") -> list[str]:
    """The codes of the problems that `content` gives; it must give no assessment."""
    found, problems = read_content(content, name)
    assert found is None
    return [problem.code for problem in problems]


def pdf_with(*attachments: tuple[str, bytes], password: str | None = None) -> bytes:
    """A PDF of one empty page with these files attached."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    for name, content in attachments:
        writer.add_attachment(name, content)
    if password:
        writer.encrypt(password)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("form", ["toml", "json", "csv", "xlsx"])
@given(one=assessments())
@settings(max_examples=25, deadline=None)
def test_every_form_comes_back_as_it_was(form: Format, one: Assessment) -> None:
    """Out and in again changes nothing, in any field."""
    kind, found, problems = read_kind(write(one, form), f"en.{form}")
    assert (kind, found, problems) == (form, one, ())


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@given(one=assessments())
@settings(max_examples=10, deadline=None)
def test_a_sheet_with_labels_comes_back_as_it_was(form: Format, one: Assessment) -> None:
    """The texts of the questions stand beside the answers and change nothing."""
    ours = our_catalogue()
    held = dict(zip((q.id for q in ours.questions()), one.answers.values(), strict=False))
    labelled = one.model_copy(update={"catalogue": ours.about.id, "answers": held})
    assert read_kind(write(labelled, form, ours), f"en.{form}")[1:] == (labelled, ())


def test_json_has_the_same_tables_as_toml() -> None:
    """JSON holds the contract's keys; dates are ISO strings, and letters stand as they are."""
    written = write(assessment({"a": 3, "b": "v"}, plan={"next_look": "2027-02-01"}), "json")
    read = json.loads(written)
    assert read["format"] == "lovende-assessment/1"
    assert read["created"] == "2026-05-03T10:00:00Z"
    assert read["answers"] == {"a": {"value": 3}, "b": {"status": "dont_know"}}
    assert read["plan"]["next_look"] == "2027-02-01"
    assert "Bostedet Åhaven" in written.decode()


def test_the_content_decides_and_not_the_name(tmp_path: Path) -> None:
    """JSON in a file called .toml, and TOML in one called .json, are read as what they are."""
    one = assessment({"a": 3})
    (tmp_path / "a.toml").write_bytes(write(one, "json"))
    (tmp_path / "b.json").write_bytes(write(one, "toml"))
    assert read_file(tmp_path / "a.toml")[0] == one
    assert read_file(str(tmp_path / "b.json"))[0] == one


def test_a_byte_order_mark_is_forgiven() -> None:
    """Notepad writes one in front."""
    one = assessment({"a": 3})
    assert read_content(b"\xef\xbb\xbf" + write(one, "toml"), "a.toml")[0] == one
    assert read_content(b"\xef\xbb\xbf" + write(one, "json"), "a.json")[0] == one


def test_a_report_gives_back_the_assessment_attached_to_it() -> None:
    """The TOML that is attached to a PDF is read; other attachments are left alone."""
    one = assessment({"a": 3})
    pdf = pdf_with(("besvarelse.toml", write(one, "toml")), ("billede.png", b"\x89PNG"))
    assert read_content(pdf, "rapport.pdf") == (one, ())


def test_a_pdf_without_data_says_so() -> None:
    """A report written without data has nothing to read."""
    assert codes(pdf_with(), "rapport.pdf") == ["E123"]


def test_a_pdf_with_two_assessments_is_not_guessed_about() -> None:
    """Nobody can tell which of two is meant."""
    both = [(f"{name}.toml", write(assessment({"a": 3}), "toml")) for name in ("a", "b")]
    assert codes(pdf_with(*both), "rapport.pdf") == ["E123"]


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n",
        b"%PDF-1.7\n" + bytes(range(256)) * 20,
        pdf_with(("besvarelse.toml", b"x"))[:400],
    ],
    ids=["empty", "garbage", "cut off"],
)
def test_a_damaged_pdf_is_a_problem_and_no_traceback(content: bytes) -> None:
    """Whatever the parser makes of it, the person gets one sentence."""
    assert codes(content, "rapport.pdf") in (["E124"], ["E123"])


def test_a_locked_pdf_is_told_from_a_damaged_one() -> None:
    """The person can save it again without the password."""
    assert codes(pdf_with(("besvarelse.toml", b"x"), password="hemmelig"), "rapport.pdf") == ["E144"]


def test_a_file_that_is_missing_or_a_folder_is_a_located_problem(tmp_path: Path) -> None:
    """The problem names the file and the reason."""
    _nothing, (missing,) = read_file(tmp_path / "væk.toml")
    assert str(missing) == "E121 væk.toml: filen findes ikke."
    _nothing, (folder,) = read_file(tmp_path)
    assert folder.code == "E121"
    assert "er en mappe" in folder.message
    _nothing, (impossible,) = read_file("nul\0tegn")
    assert impossible.code == "E121"


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    """Fifty million bytes are no assessment."""
    path = tmp_path / "stor.toml"
    with path.open("wb") as file:
        file.truncate(50_000_001)
    _nothing, (problem,) = read_file(path)
    assert problem.code == "E122"


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "tom.toml", "E125"),
        (b"  \n", "tom.json", "E125"),
        (b"PK\x03\x04rest", "bog.xlsx", "E125"),
        (b"<!DOCTYPE html>", "side.html", "E125"),
        (b"{", "a.json", "E001"),
        (b"[1, 2]", "a.json", "E125"),
        (b'{"a": NaN}', "a.json", "E001"),
        (b'{"a": ' + b"9" * 5000 + b"}", "a.json", "E001"),
        (b'{"a":' * 100_000, "a.json", "E001"),
        (b"a = " + b"[" * 100_000, "a.toml", "E001"),
        (b'{"a": "\xff"}', "a.json", "E002"),
        (b'{"format": "andet"}', "a.json", "E101"),
        (b"a = 1", "a.toml", "E101"),
        (b"\xff\xfea\x00", "a.toml", "E002"),
    ],
)
def test_what_is_no_assessment_is_told_in_one_problem(content: bytes, name: str, code: str) -> None:
    """Empty, foreign, broken, bottomless: each has its code, and none ends in a traceback."""
    assert codes(content, name) == [code]


def test_broken_json_is_located_by_line_and_column() -> None:
    """The place is the one where reading stopped."""
    _nothing, (problem,) = read_content(b'{\n  "a": ,\n}', "a.json")
    assert str(problem) == "E001 a.json: filen er ikke gyldig JSON (linje 2, tegn 8)."


def test_a_key_that_stands_twice_in_json_is_refused() -> None:
    """One of the two would be lost without a word."""
    text = write(assessment({"a": 3}), "json").decode().replace('"value": 3', '"value": 3, "value": 4')
    assert codes(text.encode(), "a.json") == ["E008"]


def test_half_a_character_in_json_is_a_problem() -> None:
    """A lone surrogate can be written in JSON but in no file of ours."""
    text = write(assessment({"a": 3}), "json").decode().replace("Rolige morgener", "\\ud800")
    assert codes(text.encode(), "a.json") == ["E002"]


def test_all_problems_of_a_json_file_come_at_once() -> None:
    """An unknown key and a wrong value are both told, each with its place."""
    text = write(assessment({"a": 3}), "json").decode()
    text = text.replace('"value": 3', '"value": "tre", "nota": "x"')
    assert sorted(codes(text.encode(), "a.json")) == ["E003", "E005"]
