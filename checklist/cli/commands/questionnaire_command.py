"""`lovende questionnaire`: the questionnaire on paper, or as a PDF form to send round and read back."""

from __future__ import annotations

from typing import Literal

import click

from checklist.cli.options import Settings, command_with_common_options
from checklist.locale import _


def command() -> click.Command:
    """The command in the current language."""

    @click.option("-o", "--output", metavar=_("STED"), help=_("En mappe (slutter med /) eller en fil."))
    @click.option("--fillable", is_flag=True, help=_("Til at udfylde på skærmen, sende og hente ind igen."))
    @click.option(
        "--form", type=click.Choice(["full", "short"]), default="full", show_default=True,
        help=_("Alle spørgsmål eller kun kernespørgsmålene."),
    )  # fmt: skip
    @click.option("--area", metavar=_("OMRÅDE"), help=_("Brug områdets ord og eksempler."))
    @click.option("--without-help", is_flag=True, help=_("Uden forklaringer, tegn og eksempler."))
    @click.pass_obj
    def questionnaire(
        settings: Settings,
        output: str | None,
        fillable: bool,
        form: Literal["full", "short"],
        area: str | None,
        without_help: bool,
    ) -> None:
        from checklist.cli.destination import target
        from checklist.cli.print_choices import print_choices
        from checklist.report.kit import questionnaire_name, write_questionnaire

        choices = print_choices(settings, area, form, with_help=not without_help)
        out = target(output or "./", questionnaire_name(choices, fillable=fillable), set())
        click.echo(write_questionnaire(choices, out, fillable=fillable))

    return command_with_common_options(
        "questionnaire",
        _(
            "Skriv spørgeskemaet som PDF.\n\nTil papir med linjer at skrive på, eller med --fillable til at udfylde "
            "på skærmen. Et udfyldt skema hentes ind med lovende import."
        ),
    )(questionnaire)
