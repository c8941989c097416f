"""Files that mean harm, each made small here: bombs, endless loops, names that lead away, programs."""

from __future__ import annotations

import io
import itertools
import zipfile
from typing import TYPE_CHECKING

import openpyxl
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from checklist.exchange import write
from tests.small_catalogue import assessment

if TYPE_CHECKING:
    from collections.abc import Callable

GOOD = assessment({"a": 3})
_LETTERS = "abcdefghijkl"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {one} "{10 * ("&" + before + ";")}">' for before, one in itertools.pairwise(_LETTERS))
    + "]><sst><si><t>&l;</t></si></sst>"
)


def good_workbook() -> bytes:
    """An assessment of ours as a workbook."""
    return write(GOOD, "xlsx")


def workbook_with(parts: dict[str, bytes]) -> bytes:
    """A good workbook with these parts put in or in place of its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good_workbook())) as book, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in book.namelist():
            if name not in parts:
                made.writestr(name, book.read(name))
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def zip_bomb() -> bytes:
    """A sheet that is one kilobyte packed and a hundred megabytes unpacked."""
    return workbook_with({"xl/worksheets/sheet1.xml": b" " * 100_000_000})


def wide_workbook() -> bytes:
    """Two cells in the far corners of a sheet that says it has 17 billion."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page["A1"], page["XFD1048576"] = "Id", "Værdi"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def many_shared_strings() -> bytes:
    """A list of three million shared texts, none of them used."""
    texts = b"<si><t>aaaa</t></si>" * 3_000_000
    return workbook_with({"xl/sharedStrings.xml": b"<sst>" + texts + b"</sst>"})


def pdf_with_a_program() -> bytes:
    """A PDF that would run JavaScript when it is opened, with a good assessment in it."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_attachment("besvarelse.toml", write(GOOD, "toml"))
    program = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("hej()")}
    )
    writer.root_object[NameObject("/OpenAction")] = program
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pdf_with_attachment(name: str) -> bytes:
    """A PDF with a good assessment attached under `name`."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_attachment(name, write(GOOD, "toml"))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def endless_pdf() -> bytes:
    """A PDF whose table of contents says that the one before it is itself."""
    body = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    body += b"2 0 obj\n<< /Type /Pages /Kids [2 0 R] /Count 1 >>\nendobj\n"
    at = len(body)
    table = b"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000058 00000 n \n"
    trailer = b"trailer\n<< /Size 3 /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (at, at)
    return body + table + trailer


def countless_answers() -> bytes:
    """A file of ours with two hundred thousand answers."""
    rows = b"".join(b"a%d.value=3\n" % number for number in range(200_000))
    return write(assessment({}), "toml") + b"[answers]\n" + rows


def torn_workbook(name: str = "xl/workbook.xml") -> bytes:
    """A workbook whose list of parts is whole, and one part of it broken where it is packed."""
    content = bytearray(good_workbook())
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        part = book.getinfo(name)
    begin = part.header_offset + 30 + len(name)
    content[begin : begin + part.compress_size] = b"\xff" * part.compress_size
    return bytes(content)


def much_unknown_evidence() -> bytes:
    """Six thousand names of documentation that is not there, and three thousand that they could be likened to."""
    there = b"".join(b'[[evidence]]\nid = "e%d"\ntitle = "x"\n' % number for number in range(3000))
    named = b", ".join(b'"x%d"' % number for number in range(6000))
    return write(assessment({}), "toml") + b"[answers.a]\nevidence = [" + named + b"]\n" + there


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "dybt.toml": (lambda: b"a = " + b"[" * 1000 + b"]" * 1000, "E001"),
    "dybt.json": (lambda: b'{"a":' * 100_000, "E001"),
    "tabeller.toml": (lambda: b"[" + b".".join([b"a"] * 20_000) + b"]\n", "E001"),
    "klammer.toml": (lambda: b"[" * 49_999_999, "E001"),
    "for-stor.toml": (lambda: b"#" * 50_000_001, "E122"),
    "utallige.toml": (countless_answers, "E127"),
    "ukendt.toml": (much_unknown_evidence, "E009"),
    "latter.xlsx": (lambda: workbook_with({"xl/sharedStrings.xml": LAUGHS.encode()}), "E148"),
    "latter-16.xlsx": (lambda: workbook_with({"xl/sharedStrings.xml": LAUGHS.encode("utf-16")}), "E148"),
    "bombe.xlsx": (zip_bomb, "E147"),
    "strenge.xlsx": (many_shared_strings, "E147"),
    "bred.xlsx": (wide_workbook, "E125"),
    "udad.xlsx": (lambda: workbook_with({"../../udad.txt": b"x"}), "E148"),
    "revet.xlsx": (torn_workbook, "E125"),
    "ikke.xlsx": (lambda: b"PK\x03\x04rest", "E125"),
    "program.pdf": (pdf_with_a_program, "E145"),
    "endeloes.pdf": (endless_pdf, "E123"),
    "uden-bom.csv": (lambda: "Id;Værdi\na;3\n".encode("utf-16-le"), "E152"),
    "nul.toml": (lambda: b'format = "lovende-assessment/1"\0', "E001"),
    "nul.csv": (lambda: b"Id;V\0rdi\na;3\n", "E001"),
    "binaert.csv": (lambda: bytes(range(256)) * 50, "E002"),
}
