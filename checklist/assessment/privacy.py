"""Finds what looks like a CPR number in free text, before it is stored.

A Danish CPR number is DDMMYY-XXXX, also without the hyphen or with spaces. The check digit has not had to hold since
2007, and replacement numbers have 60 added to the day, so only the date is tested (CPR-kontoret, "Personnummeret i
CPR-systemet").
"""

from __future__ import annotations

import re

# A look ahead, so that a number that is none ("2003 010203") does not hide the one that begins inside it.
_CANDIDATE = re.compile(
    r"(?<!\d)(?=((\d{2})[ \xa0\t.]?(\d{2})[ \xa0\t.]?(\d{2})[ \xa0\t\-\u2010-\u2015\u2212]{0,3}\d{4})(?!\d))"
)
_DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

REMOVED = "[CPR-nummer fjernet]"


def cpr_numbers(text: str) -> tuple[tuple[int, int], ...]:
    """Where in `text` something stands that may be a CPR number: (start, end) pairs, in order."""
    found: list[tuple[int, int]] = []
    for start, end in (match.span(1) for match in _CANDIDATE.finditer(text) if _is_date(match)):
        overlaps = bool(found) and start < found[-1][1]
        found.append((found.pop()[0] if overlaps else start, end))
    return tuple(found)


def without_cpr_numbers(text: str) -> str:
    """`text` with each possible CPR number replaced by a word that says so."""
    for start, end in reversed(cpr_numbers(text)):
        text = text[:start] + REMOVED + text[end:]
    return text


def _is_date(match: re.Match[str]) -> bool:
    day, month = int(match.group(2)), int(match.group(3))
    if day > 60:
        day -= 60
    return 1 <= month <= 12 and 1 <= day <= _DAYS_IN_MONTH[month - 1]
