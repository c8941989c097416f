"""Counts words and sentences and works out LIX, the Scandinavian readability figure.

Knows nothing of catalogues: give it a text as a person reads it, placeholders already filled in.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_SENTENCE_END = re.compile(r"[.?!]+[«”)]*(?=\s+[»(]?[^\W_a-zæøåé]|\s*$)")

LONG_WORD = 6
"""A word of more letters than this counts as long (C. H. Björnsson, *Läsbarhet*, 1968)."""


def words(text: str) -> list[str]:
    """The words of `text` in order; digits count as words, a hyphenated word as one."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """The sentences of `text`: up to a full stop, question or exclamation mark before a capital or a digit.

    A colon ends none: the strict way to count.
    """
    return [piece.strip() for piece in _SENTENCE_END.split(text) if words(piece)]


def lix(text: str) -> float:
    """Words per sentence plus the percentage of long words: below 35 is easy, above 55 hard. `text` has words."""
    all_words = words(text)
    long_words = sum(len(word) > LONG_WORD for word in all_words)
    return len(all_words) / len(sentences(text)) + 100 * long_words / len(all_words)
