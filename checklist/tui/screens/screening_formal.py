"""The formal check of one application, line by line, by a person; the tool's hints decide nothing."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from checklist.archive import RoundConflictError
from checklist.archive.shapes import Kept
from checklist.locale import N_, _, date, ngettext
from checklist.screening.formalities import FormalLine, formal_lines, with_formality
from checklist.screening.model import Formality, FormalState, formal_words
from checklist.tui.screens.confirm import ConfirmCard
from checklist.tui.screens.fields_card import Field, FieldsCard, Values
from checklist.tui.screens.screening_work import RoundRoom
from checklist.tui.session import now
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.row_list import RowList, fitted
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from checklist.archive import Archive
    from checklist.screening.model import Application

STATE = 22
MARKS: dict[FormalState, str] = {"ok": "✓", "missing": "✗", "unclear": "?"}


class FormalScreen(RoundRoom):
    """One question on each line; o, m or u answers it."""

    CSS_PATH: ClassVar = ["screening.tcss", "screening_decide.tcss"]
    HELP = N_(
        "Se hver linje efter, og sig, om den er i orden. Under listen står, hvad programmet kan se; det er kun en "
        "hjælp. Er noget ikke i orden eller uklart, så skriv hvad. Det står ved ansøgningen hele vejen."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "judge('ok')", N_("i orden"), tooltip=N_("Linjen er i orden")),
        Binding("m", "judge('missing')", N_("ikke i orden"), tooltip=N_("Noget mangler eller er galt; skriv hvad")),
        Binding("u", "judge('unclear')", N_("uklart"), tooltip=N_("Det er uklart; skriv hvad")),
        Binding("a", "rest", N_("resten"), tooltip=N_("Alle linjer, der ikke er set efter, er i orden")),
        Binding("s", "redact", N_("streg over"), tooltip=N_("Streg navne og andet over i teksterne")),
        Binding("escape", "back", N_("tilbage")),
    ]

    def __init__(self, round_id: UUID, application_id: UUID) -> None:
        super().__init__(round_id)
        self._application_id = application_id
        self._kept: Kept[Application] | None = None
        self._lines: dict[str, FormalLine] = {}
        self._writing = asyncio.Lock()

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Static("", id="summary", classes="lead", markup=False)
        yield RowList(self._line, id="formal-lines")
        with VerticalScroll(id="close-up", can_focus=False):
            yield Static("", id="close-up-text", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(RowList).focus()

    async def reload(self) -> bool:
        self._kept = await self.ask(lambda archive: archive.rounds.applications.load(self._application_id))
        return self._kept is not None and await super().reload()

    def show(self) -> None:
        if self._kept is None:
            return
        one, seen = self._kept.value, self.now_seen
        practice = one.assessment.practice
        self.query_one(TitleBar).practice = f"{one.code} {practice.name} · {practice.service}"
        self._lines = {line.id: line for line in formal_lines(seen.found, seen.catalogue, one)}
        self.query_one(RowList).show(list(self._lines))
        left = sum(one.formality(line) is None for line in self._lines)
        words = _("Alle linjer er set efter.")
        if left:
            text = ngettext("{n} linje er ikke set efter endnu.", "{n} linjer er ikke set efter endnu.", left)
            words = text.format(n=left)
        if one.let_in_because:
            words += " " + _("Taget ind af {name}: {why}").format(name=one.let_in_by, why=one.let_in_because)
        self.query_one("#summary", Static).update(words)
        self._show_close_up()

    def _line(self, key: str, width: int) -> Text:
        said = self._kept.value.formality(str(key)) if self._kept else None
        state = f"{MARKS[said.state]} {formal_words(said.state)}" if said else f"· {formal_words(None)}"
        return Text(fitted(self._lines[str(key)].title, width - STATE) + fitted(state, STATE))

    def on_row_list_highlighted(self) -> None:
        self._show_close_up()

    def _show_close_up(self) -> None:
        line = self._lines.get(str(self.query_one(RowList).chosen_key))
        if line is None or self._kept is None:
            return
        text = Text(line.title + "\n", style="bold")
        text.append(line.hint + "\n", style="not bold")
        said = self._kept.value.formality(line.id)
        if said is not None:
            who = _("{name}, {day}").format(name=said.by, day=date(said.at.astimezone().date()))
            text.append(f"{formal_words(said.state)} – {who}", style="not bold")
            if said.note:
                text.append(f": {said.note}", style="not bold")
        self.query_one("#close-up-text", Static).update(text)
        self.refresh_bindings()

    def action_judge(self, state: FormalState) -> None:
        rows = self.query_one(RowList)
        line = self._lines.get(str(rows.chosen_key))
        if line is None:
            return
        if state == "ok":
            # At once: a key that comes before this is stored is about the next line.
            rows.action_move(1)
            self.run_worker(self._save([line.id], state, None), group="judge")
        else:
            self.run_worker(self._judge(line, state), group="note", exclusive=True)

    async def _judge(self, line: FormalLine, state: FormalState) -> None:
        if self._kept is None:
            return
        before = self._kept.value.formality(line.id)
        field = Field("note", _("Hvad?"), kind="text", value=before.note if before else None, required=True)

        async def write(values: Values) -> bool:
            return await self._save([line.id], state, str(values["note"]))

        title = f"{line.title} {formal_words(state)}"
        if await self.app.push_screen_wait(FieldsCard(title, (field,), store=write)) is not None:
            self.query_one(RowList).action_move(1)

    def action_rest(self) -> None:
        if self._kept is not None:
            left = [line for line in self._lines if self._kept.value.formality(line) is None]
            self.run_worker(self._save(left, "ok", None, asks=False), group="judge")

    async def _save(self, lines: list[str], state: FormalState, note: str | None, *, asks: bool = True) -> bool:
        """Write it, after what was judged before it."""
        async with self._writing:
            return await self._write(lines, state, note, asks=asks)

    async def _write(self, lines: list[str], state: FormalState, note: str | None, *, asks: bool) -> bool:
        """Where somebody else judged the same line meanwhile, a person decides; unless it `asks`, theirs."""
        seat, found = self.now_seen.seat, self.now_seen.found
        said = [Formality(line=line, state=state, by=seat.name if seat else "?", at=now(), note=note) for line in lines]
        before = self._kept
        kept: Kept[Application] | None = None
        while before is not None and said and kept is None:
            after = before.value
            for one in said:
                after = with_formality(found, after, one)
            try:
                kept = await self.ask(_saving(before, after))
            except RoundConflictError as error:
                seen, before = before, error.stored if isinstance(error.stored, Kept) else None
                if before is not None:
                    said = [one for one in said if await self._counts(one, seen.value, before.value, asks=asks)]
            else:
                break
        await self.reload()
        # Where a person let another's judgement stand, nothing is left to write.
        return kept is not None or not said

    async def _counts(self, one: Formality, seen: Application, stored: Application, *, asks: bool) -> bool:
        """Whether ours is to stand, now that the archive holds what somebody else stored after we looked."""
        theirs = stored.formality(one.line)
        if theirs is None or theirs == seen.formality(one.line):
            return True
        if not asks:
            return False
        text = _("{name} skrev imens: {theirs}\nDu skrev: {yours}\nSkal dit gælde?").format(
            name=theirs.by, theirs=_in_words(theirs), yours=_in_words(one)
        )
        return await self.app.push_screen_wait(ConfirmCard(self._lines[one.line].title, text))

    def action_back(self) -> None:
        self.run_worker(self._leave(), group="leave", exclusive=True)

    async def _leave(self) -> None:
        # What was judged a moment ago is still on its way; leaving now would put an end to it.
        async with self._writing:
            self.dismiss()

    def action_redact(self) -> None:
        from checklist.tui.screens.screening_redact import RedactScreen

        self.app.push_screen(RedactScreen(self.round_id, self._application_id))


def _saving(before: Kept[Application], after: Application) -> Callable[[Archive], Kept[Application]]:
    return lambda archive: archive.rounds.applications.save(before, after)


def _in_words(one: Formality) -> str:
    return f"{formal_words(one.state)} – {one.note}" if one.note else formal_words(one.state)
