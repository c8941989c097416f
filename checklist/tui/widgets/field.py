"""A line to write in, with its name on the frame and what is wrong with it right there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

from checklist.locale import _

if TYPE_CHECKING:
    from textual.suggester import Suggester


class Field(Input):
    """One line of text. `hint` stands on the frame until something is wrong with what was written.

    `required`: while nothing is written, the frame says that something must be.
    """

    def __init__(
        self,
        title: str,
        text: str = "",
        *,
        hint: str = "",
        required: bool = False,
        placeholder: str = "",
        suggester: Suggester | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
    ) -> None:
        super().__init__(text, placeholder, suggester=suggester, select_on_focus=False, id=id)
        self.border_title = title
        self._hint, self._required = hint, required
        self.border_subtitle = self._quiet_hint

    @property
    def text(self) -> str | None:
        """What was written, without blanks around it; None where that is nothing."""
        return self.value.strip() or None

    @property
    def _quiet_hint(self) -> str:
        return _("skal udfyldes") if self._required and self.text is None else self._hint

    def complain(self, message: str) -> None:
        """Say on the frame what is wrong, and wait for it to be mended."""
        self.border_subtitle = f"! {message}"
        self.add_class("-wrong")
        self.focus()

    def settle(self) -> None:
        """Take back what was said to be wrong."""
        self.border_subtitle = self._quiet_hint
        self.remove_class("-wrong")

    def on_input_changed(self) -> None:
        self.settle()
