"""The app's styles. Textual parses all of them again for each new kind of screen; here each is parsed once."""

from __future__ import annotations

from functools import lru_cache

from textual.cache import LRUCache
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

_Parsed = LRUCache[tuple[object, ...], list[RuleSet]]
_MOST_SOURCES = 1024
"""A style comes with every file and every kind of widget; there are about a hundred."""


class KeptStylesheet(Stylesheet):
    """Keeps what it has parsed for as long as the colours stay as they are."""

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._parse_cache = _parsed(tuple(self._variables.items()))

    def set_variables(self, variables: dict[str, str]) -> None:
        self._parse_cache = LRUCache(_MOST_SOURCES)  # which Textual empties
        super().set_variables(variables)
        self._parse_cache = _parsed(tuple(variables.items()))

    def reparse(self) -> None:
        self.parse()


@lru_cache(maxsize=8)
def _parsed(_variables: tuple[tuple[str, str], ...]) -> _Parsed:
    return LRUCache(_MOST_SOURCES)
