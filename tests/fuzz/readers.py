"""Every reader of files from outside, each with files of its kind to begin from; a new reader joins the list here.

A reader gives problems, or raises RefusedError; anything else is a bug.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from checklist.catalogue import bundled, parse_catalogue
from checklist.catalogue.reading import read_toml
from checklist.catalogue.translation import translate
from checklist.exchange import write
from checklist.exchange.catalogue_xlsx import from_xlsx, to_xlsx
from checklist.exchange.reading import read_kind
from tests.small_catalogue import assessment, catalogue_tables, element, question


@dataclass(frozen=True)
class Reader:
    """`read` takes bytes and a name; `seeds` makes good files; `share` says how often it is tried, of all shares."""

    name: str
    ending: str
    read: Callable[[bytes, str], object]
    seeds: Callable[[], tuple[bytes, ...]]
    share: int


@cache
def _as(form: str) -> tuple[bytes, ...]:
    """A small assessment with something in every table, and an empty one."""
    full = assessment(
        {
            "a": {"value": 3, "note": "=1+1", "evidence": ["plan"]},
            "b": "v",
            "c": {"status": "not_relevant", "reason": "-"},
        },
        evidence=[{"id": "plan", "title": "Årsplan", "date": "2026-03-01"}],
        gates={"g": {"value": True}},
        reflections={"maal": {"strengths": "æøå"}},
        plan={"next_look": "2027-02-01", "actions": [{"id": "x", "title": "Prøv", "deadline": "2027-01-01"}]},
    )
    return tuple(write(one, form) for one in (full, assessment({})))  # type: ignore[arg-type]


@cache
def _hand_made() -> tuple[bytes, ...]:
    sheet = (
        "Praksis;Rolige morgener\nTilbud;Åhaven\nDato;1-3-2026\nSpørgeskema;proeve\nSpørgeskemaets version;1.0.0\n\n"
        "Id;Spørgsmål;Svar;Note\nmaal-borger;?;3;hej\nx;;v;\n"
    )
    return (
        sheet.encode("cp1252"),
        sheet.replace(";", "\t").encode("utf-16"),
        sheet.replace(";", ",").encode("utf-8-sig"),
    )


@cache
def _catalogue() -> tuple[bytes, ...]:
    import tomli_w

    small = catalogue_tables(
        element("maal", question("a"), question("b", weight=2.0)), element("virkning", question("c"))
    )
    return (tomli_w.dumps(small).encode(),)


@cache
def _catalogue_book() -> tuple[bytes, ...]:
    tables, _problems = read_toml(_catalogue()[0], "lille.toml")
    return (to_xlsx(tables),)


@cache
def _translation() -> tuple[bytes, ...]:
    return (bundled("elements.en.toml").read_bytes(),)


@cache
def _report() -> tuple[bytes, ...]:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_attachment("besvarelse.toml", _as("toml")[0])
    out = io.BytesIO()
    writer.write(out)
    return (out.getvalue(),)


@cache
def _form() -> tuple[bytes, ...]:
    """A form of ours with few fields, made by hand so that it is small."""
    from pypdf import PdfWriter
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

    values = {
        "lovende-format": "lovende-questionnaire/1",
        "lovende-catalogue": "proeve",
        "lovende-version": "1.0.0",
        "lovende-form": "full",
        "lovende-made": "2026-11-20",
        "practice-name": "Rolige morgener",
        "note-a": "æøå",
    }
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    fields = ArrayObject()
    for name, value in values.items():
        entry = {"/FT": NameObject("/Tx"), "/T": TextStringObject(name), "/V": TextStringObject(value)}
        held = DictionaryObject({NameObject(key): one for key, one in entry.items()})
        fields.append(writer._add_object(held))
    button = {"/FT": NameObject("/Btn"), "/T": TextStringObject("answer-a"), "/V": NameObject("/3")}
    fields.append(writer._add_object(DictionaryObject({NameObject(key): one for key, one in button.items()})))
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): fields})
    out = io.BytesIO()
    writer.write(out)
    return (out.getvalue(),)


def _translated(content: bytes, _name: str) -> object:
    return translate(bundled("elements.toml").read_bytes(), content, "en")


READERS: tuple[Reader, ...] = (
    Reader("assessment-toml", "toml", read_kind, lambda: _as("toml"), 30),
    Reader("assessment-json", "json", read_kind, lambda: _as("json"), 20),
    Reader("assessment-csv", "csv", read_kind, lambda: _as("csv"), 20),
    Reader("hand-made-csv", "csv", read_kind, _hand_made, 15),
    Reader("assessment-xlsx", "xlsx", read_kind, lambda: _as("xlsx"), 5),
    Reader("report-pdf", "pdf", read_kind, _report, 8),
    Reader("form-pdf", "pdf", read_kind, _form, 8),
    Reader("catalogue-toml", "toml", parse_catalogue, _catalogue, 12),
    Reader("catalogue-xlsx", "xlsx", from_xlsx, _catalogue_book, 4),
    Reader("translation-toml", "toml", _translated, _translation, 1),
)
