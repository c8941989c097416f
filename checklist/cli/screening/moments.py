"""A moment as people write it on the command line, for what happened before it was typed in."""

from __future__ import annotations

import datetime as dt
import re

import click

from checklist.locale import _
from checklist.locale.day_reading import read_day

_CLOCK = re.compile(r"(?P<day>.+?)[\sT]+(?:kl\.?\s*)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})")


def moment_in(text: str, now: dt.datetime, deadline: dt.datetime) -> dt.datetime:
    """The moment in UTC; without a zone it is local time, and a day alone is its beginning.

    `now` (aware) is the latest it can be. Wrong usage where it is no moment or lies ahead, and for the day of the
    `deadline` (aware) alone: nobody could tell whether it was in time.
    """
    text = text.strip()
    found = _read(text, now) or _read_day(text, now)
    if found is None:
        raise click.UsageError(
            _('»{text}« er ikke et tidspunkt. Skriv en dag, gerne med klokkeslæt, fx "29-11-2026 14:30".').format(
                text=text
            )
        )
    if found > now:
        raise click.UsageError(_("{text} er ikke kommet endnu.").format(text=text))
    if _read(text, now) is None and found.date() == deadline.astimezone().date():
        raise click.UsageError(_("Fristen var den dag. Skriv også klokkeslættet."))
    return found.astimezone(dt.UTC)


def _read(text: str, now: dt.datetime) -> dt.datetime | None:
    """A day with its time of day."""
    try:
        if "T" in text:
            return dt.datetime.fromisoformat(text).astimezone()
        parts = _CLOCK.fullmatch(text)
        day = read_day(parts["day"], now.astimezone().date(), gone=True) if parts else None
        if parts is None or day is None:
            return None
        return dt.datetime.combine(day, dt.time(int(parts["hour"]), int(parts["minute"]))).astimezone()
    except (ValueError, OverflowError):
        return None


def _read_day(text: str, now: dt.datetime) -> dt.datetime | None:
    """The beginning of a day that stands alone."""
    day = read_day(text, now.astimezone().date(), gone=True)
    return dt.datetime.combine(day, dt.time.min).astimezone() if day else None
