"""The Danish order of words: æ, ø, å come last, aa counts as å, and numbers stand by their size."""

from __future__ import annotations

import re
import unicodedata

_LAST_LETTERS = {"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}", "ü": "y"}
_DIGITS = re.compile("[0-9]+")


def danish_sort_key(word: str) -> tuple[str, str]:
    """A key that sorts words as a Danish register does: aa as å, ä as æ, ö as ø, ü as y, other accents ignored.

    Digits in a row are one number, so that "Bilag 2" stands before "Bilag 10".
    Source: Retskrivningsordbogen, on alphabetical order.
    """
    folded = unicodedata.normalize("NFC", word).casefold().replace("aa", "å")
    letters = (_LAST_LETTERS.get(letter) or unicodedata.normalize("NFD", letter)[0] for letter in folded)
    return _DIGITS.sub(_by_size, "".join(letters)), word


def _by_size(number: re.Match[str]) -> str:
    digits = number[0].lstrip("0")
    return f"{len(digits):04}{digits}"
