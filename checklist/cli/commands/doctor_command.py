"""`lovende doctor`: is everything here that the tool needs, and what to do where it is not."""

from __future__ import annotations

import click

from checklist.cli.options import Settings, command_with_common_options
from checklist.cli.outcome import ExitCode
from checklist.locale import _


def command() -> click.Command:
    """The command in the current language."""

    @click.pass_obj
    def doctor(settings: Settings) -> None:
        from checklist.cli.drawing import wrapped
        from checklist.cli.examination import examine, verdict_words

        worst_is_broken = False
        for finding in examine(settings):
            worst_is_broken |= finding.verdict == "broken"
            first = f"{verdict_words(finding.verdict):<8} "
            click.echo("\n".join(wrapped(f"{finding.subject}: {finding.sentence}", " " * 9, first)))
            if finding.advice:
                click.echo("\n".join(wrapped(finding.advice, " " * 9)))
        if worst_is_broken:
            click.echo(_("Noget, som programmet ikke kan undvære, er i stykker."))
            raise click.exceptions.Exit(ExitCode.REFUSED)
        click.echo(_("Programmet kan bruges her."))

    return command_with_common_options(
        "doctor",
        _("Se efter, om alt er på plads på denne maskine.\n\nKoden er 1, hvis noget nødvendigt er i stykker."),
    )(doctor)
