"""An open archive: the assessments in it, their list, and what the app remembers between two evenings.

Every change is one transaction, on the disk when the method returns. Whatever goes wrong is an ArchiveError.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from sqlalchemy import insert, select, update

from checklist.archive import changing, reading
from checklist.archive.driver_errors import in_plain_words, moved_away, opened_for_reading
from checklist.archive.errors import ConflictError, ErasedError, LockedArchiveError, UnknownIdError
from checklist.archive.rows import check_readable
from checklist.archive.schema import assessments, catalogues, positions, settings
from checklist.archive.sqlite import empty_the_log, writing
from checklist.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from uuid import UUID

    from sqlalchemy import Connection, Engine

    from checklist.archive.shapes import Entry, Stored
    from checklist.archive.workshops import Workshops
    from checklist.assessment.model import Assessment


class Archive:
    """One archive, to be closed after use (or used in a `with`). May be used by several threads."""

    def __init__(self, path: Path, engine: Engine, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._engine = engine
        self._writer = writing(engine)
        self._file = self._file_now()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; the last one to do so folds the log into it."""
        self._engine.dispose()

    def _file_now(self) -> tuple[int, int] | None:
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    @property
    def workshops(self) -> Workshops:
        """The workshops in this archive."""
        from checklist.archive.workshops import Workshops

        return Workshops(self._reading, self._writing, self.erase)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with in_plain_words(self.path, "read"), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if self.read_only:
            raise opened_for_reading(self.path)
        # A file that was moved away goes on taking writes that nobody will ever find.
        if self._file_now() != self._file:
            raise moved_away(self.path)
        with in_plain_words(self.path, "write"), self._writer.begin() as connection:
            yield connection

    def entries(self, deleted: bool = False) -> tuple[Entry, ...]:
        """The list, the latest updated first; with `deleted` that of the deleted ones, which can be restored."""
        with self._reading() as connection:
            return reading.read_entries(connection, deleted=deleted)

    def load(self, assessment_id: UUID) -> Stored:
        """The assessment, exactly as it was saved; a deleted one too. Raises UnknownIdError."""
        with self._reading() as connection:
            return reading.read_stored(connection, assessment_id)

    def find(self, text: str) -> UUID:
        """The id that `text` stands for: all of it, or the first 4 characters or more. Raises UnknownIdError."""
        with self._reading() as connection:
            return reading.find_id(connection, text)

    def add(self, assessment: Assessment, catalogue_source: bytes | None = None) -> Stored:
        """Take an assessment in. One that is here with the same content stays as it is (and is no longer deleted).

        Raises ConflictError where the same id has another content here, ErasedError where it was erased for good.
        """
        check_readable(assessment)
        with self._writing() as connection:
            if catalogue_source is not None:
                version = assessment.catalogue_version
                changing.keep_catalogue(connection, assessment.catalogue, version, catalogue_source)
            try:
                stored = reading.read_stored(connection, assessment.id)
            except ErasedError:
                raise
            except UnknownIdError:
                return changing.write_new(connection, assessment)
            if not changing.changes_between(stored.assessment, assessment).nothing:
                raise ConflictError(stored)
            changing.bring_back(connection, assessment.id)
            return stored

    def save(self, before: Stored, after: Assessment) -> Stored:
        """Write what differs between `before` and `after`; with no difference nothing is written.

        Raises ConflictError where somebody else saved since `before` was read; ErasedError where it was erased.
        """
        if before.assessment.id != after.id:
            raise ValueError("before and after are different assessments")
        changes = changing.changes_between(before.assessment, after)
        if changes.nothing:
            return before
        check_readable(after)
        with self._writing() as connection:
            return changing.write_changes(connection, before, after, changes)

    def replace(self, assessment: Assessment) -> Stored:
        """Write this one whatever the archive holds: a person was shown the conflict, or the tombstone, and decided."""
        check_readable(assessment)
        with self._writing() as connection:
            revision = connection.execute(
                select(assessments.c.revision).where(assessments.c.id == assessment.id)
            ).scalar()
            if revision is None:
                return changing.write_new(connection, assessment)
            return changing.write_over(connection, revision, assessment)

    def delete(self, assessment_id: UUID) -> None:
        """Put an assessment in the bin, from where `restore` brings it back. Raises UnknownIdError."""
        with self._writing() as connection:
            if not changing.put_in_the_bin(connection, assessment_id):
                raise reading.unknown(connection, assessment_id)

    def restore(self, assessment_id: UUID) -> None:
        """Bring a deleted assessment back. Raises UnknownIdError, ErasedError."""
        with self._writing() as connection:
            if not changing.bring_back(connection, assessment_id):
                raise reading.unknown(connection, assessment_id)

    def erase(self, assessment_id: UUID) -> None:
        """Take an assessment out for good: here, in the log, and in the copies that lie beside the archive.

        A copy beside the archive that is too damaged to be cleaned is removed. Copies elsewhere cannot be reached, but
        bringing one back leaves this assessment out. Raises UnknownIdError; LockedArchiveError where somebody who is
        reading keeps traces in the log: erasing again finishes it.
        """
        from checklist.archive.restoring import erase_in_copies

        with self._writing() as connection:
            if not changing.erase_for_good(connection, assessment_id):
                raise reading.unknown(connection, assessment_id)
        with in_plain_words(self.path, "write"):
            erase_in_copies(self.path, assessment_id)
            if not empty_the_log(self._engine):
                message = _(
                    "Besvarelsen er slettet, men et andet vindue læser i arkivet, så der ligger stadig spor af den. "
                    "Luk det andet vindue, og slet igen."
                )
                raise LockedArchiveError(message)

    def position(self, assessment_id: UUID) -> str | None:
        """The id of the question where the person left off."""
        query = select(positions.c.question_id).where(positions.c.assessment_id == assessment_id)
        with self._reading() as connection:
            return connection.execute(query).scalar()

    def remember_position(self, assessment_id: UUID, question_id: str) -> None:
        """Keep where the person is in the walk. Raises UnknownIdError."""
        of_it = positions.c.assessment_id == assessment_id
        with self._writing() as connection:
            if connection.execute(update(positions).where(of_it).values(question_id=question_id)).rowcount:
                return
            if connection.execute(select(assessments.c.id).where(assessments.c.id == assessment_id)).first() is None:
                raise reading.unknown(connection, assessment_id)
            connection.execute(insert(positions).values(assessment_id=assessment_id, question_id=question_id))

    def setting(self, key: str) -> str | None:
        """What was kept under `key`."""
        with self._reading() as connection:
            return connection.execute(select(settings.c.value).where(settings.c.key == key)).scalar()

    def set_setting(self, key: str, value: str) -> None:
        """Keep `value` under `key`, in place of what was there."""
        with self._writing() as connection:
            if not connection.execute(update(settings).where(settings.c.key == key).values(value=value)).rowcount:
                connection.execute(insert(settings).values(key=key, value=value))

    def catalogue_source(self, catalogue_id: str, version: str) -> bytes | None:
        """The catalogue file that assessments of this version were made with; of several the last one taken in."""
        query = (
            select(catalogues.c.source)
            .where(catalogues.c.id == catalogue_id, catalogues.c.version == version)
            .order_by(catalogues.c.added.desc())
        )
        with self._reading() as connection:
            return connection.execute(query).scalar()

    def keep_catalogue(self, catalogue_id: str, version: str, source: bytes) -> None:
        """Keep a catalogue file, for an assessment that moves on to this version."""
        with self._writing() as connection:
            changing.keep_catalogue(connection, catalogue_id, version, source)

    def backup(self, path: Path) -> None:
        """Write a consistent copy, in one file, to `path`; an archive that lies there is replaced, another file is not.

        Raises NotAnArchiveError, FullDiskError, ReadOnlyArchiveError about `path`.
        """
        from checklist.archive.restoring import back_up

        back_up(self.path, path)

    def check(self) -> list[str]:
        """What is wrong with the archive, one sentence each; empty when every page and every assessment is whole."""
        from checklist.archive.checking import findings

        return findings(self.path, self._engine)
