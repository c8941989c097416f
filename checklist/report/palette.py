"""The report's colours, in one place for stylesheets and charts.

Text colours hold 4.5:1 on every paper colour here. No meaning hangs on hue alone: a mark, a pattern or a word says the
same, so the report survives a grey-scale printer and colour blindness.
"""

from __future__ import annotations

PAPER = {
    "paper": "#ffffff",
    "tint": "#f5f3ee",
    "wash": "#e4eeed",
    "warning": "#fbefd9",
}
INK = {
    "ink": "#1c2830",
    "muted": "#4d5a63",
    "accent": "#17575e",
    "alert": "#7a4206",
}
# Lines and fills of charts: never the colour of a letter.
SHAPES = {
    "line": "#c9cfd1",
    "track": "#e9e7e1",
    "bar": "#2b7a80",
    "then": "#a9b7ba",
    "mark": "#1c2830",
}
COLOURS = {**PAPER, **INK, **SHAPES}
