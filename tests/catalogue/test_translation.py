"""A catalogue in another language: texts by id laid over the source, and what a translation lacks."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import pytest
import tomli_w

from checklist.catalogue import Problem, reading
from checklist.catalogue.translation import compare_with_source, fingerprint, translate
from tests.small_catalogue import Table, catalogue_tables, element, question, suggestion

if TYPE_CHECKING:
    from checklist.catalogue import Catalogue


def source() -> Table:
    """One area, one element with two questions, an example and a suggestion."""
    return catalogue_tables(
        element(
            "maal",
            question(
                "a",
                text="Spørger I {borgeren}?",
                look_for=["Et skema", "En samtale"],
                examples={"handicap": "Hos Mia."},
                suggestions=[suggestion("s", 2)],
            ),
            question("b", weight=3),
            references=[{"title": "En bog", "publisher": "Et forlag"}],
        ),
        areas=[{"id": "handicap", "name": "Handicap", "terms": {"borgeren": "beboeren"}}],
    )


def english() -> Table:
    """The whole of it in English, in its own order."""
    return {
        "catalogue": {"title": "Test"},
        "areas": [{"id": "handicap", "name": "Disability", "terms": {"the citizen": "the resident"}}],
        "scales": [
            {"id": "grad", "options": [{"value": value, "label": f"Answer {value}"} for value in (5, 4, 3, 2, 1)]}
        ],
        "levels": [
            {"id": one, "name": one.upper(), "meaning": "It means something."}
            for one in ("paa-vej", "ikke-tydelig", "til-stede", "gennemgaaende")
        ],
        "categories": [{"id": "kategori", "name": "Category", "description": "One."}],
        "elements": [
            {
                "id": "maal",
                "name": "Goals",
                "definition": "What we look at.",
                "questions": [
                    {"id": "b", "text": "B?"},
                    {
                        "id": "a",
                        "text": "Do you ask {the citizen}?",
                        "look_for": ["A form", "A talk"],
                        "examples": {"handicap": "At Mia's."},
                        "suggestions": [{"id": "s", "text": "Try.", "first_step": "Today."}],
                    },
                ],
            }
        ],
    }


def translated(words: Table) -> tuple[Catalogue | None, tuple[Problem, ...]]:
    """`source()` with these words over it."""
    return translate(tomli_w.dumps(source()).encode(), tomli_w.dumps(words).encode(), "en")


def compared(words: Table) -> list[str]:
    """What is wrong with this translation, line by line."""
    return [str(one) for one in compare_with_source(source(), words, "en.toml")]


def test_texts_are_laid_over_by_id_and_everything_else_stays() -> None:
    """Weights, scales and order are the source's; an option is found by its value, a question by its id."""
    catalogue, problems = translated(english())
    assert problems == ()
    assert catalogue is not None
    first, second = catalogue.questions()
    assert (first.id, first.text, first.look_for) == ("a", "Do you ask {the citizen}?", ("A form", "A talk"))
    assert (second.id, second.text, second.weight) == ("b", "B?", 3)
    assert first.examples == {"handicap": "At Mia's."}
    assert (first.suggestions[0].text, first.suggestions[0].up_to, first.suggestions[0].effort) == ("Try.", 2, "small")
    assert (catalogue.scales[0].options[0].value, catalogue.scales[0].options[0].label) == (1, "Answer 1")
    assert catalogue.elements[0].references[0].title == "En bog"
    assert (catalogue.about.language, catalogue.about.title, catalogue.about.id) == ("en", "Test", "proeve")


def test_a_translation_has_placeholders_of_its_own() -> None:
    """The area's own words in that language, and the placeholder itself where there is no area."""
    catalogue, _none = translated(english())
    assert catalogue is not None
    text = catalogue.question_by_id["a"].text
    assert reading(text, catalogue.area_by_id["handicap"]) == "Do you ask the resident?"
    assert reading(text) == "Do you ask the citizen?"


def test_a_complete_translation_lacks_nothing() -> None:
    """In whatever order its rows stand; references need no translation."""
    assert compared(english()) == []


def test_a_missing_text_stays_in_the_source_language_and_is_named() -> None:
    """E020, located in the source: a text, a row, an example."""
    words = english()
    del words["elements"][0]["questions"][1]["text"]
    del words["elements"][0]["questions"][0]
    words["elements"][0]["questions"][0]["examples"] = {}
    words["elements"][0]["questions"][0]["look_for"] = ["A form"]
    at = 'elements[0] "maal", questions[0] "a"'
    assert compared(words) == [
        f"E020 en.toml: {at}, look_for: listen skal have 2 tekster som i kilden.",
        f"E020 en.toml: {at}, examples: »handicap« mangler i oversættelsen.",
        f"E020 en.toml: {at}: »text« mangler i oversættelsen.",
        'E020 en.toml: elements[0] "maal", questions[1] "b": mangler i oversættelsen.',
    ]
    catalogue, problems = translated(words)
    assert problems == ()
    assert catalogue is not None
    assert catalogue.question_by_id["a"].text == "Spørger I {borgeren}?"
    assert catalogue.question_by_id["a"].examples == {"handicap": "Hos Mia."}


