"""`lovende screen report`: the board's report on a round, and a letter to every applicant."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checklist.cli.options import Settings, command_with_common_options
from checklist.cli.outcome import ExitCode, tell
from checklist.locale import _

if TYPE_CHECKING:
    from checklist.catalogue import Catalogue
    from checklist.report.screening import RoundRecord, WrittenLetter

LETTERS = "breve"


def command() -> click.Command:
    """The command in the current language."""

    @click.argument("round_", metavar=_("RUNDE"), help=_("Rundens navn, id eller fil."))
    @click.option(
        "-o", "--output", metavar=_("MAPPE"), default=".", help=_("Mappen, det hele skal i. Ellers hvor du står.")
    )
    @click.option("--only", type=click.Choice(["board", "letters"]), help=_("Kun til bestyrelsen, eller kun brevene."))
    @click.option("--undecided", is_flag=True, help=_("Skriv også til dem, der ikke er besluttet noget om endnu."))
    @click.pass_obj
    def report(settings: Settings, round_: str, output: str, only: str | None, undecided: bool) -> None:
        from checklist.cli.screening.opened import open_round
        from checklist.cli.screening.record import record_of
        from checklist.report.screening import write_board_report

        folder = Path(output)
        if folder.exists() and not folder.is_dir():
            raise click.UsageError(_("-o skal være en mappe, og {output} er en fil.").format(output=output))
        opened = open_round(settings, round_, read_only=True)
        record = record_of(opened)
        folder.mkdir(parents=True, exist_ok=True)
        if only != "letters":
            click.echo(write_board_report(opened.catalogue, record, folder))
        if only != "board" and not _write_letters(opened.catalogue, record, folder / LETTERS, undecided=undecided):
            raise click.exceptions.Exit(ExitCode.REFUSED)

    return command_with_common_options(
        "report",
        _(
            "Skriv rapporten til bestyrelsen og et brev til hver ansøger som PDF.\n\nBrevene kommer i mappen breve. "
            "Ingen får et brev, før der er besluttet noget, medmindre du skriver --undecided. I et brev står to "
            "styrker, et første skridt og de kommentarer, der er frigivet. Aldrig en plads i rækkefølgen."
        ),
    )(report)


def _write_letters(catalogue: Catalogue, record: RoundRecord, folder: Path, *, undecided: bool) -> bool:
    """Writes the letters and tells of those that are not; true where every applicant has one."""
    from checklist.cli.drawing import wrapped
    from checklist.report.screening import write_applicant_letters

    number = len(record.applications)
    letters: list[WrittenLetter] = []
    with click.progressbar(
        write_applicant_letters(catalogue, record, folder, undecided=undecided), length=number, label=_("Breve"),
        show_pos=True, file=sys.stderr, hidden=number < 2 or not sys.stderr.isatty(),
    ) as progress:  # fmt: skip
        letters.extend(progress)
    in_order = sorted(letters, key=lambda one: one.code)
    decided = record.verdicts()
    for one in in_order:
        if one.path is not None:
            click.echo(one.path)
        elif one.application in decided or undecided:
            tell(one.problem or "")
        tell(*one.held_back)
    waiting = [] if undecided else [one.code for one in in_order if one.application not in decided]
    if waiting:
        tell(*wrapped(_("Ikke besluttet endnu, og derfor intet brev: {codes}.").format(codes=", ".join(waiting))))
    return all(one.path is not None for one in letters)
