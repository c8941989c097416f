"""Small functions of WeasyPrint 70 and pydyf 0.13 in quicker words: a report asks them tens of thousands of times.

Each gives the very same result, so that a PDF is the same to the byte. No other version of them is touched.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pydyf  # type: ignore[import-untyped]
import weasyprint  # type: ignore[import-untyped]
from weasyprint.css.properties import Dimension  # type: ignore[import-untyped]
from weasyprint.layout.percent import percentage  # type: ignore[import-untyped]
from weasyprint.layout.percent import resolve_one_percentage as _resolve
from weasyprint.text import fonts, line_break  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Callable

_describe = fonts.get_font_description
_font_key = line_break._font_style_cache_key  # noqa: SLF001 - replaced, and asked where ours does not know
_as_bytes = pydyf._to_bytes  # noqa: SLF001 - likewise


def make_quicker() -> None:
    """Puts the functions of this module in the place of those they equal."""
    if (weasyprint.__version__, pydyf.__version__) != ("70.0", "0.13.0"):
        return
    _replace("weasyprint", _resolve, resolve_one_percentage)
    _replace("weasyprint", _describe, get_font_description)
    _replace("weasyprint", _font_key, font_style_cache_key)
    _replace("pydyf", _as_bytes, to_bytes)
    pydyf.PDF.page_references = property(page_references)


def _replace(library: str, old: Callable[..., Any], new: Callable[..., Any]) -> None:
    """Puts `new` for `old` in all of the library's modules, since each has imported the name for itself."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == library and vars(module).get(old.__name__) is old:
            setattr(module, old.__name__, new)


def resolve_one_percentage(box: Any, property_name: str, refer_to: float) -> None:
    """Sets a used length, mostly from one in pixels or percent: then without three more calls."""
    value = box.style[property_name]
    if type(value) is Dimension:
        setattr(box, property_name, refer_to * value.value / 100 if value.unit == "%" else value.value)
    elif value == "auto" and property_name in {"min_width", "min_height"}:
        setattr(box, property_name, 0)
    else:
        setattr(box, property_name, percentage(value, box.style, refer_to))


def get_font_description(style: Any) -> Any:
    """Pango's description of a style's font, made once for each style."""
    made = vars(style).get("_font_description")
    if made is None:
        made = vars(style)["_font_description"] = _describe(style)
    return made


def font_style_cache_key(style: Any, include_size: bool = False) -> str:
    """The text that stands for a style's font, made once for each style."""
    name = "_font_key_with_size" if include_size else "_font_key"
    key: str | None = vars(style).get(name)
    if key is None:
        key = vars(style)[name] = _font_key(style, include_size)
    return key


def to_bytes(item: Any) -> bytes:
    """A part of a PDF as it is written, the kinds that are most of it first."""
    kind = type(item)
    if kind is bytes:
        return item  # type: ignore[no-any-return]
    if kind is str:
        return item.encode("ascii")  # type: ignore[no-any-return]
    return _as_bytes(item)  # type: ignore[no-any-return]


def page_references(pdf: Any) -> tuple[bytes, ...]:
    """The references to all pages, made again only where pages have been added; every tagged element asks for them."""
    numbers = pdf.pages["Kids"][::3]
    made: tuple[bytes, ...] = vars(pdf).get("_page_references", ())
    if len(made) != len(numbers):
        made = vars(pdf)["_page_references"] = tuple(f"{number} 0 R".encode("ascii") for number in numbers)
    return made
