"""Days as people write them, counted from Sunday 22 November 2026."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.locale.day_reading import months_on, read_day

TODAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3.5.2027", dt.date(2027, 5, 3)),
        ("03.05.2027", dt.date(2027, 5, 3)),
        ("3/5-2027", dt.date(2027, 5, 3)),
        ("3.5.27", dt.date(2027, 5, 3)),
        ("2027-05-03", dt.date(2027, 5, 3)),
        ("3. maj 2027", dt.date(2027, 5, 3)),
        ("3 May 2027", dt.date(2027, 5, 3)),
        ("i dag", TODAY),
        ("I morgen", dt.date(2026, 11, 23)),
        ("om 10 dage", dt.date(2026, 12, 2)),
        ("om to uger", dt.date(2026, 12, 6)),
        ("om 3 måneder", dt.date(2027, 2, 22)),
        ("om et år", dt.date(2027, 11, 22)),
        ("in three weeks", dt.date(2026, 12, 13)),
    ],
)
def test_a_day_can_be_written_in_figures_and_in_words(text: str, day: dt.date) -> None:
    """Danish and English, with two or four figures for the year."""
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize("text", ["", "snart", "31.2.2027", "1.13", "0.5", "om mange år", "om 9999 år", "3. m", "om 3"])
def test_what_names_no_day_is_none(text: str) -> None:
    """A day that does not exist is no other day."""
    assert read_day(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "coming", "gone"),
    [
        ("3.5", dt.date(2027, 5, 3), dt.date(2026, 5, 3)),
        ("24. december", dt.date(2026, 12, 24), dt.date(2025, 12, 24)),
        ("22.11", TODAY, TODAY),
        ("29.2", dt.date(2028, 2, 29), dt.date(2024, 2, 29)),
    ],
)
def test_without_a_year_it_is_the_next_time_or_the_last(text: str, coming: dt.date, gone: dt.date) -> None:
    """A deadline lies ahead, the date of a document behind; 29 February waits for a leap year."""
    assert read_day(text, TODAY) == coming
    assert read_day(text, TODAY, gone=True) == gone


def test_a_month_that_is_too_short_ends_on_its_last_day() -> None:
    """Three months after 30 November is the last of February."""
    assert months_on(dt.date(2026, 11, 30), 3) == dt.date(2027, 2, 28)
    assert months_on(dt.date(2026, 11, 30), 15) == dt.date(2028, 2, 29)


@given(st.text(max_size=30))
def test_no_text_makes_it_stumble(text: str) -> None:
    """Whatever is typed gives a day or None."""
    assert read_day(text, TODAY) is None or isinstance(read_day(text, TODAY), dt.date)


@given(st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)))
def test_a_day_written_as_it_is_shown_is_read_back(day: dt.date) -> None:
    """The date fields show what can be typed again."""
    assert read_day(f"{day:%d.%m.%Y}", TODAY) == day
