"""What the screens that compare share: they are closed to reviewers until everything is read, and say so at once."""

from __future__ import annotations

from textual.widgets import Static

from checklist.locale import _
from checklist.tui.screens.screening_work import FirstLook, RoundRoom, first_look


class ComparingRoom(RoundRoom):
    """A screen of averages or of the order. Whoever may not see them yet gets the reason in `#summary`, and no line."""

    async def reload(self) -> bool:
        if self.seen is None:
            # That it is closed can be told long before thousands of reviews are read.
            first = await self.ask(lambda archive: first_look(archive, self.round_id))
            if first is not None:
                self.name_bar(first.found, first.seat)
                if first.is_closed:
                    self._tell_closed(seat=first.seat is not None)
                    return True
                await self.show_soon(first)
        return await super().reload()

    def show(self) -> None:
        seen = self.now_seen
        if seen.is_open:
            self.show_compared()
        else:
            self._tell_closed(seat=seen.seat is not None)

    def _tell_closed(self, *, seat: bool) -> None:
        self.put_away()
        self.query_one("#summary", Static).update(_closed_words(seat=seat))

    async def show_soon(self, first: FirstLook) -> None:
        """Draw what is there before the whole round is read. Only called where it is not closed for sure."""

    def show_compared(self) -> None:
        """Draw everything from `seen`. Only called where it is open to who sits here."""

    def put_away(self) -> None:
        """Take out of sight what was open before, and is not any more."""


def _closed_words(*, seat: bool) -> str:
    """Why averages and order are not shown yet."""
    if not seat:
        return _("Sig først, hvem du er: Gå tilbage, og tryk v.")
    return _(
        "Lukket endnu. Du ser gennemsnit og rækkefølge, når du har afleveret alle dine bedømmelser, og ingen ansøgning "
        "mangler en bedømmelse mere. Sådan bedømmer alle frit."
    )
