"""Checks what a catalogue's tables say about each other: ids, references, circles, thresholds, placeholders.

Works on the raw tables, so that everything wrong is found at once even where a table has the wrong shape.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from checklist.catalogue.problems import Problem, did_you_mean
from checklist.catalogue.shape import place
from checklist.catalogue.wording import DEFAULT_PLACEHOLDERS, placeholders
from checklist.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Path = tuple[int | str, ...]
Found = tuple[str, Path, str]


def check_meaning(data: dict[str, Any], source: str) -> tuple[Problem, ...]:
    """Every problem between the tables of a raw catalogue, in the file's order of subjects."""
    checks = (
        _unique_ids(data),
        _scales(data),
        _levels(data),
        _references(data),
        _blocks(data),
        _circles(data),
        _suggestions(data),
        _placeholders(data),
        _something_to_answer(data),
    )
    return tuple(Problem(code, source, place(data, path), message) for check in checks for code, path, message in check)


def _tables(here: object, key: str, path: Path = ()) -> Iterator[tuple[Path, dict[str, Any]]]:
    rows = here.get(key) if isinstance(here, dict) else None
    for position, row in enumerate(rows if isinstance(rows, list) else []):
        if isinstance(row, dict):
            yield (*path, key, position), row


def _questions(data: dict[str, Any]) -> Iterator[tuple[Path, dict[str, Any]]]:
    for path, element in _tables(data, "elements"):
        yield from _tables(element, "questions", path)


def _all_suggestions(data: dict[str, Any]) -> Iterator[tuple[Path, dict[str, Any], dict[str, Any]]]:
    for path, question in _questions(data):
        for inner, suggestion in _tables(question, "suggestions", path):
            yield inner, suggestion, question


def _texts(row: dict[str, Any], key: str) -> list[str]:
    value = row.get(key)
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _ids(rows: Iterable[tuple[Path, dict[str, Any]]]) -> set[str]:
    return {row["id"] for _path, row in rows if isinstance(row.get("id"), str)}


def _unique_ids(data: dict[str, Any]) -> Iterator[Found]:
    spaces = [list(_tables(data, key)) for key in ("areas", "scales", "levels", "categories", "elements")]
    spaces.append(
        [
            *_tables(data, "gates"),
            *_questions(data),
            *((path, suggestion) for path, suggestion, _question in _all_suggestions(data)),
        ]
    )
    for rows in spaces:
        counted = Counter(row["id"] for _path, row in rows if isinstance(row.get("id"), str))
        seen: set[str] = set()
        for path, row in rows:
            row_id = row.get("id")
            if isinstance(row_id, str) and counted[row_id] > 1:
                if row_id in seen:
                    yield "E008", path, _("id »{id}« er brugt før.").format(id=row_id)
                seen.add(row_id)


def _scales(data: dict[str, Any]) -> Iterator[Found]:
    for path, scale in _tables(data, "scales"):
        values = [option.get("value") for _path, option in _tables(scale, "options")]
        whole = [value for value in values if isinstance(value, int) and not isinstance(value, bool)]
        if len(whole) == len(values) and (len(set(whole)) < 2 or len(set(whole)) < len(whole)):
            yield "E013", path, _("en skala skal have mindst to svar, og alle værdier skal være forskellige.")


def _levels(data: dict[str, Any]) -> Iterator[Found]:
    starts: list[float] = []
    for path, level in _tables(data, "levels"):
        start = level.get("from")
        if isinstance(start, (int, float)) and not isinstance(start, bool):
            if starts and start <= starts[-1]:
                yield "E014", path, _("niveauerne skal stå i stigende orden, hvert med sin egen grænse (from).")
            elif not starts and start != 0:
                yield "E014", path, _("det første niveau skal begynde ved 0.")
            starts.append(start)


def _references(data: dict[str, Any]) -> Iterator[Found]:
    scales, categories = _ids(_tables(data, "scales")), _ids(_tables(data, "categories"))
    areas, elements = _ids(_tables(data, "areas")), _ids(_tables(data, "elements"))
    for path, element in _tables(data, "elements"):
        yield from _unknown(path, _("kategorien"), element.get("category"), categories)
        for other in _texts(element, "builds_on"):
            yield from _unknown(path, _("elementet (builds_on)"), other, elements)
    for path, question in _questions(data):
        yield from _unknown(path, _("skalaen"), question.get("scale"), scales)
        examples = question.get("examples")
        for area in examples if isinstance(examples, dict) else ():
            yield from _unknown((*path, "examples"), _("området"), area, areas)


