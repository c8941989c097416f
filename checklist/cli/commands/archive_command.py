"""`lovende archive`: what is kept, a backup of it, and a backup put back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from checklist.cli.options import Settings, command_with_common_options, common_options, has_terminal
from checklist.cli.outcome import ExitCode, stop, tell
from checklist.locale import _

if TYPE_CHECKING:
    from checklist.archive import Entry


def command() -> click.Command:
    """The command in the current language."""

    @click.group(
        "archive",
        options_metavar=_("[VALG]"),
        subcommand_metavar=_("KOMMANDO …"),
        context_settings={"help_option_names": ["-h", "--help"]},
        help=_("Se arkivet, tag en kopi, eller læg en tilbage."),
    )
    def archive() -> None:
        pass

    for made in (_list(), _backup(), _restore()):
        archive.add_command(made)
    archive.params += common_options()
    return archive


def _list() -> click.Command:
    @click.option("--json", "as_json", is_flag=True, help=_("Skriv JSON, ét objekt på hver linje."))
    @click.pass_obj
    def list_(settings: Settings, as_json: bool) -> None:
        from checklist.archive import MissingArchiveError

        try:
            entries = settings.archive(read_only=True).entries()
        except MissingArchiveError:
            entries = ()
        if as_json:
            for entry in entries:
                click.echo(_as_json(entry))
        elif entries:
            click.echo("\n".join(_as_table(entries)))
        else:
            tell(_("Arkivet er tomt. Begynd med lovende, eller hent en fil ind med lovende import."))

    text = _("Vis besvarelserne, den senest ændrede først.")
    return command_with_common_options("list", text)(list_)


def _as_table(entries: tuple[Entry, ...]) -> list[str]:
    from checklist.cli.drawing import table
    from checklist.locale import date, ngettext

    ids = _short_ids([str(entry.id) for entry in entries])
    rows = [(_("Id"), _("Praksis"), _("Tilbud"), _("Periode"), _("Svar"), _("Ændret"), "")]
    for short_id, entry in zip(ids, entries, strict=True):
        notes = [_("øvelse")] if entry.practice_mode else []
        if entry.open_actions:
            actions = ngettext("{count} åben handling", "{count} åbne handlinger", entry.open_actions)
            notes.append(actions.format(count=entry.open_actions))
        changed = date(entry.updated.astimezone().date())
        known = (short_id, entry.practice, entry.service, entry.period or "", str(entry.given), changed)
        rows.append((*known, ", ".join(notes)))
    return table(rows)


def _short_ids(ids: list[str]) -> list[str]:
    """The ids cut to the same length, at least 8, that still tells them apart."""
    length = next(n for n in range(8, 37) if len({one[:n] for one in ids}) == len(ids))
    return [one[:length] for one in ids]


def _as_json(entry: Entry) -> str:
    import dataclasses
    import json

    return json.dumps(dataclasses.asdict(entry), ensure_ascii=False, default=_plain)


def _plain(value: object) -> str:
    import datetime as dt

    if isinstance(value, (dt.datetime, dt.date)):
        return value.isoformat().replace("+00:00", "Z")
    return str(value)


def _backup() -> click.Command:
    @click.argument("path", metavar=_("FIL"), help=_("Hvor kopien skal ligge."))
    @click.pass_obj
    def backup(settings: Settings, path: str) -> None:
        settings.archive(read_only=True).backup(Path(path))
        click.echo(path)

    text = _("Tag en kopi af hele arkivet.\n\nKopien er en fil, som lovende archive restore kan lægge tilbage.")
    return command_with_common_options("backup", text)(backup)


def _restore() -> click.Command:
    @click.argument("path", metavar=_("FIL"), help=_("Kopien fra lovende archive backup."))
    @click.option("--yes", is_flag=True, help=_("Gør det uden at spørge først."))
    @click.pass_obj
    def restore(settings: Settings, path: str, yes: bool) -> None:
        from checklist.archive import restore_backup

        if not yes:
            _make_sure(path)
        replaced = restore_backup(settings.archive_url, Path(path))
        tell(_("Arkivet er nu som i kopien."))
        if replaced is not None:
            tell(_("Det, der var i arkivet før, ligger i {path}.").format(path=replaced))

    text = _("Læg en kopi af arkivet tilbage.\n\nAlt, hvad arkivet har nu, bliver skiftet ud.")
    return command_with_common_options("restore", text)(restore)


def _make_sure(path: str) -> None:
    if not has_terminal():
        stop(ExitCode.REFUSED, _("Alt i arkivet bliver skiftet ud. Skriv --yes, hvis det er det, du vil."))
    tell(_("Alt i arkivet bliver skiftet ud med kopien {path}.").format(path=path))
    answer = click.prompt(
        _("Skriv j for ja eller n for nej"), type=click.Choice(["j", "n"]), show_choices=False, err=True
    )
    if answer == "n":
        stop(ExitCode.REFUSED, _("Intet er ændret."))
