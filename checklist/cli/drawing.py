"""Plain text for a terminal or a pipe: numbers, bars and columns that say the same without colour.

The bundle of locale data is not loaded for it: a score is at most 100 and needs no thousands.
"""

from __future__ import annotations

import shutil
import sys
import textwrap
import unicodedata
from typing import TYPE_CHECKING

from checklist.locale import current_language
from checklist.locale.formats import rounded

if TYPE_CHECKING:
    from collections.abc import Sequence


def number(value: float, digits: int = 1) -> str:
    """`value` with `digits` decimals: 62,5 in Danish, 62.5 in English."""
    text = str(rounded(value, digits))
    return text.replace(".", ",") if current_language() == "da" else text


def signed(value: float) -> str:
    """A difference with its sign: +12,5 or −3,0, and 0,0 for none."""
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{number(abs(value))}"


def page_width() -> int:
    """How many columns there are to draw on: 80 in a pipe, never more than 100."""
    return max(60, min(100, shutil.get_terminal_size((80, 24)).columns))


def bar(score: float | None, width: int) -> str:
    """`score` (0-100) as a bar of `width` cells; dots where there is no score."""
    full, empty, nothing = "█░·" if _can_show("█░·") else "#-."
    if score is None:
        return nothing * width
    filled = int(score / 100 * width + 0.5)
    return full * filled + empty * (width - filled)


def _can_show(text: str) -> bool:
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True


def columns_of(text: str) -> int:
    """How many columns of a terminal `text` takes."""
    wide = sum(unicodedata.east_asian_width(sign) in {"W", "F"} for sign in text)
    marks = sum(unicodedata.combining(sign) > 0 for sign in text)
    return len(text) + wide - marks


def fitted(text: str, width: int) -> str:
    """`text` in exactly `width` columns, cut with an ellipsis where it is too long."""
    if columns_of(text) > width:
        while text and columns_of(text) > width - 1:
            text = text[:-1]
        text = text.rstrip() + "…"
    return text + " " * (width - columns_of(text))


def wrapped(text: str, indent: str = "", first: str | None = None) -> list[str]:
    """`text` in lines as wide as the page, each with `indent`; the first with `first` instead."""
    start = indent if first is None else first
    return textwrap.wrap(text, page_width(), initial_indent=start, subsequent_indent=indent) or [start.rstrip()]


def table(rows: Sequence[tuple[str, ...]], widths: Sequence[int] | None = None) -> list[str]:
    """Rows of text with their columns under each other; the first row is the heading."""
    sizes = widths or [max(columns_of(row[i]) for row in rows) for i in range(len(rows[0]))]
    return ["  ".join(fitted(cell, size) for cell, size in zip(row, sizes, strict=True)).rstrip() for row in rows]
