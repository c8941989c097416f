"""`lovende screen let-in`: a person takes in a file that the tool left beside, and says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from checklist.cli.options import Settings, command_with_common_options
from checklist.cli.outcome import ExitCode, stop
from checklist.locale import _

if TYPE_CHECKING:
    from checklist.archive.round_files import FileLine
    from checklist.cli.screening.opened import OpenRound

SHORTEST_PREFIX = 8


def command() -> click.Command:
    """The command in the current language."""

    @click.argument("round_", metavar=_("RUNDE"), help=_("Rundens navn, id eller fil."))
    @click.argument("file", metavar=_("[FIL]"), required=False, help=_("Filens navn eller kontrolsum."))
    @click.option("--by", metavar=_("NAVN"), help=_("Hvem der har besluttet det."))
    @click.option("--reason", metavar=_("TEKST"), help=_("Hvorfor filen skal med alligevel."))
    @click.pass_obj
    def let_in(settings: Settings, round_: str, file: str | None, by: str | None, reason: str | None) -> None:
        from checklist.cli.screening.opened import open_round

        opened = open_round(settings, round_, read_only=file is None)
        if file is None:
            _list(opened)
            return
        if not (by or "").strip() or not (reason or "").strip():
            raise click.UsageError(_("Skriv --by og --reason: hvem der lukker filen ind, og hvorfor."))
        line = _one(opened, file)
        kept = opened.rounds.files.let_in(opened.id, line.sha256, str(by).strip(), str(reason).strip())
        told = _("taget ind som {code}").format(code=kept.value.code)
        click.echo(f"{line.name}: {told}")

    return command_with_common_options(
        "let-in",
        _(
            "Luk en fil ind, der blev lagt til side.\n\nUden FIL står der, hvilke det gælder: dem, der kom for sent, "
            "mangler noget, svarer på et nyere skema, ligner en anden eller er en anden udgave. En nyere udgave træder "
            "i stedet for den gamle."
        ),
    )(let_in)


def _list(opened: OpenRound) -> None:
    from checklist.cli.drawing import wrapped
    from checklist.screening.arrivals import outcome_words

    for line in opened.rounds.files.lines(opened.id):
        if line.way_in is not None:
            click.echo(f"{line.sha256[:SHORTEST_PREFIX]}  {line.name}: {outcome_words(line.outcome)}")
            for sentence in line.wrong:
                click.echo("\n".join(wrapped(sentence, "    ")))


def _one(opened: OpenRound, text: str) -> FileLine:
    """The file with this name or digest. Ends the command where there is none, or more than one."""
    lines = opened.rounds.files.lines(opened.id)
    wanted = text.casefold()
    found = [line for line in lines if line.name == text]
    if not found and len(wanted) >= SHORTEST_PREFIX:
        found = [line for line in lines if line.sha256.startswith(wanted)]
    if len(found) != 1:
        message = _("Der er ikke én fil, som »{text}« passer på. Skriv kontrolsummen fra: lovende screen let-in")
        stop(ExitCode.UNREADABLE, message.format(text=text))
    return found[0]
