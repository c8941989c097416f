"""The home screen: what lovende praksis is, and the ways in.

It is painted before the archive is open and its keys work from then on, so it may import nothing dear.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from checklist.locale import N_, _
from checklist.tui.base import Room
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from checklist.archive import Entry
    from checklist.tui.desk import Desk


class HomeScreen(Room):
    """Go on, start new, look at the example, open the archive."""

    CSS_PATH = "home.tcss"
    HELP = N_(
        "Her begynder du. Vælg med piletasterne og Enter, med musen, eller tryk på bogstavet ud for. "
        "Alt, du svarer, bliver gemt på denne computer med det samme. Intet bliver sendt nogen steder hen."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "go_on", N_("fortsæt"), tooltip=N_("Gå videre, hvor du slap")),
        Binding("n", "new", N_("ny"), tooltip=N_("Begynd en ny selvvurdering")),
        Binding("s", "renew", N_("fra sidst"), tooltip=N_("Begynd fra en tidligere besvarelse")),
        Binding("e", "example", N_("eksempel"), tooltip=N_("Se et udfyldt eksempel. Det er en øvelse.")),
        Binding("a", "archive", N_("arkiv"), tooltip=N_("Alle besvarelser på denne computer")),
        Binding("h", "import_file", N_("hent fil"), tooltip=N_("Åbn en besvarelse, der ligger i en fil")),
        Binding("i", "settings", N_("indstillinger"), tooltip=N_("Udseende, sprog og hvor besvarelserne ligger")),
        Binding("q", "app.quit", N_("luk"), tooltip=N_("Luk programmet. Alt er gemt.")),
    ]

    def compose(self) -> ComposeResult:
        yield TitleBar()
        with VerticalScroll(id="home", can_focus=False):
            with Vertical(id="what"):
                yield Static(_("Hvad lykkes for jer – og hvad er det næste?"), id="question")
                yield Static(
                    _(
                        "Lovende praksis er praksis, der ser ud til at gøre en god forskel for borgerne, "
                        "men som ikke er prøvet af i forskning. "
                        "Her ser du ærligt på én praksis gennem 11 elementer, som kendetegner den. "
                        "Du får et billede af, hvor I står, og forslag til næste skridt – "
                        "ikke en karakter og ikke et bevis for virkning."
                    ),
                    id="explained",
                )
            yield OptionList(*self._choices(), id="choices")
            yield Static("", id="notice", classes="warning", markup=False)
        yield Footer()

    def _choices(self, latest: Entry | None = None) -> list[Option | None]:
        go_on = _("Fortsæt, hvor du slap")
        if latest is not None:
            go_on = _("Fortsæt: {practice}").format(practice=latest.practice)
        rows = [
            ("n", "new", _("Begynd en ny selvvurdering")),
            ("s", "renew", _("Begynd fra sidste års svar")),
            ("e", "example", _("Se et udfyldt eksempel (øvelse)")),
            ("a", "archive", _("Arkiv")),
            ("h", "import_file", _("Hent en besvarelse fra en fil")),
            ("i", "settings", _("Indstillinger")),
            ("?", "app.explain", _("Hjælp")),
        ]
        if latest is not None or not self._known:
            rows.insert(0, ("f", "go_on", go_on))
        return [Option(f" [b $accent]{key}[/]   {_escaped(text)}", id=action) for key, action, text in rows]

    _known: bool = False
    """Whether the archive has been looked at; until then going on is offered and waits."""

    def on_mount(self) -> None:
        self.query_one(OptionList).focus()

    def show_desk(self, desk: Desk) -> None:
        """Fill in what only the open archive knows."""
        self._known = True
        entries = desk.archive.entries() if desk.archive else ()
        choices = self.query_one("#choices", OptionList)
        chosen = choices.highlighted_option.id if choices.highlighted_option else None
        choices.clear_options()
        choices.add_options(self._choices(entries[0] if entries else None))
        if chosen is not None and any(option.id == chosen for option in choices.options):
            choices.highlighted = choices.get_option_index(chosen)
        else:
            choices.highlighted = 0
        self.query_one("#notice", Static).update(desk.trouble or "")
        self.refresh_bindings()

    async def on_screen_resume(self) -> None:
        if self._known:
            self.show_desk(await self.lovende.desk())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.run_worker(self.run_action(event.option.id or ""))

    def action_go_on(self) -> None:
        self.run_worker(self._go_on())

    async def _go_on(self) -> None:
        from checklist.archive import ArchiveError
        from checklist.catalogue import RefusedError

        desk = await self.lovende.desk()
        entries = desk.archive.entries() if desk.archive else ()
        if not entries:
            self.notify(_("Der er ingen besvarelse at fortsætte. Tryk n for at begynde en ny."))
            return
        try:
            self.lovende.open_session(desk.open(entries[0].id))
        except (ArchiveError, RefusedError) as error:
            self.notify(str(error), severity="error", timeout=12)

    def action_new(self) -> None:
        from checklist.tui.screens.practice import PracticeScreen

        self.app.push_screen(PracticeScreen())

    def action_renew(self) -> None:
        from checklist.tui.screens.renewal import RenewalScreen

        self.app.push_screen(RenewalScreen())

    def action_example(self) -> None:
        self.run_worker(self._example())

    async def _example(self) -> None:
        desk = await self.lovende.desk()
        self.lovende.open_session(desk.example())

    def action_archive(self) -> None:
        from checklist.tui.screens.archive import ArchiveScreen

        self.app.push_screen(ArchiveScreen())

    def action_import_file(self) -> None:
        from checklist.tui.screens.import_file import ImportScreen

        self.app.push_screen(ImportScreen())

    def action_settings(self) -> None:
        from checklist.tui.screens.settings import SettingsScreen

        self.app.push_screen(SettingsScreen())


def _escaped(text: str) -> str:
    return text.replace("[", r"\[")
