"""`lovende group`: several people's answers about one practice put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from checklist.cli.options import Settings, command_with_common_options
from checklist.cli.outcome import refuse, tell_problems
from checklist.locale import _

if TYPE_CHECKING:
    from checklist.assessment.group import Group
    from checklist.cli.sources import Source


def command() -> click.Command:
    """The command in the current language."""

    @click.argument("files", metavar=_("FIL…"), nargs=-1, required=True, help=_("Besvarelser: filer eller id'er."))
    @click.option("--json", "as_json", is_flag=True, help=_("Skriv JSON: hver besvarelse og så hele gruppen."))
    @click.pass_obj
    def group(settings: Settings, files: tuple[str, ...], as_json: bool) -> None:
        from checklist.assessment.group import put_together
        from checklist.cli.sources import all_sources

        sources = all_sources(settings, files)
        named = [(source.name, source.assessment) for source in sources]
        together, problems = put_together(sources[0].catalogue, named)
        if together is None:
            refuse(problems)
        tell_problems([problem for problem in problems if problem.code not in {"N101", "N102"}])  # told when read
        if as_json:
            _print_json(sources, together)
        else:
            _print_text(sources, together)

    return command_with_common_options(
        "group",
        _(
            "Læg flere svar om den samme praksis sammen.\n\nBorgeres og pårørendes svar står for sig. "
            "De tæller ikke med i personalets score. Svar om en anden praksis, en anden form eller en øvelse afvises."
        ),
    )(group)


def _print_json(sources: list[Source], group: Group) -> None:
    from checklist.assessment.scoring import score
    from checklist.cli.json_lines import group_object, line, score_object

    catalogue = sources[0].catalogue
    for source in sources:
        click.echo(line(score_object(source.assessment, score(catalogue, source.assessment))))
    click.echo(line(group_object(sources[0].assessment, group)))


def _print_text(sources: list[Source], group: Group) -> None:
    from checklist.assessment.group import missing_perspectives
    from checklist.cli import group_text, profile_text

    catalogue, assessments = sources[0].catalogue, [source.assessment for source in sources]
    area = profile_text.area_of(catalogue, assessments[0])
    lines = [
        *group_text.heading(assessments, group),
        "",
        *profile_text.profile_table(catalogue, group.profile, area),
        "",
        *profile_text.how_to_read(),
        "",
        *group_text.perspectives(catalogue, group, area),
        *group_text.differences(catalogue, group, area),
        *profile_text.sentences(catalogue, group.profile, area, missing_perspectives(assessments)),
    ]
    click.echo("\n".join(lines))
