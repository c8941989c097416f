"""`lovende screen export`: a whole round as files, with every review that is handed in."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from checklist.cli.options import Settings, command_with_common_options
from checklist.cli.outcome import tell
from checklist.locale import _, ngettext

if TYPE_CHECKING:
    from checklist.report.screening import RoundRecord

Form = Literal["xlsx", "csv", "toml", "json"]


def command() -> click.Command:
    """The command in the current language."""

    @click.argument("round_", metavar=_("RUNDE"), help=_("Rundens navn, id eller fil."))
    @click.option(
        "--to", "form", type=click.Choice(["xlsx", "csv", "toml", "json"]), required=True, help=_("Filens form.")
    )
    @click.option(
        "-o", "--output", metavar=_("STED"), help=_("En mappe (slutter med /) eller en fil. TOML skal i en mappe.")
    )
    @click.option("--names", is_flag=True, help=_("Med navne også i en blind runde, og alt, som ansøgerne skrev det."))
    @click.pass_obj
    def export(settings: Settings, round_: str, form: Form, output: str | None, names: bool) -> None:
        from checklist.assessment.editing import new_id
        from checklist.cli.destination import is_directory, target
        from checklist.cli.screening.opened import open_round
        from checklist.cli.screening.record import record_of
        from checklist.exchange.round_writing import round_csv, round_json, round_xlsx

        if form == "toml" and (output is None or not is_directory(output)):
            raise click.UsageError(_("TOML bliver til mange filer. Skriv en mappe med -o, fx -o mappe/."))
        opened = open_round(settings, round_, read_only=True)
        record, files = record_of(opened), opened.rounds.files.lines(opened.id)
        with_names = names or not opened.found.blind
        _tell_what_is_left_out(record, with_names=with_names)
        match form:
            case "toml":
                _write_folder(record, Path(str(output)), with_names=with_names)
                return
            case "xlsx":
                content = round_xlsx(record, opened.catalogue, files, with_names=with_names)
            case "csv":
                content = round_csv(record, opened.catalogue, with_names=with_names)
            case "json":
                content = round_json(record, files, with_names=with_names)
        if output is None:
            sys.stdout.buffer.write(content)
        else:
            path = target(output, f"{new_id(opened.found.name, ())}.{form}", set())
            path.write_bytes(content)
            click.echo(path)

    return command_with_common_options(
        "export",
        _(
            "Skriv en hel runde som filer, med hver afleveret bedømmelse.\n\nRegnearket har et ark for hver ting. CSV "
            "har én tabel med alle bedømmelser. JSON har det hele med hvert ord. TOML bliver til en mappe, som kan "
            "tages ind igen. Intet i cellerne bliver regnet som en formel. I en blind runde står der koder."
        ),
    )(export)


def _write_folder(record: RoundRecord, folder: Path, *, with_names: bool) -> None:
    from checklist.exchange.round_writing import round_toml

    for name, content in round_toml(record, with_names=with_names):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        click.echo(path)


def _tell_what_is_left_out(record: RoundRecord, *, with_names: bool) -> None:
    drafts = sum(one.handed_in is None for one in record.reviews)
    if drafts:
        text = ngettext(
            "{n} bedømmelse er ikke afleveret og er ikke med.",
            "{n} bedømmelser er ikke afleveret og er ikke med.",
            drafts,
        )
        tell(text.format(n=drafts))
    if not with_names:
        tell(_("Runden er blind: Der står koder i stedet for navne. Skriv --names for at få navnene med."))
