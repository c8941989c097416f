"""The folder that a field names: there, made on the spot, or told at the field why not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from checklist.locale import _
from checklist.tui.screens.confirm import ConfirmCard
from checklist.tui.screens.folders import make_folder

if TYPE_CHECKING:
    from checklist.tui.base import SpokenKeys
    from checklist.tui.widgets.field import Field


async def chosen_folder(screen: SpokenKeys[Any], field: Field) -> Path | None:
    """The folder, which exists; None where it does not, and the field says so. Offers to make it. For a worker."""
    field.settle()
    if field.text is None:
        field.complain(_("Mappen findes ikke"))
        return None
    folder = _folder(field.text)
    why_not = _why_not(folder)
    if why_not is None and not _is_there(folder):
        text = _("{folder} findes ikke. Skal den laves?").format(folder=folder)
        made = await screen.app.push_screen_wait(ConfirmCard(_("Mappen findes ikke"), text))
        why_not = make_folder(folder) if made else _("Mappen findes ikke")
    if why_not is not None:
        field.complain(why_not)
        return None
    return folder


def _folder(text: str) -> Path:
    return Path(text).expanduser()


def _why_not(folder: Path) -> str | None:
    return _("Mappen findes ikke") if folder.exists() and not folder.is_dir() else None


def _is_there(folder: Path) -> bool:
    return folder.is_dir()
