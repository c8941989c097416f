"""The readability figures, worked out by hand."""

from __future__ import annotations

import pytest

from tests.catalogue.question_bank.readability import lix, sentences, words


def test_a_hyphenated_word_and_a_number_are_one_word_each() -> None:
    assert words("Aften- og nattevagter svarer på WHO-5 klokken 22.") == [
        "Aften", "og", "nattevagter", "svarer", "på", "WHO-5", "klokken", "22",
    ]  # fmt: skip


def test_neither_a_colon_nor_a_question_quoted_inside_ends_a_sentence() -> None:
    assert sentences("Spørg: Hvad nu? »Hvorfor?« spørger vi. I venter.") == [
        "Spørg: Hvad nu",
        "»Hvorfor?« spørger vi",
        "I venter",
    ]


def test_lix_is_words_per_sentence_plus_percent_of_long_words() -> None:
    """8 words in 2 sentences, 2 of them (borgeren, nattevagten) above six letters: 8/2 + 100 * 2/8 = 29."""
    assert lix("I hører borgeren i dag. Det gør nattevagten.") == pytest.approx(29.0)


def test_six_letters_are_short_and_seven_are_long() -> None:
    """Björnsson's limit: 2 / 1 + 0 and 2 / 1 + 50."""
    assert lix("Vi spiser.") == pytest.approx(2.0)
    assert lix("Vi spørger.") == pytest.approx(52.0)
