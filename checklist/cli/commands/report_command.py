"""`lovende report`: the reflection report of one assessment or of many."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from checklist.cli.options import Settings, command_with_common_options
from checklist.cli.outcome import ExitCode, tell
from checklist.locale import _, ngettext

if TYPE_CHECKING:
    from checklist.cli.many_reports import Order
    from checklist.report.writing import Format


def command() -> click.Command:
    """The command in the current language."""

    @click.argument("files", metavar=_("FIL…"), nargs=-1, required=True, help=_("Besvarelser: filer eller id'er."))
    @click.option("-o", "--output", metavar=_("STED"), help=_("En mappe (slutter med /) eller en fil."))
    @click.option(
        "--format", "form", type=click.Choice(["pdf", "html"]), default="pdf", show_default=True, help=_("Filens form.")
    )
    @click.option("--only", type=click.Choice(["overview", "plan"]), help=_("Kun overblikket eller kun planen."))
    @click.option("--compare", "earlier", metavar=_("FIL"), help=_("Vis også, hvad der er ændret siden denne."))
    @click.option("--without-data", is_flag=True, help=_("Læg ikke besvarelsen med i PDF-filen."))
    @click.pass_obj
    def report(
        settings: Settings,
        files: tuple[str, ...],
        output: str | None,
        form: Literal["pdf", "html"],
        only: Literal["overview", "plan"] | None,
        earlier: str | None,
        without_data: bool,
    ) -> None:
        from checklist.cli.destination import is_directory
        from checklist.cli.many_reports import write_all, writers
        from checklist.cli.sources import exit_code

        if len(files) > 1 and output is not None and not is_directory(output):
            raise click.UsageError(_("Flere rapporter skal i en mappe. Skriv den med -o, fx -o rapporter/."))
        if len(files) > 1 and earlier is not None:
            raise click.UsageError(_("--compare passer til én besvarelse ad gangen."))
        with writers(len(files), form) as processes:
            orders, failed = _orders(settings, files, output or _usual_place(), form, earlier)
            for order, ending in write_all(processes, orders, form, only, with_data=not without_data):
                if ending is None:
                    click.echo(order.out)
                else:
                    failed[order.name] = ending.code
                    tell(*(f"{order.name}: {line}" for line in ending.lines))
        if failed and len(files) > 1:
            text = ngettext("{count} rapport mangler: {names}", "{count} rapporter mangler: {names}", len(failed))
            tell(text.format(count=len(failed), names=", ".join(failed)))
        raise click.exceptions.Exit(exit_code(list(failed.values()), len(files)))

    return command_with_common_options(
        "report",
        _(
            "Skriv refleksionsrapporten.\n\nUden -o lægges den i mappen reports, hvis den findes her, ellers her. "
            "En fil med samme navn bliver skrevet over. Kan en besvarelse ikke læses, går programmet videre "
            "til den næste, nævner den til sidst og slutter med koden 1."
        ),
    )(report)


def _orders(
    settings: Settings, files: tuple[str, ...], output: str, form: Format, earlier: str | None
) -> tuple[list[Order], dict[str, ExitCode]]:
    """The reports to write, and the files that cannot be read with the exit code each amounts to."""
    from checklist.cli.destination import target
    from checklist.cli.many_reports import Order
    from checklist.cli.sources import all_sources, each_source
    from checklist.report import default_name

    before = all_sources(settings, [earlier])[0].assessment if earlier is not None else None
    orders: list[Order] = []
    failed: dict[str, ExitCode] = {}
    taken: set[Path] = set()
    for name, source in zip(files, each_source(settings, files), strict=True):
        if isinstance(source, ExitCode):
            failed[name] = source
        else:
            out = target(output, default_name(source.assessment, form), taken)
            orders.append(Order(name, source.catalogue, source.assessment, before, out))
    return orders, failed


def _usual_place() -> str:
    """Where reports go when nobody says where: the directory `reports` if there is one, else here."""
    return "reports/" if Path("reports").is_dir() else "./"
