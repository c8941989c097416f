"""Folders: the one that files usually go to, and completing a folder's name as it is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.suggester import Suggester

from checklist.archive import ArchiveError
from checklist.exchange import why_not_opened
from checklist.locale import _

if TYPE_CHECKING:
    from checklist.tui.app import LovendeApp

USED_LAST = "export-folder"
"""The setting that keeps the folder used last."""


def usual_folder(app: LovendeApp) -> Path:
    """The folder used last, else the person's documents."""
    used = app.ready_desk.setting(USED_LAST)
    if used and Path(used).is_dir():
        return Path(used)
    return documents_folder()


def documents_folder() -> Path:
    """The person's documents, else their home: never the folder that the program lies in."""
    from platformdirs import user_documents_path

    home = Path.home()
    candidates = (user_documents_path(), home / "Dokumenter", home / "Documents")
    return next((one for one in candidates if one.is_dir()), home)


def remember_folder(app: LovendeApp, folder: Path) -> None:
    """Keep the folder for the next time."""
    archive = app.ready_desk.archive
    if archive is not None:
        try:
            archive.set_setting(USED_LAST, str(folder.resolve()))
        except ArchiveError:
            return  # a convenience; the file itself is what was asked for


def make_folder(folder: Path) -> str | None:
    """Make it, with those above it; why that could not be done, or None."""
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        return _("Mappen kan ikke laves: {why}").format(why=why_not_opened(error))
    return None


class FolderSuggester(Suggester):
    """Completes the name of a folder as it is written."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        return _completed(value)


def _completed(written: str) -> str | None:
    """`written` with the rest of the first folder's name that begins like it, or None."""
    typed = Path(written).expanduser()
    try:
        inside = sorted(one for one in typed.parent.iterdir() if one.is_dir() and one.name.startswith(typed.name))
    except OSError:
        return None
    return f"{written}{inside[0].name[len(typed.name) :]}" if inside and typed.name else None
