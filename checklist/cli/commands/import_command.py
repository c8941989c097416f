"""`lovende import`: files into the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import click

from checklist.cli.options import Settings, command_with_common_options, has_terminal
from checklist.cli.outcome import ExitCode, tell
from checklist.locale import _

if TYPE_CHECKING:
    from checklist.archive import Archive, ConflictError
    from checklist.assessment.model import Assessment
    from checklist.cli.sources import Source

Decision = Literal["keep", "replace"]


def command() -> click.Command:
    """The command in the current language."""

    @click.argument(
        "files", metavar=_("FIL…"), nargs=-1, required=True, help=_("Besvarelser i TOML, JSON, CSV, XLSX eller PDF.")
    )
    @click.option("--keep", "decision", flag_value="keep", help=_("Ved uenighed: behold den, arkivet har."))
    @click.option("--replace", "decision", flag_value="replace", help=_("Ved uenighed: brug den fra filen."))
    @click.pass_obj
    def import_(settings: Settings, files: tuple[str, ...], decision: Decision | None) -> None:
        from checklist.cli.sources import each_source, exit_code

        failed: list[ExitCode] = []
        archive = settings.archive()
        for source in each_source(settings, files):
            if isinstance(source, ExitCode):
                failed.append(source)
                continue
            word = _import(settings, archive, source, decision)
            if word is None:
                failed.append(ExitCode.REFUSED)
            else:
                click.echo(f"{source.assessment.id}  {source.assessment.practice.name}  ({word})")
        raise click.exceptions.Exit(exit_code(failed, len(files)))

    return command_with_common_options(
        "import",
        _(
            "Hent besvarelser ind i arkivet.\n\nEn rapport i PDF kan hentes ind, hvis besvarelsen er lagt i den. "
            "Det kan et spørgeskema i PDF også, når det er udfyldt på skærmen, og et regneark med en række for hvert "
            "spørgsmål. "
            "Har arkivet allerede en anden udgave, bliver du spurgt. Uden en terminal afvises filen, "
            "medmindre du vælger --keep eller --replace."
        ),
    )(import_)


def _import(settings: Settings, archive: Archive, source: Source, decision: Decision | None) -> str | None:
    """What became of the file, in a word, or None where it was refused."""
    from checklist.archive import ConflictError, UnknownIdError

    assessment = source.assessment
    try:
        archive.load(assessment.id)
        known = True
    except UnknownIdError:
        known = False
    deleted = any(entry.id == assessment.id for entry in archive.entries(deleted=True))
    try:
        archive.add(assessment, _catalogue_bytes(settings, source))
    except ConflictError as conflict:
        chosen = decision or (_ask(source, conflict) if has_terminal() else None)
        if chosen is None:
            tell(_("{name}: {message}").format(name=source.name, message=conflict.message))
            tell(_("Vælg selv med --keep (arkivets) eller --replace (filens)."))
        elif chosen == "replace":
            archive.replace(assessment)
            return _("erstattet")
        elif deleted:
            archive.restore(assessment.id)
            return _("hentet tilbage")
        return None if chosen is None else _("beholdt")
    if deleted:
        return _("hentet tilbage")
    return _("uændret") if known else _("ny")


def _catalogue_bytes(settings: Settings, source: Source) -> bytes | None:
    """The catalogue file where it is the very version that the assessment was made with."""
    about = source.catalogue.about
    if (about.id, about.version) != (source.assessment.catalogue, source.assessment.catalogue_version):
        return None
    return settings.catalogue_file().read_bytes()


def _ask(source: Source, conflict: ConflictError) -> Decision:
    from checklist.locale import clock, long_date

    def moment(assessment: Assessment) -> str:
        return f"{long_date(assessment.updated.astimezone().date())} {clock(assessment.updated)}"

    tell(
        _("{name}: Arkivet har en anden udgave af »{practice}«.").format(
            name=source.name, practice=source.assessment.practice.name
        ),
        _("  arkivets er fra {moment}").format(moment=moment(conflict.stored.assessment)),
        _("  filens er fra {moment}").format(moment=moment(source.assessment)),
    )
    answer = click.prompt(
        _("Skriv a for arkivets eller f for filens"), type=click.Choice(["a", "f"]), show_choices=False, err=True
    )
    return "replace" if answer == "f" else "keep"
