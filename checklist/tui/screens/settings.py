"""How the app looks and speaks, where the archive lies, and a copy of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from checklist.archive import ArchiveError
from checklist.locale import LANGUAGES, N_, _, current_language
from checklist.tui.base import Room
from checklist.tui.themes import DAY, EVENING
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.one_of import Choice, OneOf
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from textual.app import ComposeResult


class SettingsScreen(Room):
    """Every choice applies at once and is kept."""

    CSS_PATH = "settings.tcss"
    HELP = N_("Vælg med piletasterne. Det gælder med det samme og næste gang, du åbner programmet.")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "app.focus_next", N_("næste"), show=False),
        Binding("c", "backup", N_("sikkerhedskopi"), tooltip=N_("Gem en kopi af hele arkivet")),
        Binding("escape", "back", N_("tilbage")),
    ]

    def compose(self) -> ComposeResult:
        themes = [
            Choice(EVENING.name, _("Aften"), _("lys skrift på mørk bund, rolig for øjnene")),
            Choice(DAY.name, _("Dag"), _("mørk skrift på lys bund, god i et lyst rum")),
        ]
        languages = [
            Choice("da", "Dansk", _("sproget, som alt er skrevet på")),
            Choice("en", "English", _("alle tekster på engelsk")),
        ]
        yield TitleBar()
        with VerticalScroll(id="settings", can_focus=False):
            yield OneOf(_("Udseende"), themes, self.app.theme, id="theme")
            yield OneOf(_("Sprog"), languages, current_language(), id="language")
            yield Static(_("Her ligger besvarelserne"), classes="heading")
            yield Static(self._place(), id="place", markup=False)
            yield Static("")
            yield Static(_("Sikkerhedskopi"), classes="heading")
            yield Static(_("c gemmer en kopi af hele arkivet i én fil, som du kan lægge et andet sted."))
            yield Static("", id="trouble", classes="warning", markup=False)
        yield KeyLine()

    def _place(self) -> str:
        desk = self.lovende.ready_desk
        if desk.archive is None:
            return desk.trouble or ""
        place = desk.archive.place
        if desk.archive.is_on_this_computer:
            return _("{path}\nKun på denne computer. Intet bliver sendt nogen steder hen.").format(path=place)
        words = _("{place}\nPå en server, som flere kan bruge på samme tid. Intet bliver sendt andre steder hen.")
        return words.format(place=place)

    def on_mount(self) -> None:
        self._name_the_room()
        self.query_one("#theme").focus()

    def _name_the_room(self) -> None:
        self.query_one(TitleBar).practice = _("Indstillinger")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "backup":
            return self.lovende.ready_desk.archive is not None
        return super().check_action(action, parameters)

    async def on_one_of_changed(self, event: OneOf.Changed) -> None:
        if event.one_of.id == "theme" and event.chosen is not None:
            self.app.theme = event.chosen
            self._keep("theme", event.chosen)
        elif event.one_of.id == "language":
            language = next(one for one in LANGUAGES if one == event.chosen)
            self._keep("language", language)
            if language != current_language():
                self.run_worker(self._speak(language), exclusive=True)

    async def _speak(self, language: str) -> None:
        await self.lovende.speak(next(one for one in LANGUAGES if one == language))
        self._name_the_room()
        self.query_one("#language").focus()

    def _keep(self, key: str, value: str) -> None:
        archive = self.lovende.ready_desk.archive
        if archive is None:
            return
        try:
            archive.set_setting(key, value)
        except ArchiveError as error:
            message = _("Det gælder nu, men kan ikke huskes til næste gang. {why}").format(why=error.message)
            self.query_one("#trouble", Static).update(message)

    def action_backup(self) -> None:
        from checklist.tui.screens.backup import BackupCard

        self.app.push_screen(BackupCard())

    def action_back(self) -> None:
        self.dismiss()
