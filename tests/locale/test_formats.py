"""Dates and numbers as Danish and English readers write them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from checklist.locale import Language, clock, date, decimal, long_date, percent, speaking, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = dt.date(2026, 5, 3)


@pytest.fixture(autouse=True)
def danish() -> Iterator[None]:
    """Danish, unless a test says otherwise."""
    with speaking("da"):
        yield


@pytest.mark.parametrize(
    ("value", "digits", "danish_text", "english_text"),
    [
        (62.5, 1, "62,5", "62.5"),
        (62, 1, "62,0", "62.0"),
        (56.944444, 2, "56,94", "56.94"),
        (1234567.891, 1, "1.234.567,9", "1,234,567.9"),
        (0.25, 1, "0,3", "0.3"),  # half up
        (62.45 - 1e-13, 1, "62,5", "62.5"),  # a half that floats have made smaller
        (0.35, 1, "0,4", "0.4"),
        (2.675, 2, "2,68", "2.68"),  # as it is written, not as the float is kept
        (-12.5, 1, "-12,5", "-12.5"),
        (-0.04, 1, "0,0", "0.0"),  # nobody writes minus nought
        (100 / 3, 1, "33,3", "33.3"),
    ],
)
def test_a_decimal_number_has_the_readers_comma(value: float, digits: int, danish_text: str, english_text: str) -> None:
    """Exactly so many decimals, thousands set apart."""
    assert decimal(value, digits) == danish_text
    with speaking("en"):
        assert decimal(value, digits) == english_text


@pytest.mark.parametrize(("value", "text"), [(62.4, "62"), (62.6, "63"), (62.5, "63"), (63.5, "64"), (-0.4, "0")])
def test_a_whole_number_is_rounded_as_at_school(value: float, text: str) -> None:
    """No comma at all."""
    assert whole(value) == text


@pytest.mark.parametrize(("language", "text"), [("da", "75\u00a0%"), ("en", "75%")])
def test_a_share_is_said_in_per_cent(language: Language, text: str) -> None:
    """In Danish with a space that does not break."""
    with speaking(language):
        assert percent(0.75) == text


@pytest.mark.parametrize(
    ("language", "short", "long"), [("da", "03.05.2026", "3. maj 2026"), ("en", "03/05/2026", "3 May 2026")]
)
def test_a_date_in_figures_and_in_words(language: Language, short: str, long: str) -> None:
    """Day before month in both."""
    with speaking(language):
        assert (date(DAY), long_date(DAY)) == (short, long)


def test_the_clock_shows_local_time() -> None:
    """A moment given in the zone of this machine reads as it stands there: 14.32 in Danish, 14:32 in English."""
    moment = dt.datetime(2026, 5, 3, 14, 32).astimezone()
    as_utc = moment.astimezone(dt.UTC)
    assert clock(as_utc) == "14.32"
    with speaking("en"):
        assert clock(as_utc) == "14:32"
