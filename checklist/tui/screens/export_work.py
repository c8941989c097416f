"""Writes one file out of an assessment. Runs in a process of its own where that takes long, so it knows no screens."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from checklist.assessment.model import Assessment
from checklist.catalogue import Catalogue
from checklist.exchange import plan_as_ics, write
from checklist.exchange.plan_xlsx import plan_as_xlsx
from checklist.locale import Language, _, use_language
from checklist.report import default_name, write_report
from checklist.tui.screens.file_news import Failed, not_written
from checklist.tui.screens.own_process import written_aside

if TYPE_CHECKING:
    import datetime as dt

What = Literal["report", "html", "overview", "plan", "workbook", "calendar", "toml", "json"]
ENDING: dict[What, str] = {
    "report": "pdf",
    "html": "html",
    "overview": "pdf",
    "plan": "pdf",
    "workbook": "xlsx",
    "calendar": "ics",
    "toml": "toml",
    "json": "json",
}
SLOW: frozenset[What] = frozenset({"report", "overview", "plan", "html"})


@dataclass(frozen=True)
class Job:
    """Everything that is needed to write the file `target`."""

    what: What
    target: Path
    catalogue: Catalogue
    assessment: Assessment
    earlier: Assessment | None
    with_data: bool
    today: dt.date
    language: Language


def file_name(what: What, assessment: Assessment) -> str:
    """A name that says what the file is: `plan-doegnrytme-2026.pdf`."""
    name = default_name(assessment, ENDING[what])
    first_word = {"overview": _("overblik"), "plan": _("plan"), "workbook": _("plan"), "calendar": _("plan")}.get(what)
    if first_word is None:
        return name
    return name.replace("refleksionsrapport", first_word).replace("besvarelse", first_word)


async def make(job: Job) -> Path | Failed:
    """Write the file and give its path, or why it could not be written. The screen stays alive meanwhile."""
    if job.what not in SLOW:
        return write_file(job)
    # Laying out pages keeps Python busy for seconds: in a thread it would hold up every key press.
    return await written_aside(write_file, job)


def write_file(job: Job) -> Path | Failed:
    """Write the file in this process."""
    use_language(job.language)
    try:
        if job.what in {"toml", "json"}:
            _write_whole(job.target, write(job.assessment, "toml" if job.what == "toml" else "json"))
        elif job.what == "calendar":
            _write_whole(job.target, plan_as_ics(job.assessment, job.catalogue))
        elif job.what == "workbook":
            _write_whole(job.target, plan_as_xlsx(job.assessment, job.catalogue))
        else:
            return write_report(
                job.catalogue,
                job.assessment,
                job.target,
                format="html" if job.what == "html" else "pdf",
                only=job.what if job.what in {"overview", "plan"} else None,
                earlier=job.earlier,
                with_data=job.with_data,
                today=job.today,
            )
    except Exception as error:  # noqa: BLE001 - whatever goes wrong in a report, the app and the answers stay up
        return not_written(error, job.target)
    return job.target


def _write_whole(path: Path, content: bytes) -> None:
    """Write beside `path` and move there, so that a full disk leaves no half file and no lost one."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".lovende-")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
