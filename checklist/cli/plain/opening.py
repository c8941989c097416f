"""Finds what a plain walk goes on with: a file, an assessment in the archive, or a new one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from checklist.assessment.renewal import follow_up
from checklist.cli.outcome import ExitCode, refuse, stop, tell_problems
from checklist.cli.plain.beginning import ask_form, ask_respondent, begin_anew
from checklist.cli.plain.dialogue import ask, say
from checklist.cli.plain.keeping import ArchivePlace, FilePlace, Keeper
from checklist.cli.plain.session import Session, now
from checklist.cli.sources import looks_like_id, read_source
from checklist.exchange import read_content
from checklist.locale import _, date

if TYPE_CHECKING:
    from checklist.archive import Archive, Entry, Stored
    from checklist.assessment.model import Assessment
    from checklist.cli.options import Settings

_LISTED = 9


def open_session(settings: Settings, file: str | None) -> Session:
    """The walk that `file` (a file, an id, or None for the archive) asks for. Raises EndOfInputError."""
    if file is None:
        return _from_archive_list(settings)
    path = Path(file)
    if looks_like_id(file) and not path.exists():
        archive = settings.archive()
        return _in_archive(settings, archive, archive.load(archive.find(file)))
    return _in_file(settings, path) if path.exists() else _new_file(settings, path)


def _new_file(settings: Settings, path: Path) -> Session:
    if not path.parent.is_dir():
        stop(ExitCode.UNREADABLE, _("Mappen {path} findes ikke.").format(path=path.parent))
    if path.suffix.lower() not in {".toml", ".json"}:
        stop(ExitCode.WRONG_USAGE, _("Giv filen et navn, der slutter på .toml eller .json."))
    catalogue = settings.catalogue()
    keeper = Keeper(FilePlace(path, None))
    return Session(catalogue, keeper.keep(begin_anew(catalogue)), keeper)


def _in_file(settings: Settings, path: Path) -> Session:
    source, problems = read_source(settings, str(path))
    if source is None:
        refuse(problems)
    tell_problems(problems)
    content = path.read_bytes()
    again, _problems = read_content(content, path.name)
    if content.lstrip().startswith(b"%PDF-") or again is None:
        stop(ExitCode.REFUSED, _("Svar kan ikke gemmes i en PDF. Hent den ind med lovende import."))
    return Session(source.catalogue, again, Keeper(FilePlace(path, content)))


def _from_archive_list(settings: Settings) -> Session:
    archive = settings.archive()
    entries = [entry for entry in archive.entries() if entry.kind == "self"][:_LISTED]
    if not entries:
        return _new_in_archive(settings, archive)
    for position, entry in enumerate(entries, start=1):
        say(_entry_words(entry), "     ", f"{position:>3}  ")
    say(_("Skriv et nummer for at fortsætte, f og et nummer for at begynde fra de svar, eller Enter for en ny."))
    while True:
        answer = ask(_("Valg:"))
        if not answer:
            return _new_in_archive(settings, archive)
        follows = answer.lower().startswith("f")
        number = answer.lower().removeprefix("f").strip()
        if number.isdecimal() and 1 <= int(number) <= len(entries):
            stored = archive.load(entries[int(number) - 1].id)
            if follows:
                return _following(settings, archive, stored.assessment)
            return _in_archive(settings, archive, stored)
        say(_("Skriv et tal fra 1 til {last}.").format(last=len(entries)))


def _entry_words(entry: Entry) -> str:
    text = _("{practice}, {service}: {given} svar, ændret {day}")
    return text.format(
        practice=entry.practice, service=entry.service, given=entry.given, day=date(entry.updated.astimezone().date())
    )


def _new_in_archive(settings: Settings, archive: Archive) -> Session:
    catalogue = settings.catalogue()
    return _added(settings, archive, begin_anew(catalogue), None)


def _following(settings: Settings, archive: Archive, earlier: Assessment) -> Session:
    """A new assessment of the same practice, with the earlier answers offered one by one."""
    catalogue = settings.catalogue()
    assessment = follow_up(catalogue, earlier, ask_respondent(), ask_form(catalogue, earlier.form), now())
    return _added(settings, archive, assessment, earlier)


def _added(settings: Settings, archive: Archive, assessment: Assessment, earlier: Assessment | None) -> Session:
    stored = archive.add(assessment, settings.catalogue_file().read_bytes())
    return Session(settings.catalogue(), stored.assessment, Keeper(ArchivePlace(archive, stored)), earlier)


def _in_archive(settings: Settings, archive: Archive, stored: Stored) -> Session:
    assessment = stored.assessment
    source, problems = read_source(settings, str(assessment.id))
    if source is None:
        refuse(problems)
    tell_problems(problems)
    return Session(
        source.catalogue, assessment, Keeper(ArchivePlace(archive, stored)), _earlier_of(archive, assessment)
    )


def _earlier_of(archive: Archive, assessment: Assessment) -> Assessment | None:
    from checklist.archive import UnknownIdError

    if assessment.about is None:
        return None
    try:
        return archive.load(assessment.about).assessment
    except UnknownIdError:
        return None
