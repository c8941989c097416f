"""Lines to choose from, of any number: only those on the screen are drawn, so ten thousand are no slower than ten."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from checklist.locale import N_
from checklist.tui.widgets.pointed_lines import PointedLines

Drawn = Callable[[Any, int], Text]
"""Draws the line with this key in so many cells. A key is whatever the screen knows its lines by."""


class RowList(PointedLines, inherit_bindings=False):
    """Says `Highlighted` when the cursor moves and `Chosen` when a line is taken; `draw` gives a line's text.

    Which key takes a line is for the screen to say.
    """

    DEFAULT_CSS = """
    RowList {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        & > .row--cursor {
            background: $panel;
            text-style: bold;
        }
        &:focus > .row--cursor {
            background: $block-cursor-background 30%;
            text-style: bold;
        }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"row--line", "row--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", N_("op"), show=False),
        Binding("down", "move(1)", N_("ned"), show=False),
        Binding("pageup", "page(-1)", N_("side op"), show=False),
        Binding("pagedown", "page(1)", N_("side ned"), show=False),
        Binding("home", "move(-1000000)", N_("til den første"), show=False),
        Binding("end", "move(1000000)", N_("til den sidste"), show=False),
    ]

    @dataclass
    class Highlighted(Message):
        rows: RowList
        key: Any

    @dataclass
    class Chosen(Message):
        rows: RowList
        key: Any

    def __init__(
        self,
        draw: Drawn,
        *,
        click_takes: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
    ) -> None:
        """`click_takes`: one click takes a line, as in a menu; else it points, and a double click takes."""
        super().__init__(id=id)
        self.click_takes = click_takes
        self._draw = draw
        self._keys: Sequence[Any] = ()

    @property
    def keys(self) -> Sequence[Any]:
        return self._keys

    @property
    def line_count(self) -> int:
        return len(self._keys)

    @property
    def chosen_key(self) -> Any:
        """The key of the line that is pointed at; None where there are no lines."""
        return self._keys[self.cursor] if self.cursor < len(self._keys) else None

    @property
    def line_width(self) -> int:
        """The cells that a line is drawn in, beside the pointer and the scroll bar."""
        return max(1, self.scrollable_content_region.width - 2)

    def show(self, keys: Sequence[Any], keep: Any = None) -> None:
        """Show these lines, the cursor on `keep` where it is among them, else where it was."""
        wanted = self.chosen_key if keep is None else keep
        self._keys = keys
        self.point(next((place for place, key in enumerate(keys) if key == wanted), self.cursor))

    def tell(self) -> None:
        self.post_message(self.Highlighted(self, self.chosen_key))

    def render_line(self, y: int) -> Strip:
        place, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if place >= len(self._keys):
            return Strip.blank(width, self.get_component_rich_style("row--line"))
        here = place == self.cursor
        style = self.get_component_rich_style("row--cursor" if here else "row--line")
        line = Text("▸ " if here else "  ") + self._draw(self._keys[place], max(1, width - 2))
        strip = Strip(line.render(self.app.console)).adjust_cell_length(width)
        return strip.apply_style(style)

    def action_choose(self) -> None:
        if self.chosen_key is not None:
            self.post_message(self.Chosen(self, self.chosen_key))


def fitted(text: str, width: int) -> str:
    """`text` on one line of exactly `width` cells, with … where it is longer."""
    line = " ".join(text.split())
    if cell_len(line) > width:
        return set_cell_size(line, max(0, width - 1)) + "…"
    return set_cell_size(line, width)
