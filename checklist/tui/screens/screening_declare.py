"""Conflicts of interest (habilitet): a reviewer says of each applicant whether they are free to judge them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from checklist.locale import N_, _, danish_sort_key, date, ngettext
from checklist.screening.model import Declaration
from checklist.tui.screens.confirm import ConfirmCard
from checklist.tui.screens.fields_card import Field, FieldsCard, Values
from checklist.tui.screens.screening_work import RoundRoom
from checklist.tui.session import now
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.row_list import RowList, fitted
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

ANSWER = 15


class DeclareScreen(RoundRoom):
    """The applicants by name, in a blind round too: nobody can tell a conflict from a code."""

    CSS_PATH = "screening.tcss"
    WHAT = N_("Habilitet")
    HELP = N_(
        "Sig om hver ansøger, om du kan bedømme dem frit. Du er inhabil, hvis du kender nogen der privat, arbejder "
        "eller har arbejdet der, eller har noget at vinde. I en blind runde står navnene kun her og uden koder. "
        "Du kan ændre dit svar; det seneste gælder, og de tidligere bliver stående."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h", "declare(False)", N_("habil"), tooltip=N_("Jeg kan bedømme dem frit")),
        Binding("i", "declare(True)", N_("inhabil"), tooltip=N_("Jeg skal ikke bedømme dem")),
        Binding("b", "note", N_("inhabil, fordi …"), tooltip=N_("Inhabil, med en begrundelse")),
        Binding("a", "rest", N_("habil i resten"), tooltip=N_("Habil i alle, du ikke har svaret om")),
        Binding("escape", "back", N_("tilbage")),
    ]

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Static("", id="summary", classes="lead", markup=False)
        yield RowList(self._line, id="names")
        with VerticalScroll(classes="rule-above", can_focus=False):
            yield Static("", id="whole", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self._names: dict[UUID, str] = {}
        self._said: dict[UUID, Declaration] = {}
        self.query_one(RowList).focus()

    def show(self) -> None:
        seen = self.now_seen
        self._names = {}
        for one in seen.applications:
            parts = (one.practice, one.service, one.municipality)
            self._names[one.id] = " · ".join(part for part in parts if part)
        self._said = {one.application: one for one in seen.declarations if one.reviewer == seen.me}
        rows = self.query_one(RowList)
        rows.show(sorted(self._names, key=lambda one: danish_sort_key(self._names[one])))
        left = sum(one not in self._said for one in self._names)
        if seen.me is None:
            words = _("Kun bedømmere svarer her. Tryk v på rundens side, hvis du er en af dem.")
        elif left:
            words = _("Kan du bedømme dem frit? {n} mangler. h: habil · i: inhabil").format(n=left)
        else:
            words = _("Du har svaret om alle. Tak.")
        self.query_one("#summary", Static).update(words)
        self._show_whole()

    def _line(self, key: UUID, width: int) -> Text:
        one = self._said.get(key)
        said = "· " + _("ikke svaret") if one is None else "✗ " + _("inhabil") if one.conflict else "✓ " + _("habil")
        line = Text(fitted(self._names[key], width - ANSWER) + "  ")
        return line + Text(fitted(said, ANSWER - 2), style="bold" if one and one.conflict else "")

    def on_row_list_highlighted(self) -> None:
        self._show_whole()

    def _show_whole(self) -> None:
        """The name in full, and what was said with its reason: a line has room for neither."""
        key = self.query_one(RowList).chosen_key
        text = Text(self._names.get(key, ""), style="bold")
        one = self._said.get(key)
        if one is not None:
            said = _("inhabil") if one.conflict else _("habil")
            words = _("{what}, {day}").format(what=said, day=date(one.at.astimezone().date()))
            text.append(f"\n{words}: {one.note}" if one.note else f"\n{words}", style="not bold")
        self.query_one("#whole", Static).update(text)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in {"declare", "note", "rest"}:
            return self.seen is not None and self.seen.me is not None and bool(self.seen.applications)
        return super().check_action(action, parameters)

    def action_declare(self, conflict: bool) -> None:
        rows = self.query_one(RowList)
        key = rows.chosen_key
        if isinstance(key, UUID):
            # At once: a key that comes before this is stored is about the next applicant.
            rows.action_move(1)
            self.run_worker(self._declare([key], conflict), group="declare")

    def action_rest(self) -> None:
        self.run_worker(self._rest(), group="declare", exclusive=True)

    async def _rest(self) -> None:
        left = [one for one in self._names if one not in self._said]
        if not left:
            return
        title = ngettext("Habil i {n} ansøgning?", "Habil i {n} ansøgninger?", len(left)).format(n=len(left))
        text = _("Du siger om alle dem, du ikke har svaret om, at du kan bedømme dem frit. Har du set navnene igennem?")
        if await self.app.push_screen_wait(ConfirmCard(title, text)):
            await self._declare(left, False)

    def action_note(self) -> None:
        self.run_worker(self._with_note(), group="declare")

    async def _with_note(self) -> None:
        key = self.query_one(RowList).chosen_key
        if isinstance(key, UUID):
            field = Field("note", _("Hvorfor?"), kind="text", required=True)

            async def write(values: Values) -> bool:
                return await self._declare([key], True, str(values["note"]))

            if await self.app.push_screen_wait(FieldsCard(_("Inhabil"), (field,), store=write)) is not None:
                self.query_one(RowList).action_move(1)

    async def _declare(self, applications: list[UUID], conflict: bool, note: str | None = None) -> bool:
        seen = self.now_seen
        if seen.me is None or not applications:
            return False
        said = [
            Declaration(reviewer=seen.me, application=one, conflict=conflict, at=now(), note=note)
            for one in applications
        ]
        done = await self.do(lambda archive: archive.rounds.reviews.declare(self.round_id, *said))
        if done:
            await self.reload()
        return done
