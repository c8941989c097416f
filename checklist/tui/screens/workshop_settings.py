"""Preparing a workshop: everything that is settled before the first answer, each explained in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static
from textual.widgets.option_list import Option

from checklist.archive import ArchiveError
from checklist.locale import N_, _
from checklist.tui.base import Room
from checklist.tui.grid import Grid
from checklist.tui.screens.fields_card import Field, FieldsCard
from checklist.tui.screens.workshop_pick_card import ReadCard
from checklist.tui.screens.workshop_settings_rows import rows, stepped
from checklist.tui.widgets.choice_list import ChoiceList
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.title_bar import TitleBar
from checklist.workshop import sentences
from checklist.workshop.moves import RefusedMoveError

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widgets import OptionList

    from checklist.tui.screens.workshop_hosting import Hosting
    from checklist.tui.screens.workshop_settings_rows import Row
    from checklist.workshop.model import Settings


class WorkshopSettingsScreen(Room):
    """Arrow keys change a value; Enter opens what is more than one. Every change is kept at once."""

    CSS_PATH = "workshop_settings.tcss"
    HELP = N_(
        "Pil op og ned vælger, pil til højre og venstre ændrer. Enter åbner det, der er mere end ét valg. "
        "Alt er gemt med det samme og kan rettes, til nogen har svaret: "
        "Det, folk fik at vide, før de svarede, står fast."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "step(1)", N_("næste værdi"), tooltip=N_("Vælg den næste værdi"), key_display="→"),
        Binding("left", "step(-1)", N_("forrige"), tooltip=N_("Vælg den forrige værdi"), key_display="←"),
        Binding(
            "enter,space", "open", N_("åbn"), tooltip=N_("Åbn elementer, dagsorden eller praksis"), key_display="⏎"
        ),
        Binding("d", "promises", N_("det får de at vide"), tooltip=N_("Det får alle at vide, før de svarer")),
        Binding("escape", "back", N_("færdig")),
    ]

    def __init__(self, hosting: Hosting) -> None:
        super().__init__()
        self.hosting = hosting

    @property
    def _settings(self) -> Settings:
        return self.hosting.workshop.settings

    def compose(self) -> ComposeResult:
        yield TitleBar()
        with Vertical(id="preparing"):
            yield Static(_("Forbered mødet"), classes="heading")
            yield ChoiceList(id="setting-list")
            yield Static("", id="about-setting", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(TitleBar).practice = _("Workshop")
        self.query_one(TitleBar).state = _("kode {code}").format(code=self.hosting.workshop.code)
        self._show()
        self.query_one(ChoiceList).focus()

    def _rows(self) -> tuple[Row, ...]:
        return rows(self._settings, self.hosting.catalogue)

    @property
    def _row(self) -> Row | None:
        chosen = self.query_one(ChoiceList).chosen_id
        return next((row for row in self._rows() if row.key == chosen), None)

    def _show(self) -> None:
        choices = self.query_one(ChoiceList)
        pointed_at = choices.chosen_id
        choices.clear_options()
        choices.add_options([Option(_line(row), id=row.key) for row in self._rows()])
        choices.choose(pointed_at or "length")
        self._explain()

    def _explain(self) -> None:
        row = self._row
        line = self.query_one("#about-setting", Static)
        line.update(row.about if row else "")
        line.remove_class("warning")
        self.refresh_bindings()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._explain()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_open()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted or not self.query(ChoiceList):
            return super().check_action(action, parameters)
        row = self._row
        if action == "step":
            return row is not None and not row.opens
        return super().check_action(action, parameters)

    def change(self, settings: Settings) -> None:
        """Keep other settings, or say why they cannot be."""
        trouble = ""
        try:
            self.hosting.meeting.change_settings(settings)
        except RefusedMoveError as error:
            trouble = error.reason
        except ArchiveError as error:
            trouble = error.message
        self._show()
        if trouble:
            # After the line has been explained anew, which happens once the list has been drawn.
            self.call_after_refresh(self._complain, trouble)

    def _complain(self, trouble: str) -> None:
        line = self.query_one("#about-setting", Static)
        line.update(trouble)
        line.add_class("warning")

    def action_step(self, step: int) -> None:
        row = self._row
        if row is not None:
            self.change(stepped(self._settings, row.key, step))

    def action_open(self) -> None:
        row = self._row
        if row is None:
            return
        if row.key == "practice":
            self._edit_practice()
        elif row.key == "elements":
            from checklist.tui.screens.workshop_elements import ElementsCard

            self.app.push_screen(ElementsCard(self.hosting), lambda _done: self._show())
        elif row.key == "agenda":
            from checklist.tui.screens.workshop_agenda import AgendaCard

            self.app.push_screen(AgendaCard(self.hosting), lambda _done: self._show())
        else:
            self.action_step(1)

    @work(exclusive=True)
    async def _edit_practice(self) -> None:
        practice = self._settings.practice
        fields = (
            Field("name", _("Praksis"), "line", practice.name, required=True),
            Field("service", _("Tilbud"), "line", practice.service, required=True),
        )
        written = await self.app.push_screen_wait(FieldsCard(_("Ret praksis"), fields))
        if written is not None:
            after = practice.model_copy(update={key: str(value) for key, value in written.items()})
            self.change(self._settings.model_copy(update={"practice": after}))

    def action_promises(self) -> None:
        self.app.push_screen(ReadCard(_("Det får alle at vide, før de svarer"), sentences.promises(self._settings)))

    def action_back(self) -> None:
        self.dismiss()


def _line(row: Row) -> Grid:
    table = Grid(padding=(0, 1, 0, 0))
    table.add_column(width=23)
    table.add_column(width=1)
    table.add_column()
    table.add_column(width=1)
    before, after = ("", "⏎") if row.opens else ("◂", "▸")
    table.add_row(Text(row.name), Text(before, style="dim"), Text(row.value, style="bold"), Text(after, style="dim"))
    return table
