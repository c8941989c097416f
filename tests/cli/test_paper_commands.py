"""`questionnaire` and `kit`: which files come of them and where; what stands in them is tried in the kit's own room."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli_w

from tests.cli.conftest import Desk, Lovende, small_tables
from tests.kit.filling import with_pypdf


@pytest.fixture
def areas(desk: Desk) -> Desk:
    """The desk with a catalogue that has an area."""
    tables = {**small_tables(), "areas": [{"id": "handicap", "name": "Handicap"}]}
    desk.catalogue.write_text(tomli_w.dumps(tables), encoding="utf-8")
    return desk


@pytest.mark.parametrize(
    ("options", "name"),
    [
        ([], "spoergeskema-til-papir.pdf"),
        (["--fillable"], "spoergeskema-til-skaerm.pdf"),
        (["--form", "short", "--area", "handicap"], "spoergeskema-til-papir-kort-handicap.pdf"),
        (["--fillable", "--without-help"], "spoergeskema-til-skaerm-uden-hjaelp.pdf"),
    ],
)
def test_the_questionnaire_lies_here_under_a_name_that_tells_it_apart(
    lovende: Lovende, areas: Desk, options: list[str], name: str
) -> None:
    """The path is data."""
    ran = lovende("questionnaire", *options)
    assert (ran.code, ran.out, ran.err) == (0, f"{name}\n", "")
    assert (areas.folder / name).read_bytes().startswith(b"%PDF-")


def test_o_is_a_file_or_a_folder(lovende: Lovende, areas: Desk) -> None:
    """A folder that is missing is made."""
    assert lovende("questionnaire", "-o", "min.pdf").out == "min.pdf\n"
    path = lovende("questionnaire", "-o", "ny/mappe/").out.strip()
    assert path == str(Path("ny/mappe/spoergeskema-til-papir.pdf"))
    assert (areas.folder / path).exists()


def test_a_filled_questionnaire_is_scored_put_together_and_imported(lovende: Lovende, areas: Desk) -> None:
    """Wherever a file of answers can stand."""
    empty = Path(lovende("questionnaire", "--fillable", "--area", "handicap").out.strip()).read_bytes()
    practice = {"practice-name": "Rolige morgener", "practice-service": "Det fiktive bosted Åhaven"}
    for name, value in (("ida.pdf", "5"), ("bo.pdf", "1")):
        filled = with_pypdf(empty, {**practice, **{f"answer-{one}": value for one in "abcd"}})
        (areas.folder / name).write_bytes(filled)
    assert '"score": 100.0' in lovende("score", "--json", "ida.pdf").out
    assert "2 fra personalet" in lovende("group", "ida.pdf", "bo.pdf").out
    ran = lovende("import", "ida.pdf", "bo.pdf")
    assert (ran.code, ran.out.count("Rolige morgener  (ny)")) == (0, 2)
    assert lovende("import", "ida.pdf").out.endswith("Rolige morgener  (uændret)\n")


def test_an_empty_questionnaire_is_refused(lovende: Lovende, areas: Desk) -> None:
    """With the likely reason, and code 1: it is ours, but there is nothing in it."""
    lovende("questionnaire", "--fillable")
    ran = lovende("import", "spoergeskema-til-skaerm.pdf")
    assert (ran.code, ran.out) == (1, "")
    assert "skemaet er tomt" in ran.err


def test_the_kit_names_every_file_and_tells_what_it_lacks(lovende: Lovende, areas: Desk) -> None:
    """The catalogue has neither statements for citizens nor anything to talk about."""
    ran = lovende("kit", "-o", "papir", "--form", "short")
    assert ran.code == 0
    assert [Path(line).name for line in ran.out.splitlines()] == [
        "spoergeskema-til-papir-kort.pdf",
        "spoergeskema-til-skaerm-kort.pdf",
        "stemmeseddel.pdf",
        "guide-til-moedet.pdf",
        "elementkort.pdf",
        "plakat-a3.pdf",
    ]
    assert all((areas.folder / line).stat().st_size for line in ran.out.splitlines())
    assert "ingen borgerkort" in ran.err
    assert "månedens element" in ran.err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["questionnaire", "--area", "handicp"], "Mente du »handicap«?"),
        (["kit", "--area", "hav"], "Området »hav« findes ikke. Vælg mellem handicap."),
        (["kit", "--element", "mal"], "Elementet »mal« findes ikke. Vælg mellem maal, overblik."),
        (["kit", "-o", "proeve.toml"], "-o skal være en mappe, og proeve.toml er en fil."),
    ],
)
def test_what_does_not_exist_is_wrong_usage(lovende: Lovende, areas: Desk, words: list[str], sentence: str) -> None:
    """It is said what there is to choose from, and nothing is written."""
    ran = lovende(*words)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert [path.name for path in areas.folder.iterdir()] == ["proeve.toml"]


def test_a_catalogue_without_core_questions_has_no_short_form(lovende: Lovende, areas: Desk) -> None:
    """It is said instead of printing an empty sheet."""
    tables = small_tables()
    for element in tables["elements"]:
        for question in element["questions"]:
            question.pop("core", None)
    areas.catalogue.write_text(tomli_w.dumps(tables), encoding="utf-8")
    ran = lovende("questionnaire", "--form", "short")
    assert (ran.code, "ingen kort form" in ran.err) == (2, True)
