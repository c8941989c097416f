"""What every screen of the app shares: Danish-first keys, a help text, and the way to the open assessment.

Must stay cheap to import: the home screen stands on it, and nothing dear may load before the first paint.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual.screen import ModalScreen, Screen

from checklist.locale import _

if TYPE_CHECKING:
    from textual.binding import ActiveBinding

    from checklist.tui.app import LovendeApp

Result = TypeVar("Result")

# Every Textual screen declares these in English; they are known keys, not actions of this app.
TEXTUALS_OWN = frozenset({"app.focus_next", "app.focus_previous", "screen.copy_text", "screen.minimize"})


class SpokenKeys(Screen[Result], Generic[Result]):
    """A screen whose keys are named in the reader's language, and which can explain itself (`HELP`)."""

    TITLE_TEXT: ClassVar[str] = ""
    HELP: ClassVar[str] = ""

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        return {
            key: active._replace(
                binding=replace(active.binding, description=_spoken(active.binding.description)),
                tooltip=_spoken(active.tooltip),
            )
            for key, active in super().active_bindings.items()
        }

    @property
    def our_bindings(self) -> list[ActiveBinding]:
        """The keys that this app declares (not the ones inside text fields and lists), one for each action."""
        found: dict[str, ActiveBinding] = {}
        for active in self.active_bindings.values():
            ours = type(active.node).__module__.startswith("checklist.") and active.binding.action not in TEXTUALS_OWN
            if ours and active.binding.description:
                found.setdefault(active.binding.action, active)
        return list(found.values())

    @property
    def lovende(self) -> LovendeApp:
        """The app, by its own type."""
        app: Any = self.app
        return app  # type: ignore[no-any-return]


class Room(SpokenKeys[None]):
    """A whole screen that people walk into and out of."""


class Card(ModalScreen[Result], SpokenKeys[Result], Generic[Result]):
    """A card laid over the screen; Escape puts it away."""

    DEFAULT_CLASSES = "card-screen"


def _spoken(text: str) -> str:
    return _(text) if text else ""
