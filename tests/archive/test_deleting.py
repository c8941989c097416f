"""Deleting can be undone; erasing cannot, and leaves no trace in any file of the archive."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from checklist.archive import ErasedError, LockedArchiveError, UnknownIdError, open_archive, restore_backup
from checklist.assessment.model import Action, Answer, Plan, Reflection
from tests.archive.made_up import answered, plain_assessment

if TYPE_CHECKING:
    from checklist.archive import Archive, Stored

SECRET = "Sælsomt-Kendeord-7319"


def traces(folder: Path) -> list[str]:
    """The files below `folder` in whose bytes the secret word can be found."""
    return [file.name for file in sorted(folder.rglob("*")) if file.is_file() and SECRET.encode() in file.read_bytes()]


def add_with_secrets(archive: Archive) -> Stored:
    """An assessment that says the secret word everywhere, changed several times on the way."""
    stored = archive.add(plain_assessment())
    # Some long enough to spill over many pages of the file.
    for number, length in enumerate((1, 500, 4_000, 3, 20)):
        note = f"{SECRET} " * length
        stored = archive.save(stored, answered(stored.assessment, f"q-{number}", Answer(value=2, note=note)))
        stored = archive.save(stored, answered(stored.assessment, "q-0", Answer(value=3, note=f"nu {note}")))
    parts = {
        "reflections": {"maal": Reflection(strengths=SECRET)},
        "plan": Plan(actions=(Action(id="a", title="Tal om det", owner=SECRET),)),
        "period": SECRET,
    }
    return archive.save(stored, stored.assessment.model_copy(update=parts))


def test_a_deleted_assessment_leaves_the_list_and_comes_back_whole(archive: Archive) -> None:
    """Deleting moves it to the list of deleted ones; undo brings all of it back."""
    stored = archive.add(plain_assessment())
    archive.remember_position(stored.assessment.id, "maal-nat")
    archive.delete(stored.assessment.id)
    assert archive.entries() == ()
    assert [entry.id for entry in archive.entries(deleted=True)] == [stored.assessment.id]
    archive.restore(stored.assessment.id)
    assert archive.entries(deleted=True) == ()
    assert archive.load(stored.assessment.id) == stored
    assert archive.position(stored.assessment.id) == "maal-nat"


def test_what_somebody_still_answers_does_not_stay_deleted(archive: Archive) -> None:
    """A save in one window brings back what was deleted in another: nothing that is being said is lost."""
    stored = archive.add(plain_assessment())
    archive.delete(stored.assessment.id)
    after = archive.save(stored, answered(stored.assessment, "ny", Answer(value=4)))
    assert [entry.id for entry in archive.entries()] == [stored.assessment.id]
    assert archive.load(stored.assessment.id) == after


def test_importing_a_deleted_assessment_brings_it_back(archive: Archive) -> None:
    """Who takes it in wants to see it."""
    stored = archive.add(plain_assessment())
    archive.delete(stored.assessment.id)
    archive.add(stored.assessment)
    assert len(archive.entries()) == 1


def test_what_never_was_here_cannot_be_deleted(archive: Archive) -> None:
    """Deleting, restoring and erasing an unknown id is answered in words."""
    for change in (archive.delete, archive.restore, archive.erase):
        with pytest.raises(UnknownIdError, match="ingen besvarelse"):
            change(uuid4())


def test_erasing_leaves_no_trace_in_any_file(archive: Archive, archive_file: Path) -> None:
    """Not in the file, its log or its shared memory, while the archive is open and after it is closed."""
    stored = add_with_secrets(archive)
    other = archive.add(plain_assessment())
    assert traces(archive_file.parent)
    archive.erase(stored.assessment.id)
    assert traces(archive_file.parent) == []
    archive.close()
    assert traces(archive_file.parent) == []
    with open_archive(str(archive_file)) as again:
        assert again.load(other.assessment.id) == other
        assert again.check() == []


def test_an_erased_assessment_says_when_it_was_erased(archive: Archive) -> None:
    """Loading, saving, restoring and importing it meet the tombstone; only an express decision takes it in again."""
    stored = archive.add(plain_assessment())
    archive.erase(stored.assessment.id)
    after = answered(stored.assessment, "ny", Answer(value=1))
    attempts = (
        lambda: archive.load(stored.assessment.id),
        lambda: archive.find(str(stored.assessment.id)),
        lambda: archive.save(stored, after),
        lambda: archive.restore(stored.assessment.id),
        lambda: archive.add(stored.assessment),
    )
    for attempt in attempts:
        with pytest.raises(ErasedError, match="slettet for altid"):
            attempt()
    assert archive.replace(after).assessment == after
    assert archive.load(after.id).assessment == after


def test_erasing_reaches_the_copies_beside_the_archive(archive: Archive, archive_file: Path, tmp_path: Path) -> None:
    """The safety copy that a restored backup leaves is cleaned too, and keeps everything else."""
    stored, other = add_with_secrets(archive), archive.add(plain_assessment())
    archive.backup(tmp_path / "andetsteds" / "kopi.sqlite")
    safety_copy = restore_backup(str(archive_file), tmp_path / "andetsteds" / "kopi.sqlite")
    assert safety_copy is not None
    assert safety_copy.name in traces(archive_file.parent)
    archive.erase(stored.assessment.id)
    assert traces(archive_file.parent) == []
    with open_archive(str(safety_copy)) as copy:
        assert [entry.id for entry in copy.entries()] == [other.assessment.id]


def test_a_damaged_or_unfinished_copy_is_removed_when_something_is_erased(archive: Archive, archive_file: Path) -> None:
    """What cannot be cleaned must not stay: the promise to the people it is about goes first."""
    stored = add_with_secrets(archive)
    for name in ("arkiv-kopi-20261122-120000.sqlite", "arkiv-kopi-20261122-130000.sqlite.ufaerdig"):
        archive_file.with_name(name).write_bytes(b"i stykker " * 100 + SECRET.encode())
    archive.erase(stored.assessment.id)
    assert traces(archive_file.parent) == []


def test_erasing_while_somebody_reads_says_that_traces_are_left(
    archive: Archive, archive_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The assessment is gone at once; its traces go when it is erased again after the other window is closed."""
    monkeypatch.setattr("checklist.archive.sqlite.BUSY_SECONDS", 0.05)
    with open_archive(str(archive_file)) as impatient, closing(sqlite3.connect(archive_file)) as reader:
        stored = add_with_secrets(impatient)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM answers").fetchone()
        with pytest.raises(LockedArchiveError, match="spor"):
            impatient.erase(stored.assessment.id)
        assert impatient.entries() == ()
        reader.rollback()
        impatient.erase(stored.assessment.id)
        assert traces(archive_file.parent) == []
