"""`lovende screen rank`: the order of a round's applications with its certainty. It decides nothing."""

from __future__ import annotations

import click

from checklist.cli.options import Settings, command_with_common_options
from checklist.cli.outcome import ExitCode, stop
from checklist.locale import _


def command() -> click.Command:
    """The command in the current language."""

    @click.argument("round_", metavar=_("RUNDE"), help=_("Rundens navn, id eller fil."))
    @click.option("--json", "as_json", is_flag=True, help=_("Skriv JSON, ét objekt for hver gruppe, uden afrunding."))
    @click.option("--names", is_flag=True, help=_("Vis navne også i en blind runde. Ikke for bedømmere."))
    @click.pass_obj
    def rank(settings: Settings, round_: str, as_json: bool, names: bool) -> None:
        from checklist.cli.screening.opened import open_round
        from checklist.cli.screening.overview import overview_of
        from checklist.screening.round_order import order_data, orders_of

        seen = overview_of(open_round(settings, round_, read_only=True))
        found, catalogue = seen.opened.found, seen.opened.catalogue
        orders = orders_of(found, catalogue, seen.applications, seen.reviews)
        if not orders:
            stop(ExitCode.REFUSED, _("Der er ingen ansøgninger i runden endnu."))
        if as_json:
            from checklist.cli.json_lines import line

            for one in orders:
                click.echo(line(order_data(one, catalogue, seen.applications, seen.reviewers)))
            return
        from checklist.cli.screening.rank_text import rank_text

        click.echo("\n".join(rank_text(seen, orders, with_names=names or not found.blind)))

    return command_with_common_options(
        "rank",
        _(
            "Se rækkefølgen, og hvor sikker den er.\n\nDen bygger kun på bedømmernes tal. Der bliver regnet 10.000 "
            "gange med forskellige bedømmere og vægte, og du ser, hvor tit hver ansøgning er inden for pladserne, og "
            "hvad der ville flytte den. Beregningen afgør intet; alle læses."
        ),
    )(rank)
