"""The Danish order of words: æ, ø, å come last, and aa counts as å."""

from __future__ import annotations

import unicodedata

_LAST_LETTERS = {"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}", "ü": "y"}


def danish_sort_key(word: str) -> tuple[str, str]:
    """A key that sorts words as a Danish register does: aa as å, ä as æ, ö as ø, ü as y, other accents ignored.

    Source: Retskrivningsordbogen, on alphabetical order.
    """
    folded = unicodedata.normalize("NFC", word).casefold().replace("aa", "å")
    letters = (_LAST_LETTERS.get(letter) or unicodedata.normalize("NFD", letter)[0] for letter in folded)
    return "".join(letters), word
