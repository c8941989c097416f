"""Texts in columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
    from rich.padding import PaddingDimensions
    from rich.segment import Segment


class Grid(Table):
    """A table without lines that keeps what it has drawn: a list asks for the height of its lines at every key.

    Columns and rows are added before it is shown.
    """

    def __init__(self, *, padding: PaddingDimensions = 0, expand: bool = False) -> None:
        super().__init__(
            box=None,
            show_header=False,
            show_edge=False,
            pad_edge=False,
            padding=padding,
            collapse_padding=True,
            expand=expand,
        )
        self._drawn: dict[tuple[object, ...], list[RenderableType | Segment]] = {}

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        key = (self.row_count, options.max_width, options.justify, options.overflow, options.no_wrap)
        if key not in self._drawn:
            self._drawn[key] = list(super().__rich_console__(console, options))
        yield from self._drawn[key]
