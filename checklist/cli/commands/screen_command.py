"""`lovende screen`: a round of applications from the invitation to the answers, one command for each step."""

from __future__ import annotations

from importlib import import_module

import click

from checklist.cli.options import common_options
from checklist.locale import _

#: In the order in which a round goes.
STEPS = ("new", "invite", "receive", "let-in", "reviewers", "status", "rank", "decide", "verify", "report", "export")


class Steps(click.Group):
    """A group that builds a step when it is asked for."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(STEPS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in STEPS:
            return None
        command: click.Command = import_module(f"checklist.cli.screening.{cmd_name.replace('-', '_')}_step").command()
        return command


def command() -> click.Command:
    """The command in the current language."""

    @click.group(
        "screen",
        cls=Steps,
        options_metavar=_("[VALG]"),
        subcommand_metavar=_("KOMMANDO …"),
        context_settings={"help_option_names": ["-h", "--help"]},
        help=_(
            "Før en ansøgningsrunde igennem, fra indbydelse til svar.\n\n"
            "RUNDE er rundens navn, dens id eller de første fire tegn af det, eller den fil, den er skrevet i. "
            "Ingen ansøgning bliver valgt fra af et tal: Beregningen afgør intet; alle læses."
        ),
    )
    def screen() -> None:
        pass

    screen.params += common_options()
    return screen
