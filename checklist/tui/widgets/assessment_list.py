"""The list of archived assessments. Only the lines on the screen are drawn, so ten thousand are no slower than ten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from checklist.locale import N_, _, date
from checklist.tui import entry_texts
from checklist.tui.widgets.pointed_lines import PointedLines
from checklist.tui.widgets.row_list import fitted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from checklist.archive import Entry
    from checklist.catalogue import Catalogue

PERIOD, PROGRESS, DAY, GAP = 6, 7, 10, 2


class AssessmentList(PointedLines):
    """Lines to choose from. Says `Highlighted` when the cursor moves and `Chosen` when one is taken."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--line", "list--cursor", "list--heading"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", N_("op"), show=False),
        Binding("down,j", "move(1)", N_("ned"), show=False),
        Binding("pageup", "page(-1)", N_("side op"), show=False),
        Binding("pagedown", "page(1)", N_("side ned"), show=False),
        Binding("home", "move(-1000000)", N_("til den første"), show=False),
        Binding("end", "move(1000000)", N_("til den sidste"), show=False),
        Binding("enter", "choose", N_("vælg"), tooltip=N_("Tag den besvarelse, pilen peger på"), key_display="⏎"),
        Binding(
            "enter",
            "bring_back",
            N_("hent tilbage"),
            tooltip=N_("Hent den besvarelse tilbage, som pilen peger på"),
            key_display="⏎",
        ),
    ]

    @dataclass
    class Highlighted(Message):
        entry: Entry | None

    @dataclass
    class Chosen(Message):
        entry: Entry

    def __init__(self, catalogue: Catalogue, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._catalogue = catalogue
        self._entries: Sequence[Entry] = ()
        self.brings_back = False
        """Whether the lines are deleted assessments, and taking one brings it back."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in {"choose", "bring_back"}:
            return self.brings_back == (action == "bring_back")
        return super().check_action(action, parameters)

    @property
    def line_count(self) -> int:
        return len(self._entries)

    @property
    def highlighted(self) -> Entry | None:
        return self._entries[self.cursor] if self._entries else None

    def show(self, entries: Sequence[Entry], keep: UUID | None = None) -> None:
        """Show these lines, the cursor on the assessment `keep` where it is among them."""
        self._entries = entries
        self.point(next((place for place, entry in enumerate(entries) if entry.id == keep), self.cursor))

    def tell(self) -> None:
        self.post_message(self.Highlighted(self.highlighted))

    def heading(self) -> str:
        """The names of the columns, as wide as the lines."""
        columns = (_("Praksis"), _("Tilbud"), _("År"), _("Svar"), _("Ændret"))
        return "  " + self._columns(*columns)

    def _columns(self, practice: str, service: str, period: str, progress: str, day: str) -> str:
        fixed = PERIOD + PROGRESS + DAY + 4 * GAP + 2
        room = max(20, self.size.width - fixed)
        of_practice = room * 3 // 5
        cells = (
            fitted(practice, of_practice),
            fitted(service, room - of_practice),
            fitted(period, PERIOD),
            progress.rjust(PROGRESS),
            day.rjust(DAY),
        )
        return (" " * GAP).join(cells)

    def _line(self, entry: Entry) -> str:
        name = _("{practice} (øvelse)").format(practice=entry.practice) if entry.practice_mode else entry.practice
        asked = entry_texts.asked(entry, self._catalogue)
        progress = str(entry.given) if asked is None else f"{min(entry.given, asked)}/{asked}"
        day = date(entry.updated.astimezone().date())
        return self._columns(name, entry.service, entry.period or "", progress, day)

    def render_line(self, y: int) -> Strip:
        place = y + self.scroll_offset.y
        width = self.size.width
        if place >= len(self._entries):
            return Strip.blank(width, self.get_component_rich_style("list--line"))
        here = place == self.cursor
        style = self.get_component_rich_style("list--cursor" if here and self.has_focus else "list--line")
        text = ("▸ " if here else "  ") + self._line(self._entries[place])
        return Strip([Segment(set_cell_size(text, width), style)])

    def action_choose(self) -> None:
        if self.highlighted is not None:
            self.post_message(self.Chosen(self.highlighted))

    def action_bring_back(self) -> None:
        self.action_choose()


def fitting(entries: Sequence[Entry], wanted: str) -> list[Entry]:
    """The entries in whose practice, service or period every word of `wanted` stands."""
    words = wanted.casefold().split()
    return [
        entry
        for entry in entries
        if all(word in f"{entry.practice} {entry.service} {entry.period or ''}".casefold() for word in words)
    ]
