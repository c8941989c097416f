"""`lovende screen verify`: whether the log of decisions and the files are as they were."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import click

from checklist.cli.options import Settings, command_with_common_options
from checklist.cli.outcome import ExitCode
from checklist.locale import _, ngettext

if TYPE_CHECKING:
    from checklist.cli.screening.opened import OpenRound


def command() -> click.Command:
    """The command in the current language."""

    @click.argument("round_", metavar=_("RUNDE"), help=_("Rundens navn, id eller fil."))
    @click.option(
        "--head",
        metavar=_("KONTROLTAL"),
        help=_("Et kontroltal, der er noteret før: Så kan man se, om slutningen mangler."),
    )
    @click.pass_obj
    def verify(settings: Settings, round_: str, head: str | None) -> None:
        from checklist.cli.screening.opened import open_round
        from checklist.screening.decisions import verification_words

        opened = open_round(settings, round_, read_only=True)
        found = opened.rounds.decisions.verify(opened.id, head.strip().lower() if head else None)
        click.echo(verification_words(found))
        for finding in found.findings:
            click.echo(f"  {finding}")
        changed = list(_changed_files(opened))
        for sentence in changed:
            click.echo(sentence)
        if not changed:
            n = len(opened.rounds.files.lines(opened.id))
            click.echo(ngettext("{n} fil er, som den kom.", "{n} filer er, som de kom.", n).format(n=n))
        click.echo(_("Kontroltal: {head}").format(head=found.head))
        if changed or not found.holds:
            raise click.exceptions.Exit(ExitCode.REFUSED)

    return command_with_common_options(
        "verify",
        _(
            "Se efter, om loggen over beslutninger er urørt.\n\nHver linje er kædet til den før. Også filerne bliver "
            "regnet efter. Skriv kontroltallet ned et andet sted, fx i et referat, og giv det med --head næste gang."
        ),
    )(verify)


def _changed_files(opened: OpenRound) -> list[str]:
    """A sentence for each file whose bytes are no longer those that came."""
    sentences = []
    for line in opened.rounds.files.lines(opened.id):
        _name, content = opened.rounds.files.original(opened.id, line.sha256)
        if sha256(content).hexdigest() != line.sha256:
            sentences.append(_("Filen {name} er ikke, som den kom.").format(name=line.name))
    return sentences
