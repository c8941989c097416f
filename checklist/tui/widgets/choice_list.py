"""A list to choose from whose keys are named in the reader's language. Enter is left to the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList

from checklist.locale import N_

if TYPE_CHECKING:
    from textual.geometry import Size


class ChoiceList(OptionList, inherit_bindings=False):
    """Moves by key and mouse. What a chosen line means, and which key chooses it, is for the screen to say."""

    # Lines are measured before the scroll bar shows; without a place kept for it, long ones would lose their end.
    DEFAULT_CSS = """
    ChoiceList {
        scrollbar-gutter: stable;
        scrollbar-size: 0 1;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor_up", N_("op"), show=False),
        Binding("down", "cursor_down", N_("ned"), show=False),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
    ]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The height that all lines need beside the scroll bar's place."""
        return super().get_content_height(container, viewport, width - self.styles.scrollbar_size_vertical)

    @property
    def chosen_id(self) -> str | None:
        """The id of the line that is pointed at."""
        return self.highlighted_option.id if self.highlighted_option else None

    def choose(self, option_id: str | None) -> None:
        """Point at the line with this id; at the first one that can be chosen where there is none."""
        ids = [option.id for option in self.options]
        if option_id in ids:
            self.highlighted = ids.index(option_id)
        else:
            self.highlighted = next((i for i, option in enumerate(self.options) if not option.disabled), None)
