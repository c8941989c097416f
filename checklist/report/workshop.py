"""Writes the report that a workshop goes home with: the shared answers, and how the answers behind them lay.

It is made from an `Outcome` alone, which holds nobody's answer, and it attaches nothing but the shared answers.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from checklist.assessment.editing import new_id
from checklist.report.writing import refuse_what_does_not_fit, write_document

if TYPE_CHECKING:
    from pathlib import Path

    from checklist.catalogue import Catalogue
    from checklist.report.writing import Format
    from checklist.workshop.outcome import Outcome


def workshop_report_name(outcome: Outcome, format: Format) -> str:  # noqa: A002 - the word the command line uses
    """A file name such as `workshop-rolige-morgener-2026-11-24.pdf`."""
    practice, prepared = new_id(outcome.workshop.settings.practice.name, ()), outcome.workshop.created.astimezone()
    return f"workshop-{practice}-{prepared:%Y-%m-%d}.{format}"


def write_workshop_report(
    catalogue: Catalogue,
    outcome: Outcome,
    out: Path,
    *,
    format: Format = "pdf",  # noqa: A002 - the word the command line uses
    with_data: bool = True,
    today: dt.date | None = None,
) -> Path:
    """Writes the report on a workshop to `out` (a file, or a directory that exists) and returns the file's path.

    `today` dates the report and decides what is overdue; the same outcome and `today` give the same bytes. `with_data`
    attaches the shared answers as TOML, so that the report can be opened again. Raises RefusedError where the outcome
    does not fit the catalogue, PdfUnavailableError, OSError.
    """
    refuse_what_does_not_fit(outcome.consensus, catalogue, out.name)
    from checklist.report.views.meeting_subject import MeetingSubject
    from checklist.report.views.workshop_report import workshop_report

    day = today or dt.datetime.now().astimezone().date()
    subject = MeetingSubject(catalogue, outcome.consensus, day, outcome=outcome)
    target = out / workshop_report_name(outcome, format) if out.is_dir() else out
    attached = outcome.consensus if with_data else None
    return write_document(workshop_report(subject), subject, target, format=format, attached=attached)
