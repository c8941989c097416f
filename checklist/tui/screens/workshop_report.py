"""Saving a workshop's report: where to, and whether that worked. Pages are laid out in a process of their own."""

from __future__ import annotations

import asyncio
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TYPE_CHECKING

from checklist.catalogue import Catalogue, RefusedError
from checklist.exchange import why_not_opened
from checklist.locale import Language, _, current_language, use_language
from checklist.report import PdfUnavailableError
from checklist.report.workshop import workshop_report_name, write_workshop_report
from checklist.tui.screens.confirm import ConfirmCard
from checklist.tui.screens.fields_card import Field, FieldsCard
from checklist.tui.screens.folders import remember_folder, usual_folder
from checklist.tui.screens.own_process import own_process
from checklist.tui.screens.showing import can_be_shown, show_file
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
    field = Field("path", _("Gem rapporten her"), "text", str(usual_folder(lead.lovende) / name), required=True)
    hint = _("PDF. De fælles svar er lagt i filen, så den kan åbnes igen. Ingen enkelte svar kommer med.")
    written = await lead.app.push_screen_wait(FieldsCard(_("Mødets rapport"), (field,), hint))
    if written is None:
        return
    target, is_there = await asyncio.to_thread(_target, str(written["path"]), name)
    question = _("Skal »{name}« erstattes?").format(name=target.name)
    if is_there and not await lead.app.push_screen_wait(ConfirmCard(_("Filen findes"), question)):
        return
    lead.notify(_("Rapporten bliver skrevet …"), timeout=4)
    failed = await _written_aside(hosting.catalogue, made, target)
    if failed is not None:
        lead.notify(failed, severity="error", timeout=12, markup=False)
        return
    remember_folder(lead.lovende, target.parent)
    lead.notify(_("Gemt: {path}").format(path=target), timeout=8, markup=False)
    if can_be_shown(lead.app):
        show_file(lead.app, target)


def _target(written: str, name: str) -> tuple[Path, bool]:
    """The file that was meant, in a folder under its own name, and whether it is there already."""
    path = Path(written).expanduser()
    target = path / name if path.is_dir() else path
    return target, target.exists()


async def _written_aside(catalogue: Catalogue, made: Outcome, target: Path) -> str | None:
    with own_process() as process:
        try:
            return await asyncio.wrap_future(process.submit(write, catalogue, made, target, current_language()))
        except BrokenProcessPool:
            return _("Filen blev ikke skrevet: Programmet, der skriver den, blev stoppet. Prøv igen.")


def write(catalogue: Catalogue, made: Outcome, target: Path, language: Language) -> str | None:
    """Write the report in this process; why that could not be done, or None."""
    use_language(language)
    try:
        write_workshop_report(catalogue, made, target, format="html" if target.suffix == ".html" else "pdf")
    except PdfUnavailableError as error:
        return error.message
    except RefusedError as error:
        return str(error)
    except OSError as error:
        return _("{path} {why}").format(path=target, why=why_not_opened(error))
    except Exception as error:  # noqa: BLE001 - whatever goes wrong in a report, the app and the meeting stay up
        return _("Filen blev ikke skrevet. Der er en fejl i programmet: {why}").format(why=repr(error))
    return None
