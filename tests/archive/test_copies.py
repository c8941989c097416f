"""Backups: making one, and putting one in the archive's place without losing what was there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checklist.archive import (
    ArchiveError,
    ConflictError,
    DamagedArchiveError,
    ErasedError,
    MissingArchiveError,
    NotAnArchiveError,
    open_archive,
    restore_backup,
)
from checklist.assessment.model import Answer
from tests.archive.made_up import answered, plain_assessment

if TYPE_CHECKING:
    from checklist.archive import Archive


def test_a_backup_is_one_file_with_everything_in_it(archive: Archive, tmp_path: Path) -> None:
    """Made while the archive is open and being written, it opens by itself."""
    stored = archive.add(plain_assessment(), b"catalogue")
    archive.remember_position(stored.assessment.id, "maal-nat")
    archive.set_setting("theme", "lys")
    backup = tmp_path / "sikkert sted" / "kopi.sqlite"
    archive.backup(backup)
    assert [file.name for file in backup.parent.iterdir()] == ["kopi.sqlite"]
    with open_archive(str(backup)) as copy:
        assert copy.load(stored.assessment.id) == stored
        assert copy.position(stored.assessment.id) == "maal-nat"
        assert copy.setting("theme") == "lys"
        assert copy.catalogue_source("lille-skema", "1.0.0") == b"catalogue"


def test_a_backup_replaces_an_earlier_backup_and_nothing_else(
    archive: Archive, archive_file: Path, tmp_path: Path
) -> None:
    """A letter, a folder or the archive itself in its way is left alone."""
    stored = archive.add(plain_assessment())
    backup, letter = tmp_path / "kopi.sqlite", tmp_path / "brev.txt"
    archive.backup(backup)
    archive.save(stored, answered(stored.assessment, "ny", Answer(value=1)))
    archive.backup(backup)
    with open_archive(str(backup)) as copy:
        assert copy.entries()[0].given == 4
    letter.write_text("Kære alle", encoding="utf-8")
    with pytest.raises(NotAnArchiveError, match="ikke overskrevet"):
        archive.backup(letter)
    assert letter.read_text(encoding="utf-8") == "Kære alle"
    with pytest.raises(NotAnArchiveError, match="er en mappe"):
        archive.backup(tmp_path)
    with pytest.raises(ArchiveError, match="selve arkivets fil"):
        archive.backup(archive_file)


def test_a_backup_takes_the_archives_place_and_the_archive_stays_beside_it(
    archive: Archive, archive_file: Path, tmp_path: Path
) -> None:
    """Afterwards the archive holds what the backup held, and the safety copy what the archive held."""
    first = archive.add(plain_assessment(), b"catalogue")
    archive.backup(tmp_path / "kopi.sqlite")
    later = archive.add(plain_assessment())
    archive.close()
    safety_copy = restore_backup(str(archive_file), tmp_path / "kopi.sqlite")
    assert safety_copy is not None
    assert safety_copy.parent == archive_file.parent
    with open_archive(str(archive_file)) as restored, open_archive(str(safety_copy)) as replaced:
        assert [entry.id for entry in restored.entries()] == [first.assessment.id]
        assert restored.load(first.assessment.id).assessment == first.assessment
        assert restored.catalogue_source("lille-skema", "1.0.0") == b"catalogue"
        assert restored.check() == []
        assert {entry.id for entry in replaced.entries()} == {first.assessment.id, later.assessment.id}


def test_a_window_that_was_open_meets_a_conflict_after_a_restore(
    archive: Archive, archive_url: str, tmp_path: Path
) -> None:
    """Its revision belongs to the replaced archive, also where the numbers would have been the same."""
    start = archive.add(plain_assessment())
    mine = archive.save(start, answered(start.assessment, "ny", Answer(value=1)))
    with open_archive(str(tmp_path / "anden.sqlite")) as other:
        elsewhere = other.add(start.assessment)
        other.save(elsewhere, answered(start.assessment, "ny", Answer(value=5)))
    restore_backup(archive_url, tmp_path / "anden.sqlite")
    with pytest.raises(ConflictError) as caught:
        archive.save(mine, answered(mine.assessment, "mere", Answer(value=1)))
    assert caught.value.stored.assessment.answer("ny") == Answer(value=5)


def test_what_was_erased_stays_erased_when_a_backup_comes_back(
    archive: Archive, archive_url: str, tmp_path: Path
) -> None:
    """The tombstone outlives the restore."""
    erased, kept = archive.add(plain_assessment()), archive.add(plain_assessment())
    archive.backup(tmp_path / "kopi.sqlite")
    archive.erase(erased.assessment.id)
    restore_backup(archive_url, tmp_path / "kopi.sqlite")
    assert [entry.id for entry in archive.entries()] == [kept.assessment.id]
    with pytest.raises(ErasedError):
        archive.load(erased.assessment.id)


def test_a_backup_comes_back_where_there_is_no_archive(archive: Archive, tmp_path: Path) -> None:
    """On a new computer there is nothing to set aside."""
    stored = archive.add(plain_assessment())
    archive.backup(tmp_path / "kopi.sqlite")
    new_place = tmp_path / "ny" / "arkiv.sqlite"
    assert restore_backup(str(new_place), tmp_path / "kopi.sqlite") is None
    with open_archive(str(new_place)) as restored:
        assert restored.load(stored.assessment.id) == stored


def test_a_backup_takes_the_place_of_a_damaged_archive(archive: Archive, archive_file: Path, tmp_path: Path) -> None:
    """The damaged file is kept beside it, byte for byte, for whoever may save more from it."""
    stored = archive.add(plain_assessment())
    archive.backup(tmp_path / "kopi.sqlite")
    archive.close()
    damaged = archive_file.read_bytes()[:5_000]
    archive_file.write_bytes(damaged)
    safety_copy = restore_backup(str(archive_file), tmp_path / "kopi.sqlite")
    assert safety_copy is not None
    assert safety_copy.read_bytes() == damaged
    with open_archive(str(archive_file)) as restored:
        assert restored.load(stored.assessment.id).assessment == stored.assessment


def test_a_damaged_archive_stays_where_it_is_when_the_restore_fails(
    archive: Archive, archive_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half-way through there is no room: the file lies where it lay."""
    archive.add(plain_assessment())
    archive.backup(tmp_path / "kopi.sqlite")
    archive.close()
    archive_file.write_bytes(archive_file.read_bytes()[:5_000])

    def no_room(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("checklist.archive.restoring.replace_rows", no_room)
    with pytest.raises(ArchiveError, match="Disken er fuld"):
        restore_backup(str(archive_file), tmp_path / "kopi.sqlite")
    assert archive_file.stat().st_size == 5_000
    assert list(archive_file.parent.glob("*kopi*")) == []


def test_only_an_archive_can_be_restored(archive: Archive, archive_file: Path, tmp_path: Path) -> None:
    """A letter, a cut-off backup, nothing at all, a folder or the archive itself: refused, and nothing is replaced."""
    stored = archive.add(plain_assessment())
    archive.backup(tmp_path / "kopi.sqlite")
    content = (tmp_path / "kopi.sqlite").read_bytes()
    (tmp_path / "halv.sqlite").write_bytes(content[: len(content) // 2])
    (tmp_path / "tom.sqlite").touch()
    (tmp_path / "brev.txt").write_text("Kære alle\n" * 1_000, encoding="utf-8")
    refused = {
        "halv.sqlite": DamagedArchiveError,
        "tom.sqlite": DamagedArchiveError,
        "brev.txt": DamagedArchiveError,
        "findes-ikke.sqlite": MissingArchiveError,
        ".": NotAnArchiveError,
        str(archive_file): ArchiveError,
    }
    for name, kind in refused.items():
        with pytest.raises(kind):
            restore_backup(str(archive_file), tmp_path / name)
    assert archive.load(stored.assessment.id) == stored
    assert list(archive_file.parent.glob("*kopi*")) == []
