"""Lines with one of them pointed at. Only those on the screen are drawn, so ten thousand are no slower than ten.

What a line is and how it is drawn is for the lists that stand on this.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView

if TYPE_CHECKING:
    from textual import events


class PointedLines(ScrollView, can_focus=True):
    """Moves the pointer by key and mouse. `tell` is called whenever another line is pointed at."""

    cursor: reactive[int] = reactive(0)

    click_takes = False
    """One click takes a line, as in a menu; else it points, and a double click on the line pointed at takes it."""

    @property
    @abstractmethod
    def line_count(self) -> int:
        """How many lines there are."""

    @abstractmethod
    def tell(self) -> None:
        """Say which line is pointed at."""

    @abstractmethod
    def action_choose(self) -> None:
        """Take the line that is pointed at."""

    def point(self, at: int) -> None:
        """Point at this line, or the nearest there is, after the lines have changed."""
        self.virtual_size = Size(0, self.line_count)
        self.cursor = self._within(at)
        self.refresh()
        self._follow()

    def _within(self, at: int) -> int:
        return max(0, min(self.line_count - 1, at))

    def _follow(self) -> None:
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False)
        self.tell()

    def watch_cursor(self) -> None:
        self.refresh()
        self._follow()

    def on_resize(self) -> None:
        self.virtual_size = Size(0, self.line_count)
        self.call_after_refresh(self.scroll_to_region, Region(0, self.cursor, 1, 1), animate=False)

    def action_move(self, step: int) -> None:
        self.cursor = self._within(self.cursor + step)

    def action_page(self, direction: int) -> None:
        self.action_move(direction * max(1, self.size.height - 1))

    def on_click(self, event: events.Click) -> None:
        place = event.y + self.scroll_offset.y
        if place < self.line_count:
            taken = self.click_takes or (place == self.cursor and event.chain > 1)
            self.cursor = place
            if taken:
                self.action_choose()
