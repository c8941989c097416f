"""A screen that writes files while the app goes on: it asks before it replaces, tells the time and the end, and opens.

Knows nothing of what stands in the files, nor of the processes that write them.
"""

from __future__ import annotations

from abc import abstractmethod
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Static

from checklist.locale import N_, _
from checklist.tui.base import Room
from checklist.tui.screens.confirm import ConfirmCard
from checklist.tui.screens.file_news import Failed, Remark, Total
from checklist.tui.screens.folders import remember_folder
from checklist.tui.screens.showing import can_be_shown, show_file
from checklist.tui.widgets.field import Field
from checklist.tui.widgets.one_of import OneOf

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from pathlib import Path

    from checklist.tui.screens.file_news import News


class WritingRoom(Room):
    """Stands on `#what` to choose from, `#folder` and `#outcome`; gives the actions `write`, `show` and `back`.

    It writes one thing at a time, and who leaves meanwhile gets the files and the news of them all the same.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        # Ahead of what scrolls around the field; in what is chosen from, the arrows choose.
        Binding("up", "leave_field(-1)", N_("forrige felt"), show=False, priority=True),
        Binding("down", "leave_field(1)", N_("næste felt"), show=False, priority=True),
    ]
    STILL_BUSY: ClassVar[str] = N_("Vent lidt. Det forrige er ikke skrevet færdig endnu.")
    GOES_ON: ClassVar[str] = N_("Det bliver skrevet færdig. Du får besked, når det er der.")

    _written: tuple[Path, ...] = ()
    _busy_since: float | None = None
    _doing = ""

    def on_mount(self) -> None:
        self.set_interval(0.5, self._tell_time)

    @abstractmethod
    async def ask_and_write(self) -> None:
        """Ask what is not clear yet, and start to write. Runs in a worker, so it may push cards and wait for them."""

    def written_words(self, written: Sequence[Path], folder: Path) -> str:
        """Which files were written, and where."""
        return _("Gemt i {folder}: {names}.").format(folder=folder, names=", ".join(path.name for path in written))

    @property
    def purpose(self) -> str:
        """What the chosen thing is good for."""
        chosen = self.query_one("#what", OneOf).choice
        return chosen.purpose if chosen else ""

    # Writing

    def action_write(self) -> None:
        if self._busy_since is None:
            self.run_worker(self.ask_and_write(), exclusive=True, group="asking")
        else:
            self.notify(_(self.STILL_BUSY))

    async def may_replace(self, folder: Path, names: Sequence[str]) -> bool:
        """Whether these may be written into `folder`: asks where some are there; a no leads back to the field."""
        there = [name for name in names if _exists(folder / name)]
        if not there:
            return True
        text = _("Det her ligger allerede i mappen: {names}. Skal det erstattes?").format(names=", ".join(there))
        if await self.app.push_screen_wait(ConfirmCard(_("Det findes allerede"), text)):
            return True
        self.query_one("#folder", Field).focus()
        return False

    def begin(self, folder: Path, doing: str) -> None:
        """From now on something is being written into `folder`, and `doing` says what."""
        remember_folder(self.lovende, folder)
        self._busy_since = monotonic()
        self._tell_doing(doing)

    async def take_in(self, news: AsyncIterator[News], folder: Path, doing: Callable[[int, int], str]) -> None:
        """Tell the news as they come, and all of it at the end.

        `doing` says what is being done once so many files are done of so many; it is not asked at the end.
        """
        written: list[Path] = []
        told: list[str] = []
        failed, total = "", 1
        async for one in news:
            if isinstance(one, Total):
                total = one.files
            elif isinstance(one, Failed):
                failed = one.message
            elif isinstance(one, Remark):
                told.append(one.message)
            else:
                written.append(one)
            if (done := len(written) + len(told)) < total:
                self._tell_doing(doing(done, total))
        self._busy_since = None
        if written:
            self._written = tuple(written)
            told.insert(0, self.written_words(written, folder))
        self._tell_end("\n".join([*told, *([failed] if failed else [])]), wrong=bool(failed))

    # Telling

    def _tell_doing(self, doing: str) -> None:
        self._doing = doing
        self._tell_time()

    def _tell_time(self) -> None:
        if self._busy_since is not None and not self.is_left:
            seconds = int(monotonic() - self._busy_since)
            self.say(_("{doing} … {seconds} s").format(doing=self._doing, seconds=seconds))

    def _tell_end(self, words: str, *, wrong: bool) -> None:
        if not self.is_left:
            self.say(words, wrong=wrong)
            self.refresh_bindings()
        if self.app.screen is not self:
            self.app.notify(words, severity="error" if wrong else "information", timeout=12, markup=False)

    def say(self, words: str, *, wrong: bool = False) -> None:
        outcome = self.query_one("#outcome", Static)
        outcome.update(words)
        outcome.set_class(wrong, "-wrong")
        outcome.scroll_visible(animate=False)

    # Afterwards

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "show":
            # A browser is handed files, and no folders.
            in_reach = len(self._written) == 1 or not self.app.is_web
            return bool(self._written) and in_reach and can_be_shown(self.app)
        if action == "leave_field":
            return isinstance(self.focused, Field)
        return super().check_action(action, parameters)

    def action_leave_field(self, step: int) -> None:
        if step > 0:
            self.focus_next()
        else:
            self.focus_previous()

    def action_show(self) -> None:
        if self._written:
            show_file(self.app, self._written[0] if len(self._written) == 1 else self._written[0].parent)

    def action_back(self) -> None:
        if self._busy_since is not None:
            self.notify(_(self.GOES_ON))
        self.dismiss()


def _exists(path: Path) -> bool:
    return path.exists()
