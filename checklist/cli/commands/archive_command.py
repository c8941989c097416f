"""`lovende archive`: what is kept, a backup of it, a backup put back, and all of it moved to another database."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checklist.cli.options import Settings, command_with_common_options, common_options, has_terminal, is_sure
from checklist.cli.outcome import ExitCode, stop, tell
from checklist.locale import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from checklist.archive import Entry
    from checklist.archive.moving import TableSum


def command() -> click.Command:
    """The command in the current language."""

    @click.group(
        "archive",
        options_metavar=_("[VALG]"),
        subcommand_metavar=_("KOMMANDO …"),
        context_settings={"help_option_names": ["-h", "--help"]},
        help=_("Se arkivet, tag en kopi, læg en tilbage, eller flyt det hele."),
    )
    def archive() -> None:
        pass

    for made in (_list(), _backup(), _restore(), _move()):
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
            if not as_json:
                # A name mistyped is one reason, so the place is named.
                text = _(
                    "Der er intet arkiv endnu: {place}. Det bliver lavet første gang, du gemmer noget. Begynd med "
                    "lovende, eller hent en fil ind med lovende import."
                )
                tell(text.format(place=settings.archive_place()))
            return
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
    if not is_sure():
        stop(ExitCode.REFUSED, _("Intet er ændret."))


def _move() -> click.Command:
    @click.argument("url", metavar=_("ADRESSE"), help=_("Det tomme arkiv, som alt skal over i."))
    @click.pass_obj
    def move(settings: Settings, url: str) -> None:
        from checklist.archive import move_archive

        moved = move_archive(settings.archive_url, url, _progress())
        click.echo("\n".join(_sums_as_table(moved.tables)))
        if moved.was_there:
            tell(_("Alt ligger der allerede, og det er det samme på begge sider: {place}.").format(place=moved.target))
            return
        tell(_("Alt er nu også her, talt og regnet efter på begge sider: {place}.").format(place=moved.target))
        tell(_("Det gamle arkiv er, som det var: {place}.").format(place=moved.source))
        tell(_("Skriv den nye adresse med --archive, eller sæt LOVENDE_ARCHIVE til den."))

    text = _(
        "Flyt hele arkivet til en anden fil eller en database.\n\nADRESSE er en fil eller "
        "postgresql://bruger@server/database. Det, du flytter fra, bliver stående."
    )
    return command_with_common_options("move", text)(move)


def _progress() -> Callable[[str, int], None] | None:
    """Shows on a terminal how far it is."""
    if not sys.stderr.isatty():
        return None

    def tell_progress(table: str, rows: int) -> None:
        from checklist.locale import ngettext

        text = ngettext("{table}: {rows} række", "{table}: {rows} rækker", rows)
        click.echo("\r\033[K" + text.format(table=table, rows=rows), nl=False, err=True)

    click.get_current_context().call_on_close(lambda: click.echo("\r\033[K", nl=False, err=True))
    return tell_progress


def _sums_as_table(sums: tuple[TableSum, ...]) -> list[str]:
    from checklist.cli.drawing import table

    return table([(_("Tabel"), _("Rækker"), _("Kontrolsum"))] + [(s.table, str(s.rows), s.checksum[:16]) for s in sums])
