"""`lovende score`: the profile of each assessment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from checklist.cli.options import Settings, command_with_common_options
from checklist.cli.outcome import ExitCode
from checklist.locale import _

if TYPE_CHECKING:
    from checklist.cli.sources import Source


def command() -> click.Command:
    """The command in the current language."""

    @click.argument("files", metavar=_("FIL…"), nargs=-1, required=True, help=_("Besvarelser: filer eller id'er."))
    @click.option("--json", "as_json", is_flag=True, help=_("Skriv JSON, ét objekt på hver linje, uden afrunding."))
    @click.pass_obj
    def score(settings: Settings, files: tuple[str, ...], as_json: bool) -> None:
        from checklist.cli.sources import each_source, exit_code

        failed: list[ExitCode] = []
        for position, source in enumerate(each_source(settings, files)):
            if isinstance(source, ExitCode):
                failed.append(source)
            else:
                _show(source, as_json=as_json, why=settings.verbose, apart=position > len(failed))
        raise click.exceptions.Exit(exit_code(failed, len(files)))

    return command_with_common_options(
        "score",
        _(
            "Vis scoren for hvert element.\n\nMed -v vises også, hvordan hvert svar tæller. "
            "Kan en fil ikke læses, går programmet videre til den næste og slutter med koden 1."
        ),
    )(score)


def _show(source: Source, *, as_json: bool, why: bool, apart: bool) -> None:
    from checklist.assessment.scoring import score

    assessment, catalogue = source.assessment, source.catalogue
    profile = score(catalogue, assessment)
    if as_json:
        from checklist.cli.json_lines import line, score_object

        click.echo(line(score_object(assessment, profile)))
        return
    from checklist.assessment.group import missing_perspectives
    from checklist.cli import profile_text

    area = profile_text.area_of(catalogue, assessment)
    lines = [
        *(["", ""] if apart else []),
        *profile_text.heading(catalogue, assessment),
        "",
        *profile_text.profile_table(catalogue, profile, area),
        "",
        *profile_text.how_to_read(),
        "",
        *profile_text.gate_lines(catalogue, assessment),
        *(profile_text.why_this_score(catalogue, profile, assessment) if why else []),
        *profile_text.sentences(catalogue, profile, area, missing_perspectives([assessment])),
    ]
    click.echo("\n".join(lines))
