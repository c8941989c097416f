"""`lovende export`: assessments out of the archive as files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checklist.cli.destination import is_directory, target
from checklist.cli.options import Settings, command_with_common_options
from checklist.cli.outcome import ExitCode, code_of, tell, tell_problems
from checklist.locale import _

if TYPE_CHECKING:
    from checklist.exchange import Format


def command() -> click.Command:
    """The command in the current language."""

    @click.argument("ids", metavar=_("[ID…]"), nargs=-1, help=_("Id'er fra lovende archive list."))
    @click.option("--all", "everything", is_flag=True, help=_("Alle besvarelser i arkivet."))
    @click.option(
        "--to", "form", type=click.Choice(["toml", "json", "csv", "xlsx"]), required=True, help=_("Filens form.")
    )
    @click.option(
        "-o", "--output", metavar=_("STED"), help=_("En mappe (slutter med /) eller en fil. Ellers skrives på skærmen.")
    )
    @click.pass_obj
    def export(settings: Settings, ids: tuple[str, ...], everything: bool, form: Format, output: str | None) -> None:
        from checklist.cli.sources import exit_code

        if everything == bool(ids):
            raise click.UsageError(_("Skriv enten id'er eller --all."))
        wanted = _all_ids(settings) if everything else ids
        if (everything or len(ids) > 1) and (output is None or not is_directory(output)):
            raise click.UsageError(_("Flere besvarelser skal i en mappe. Skriv den med -o, fx -o mappe/."))
        taken: set[Path] = set()
        ended = [_export(settings, one, form, output, taken) for one in wanted]
        raise click.exceptions.Exit(exit_code([code for code in ended if code != ExitCode.DONE], len(wanted)))

    return command_with_common_options(
        "export",
        _(
            "Skriv besvarelser fra arkivet som filer.\n\n"
            "Alle fire former kan hentes ind igen med lovende import. CSV og XLSX åbner i et regneark."
        ),
    )(export)


def _all_ids(settings: Settings) -> tuple[str, ...]:
    entries = settings.archive(read_only=True).entries()
    if not entries:
        tell(_("Arkivet er tomt."))
    return tuple(str(entry.id) for entry in entries)


def _export(settings: Settings, one: str, form: Format, output: str | None, taken: set[Path]) -> ExitCode:
    """Write one assessment to its file or to standard output, and say how it went."""
    from checklist.cli.sources import catalogue_for, read_assessment
    from checklist.exchange import write
    from checklist.report import default_name

    assessment, from_archive, problems = read_assessment(settings, one)
    tell_problems(problems)
    if assessment is None:
        return code_of(problems)
    catalogue = catalogue_for(settings, assessment, from_archive=from_archive) if form in {"csv", "xlsx"} else None
    content = write(assessment, form, catalogue)
    if output is None:
        sys.stdout.buffer.write(content)
    else:
        path = target(output, default_name(assessment, form), taken)
        path.write_bytes(content)
        click.echo(path)
    return ExitCode.DONE