def _unknown(path: Path, what: str, word: object, known: set[str]) -> Iterator[Found]:
    if isinstance(word, str) and word not in known:
        message = _("{what} »{word}« findes ikke.").format(what=what, word=word)
        yield "E009", path, message + did_you_mean(word, known)


def _blocks(data: dict[str, Any]) -> Iterator[Found]:
    home = {
        row["id"]: row.get("category") for _path, row in _tables(data, "elements") if isinstance(row.get("id"), str)
    }
    for path, category in _tables(data, "categories"):
        blocks = list(_tables(category, "blocks", path))
        placed = [element for _path, block in blocks for element in _texts(block, "elements")]
        for inner, block in blocks:
            for element in _texts(block, "elements"):
                if element not in home:
                    yield from _unknown(inner, _("elementet"), element, set(home))
                elif home[element] != category.get("id"):
                    message = _("elementet »{id}« hører til en anden kategori.")
                    yield "E016", inner, message.format(id=element)
        missing = [element for element, owner in home.items() if owner == category.get("id") and element not in placed]
        if blocks and missing:
            yield "E016", path, _("disse elementer mangler i blokkene: {names}.").format(names=", ".join(missing))
        if len(placed) != len(set(placed)):
            yield "E016", path, _("et element står i mere end én blok.")


def _circles(data: dict[str, Any]) -> Iterator[Found]:
    below = {
        row["id"]: _texts(row, "builds_on") for _p, row in _tables(data, "elements") if isinstance(row.get("id"), str)
    }
    for path, element in _tables(data, "elements"):
        start = element.get("id")
        if not isinstance(start, str):
            continue
        reached: set[str] = set()
        waiting = list(below.get(start, []))
        while waiting:
            here = waiting.pop()
            if here not in reached:
                reached.add(here)
                waiting.extend(below.get(here, []))
        if start in reached:
            yield "E015", path, _("builds_on går i ring: elementet bygger i sidste ende på sig selv.")


def _suggestions(data: dict[str, Any]) -> Iterator[Found]:
    values = {
        scale["id"]: [option.get("value") for _path, option in _tables(scale, "options")]
        for _path, scale in _tables(data, "scales")
        if isinstance(scale.get("id"), str)
    }
    for path, suggestion, question in _all_suggestions(data):
        scale, up_to = question.get("scale"), suggestion.get("up_to")
        if isinstance(scale, str) and isinstance(up_to, int) and up_to not in values.get(scale, [up_to]):
            yield "E010", path, _("up_to = {up_to} er ikke et svar på skalaen.").format(up_to=up_to)


def _placeholders(data: dict[str, Any]) -> Iterator[Found]:
    known = set(DEFAULT_PLACEHOLDERS)
    for _path, area in _tables(data, "areas"):
        terms = area.get("terms")
        known.update(terms if isinstance(terms, dict) else ())
    for path, text in _all_texts({key: value for key, value in data.items() if key != "areas"}):
        for word in placeholders(text):
            if word not in known:
                message = _("pladsholderen {{{word}}} er ukendt.").format(word=word)
                yield "E017", path, message + did_you_mean(word, known)


def _all_texts(here: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    if isinstance(here, str):
        yield path, here
    elif isinstance(here, dict):
        for key, value in here.items():
            yield from _all_texts(value, (*path, key))
    elif isinstance(here, list):
        for position, value in enumerate(here):
            yield from _all_texts(value, (*path, position))


def _something_to_answer(data: dict[str, Any]) -> Iterator[Found]:
    for key in ("scales", "levels", "categories", "elements"):
        if data.get(key) == []:
            yield "E018", (key,), _("listen er tom.")
    for path, element in _tables(data, "elements"):
        if not any(question.get("retired") is None for _path, question in _tables(element, "questions", path)):
            yield "E018", path, _("elementet har ingen spørgsmål.")
