"""Choosing a file: write its path, or walk through the folders under the line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from checklist.exchange import why_not_opened
from checklist.locale import N_, _, danish_sort_key
from checklist.tui.widgets.field import Field

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult

MOST_SHOWN = 400
"""Lines beyond this are left to writing a part of the name."""
UP = ".."


class FilePicker(Vertical):
    """Says `Picked` with the path of a file that exists. `endings` are those shown, without the dot."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "point(1)", N_("ned"), show=False, tooltip=N_("Næste på listen")),
        Binding("up", "point(-1)", N_("op"), show=False, tooltip=N_("Forrige på listen")),
    ]

    @dataclass
    class Picked(Message):
        path: Path

    def __init__(self, folder: Path, endings: Iterable[str]) -> None:
        super().__init__()
        self._start, self._endings = folder, {f".{ending}" for ending in endings}

    def compose(self) -> ComposeResult:
        yield Field(_("Fil"), _as_folder(self._start), hint=_("⏎ går ind i mappen eller henter filen"), id="path")
        names = OptionList(id="names")
        names.can_focus = False
        yield names
        yield Static("", id="none", classes="hint", markup=False)

    def on_mount(self) -> None:
        self.field.focus()
        self._list()

    @property
    def field(self) -> Field:
        return self.query_one("#path", Field)

    @property
    def _names(self) -> OptionList:
        return self.query_one("#names", OptionList)

    @property
    def _written(self) -> Path:
        """The path as written, without the quotation marks that a file manager puts around a copied one."""
        return Path(self.field.value.strip().strip("\"'") or ".").expanduser()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._list()

    def _list(self) -> None:
        """Show what lies in the folder that is written, narrowed to names with the written part in them."""
        folder, part = self._folder_and_part()
        try:
            found = _inside(folder, part, self._endings)
            words = "" if found else _("Her er ingen filer, der kan åbnes. Vælg en anden mappe.")
        except OSError as error:
            found, words = [], _("Mappen {reason}").format(reason=why_not_opened(error))
        self._names.clear_options()
        up = [Option(Text(_("↑ mappen over")), id=UP)] if not part and folder.parent != folder else []
        self._names.add_options([*up, *(_line(one) for one in found[:MOST_SHOWN])])
        self._names.highlighted = len(up) if found else (0 if up else None)
        self.query_one("#none", Static).update(words)

    def _folder_and_part(self) -> tuple[Path, str]:
        written = self._written
        if self.field.value.endswith(("/", "\\")) or written.is_dir():
            return written, ""
        return written.parent, written.name

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._written.is_file():
            self.post_message(self.Picked(self._written))
        elif (option := self._names.highlighted_option) is not None and option.id is not None:
            self._take(option.id)
        else:
            self.field.complain(_("Filen findes ikke"))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._take(event.option.id or "")

    def _take(self, name: str) -> None:
        folder, _part = self._folder_and_part()
        taken = folder.resolve().parent if name == UP else folder / name
        if taken.is_dir():
            self.field.value = _as_folder(taken)
            self.field.cursor_position = len(self.field.value)
            self.field.focus()
        else:
            self.post_message(self.Picked(taken))

    def action_point(self, step: int) -> None:
        if step > 0:
            self._names.action_cursor_down()
        else:
            self._names.action_cursor_up()


def _as_folder(folder: Path) -> str:
    """The folder's path with the separator that says it is one."""
    path = str(folder)
    separator = "\\" if "\\" in path else "/"
    return path if path.endswith(separator) else path + separator


def _inside(folder: Path, part: str, endings: set[str]) -> list[Path]:
    """Folders, then files with these endings, that have `part` in their names; hidden ones are left out."""
    wanted = part.casefold()
    shown = [one for one in folder.iterdir() if wanted in one.name.casefold() and not one.name.startswith(".")]
    fitting = [one for one in shown if one.is_dir() or one.suffix.lower() in endings]
    return sorted(fitting, key=lambda one: (not one.is_dir(), danish_sort_key(one.name)))


def _line(path: Path) -> Option:
    folder = path.is_dir()
    return Option(Text(f"{path.name}/" if folder else path.name, style="bold" if not folder else ""), id=path.name)
