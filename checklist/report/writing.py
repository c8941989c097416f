"""Writes the report to a file: chooses the form, names the file and leaves no half-written one behind.

It knows nothing of what stands in the report, nor of how a PDF comes about.
"""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from checklist.assessment.editing import new_id
from checklist.assessment.reading import check_against
from checklist.catalogue import RefusedError
from checklist.locale import _

if TYPE_CHECKING:
    from checklist.assessment.model import Assessment
    from checklist.catalogue import Catalogue
    from checklist.report.views.report import Report
    from checklist.report.views.subject import Subject

Format = Literal["pdf", "html"]
Only = Literal["overview", "plan"]

ATTACHMENT_NAME = "besvarelse.toml"


class PdfUnavailableError(Exception):
    """The library that PDF needs is not on this machine. `message` says in one line what to install."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def default_name(assessment: Assessment, format: str) -> str:  # noqa: A002 - the word the command line uses
    """A file name such as `refleksionsrapport-neuropaedagogisk-hverdagsstruktur-2026.pdf`."""
    kind = "refleksionsrapport" if format in {"pdf", "html"} else "besvarelse"
    parts = ["oevelse"] if assessment.practice_mode else []
    parts += [kind, new_id(assessment.practice.name, ())]
    if assessment.period:
        parts.append(new_id(assessment.period, ()))
    return f"{'-'.join(parts)}.{format}"


def write_report(
    catalogue: Catalogue,
    assessment: Assessment,
    out: Path,
    *,
    format: Format = "pdf",  # noqa: A002 - the word the command line uses
    only: Only | None = None,
    earlier: Assessment | None = None,
    with_data: bool = True,
    today: dt.date | None = None,
) -> Path:
    """Writes the report on `assessment` to `out` (a file, or a directory that exists) and returns the file's path.

    `only` gives the one-page overview or the plan alone; they never carry the data. `earlier` adds then and now.
    `with_data` attaches the assessment as TOML, so that the report can be opened again. `today` dates the report and
    decides what is overdue; the same input and `today` give the same bytes. Raises RefusedError where the assessment
    does not fit the catalogue or `earlier` cannot be compared, PdfUnavailableError, OSError.
    """
    refuse_what_does_not_fit(assessment, catalogue, out.name)
    from checklist.report.views.report import report
    from checklist.report.views.subject import Subject

    subject = Subject(catalogue, assessment, today or dt.datetime.now().astimezone().date(), earlier)
    target = out / default_name(assessment, format) if out.is_dir() else out
    attached = assessment if with_data and only is None else None
    return write_document(report(subject), subject, target, format=format, only=only, attached=attached)


def refuse_what_does_not_fit(assessment: Assessment, catalogue: Catalogue, name: str) -> None:
    """Raises RefusedError where the assessment does not fit the catalogue; `name` is what the problems name."""
    refusals = [problem for problem in check_against(assessment, catalogue, name) if problem.refuses]
    if refusals:
        raise RefusedError(refusals)


def write_document(
    view: Report,
    subject: Subject,
    target: Path,
    *,
    format: Format,  # noqa: A002 - the word the command line uses
    only: Only | None = None,
    attached: Assessment | None = None,
) -> Path:
    """Lays `view` out, writes it to the file `target` and returns that. Raises PdfUnavailableError, OSError."""
    if format == "pdf":
        from checklist.report.pdf import pdf

        content = pdf(view, only, attached, subject)
    else:
        from checklist.report.pages import html_file

        content = html_file(view, only, attached, subject).encode()
    write_whole(target, content)
    return target


def write_whole(path: Path, content: bytes) -> None:
    """Writes `content` beside `path` and moves it there, so that a reader meets the old file or the whole new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".report-")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def missing_library_message(platform: str) -> str:
    """What to install so that PDF works, for `sys.platform`'s value."""
    if platform == "win32":
        how = _("Installer MSYS2 og derefter pakken mingw-w64-x86_64-pango")
    elif platform == "darwin":
        how = _("Skriv i terminalen: brew install pango")
    else:
        how = _("På Debian og Ubuntu: sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0")
    return _("PDF kan ikke laves, fordi biblioteket Pango mangler. {how}. Du kan også vælge HTML i stedet.").format(
        how=how
    )
