"""Dates and numbers as the reader writes them: 3. maj 2026, 62,5, 14.32."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from checklist.locale.language import current_language

if TYPE_CHECKING:
    from decimal import Decimal


def decimal(value: float, digits: int = 1) -> str:
    """`value` with exactly `digits` decimals, halves away from nought as at school: 62,5 in Danish, 62.5 in English."""
    from babel.numbers import format_decimal

    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(rounded(value, digits), format=pattern, locale=current_language())


def rounded(value: float, digits: int) -> Decimal:
    """`value` with `digits` decimals, halves away from nought; never minus nought."""
    from decimal import ROUND_HALF_UP, Decimal

    # To nine decimals first, so that a half that floats have made a hair smaller is a half.
    exact = Decimal(str(round(value, 9)))
    return exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP) + 0


def whole(value: float) -> str:
    """`value` rounded to a whole number."""
    return decimal(value, 0)


def percent(share: float) -> str:
    """`share` (0-1) as whole per cent: 75 % in Danish, 75% in English."""
    from babel.numbers import format_percent

    return format_percent(share, locale=current_language())


def date(day: dt.date) -> str:
    """`day` in figures: 03.05.2026 in Danish, 03/05/2026 in (British) English."""
    return f"{day:%d.%m.%Y}" if current_language() == "da" else f"{day:%d/%m/%Y}"


def long_date(day: dt.date) -> str:
    """`day` in words: 3. maj 2026."""
    from babel.dates import format_date

    return format_date(day, format="long", locale=_date_locale())


def clock(moment: dt.datetime) -> str:
    """The local time of an aware `moment`: 14.32 in Danish, 14:32 in English."""
    local = moment.astimezone()
    return f"{local:%H.%M}" if current_language() == "da" else f"{local:%H:%M}"


def _date_locale() -> str:
    return "da" if current_language() == "da" else "en_GB"
