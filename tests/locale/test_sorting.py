"""The Danish order of words."""

from __future__ import annotations

from random import Random

import pytest

from checklist.locale import danish_sort_key


@pytest.mark.parametrize(
    "in_order",
    [
        ["a", "b", "z", "æ", "ø", "å"],
        ["Albertslund", "Vejle", "Ærø", "Østerbro", "Aabenraa", "Aalborg", "Århus"],
        ["Faxe", "Furesø", "Faaborg"],  # aa is å, also inside a word
        ["Bo", "bo", "Bø", "Baa", "Bå"],
        ["Ida", "Idé", "Idun"],  # an accent changes nothing
        ["Mud", "My", "Müller", "Mz"],  # ü stands with y
        ["Äpple", "Ærø", "Äsel", "Öl", "Øre"],  # ä with æ, ö with ø
        ["10", "A"],
        ["Bilag", "Bilag 2", "Bilag 10", "Bilag 10, ny", "Bilag A"],
        ["1", "02", "3", "20", "100"],
    ],
)
def test_words_stand_as_in_a_danish_register(in_order: list[str]) -> None:
    """Shuffled and sorted again, they come back in this order."""
    shuffled = Random(7).sample(in_order, len(in_order))
    assert sorted(shuffled, key=danish_sort_key) == in_order


def test_large_and_small_letters_sort_together() -> None:
    """Not all capitals first."""
    assert sorted(["beta", "Alfa", "alfa", "Beta"], key=danish_sort_key) == ["Alfa", "alfa", "Beta", "beta"]


def test_a_letter_made_of_two_signs_is_the_same_letter() -> None:
    """A with a ring as one sign or as two."""
    assert danish_sort_key("a\u030a")[0] == danish_sort_key("å")[0] == danish_sort_key("aa")[0]


def test_an_empty_word_comes_first() -> None:
    """And does not crash."""
    assert sorted(["a", ""], key=danish_sort_key) == ["", "a"]
