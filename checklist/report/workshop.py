"""Writes the report that a workshop goes home with: the shared answers, and how the answers behind them lay.

It is made from an `Outcome` alone, which holds nobody's answer, and it attaches nothing but the shared answers.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from checklist.assessment.editing import new_id
from checklist.report.writing import write_report

if TYPE_CHECKING:
    from checklist.catalogue import Catalogue
    from checklist.report.writing import Format
    from checklist.workshop.outcome import Outcome


def workshop_report_name(outcome: Outcome, format: Format) -> str:  # noqa: A002 - the word the command line uses
    """A file name such as `workshop-rolige-morgener-2026-11-24.pdf`."""
    practice, held = new_id(outcome.workshop.settings.practice.name, ()), outcome.workshop.created.astimezone()
    return f"workshop-{practice}-{held:%Y-%m-%d}.{format}"


def write_workshop_report(
    catalogue: Catalogue,
    outcome: Outcome,
    out: Path,
    *,
    format: Format = "pdf",  # noqa: A002 - the word the command line uses
    today: dt.date | None = None,
) -> Path:
    """Writes the report on a workshop to `out` (a file, or a directory that exists) and returns the file's path.

    `today` dates the report and decides what is overdue; the same outcome and `today` give the same bytes. The shared
    answers go with it as TOML, so that the report can be opened again. Raises RefusedError where the outcome does not
    fit the catalogue, PdfUnavailableError, OSError.
    """
    target = out / workshop_report_name(outcome, format) if out.is_dir() else out
    return write_report(catalogue, outcome.consensus, target, format=format, today=today)
