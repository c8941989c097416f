"""The report that participants fetch: made once for each state of the meeting, and handed to everybody who asks."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from checklist.locale import current_language
from checklist.web.guard import log
from checklist.workshop.consensus import consensus

if TYPE_CHECKING:
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

    def made(self, meeting: Meeting) -> Document | None:
        """The report as the meeting stands, in the language spoken now; None where this machine cannot make one."""
        with self._lock:
            language, revision = current_language(), meeting.revision
            known = self._made.get(language)
            if known is None or known[0] != revision:
                try:
                    known = revision, _written(meeting)
                except Exception:  # noqa: BLE001 - whatever the page maker lacks, the meeting goes on
                    log.exception("the report could not be made")
                    return None
                self._made[language] = known
            return known[1]


def _written(meeting: Meeting) -> Document:
    from checklist.report import default_name, write_report

    shared = consensus(meeting.workshop, meeting.catalogue, meeting.now())
    with TemporaryDirectory(prefix="lovende-") as folder:
        file = write_report(meeting.catalogue, shared, Path(folder) / default_name(shared, "pdf"))
        return Document(file.name, file.read_bytes())
