"""Picking what came in, and reading it file by file where nothing in a file can do harm. Runs in a thread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical

from checklist.catalogue import Problem
from checklist.exchange import why_not_opened
from checklist.exchange.contained import read_contained
from checklist.locale import N_, _, clock, date
from checklist.screening.arrivals import Arrived
from checklist.screening.receiving import receive
from checklist.tui.base import Card
from checklist.tui.screens.folders import usual_folder
from checklist.tui.screens.screening_moment import has_time, read_moment
from checklist.tui.session import now
from checklist.tui.widgets.field import Field
from checklist.tui.widgets.file_picker import FilePicker
from checklist.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from checklist.archive import Archive
    from checklist.catalogue import Catalogue
    from checklist.screening.arrivals import Receipt
    from checklist.screening.round import Round

ENDINGS = ("toml", "json", "pdf", "xlsx", "csv")
AT_ONCE = 200


def take_in(
    found: Round,
    catalogue: Catalogue,
    archive: Archive,
    *,
    paths: Sequence[Path],
    came: dt.datetime,
    tell: Callable[[int, int], None],
) -> int:
    """Read the files and keep them, good and bad; `tell` hears how many of them are done. Gives how many are new.

    Raises ArchiveError; what was kept until then is kept, and the same files again bring the rest.
    """
    files = archive.rounds.files
    first, present = files.first_received(found.id), files.present(found.id)
    batch: list[tuple[Receipt, bytes]] = []
    new = 0
    for done, read in enumerate(read_contained(paths), start=1):
        try:
            content = read.path.read_bytes()
            problems = read.problems
        except OSError as error:
            content, problems = b"", (Problem("E140", read.path.name, "", why_not_opened(error)),)
        digest = sha256(content).hexdigest() if content else read.sha256
        # The file may have changed on the disk after it was read; then what was read is not what is kept.
        assessment = read.assessment if digest == read.sha256 else None
        arrived = Arrived(read.path.name, digest, first.get(digest, came), assessment, problems)
        batch.append((next(iter(receive(found, catalogue, [arrived], present))), content))
        if len(batch) >= AT_ONCE:
            new += files.take_in(found.id, batch)
            batch = []
        tell(done, len(paths))
    return new + (files.take_in(found.id, batch) if batch else 0)


@dataclass(frozen=True)
class Picked:
    """The files to read, and when they came."""

    paths: tuple[Path, ...]
    came: dt.datetime


def files_in(folder: Path) -> tuple[Path, ...]:
    """Every file in a folder and the folders in it that may be an application, hidden ones left out. Raises OSError."""
    found = (one for one in sorted(folder.rglob("*")) if one.is_file())
    return tuple(one for one in found if not any(part.startswith(".") for part in one.relative_to(folder).parts))


class FilesCard(Card[Picked | None]):
    """Picks one file, or all in the folder that is written."""

    CSS_PATH: ClassVar = ["screening.tcss", "screening_receive.tcss"]
    HELP = N_(
        "Enter på en fil tager den fil. Tryk F2 for at tage alle filer i mappen, der står i linjen, og i mapperne "
        "under den. Kom filerne før i dag, fx i en postkasse, så skriv hvornår: Det afgør, om de er kommet til tiden."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "folder", N_("tag hele mappen"), tooltip=N_("Tag alle filer i mappen"), priority=True),
        Binding("tab", "app.focus_next", N_("hvornår kom de?"), priority=True),
        Binding("escape", "back", N_("tilbage")),
    ]

    def __init__(self, deadline: dt.datetime) -> None:
        super().__init__()
        self._deadline = deadline

    def compose(self) -> ComposeResult:
        with Vertical(classes="card tall") as card:
            card.border_title = _("Hvor ligger ansøgningerne?")
            yield FilePicker(usual_folder(self.lovende), ENDINGS)
            moment = now()
            said = _("{day} kl. {time}").format(day=date(moment.astimezone().date()), time=clock(moment))
            yield Field(_("Hvornår kom de?"), "", placeholder=said, hint=_("tom: nu"), id="came")
            yield KeyLine()

    def _came(self) -> dt.datetime | None:
        field = self.query_one("#came", Field)
        if not field.text:
            return now()
        moment = read_moment(field.text, gone=True)
        if moment is None or moment > now():
            field.complain(_("skriv fx 30.11.2026 kl. 11.30, og ikke efter nu"))
            return None
        if moment.astimezone().date() == self._deadline.astimezone().date() and not has_time(field.text):
            field.complain(_("fristen var den dag: skriv også klokkeslættet"))
            return None
        return moment

    def on_file_picker_picked(self, event: FilePicker.Picked) -> None:
        came = self._came()
        if came is not None:
            self.dismiss(Picked((event.path,), came))

    def action_folder(self) -> None:
        picker, came = self.query_one(FilePicker), self._came()
        if came is None:
            return
        folder = Path(picker.field.value.strip()).expanduser()
        try:
            paths = files_in(folder if folder.is_dir() else folder.parent)
        except OSError as error:
            picker.field.complain(why_not_opened(error))
            return
        if paths:
            self.dismiss(Picked(paths, came))
        else:
            picker.field.complain(_("Her er ingen filer"))

    def action_back(self) -> None:
        self.dismiss(None)
