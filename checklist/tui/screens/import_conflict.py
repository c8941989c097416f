"""The card for a file whose assessment the archive holds too, with other content."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from checklist.locale import N_, _, ngettext
from checklist.tui.base import Card
from checklist.tui.entry_texts import when
from checklist.tui.grid import Grid
from checklist.tui.session import now
from checklist.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from checklist.assessment.model import Assessment

Decision = Literal["archive", "file"]


class ImportConflictCard(Card[Decision | None]):
    """Dismissed with the one that is to count, or None to leave everything as it is."""

    HELP = N_(
        "Filen og arkivet har den samme besvarelse, men de er ikke ens. Vælg, hvilken der skal gælde. "
        "Tager du filens, bliver den i arkivet erstattet. Gem den i en fil først, hvis du er i tvivl."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "decide('archive')", N_("behold arkivets")),
        Binding("f", "decide('file')", N_("tag filens")),
        Binding("escape", "back", N_("tilbage")),
    ]

    def __init__(self, from_file: Assessment, stored: Assessment, *, deleted: bool = False) -> None:
        """`deleted` says that the archive's one lies among the deleted ones."""
        super().__init__()
        self._from_file, self._stored, self._deleted = from_file, stored, deleted

    def compose(self) -> ComposeResult:
        with Vertical(classes="card") as card:
            card.border_title = _("Besvarelsen ligger her allerede, men er ikke ens")
            yield Static(self._from_file.practice.name, classes="heading", markup=False)
            yield Static(self._side_by_side())
            yield Static("")
            if self._deleted:
                yield Static(_("Den i arkivet er slettet. Vælger du den, bliver den hentet tilbage."))
                yield Static("")
            yield Static(_("Hvilken skal gælde? Intet er ændret endnu."))
            yield Static("")
            yield KeyLine()

    def _side_by_side(self) -> Grid:
        table = Grid(padding=(0, 3, 0, 0))
        for name, one in ((_("b  I arkivet"), self._stored), (_("f  I filen"), self._from_file)):
            given = sum(answer.is_given for answer in one.answers.values())
            newer = one.updated > (self._stored if one is self._from_file else self._from_file).updated
            table.add_row(
                Text(name, style="bold"),
                Text(ngettext("{given} svar", "{given} svar", given).format(given=given)),
                Text(_("ændret {when}").format(when=when(one.updated, now()))),
                Text(_("nyest") if newer else ""),
            )
        return table

    def action_decide(self, decision: Decision) -> None:
        self.dismiss(decision)

    def action_back(self) -> None:
        self.dismiss(None)
