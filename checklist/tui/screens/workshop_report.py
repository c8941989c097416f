"""Saving a workshop's report: where to, and whether that worked. Pages are laid out in a process of their own."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from checklist.catalogue import Catalogue
from checklist.locale import Language, _, current_language, use_language
from checklist.report.workshop import workshop_report_name, write_workshop_report
from checklist.tui.screens.confirm import ConfirmCard
from checklist.tui.screens.fields_card import Field
from checklist.tui.screens.file_news import Failed, not_written
from checklist.tui.screens.folders import make_folder, remember_folder, usual_folder
from checklist.tui.screens.own_process import written_aside
from checklist.tui.screens.showing import can_be_shown, show_file
from checklist.tui.screens.workshop_ask_card import AskCard
from checklist.workshop.outcome import Outcome, outcome

if TYPE_CHECKING:
    from checklist.tui.screens.workshop_lead import LeadScreen


def save_report(lead: LeadScreen) -> None:
    """Ask where the report goes, and write it while the screen stays alive."""
    lead.run_worker(_save(lead), group="report", exclusive=True)


async def _save(lead: LeadScreen) -> None:
    hosting = lead.hosting
    made = await asyncio.to_thread(outcome, hosting.workshop, hosting.catalogue, hosting.meeting.now())
    name = workshop_report_name(made, "pdf")
    target = await _where(lead, name)
    if target is None:
        return
    lead.notify(_("Rapporten bliver skrevet …"), timeout=4)
    failed = await written_aside(write, hosting.catalogue, made, target, current_language())
    if failed is not None:
        lead.notify(failed.message, severity="error", timeout=12, markup=False)
        return
    remember_folder(lead.lovende, target.parent)
    lead.notify(_("Gemt: {path}").format(path=target), timeout=8, markup=False)
    if can_be_shown(lead.app):
        show_file(lead.app, target)


async def _where(lead: LeadScreen, name: str) -> Path | None:
    """The file to write, its folder made if need be; asked again until that is settled. None: no report."""
    path = str(usual_folder(lead.lovende) / name)
    hint = _("PDF. De fælles svar er lagt i filen, så den kan åbnes igen. Ingen enkelte svar kommer med.")
    while True:
        field = Field("path", _("Gem rapporten her"), "text", path, required=True)
        written = await lead.app.push_screen_wait(AskCard(_("Mødets rapport"), (field,), hint))
        if written is None:
            return None
        path = str(written["path"])
        target, is_there = await asyncio.to_thread(_target, path, name)
        if await _is_wanted(lead, target, is_there=is_there):
            return target


async def _is_wanted(lead: LeadScreen, target: Path, *, is_there: bool) -> bool:
    """Ask before a file is replaced or a folder is made; False where it is not to be, or cannot be made."""
    if is_there:
        question = _("Skal »{name}« erstattes?").format(name=target.name)
        return await lead.app.push_screen_wait(ConfirmCard(_("Filen findes"), question))
    if await asyncio.to_thread(target.parent.is_dir):
        return True
    question = _("{folder} findes ikke. Skal den laves?").format(folder=target.parent)
    if not await lead.app.push_screen_wait(ConfirmCard(_("Mappen findes ikke"), question)):
        return False
    why_not = await asyncio.to_thread(make_folder, target.parent)
    if why_not is not None:
        lead.notify(why_not, severity="error", timeout=12, markup=False)
    return why_not is None


def _target(written: str, name: str) -> tuple[Path, bool]:
    """The file that was meant, in a folder under its own name, and whether it is there already."""
    path = Path(written).expanduser()
    target = path / name if path.is_dir() else path
    return target, target.exists()


def write(catalogue: Catalogue, made: Outcome, target: Path, language: Language) -> Failed | None:
    """Write the report in this process; why that could not be done, or None."""
    use_language(language)
    try:
        write_workshop_report(catalogue, made, target, format="html" if target.suffix == ".html" else "pdf")
    except Exception as error:  # noqa: BLE001 - whatever goes wrong in a report, the app and the meeting stay up
        return not_written(error, target)
    return None
