"""What the app works with once its first screen is painted: the archive and the catalogue.

Opened in a thread after the first paint, because these imports are the dear ones.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import uuid4

from checklist.archive import ArchiveError, ServerGoneError, open_archive
from checklist.assessment.model import Assessment
from checklist.assessment.reading import parse_assessment
from checklist.catalogue import (
    Catalogue,
    Problem,
    RefusedError,
    bundled,
    load_catalogue,
    our_catalogue,
    parse_catalogue,
)
from checklist.locale import _
from checklist.tui.session import Session, now

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from checklist.archive import Archive

EXAMPLE = "examples/handicap-doegnrytme-2026.toml"


@dataclass(frozen=True)
class Desk:
    """The open archive (None where it could not be opened, `trouble` says why) and the catalogue in use.

    `waits_for_server`: it could not because its server is away, which may be over in a moment.
    """

    catalogue: Catalogue
    catalogue_source: bytes
    archive: Archive | None
    trouble: str | None = None
    waits_for_server: bool = False

    def start(self, assessment: Assessment, earlier: Assessment | None = None) -> Session:
        """Store a new assessment and open it."""
        if self.archive is None:
            return Session(self.catalogue, assessment, earlier=earlier)
        stored = self.archive.add(assessment, self.catalogue_source)
        return Session(self.catalogue, assessment, self.archive, stored, earlier)

    def open(self, assessment_id: UUID) -> Session:
        """Open a stored assessment with the catalogue it needs. Raises ArchiveError or RefusedError."""
        if self.archive is None:
            raise ArchiveError(self.trouble or "")
        stored = self.archive.load(assessment_id)
        earlier = self._earlier(stored.assessment)
        return Session(self.catalogue_for(stored.assessment), stored.assessment, self.archive, stored, earlier)

    def setting(self, key: str) -> str | None:
        """What the person chose under `key`; None where nothing was chosen or it cannot be read now."""
        try:
            return self.archive.setting(key) if self.archive else None
        except ArchiveError:
            return None

    def move_on(self, session: Session) -> Session:
        """The session, its assessment going on with the catalogue in use if it was made with another version of it."""
        version = session.catalogue.about.version
        if session.assessment.catalogue_version == version:
            return session
        if self.archive is not None and session.catalogue.about.id == self.catalogue.about.id:
            self.archive.keep_catalogue(session.catalogue.about.id, version, self.catalogue_source)
        session.change(session.assessment.model_copy(update={"catalogue_version": version, "updated": now()}))
        # Opened anew, so that undo does not lead back behind this.
        return self.open(session.assessment.id) if session.is_stored else session

    def catalogue_for(self, assessment: Assessment) -> Catalogue:
        """The catalogue in use where it is the assessment's own, else the version kept with it."""
        return self.catalogue_of(assessment.catalogue, assessment.catalogue_version, assessment.practice.name)

    def catalogue_of(self, catalogue_id: str, version: str, of: str) -> Catalogue:
        """The catalogue in use where it has this id, else the kept one. `of` is what asks. Raises RefusedError."""
        if catalogue_id == self.catalogue.about.id:
            return self.catalogue
        source = self.archive and self.archive.catalogue_source(catalogue_id, version)
        if not source:
            message = _("spørgeskemaet »{name}« mangler. Start med --catalogue og den fil, besvarelsen er lavet med.")
            raise RefusedError([Problem("E102", of, "", message.format(name=catalogue_id))])
        catalogue, problems = parse_catalogue(source, catalogue_id)
        if catalogue is None:
            raise RefusedError(problems)
        return catalogue

    def _earlier(self, assessment: Assessment) -> Assessment | None:
        if self.archive is None or assessment.about is None:
            return None
        try:
            return self.archive.load(assessment.about).assessment
        except ArchiveError:
            return None

    def example(self) -> Session:
        """The filled-in example as a rehearsal that is never stored."""
        path = bundled(EXAMPLE)
        assessment, problems = parse_assessment(path.read_bytes(), path.name)
        if assessment is None:
            raise RefusedError(problems)
        rehearsal = assessment.model_copy(update={"id": uuid4(), "practice_mode": True, "updated": now()})
        return Session(our_catalogue(), rehearsal)

    def without_archive(self, trouble: str) -> Desk:
        return replace(self, archive=None, trouble=trouble)


def open_desk(archive_url: str | None, catalogue_path: Path | None) -> Desk:
    """Open everything. Raises RefusedError or OSError for a catalogue that cannot be used."""
    path = catalogue_path or bundled("elements.toml")
    catalogue = load_catalogue(path) if catalogue_path else our_catalogue()
    source = path.read_bytes()
    try:
        archive = open_archive(archive_url)
    except ArchiveError as error:
        return Desk(catalogue, source, None, error.message, isinstance(error, ServerGoneError))
    return Desk(catalogue, source, archive)
