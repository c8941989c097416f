"""Finds the assessment that a reflection report in PDF carries as an attachment."""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING

from checklist.assessment.reading import parse_assessment
from checklist.catalogue import Problem
from checklist.exchange.opening import MAX_BYTES
from checklist.locale import _

if TYPE_CHECKING:
    from checklist.assessment.model import Assessment


def read_report(content: bytes, name: str) -> tuple[Assessment | None, tuple[Problem, ...]]:
    """The assessment attached to the PDF in `content`, or None and why there is none."""
    try:
        attached = _attachments(content)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - a damaged PDF makes the parser fail in any way it likes
        return None, (Problem("E124", name, "", _("PDF-filen er beskadiget.")),)
    found = [text for title, text in attached if title.lower().endswith(".toml")]
    if not found:
        message = _(
            "PDF-filen har ingen besvarelse med. Den kan være skrevet uden data, printet i stedet for gemt "
            "eller lavet af et andet program."
        )
        return None, (Problem("E123", name, "", message),)
    if len(found) > 1:
        message = _("PDF-filen har {count} besvarelser med. Åbn en fil med én besvarelse.").format(count=len(found))
        return None, (Problem("E123", name, "", message),)
    return parse_assessment(found[0], name)


def _attachments(content: bytes) -> list[tuple[str, bytes]]:
    """Names and contents of the files attached to a PDF; those too large to be an assessment are left out."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks on untidy files are nothing to a user
    reader = PdfReader(io.BytesIO(content))
    return [
        (title, text)
        for title, texts in reader.attachments.items()
        if title.lower().endswith(".toml")
        for text in texts
        if len(text) <= MAX_BYTES
    ]
