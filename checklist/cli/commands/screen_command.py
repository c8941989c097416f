"""`lovende screen`: a round of applications from the invitation to the answers, one command for each step."""

from __future__ import annotations

import click

from checklist.cli.lazy_group import LazyGroup
from checklist.cli.options import common_options
from checklist.locale import _


class Steps(LazyGroup):
    """The steps of a round."""

    #: In the order in which a round goes.
    COMMANDS = (
        "new", "invite", "receive", "let-in", "reviewers", "status", "rank", "decide", "verify", "report", "export",
    )  # fmt: skip
    MODULE = "checklist.cli.screening.{name}_step"


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
