"""`lovende kit`: everything that is made for paper, in one directory."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from checklist.cli.options import Settings, command_with_common_options
from checklist.cli.outcome import tell
from checklist.locale import _

if TYPE_CHECKING:
    from checklist.catalogue import Catalogue


def command() -> click.Command:
    """The command in the current language."""

    @click.option(
        "-o", "--output", metavar=_("MAPPE"), default="kit", show_default=True, help=_("Hvor filerne skal hen.")
    )
    @click.option(
        "--form", type=click.Choice(["full", "short"]), default="full", show_default=True,
        help=_("Alle spørgsmål eller kun kernespørgsmålene."),
    )  # fmt: skip
    @click.option("--area", metavar=_("OMRÅDE"), help=_("Brug områdets ord og eksempler."))
    @click.option("--element", metavar=_("ELEMENT"), help=_("Kun månedens element: siden om dette element."))
    @click.pass_obj
    def kit(
        settings: Settings, output: str, form: Literal["full", "short"], area: str | None, element: str | None
    ) -> None:
        from checklist.cli.print_choices import print_choices
        from checklist.report.kit import write_kit

        folder = Path(output)
        if folder.exists() and not folder.is_dir():
            raise click.UsageError(_("-o skal være en mappe, og {output} er en fil.").format(output=output))
        choices = print_choices(settings, area, form)
        if element is not None:
            _check_element(choices.catalogue, element)
        for made in write_kit(choices, folder, element=element):
            if isinstance(made, Path):
                click.echo(made)
            else:
                tell(made)

    return command_with_common_options(
        "kit",
        _(
            "Skriv alt det, der er til papir.\n\nSpørgeskemaer, stemmeseddel, guide til mødet, borgerkort, "
            "elementkort, månedens element og en plakat i A3. Filer med samme navn bliver skrevet over."
        ),
    )(kit)


def _check_element(catalogue: Catalogue, element: str) -> None:
    from checklist.catalogue import did_you_mean

    if element not in catalogue.element_by_id:
        known = ", ".join(catalogue.element_by_id)
        message = _("Elementet »{element}« findes ikke. Vælg mellem {known}.").format(element=element, known=known)
        raise click.UsageError(message + did_you_mean(element, catalogue.element_by_id))
