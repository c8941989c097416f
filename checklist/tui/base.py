"""What every screen of the app shares: Danish-first keys, a help text, and the way to the open assessment.

Must stay cheap to import: the home screen stands on it, and nothing dear may load before the first paint.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen

from checklist.locale import N_, _

if TYPE_CHECKING:
    from textual.binding import ActiveBinding

    from checklist.tui.app import LovendeApp

Result = TypeVar("Result")


class SpokenKeys(Screen[Result], Generic[Result]):
    """A screen whose keys are named in the reader's language, and which can explain itself (`HELP`)."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Ahead of the field itself: what is typed quickly after it belongs to the next one.
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
    ]
    TITLE_TEXT: ClassVar[str] = ""
    HELP: ClassVar[str] = ""

    @property
    def explanation(self) -> str:
        """What the help card says of this screen as it is now, in the reader's language."""
        return _spoken(self.HELP)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        # While somebody writes, "?" is a sign in the text: the key for help that still works is the other one.
        writing = self.focused is not None and self.focused.check_consume_key("question_mark", "?")

        def spoken(binding: Binding) -> Binding:
            shown = "f1" if writing and binding.action == "explain" else _spoken(binding.key_display)
            return replace(binding, description=_spoken(binding.description), key_display=shown or None)

        return {
            key: active._replace(binding=spoken(active.binding), tooltip=_spoken(active.tooltip))
            for key, active in super().active_bindings.items()
        }

    @property
    def our_bindings(self) -> list[ActiveBinding]:
        """The keys that this app declares (not the ones inside text fields and lists), one for each action."""
        found: dict[str, ActiveBinding] = {}
        for key, active in self.active_bindings.items():
            action = active.binding.action
            if active.binding.description and (key, action) in _declared_keys(type(active.node)):
                found.setdefault(action.removeprefix("app."), active)
        return list(found.values())

    def keep_typed(self) -> None:
        """Store what is being typed, as far as nobody has to be asked first. The app may end at any moment."""

    async def ready_to_close(self) -> bool:
        """Store what is being typed before the app closes; False where the person has to decide something first."""
        return True

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave. While something else lies on top, nothing happens: the library would take that away instead, unasked.

        That happens where something had to be stored first, and another key was pressed meanwhile.
        """
        return super().dismiss(result) if self.is_active else AwaitComplete()

    @property
    def lovende(self) -> LovendeApp:
        """The app, by its own type."""
        app: Any = self.app
        return app  # type: ignore[no-any-return]


class Room(SpokenKeys[None]):
    """A whole screen that people walk into and out of."""

    @property
    def is_left(self) -> bool:
        """True once somebody has gone back from here, or the app ends: then nothing is left to draw on."""
        return self not in self.app.screen_stack or not self.app.is_running


class Card(ModalScreen[Result], SpokenKeys[Result], Generic[Result]):
    """A card laid over the screen; Escape puts it away."""

    DEFAULT_CLASSES = "card-screen"
    # The app's own keys do not reach through a card.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "question_mark,f1",
            "app.explain",
            N_("hjælp"),
            tooltip=N_("Forklar denne skærm og dens taster"),
            show=False,
            key_display="?",
        ),
    ]


@cache
def _declared_keys(owner: type) -> frozenset[tuple[str, str]]:
    """The keys that our own classes bind, each with its action: the library's own keys are not among them."""
    ours = (one for one in owner.__mro__ if one.__module__.startswith("checklist."))
    bindings = [binding for one in ours for binding in vars(one).get("BINDINGS", ())]
    return frozenset((one.key, one.action) for one in Binding.make_bindings(bindings))


def _spoken(text: str | None) -> str:
    return _(text) if text else ""
