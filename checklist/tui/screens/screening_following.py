"""Screens that follow what other desks do: as long as one is in sight, it looks at the round again now and then."""

from __future__ import annotations

from textual.timer import Timer

from checklist.tui.screens.screening_work import RoundRoom

SECONDS_BETWEEN_LOOKS = 20.0
MANY = 1000
"""With more applications than this a look takes so long that nobody should have one unasked."""


class FollowingRoom(RoundRoom):
    """Only for screens whose lines stay where they are: nobody is to press a key for one line and hit another."""

    _following: Timer | None = None

    def on_screen_resume(self) -> None:
        super().on_screen_resume()
        if self._following is None:
            self._following = self.set_interval(SECONDS_BETWEEN_LOOKS, self._follow)

    def _follow(self) -> None:
        # A card above holds what was seen when it was opened; it is not to change behind it.
        in_sight = self.app.screen is self and not self._waits
        # A server that is slower than the clock is given time to answer.
        is_looking = self._look is not None and not self._look.is_finished
        if in_sight and not is_looking and self.seen is not None and len(self.seen.applications) <= MANY:
            self.look_anew()
