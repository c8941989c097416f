"""A catalogue as it is used: what it asks in which form, and how its parts find each other."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from checklist.catalogue import bundled, load_catalogue, our_catalogue, parse_catalogue
from tests.small_catalogue import (
    catalogue_from,
    catalogue_tables,
    element,
    one_element,
    question,
    scale,
    small_catalogue,
    suggestion,
)


def test_the_contracts_defaults_hold_where_a_question_says_nothing() -> None:
    """Weight 1, not core, not reversed, not relevant allowed, asked of anybody."""
    (asked,) = one_element(question("q")).questions()
    assert (asked.weight, asked.core, asked.reverse, asked.not_relevant) == (1, False, False, True)
    assert (asked.asked_of, asked.examples, asked.retired, asked.suggestions) == ((), {}, None, ())


def test_half_of_the_weight_is_the_coverage_asked_for_by_default() -> None:
    """Without the key `minimum_coverage` is 0.5."""
    tables = catalogue_tables(element("maal", question("q")))
    del tables["catalogue"]["minimum_coverage"]
    assert catalogue_from(tables).about.minimum_coverage == 0.5


def test_the_full_form_asks_everything_in_order_but_the_retired() -> None:
    """Over the elements in the catalogue's order."""
    catalogue = small_catalogue(
        element("z", question("z2"), question("z1", retired="1.1.0"), question("z3")), element("a", question("a1"))
    )
    assert [one.id for one in catalogue.questions()] == ["z2", "z3", "a1"]


def test_the_short_form_asks_the_core_questions_alone() -> None:
    """A retired core question is not among them."""
    catalogue = one_element(
        question("a", core=True), question("b"), question("c", core=True, retired="1.1.0"), question("d", core=True)
    )
    assert [one.id for one in catalogue.questions("short")] == ["a", "d"]


def test_a_retired_question_is_still_known() -> None:
    """Old answers must stay readable."""
    catalogue = one_element(question("a"), question("b", retired="1.1.0"))
    assert catalogue.question_by_id["b"].retired == "1.1.0"
    assert catalogue.element_of_question["b"].id == "maal"


def test_a_scales_ends_are_its_smallest_and_largest_value() -> None:
    """In whatever order the options are listed; negative ones too."""
    catalogue = one_element(question("q", scale="midt"), scales=[scale("midt", 2, -2, 0)])
    found = catalogue.scale_of(catalogue.question_by_id["q"])
    assert (found.minimum, found.maximum, [option.value for option in found.options]) == (-2, 2, [2, -2, 0])
    assert found.by_value[0].label == "Svar 0"


def test_a_category_without_blocks_is_one_block() -> None:
    """Named as itself, with its elements in order."""
    catalogue = small_catalogue(element("b", question("b1")), element("a", question("a1")))
    (category,) = catalogue.categories
    assert [(name, [one.id for one in inside]) for name, inside in catalogue.blocks_of(category)] == [
        ("Kategori", ["b", "a"])
    ]


def test_blocks_hold_the_elements_in_their_own_order() -> None:
    """As the category lists them."""
    blocks = [{"name": "Mødet", "elements": ["b"]}, {"name": "Læring", "elements": ["c", "a"]}]
    category = {"id": "kategori", "name": "Kategori", "description": "Én.", "blocks": blocks}
    catalogue = small_catalogue(*(element(one, question(f"{one}1")) for one in "abc"), categories=[category])
    found = catalogue.blocks_of(catalogue.categories[0])
    assert [(name, [one.id for one in inside]) for name, inside in found] == [("Mødet", ["b"]), ("Læring", ["c", "a"])]


def test_a_catalogue_cannot_be_changed() -> None:
    """It is frozen to the last text."""
    catalogue = one_element(question("q", suggestions=[suggestion("s", 2)]))
    with pytest.raises(ValidationError):
        catalogue.elements[0].questions[0].text = "Noget andet"  # type: ignore[misc]


def test_levels_are_read_with_their_thresholds() -> None:
    """The key is `from`."""
    found = [(level.id, level.starts_at, level.present) for level in one_element(question("q")).levels]
    assert found == [
        ("ikke-tydelig", 0, False),
        ("paa-vej", 35, False),
        ("til-stede", 60, True),
        ("gennemgaaende", 80, True),
    ]


def test_a_byte_order_mark_is_forgiven() -> None:
    """Notepad writes one; the content is the same."""
    content = bundled("elements.toml").read_bytes()
    assert parse_catalogue(b"\xef\xbb\xbf" + content, "elements.toml") == parse_catalogue(content, "elements.toml")


def test_a_file_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    """It is not the content that is wrong."""
    with pytest.raises(FileNotFoundError):
        load_catalogue(tmp_path / "findes-ikke.toml")


def test_our_own_catalogue_holds_the_eleven_elements_and_the_contracts_scale_and_levels() -> None:
    """1-5; 0, 35, 60 and 80, the last two of them present."""
    catalogue = our_catalogue("da")
    assert len(catalogue.elements) == 11
    assert [[option.value for option in one.options] for one in catalogue.scales] == [[1, 2, 3, 4, 5]]
    assert [(one.starts_at, one.present) for one in catalogue.levels] == [
        (0, False),
        (35, False),
        (60, True),
        (80, True),
    ]
