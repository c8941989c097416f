"""Reads a filled questionnaire: the fields of a PDF form of ours, whichever program filled and saved it.

What the fields mean is told elsewhere; here a PDF becomes names and values.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import io
import logging
from typing import TYPE_CHECKING, Any

from checklist.assessment.form_fields import MADE, MARK, OFF, QUESTIONNAIRE, Filled, assessment_from_form
from checklist.catalogue import Problem
from checklist.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PdfReader

    from checklist.assessment.model import Assessment

    Read = tuple[Assessment | None, tuple[Problem, ...]]

MOST_FIELDS = 20_000
PAPER = "lovende-questionnaire/paper"


def read_questionnaire(content: bytes, name: str) -> Read | None:
    """The assessment in a filled questionnaire, or None and every problem; None alone where the PDF is no such form."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks on untidy files are nothing to a user
    try:
        reader = PdfReader(io.BytesIO(content))
        fields = {one.name: one for one in _fields(reader)}
        if MARK not in fields:
            return _printed(reader, name)
        mark = fields[MARK].value
        if mark != QUESTIONNAIRE:
            message = _("skemaet er lavet af en nyere udgave af Lovende praksis (»{found}«).").format(found=mark[:40])
            return None, (Problem("E101", name, "", message),)
        filled = Filled(
            values={key: one.value for key, one in fields.items()},
            fingerprint=hashlib.sha256(content).hexdigest(),
            moment=_saved(reader, fields[MADE].value if MADE in fields else ""),
            labels={key: one.label for key, one in fields.items()},
            unclear=tuple(key for key, one in fields.items() if one.unclear),
        )
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - a damaged PDF makes the parser fail in any way it likes
        return None
    return assessment_from_form(filled, name)


class _Field:
    """One field: its name, its label for people, what stands in it, and whether its buttons say two things."""

    def __init__(self, raw: Any) -> None:
        self.name = _text(raw.get("/T"))
        self.label = _text(raw.get("/TU"))
        self.unclear = False
        self.value = self._button(raw) if raw.get("/FT") == "/Btn" else _text(raw.get("/V"))

    def _button(self, raw: Any) -> str:
        """The state a button is in; a group whose own value is missing is read from what its buttons show."""
        said = _text(raw.get("/V")).removeprefix("/") or OFF
        widgets = [kid.get_object() for kid in raw.get("/Kids", [])] or [raw]
        shown = {_text(widget.get("/AS")).removeprefix("/") for widget in widgets} - {"", OFF}
        if said == OFF and len(shown) == 1:
            return shown.pop()
        self.unclear = bool(shown) and shown != {said}
        return OFF if self.unclear else said


def _fields(reader: PdfReader) -> Iterator[_Field]:
    """The form's fields, those that stand under another one too; buttons of a group are no fields of their own."""
    root: Any = reader.trailer["/Root"]
    form = root.get("/AcroForm")
    waiting = list((form.get_object() if form else {}).get("/Fields", []))
    seen = 0
    while waiting and seen < MOST_FIELDS:
        seen += 1
        raw = waiting.pop(0).get_object()
        inner = [kid for kid in raw.get("/Kids", []) if "/T" in kid.get_object()]
        if inner:
            waiting[:0] = inner
        elif "/T" in raw:
            yield _Field(raw)


def _text(value: Any) -> str:
    """A PDF string, name or text stream as text, with line ends as they are here."""
    value = value.get_object() if hasattr(value, "get_object") else value
    if hasattr(value, "get_data"):
        value = value.get_data()
    if isinstance(value, bytes):
        value = value.decode("utf-16" if value[:2] in {b"\xfe\xff", b"\xff\xfe"} else "cp1252", "replace")
    return "" if value is None else str(value).replace("\r\n", "\n").replace("\r", "\n")


def _saved(reader: PdfReader, made: str) -> dt.datetime:
    """When the file was last saved, as far as it tells; else the day `made` (ISO) on which the form was made.

    Many programs save without a date, and a moment without a zone is taken as UTC.
    """
    about = reader.metadata
    saved = None
    with contextlib.suppress(ValueError):  # a date that is none
        saved = about.modification_date if about else None
    moment = saved or dt.datetime.fromisoformat(made)
    aware = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return aware.astimezone(dt.UTC).replace(microsecond=0)


def _printed(reader: PdfReader, name: str) -> Read | None:
    """What to say of a questionnaire of ours without fields: it was made for paper."""
    about = reader.metadata
    if about is None or PAPER not in (about.keywords or ""):
        return None
    message = _("det er skemaet til papir, og det har ingen felter. Brug det skema, der kan udfyldes på skærmen.")
    return None, (Problem("E126", name, "", message),)
