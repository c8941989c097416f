"""`lovende workshop`: opens the app on the workshops, takes in answers given beforehand, and closes a workshop."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checklist.cli.options import Settings, command_with_common_options, common_options, has_terminal, is_sure
from checklist.cli.outcome import ExitCode, stop, tell
from checklist.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist.web.meeting import Meeting


def command() -> click.Command:
    """The command in the current language."""

    @click.group(
        "workshop",
        invoke_without_command=True,
        options_metavar=_("[VALG]"),
        subcommand_metavar=_("[KOMMANDO …]"),
        context_settings={"help_option_names": ["-h", "--help"]},
        help=_(
            "Hold en workshop, hvor alle svarer hver for sig.\n\nUden en kommando åbner programmet med listen over "
            "workshops. Hvor der står WORKSHOP, kan du skrive mødets kode på seks bogstaver eller dets id."
        ),
    )
    @click.pass_context
    def workshop(ctx: click.Context) -> None:
        if ctx.invoked_subcommand is None:
            from checklist.cli.terminal import open_app
            from checklist.tui import WorkshopStart

            open_app(ctx.ensure_object(Settings), workshop=WorkshopStart())

    for made in (_open(), _import(), _close()):
        workshop.add_command(made)
    workshop.params += common_options()
    return workshop


def _open() -> click.Command:
    @click.argument("which", metavar=_("[WORKSHOP]"), required=False, help=_("Mødets kode eller id."))
    @click.option("--host", metavar=_("ADRESSE"), help=_("Den adresse på netværket, som deltagerne skal bruge."))
    @click.option("--port", type=click.IntRange(1024, 65_535), help=_("Den port, siderne skal ligge på. Ellers 8642."))
    @click.pass_obj
    def open_(settings: Settings, which: str | None, host: str | None, port: int | None) -> None:
        from checklist.cli.terminal import open_app
        from checklist.tui import WorkshopStart

        workshop_id = None
        workshops = settings.archive().workshops
        if which is not None:
            workshop_id = workshops.find(which)
        elif len(unfinished := workshops.entries()) == 1:
            workshop_id = unfinished[0].id
        open_app(settings, workshop=WorkshopStart(workshop_id, host, port))

    text = _(
        "Åbn et møde, hvor det slap.\n\nUden WORKSHOP åbner det møde, der er i gang; er der flere, kommer listen. "
        "Deltagernes sider ligger kun på dit eget netværk og kun, mens programmet er åbent."
    )
    return command_with_common_options("open", text)(open_)


def _import() -> click.Command:
    @click.argument("which", metavar=_("WORKSHOP"), help=_("Mødets kode eller id."))
    @click.argument(
        "files", metavar=_("FIL…"), nargs=-1, required=True, help=_("Udfyldte skemaer i PDF eller besvarelser i TOML.")
    )
    @click.pass_obj
    def import_(settings: Settings, which: str, files: tuple[str, ...]) -> None:
        from checklist.web.beforehand import take_in_file

        failed = 0
        with _meeting(settings, which) as meeting:
            for file in files:
                taken = take_in_file(meeting, Path(file))
                if taken.is_in:
                    click.echo(f"{file}: {taken.text}")
                else:
                    failed += 1
                    tell(*(taken.problems or (f"{file}: {taken.text}",)))
        raise click.exceptions.Exit(ExitCode.REFUSED if failed else ExitCode.DONE)

    text = _(
        "Tag svar med, som nogen har givet inden mødet.\n\nÉn fil er én persons svar. "
        "Den samme fil tæller kun én gang. Ingen svar bliver vist."
    )
    return command_with_common_options("import", text)(import_)


def _close() -> click.Command:
    @click.argument("which", metavar=_("WORKSHOP"), help=_("Mødets kode eller id."))
    @click.option("--yes", is_flag=True, help=_("Gør det uden at spørge først."))
    @click.pass_obj
    def close(settings: Settings, which: str, yes: bool) -> None:
        from checklist.workshop import sentences

        with _meeting(settings, which) as meeting:
            if not yes:
                _make_sure(meeting)
            closed = meeting.close()
        tell(_("Mødet er lukket."), sentences.erased_words(closed))

    text = _(
        "Luk et møde, og slet de enkelte svar for altid.\n\nTilbage bliver tallene for hele gruppen, de fælles svar og "
        "planen. Det kan ikke gøres om."
    )
    return command_with_common_options("close", text)(close)


def _make_sure(meeting: Meeting) -> None:
    practice = meeting.workshop.settings.practice.name
    if not has_terminal():
        stop(ExitCode.REFUSED, _("De enkelte svar bliver slettet. Skriv --yes, hvis det er det, du vil."))
    tell(
        _("Mødet om »{practice}« bliver lukket, og de enkelte svar bliver slettet for altid.").format(practice=practice)
    )
    if not is_sure():
        stop(ExitCode.REFUSED, _("Intet er ændret."))


@contextmanager
def _meeting(settings: Settings, which: str) -> Iterator[Meeting]:
    """The meeting that `which` stands for, let go of at the end. Raises ArchiveError, RefusedError."""
    from checklist.web.meeting import Meeting

    archive = settings.archive()
    workshop_id = archive.workshops.find(which)
    asks = archive.workshops.load(workshop_id).workshop.settings
    catalogue = settings.catalogue()
    if asks.catalogue != catalogue.about.id:
        message = _("Mødet bruger spørgeskemaet »{name}«. Skriv --catalogue og den fil, det er lavet med.")
        stop(ExitCode.UNREADABLE, message.format(name=asks.catalogue))
    meeting = Meeting(archive, workshop_id, catalogue)
    try:
        yield meeting
    finally:
        meeting.stop()
