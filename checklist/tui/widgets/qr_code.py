"""A QR code drawn with half blocks: dark on light whatever the theme, so that every phone reads it."""

from __future__ import annotations

import segno
from rich.text import Text

QUIET = 2
"""Light modules around the code; phones read it with two."""


def qr_text(content: str) -> Text:
    """The code for `content`, two modules to a line; black on white in both themes and without colours."""
    matrix = segno.make(content, error="l", micro=False, boost_error=False).matrix
    side = len(matrix) + 2 * QUIET
    dark_at = [[False] * side for _row in range(side + side % 2)]
    for row, line in enumerate(matrix, start=QUIET):
        for column, dark in enumerate(line, start=QUIET):
            dark_at[row][column] = bool(dark)
    lines = [
        "".join(_half(above, below) for above, below in zip(dark_at[at], dark_at[at + 1], strict=True))
        for at in range(0, len(dark_at), 2)
    ]
    return Text("\n".join(lines), style="#000000 on #ffffff", no_wrap=True)


def _half(above: bool, below: bool) -> str:
    return {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}[above, below]
