"""`lovende compare`: the same practice then and now."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import click

from checklist.cli.options import Settings, command_with_common_options
from checklist.cli.outcome import refuse, tell
from checklist.locale import _

if TYPE_CHECKING:
    from checklist.assessment.comparison import Comparison
    from checklist.cli.sources import Source


def command() -> click.Command:
    """The command in the current language."""

    @click.argument("files", metavar=_("FIL FIL…"), nargs=-1, required=True, help=_("Besvarelser, den ældste først."))
    @click.option("--json", "as_json", is_flag=True, help=_("Skriv JSON, ét objekt for hvert par."))
    @click.pass_obj
    def compare(settings: Settings, files: tuple[str, ...], as_json: bool) -> None:
        from checklist.cli.sources import all_sources

        if len(files) < 2:
            raise click.UsageError(_("Der skal mindst to besvarelser til. Skriv den ældste først."))
        sources = all_sources(settings, files)
        for position, (then, now) in enumerate(pairwise(sources)):
            if then.assessment.created > now.assessment.created:
                tell(_("{then} er nyere end {now}. Den ældste skal stå først.").format(then=then.name, now=now.name))
            comparison = _compared(then, now)
            _show(then, now, comparison, as_json=as_json, apart=position > 0)

    return command_with_common_options(
        "compare",
        _(
            "Sammenlign den samme praksis før og nu.\n\nHver besvarelse sammenlignes med den, der står lige før. "
            "Kun spørgsmål, som begge gange er stillet, tæller med."
        ),
    )(compare)


def _compared(then: Source, now: Source) -> Comparison:
    from checklist.assessment.comparison import compare

    comparison, problems = compare(now.catalogue, (then.name, then.assessment), (now.name, now.assessment))
    if comparison is None:
        refuse(problems)
    return comparison


def _show(then: Source, now: Source, comparison: Comparison, *, as_json: bool, apart: bool) -> None:
    if as_json:
        from checklist.cli.json_lines import comparison_object, line

        click.echo(line(comparison_object(then.assessment, now.assessment, comparison)))
        return
    from checklist.cli.comparison_text import comparison_lines

    lines = comparison_lines(now.catalogue, (then.name, then.assessment), (now.name, now.assessment), comparison)
    click.echo("\n".join([*(["", ""] if apart else []), *lines]))
