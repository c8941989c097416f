"""A catalogue in another language: texts by id laid over the source, and a check that they are complete and fresh.

A translation mirrors the source's structure by id (options by value, lists without ids by position) and holds texts
only. A table may carry `source`, the fingerprint of the texts it translates.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from checklist.catalogue.problems import Problem, did_you_mean
from checklist.catalogue.reading import catalogue_from_tables, read_toml
from checklist.catalogue.shape import place
from checklist.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist.catalogue.model import Catalogue

Table = dict[str, Any]
Path = tuple[int | str, ...]
Found = tuple[str, Path, str]

TEXT_KEYS = frozenset({
    "title", "description", "name", "label", "meaning", "text", "help", "closer_look", "definition", "why", "strong",
    "reflection", "citizen_statement", "look_for", "first_step", "owner", "examples", "terms",
})  # fmt: skip
_OWN_WORDS = frozenset({"terms"})
_TEXTS_BY_ID = frozenset({"examples"})
_IDENTITY = ("id", "value")


def translate(source: bytes, translation: bytes, language: str) -> tuple[Catalogue | None, tuple[Problem, ...]]:
    """The catalogue in `source` with the texts of `translation`; a text that is missing stays in the source language.

    Unknown ids and keys, and what would make the result a wrong catalogue, come back as problems.
    """
    name = f"elements.{language}.toml"
    tables, problems = read_toml(source, "elements.toml")
    words, more = read_toml(translation, name)
    if not problems:
        _original, problems = catalogue_from_tables(tables, "elements.toml")
    if problems or more:
        return None, (*problems, *more)
    wrong = tuple(one for one in compare_with_source(tables, words, name) if one.code in {"E003", "E005"})
    if wrong:
        return None, wrong
    tables["catalogue"]["language"] = language
    return catalogue_from_tables(_overlaid(tables, words), name)


def _overlaid(source: Table, words: Table) -> Table:
    result = dict(source)
    for key, value in words.items():
        if key in {*_IDENTITY, "source", "language", "version"}:
            continue
        if key in _OWN_WORDS or not _holds_tables(source.get(key)):
            result[key] = value
        elif isinstance(value, dict):
            result[key] = _overlaid(source[key], value)
        else:
            result[key] = [
                _overlaid(row, other) if (other := _counterpart(row, position, value)) else row
                for position, row in enumerate(source[key])
            ]
    return result


def _holds_tables(value: object) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and bool(value) and isinstance(value[0], dict))


def _counterpart(row: Table, position: int, rows: object) -> Table | None:
    """The row of `rows` that stands for `row`: the same id or value, else the same position."""
    if not isinstance(rows, list):
        return None
    for key in _IDENTITY:
        if key in row:
            return next((other for other in rows if isinstance(other, dict) and other.get(key) == row[key]), None)
    return rows[position] if position < len(rows) and isinstance(rows[position], dict) else None


def fingerprint(table: Table) -> str:
    """Eight hexadecimal digits that change when a text of `table` itself (not of the tables inside it) changes."""
    own = [f"{key}={value!r}" for key, value in sorted(table.items()) if key in TEXT_KEYS and key not in _OWN_WORDS]
    return hashlib.sha256("\n".join(own).encode()).hexdigest()[:8]


def compare_with_source(source: Table, words: Table, name: str) -> tuple[Problem, ...]:
    """What a translation lacks (E020), has too much (E003) or in another shape (E005), and what changed since (E021).

    What is lacking is located in the source, everything else in the translation.
    """
    return tuple(
        Problem(code, name, place(source if code == "E020" else words, path), message)
        for code, path, message in _differences(source, words, (), ())
    )


def _differences(source: Table, words: Table, at: Path, there: Path) -> Iterator[Found]:
    """Compares two tables: `source`, which lies `at` this path, and its translation, which lies `there`."""
    mark = words.get("source")
    if mark is not None and mark != fingerprint(source):
        yield "E021", there, _("teksten er ændret, siden den blev oversat ({now}).").format(now=fingerprint(source))
    for key, value in words.items():
        if key in {*_IDENTITY, "source", "language", "version"}:
            continue
        if key not in source or (key not in TEXT_KEYS and not _holds_tables(source[key])):
            message = _("nøglen »{key}« hører ikke til i en oversættelse.").format(key=key)
            yield "E003", there, message + did_you_mean(key, TEXT_KEYS & set(source))
        elif key in _TEXTS_BY_ID:
            yield from _texts_by_id(source[key], value, (*at, key), (*there, key))
        elif key not in _OWN_WORDS:
            yield from _inside(source[key], value, (*at, key), (*there, key))
    for key, value in source.items():
        if key not in words and key != "references" and (key in TEXT_KEYS or _has_text(value)):
            yield "E020", at, _("»{key}« mangler i oversættelsen.").format(key=key)


def _inside(source: Any, words: Any, at: Path, there: Path) -> Iterator[Found]:
    if isinstance(source, dict):
        if isinstance(words, dict):
            yield from _differences(source, words, at, there)
        else:
            yield "E005", there, _("her skal stå en tabel.")
    elif isinstance(source, list) and not isinstance(words, list):
        yield "E005", there, _("her skal stå en liste.")
    elif _holds_tables(source):
        yield from _rows(source, words, at, there)
    elif isinstance(source, list) and len(words) != len(source):
        yield "E020", at, _("listen skal have {count} tekster som i kilden.").format(count=len(source))


def _rows(source: list[Table], words: list[Any], at: Path, there: Path) -> Iterator[Found]:
    for position, row in enumerate(source):
        other = _counterpart(row, position, words)
        if other is None:
            yield "E020", (*at, position), _("mangler i oversættelsen.")
        else:
            yield from _differences(row, other, (*at, position), (*there, words.index(other)))
    known = {str(row[key]) for row in source for key in _IDENTITY if key in row}
    for position, row in enumerate(words):
        mark = next((row[key] for key in _IDENTITY if isinstance(row, dict) and key in row), None)
        if mark is not None and str(mark) not in known:
            message = _("»{id}« findes ikke i kilden.").format(id=mark)
            yield "E003", (*there, position), message + did_you_mean(str(mark), known)


def _texts_by_id(source: Table, words: object, at: Path, there: Path) -> Iterator[Found]:
    if not isinstance(words, dict):
        yield "E005", there, _("her skal stå en tabel.")
        return
    for key in words:
        if key not in source:
            yield "E003", there, _("»{id}« findes ikke i kilden.").format(id=key) + did_you_mean(key, source)
    for key in source:
        if key not in words:
            yield "E020", at, _("»{key}« mangler i oversættelsen.").format(key=key)


def _has_text(value: object) -> bool:
    if isinstance(value, dict):
        return any(key in TEXT_KEYS or _has_text(inner) for key, inner in value.items())
    return isinstance(value, list) and any(_has_text(row) for row in value)
