"""Filling a questionnaire as people do, with the engines their programs are built on: pypdf, PDFium and poppler.

Values are written by field name: a text, or the state that a button is to have.
"""

from __future__ import annotations

import ctypes
import io
import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject

from tests.pdf_reading import parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Step = tuple[int, float, float, str]


def fields(content: bytes) -> dict[str, Any]:
    """The form's fields by name, as pypdf gives them."""
    return parts(content).get_fields() or {}


def widgets(content: bytes) -> Iterator[tuple[int, str, str, Any]]:
    """Every visible part of a field, page by page: (page from 0, field name, a button's state or "", the widget)."""
    for number, page in enumerate(parts(content).pages):
        for reference in page.get("/Annots", []):
            widget: Any = reference.get_object()
            if widget["/Subtype"] != "/Widget" or int(widget.get("/F", 0)) & 2:
                continue
            owner = widget if "/T" in widget else widget["/Parent"].get_object()
            states = [key[1:] for key in widget.get("/AP", {}).get("/N", {}) if key != "/Off"]
            yield number, str(owner["/T"]), states[0] if states else "", widget


def fonts(content: bytes) -> dict[str, bool]:
    """Every font in the file, used on a page or offered to fields: its name, and whether its letters are in there."""
    found = {}
    reader = parts(content)
    for number in range(1, int(str(reader.trailer["/Size"]))):
        font: Any = reader.get_object(number)
        if isinstance(font, DictionaryObject) and font.get("/Type") == "/Font" and str(font["/Subtype"]) != "/Type0":
            descriptor: Any = font.get("/FontDescriptor", DictionaryObject()).get_object()
            found[str(font["/BaseFont"])] = any(key.startswith("/FontFile") for key in descriptor)
    return found


def shown_by_poppler(content: bytes) -> str:
    """The text that poppler shows, what was typed into fields included."""
    ran = subprocess.run(["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=True)
    return ran.stdout.decode()


def steps(content: bytes, values: Mapping[str, str]) -> list[Step]:
    """Where to point, and what to write there, for `values`; fails where the form has no such place."""
    found: dict[tuple[str, str], tuple[int, float, float]] = {}
    for page, name, state, widget in widgets(content):
        left, one_end, right, other_end = (float(edge) for edge in widget["/Rect"])
        found[name, state] = (page, (left + right) / 2, (one_end + other_end) / 2)
    return [(*(found.get((name, value)) or found[name, ""]), value) for name, value in values.items()]


def with_pypdf(content: bytes, values: Mapping[str, str]) -> bytes:
    """Filled and saved by pypdf."""
    writer = PdfWriter(clone_from=parts(content))
    known = fields(content)
    written = {name: f"/{value}" if known[name]["/FT"] == "/Btn" else value for name, value in values.items()}
    for page in writer.pages:
        writer.update_page_form_field_values(page, written, auto_regenerate=False)
    saved = io.BytesIO()
    writer.write(saved)
    return saved.getvalue()


def with_poppler(content: bytes, values: Mapping[str, str], folder: Path) -> bytes:
    """Filled and saved by poppler, in a process of the system's own Python."""
    folder = folder.resolve()
    source, target = folder / "form.pdf", folder / "filled.pdf"
    source.write_bytes(content)
    script = Path(__file__).with_name("poppler_filling.py")
    order = json.dumps(steps(content, values))
    ran = subprocess.run(
        ["/usr/bin/python3", script, source, target, order], capture_output=True, text=True, env={}, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return target.read_bytes()


def with_pdfium(content: bytes, values: Mapping[str, str]) -> bytes:
    """Filled by clicks and typed letters and saved by PDFium, the engine of Chromium."""
    document = pypdfium2.PdfDocument(content)
    document.init_forms()
    assert document.formenv is not None
    form = document.formenv.raw
    pages = {}  # one that is opened anew loses what a field on it was to show
    for number, x, y, value in steps(content, values):
        if number not in pages:
            pages[number] = document[number]
        page = pages[number]
        pdfium.FORM_OnMouseMove(form, page.raw, 0, x, y)
        pdfium.FORM_OnLButtonDown(form, page.raw, 0, x, y)
        pdfium.FORM_OnLButtonUp(form, page.raw, 0, x, y)
        if pdfium.FPDFPage_HasFormFieldAtPoint(form, page.raw, x, y) == pdfium.FPDF_FORMFIELD_TEXTFIELD:
            letters = ctypes.create_string_buffer((value + "\0").encode("utf-16-le"))
            pdfium.FORM_ReplaceSelection(form, page.raw, ctypes.cast(letters, pdfium.FPDF_WIDESTRING))
        pdfium.FORM_ForceToKillFocus(form)
    saved = io.BytesIO()
    document.save(saved)
    document.close()
    return saved.getvalue()
