"""Fills the questionnaire's form with an assessment's answers, for the sample that shows what a filled one looks like.

PDFium does it, the engine of Chromium's viewer: what is typed is laid out in its field as it is for most people.
"""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
from pypdf import PdfReader

from checklist.assessment import form_fields as fields

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from checklist.assessment.model import Answer, Assessment


def fill_form(form: Path, assessment: Assessment) -> None:
    """Puts what `assessment` says into the fields that the PDF `form` has, by click and by key, and saves it there."""
    values = _values(assessment)
    places = list(_places(form))
    document = pypdfium2.PdfDocument(form.read_bytes())
    document.init_forms()
    environment = document.formenv.raw
    pages = [document[number] for number in range(len(document))]
    for number, name, state, x, y in places:
        value = values.get(name)
        if value is None or state not in {"", value}:
            continue
        page = pages[number].raw
        pdfium.FORM_OnLButtonDown(environment, page, 0, x, y)
        pdfium.FORM_OnLButtonUp(environment, page, 0, x, y)
        if not state:
            letters = ctypes.create_string_buffer((value + "\0").encode("utf-16-le"))
            pdfium.FORM_ReplaceSelection(environment, page, ctypes.cast(letters, pdfium.FPDF_WIDESTRING))
        pdfium.FORM_ForceToKillFocus(environment)
    document.save(form)
    document.close()


def _places(form: Path) -> Iterator[tuple[int, str, str, float, float]]:
    """Each visible widget: its page from 0, its field, a button's state or "", and its middle in points."""
    for number, page in enumerate(PdfReader(form).pages):
        for reference in page.get("/Annots", []):
            widget: Any = reference.get_object()
            if widget["/Subtype"] != "/Widget" or int(widget.get("/F", 0)) & pdfium.FPDF_ANNOT_FLAG_HIDDEN:
                continue
            owner = widget if "/T" in widget else widget["/Parent"].get_object()
            states = [key[1:] for key in widget.get("/AP", {}).get("/N", {}) if key != "/Off"]
            left, bottom, right, top = (float(edge) for edge in widget["/Rect"])
            yield number, str(owner["/T"]), states[0] if states else "", (left + right) / 2, (bottom + top) / 2


def _values(assessment: Assessment) -> dict[str, str | None]:
    practice, respondent = assessment.practice, assessment.respondent
    values: dict[str, str | None] = {f"practice-{part}": getattr(practice, part) for part in fields.PRACTICE}
    values |= {f"respondent-{part}": getattr(respondent, part) for part in fields.RESPONDENT}
    values["period"] = assessment.period
    titles = {one.id: one.title for one in assessment.evidence}
    for question, answer in assessment.answers.items():
        values[fields.answer_field(question)] = _state(answer)
        values[fields.note_field(question)] = answer.note or answer.reason
        values[fields.evidence_field(question)] = ", ".join(titles[one] for one in answer.evidence) or None
        values[fields.flag_field(question)] = fields.ON if answer.flagged else None
    for element, reflection in assessment.reflections.items():
        for part in fields.REFLECTION:
            values[fields.reflection_field(part, element)] = getattr(reflection, part)
    for gate, said in assessment.gates.items():
        values[fields.gate_field(gate)] = "yes" if said.value else "no"
        values[fields.gate_note_field(gate)] = said.note
    return values


def _state(answer: Answer) -> str | None:
    return str(answer.value) if answer.value is not None else answer.status
