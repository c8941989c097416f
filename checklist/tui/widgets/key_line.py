"""The line at the bottom: the keys that do something just now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Footer

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.screen import Screen


class KeyLine(Footer):
    """Textual's footer, made anew only when the keys are others than before, not after every key that is pressed."""

    def __init__(self, *, compact: bool = True) -> None:
        super().__init__(compact=compact, show_command_palette=False)
        self._keys: list[tuple[Binding, bool, str]] | None = None

    def bindings_changed(self, screen: Screen[object]) -> None:
        keys = [
            (key.binding, key.enabled, key.tooltip) for key in self.screen.active_bindings.values() if key.binding.show
        ]
        if self.is_attached and screen is self.screen and screen.app.app_focus and keys != self._keys:
            self._keys = keys
            super().bindings_changed(screen)
