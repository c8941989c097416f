"""The report that participants fetch: made once for each state of the meeting, and handed to everybody who asks."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from checklist.locale import current_language
from checklist.web.guard import log
from checklist.workshop.outcome import outcome

if TYPE_CHECKING:
    from checklist.catalogue import Catalogue
    from checklist.web.meeting import Meeting


@dataclass(frozen=True)
class Document:
    """A file to hand out."""

    name: str
    content: bytes


class ReportFile:
    """Makes the PDF when it is first asked for; those who ask meanwhile wait for the same one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made: dict[str, tuple[int, Document]] = {}

    def made(self, meeting: Meeting, catalogue: Catalogue) -> Document | None:
        """The report as the meeting stands, in the language of `catalogue`; None where this machine cannot make one."""
        with self._lock:
            language, revision = current_language(), meeting.revision
            known = self._made.get(language)
            if known is None or known[0] != revision:
                try:
                    known = revision, _written(meeting, catalogue)
                except Exception:  # noqa: BLE001 - whatever the page maker lacks, the meeting goes on
                    log.exception("the report could not be made")
                    return None
                self._made[language] = known
            return known[1]


def _written(meeting: Meeting, catalogue: Catalogue) -> Document:
    from checklist.report import workshop_report_name, write_workshop_report

    result = outcome(meeting.workshop, catalogue, meeting.now())
    with TemporaryDirectory(prefix="lovende-") as folder:
        file = write_workshop_report(catalogue, result, Path(folder) / workshop_report_name(result, "pdf"))
        return Document(file.name, file.read_bytes())
