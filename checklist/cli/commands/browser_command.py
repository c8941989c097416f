"""`lovende browser`: the same app in the local browser."""

from __future__ import annotations

import click

from checklist.cli.options import Settings, command_with_common_options
from checklist.locale import _


def command() -> click.Command:
    """The command in the current language."""

    @click.pass_obj
    def browser(settings: Settings) -> None:
        from checklist.cli.browser.server import serve

        serve(settings.archive_url, settings.catalogue_path, settings.language)

    return command_with_common_options(
        "browser",
        _(
            "Åbn programmet i din browser.\n\nDet kører på din egen maskine og kan ikke nås fra andre. "
            "Adressen virker én gang. Luk det igen med Ctrl+C her."
        ),
    )(browser)
