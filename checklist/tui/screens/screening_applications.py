"""The applications as whoever runs the round sees them: by name, with the formal check, shared cases and redactions."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import Static

from checklist.archive import RoundConflictError
from checklist.locale import N_, _, ngettext
from checklist.screening.formalities import formal_state, line_ids
from checklist.screening.model import formal_words
from checklist.tui.screens.screening_work import RoundRoom, names_hidden_words
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.row_list import RowList, fitted
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from checklist.archive import Archive
    from checklist.archive.round_applications import ApplicationLine

CODE, STATE = 7, 30


class ApplicationsScreen(RoundRoom):
    """One line for each application; Enter opens its formal check, o its texts to black out."""

    CSS_PATH = "screening.tcss"
    WHAT = N_("Formalia og navne")
    HELP = N_(
        "Gå ansøgningerne igennem én for én. Enter åbner de formelle linjer, o teksterne, hvor du kan strege navne og "
        "andet over, før bedømmerne får dem. k gør en ansøgning til en fælles sag, som alle læser først. "
        "Formalia afviser ingen: De siger, hvad der mangler, og I beslutter."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "check", N_("formalia"), tooltip=N_("Se de formelle linjer efter"), key_display="⏎"),
        Binding("o", "redact", N_("streg over"), tooltip=N_("Streg navne og andet over i teksterne")),
        Binding("k", "share_it", N_("fælles sag"), tooltip=N_("Gør den til en fælles sag, eller lad være")),
        Binding("s", "only", N_("kun de åbne"), tooltip=N_("Vis kun dem, der ikke er set efter")),
        Binding("escape", "back", N_("tilbage")),
    ]

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Static("", id="summary", classes="lead", markup=False)
        yield RowList(self._line, id="applications")
        yield KeyLine()

    def on_mount(self) -> None:
        self._lines: dict[UUID, ApplicationLine] = {}
        self._only_open = False
        self.query_one(RowList).focus()

    def show(self) -> None:
        seen = self.now_seen
        if seen.names_hidden:
            self.query_one("#summary", Static).update(names_hidden_words())
            return
        self._lines = {one.id: one for one in seen.applications}
        state = {one.id: formal_state(seen.found, one) for one in seen.applications}
        shown = [one for one in self._lines if not self._only_open or state[one] == "open"]
        self.query_one(RowList).show(shown)
        left = sum(one == "open" for one in state.values())
        text = ngettext("{n} er ikke set efter endnu.", "{n} er ikke set efter endnu.", left)
        words = text.format(n=left) if left else _("Alle er set efter.")
        if not self._lines:
            words = _("Her er ingen ansøgninger endnu. Tag imod dem først (trin 1).")
        self.query_one("#summary", Static).update(words)

    def _line(self, key: UUID, width: int) -> Text:
        one = self._lines[key]
        name = f"{one.practice} · {one.service}"
        if one.calibration:
            name += "  " + _("(fælles sag)")
        room = width - CODE - STATE - 1
        return Text(fitted(one.code, CODE) + fitted(name, room) + " " + fitted(self._state(one), STATE))

    def _state(self, one: ApplicationLine) -> str:
        found = self.now_seen.found
        state = formal_state(found, one)
        if state == "ok":
            return "✓ " + _("i orden")
        said = [one.formality(line) for line in line_ids(found)]
        if state == "open":
            done = sum(part is not None for part in said)
            return f"{'◐' if done else '·'} " + _("{n} af {all} linjer").format(n=done, all=len(said))
        first = next(part for part in said if part is not None and part.state != "ok")
        return f"! {formal_words(first.state)}: {first.note or ''}"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in {"check", "redact", "share_it", "only"}:
            return self.is_mounted and bool(self._lines)
        return super().check_action(action, parameters)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        from checklist.tui.screens.screening_formal import FormalScreen

        if isinstance(event.key, UUID):
            self.app.push_screen(FormalScreen(self.round_id, event.key))

    def action_check(self) -> None:
        self.query_one(RowList).action_choose()

    def action_redact(self) -> None:
        from checklist.tui.screens.screening_redact import RedactScreen

        key = self.query_one(RowList).chosen_key
        if isinstance(key, UUID):
            self.app.push_screen(RedactScreen(self.round_id, key))

    def action_only(self) -> None:
        self._only_open = not self._only_open
        self.show()

    def action_share_it(self) -> None:
        self.run_worker(self._share_it(), group="work", exclusive=True)

    async def _share_it(self) -> None:
        key = self.query_one(RowList).chosen_key
        if not isinstance(key, UUID):
            return

        def turn(archive: Archive) -> bool:
            kept = archive.rounds.applications.load(key)
            after = kept.value.model_copy(update={"calibration": not kept.value.calibration})
            return archive.rounds.applications.save(kept, after).value.calibration

        try:
            await self.ask(turn)
        except RoundConflictError:
            self.tell(_("En anden rettede imens. Prøv igen."), trouble=True)
        await self.reload()
