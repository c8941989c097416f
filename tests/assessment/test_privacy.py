"""What looks like a CPR number in free text, and what does not. Every number here is made up."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.assessment.privacy import REMOVED, cpr_numbers, without_cpr_numbers


@pytest.mark.parametrize(
    "number",
    [
        "010203-1234",
        "0102031234",
        "010203 1234",
        "010203 - 1234",
        "01 02 03 1234",
        "01.02.03-1234",
        "010203–1234",
        "010203\u00a01234",
        "010203\u20111234",
        "311299-0000",
        "290200-4321",
        "610203-1234",  # a replacement number: 60 added to the day
        "911299-1234",
        "630203 1234",
    ],
)
def test_a_cpr_number_is_found_however_it_is_written(number: str) -> None:
    """Found where it stands in a sentence, and replaced as a whole."""
    text = f"Ring om {number}, når aftenvagten er mødt."
    assert [text[start:end] for start, end in cpr_numbers(text)] == [number]
    assert without_cpr_numbers(text) == f"Ring om {REMOVED}, når aftenvagten er mødt."


@pytest.mark.parametrize(
    "text",
    [
        "Ring på 12 34 56 78 eller +45 12345678.",
        "Ring på 4512345678.",
        "Mødet er den 03.05.2026 klokken 14.30.",
        "Fra 2024-05-03 til 2026-05-03.",
        "Årene 2024 2025 2026.",
        "Planen gælder 2024-2026.",
        "I 2019 2020 gik det bedre.",
        "010203",  # a date alone
        "320203-1234",  # no 32nd
        "000203-1234",
        "010003-1234",  # no month 0
        "011303-1234",  # no month 13
        "310403-1234",  # April has 30 days
        "300203-1234",
        "600203-1234",  # 60 added to no day
        "920203-1234",
        "010203-123",
        "010203-12345",
        "1010203-1234",
        "Konto 12345678901234",
        "",
    ],
)
def test_phone_numbers_dates_and_years_are_left_alone(text: str) -> None:
    """Nothing is pointed out, nothing is changed."""
    assert cpr_numbers(text) == ()
    assert without_cpr_numbers(text) == text


@pytest.mark.parametrize("before", ["Født 2003", "Stue 1234", "I 2019", "99", "45 12"])
def test_a_figure_just_before_does_not_hide_a_cpr_number(before: str) -> None:
    """The year, a room or a phone number in front ends before the number begins."""
    text = f"{before} 010203-1234 kom."
    (span,) = cpr_numbers(text)
    assert text[span[0] : span[1]].endswith("010203-1234")
    assert "1234 kom" not in without_cpr_numbers(text)


def test_every_number_in_a_text_is_found_in_order() -> None:
    """Two on two lines; a date at the end of one line and a figure on the next are no number."""
    text = "010203-1234\nog 6102031234\nden 03.05.26\n1400 kr."
    assert [text[start:end] for start, end in cpr_numbers(text)] == ["010203-1234", "6102031234"]
    assert without_cpr_numbers(text) == f"{REMOVED}\nog {REMOVED}\nden 03.05.26\n1400 kr."


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("0123456789 .-–\n aæ"), max_size=40))
def test_after_removal_no_cpr_number_is_left(text: str) -> None:
    """Whatever the text, one removal is enough; the spans lie in order and apart."""
    spans = cpr_numbers(text)
    assert cpr_numbers(without_cpr_numbers(text)) == ()
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
