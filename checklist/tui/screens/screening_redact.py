"""Blacking out passages: mark the text with Shift and the arrow keys, or take what the tool points out."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static, TextArea

from checklist.archive import RoundConflictError
from checklist.locale import N_, _, ngettext
from checklist.screening.model import Redaction
from checklist.screening.redaction import (
    clue_words,
    pointed_out,
    same_elsewhere,
    with_redactions,
    without_redaction,
)
from checklist.screening.seeing import as_read
from checklist.screening.texts import place_words, texts_of
from checklist.tui.screens.confirm import ConfirmCard
from checklist.tui.screens.screening_work import RoundRoom
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.row_list import RowList, fitted
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import ComposeResult

    from checklist.archive.shapes import Kept
    from checklist.screening.model import Application

PLACE = 26
BLOCK = "█"


class Passage(TextArea):
    """The text to mark passages in; it tells in the footer how that is done."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "shift+right",
            "cursor_right(True)",
            N_("markér"),
            tooltip=N_("Hold Skift nede, og flyt med piletasterne"),
            key_display="shift+pil",
        ),
    ]


class RedactScreen(RoundRoom):
    """The texts of one application above, the one that is pointed at below, as reviewers will get it."""

    CSS_PATH: ClassVar = ["screening.tcss", "screening_redact.tcss"]
    HELP = N_(
        "Alle tekster i ansøgningen. Enter går ned i teksten: Hold Skift nede, flyt med piletasterne, og tryk s for at "
        "strege det markerede over. ? ud for en tekst betyder, at noget i den kan røbe, hvem det er; n streger det "
        "næste af den slags over, ét ad gangen. Originalen bliver ikke ændret, og f henter en overstregning frem igen."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "into", N_("markér"), tooltip=N_("Gå ned i teksten, og markér"), key_display="⏎"),
        Binding("s", "black_out", N_("streg over"), tooltip=N_("Streg det markerede over"), priority=True),
        Binding("n", "next_clue", N_("næste forslag"), tooltip=N_("Streg det næste over, som programmet peger på")),
        Binding("f", "bring_back", N_("hent frem"), tooltip=N_("Hent overstregningerne i teksten frem igen")),
        Binding("p", "only", N_("kun forslag"), tooltip=N_("Vis kun tekster, som programmet peger på"), show=False),
        Binding("escape", "back", N_("tilbage")),
    ]

    def __init__(self, round_id: UUID, application_id: UUID) -> None:
        super().__init__(round_id)
        self._application_id = application_id
        self._kept: Kept[Application] | None = None
        self._texts: dict[str, str] = {}
        self._clues: dict[str, list[str]] = {}
        self._only_clues = False
        self._writing = asyncio.Lock()

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Static("", id="summary", classes="lead", markup=False)
        yield RowList(self._line, id="texts")
        with Vertical(id="passage"):
            yield Passage("", read_only=True, soft_wrap=True, id="text", highlight_cursor_line=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(RowList).focus()

    async def reload(self) -> bool:
        self._kept = await self.ask(lambda archive: archive.rounds.applications.load(self._application_id))
        return self._kept is not None and await super().reload()

    def show(self) -> None:
        if self._kept is None:
            return
        one = self._kept.value
        self.query_one(TitleBar).practice = _("Streg over i {code}").format(code=one.code)
        self._texts = texts_of(one.assessment)
        self._clues = {}
        for clue in pointed_out(one):
            self._clues.setdefault(clue.place, []).append(f"{clue.text} ({clue_words(clue.clue)})")
        places = [place for place in self._texts if not self._only_clues or place in self._clues]
        self.query_one(RowList).show(places)
        n = sum(map(len, self._clues.values()))
        text = ngettext("{n} sted kan røbe, hvem det er.", "{n} steder kan røbe, hvem det er.", n)
        words = text.format(n=n) if n else _("Programmet peger ikke på mere. Læs selv efter.")
        done = len(one.redactions)
        if done:
            said = ngettext("{n} passage er streget over.", "{n} passager er streget over.", done).format(n=done)
            words = f"{words} {said}"
        self.query_one("#summary", Static).update(words)
        self._show_text()

    def _line(self, key: str, width: int) -> Text:
        place = str(key)
        sign = "?" if place in self._clues else "█" if self._redactions(place) else " "
        name = fitted(place_words(self.now_seen.catalogue, place), PLACE)
        return Text(f"{sign} {name} " + fitted(self._covered(place), width - PLACE - 3))

    def _redactions(self, place: str) -> list[Redaction]:
        return [one for one in self._kept.value.redactions if one.place == place] if self._kept else []

    def _covered(self, place: str) -> str:
        """The text with ink over what is blacked out: as long as it was, so that places can be marked in it."""
        text = self._texts.get(place, "")
        for one in self._redactions(place):
            text = text[: one.start] + BLOCK * (one.end - one.start) + text[one.end :]
        return text

    @property
    def _place(self) -> str | None:
        key = self.query_one(RowList).chosen_key
        return str(key) if key is not None and str(key) in self._texts else None

    def on_row_list_highlighted(self) -> None:
        if self.seen is not None:
            self._show_text()

    def _show_text(self) -> None:
        place, area = self._place, self.query_one(TextArea)
        area.text = self._covered(place) if place else ""
        clues = ", ".join(self._clues.get(place or "", []))
        frame = self.query_one("#passage")
        frame.border_title = place_words(self.now_seen.catalogue, place) if place else ""
        frame.border_subtitle = _("kan røbe: {clues}").format(clues=clues) if clues else ""
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted or action not in {"black_out", "next_clue", "bring_back", "into"}:
            return super().check_action(action, parameters)
        writing = self.query_one(TextArea).has_focus
        if action == "black_out":
            return writing
        if action == "into":
            return not writing and self._place is not None
        if action == "next_clue":
            return bool(self._clues)
        return bool(self._redactions(self._place or ""))

    def on_row_list_chosen(self) -> None:
        self.action_into()

    def action_into(self) -> None:
        self.query_one(TextArea).focus()

    # Changing

    def action_black_out(self) -> None:
        place, area = self._place, self.query_one(TextArea)
        if place is None:
            return
        start, end = sorted((area.selection.start, area.selection.end))
        first, last = _index(area.text, start), _index(area.text, end)
        text = self._texts[place]
        # Blanks at the edges stay, so that the words around keep their distance.
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        if first == last:
            self.tell(_("Markér noget først: Hold Skift nede, og flyt med piletasterne."))
            return
        self._change(partial(self._black_out, Redaction(place=place, start=first, end=last)))

    def _change(self, make: Callable[[], Awaitable[None]]) -> None:
        """Make a change after those before it: a key pressed while one is being stored is not lost."""

        async def in_turn() -> None:
            async with self._writing:
                await make()

        self.run_worker(in_turn(), group="redact")

    async def _black_out(self, made: Redaction) -> None:
        if self._kept is None:
            return
        more = [made]
        # What a blind round replaces anyway need not be asked about.
        shown = texts_of(as_read(self.now_seen.found, self._kept.value))
        found = same_elsewhere(self._kept.value, made)
        elsewhere = [one for one in found if one.text in shown.get(one.place, one.text)]
        if elsewhere:
            words = self._texts[made.place][made.start : made.end]
            text = ngettext(
                "»{words}« er streget over her. Det står {n} sted mere. Skal det også streges over dér?",
                "»{words}« er streget over her. Det står {n} steder mere. Skal det også streges over dér?",
                len(elsewhere),
            )
            told = text.format(words=words, n=len(elsewhere))
            if await self.app.push_screen_wait(ConfirmCard(_("Også de andre steder?"), told)):
                more += [one.redaction for one in elsewhere]
        await self._save(with_redactions(self._kept.value, more))

    def action_next_clue(self) -> None:
        self._change(self._next_clue)

    async def _next_clue(self) -> None:
        if self._kept is None:
            return
        found = pointed_out(self._kept.value)
        here = [one for one in found if one.place == self._place]
        clue = next(iter([*here, *found]), None)
        if clue is None:
            return
        if clue.place != self._place:
            self.query_one(RowList).show(self.query_one(RowList).keys, clue.place)
            self.tell(
                _("Her: {text} ({clue}). Tryk n igen for at strege det over.").format(
                    text=clue.text, clue=clue_words(clue.clue)
                )
            )
            return
        await self._black_out(clue.redaction)

    def action_bring_back(self) -> None:
        if self._place is not None:
            self._change(partial(self._bring_back, self._place))

    async def _bring_back(self, place: str) -> None:
        if self._kept is None:
            return
        after = self._kept.value
        for one in self._redactions(place):
            after = without_redaction(after, one)
        await self._save(after)

    async def _save(self, after: Application) -> None:
        before = self._kept
        if before is None:
            return
        try:
            await self.ask(lambda archive: archive.rounds.applications.save(before, after))
        except RoundConflictError:
            self.tell(_("En anden rettede imens. Nu ser du deres; gør dit igen, hvis det skal med."), trouble=True)
        await self.reload()

    def action_only(self) -> None:
        self._only_clues = not self._only_clues
        self.show()

    def action_back(self) -> None:
        if self.query_one(TextArea).has_focus:
            self.query_one(RowList).focus()
            self.refresh_bindings()
        else:
            self.dismiss()


def _index(text: str, location: tuple[int, int]) -> int:
    """The place in `text` of a line and column as the text area counts them."""
    line, column = location
    return sum(len(one) for one in text.splitlines(keepends=True)[:line]) + column
