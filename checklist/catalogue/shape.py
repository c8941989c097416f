"""Turns pydantic's findings about a raw table into located problems in the reader's language.

It knows the shapes (models) only by their field names; meaning across tables is checked elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, get_origin

from pydantic import BaseModel, ValidationError

from checklist.catalogue.problems import Problem, did_you_mean
from checklist.locale import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic_core import ErrorDetails

Shape = TypeVar("Shape", bound=BaseModel)
Path = tuple[int | str, ...]


def read_shape(model: type[Shape], data: Mapping[str, Any], source: str) -> tuple[Shape | None, tuple[Problem, ...]]:
    """`data` as a `model`, or None and every problem of shape in it."""
    try:
        return model.model_validate(data), ()
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=True)
        return None, tuple(_problem(model, data, source, details) for details in found)


def place(data: object, path: Sequence[int | str]) -> str:
    """`path` as people find it: `elements[3] "maal", questions[1] "maal-borger"`; the last key is left out."""
    parts: list[str] = []
    here: object = data
    for step in path:
        here = _inside(here, step)
        if isinstance(step, int):
            name = _name(here)
            parts[-1:] = [f"{parts[-1] if parts else ''}[{step}]" + (f' "{name}"' if name else "")]
        else:
            parts.append(step)
    return ", ".join(parts)


def _inside(here: object, step: int | str) -> object:
    if isinstance(here, dict):
        return here.get(step)
    if isinstance(here, (list, tuple)) and isinstance(step, int) and step < len(here):
        return here[step]
    return None


def _name(table: object) -> str:
    if isinstance(table, dict):
        for key in ("id", "name", "title", "value"):
            if isinstance(table.get(key), (str, int)):
                return str(table[key])
    return ""


def _problem(model: type[BaseModel], data: Mapping[str, Any], source: str, details: ErrorDetails) -> Problem:
    path: Path = tuple(step for step in details["loc"] if step != "[key]")
    kind, key = details["type"], str(path[-1]) if path else ""
    context = details.get("ctx", {})
    if kind == "extra_forbidden":
        known = _known_keys(model, path[:-1])
        message = _("nøglen »{key}« er ukendt.").format(key=key) + did_you_mean(key, known)
        return Problem("E003", source, place(data, path[:-1]), message)
    if kind == "missing":
        return Problem("E004", source, place(data, path[:-1]), _("nøglen »{key}« mangler.").format(key=key))
    where = place(data, path)
    if kind == "string_too_short":
        return Problem("E006", source, where, _("teksten er tom."))
    if kind == "string_pattern_mismatch":
        return Problem("E007", source, where, _pattern_message(key, details["input"]))
    if kind == "literal_error":
        word, expected = str(details["input"]), str(context.get("expected", ""))
        known = [part.strip(" '") for part in expected.replace(" or ", ",").split(",")]
        message = _("»{word}« kan ikke bruges her; vælg mellem {known}.").format(word=word, known=", ".join(known))
        return Problem("E009", source, where, message + did_you_mean(word, known))
    if kind == "greater_than" and key == "weight":
        return Problem("E012", source, place(data, path[:-1]), _("vægten skal være over 0."))
    if kind in {"greater_than", "greater_than_equal", "less_than", "less_than_equal", "finite_number"}:
        bounds = ", ".join(f"{_BOUNDS[name]} {bound}" for name, bound in context.items() if name in _BOUNDS)
        return Problem(
            "E010", source, where, _("tallet ligger uden for det tilladte ({bounds}).").format(bounds=bounds)
        )
    if kind == "value_error":
        return Problem("E011", source, where, str(context.get("error", details["msg"])))
    return Problem("E005", source, where, _type_message(kind))


_BOUNDS = {"gt": ">", "ge": "≥", "lt": "<", "le": "≤"}


def _pattern_message(key: str, word: object) -> str:
    if key in {"version", "retired", "catalogue_version"}:
        return _("»{word}« er ikke et versionsnummer som 1.2.0.").format(word=word)
    if key == "url":
        return _("»{word}« er ikke en adresse, der begynder med http:// eller https://.").format(word=word)
    if key == "language":
        return _("»{word}« er ikke en sprogkode med to bogstaver, fx da.").format(word=word)
    return _("»{word}« er ikke et id: brug små bogstaver a-z, tal og bindestreg.").format(word=word)


def _type_message(kind: str) -> str:
    family = kind.split("_", maxsplit=1)[0]
    return {
        "string": _("her skal stå tekst i anførselstegn."),
        "int": _("her skal stå et helt tal."),
        "float": _("her skal stå et tal."),
        "bool": _("her skal stå true eller false."),
        "tuple": _("her skal stå en liste."),
        "list": _("her skal stå en liste."),
        "dict": _("her skal stå en tabel."),
        "model": _("her skal stå en tabel."),
        "uuid": _("her skal stå et UUID, fx 3f2b8c1e-5a7d-4e0b-9c55-0d6f1a2b3c4d."),
        "date": _("her skal stå en dato, fx 2026-11-22."),
        "datetime": _("her skal stå et tidspunkt med tidszone, fx 2026-11-22T10:00:00Z."),
        "timezone": _("her skal stå et tidspunkt med tidszone, fx 2026-11-22T10:00:00Z."),
    }.get(family, _("værdien kan ikke bruges her."))


def _known_keys(model: type[BaseModel], path: Path) -> list[str]:
    """The keys that the table at `path` may hold, found by following the models' annotations."""
    here: Any = model
    is_own_key = False  # the step after a field of a table by id is one of its ids, not a field
    for step in path:
        if isinstance(step, int) or is_own_key or not _is_model(here):
            is_own_key = False
            continue
        field = next((field for name, field in here.model_fields.items() if (field.alias or name) == step), None)
        here = _model_inside(field.annotation) if field is not None else None
        is_own_key = field is not None and get_origin(field.annotation) is dict
    return [field.alias or name for name, field in here.model_fields.items()] if _is_model(here) else []


def _is_model(thing: object) -> bool:
    return isinstance(thing, type) and issubclass(thing, BaseModel)


def _model_inside(annotation: Any) -> Any:
    if _is_model(annotation):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        inside = _model_inside(part)
        if inside is not None:
            return inside
    return None
