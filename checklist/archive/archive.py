"""An open archive: the assessments in it, their list, and what the app remembers between two evenings.

Every change is one transaction, on the disk when the method returns. Whatever goes wrong is an ArchiveError.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from sqlalchemy import insert, select, update

from checklist.archive import changing, reading
from checklist.archive.errors import ConflictError, ErasedError, ServerGoneError, UnknownIdError
from checklist.archive.rows import check_readable
from checklist.archive.schema import assessments, catalogues, positions, settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from uuid import UUID

    from sqlalchemy import Connection

    from checklist.archive.database import Database
    from checklist.archive.rounds import Rounds
    from checklist.archive.shapes import Entry, Stored
    from checklist.archive.workshops import Workshops
    from checklist.assessment.model import Assessment
    from checklist.assessment.scoring_many import AnswerColumns


class Archive:
    """One archive, to be closed after use (or used in a `with`). May be used by several threads."""

    def __init__(self, database: Database, *, read_only: bool) -> None:
        """Opens `database`. Raises ArchiveError."""
        self.read_only = read_only
        self._database = database
        self._engine = database.opened(read_only=read_only)
        # What may have been committed when the server went away, by id: it meets us again as nobody's conflict.
        self._in_doubt: dict[UUID, list[Stored]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database; the last one to do so folds a file's log into it."""
        self._engine.dispose()

    @property
    def place(self) -> str:
        """Where the archive is, for people to read: a path, or a server's address without its password."""
        return self._database.place

    @property
    def is_on_this_computer(self) -> bool:
        """False where what is kept goes to a server."""
        return self._database.is_on_this_computer

    def look(self) -> None:
        """Raises ArchiveError where the archive cannot be read just now."""
        with self._reading() as connection:
            connection.execute(select(settings.c.key).limit(1))

    @property
    def workshops(self) -> Workshops:
        """The workshops in this archive."""
        from checklist.archive.workshops import Workshops

        return Workshops(self._reading, self._writing, self.erase)

    @property
    def rounds(self) -> Rounds:
        """The rounds of applications in this archive."""
        from checklist.archive.round_rows import Transactions
        from checklist.archive.rounds import Rounds

        return Rounds(Transactions(self._reading, self._writing, self._erase_traces))

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._database.reading(self._engine) as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if self.read_only:
            raise self._database.opened_for_reading()
        with self._database.writing(self._engine) as connection:
            yield connection

    def _erase_traces(self, erase: Callable[[Connection], object]) -> None:
        """After an erasure was committed: `erase` again in every copy within reach, and empty the log."""
        self._database.erase_traces(self._engine, erase)

    def entries(self, deleted: bool = False) -> tuple[Entry, ...]:
        """The list, the latest updated first; with `deleted` that of the deleted ones, which can be restored."""
        with self._reading() as connection:
            return reading.read_entries(connection, deleted=deleted)

    def load(self, assessment_id: UUID) -> Stored:
        """The assessment, exactly as it was saved; a deleted one too. Raises UnknownIdError."""
        with self._reading() as connection:
            return reading.read_stored(connection, assessment_id)

    def columns(
        self, ids: Sequence[UUID], questions: Sequence[str]
    ) -> Iterator[tuple[tuple[UUID, ...], AnswerColumns]]:
        """The answers of many assessments to `questions`, block by block in the order of `ids`, for `score_many`.

        An id that is not here comes as an assessment in which nothing is answered.
        """
        from checklist.archive.columns import read_columns

        with self._reading() as connection:
            yield from read_columns(connection, ids, questions)

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
        written = None
        try:
            with self._writing() as connection:
                written = changing.write_changes(connection, before, after, changes)
        except ServerGoneError as gone:
            if gone.in_doubt and written is not None:
                self._in_doubt.setdefault(after.id, []).append(written)
            raise
        except ConflictError as conflict:
            if conflict.stored not in self._in_doubt.pop(after.id, ()):
                raise
            return self.save(conflict.stored, after)
        self._in_doubt.pop(after.id, None)
        return written

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
        bringing one back leaves this assessment out. A server's own log and copies are beyond reach, too. Raises
        UnknownIdError; LockedArchiveError where somebody who is reading keeps traces in the log: erasing again
        finishes it.
        """
        with self._writing() as connection:
            if not changing.erase_for_good(connection, assessment_id):
                raise reading.unknown(connection, assessment_id)
        self._erase_traces(lambda copy: changing.erase_for_good(copy, assessment_id))

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
        self._database.back_up(path)

    def check(self) -> list[str]:
        """What is wrong with the archive, one sentence each; empty when every page and every assessment is whole."""
        from checklist.archive.checking import findings

        return findings(self._database, self._engine)
