"""A day and a time as people type them: 30.11.2026 kl. 12.00."""

from __future__ import annotations

import datetime as dt
import re

from checklist.locale.day_reading import read_day
from checklist.tui.session import now

_TIME = re.compile(r"\s*(?:kl\.?|at)?\s*(\d{1,2})[.:](\d{2})\s*$")


def read_moment(text: str, *, gone: bool = False) -> dt.datetime | None:
    """The moment that is written, the end of the day where no time is.

    `gone`: it lies behind us, and without a time it is the beginning of the day. None for what cannot be read.
    """
    day, time = _parts(text, gone=gone)
    hour, minute = time or ((0, 0) if gone else (23, 59))
    if day is None or hour > 23 or minute > 59:
        return None
    return dt.datetime(day.year, day.month, day.day, hour, minute).astimezone().astimezone(dt.UTC)


def has_time(text: str) -> bool:
    """Whether a time of day is written beside the day."""
    return _parts(text, gone=True)[1] is not None


def _parts(text: str, *, gone: bool) -> tuple[dt.date | None, tuple[int, int] | None]:
    """The day, and the hour and minute where they are written."""
    time, today = _TIME.search(text), now().astimezone().date()
    day = read_day(text[: time.start()], today, gone=gone) if time else None
    if time is None or day is None:
        return read_day(text, today, gone=gone), None
    return day, (int(time[1]), int(time[2]))
