"""The palette: every action of the screen by name, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Provider
from textual.widgets.option_list import Option

from checklist.locale import _

if TYPE_CHECKING:
    from textual.command import Hits


class ActionsProvider(Provider):
    """The actions in the order of the screen's keys; a search looks at the name and at the sentence about it."""

    async def discover(self) -> Hits:
        for name, sentence, act, _discover in self.app.get_system_commands(self.screen):
            yield DiscoveryHit(name, act, help=_beyond(name, sentence))

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for name, sentence, act, _discover in self.app.get_system_commands(self.screen):
            in_name, in_sentence = matcher.match(name), matcher.match(sentence)
            if in_name > 0 or in_sentence > 0:
                yield Hit(max(in_name, in_sentence / 2), matcher.highlight(name), act, help=_beyond(name, sentence))


def _beyond(name: str, sentence: str) -> str | None:
    """The sentence where it says more than the name."""
    return None if sentence.casefold() == name.casefold() else sentence


class ActionPalette(CommandPalette):
    """Textual's palette with the one text of its own in the reader's language."""

    def __init__(self) -> None:
        super().__init__([ActionsProvider], placeholder=_("Søg efter en handling …"), id="--command-palette")

    def _start_no_matches_countdown(self, search_value: str) -> None:
        # Textual has no setting for the words it shows when nothing is found.
        self._stop_no_matches_countdown()

        def say_so() -> None:
            if search_value:
                words = Text(_("Ingen handling passer til det."), style="italic", justify="center")
                no_choice: Any = Option(words, id=self._NO_MATCHES, disabled=True)
                self.query_one(CommandList).add_option(no_choice)
            self._list_visible = bool(search_value)

        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, say_so)
