"""Damages good files: bytes flipped, cut, doubled or moved, odd words put in, parts of a zip changed inside."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from tests.fuzz.readers import READERS

if TYPE_CHECKING:
    from tests.fuzz.readers import Reader

_WORDS = (
    b"", b"\0", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\r", b"\n", b"\t", b";", b",", b'"', b"'", b"=",
    b"[", b"]", b"{", b"}", b"[[a]]", b"{}", b"-1", b"0", b"999999999999999999999", b"1e999", b"nan", b"1.5", b"true",
    b"null", b"\\ud800", b"_xD800_", b"_x0000_", b"0000-00-00", b"9999-12-31T23:59:59-23:59",
    b"0001-01-01T00:00:00+01:00", b"<!DOCTYPE a>", b"&#0;", b"/Type", b"<<", b">>", b"0 R", b"1 0 R", b"obj",
    b"endobj", b"stream", b'<c r="XFD1048576"><v>1</v></c>', b"-" * 50, b"[" * 200, "æøå".encode("cp1252"),
    "\u202e".encode(), b"a" * 3000,
)  # fmt: skip
_TOKEN = re.compile(rb"\w+|\W")
# Made once: a strategy is looked through anew in each of a thousand draws if it is.
_READER = st.sampled_from([reader for reader in READERS for _one in range(reader.share)])
_WORD = st.sampled_from(_WORDS)
_KIND = st.sampled_from(["byte", "cut", "end", "word", "token", "double", "swap"])
_BYTE, _LENGTH, _TIMES, _ONE_IN_TWENTY = st.integers(0, 255), st.integers(1, 40), st.integers(1, 6), st.integers(0, 19)


@st.composite
def damaged(draw: st.DrawFn) -> tuple[Reader, bytes]:
    """A reader and a file of its kind that was damaged in one to six places, or bytes of any kind."""
    reader = draw(_READER)
    if draw(_ONE_IN_TWENTY) == 0:
        return reader, draw(st.binary(max_size=300))
    content = draw(st.sampled_from(reader.seeds()))
    if reader.ending == "xlsx" and draw(st.integers(0, 4)):
        return reader, _inside(draw, content)
    return reader, _changed(draw, content)


def _changed(draw: st.DrawFn, content: bytes) -> bytes:
    for _one in range(draw(_TIMES)):
        content = _once(draw, content)
    return content


def _once(draw: st.DrawFn, content: bytes) -> bytes:
    kind = draw(_KIND)
    at = draw(st.integers(0, max(0, len(content) - 1)))
    length = draw(_LENGTH)
    if kind == "byte":
        return content[:at] + bytes([draw(_BYTE)]) + content[at + 1 :]
    if kind == "cut":
        return content[:at] + content[at + length :]
    if kind == "end":
        return content[:at]
    if kind == "word":
        return content[:at] + draw(_WORD) + content[at:]
    if kind == "double":
        return content[: at + length] + content[at:]
    if kind == "swap":
        other = draw(st.integers(0, max(0, len(content) - 1)))
        return content[:at] + content[other : other + length] + content[at + length :]
    found = _TOKEN.search(content, at)
    return content if found is None else content[: found.start()] + draw(_WORD) + content[found.end() :]


def _inside(draw: st.DrawFn, content: bytes) -> bytes:
    """One part of the zip changed, the zip itself whole."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as book, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        names = book.namelist()
        chosen = draw(st.sampled_from(names))
        for name in names:
            part = book.read(name)
            made.writestr(name, _changed(draw, part) if name == chosen else part)
    return out.getvalue()
