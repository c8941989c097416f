"""Bars drawn with characters: readable without colour, and the same everywhere in the app."""

from __future__ import annotations

FULL, EMPTY = "▇", "▁"


def small_bar(score: float | None, width: int) -> str:
    """`score` (0-100) as `width` characters; a dotted line where there is no score."""
    if score is None:
        return "·" * width
    filled = round(score * width / 100)
    return FULL * filled + EMPTY * (width - filled)


def range_bar(score: float | None, low: float | None, high: float | None, width: int) -> str:
    """A bar of `width` characters: the score filled, and ┄ where unanswered questions could still move it to."""
    if low is None or high is None:
        return " " * width
    cells = [EMPTY] * width
    for cell in range(width):
        middle = (cell + 0.5) * 100 / width
        if score is not None and middle <= score:
            cells[cell] = FULL
        elif low <= middle <= high:
            cells[cell] = "┄"
    return "".join(cells)


def progress_bar(done: int, total: int, width: int) -> str:
    """How much of a whole is done, as `width` characters."""
    filled = round(done * width / total) if total else 0
    return "▓" * filled + "░" * (width - filled)
