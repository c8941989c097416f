"""The app itself: theme, palette and the desk that opens after the first paint."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandPalette

from checklist.locale import N_, _
from checklist.tui.base import SpokenKeys
from checklist.tui.screens.home import HomeScreen
from checklist.tui.themes import DAY, EVENING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from textual.screen import Screen

    from checklist.tui.desk import Desk
    from checklist.tui.session import Session


class LovendeApp(App[None]):
    """Lovende praksis in the terminal."""

    CSS_PATH = "app.tcss"
    TITLE = "Lovende praksis"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - declared so by Textual
        (0, "-narrow"),
        (76, "-usual"),
        (120, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012 - declared so by Textual
        (0, "-low"),
        (34, "-tall"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "question_mark,f1",
            "explain",
            N_("hjælp"),
            tooltip=N_("Forklar denne skærm og dens taster"),
            key_display="?",
        ),
        Binding("ctrl+q", "quit", N_("luk"), tooltip=N_("Luk programmet. Alt er gemt."), show=False),
    ]

    def __init__(
        self, archive_url: str | None = None, catalogue_path: Path | None = None, *, demo: bool = False
    ) -> None:
        super().__init__()
        self.session: Session | None = None
        self._archive_url = archive_url
        self._catalogue_path = catalogue_path
        self._demo = demo
        self._desk: Desk | None = None
        self._desk_ready = asyncio.Event()

    def on_mount(self) -> None:
        for theme in (EVENING, DAY):
            self.register_theme(theme)
        self.theme = EVENING.name
        self.push_screen(HomeScreen())
        self.call_after_refresh(self._open_desk)

    def _open_desk(self) -> None:
        self.run_worker(self._load_desk(), name="desk", exit_on_error=True)

    async def _load_desk(self) -> None:
        desk = await asyncio.to_thread(_open_desk, self._archive_url, self._catalogue_path)
        if isinstance(desk, str):
            self.exit(return_code=3, message=desk)
            return
        self._desk = desk
        self._desk_ready.set()
        if desk.archive is not None and (theme := desk.archive.setting("theme")) in self.available_themes:
            self.theme = theme
        for screen in self.screen_stack:
            if isinstance(screen, HomeScreen):
                screen.show_desk(desk)
        if self._demo:
            self.open_session(desk.example())

    async def desk(self) -> Desk:
        """The desk, as soon as it is open."""
        await self._desk_ready.wait()
        if self._desk is None:
            raise RuntimeError("the desk is announced before it is there")
        return self._desk

    @property
    def open_assessment(self) -> Session:
        """The session of the assessment being worked on. Only screens inside one may ask."""
        if self.session is None:
            raise RuntimeError("no assessment is open")
        return self.session

    def open_session(self, session: Session) -> None:
        """Open an assessment where its person left it."""
        from checklist.tui.screens.walk import WalkScreen

        self.session = session
        self.push_screen(WalkScreen())

    def go_home(self) -> None:
        """Leave whatever is open and stand on the home screen, up to date."""
        while len(self.screen_stack) > 1 and not isinstance(self.screen, HomeScreen):
            self.pop_screen()

    def action_explain(self) -> None:
        from checklist.tui.screens.explain import ExplainScreen

        if isinstance(self.screen, SpokenKeys) and not isinstance(self.screen, ExplainScreen):
            self.push_screen(ExplainScreen(self.screen))

    def action_command_palette(self) -> None:
        if not CommandPalette.is_open(self):
            self.push_screen(CommandPalette(placeholder=_("Søg efter en handling …"), id="--command-palette"))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every key of the screen that works now, by name."""
        if isinstance(screen, SpokenKeys):
            for active in screen.our_bindings:
                if active.enabled:
                    binding, node = active.binding, active.node

                    async def act(action: str = binding.action, node: object = node) -> None:
                        await self.run_action(action, default_namespace=node)  # type: ignore[arg-type]

                    title = binding.description[:1].upper() + binding.description[1:]
                    yield SystemCommand(title, active.tooltip or binding.description, act)

    def get_key_display(self, binding: Binding) -> str:
        """Keys by the names on a Danish keyboard."""
        names = {"space": _("mellemrum"), "escape": "esc", "enter": "⏎", "tab": "tab", "delete": "del"}
        return binding.key_display or names.get(binding.key) or super().get_key_display(binding)


def _open_desk(archive_url: str | None, catalogue_path: Path | None) -> Desk | str:
    """The desk, or why the catalogue cannot be used."""
    from checklist.catalogue import RefusedError
    from checklist.tui.desk import open_desk

    try:
        return open_desk(archive_url, catalogue_path)
    except RefusedError as error:
        return str(error)
    except OSError as error:
        return _("Spørgeskemaet {name} kan ikke åbnes: {why}").format(name=catalogue_path, why=error.strerror)
