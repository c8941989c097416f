"""The app itself: theme, palette and the desk that opens after the first paint."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType

from checklist.locale import LANGUAGES, N_, Language, _, use_language
from checklist.tui.base import SpokenKeys
from checklist.tui.palette import ActionPalette
from checklist.tui.reconnecting import SECONDS_BETWEEN_QUESTIONS, ask_for_the_server
from checklist.tui.screens.home import HomeScreen
from checklist.tui.stylesheet import KeptStylesheet
from checklist.tui.themes import DAY, EVENING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from uuid import UUID

    from textual.screen import Screen

    from checklist.archive import Entry
    from checklist.tui import WorkshopStart
    from checklist.tui.desk import Desk
    from checklist.tui.session import Session


class LovendeApp(App[None]):
    """Lovende praksis in the terminal."""

    # A default screen's own stylesheet is not read by Textual, so the home screen's stands here.
    CSS_PATH: ClassVar = ["app.tcss", "screens/home.tcss"]
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
        Binding("ctrl+q", "quit", N_("luk"), tooltip=N_("Luk programmet. Alt er gemt."), show=False, priority=True),
    ]

    def __init__(
        self,
        archive_url: str | None = None,
        catalogue_path: Path | None = None,
        *,
        demo: bool = False,
        workshop: WorkshopStart | None = None,
        language: Language | None = None,
    ) -> None:
        """`language` is what was asked for on starting; without it LOVENDE_LANGUAGE decides, then the setting."""
        super().__init__()
        self.stylesheet = KeptStylesheet(variables=self.get_css_variables())
        self.session: Session | None = None
        self.unfinished_practice: dict[str, str] | None = None
        """What somebody wrote about a new practice before going back."""
        asked_for = language or os.environ.get("LOVENDE_LANGUAGE")
        self._language_is_given = asked_for in LANGUAGES
        if asked_for in LANGUAGES:
            use_language(asked_for)
        self.archive_url, self.catalogue_path = archive_url, catalogue_path
        """What was asked for on starting; None for the usual archive, and for our own questions."""
        self._demo = demo
        self.workshop = workshop
        """What was asked for on starting with a workshop."""
        self._desk: Desk | None = None
        self._desk_ready = asyncio.Event()
        # Before anything is painted: a theme chosen later would have every style computed twice.
        for theme in (EVENING, DAY):
            self.register_theme(theme)
        self.theme = EVENING.name

    def get_default_screen(self) -> Screen[None]:
        return HomeScreen(own_questions=self.catalogue_path is None)

    def on_mount(self) -> None:
        self.call_after_refresh(self._open_desk)
        self.set_interval(SECONDS_BETWEEN_QUESTIONS, self._ask_for_the_server)
        self._hear_signals()

    def _ask_for_the_server(self) -> None:
        ask_for_the_server(self, self.archive_url, self._desk)

    def change_desk(self, desk: Desk) -> None:
        """Work at another desk from now on: the archive could be opened after all."""
        self._desk = desk
        for screen in self.screen_stack:
            if isinstance(screen, HomeScreen):
                screen.show_desk(desk)

    def _open_desk(self) -> None:
        self.run_worker(self._load_desk(), name="desk", exit_on_error=True)

    async def _load_desk(self) -> None:
        desk = await asyncio.to_thread(_open_desk, self.archive_url, self.catalogue_path)
        if isinstance(desk, str):
            self.exit(return_code=3, message=desk)
            return
        self._desk = desk
        if (theme := desk.setting("theme")) in self.available_themes:
            self.theme = theme
        language = desk.setting("language")
        if language in LANGUAGES and not self._language_is_given:
            await self.speak(language)
        self._desk_ready.set()
        for screen in self.screen_stack:
            if isinstance(screen, HomeScreen):
                screen.show_desk(self.ready_desk)
        if self._demo:
            self.open_session(desk.example())
        elif self.workshop is not None and isinstance(self.screen, HomeScreen):
            await self.screen.action_workshop()
        elif isinstance(self.screen, HomeScreen):
            self.screen.open_due_plan()

    async def speak(self, language: Language) -> None:
        """Speak `language` from now on, on every screen that is open."""
        if self.catalogue_path is None:
            from checklist.catalogue import RefusedError, our_catalogue

            # Where the questions have not been translated, better questions in Danish than none.
            with suppress(RefusedError, OSError):
                catalogue = await asyncio.to_thread(our_catalogue, language)
                self._desk = replace(self.ready_desk, catalogue=catalogue)
        use_language(language)
        for screen in self.screen_stack:
            if isinstance(screen, SpokenKeys):
                await screen.recompose()
            if isinstance(screen, HomeScreen):
                screen.show_desk(self.ready_desk)

    async def on_unmount(self) -> None:
        if self._desk is not None and self._desk.archive is not None:
            self._desk.archive.close()

    async def desk(self) -> Desk:
        """The desk, as soon as it is open."""
        await self._desk_ready.wait()
        return self.ready_desk

    @property
    def ready_desk(self) -> Desk:
        """The desk, for screens that are opened only once it is there."""
        if self._desk is None:
            raise RuntimeError("the desk is not open yet")
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

    def open_stored(self, assessment_id: UUID) -> None:
        """Open an assessment from the archive; where its questions have changed, only after saying what that means."""
        self.run_worker(self._open_stored(assessment_id), group="opening", exclusive=True)

    async def _open_stored(self, assessment_id: UUID) -> None:
        if (session := await self._stored_session(assessment_id)) is not None:
            self.open_session(session)

    def open_plan(self, entry: Entry) -> None:
        """Open the plan of an archived assessment."""
        self.run_worker(self._open_plan(entry), group="opening", exclusive=True)

    async def _open_plan(self, entry: Entry) -> None:
        from checklist.tui.screens.plan import PlanScreen

        if (session := await self._stored_session(entry.id)) is not None:
            self.session = session
            self.push_screen(PlanScreen())

    async def _stored_session(self, assessment_id: UUID) -> Session | None:
        from checklist.archive import ArchiveError
        from checklist.catalogue import RefusedError
        from checklist.tui.screens.version_card import VersionCard

        desk = await self.desk()
        try:
            session = desk.open(assessment_id)
            if VersionCard.is_needed(session) and not await self.push_screen_wait(VersionCard(session)):
                return None
            return desk.move_on(session)
        except (ArchiveError, RefusedError) as error:
            self.notify(str(error), severity="error", timeout=12, markup=False)
            return None

    def go_home(self) -> None:
        """Leave whatever is open and stand on the home screen, up to date."""
        while len(self.screen_stack) > 1 and not isinstance(self.screen, HomeScreen):
            self.pop_screen()

    async def action_quit(self) -> None:
        """Close the app, after storing what is being typed. A possible CPR number is asked about first."""
        self.run_worker(self._close(), group="closing")

    async def _close(self) -> None:
        if (focused := self.screen.focused) is not None:
            # Keys that were typed before this one may still be on their way to the field.
            typed = asyncio.Event()
            focused.call_later(typed.set)
            await typed.wait()
        for screen in reversed(self.screen_stack):
            if isinstance(screen, SpokenKeys) and screen.is_mounted and not await screen.ready_to_close():
                return
        if not self._offers_to_save():
            self.exit()

    def _offers_to_save(self) -> bool:
        """Try once more to store what an archive did not take; True where the person is shown that it cannot be."""
        session = self.session
        if session is None or session.may_be_left():
            return False
        from checklist.tui.screens.saving import NotSavedCard

        if isinstance(self.screen, NotSavedCard) and self.screen.closing:
            return False
        self.push_screen(NotSavedCard(session, closing=True))
        return True

    def _hear_signals(self) -> None:
        """Store what is being typed when the window is closed or the computer shuts down."""
        for name in ("SIGHUP", "SIGTERM"):
            # Windows has no SIGHUP and its loop hears none; a test or a browser may run the app beside the main thread.
            with suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                number = getattr(signal, name)
                asyncio.get_running_loop().add_signal_handler(number, self._end_on, number)

    def _end_on(self, number: signal.Signals) -> None:
        for screen in reversed(self.screen_stack):
            if isinstance(screen, SpokenKeys) and screen.is_mounted:
                screen.keep_typed()
        asyncio.get_running_loop().remove_signal_handler(number)
        if number == signal.SIGTERM:
            self.exit(return_code=128 + number)
        else:
            # The terminal is gone, so nothing can be put in order there.
            signal.raise_signal(number)

    def action_explain(self) -> None:
        from checklist.tui.screens.explain import ExplainScreen

        if isinstance(self.screen, SpokenKeys) and not isinstance(self.screen, ExplainScreen):
            self.push_screen(ExplainScreen(self.screen))

    def action_command_palette(self) -> None:
        if not isinstance(self.screen, ActionPalette):
            self.push_screen(ActionPalette())

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
    # Nothing that is loaded here is garbage, yet looking for some takes a tenth of the time.
    gc.disable()
    try:
        from checklist.catalogue import RefusedError
        from checklist.tui.desk import open_desk

        return open_desk(archive_url, catalogue_path)
    except RefusedError as error:
        return str(error)
    except OSError as error:
        return _("Spørgeskemaet {name} kan ikke åbnes: {why}").format(name=catalogue_path, why=error.strerror)
    finally:
        gc.freeze()
        gc.enable()
