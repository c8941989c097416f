"""The font in which people's own words appear in a form: the report's own, embedded, with the letters of WinAnsi.

Knows nothing of forms or questions.
"""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING, Any

import pydyf  # type: ignore[import-untyped]
from fontTools import subset, ttLib  # type: ignore[import-untyped]

from checklist.report.pages import FONTS, package_file

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIRST, _LAST = 32, 255
_NOT_SYMBOLIC = 1 << 5
_STEM = 80  # thickness of an upright stem in thousandths of an em; the font file does not say it
_NAME = "/SourceSans3-Regular"


def embedded_font(pdf: Any) -> Any:
    """Puts the font into `pdf` and gives the reference to it: a simple TrueType font (ISO 32000-1, 9.6.3).

    It is cut down to the letters of its encoding, so that a form stays small. It bears no subset tag: everything that
    can be written in this encoding is there, and programs refuse to write with a font that says it is a part of one.
    """
    program, widths, shape = _letters()
    stream = pydyf.Stream([program], {"Length1": len(program)}, compress=True)
    pdf.add_object(stream)
    descriptor = pydyf.Dictionary(
        {
            "Type": "/FontDescriptor", "FontName": _NAME, "FontFamily": pydyf.String("Source Sans 3"),
            "Flags": _NOT_SYMBOLIC, "ItalicAngle": 0, "StemV": _STEM,
            "FontBBox": pydyf.Array(shape["box"]), "Ascent": shape["ascent"], "Descent": shape["descent"],
            "CapHeight": shape["capitals"], "FontFile2": stream.reference,
        }
    )  # fmt: skip
    pdf.add_object(descriptor)
    font = pydyf.Dictionary(
        {
            "Type": "/Font", "Subtype": "/TrueType", "BaseFont": _NAME, "Encoding": "/WinAnsiEncoding",
            "FirstChar": _FIRST, "LastChar": _LAST, "Widths": pydyf.Array(widths),
            "FontDescriptor": descriptor.reference,
        }
    )  # fmt: skip
    pdf.add_object(font)
    return font.reference


@cache
def _letters() -> tuple[bytes, Sequence[int], dict[str, Any]]:
    """The font file with the letters of WinAnsi alone; their widths and its measures in thousandths of an em."""
    regular = io.BytesIO(package_file(f"fonts/{FONTS['normal', 400]}"))
    font = ttLib.TTFont(regular, recalcTimestamp=False)
    options = subset.Options(layout_features=[], hinting=False, name_IDs=[1, 2, 6], notdef_outline=True)
    subsetter = subset.Subsetter(options)
    letters = [_letter(code) for code in range(_FIRST, _LAST + 1)]
    subsetter.populate(unicodes=[ord(letter) for letter in letters])
    subsetter.subset(font)
    cut = io.BytesIO()
    font.save(cut)
    em: int = font["head"].unitsPerEm
    glyphs, advances = font.getBestCmap(), font["hmtx"].metrics

    def thousandths(units: float) -> int:
        return round(units * 1000 / em)

    widths = [thousandths(advances[glyphs.get(ord(letter), ".notdef")][0]) for letter in letters]
    head, measures, lines = font["head"], font["OS/2"], font["hhea"]
    return (
        cut.getvalue(),
        widths,
        {
            "box": [thousandths(edge) for edge in (head.xMin, head.yMin, head.xMax, head.yMax)],
            "ascent": thousandths(lines.ascent),
            "descent": thousandths(lines.descent),
            "capitals": thousandths(measures.sCapHeight),
        },
    )


def _letter(code: int) -> str:
    """The letter with this code; a code that WinAnsi leaves open stands for a bullet, as Annex D.2 has it."""
    return bytes([code]).decode("cp1252", errors="replace").replace("\ufffd", "•")
