"""Puts an area's own words into a text: {borgeren} reads "barnet eller den unge" among children and young people.

A placeholder is its own reading where no area gives another, so a text is whole without an area too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist.catalogue.model import Area

DEFAULT_PLACEHOLDERS = ("borger", "borgeren", "borgerens", "borgerne", "borgernes")

_PLACEHOLDER = re.compile(r"\{([^{}\n]+)\}")
_SENTENCE_START = re.compile(
    r"""(?: (?:^|\n|[.!?…][»«”’"')\]]*\s) [\s–•*-]* [»«“„‘"'(\[]*  # at the start, on a new line, after a full stop
        | :\s+[»«“„‘"'] )$                                          # or as quoted speech
    """,
    re.VERBOSE,
)
_ABBREVIATION = re.compile(
    r"\b(?:f\.eks|bl\.a|dvs|ca|evt|inkl|ekskl|jf|nr|pga|ift|iht|mht|hhv|vedr|e\.g|i\.e)\.\s+$", re.IGNORECASE
)


def placeholders(text: str) -> Iterator[str]:
    """The words that stand in braces in `text`, in order."""
    return (match.group(1) for match in _PLACEHOLDER.finditer(text))


def reading(text: str, area: Area | None = None) -> str:
    """`text` with each placeholder in the area's words; with a capital where it begins a sentence."""
    terms = area.terms if area else {}

    def word(match: re.Match[str]) -> str:
        term = terms.get(match.group(1), match.group(1))
        return term[:1].upper() + term[1:] if _begins_a_sentence(text[: match.start()]) else term

    return _PLACEHOLDER.sub(word, text)


def _begins_a_sentence(before: str) -> bool:
    return _SENTENCE_START.search(before) is not None and _ABBREVIATION.search(before) is None
