"""`lovende check`: what is wrong with a catalogue, and what a new version of it changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from checklist.cli.options import Settings, command_with_common_options
from checklist.cli.outcome import ExitCode, code_of, refuse
from checklist.locale import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist.catalogue import Catalogue, Problem
    from checklist.catalogue.versions import VersionDifference


def command() -> click.Command:
    """The command in the current language."""

    @click.argument("file", metavar=_("[SPØRGESKEMA]"), required=False, help=_("En fil. Ellers vores eget."))
    @click.option("--against", metavar=_("ÆLDRE"), help=_("Vis, hvad der er ændret siden denne ældre fil."))
    @click.pass_obj
    def check(settings: Settings, file: str | None, against: str | None) -> None:
        path = Path(file) if file else settings.catalogue_file()
        is_ours = file is None and settings.catalogue_path is None
        checked, problems = _read(path)
        if checked is not None and is_ours:
            problems = (*problems, *_translation_problems(path))
        if checked is not None and against is not None:
            difference, more = _difference(Path(against), checked, path.name)
            problems = (*problems, *more)
            click.echo("\n".join(_difference_lines(checked, difference)))
        for position, problem in enumerate(problems, start=1):
            click.echo(f"{position}. {problem}")
        refused = sum(problem.refuses for problem in problems)
        if checked is not None:
            click.echo(_summary(checked, path.name))
        if refused:
            click.echo(ngettext("{count} fejl.", "{count} fejl.", refused).format(count=refused), err=True)
        else:
            click.echo(_("Ingen fejl."), err=True)
        raise click.exceptions.Exit(ExitCode.DONE if not refused else code_of(problems))

    return command_with_common_options(
        "check",
        _(
            "Se efter, om et spørgeskema er i orden.\n\nAlle fejl vises på én gang, med nummer og sted. "
            "For vores eget ses også oversættelsen efter. --against afviser en lavere version og et spørgsmål, "
            "der har fået en anden skala."
        ),
    )(check)


def _read(path: Path) -> tuple[Catalogue | None, tuple[Problem, ...]]:
    from checklist.catalogue import parse_catalogue

    return parse_catalogue(path.read_bytes(), path.name)


def _translation_problems(source: Path) -> Iterator[Problem]:
    """What the translations that come with our own catalogue lack, have too much, or translate in an old wording."""
    from checklist.catalogue import Problem
    from checklist.catalogue.reading import read_toml
    from checklist.catalogue.translation import compare_with_source, translate
    from checklist.locale import LANGUAGES

    tables, _problems = read_toml(source.read_bytes(), source.name)
    for language in LANGUAGES:
        if language == tables["catalogue"]["language"]:
            continue
        translation = source.with_name(f"{source.stem}.{language}{source.suffix}")
        if not translation.exists():
            yield Problem("E022", translation.name, "", _("oversættelsen mangler."))
            continue
        words, unreadable = read_toml(translation.read_bytes(), translation.name)
        yield from unreadable
        if not unreadable:
            found = compare_with_source(tables, words, translation.name)
            yield from found
            if not any(problem.code == "E003" for problem in found):
                yield from translate(source.read_bytes(), translation.read_bytes(), language)[1]


def _difference(against: Path, newer: Catalogue, name: str) -> tuple[VersionDifference, tuple[Problem, ...]]:
    from checklist.catalogue.versions import compare_versions

    older, problems = _read(against)
    if older is None:
        refuse(problems)
    return compare_versions(older, newer, name)


def _difference_lines(newer: Catalogue, difference: VersionDifference) -> Iterator[str]:
    from checklist.catalogue import reading

    yield _("Som før: {count}").format(count=len(difference.kept))
    for label, ids in (
        (_("Nye ord: {count}"), difference.reworded),
        (_("Nye: {count}"), difference.new),
        (_("Stilles ikke mere: {count}"), difference.retired),
    ):
        yield label.format(count=len(ids))
        for one in ids:
            question = newer.question_by_id.get(one)
            yield f"  {one}" + (f": {reading(question.text)}" if question else "")


def _summary(catalogue: Catalogue, name: str) -> str:
    text = _("{name}: {title}, version {version}, {elements} elementer, {full} spørgsmål, {short} i kort form.")
    return text.format(
        name=name,
        title=catalogue.about.title,
        version=catalogue.about.version,
        elements=len(catalogue.elements),
        full=len(catalogue.questions("full")),
        short=len(catalogue.questions("short")),
    )
