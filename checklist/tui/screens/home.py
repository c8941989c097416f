"""The home screen: what lovende praksis is, and the ways in.

It is painted before the archive is open and its keys work from then on, so it may import nothing dear.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from checklist.locale import N_, _
from checklist.tui.base import Room
from checklist.tui.grid import Grid
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from checklist.archive import Entry
    from checklist.catalogue import Catalogue
    from checklist.tui.desk import Desk

TROUBLE_SHOWN = 12
"""Seconds that a message about something that failed stays on the screen."""


class HomeScreen(Room):
    """Go on, start new, look at the example, open the archive."""

    HELP = N_(
        "Her begynder du. Vælg med piletasterne og Enter, med musen, eller tryk på bogstavet ud for. "
        "Alt, du svarer, bliver gemt i arkivet med det samme. Under indstillinger står, hvor det ligger. "
        "Intet bliver sendt andre steder hen."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "go_on", N_("fortsæt"), tooltip=N_("Gå videre, hvor du slap")),
        Binding("p", "due_plan", N_("plan"), tooltip=N_("Se den plan, som I ville se på igen i dag")),
        Binding("n", "new", N_("ny"), tooltip=N_("Begynd en ny selvvurdering")),
        Binding("s", "renew", N_("fra sidst"), tooltip=N_("Begynd fra en tidligere besvarelse")),
        Binding("e", "example", N_("eksempel"), tooltip=N_("Se et udfyldt eksempel. Det er en øvelse.")),
        Binding("w", "workshop", N_("workshop"), tooltip=N_("Svar hver for sig på et møde, og bliv enige")),
        Binding("r", "rounds", N_("runder"), tooltip=N_("Ansøgningsrunder: modtag, bedøm og beslut"), show=False),
        Binding("a", "archive", N_("arkiv"), tooltip=N_("Alle besvarelser i arkivet")),
        Binding("h", "import_file", N_("hent"), tooltip=N_("Hent en besvarelse, der ligger i en fil"), show=False),
        Binding(
            "t",
            "paper",
            N_("til papir"),
            tooltip=N_("Spørgeskemaer, stemmesedler, kort og plakater til at skrive ud"),
            show=False,
        ),
        Binding(
            "i", "settings", N_("indstillinger"), tooltip=N_("Udseende, sprog og hvor besvarelserne ligger"), show=False
        ),
        Binding("q", "app.quit", N_("luk"), tooltip=N_("Luk programmet. Alt er gemt.")),
    ]

    def __init__(self, *, own_questions: bool = True) -> None:
        """`own_questions` is False where another instrument than ours was asked for."""
        super().__init__()
        self._own_questions = own_questions
        self._latest: Entry | None = None
        self._due: Entry | None = None
        self._known = self._is_troubled = False
        """Whether the archive has been looked at; until then going on is offered and waits."""

    def compose(self) -> ComposeResult:
        yield TitleBar()
        with Horizontal(id="home"):
            with VerticalScroll(id="ways", can_focus=False):
                yield Static(_("Hvad lykkes for jer – og hvad er det næste?"), id="question")
                yield Static(self._explanation(), id="explained", markup=False)
                yield OptionList(*self._choices(), id="choices")
                yield Static("", id="notice", classes="warning", markup=False)
            with Vertical(id="asked"):
                yield Static("", id="elements")
        yield KeyLine()

    def _explanation(self) -> str:
        if not self._own_questions:
            return ""
        if self._latest is not None or self._is_troubled:
            # Who has begun knows the rest, and needs the room for the ways in; so does a word about what is wrong.
            return _("Resultatet er jeres eget billede: ikke en karakter og ikke dokumenteret virkning.")
        return _(
            "Lovende praksis er en praksis, der har særligt gode chancer for at skabe udvikling og trivsel for "
            "borgerne, men som ikke er afprøvet i et videnskabeligt forsøg. "
            "Her ser du ærligt på én praksis gennem 11 elementer, som kendetegner den, "
            "og får forslag til næste skridt. "
            "Resultatet er jeres eget billede: ikke en karakter og ikke dokumenteret virkning."
        )

    def _choices(self, catalogue: Catalogue | None = None) -> list[Option | None]:
        rows = [
            ("n", "new", _("Begynd en ny selvvurdering"), ""),
            ("s", "renew", _("Begynd fra sidste års svar"), ""),
            ("e", "example", _("Se et udfyldt eksempel (en øvelse, bliver ikke gemt)"), ""),
            ("w", "workshop", _("Workshop: svar hver for sig, og bliv enige"), ""),
            ("r", "rounds", _("Ansøgningsrunder: modtag, bedøm og beslut"), ""),
            ("a", "archive", _("Arkiv"), ""),
            ("h", "import_file", _("Hent en besvarelse fra en fil"), ""),
            ("t", "paper", _("Skemaer, kort og plakater til papir"), ""),
            ("i", "settings", _("Indstillinger"), ""),
            ("?", "app.explain", _("Hjælp"), ""),
        ]
        if self._latest is not None and catalogue is not None:
            rows.insert(0, ("f", "go_on", *_going_on(self._latest, catalogue)))
        elif not self._known:
            rows.insert(0, ("f", "go_on", _("Fortsæt, hvor du slap"), ""))
        if self._due is not None:
            rows.insert(0, ("p", "due_plan", *_looking_again(self._due)))
        return [Option(_row(key, text, aside), id=action) for key, action, text, aside in rows]

    def on_mount(self) -> None:
        self.query_one(OptionList).focus()

    def show_desk(self, desk: Desk) -> None:
        """Fill in what only the open archive and the catalogue know."""
        from checklist.archive import ArchiveError
        from checklist.tui import session
        from checklist.tui.entry_texts import due

        trouble = desk.trouble or ""
        try:
            entries = desk.archive.entries() if desk.archive else ()
        except ArchiveError as error:
            entries, trouble = (), error.message
        if desk.archive is not None and not desk.archive.is_on_this_computer:
            self.query_one(TitleBar).practice = desk.archive.place
        self._known, self._is_troubled = True, bool(trouble)
        self._latest = entries[0] if entries else None
        self._due = due(entries, session.now().astimezone().date())
        choices = self.query_one("#choices", OptionList)
        chosen = choices.highlighted_option.id if choices.highlighted_option else None
        choices.clear_options()
        choices.add_options(self._choices(desk.catalogue))
        moved = chosen is not None and chosen != "go_on" and any(option.id == chosen for option in choices.options)
        choices.highlighted = choices.get_option_index(chosen) if moved and chosen else 0
        notice = self.query_one("#notice", Static)
        notice.update(trouble)
        notice.display = bool(trouble)
        self.query_one("#elements", Static).update(_elements(desk.catalogue, self.app.theme_variables["primary"]))
        words = self._explanation()
        if not self._own_questions:
            about = desk.catalogue.about
            words = f"{about.title}\n{about.description}".strip()
        self.query_one("#explained", Static).update(words)
        self.refresh_bindings()

    def open_due_plan(self) -> None:
        """Open the plan whose day has come, where there is one; said once, when the app starts."""
        if self._due is not None:
            self.action_due_plan()

    async def on_screen_resume(self) -> None:
        if self._known:
            self.show_desk(await self.lovende.desk())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "due_plan":
            return self._due is not None
        if action == "go_on":
            return not self._known or self._latest is not None
        return super().check_action(action, parameters)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.run_worker(self.run_action(event.option.id or ""))

    def action_due_plan(self) -> None:
        if self._due is not None:
            self.lovende.open_plan(self._due)

    async def action_go_on(self) -> None:
        await self.lovende.desk()
        if self._latest is not None:
            self.lovende.open_stored(self._latest.id)
        else:
            self.notify(_("Der er ingen besvarelse at fortsætte. Tryk n for at begynde en ny."))

    async def action_new(self) -> None:
        await self.lovende.desk()
        from checklist.tui.screens.practice import PracticeScreen

        self.app.push_screen(PracticeScreen())

    async def action_renew(self) -> None:
        await self.lovende.desk()
        from checklist.tui.screens.renewal import RenewalScreen

        self.app.push_screen(RenewalScreen())

    async def action_example(self) -> None:
        from checklist.catalogue import RefusedError

        desk = await self.lovende.desk()
        try:
            self.lovende.open_session(desk.example())
        except (RefusedError, OSError) as error:
            self.notify(str(error), severity="error", timeout=TROUBLE_SHOWN, markup=False)

    async def action_workshop(self) -> None:
        await self.lovende.desk()
        from checklist.tui.screens.workshop_list import WorkshopsScreen

        self.app.push_screen(WorkshopsScreen())

    async def action_rounds(self) -> None:
        await self.lovende.desk()
        from checklist.tui.screens.screening_rounds import RoundsScreen

        self.app.push_screen(RoundsScreen())

    async def action_archive(self) -> None:
        await self.lovende.desk()
        from checklist.tui.screens.archive import ArchiveScreen

        self.app.push_screen(ArchiveScreen())

    async def action_import_file(self) -> None:
        await self.lovende.desk()
        from checklist.tui.screens.import_file import ImportScreen

        self.app.push_screen(ImportScreen())

    async def action_paper(self) -> None:
        desk = await self.lovende.desk()
        from checklist.tui.screens.paper import PaperScreen

        self.app.push_screen(PaperScreen(desk.catalogue))

    async def action_settings(self) -> None:
        await self.lovende.desk()
        from checklist.tui.screens.settings import SettingsScreen

        self.app.push_screen(SettingsScreen())


def _row(key: str, text: str, aside: str) -> Grid:
    row = Grid(padding=(0, 3, 0, 0))
    row.add_column(width=1)
    row.add_column()
    row.add_row(Text(key, style="bold"), Text(text))
    if aside:
        row.add_row("", Text(aside, style="italic"))
    return row


def _going_on(latest: Entry, catalogue: Catalogue) -> tuple[str, str]:
    from checklist.tui import session
    from checklist.tui.entry_texts import progress, sort, when

    parts = (sort(latest), progress(latest, catalogue), when(latest.updated, session.now()))
    return _("Fortsæt: {practice}").format(practice=latest.practice), " · ".join(part for part in parts if part)


def _looking_again(due: Entry) -> tuple[str, str]:
    from checklist.locale import long_date, ngettext

    actions = ngettext("{count} handling er åben", "{count} handlinger er åbne", due.open_actions)
    parts = [actions.format(count=due.open_actions)]
    if due.next_look is not None:
        parts.append(_("I ville se på den igen {day}").format(day=long_date(due.next_look)))
    return _("Se på planen: {practice}").format(practice=due.practice), " · ".join(parts)


def _elements(catalogue: Catalogue, heading: str) -> Grid:
    """All that is asked about, in its groups."""
    table = Grid(padding=(0, 2, 0, 0))
    table.add_column(width=2, justify="right")
    table.add_column()
    for category in catalogue.categories:
        for block, elements in catalogue.blocks_of(category):
            if table.row_count:
                table.add_row("", "")
            table.add_row("", Text(block, style=f"bold {heading}"))
            for element in elements:
                table.add_row(Text(str(catalogue.element_numbers[element.id]), style="dim"), Text(element.name))
    return table
