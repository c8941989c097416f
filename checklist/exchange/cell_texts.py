"""What may stand in a cell: texts that no spreadsheet takes for a formula, and values as people write them.

Every guard can be taken off again, so that a text comes back letter for letter.
"""

from __future__ import annotations

import datetime as dt
import re

# Signs that make a spreadsheet calculate, also behind spaces; the wide ones are read as the plain ones in some.
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_APOSTROPHE = "'"
_DAY = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})")
_FIRST_DAY = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - day 0 of a spreadsheet, which knows no zones
_LAST_DAY_NUMBER = 2_958_465

YES, NO = "ja", "nej"
_YES = frozenset({YES, "j", "yes", "y", "true", "sand", "sandt", "x", "1"})
_NO = frozenset({NO, "n", "no", "false", "falsk", "0"})

Value = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta | None


def looks_like_formula(text: str) -> bool:
    """True where a spreadsheet could take `text` for a formula."""
    return text[:1] in _FORMULA or text.lstrip()[:1] in _FORMULA if text else False


def guarded(text: str, *, formulas: bool) -> str:
    """`text` with an apostrophe in front where it would be lost or misread: blank ones, ones with an apostrophe, and
    with `formulas` those that look like one (where a cell cannot say that it is a text).
    """
    return _APOSTROPHE + text if _needs_guard(text, formulas=formulas) else text


def unguarded(text: str) -> str:
    """The text behind a guard; an apostrophe that people wrote before a word stays."""
    if text.startswith(_APOSTROPHE) and _needs_guard(text[1:], formulas=True):
        return text[1:]
    return text


def _needs_guard(text: str, *, formulas: bool) -> bool:
    return not text.strip() or text.startswith(_APOSTROPHE) or (formulas and looks_like_formula(text))


def escaped(text: str) -> str:
    """`text` with control signs as `_x000D_` (ECMA-376, ST_Xstring), which a workbook could not hold otherwise."""
    return _CONTROL.sub(
        lambda found: "".join(f"_x{ord(letter):04X}_" for letter in found.group()[:1]) + found.group()[1:], text
    )


def unescaped(text: str) -> str:
    """The text that was escaped; half a character, which could not be kept, becomes the sign of unknowns."""
    if "_x" not in text:
        return text
    found = _ESCAPED.sub(lambda one: chr(int(one.group(1), 16)), text)
    return found.encode("utf-8", "replace").decode() if any("\ud800" <= sign <= "\udfff" for sign in found) else found


def text_in(value: Value) -> str | None:
    """A cell as a text, None where it is empty. Numbers and days read as they look in a Danish sheet."""
    if value is None:
        return None
    if isinstance(value, str):
        plain = unguarded(unescaped(value))
        return plain if plain.strip() or plain != value else None
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value).replace(".", ",")
    if isinstance(value, dt.datetime):
        return day_in(value).isoformat() if value.time() == dt.time() else value.isoformat()
    return value.isoformat() if isinstance(value, (dt.date, dt.time)) else str(value)


def word_in(value: Value) -> str:
    """A cell that holds a word or a code: without the space around it, "" where it is empty."""
    return (text_in(value) or "").strip()


def whole_in(value: Value) -> int:
    """A whole number, also written 3,0. Raises ValueError."""
    number = float(value if isinstance(value, float) else word_in(value).replace(",", "."))
    if not number.is_integer():
        raise ValueError(value)
    return int(number)


def flag_in(value: Value) -> bool:
    """Ja or nej, in the words people and spreadsheets use. Raises ValueError."""
    word = word_in(value).casefold()
    if word in _YES or word in _NO:
        return word in _YES
    raise ValueError(value)


def day_in(value: Value) -> dt.date:
    """A day: a date cell, a spreadsheet's number for one, 2027-02-01 or 01-02-2027. Raises ValueError."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if not 1 <= value <= _LAST_DAY_NUMBER:
            raise ValueError(value)
        return (_FIRST_DAY + dt.timedelta(days=int(value))).date()
    word = word_in(value)
    if found := _DAY.fullmatch(word):
        day, month, year = map(int, found.groups())
        return dt.date(year, month, day)
    return dt.date.fromisoformat(word)


def moment_in(value: Value) -> dt.datetime:
    """A moment in UTC; a day is its midnight, and one without a zone is taken as UTC. Raises ValueError."""
    if isinstance(value, dt.datetime):
        found = value
    else:
        try:
            found = dt.datetime.fromisoformat(word_in(value))
        except ValueError:
            found = dt.datetime.combine(day_in(value), dt.time())
    try:
        return found.replace(tzinfo=dt.UTC) if found.tzinfo is None else found.astimezone(dt.UTC)
    except OverflowError:
        raise ValueError(value) from None
