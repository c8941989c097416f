"""Reads a day as people write it: 3.5.2026, 3. maj, i morgen, om 3 måneder, and the same in English."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange

_FIGURES = re.compile(r"(\d{1,2})[./ -]+(\d{1,2})(?:[./ -]+(\d{4}|\d{2}))?\.?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDS = re.compile(r"(\d{1,2})(?:\.|st|nd|rd|th)?\s*([a-zæøå]+)\.?(?:\s+(\d{4}))?")
_FROM_NOW = re.compile(r"(?:om|in)\s+(\w+)\s+(\w+)")
_DANISH_NUMBERS = {"en": 1, "et": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6}
_ENGLISH_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_NUMBERS = _DANISH_NUMBERS | _ENGLISH_NUMBERS
_MONTHS = (
    ("januar", "january"),
    ("februar", "february"),
    ("marts", "march"),
    ("april",),
    ("maj", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("august",),
    ("september",),
    ("oktober", "october"),
    ("november",),
    ("december",),
)
_UNITS = {
    **dict.fromkeys(("dag", "dage", "day", "days"), "days"),
    **dict.fromkeys(("uge", "uger", "week", "weeks"), "weeks"),
    **dict.fromkeys(("måned", "måneder", "maaned", "maaneder", "mdr", "month", "months"), "months"),
    **dict.fromkeys(("år", "aar", "year", "years"), "years"),
}
_NEAR = {"i dag": 0, "idag": 0, "today": 0, "i morgen": 1, "imorgen": 1, "tomorrow": 1}


def read_day(text: str, today: dt.date, *, gone: bool = False) -> dt.date | None:
    """The day that `text` names, counted from `today`; None where it names none.

    Without a year it is the next time that day comes, or the last time it came where the day is known to be `gone`.
    Two figures for a year mean this century.
    """
    said = " ".join(text.casefold().split()).rstrip(".")
    if said in _NEAR:
        return today + dt.timedelta(days=_NEAR[said])
    try:
        found = _from_now(said, today) or _iso(said)
        return found or _in_figures(said, today, gone=gone) or _in_words(said, today, gone=gone)
    except (ValueError, OverflowError):
        return None


def months_on(day: dt.date, months: int) -> dt.date:
    """`months` after `day`; the month's last day where it is too short. Raises ValueError past the year 9999."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _from_now(said: str, today: dt.date) -> dt.date | None:
    match = _FROM_NOW.fullmatch(said)
    if match is None or (unit := _UNITS.get(match[2])) is None:
        return None
    number = int(match[1]) if match[1].isdecimal() else _NUMBERS.get(match[1])
    if number is None:
        return None
    if unit == "days":
        return today + dt.timedelta(days=number)
    if unit == "weeks":
        return today + dt.timedelta(weeks=number)
    return months_on(today, number * (12 if unit == "years" else 1))


def _iso(said: str) -> dt.date | None:
    match = _ISO.fullmatch(said)
    return dt.date(int(match[1]), int(match[2]), int(match[3])) if match else None


def _in_figures(said: str, today: dt.date, *, gone: bool) -> dt.date | None:
    match = _FIGURES.fullmatch(said)
    if match is None:
        return None
    day, month = int(match[1]), int(match[2])
    if match[3] is None:
        return _nearest(day, month, today, gone=gone)
    year = int(match[3])
    return dt.date(year + 2000 if year < 100 else year, month, day)


def _in_words(said: str, today: dt.date, *, gone: bool) -> dt.date | None:
    match = _WORDS.fullmatch(said)
    if match is None:
        return None
    month = next(
        (i for i, names in enumerate(_MONTHS, 1) if len(match[2]) >= 3 and any(n.startswith(match[2]) for n in names)),
        None,
    )
    if month is None:
        return None
    if match[3] is None:
        return _nearest(int(match[1]), month, today, gone=gone)
    return dt.date(int(match[3]), month, int(match[1]))


def _nearest(day: int, month: int, today: dt.date, *, gone: bool) -> dt.date:
    """The first `day`.`month` from `today` on, or the last one up to it; 29 February waits for a leap year."""
    for years in range(9):
        year = today.year - years if gone else today.year + years
        if day <= monthrange(year, month)[1]:  # raises ValueError for a month that does not exist
            candidate = dt.date(year, month, day)
            if candidate == today or (candidate < today) is gone:
                return candidate
    raise ValueError(day)
