"""`lovende demo`: the app on a filled-in example, as a rehearsal."""

from __future__ import annotations

import click

from checklist.cli.options import Settings, command_with_common_options
from checklist.locale import _


def command() -> click.Command:
    """The command in the current language."""

    @click.pass_obj
    def demo(settings: Settings) -> None:
        from checklist.cli.terminal import open_app

        open_app(settings, demo=True)

    return command_with_common_options(
        "demo",
        _(
            "Åbn et udfyldt eksempel i programmet.\n\nEksemplet er opdigtet og en øvelse: "
            "Du kan prøve alt af uden at røre dine egne besvarelser."
        ),
    )(demo)
