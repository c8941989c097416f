"""`lovende catalogue`: a catalogue as a workbook, and a workbook as a catalogue, for those who edit questions."""

from __future__ import annotations

from pathlib import Path

import click

from checklist.cli.options import Settings, command_with_common_options, common_options
from checklist.cli.outcome import refuse, tell
from checklist.locale import _


def command() -> click.Command:
    """The command in the current language."""

    @click.group(
        "catalogue",
        options_metavar=_("[VALG]"),
        subcommand_metavar=_("KOMMANDO …"),
        context_settings={"help_option_names": ["-h", "--help"]},
        help=_("Ret i et spørgeskema i et regneark."),
    )
    def catalogue() -> None:
        pass

    for made in (_to_xlsx(), _from_xlsx()):
        catalogue.add_command(made)
    catalogue.params += common_options()
    return catalogue


def _output_option() -> click.Option:
    return click.Option(["-o", "--output"], metavar=_("STED"), help=_("En mappe (slutter med /) eller en fil."))


def _to_xlsx() -> click.Command:
    @click.argument("source", metavar=_("[SPØRGESKEMA]"), required=False, help=_("En fil i TOML. Ellers vores eget."))
    @click.pass_obj
    def to_xlsx(settings: Settings, source: str | None, output: str | None) -> None:
        from checklist.catalogue.reading import parse_catalogue, read_toml
        from checklist.cli.destination import target
        from checklist.exchange.catalogue_xlsx import to_xlsx as workbook

        path = Path(source) if source else settings.catalogue_file()
        content = path.read_bytes()
        catalogue, problems = parse_catalogue(content, path.name)
        if catalogue is None:
            refuse(problems)
        tables, _none = read_toml(content, path.name)
        written = target(output or "./", f"{catalogue.about.id}.xlsx", set())
        written.parent.mkdir(parents=True, exist_ok=True)
        written.write_bytes(workbook(tables))
        click.echo(written)

    text = _("Skriv et spørgeskema som regneark: et ark for hver slags tekst og en note på hver overskrift.")
    made = command_with_common_options("to-xlsx", text)(to_xlsx)
    made.params.append(_output_option())
    return made


def _from_xlsx() -> click.Command:
    @click.argument("source", metavar=_("REGNEARK"), help=_("Et regneark, som lovende catalogue to-xlsx har lavet."))
    @click.pass_obj
    def from_xlsx(_settings: Settings, source: str, output: str | None) -> None:
        import tomli_w

        from checklist.cli.destination import target
        from checklist.exchange.catalogue_xlsx import from_xlsx as read_workbook

        path = Path(source)
        catalogue, tables, problems = read_workbook(path.read_bytes(), path.name)
        if catalogue is None:
            refuse(problems)
        written = target(output or "./", f"{catalogue.about.id}.toml", set())
        written.parent.mkdir(parents=True, exist_ok=True)
        written.write_text(tomli_w.dumps(tables, multiline_strings=False), encoding="utf-8", newline="\n")
        click.echo(written)
        tell(_("Bemærkninger, der stod som # i den gamle fil, er ikke med i den nye."))

    text = _("Lav et spørgeskema af et regneark. Er noget galt, får du at vide, i hvilket ark og hvilken celle.")
    made = command_with_common_options("from-xlsx", text)(from_xlsx)
    made.params.append(_output_option())
    return made
