"""What the reviewers agreed on when they talked the shared cases through."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from uuid import UUID, uuid4

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from checklist.locale import N_, _, date
from checklist.screening.model import CalibrationNote
from checklist.tui.screens.confirm import ConfirmCard
from checklist.tui.screens.fields_card import Field, FieldsCard
from checklist.tui.screens.screening_work import RoundRoom
from checklist.tui.session import now
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.row_list import RowList, fitted
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

CODE, BY = 8, 16


class NotesScreen(RoundRoom):
    """The notes, the latest at the top."""

    CSS_PATH: ClassVar = ["screening.tcss", "screening_decide.tcss"]
    WHAT = N_("Samtalen om de fælles sager")
    HELP = N_(
        "Når alle har afleveret de fælles sager, taler I dem igennem: Hvad er en 3'er hos jer? Skriv det, I bliver "
        "enige om, så det kan læses, når I sidder hver for sig. Så kan hver især åbne sin bedømmelse af en fælles "
        "sag igen og rette den."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", N_("ny note"), tooltip=N_("Skriv, hvad I blev enige om")),
        Binding("delete,d", "remove", N_("slet"), tooltip=N_("Slet noten"), key_display="d"),
        Binding("escape", "back", N_("tilbage")),
    ]

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Static("", id="summary", classes="lead", markup=False)
        yield RowList(self._line, id="notes")
        with VerticalScroll(id="close-up", can_focus=False):
            yield Static("", id="close-up-text", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self._notes: dict[UUID, CalibrationNote] = {}
        self.query_one(RowList).focus()

    async def reload(self) -> bool:
        notes = await self.ask(lambda archive: archive.rounds.reviews.notes(self.round_id))
        if notes is None:
            return False
        self._notes = {one.id: one for one in reversed(notes)}
        return await super().reload()

    @property
    def _codes(self) -> dict[UUID, str]:
        return {one.id: one.code for one in self.now_seen.applications if one.calibration}

    def show(self) -> None:
        self.query_one(RowList).show(list(self._notes))
        codes = ", ".join(self._codes.values())
        words = _("Fælles sager: {codes}.").format(codes=codes) if codes else _("Her er ingen fælles sager endnu.")
        if codes and not self._notes:
            words += " " + _("Tryk n, og skriv, hvad I blev enige om.")
        self.query_one("#summary", Static).update(words)
        self._show_close_up()

    def _named(self, note: CalibrationNote) -> str:
        element = self.now_seen.catalogue.element_by_id.get(note.element or "")
        return element.name if element else _("hele sagen")

    def _line(self, key: UUID, width: int) -> Text:
        note = self._notes[key]
        code = self._codes.get(note.application, "–")
        room = width - CODE - BY
        said = f"{self._named(note)}: {note.text}"
        return Text(fitted(code, CODE) + fitted(said, room - 1) + " " + fitted(note.by, BY))

    @property
    def _note(self) -> CalibrationNote | None:
        return self._notes.get(self.query_one(RowList).chosen_key)

    def on_row_list_highlighted(self) -> None:
        if self.seen is not None:
            self._show_close_up()

    def _show_close_up(self) -> None:
        note = self._note
        text = ""
        if note is not None:
            day = date(note.at.astimezone().date())
            text = f"{self._named(note)} – {note.by}, {day}\n{note.text}"
        self.query_one("#close-up-text", Static).update(text)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "new":
            return self.seen is not None and bool(self._codes)
        if action == "remove":
            return self.is_mounted and self._note is not None
        return super().check_action(action, parameters)

    def action_new(self) -> None:
        self.run_worker(self._new(), group="notes", exclusive=True)

    async def _new(self) -> None:
        by_code = {code.casefold(): one for one, code in self._codes.items()}
        elements = {element.name.casefold(): element.id for element in self.now_seen.catalogue.elements}
        seat = self.now_seen.seat
        fields = (
            Field("code", _("Sag"), value=next(iter(self._codes.values())), required=True),
            Field("element", _("Element"), placeholder=_("tom: hele sagen")),
            Field("text", _("Det blev I enige om"), kind="text", required=True),
        )
        values = await self.app.push_screen_wait(FieldsCard(_("Note fra samtalen"), fields))
        if values is None:
            return
        application = by_code.get(str(values["code"]).strip().casefold())
        if application is None:
            self.tell(_("»{code}« er ikke en fælles sag.").format(code=values["code"]), trouble=True)
            return
        wanted = str(values["element"] or "").strip().casefold()
        element = next((one for name, one in elements.items() if wanted and name.startswith(wanted)), None)
        if wanted and element is None:
            self.tell(_("»{name}« er ikke et element. Noten gælder hele sagen.").format(name=values["element"]))
        note = CalibrationNote(
            id=uuid4(),
            application=application,
            element=element,
            text=str(values["text"]),
            by=seat.name if seat else "?",
            at=now(),
        )
        if await self.do(lambda archive: archive.rounds.reviews.add_note(self.round_id, note)):
            await self.reload()

    def action_remove(self) -> None:
        self.run_worker(self._remove(), group="notes", exclusive=True)

    async def _remove(self) -> None:
        note = self._note
        if note is None:
            return
        if not await self.app.push_screen_wait(ConfirmCard(_("Slet noten?"), note.text)):
            return
        if await self.do(lambda archive: archive.rounds.reviews.remove_note(self.round_id, note.id)):
            await self.reload()
