"""Every word is in the Danish dictionary, or in the list of words that somebody has read and found right."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from checklist.catalogue import Catalogue, reading
from checklist.locale import danish_sort_key
from tests.catalogue.question_bank.readability import words
from tests.catalogue.question_bank.texts import Piece

KNOWN_WORDS = Path(__file__).with_name("known_words.txt")


def known_words() -> list[str]:
    """Names and terms that the dictionary lacks, one on a line; lines that begin with # are remarks."""
    lines = KNOWN_WORDS.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def misspelt(all_words: set[str]) -> set[str]:
    """The words that hunspell's Danish dictionary does not know. Words with digits are left out.

    Skips where hunspell is not installed; in CI, where it must be, that is a failure.
    """
    hunspell = shutil.which("hunspell")
    if hunspell is None:
        if "LOVENDE_CI" in os.environ:
            pytest.fail("hunspell is not installed: CI needs the packages hunspell and hunspell-da")
        pytest.skip("hunspell is not installed")
    asked = "\n".join(sorted(word for word in all_words if not any(letter.isdigit() for letter in word)))
    answer = subprocess.run(
        [hunspell, "-d", "da_DK", "-i", "utf-8", "-l"],
        input=asked,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    assert answer.returncode == 0, answer.stderr
    return set(answer.stdout.split())


@pytest.fixture(scope="module")
def words_of_the_bank(bank: Catalogue, pieces: tuple[Piece, ...]) -> set[str]:
    """Every word as it is read in any area."""
    return {word for piece in pieces for area in (None, *bank.areas) for word in words(reading(piece.text, area))}


def test_every_word_is_spelt_right(words_of_the_bank: set[str]) -> None:
    """A word that is right but unknown goes into known_words.txt; a wrong one is mended in elements.toml."""
    assert misspelt(words_of_the_bank) - set(known_words()) == set()


def test_a_misspelt_word_is_found() -> None:
    """The check above can fail."""
    assert misspelt({"trinnene", "trinene", "borgeren", "borgeern"}) == {"trinene", "borgeern"}


def test_the_list_of_known_words_is_sorted_and_holds_nothing_that_is_not_used(words_of_the_bank: set[str]) -> None:
    assert known_words() == sorted(set(known_words()), key=danish_sort_key)
    assert set(known_words()) - words_of_the_bank == set()
