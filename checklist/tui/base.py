"""What every screen of the app shares: Danish-first keys, a help text, and the way to the open assessment.

Must stay cheap to import: the home screen stands on it, and nothing dear may load before the first paint.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual.binding import Binding
from textual.screen import ModalScreen, Screen

from checklist.locale import _

if TYPE_CHECKING:
    from textual.binding import ActiveBinding

    from checklist.tui.app import LovendeApp

Result = TypeVar("Result")


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
            action = active.binding.action
            if active.binding.description and action in _declared_actions(type(active.node)):
                found.setdefault(action.removeprefix("app."), active)
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


@cache
def _declared_actions(owner: type) -> frozenset[str]:
    """The actions that our own classes bind keys to: what a widget inherits from the library is not among them."""
    ours = (one for one in owner.__mro__ if one.__module__.startswith("checklist."))
    bindings = (binding for one in ours for binding in vars(one).get("BINDINGS", ()))
    return frozenset(one.action if isinstance(one, Binding) else one[1] for one in bindings)


def _spoken(text: str) -> str:
    return _(text) if text else ""
