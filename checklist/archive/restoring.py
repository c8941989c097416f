"""Copies of an archive: making one, putting one in the archive's place, and keeping erased things out of them."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select, update

from checklist.archive.changing import erase_for_good
from checklist.archive.driver_errors import damaged, in_plain_words, is_folder, missing
from checklist.archive.errors import ArchiveError, DamagedArchiveError, NotAnArchiveError
from checklist.archive.location import companions, copies_beside, new_copy_path, unfinished_copies_beside
from checklist.archive.opening import opened, version_at
from checklist.archive.round_erasing import after_bringing_back, highest_revisions, withdrawals
from checklist.archive.schema import assessments, metadata, schema_version, tombstones
from checklist.archive.sqlite import copy_database, engine_for, integrity_problems, writing
from checklist.locale import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection


def back_up(archive: Path, target: Path) -> None:
    """A copy of `archive` at `target`; replaces an older archive there, and nothing else."""
    target = target.expanduser().resolve()
    with in_plain_words(target, "read"):
        if target == archive:
            message = _("Kopien kan ikke ligge i selve arkivets fil: {path}. Vælg et andet navn.")
            raise ArchiveError(message.format(path=target))
        check_replaceable(target)
        copy_database(archive, target)


def check_replaceable(target: Path) -> None:
    """Raises NotAnArchiveError where something else than an older copy lies at `target`."""
    if target.is_dir():
        raise is_folder(target)
    if target.exists() and target.stat().st_size:
        _refuse_to_replace(target)


def _refuse_to_replace(target: Path) -> None:
    try:
        with in_plain_words(target, "read"):
            version_at(target, read_only=True)
    except (NotAnArchiveError, DamagedArchiveError) as error:
        message = _("{path} er noget andet end en kopi af et arkiv, så den er ikke overskrevet. Vælg et andet navn.")
        raise NotAnArchiveError(message.format(path=target)) from error


def restore(path: Path, backup: Path) -> Path | None:
    """See `checklist.archive.restore_backup`, for the archive in the file `path`."""
    if backup.expanduser().resolve() == path:
        message = _("Kopien er selve arkivet: {path}. Vælg en anden fil.")
        raise ArchiveError(message.format(path=path))
    with whole_copy(backup) as working_copy:
        return _put_in_place(path, working_copy)


@contextmanager
def whole_copy(backup: Path) -> Iterator[Path]:
    """A copy of `backup`, brought up to date, that is gone after the block; the backup stays as it is.

    Raises ArchiveError where it is no archive, or not a whole one.
    """
    backup = backup.expanduser().resolve()
    with in_plain_words(backup, "read"):
        if backup.is_dir():
            raise is_folder(backup)
        if not backup.exists():
            raise missing(backup)
        if version_at(backup, read_only=True) is None:
            raise damaged(backup)
        with TemporaryDirectory(prefix="lovende-") as folder:
            working_copy = Path(folder) / backup.name
            copy_database(backup, working_copy)
            _check_whole(working_copy, backup)
            yield working_copy


def _check_whole(working_copy: Path, backup: Path) -> None:
    source = opened(working_copy, read_only=False)
    try:
        with source.connect() as connection:
            if integrity_problems(connection):
                raise damaged(backup)
    finally:
        source.dispose()


def _put_in_place(path: Path, working_copy: Path) -> Path | None:
    """Fill `path` from the working copy; returns the copy of what was there before, beside it."""
    if not path.exists() or not path.stat().st_size:
        _fill_from(path, working_copy)
        return None
    safety_copy = new_copy_path(path, dt.datetime.now(dt.UTC))
    try:
        with in_plain_words(path, "read"):
            version_at(path, read_only=True)
            copy_database(path, safety_copy)
    except DamagedArchiveError:
        _fill_in_place_of_damaged(path, working_copy, safety_copy)
    else:
        _fill_from(path, working_copy)
    return safety_copy


def _fill_in_place_of_damaged(path: Path, working_copy: Path, safety_copy: Path) -> None:
    _move(path, safety_copy)
    try:
        _fill_from(path, working_copy)
    except ArchiveError:
        _move(safety_copy, path)
        raise


def _move(source: Path, target: Path) -> None:
    """Move a database file with everything that belongs to it."""
    with in_plain_words(source, "write"):
        for old, new in zip((*companions(source), source), (*companions(target), target), strict=True):
            new.unlink(missing_ok=True)
            if old.exists():
                old.replace(new)


def _fill_from(path: Path, working_copy: Path) -> None:
    source, target = engine_for(working_copy, read_only=True), opened(path, read_only=False)
    try:
        with (
            in_plain_words(path, "write"),
            source.begin() as reader,
            writing(target).begin() as writer,
        ):
            replace_rows(reader, writer)
    finally:
        source.dispose()
        target.dispose()


def replace_rows(reader: Connection, writer: Connection) -> None:
    """Put the rows that `reader` sees in place of all that `writer` sees; what was erased there stays erased."""
    erased = writer.execute(select(tombstones)).mappings().all()
    gone, revisions = withdrawals(writer), highest_revisions(writer)
    revision = writer.execute(select(func.coalesce(func.max(assessments.c.revision), 0))).scalar_one()
    tables = [table for table in metadata.sorted_tables if table is not schema_version]
    for table in reversed(tables):
        writer.execute(delete(table))
    for table in tables:
        rows = [dict(row) for row in reader.execute(select(table)).mappings()]
        if rows:
            writer.execute(insert(table), rows)
    # Above every revision that somebody may still hold in an open window, so that saving there meets a conflict.
    writer.execute(update(assessments).values(revision=assessments.c.revision + revision))
    after_bringing_back(writer, gone, revisions)
    for tombstone in erased:
        erase_for_good(writer, tombstone["assessment_id"])
        writer.execute(delete(tombstones).where(tombstones.c.assessment_id == tombstone["assessment_id"]))
        writer.execute(insert(tombstones).values(**tombstone))


def erase_in_copies(path: Path, erase: Callable[[Connection], object]) -> None:
    """Call `erase` on every copy beside the archive `path`; a copy that is too damaged for that is removed."""
    for unfinished in unfinished_copies_beside(path):
        unfinished.unlink(missing_ok=True)
    for copy in copies_beside(path):
        engine = engine_for(copy)
        try:
            with in_plain_words(copy, "write"), writing(engine).begin() as connection:
                erase(connection)
        except DamagedArchiveError:
            for file in (copy, *companions(copy)):
                file.unlink(missing_ok=True)
        finally:
            engine.dispose()
