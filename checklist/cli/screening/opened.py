"""What a person calls RUNDE: its name, its id, or the file it is written in, opened from the archive."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checklist.archive import UnknownIdError
from checklist.catalogue import Problem, RefusedError, parse_catalogue
from checklist.cli.outcome import tell, tell_problems
from checklist.exchange.opening import content_of, shown_name
from checklist.locale import _
from checklist.screening.round import check_round, parse_round

if TYPE_CHECKING:
    from uuid import UUID

    from checklist.archive.archive import Archive
    from checklist.archive.rounds import Rounds
    from checklist.archive.shapes import Kept
    from checklist.catalogue import Catalogue
    from checklist.cli.options import Settings
    from checklist.screening.round import Round

SUFFIX = ".toml"


@dataclass(frozen=True)
class OpenRound:
    """A round in the open archive, as it was kept last, and the questionnaire that it is made with."""

    archive: Archive
    kept: Kept[Round]
    catalogue: Catalogue

    @property
    def found(self) -> Round:
        return self.kept.value

    @property
    def id(self) -> UUID:
        return self.kept.value.id

    @property
    def rounds(self) -> Rounds:
        return self.archive.rounds


def open_round(settings: Settings, text: str, *, read_only: bool = False) -> OpenRound:
    """The round that `text` stands for. Raises ArchiveError, RefusedError."""
    written = round_in(text) if is_file(text) else None
    archive = settings.archive(read_only=read_only)
    try:
        kept = archive.rounds.load(written.id if written else archive.rounds.find(text))
    except UnknownIdError:
        if written is None:
            raise
        message = _("Runden i {file} er ikke i arkivet endnu. Skriv: lovende screen new {file}")
        raise UnknownIdError(message.format(file=text)) from None
    if written is not None and written != kept.value:
        message = _("{file} siger noget andet end arkivet. Arkivets runde gælder, indtil du skriver: {command}")
        tell(message.format(file=text, command=f"lovende screen new --replace {text}"))
    return OpenRound(archive, kept, _catalogue_of(settings, archive, kept.value))


def is_file(text: str) -> bool:
    """True where `text` is a round's file and not its name or id."""
    return text.endswith(SUFFIX) or Path(text).is_file()


def round_in(path: str) -> Round:
    """The round in a file. Raises RefusedError with every problem."""
    content, problems = content_of(path)
    if problems:
        raise RefusedError(problems)
    found, problems = parse_round(content, shown_name(path))
    if found is None:
        raise RefusedError(problems)
    tell_problems(problems)
    return found


def _catalogue_of(settings: Settings, archive: Archive, found: Round) -> Catalogue:
    """The questionnaire asked for or ours where it is the round's, else the one that the archive keeps with it."""
    catalogue = settings.catalogue()
    about = (found.catalogue, found.catalogue_version)
    if settings.catalogue_path is None and about != (catalogue.about.id, catalogue.about.version):
        kept = archive.catalogue_source(*about)
        if kept is not None:
            catalogue = parse_catalogue(kept, "-".join(about) + SUFFIX)[0] or catalogue
    problems: tuple[Problem, ...] = check_round(found, catalogue, found.name)
    if any(problem.refuses for problem in problems):
        raise RefusedError(problems)
    tell_problems(problems)
    return catalogue
