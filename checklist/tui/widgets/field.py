"""A line to write in, with its name on the frame and what is wrong with it right there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

if TYPE_CHECKING:
    from textual.suggester import Suggester


class Field(Input):
    """One line of text. `hint` stands on the frame until something is wrong with what was written."""

    def __init__(
        self,
        title: str,
        text: str = "",
        *,
        hint: str = "",
        placeholder: str = "",
        suggester: Suggester | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
    ) -> None:
        super().__init__(text, placeholder, suggester=suggester, select_on_focus=False, id=id)
        self.border_title = title
        self._hint = hint
        self.border_subtitle = hint

    @property
    def text(self) -> str | None:
        """What was written, without blanks around it; None where that is nothing."""
        return self.value.strip() or None

    def complain(self, message: str) -> None:
        """Say on the frame what is wrong, and wait for it to be mended."""
        self.border_subtitle = f"! {message}"
        self.add_class("-wrong")
        self.focus()

    def on_input_changed(self) -> None:
        self.border_subtitle = self._hint
        self.remove_class("-wrong")
