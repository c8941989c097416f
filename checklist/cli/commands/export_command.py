"""`lovende export`: assessments out of the archive as files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

import click

from checklist.cli.options import Settings, command_with_common_options
from checklist.cli.outcome import ExitCode, code_of, tell_problems
from checklist.locale import _


def command() -> click.Command:
    """The command in the current language."""

    @click.argument("ids", metavar=_("ID…"), nargs=-1, required=True, help=_("Id'er fra lovende archive list."))
    @click.option("--to", "form", type=click.Choice(["toml", "json"]), required=True, help=_("Filens form."))
    @click.option(
        "-o", "--output", metavar=_("STED"), help=_("En mappe (slutter med /) eller en fil. Ellers skrives på skærmen.")
    )
    @click.pass_obj
    def export(settings: Settings, ids: tuple[str, ...], form: Literal["toml", "json"], output: str | None) -> None:
        from checklist.cli.destination import is_directory, target
        from checklist.cli.sources import exit_code, read_assessment
        from checklist.exchange import write
        from checklist.report import default_name

        if len(ids) > 1 and (output is None or not is_directory(output)):
            raise click.UsageError(_("Flere besvarelser skal i en mappe. Skriv den med -o, fx -o mappe/."))
        failed: list[ExitCode] = []
        taken: set[Path] = set()
        for one in ids:
            assessment, _from_archive, problems = read_assessment(settings, one)
            tell_problems(problems)
            if assessment is None:
                failed.append(code_of(problems))
                continue
            content = write(assessment, form)
            if output is None:
                sys.stdout.buffer.write(content)
            else:
                path = target(output, default_name(assessment, form), taken)
                path.write_bytes(content)
                click.echo(path)
        raise click.exceptions.Exit(exit_code(failed, len(ids)))

    return command_with_common_options(
        "export",
        _(
            "Skriv besvarelser fra arkivet som filer.\n\n"
            "En fil i TOML eller JSON kan hentes ind igen med lovende import."
        ),
    )(export)
