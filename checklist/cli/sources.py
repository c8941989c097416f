"""What a person calls FILE: a file, `-` for standard input, or an id in the archive, read into an assessment."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checklist.catalogue.problems import Problem
from checklist.cli.outcome import ExitCode, code_of, refuse, tell_problems
from checklist.exchange.reading import read_content, read_file
from checklist.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checklist.assessment.model import Assessment
    from checklist.catalogue import Catalogue
    from checklist.cli.options import Settings

_LOOKS_LIKE_ID = re.compile(r"[0-9a-fA-F][0-9a-fA-F-]{3,35}")


def looks_like_id(name: str) -> bool:
    """True where `name` may be an id in the archive, or the beginning of one."""
    return _LOOKS_LIKE_ID.fullmatch(name) is not None


@dataclass(frozen=True)
class Source:
    """An assessment, the name to speak of it by, and the catalogue that it is read with."""

    name: str
    assessment: Assessment
    catalogue: Catalogue
    from_archive: bool


def each_source(settings: Settings, names: Sequence[str]) -> Iterator[Source | ExitCode]:
    """For each name its assessment, or the exit code it amounts to after its problems are told."""
    for name in names:
        source, problems = read_source(settings, name)
        tell_problems(problems)
        yield code_of(problems) if source is None else source


def all_sources(settings: Settings, names: Sequence[str]) -> list[Source]:
    """The assessments behind all `names`. Ends the command, with every problem told, if one cannot be had."""
    found: list[Source] = []
    problems: list[Problem] = []
    for name in names:
        source, more = read_source(settings, name)
        problems.extend(more)
        if source is not None:
            found.append(source)
    if len(found) < len(names):
        refuse(problems)
    tell_problems(problems)
    return found


def exit_code(codes: Sequence[ExitCode], asked: int) -> ExitCode:
    """The exit code of a command over `asked` files: one file's own, else 1 where some of many failed."""
    if not codes:
        return ExitCode.DONE
    return codes[0] if asked == 1 else ExitCode.REFUSED


def read_source(settings: Settings, name: str) -> tuple[Source | None, tuple[Problem, ...]]:
    """The assessment that `name` stands for, fit for its catalogue, or None and every problem."""
    from checklist.assessment.reading import check_against

    assessment, from_archive, problems = read_assessment(settings, name)
    if assessment is None:
        return None, problems
    catalogue = catalogue_for(settings, assessment, from_archive=from_archive)
    shown = name if from_archive or name == "-" else Path(name).name
    problems = (*problems, *check_against(assessment, catalogue, shown))
    if any(problem.refuses for problem in problems):
        return None, problems
    return Source(shown, assessment, catalogue, from_archive), problems


def read_assessment(settings: Settings, name: str) -> tuple[Assessment | None, bool, tuple[Problem, ...]]:
    """The assessment that `name` stands for, whichever catalogue it belongs to, and whether the archive has it."""
    if name == "-":
        assessment, problems = read_content(sys.stdin.buffer.read(), _("standardinput"))
        return assessment, False, problems
    if looks_like_id(name) and not Path(name).exists():
        return _from_archive(settings, name)
    assessment, problems = read_file(name)
    return assessment, False, problems


def _from_archive(settings: Settings, name: str) -> tuple[Assessment | None, bool, tuple[Problem, ...]]:
    from checklist.archive import ArchiveError, MissingArchiveError, UnknownIdError

    try:
        archive = settings.archive(read_only=True)
        return archive.load(archive.find(name)).assessment, True, ()
    except (MissingArchiveError, UnknownIdError) as error:
        message = _("{message} Der er heller ingen fil med det navn.").format(message=error.message)
    except ArchiveError as error:
        message = error.message
    return None, True, (Problem("E121", name, "", message),)


def catalogue_for(settings: Settings, assessment: Assessment, *, from_archive: bool) -> Catalogue:
    """The catalogue asked for, else ours; for an assessment of another one, the one that the archive keeps with it."""
    ours = settings.catalogue()
    same = (ours.about.id, ours.about.version) == (assessment.catalogue, assessment.catalogue_version)
    if settings.catalogue_path is not None or same or not from_archive:
        return ours
    from checklist.catalogue import parse_catalogue

    kept = settings.archive(read_only=True).catalogue_source(assessment.catalogue, assessment.catalogue_version)
    if kept is None:
        return ours
    catalogue, _problems = parse_catalogue(kept, f"{assessment.catalogue}-{assessment.catalogue_version}.toml")
    return catalogue or ours
