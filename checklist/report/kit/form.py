"""Makes a form of what WeasyPrint 70 writes: groups that keep their answer in every program, names, a hidden part.

As they come, the groups lose answers: each button is named by its place, bears the group's name once more and has no
state for "off", so that poppler stores a place instead of an answer, and PDFium and pypdf store none (ISO 32000-1,
12.7.4.2.4 asks for one value per button, and none of its own). Nothing here knows what is asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pydyf  # type: ignore[import-untyped]

from checklist.report.kit.form_font import embedded_font
from checklist.report.palette import COLOURS

if TYPE_CHECKING:
    from collections.abc import Mapping

_READ_ONLY = 1
_HIDDEN = 1 << 1
_FONT = "SourceSans3"
_FONT_SIZE = 9.5
_OFF = "/Off"
_DROPPED = ("T", "TU", "FT", "V", "MK", "Border")
_CURVE = 0.5523  # of the radius: how far a Bézier curve's handles stand from a quarter circle's ends


@dataclass(frozen=True)
class Form:
    """What a form says besides its looks: field name -> label in words, and the fields nobody sees."""

    labels: Mapping[str, str]
    hidden: Mapping[str, str]


def repair(pdf: Any, form: Form) -> None:
    """Mends the form in `pdf`, names its fields and puts the hidden ones in."""
    by_reference = {bytes(item.reference): item for item in pdf.objects}
    acroform = pdf.catalog["AcroForm"]
    fields = [by_reference[bytes(reference)] for reference in acroform["Fields"]]
    standing_alone = [one for one in fields if "Parent" not in one]
    off = _drawing(pdf, 0, 0, ())
    for one in standing_alone:
        name = one["T"].string
        label = form.labels[name]
        if "Kids" in one:
            _group(pdf, one, [by_reference[bytes(kid)] for kid in one["Kids"]], label, off)
        elif one["FT"] == "/Btn":
            _checkbox(pdf, one, off)
        else:
            _text_field(one)
        one["TU"] = pydyf.String(label)
    hidden = [_hidden(pdf, by_reference, name, value) for name, value in form.hidden.items()]
    acroform["Fields"] = pydyf.Array([one.reference for one in (*hidden, *standing_alone)])
    acroform["DA"] = _appearance()
    acroform["DR"] = pydyf.Dictionary({"Font": pydyf.Dictionary({_FONT: embedded_font(pdf)})})
    del acroform["NeedAppearances"]


def _group(pdf: Any, group: Any, kids: list[Any], label: str, off: Any) -> None:
    for kid, option in zip(kids, group["Opt"], strict=True):
        state = f"/{option.string}"
        words = pydyf.String(f"{label} – {kid['TU'].string}")
        for key in _DROPPED:
            kid.pop(key, None)
        kid["TU"] = kid["Contents"] = words
        width, height = _size(kid)
        kid["AP"] = _states(state, _drawing(pdf, width, height, _disc(width, height)), off)
        kid["AS"] = _OFF
        kid["MK"] = pydyf.Dictionary({"CA": pydyf.String("l")})
    del group["Opt"]
    group["V"] = _OFF


def _checkbox(pdf: Any, box: Any, off: Any) -> None:
    width, height = _size(box)
    box["AP"] = _states("/on", _drawing(pdf, width, height, _cross(width, height)), off)
    box["AS"] = box["V"] = _OFF
    box["MK"] = pydyf.Dictionary({"CA": pydyf.String("8")})


def _text_field(field: Any) -> None:
    field["DA"] = _appearance()
    del field["V"]


def _hidden(pdf: Any, by_reference: dict[bytes, Any], name: str, value: str) -> Any:
    page = by_reference[bytes(pdf.page_references[0])]
    field = pydyf.Dictionary(
        {
            "Type": "/Annot", "Subtype": "/Widget", "FT": "/Tx", "T": pydyf.String(name), "TU": pydyf.String(name),
            "V": pydyf.String(value), "Ff": _READ_ONLY, "F": _HIDDEN, "P": page.reference, "DA": _appearance(),
            "Rect": pydyf.Array([0, 0, 0, 0]),
        }
    )  # fmt: skip
    pdf.add_object(field)
    page.setdefault("Annots", pydyf.Array()).append(field.reference)
    return field


def _states(state: str, on: Any, off: Any) -> Any:
    return pydyf.Dictionary({"N": pydyf.Dictionary({state[1:]: on.reference, "Off": off.reference})})


def _size(widget: Any) -> tuple[float, float]:
    left, one_end, right, other_end = widget["Rect"]
    return right - left, abs(other_end - one_end)


def _drawing(pdf: Any, width: float, height: float, operators: tuple[str, ...]) -> Any:
    stream = pydyf.Stream(
        [operator.encode() for operator in operators],
        pydyf.Dictionary(
            {
                "Type": "/XObject", "Subtype": "/Form", "BBox": pydyf.Array([0, 0, width, height]),
                "Resources": pydyf.Dictionary(),
            }
        ),
    )  # fmt: skip
    pdf.add_object(stream)
    return stream


def _disc(width: float, height: float) -> tuple[str, ...]:
    """A filled disc in the middle, a little over half as wide as the ring around it."""
    x, y, radius = width / 2, height / 2, min(width, height) * 0.31
    handle = radius * _CURVE
    quarters = (
        (x + radius, y + handle, x + handle, y + radius, x, y + radius),
        (x - handle, y + radius, x - radius, y + handle, x - radius, y),
        (x - radius, y - handle, x - handle, y - radius, x, y - radius),
        (x + handle, y - radius, x + radius, y - handle, x + radius, y),
    )
    curves = (" ".join(f"{value:.2f}" for value in quarter) + " c" for quarter in quarters)
    return (f"{_ink()} rg", f"{x + radius:.2f} {y:.2f} m", *curves, "f")


def _cross(width: float, height: float) -> tuple[str, ...]:
    near, right, top = 0.2, width * 0.8, height * 0.8
    left, bottom = width * near, height * near
    return (
        f"{_ink()} RG", "1.4 w", "1 J",
        f"{left:.2f} {bottom:.2f} m", f"{right:.2f} {top:.2f} l",
        f"{left:.2f} {top:.2f} m", f"{right:.2f} {bottom:.2f} l", "S",
    )  # fmt: skip


def _ink() -> str:
    ink = COLOURS["ink"]
    return " ".join(f"{int(ink[at : at + 2], 16) / 255:.3f}" for at in (1, 3, 5))


def _appearance() -> Any:
    return pydyf.String(f"/{_FONT} {_FONT_SIZE} Tf {_ink()} rg")
