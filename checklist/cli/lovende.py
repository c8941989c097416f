"""The group `lovende`: which commands there are, and that each is loaded only when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from checklist.cli.lazy_group import LazyGroup
from checklist.cli.options import Settings, common_options, speak_as_asked
from checklist.cli.outcome import explained
from checklist.locale import _

if TYPE_CHECKING:
    from collections.abc import Sequence

#: In the order in which people meet them.
COMMANDS = (
    "demo", "browser", "answer", "score", "group", "compare",
    "report", "questionnaire", "kit", "import", "export", "workshop", "screen",
    "archive", "check", "catalogue", "doctor",
)  # fmt: skip


class Lovende(LazyGroup):
    """Explains whatever goes wrong in a command."""

    COMMANDS = COMMANDS
    MODULE = "checklist.cli.commands.{name}_command"

    def invoke(self, ctx: click.Context) -> Any:
        with explained():
            return super().invoke(ctx)


def build(args: Sequence[str]) -> Lovende:
    """The whole command line in the language that `args` or the environment ask for."""
    speak_as_asked(args)

    def version(ctx: click.Context, _parameter: click.Parameter, asked: bool) -> None:
        if asked and not ctx.resilient_parsing:
            from checklist import __version__

            click.echo(f"lovende {__version__}")
            ctx.exit()

    @click.group(
        "lovende",
        cls=Lovende,
        invoke_without_command=True,
        options_metavar=_("[VALG]"),
        subcommand_metavar=_("[KOMMANDO …]"),
        context_settings={"help_option_names": ["-h", "--help"]},
        help=_(
            "Se ærligt på jeres praksis, og gør den bedre.\n\n"
            "Uden en kommando åbner programmet i terminalen. Hvor der står FIL, kan du også skrive id'et på en "
            "besvarelse i arkivet eller de første tegn af det."
        ),
    )
    @click.option(
        "--version", is_flag=True, is_eager=True, expose_value=False, callback=version, help=_("Vis versionen.")
    )
    @click.pass_context
    def lovende(ctx: click.Context) -> None:
        if ctx.invoked_subcommand is None:
            from checklist.cli.terminal import open_app

            open_app(ctx.ensure_object(Settings))

    lovende.params += common_options()
    return lovende
