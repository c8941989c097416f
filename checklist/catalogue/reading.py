"""Reads a catalogue from TOML and finds the one that comes with the tool.

Bad content comes back as problems; only a file that cannot be opened raises OSError.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tomli

from checklist.catalogue.checking import check_meaning
from checklist.catalogue.model import Catalogue
from checklist.catalogue.problems import Problem, RefusedError
from checklist.catalogue.shape import read_shape
from checklist.locale import _, current_language

if TYPE_CHECKING:
    from checklist.locale import Language

MAX_BYTES = 20_000_000


def read_toml(content: bytes, source: str) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """The tables of a TOML file, or an empty table and why it cannot be read. Byte order marks are forgiven."""
    if len(content) > MAX_BYTES:
        return {}, (Problem("E001", source, "", _("filen er for stor.")),)
    try:
        return tomli.loads(content.decode("utf-8-sig")), ()
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        message = _("linje {line} er ikke UTF-8. Gem filen igen med tegnsættet UTF-8.").format(line=line)
        return {}, (Problem("E002", source, "", message),)
    except tomli.TOMLDecodeError as error:
        message = _("filen er ikke gyldig TOML (linje {line}, tegn {column}).")
        return {}, (Problem("E001", source, "", message.format(line=error.lineno, column=error.colno)),)
    except RecursionError:
        return {}, (
            Problem("E001", source, "", _("filen er ikke gyldig TOML: Den har for mange lag inden i hinanden.")),
        )
    except ValueError:
        return {}, (Problem("E001", source, "", _("filen er ikke gyldig TOML.")),)


def parse_catalogue(content: bytes, source: str) -> tuple[Catalogue | None, tuple[Problem, ...]]:
    """The catalogue in `content`, or None and every problem, numbered and located. `source` is the name to show."""
    data, problems = read_toml(content, source)
    if problems:
        return None, problems
    return catalogue_from_tables(data, source)


def catalogue_from_tables(data: dict[str, Any], source: str) -> tuple[Catalogue | None, tuple[Problem, ...]]:
    """As `parse_catalogue`, from tables that were read already."""
    catalogue, shape_problems = read_shape(Catalogue, data, source)
    problems = (*shape_problems, *check_meaning(data, source))
    return (None if problems else catalogue), problems


def load_catalogue(path: Path, language: Language | None = None) -> Catalogue:
    """The catalogue in the file `path`, in `language` (default: the one spoken now) where it has been translated.

    A translation lies beside the file: `elements.en.toml` beside `elements.toml`. Raises RefusedError with all
    problems, OSError if the file cannot be opened.
    """
    content = path.read_bytes()
    catalogue, problems = parse_catalogue(content, path.name)
    if catalogue is None:
        raise RefusedError(problems)
    wanted = language or current_language()
    translation = path.with_suffix(f".{wanted}{path.suffix}")
    if wanted == catalogue.about.language or not translation.exists():
        return catalogue
    from checklist.catalogue.translation import translate

    translated, problems = translate(content, translation.read_bytes(), wanted)
    if translated is None:
        raise RefusedError(problems)
    return translated


def bundled(name: str) -> Path:
    """The path of a file that comes with the tool: in the package when installed, else in the repository."""
    package = Path(__file__).parent.parent
    inside = package / name
    return inside if inside.exists() else package.parent / name


@cache
def _our_catalogue(language: Language) -> Catalogue:
    return load_catalogue(bundled("elements.toml"), language)


def our_catalogue(language: Language | None = None) -> Catalogue:
    """The catalogue of the 11 elements that comes with the tool, in `language` (default: the one spoken now)."""
    return _our_catalogue(language or current_language())
