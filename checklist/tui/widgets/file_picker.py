"""Choosing a file: write its path, or walk through the folders under the line."""

from __future__ import annotations

import re
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

    @dataclass
    class Browsed(Message):
        """The path was changed."""

        path: Path

    def __init__(self, folder: Path, endings: Iterable[str]) -> None:
        super().__init__()
        self._folder_line = _as_folder(folder)
        self._marked: int | None = None
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
        afresh = _begun_afresh(self._folder_line, event.value)
        if afresh is not None:
            self.field.value = afresh
            self.field.cursor_position = len(afresh)
            return
        if event.value.endswith(("/", "\\")):
            self._folder_line = event.value
        self.post_message(self.Browsed(self._written))
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
        up = [Option(Text("  " + _("↑ mappen over")), id=UP)] if not part and folder.parent != folder else []
        self._names.add_options([*up, *(_line(one) for one in found[:MOST_SHOWN])])
        self._names.highlighted = len(up) if found else (0 if up else None)
        self._marked = None
        self._mark()
        self.query_one("#none", Static).update(words)

    def _mark(self) -> None:
        """Put ▸ before the line that is pointed at, and take it from the one before."""
        here = self._names.highlighted
        for place, sign in ((self._marked, " "), (here, "▸")):
            if place is not None and place < self._names.option_count:
                prompt = self._names.get_option_at_index(place).prompt
                if isinstance(prompt, Text):
                    marked = Text(sign, style=prompt.style) + prompt[1:]
                    self._names.replace_option_prompt_at_index(place, marked)
        self._marked = here

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if self._names.highlighted != self._marked:
            self._mark()

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
        if self._names.highlighted is not None:
            last = self._names.option_count - 1
            self._names.highlighted = max(0, min(last, self._names.highlighted + step))


def _begun_afresh(before: str, written: str) -> str | None:
    """The absolute path that was written or pasted onto the end of the folder `before`, or None."""
    if not before.endswith(("/", "\\")) or not written.startswith(before):
        return None
    added = written[len(before) :].lstrip().lstrip("\"'")
    return added if re.match(r"[/\\]|~[/\\]|[A-Za-z]:[/\\]", added) else None


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
    return Option(
        Text(f"  {path.name}/" if folder else f"  {path.name}", style="bold" if not folder else ""), id=path.name
    )
