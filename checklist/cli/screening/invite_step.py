"""`lovende screen invite`: the form that applicants fill in and the sheet that tells them how, in every language."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from checklist.cli.options import Settings, command_with_common_options
from checklist.locale import LANGUAGES, Language, _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist.catalogue import Catalogue
    from checklist.cli.screening.opened import OpenRound


def command() -> click.Command:
    """The command in the current language."""

    @click.argument("round_", metavar=_("RUNDE"), help=_("Rundens navn, id eller fil."))
    @click.option(
        "-o", "--output", metavar=_("MAPPE"), default="indbydelse", show_default=True, help=_("Hvor filerne skal hen.")
    )
    @click.pass_obj
    def invite(settings: Settings, round_: str, output: str) -> None:
        from checklist.cli.screening.opened import open_round
        from checklist.locale import speaking
        from checklist.report.kit.invitation import write_invitation

        folder = Path(output)
        if folder.exists() and not folder.is_dir():
            raise click.UsageError(_("-o skal være en mappe, og {output} er en fil.").format(output=output))
        opened = open_round(settings, round_, read_only=True)
        folder.mkdir(parents=True, exist_ok=True)
        for language, catalogue in _editions(settings, opened):
            with speaking(language):
                for path in write_invitation(catalogue, opened.found, folder):
                    click.echo(path)

    return command_with_common_options(
        "invite",
        _(
            "Skriv det, ansøgerne skal have.\n\nSkemaet som PDF til at udfylde på skærmen, og et ark, der fortæller, "
            "hvordan man søger, og hvad der sker med det, man sender. Begge på dansk og engelsk. Filer med samme "
            "navn bliver skrevet over."
        ),
    )(invite)


def _editions(settings: Settings, opened: OpenRound) -> Iterator[tuple[Language, Catalogue]]:
    """The round's questionnaire in each language there is: ours in all, another one in its own."""
    from checklist.catalogue import our_catalogue

    about = opened.catalogue.about
    ours = [(language, our_catalogue(language)) for language in LANGUAGES]
    if settings.catalogue_path is None and all(
        (one.about.id, one.about.version) == (about.id, about.version) for _language, one in ours
    ):
        yield from ours
    else:
        yield next((one for one in LANGUAGES if one == about.language), settings.language), opened.catalogue