def test_a_whole_table_that_is_missing_is_named_once() -> None:
    """No levels at all."""
    words = english()
    del words["levels"]
    assert compared(words) == ["E020 en.toml: »levels« mangler i oversættelsen."]


@pytest.mark.parametrize(
    ("path", "key", "value", "line"),
    [
        (
            ("elements", 0),
            "nmae",
            "x",
            'E003 en.toml: elements[0] "maal": nøglen »nmae« hører ikke til i en oversættelse. Mente du »name«?',
        ),
        (("elements", 0), "category", "kategori", 'E003 en.toml: elements[0] "maal": nøglen »category« hører ikke til'),
        (
            ("elements", 0, "questions", 0),
            "weight",
            9,
            'questions[0] "b": nøglen »weight« hører ikke til i en oversættelse.',
        ),
        (
            ("elements", 0, "questions", 0),
            "id",
            "aa",
            'E003 en.toml: elements[0] "maal", questions[0] "aa": »aa« findes ikke i kilden. Mente du »a«?',
        ),
        (
            ("scales", 0, "options", 0),
            "value",
            9,
            'E003 en.toml: scales[0] "grad", options[0] "9": »9« findes ikke i kilden.',
        ),
        (
            ("elements", 0, "questions", 1, "examples"),
            "handikap",
            "x",
            "»handikap« findes ikke i kilden. Mente du »handicap«?",
        ),
        (
            ("elements", 0, "questions", 1),
            "look_for",
            "A form",
            'E005 en.toml: elements[0] "maal", questions[1] "a", look_for: her skal stå en liste.',
        ),
        (
            ("elements", 0, "questions", 1),
            "examples",
            "x",
            'E005 en.toml: elements[0] "maal", questions[1] "a", examples: her skal stå en tabel.',
        ),
        ((), "catalogue", "Test", "E005 en.toml: catalogue: her skal stå en tabel."),
        ((), "elements", {"id": "maal"}, "E005 en.toml: elements: her skal stå en liste."),
        (("elements", 0), "id", [1], "findes ikke i kilden."),
    ],
)
def test_what_does_not_belong_in_a_translation_refuses_it(
    path: tuple[str | int, ...], key: str, value: object, line: str
) -> None:
    """Unknown keys and ids, keys that are no texts, other shapes: located in the translation."""
    words = english()
    here = words
    for step in path:
        here = here[step]  # type: ignore[index]
    here[key] = value
    assert [one for one in compared(words) if line in one]
    catalogue, problems = translated(words)
    assert catalogue is None
    assert any(line.removeprefix("E003 en.toml: ").removeprefix("E005 en.toml: ") in str(one) for one in problems)


def test_a_fingerprint_tells_when_a_source_text_changed() -> None:
    """E021 at the table whose own text changed, and at no other."""
    words = english()
    for row in words["elements"][0]["questions"]:
        (original,) = (one for one in source()["elements"][0]["questions"] if one["id"] == row["id"])
        row["source"] = fingerprint(original)
    assert compared(words) == []
    words["elements"][0]["questions"][0]["source"] = "00000000"
    (line,) = compared(words)
    assert line.startswith('E021 en.toml: elements[0] "maal", questions[0] "b": teksten er ændret')
    assert translated(words)[0] is not None


def test_a_fingerprint_is_of_the_tables_own_texts() -> None:
    """It changes with a text or an example, not with a weight, an id or the tables inside."""
    one = source()["elements"][0]["questions"][0]
    other = copy.deepcopy(one) | {"weight": 7}
    other["suggestions"][0]["text"] = "Noget andet"
    assert fingerprint(other) == fingerprint(one)
    assert fingerprint(one | {"text": "Noget andet"}) != fingerprint(one)
    assert fingerprint(one | {"examples": {"handicap": "Hos Bo."}}) != fingerprint(one)
    assert len(fingerprint(one)) == 8


def test_a_placeholder_nobody_knows_is_found_in_a_translation_too() -> None:
    """What would make the result a wrong catalogue is refused."""
    words = english()
    words["elements"][0]["questions"][1]["text"] = "Do you ask {the citisen}?"
    catalogue, problems = translated(words)
    assert catalogue is None
    assert [one.code for one in problems] == ["E017"]
    assert "Mente du »the citizen«?" in problems[0].message


@pytest.mark.parametrize(
    ("original", "words", "code"),
    [(b"x = ", b"", "E001"), (b"", b"x = ", "E001"), (b"[catalogue]\nid = 'x'", b"", "E004"), (b"a = 1", b"", "E003")],
)
def test_wrong_files_are_problems_and_never_a_crash(original: bytes, words: bytes, code: str) -> None:
    """Broken TOML on either side, and a source that is no catalogue."""
    catalogue, problems = translate(original, words, "en")
    assert catalogue is None
    assert code in [one.code for one in problems]
