"""`lovende screen status`: how far a round has come, and what the reviewers' ratings say so far."""

from __future__ import annotations

import click

from checklist.cli.options import Settings, command_with_common_options
from checklist.locale import _


def command() -> click.Command:
    """The command in the current language."""

    @click.argument("round_", metavar=_("RUNDE"), help=_("Rundens navn, id eller fil."))
    @click.option("--json", "as_json", is_flag=True, help=_("Skriv JSON, uden afrunding."))
    @click.option("--names", is_flag=True, help=_("Vis navne også i en blind runde. Ikke for bedømmere."))
    @click.pass_obj
    def status(settings: Settings, round_: str, as_json: bool, names: bool) -> None:
        from checklist.cli.screening.opened import open_round
        from checklist.cli.screening.overview import overview_data, overview_of

        seen = overview_of(open_round(settings, round_, read_only=True))
        with_names = names or not seen.opened.found.blind
        if as_json:
            from checklist.cli.json_lines import line

            click.echo(line(overview_data(seen, with_names=with_names)))
            return
        from checklist.cli.screening.status_text import status_text

        click.echo("\n".join(status_text(seen, with_names=with_names)))

    return command_with_common_options(
        "status",
        _(
            "Se, hvor langt runden er.\n\nAnsøgningerne mod elementerne med bedømmernes gennemsnit, det formelle, "
            "hvor langt hver bedømmer er, hvor langt de ligger fra hinanden, og hvor enige de er. Tallene er til den, "
            "der leder runden. En bedømmer ser dem først, når alt er afleveret."
        ),
    )(status)
