"""Rows in a CSV file: written as Danish Excel opens it, read in any of the shapes that programs write.

Written with semicolons, UTF-8 with a byte order mark and CRLF. It knows nothing of what the rows mean.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from typing import TYPE_CHECKING

from checklist.catalogue import Problem
from checklist.exchange.assessment_columns import ANSWERS, FACT_LINES, FIELD, HELD, PART, by_heading, folded
from checklist.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Row = list[str]

MOST_ROWS = 20_000
MOST_COLUMNS = 200
LONGEST_CELL = 131_072
_ENDINGS = (".csv", ".tsv", ".tab")
_DELIMITERS = ";\t,|"
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
_BEGINS_OTHERWISE = re.compile(r"\s*(?:[{<]|[A-Za-z0-9_-]+\s*=\s|\[\[?[A-Za-z0-9_.-]+\]\]?\s*$)", re.MULTILINE)
_SNIFFED = 4_000
_HEADINGS = frozenset(
    {*by_heading(ANSWERS.columns), *by_heading(FACT_LINES), *map(folded, (PART, FIELD, HELD))} - {"format"}
)


def write_rows(rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as CSV for Danish Excel; every cell as it is given."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(rows)
    return codecs.BOM_UTF8 + out.getvalue().encode()


def looks_like_csv(content: bytes, name: str) -> bool:
    """True where the first line has headings that are ours, or the name says CSV and nothing speaks against it."""
    head = _decoded(content[:_SNIFFED], whole=False)
    if head is None:
        return False
    text, _encoding = head
    first = next((line for line in text.splitlines() if line.strip()), "")
    if _SEPARATOR_LINE.fullmatch(first):
        return True
    if name.lower().endswith(_ENDINGS):
        return _BEGINS_OTHERWISE.match(text) is None and bool(first)
    cells = [folded(cell) for cell in re.split(r"[;,\t|]", first)]
    return len(cells) > 1 and sum(cell in _HEADINGS for cell in cells) > 1


def read_rows(content: bytes, name: str) -> tuple[list[Row], tuple[Problem, ...]]:
    """The rows of a CSV file, or none and why: E002 its signs, E304 its rows."""
    decoded = _decoded(content, whole=True)
    if decoded is None:
        message = _("tegnsættet kan ikke kendes. Gem filen igen som »CSV UTF-8«.")
        return [], (Problem("E002", name, "", message),)
    text, _encoding = decoded
    delimiter, start = _delimiter(text)
    reader = csv.reader(io.StringIO(text[start:], newline=""), delimiter=delimiter)
    rows: list[Row] = []
    try:
        for row in reader:
            rows.append(row)
            if len(rows) > MOST_ROWS or len(row) > MOST_COLUMNS:
                message = _("filen har alt for mange rækker eller kolonner til at være en besvarelse.")
                return [], (Problem("E304", name, _line(reader.line_num), message),)
    except csv.Error:
        message = _("rækken kan ikke læses. Mangler der et anførselstegn?")
        return [], (Problem("E304", name, _line(reader.line_num), message),)
    return rows, ()


def _line(number: int) -> str:
    return _("linje {line}").format(line=number)


def _decoded(content: bytes, *, whole: bool) -> tuple[str, str] | None:
    """The text and the name of its character set; None where it fits none. A part may end inside a sign."""
    for encoding in _encodings(content):
        try:
            text = codecs.getincrementaldecoder(encoding)().decode(content, final=whole)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.removeprefix("\ufeff"), encoding
    return None


def _encodings(content: bytes) -> tuple[str, ...]:
    """The character sets to try, the likeliest first."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    even, odd = content[:_SNIFFED:2].count(0), content[1:_SNIFFED:2].count(0)
    if max(even, odd) > len(content[:_SNIFFED]) // 4:
        return ("utf-16-le",) if odd > even else ("utf-16-be",)
    return ("utf-8", "cp1252")


def _delimiter(text: str) -> tuple[str, int]:
    """What stands between cells, and where the rows begin: after a line `sep=;`, which Excel writes and heeds."""
    if found := _SEPARATOR_LINE.match(text):
        return found.group(1), found.end()
    for line in text.splitlines()[:30]:
        bare = re.sub(r'"[^"]*"', "", line)
        counts = {sign: bare.count(sign) for sign in _DELIMITERS}
        best = max(counts, key=lambda sign: counts[sign])
        if counts[best]:
            return best, 0
    return ";", 0
