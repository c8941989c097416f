"""Whatever is wrong with the disk or the file is said in words, and nothing that was saved is lost."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import Pool, event

from checklist.archive import (
    ArchiveError,
    DamagedArchiveError,
    FullDiskError,
    MissingArchiveError,
    NewerArchiveError,
    NotAnArchiveError,
    ReadOnlyArchiveError,
    open_archive,
)
from checklist.assessment.model import Answer
from checklist.locale import speaking
from tests.archive.made_up import answered, plain_assessment

if TYPE_CHECKING:
    from checklist.archive import Archive, Stored

NOBODY = 65534
is_root = os.name == "posix" and os.geteuid() == 0


def complaints(file: Path) -> list[str]:
    """What a person hears who opens the archive, checks it and reads everything; a traceback fails the test."""
    try:
        with open_archive(str(file)) as archive:
            found = archive.check()
            for entry in archive.entries():
                archive.load(entry.id)
            return found
    except DamagedArchiveError as error:
        return [error.message]


@contextmanager
def without_the_rights_of_root() -> Iterator[None]:
    """Root may write everything; inside this block the process is nobody, and the file system says no."""
    if not is_root:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that anybody may enter and read (pytest's own are closed to others)."""
    with tempfile.TemporaryDirectory(prefix="lovende-test-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


def filled(file: Path) -> Stored:
    """A closed archive with one assessment."""
    with open_archive(str(file)) as archive:
        return archive.add(plain_assessment())


def fill_until_full(archive: Archive, stored: Stored) -> tuple[Stored, str]:
    """Save ever more notes until there is no room: what was saved last, and what the person hears. At most 20 MB."""
    for number in range(2_000):
        after = answered(stored.assessment, f"q-{number}", Answer(value=1, note="plads " * 1_700))
        try:
            stored = archive.save(stored, after)
        except FullDiskError as error:
            return stored, error.message
    raise AssertionError("the disk never filled up")


def test_a_full_disk_keeps_everything_saved_before(archive_file: Path) -> None:
    """The answer that finds no room is refused; all others are there, and the archive is whole."""

    def limit_the_file(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA max_page_count = 100")

    event.listen(Pool, "connect", limit_the_file)
    try:
        with open_archive(str(archive_file)) as archive:
            last, message = fill_until_full(archive, archive.add(plain_assessment()))
            assert archive.load(last.assessment.id) == last
            assert message.startswith("Disken er fuld. Det seneste er ikke gemt endnu. Alt, der er gemt før, er der")
            assert message.endswith("Gør plads på disken, og prøv igen.")
    finally:
        event.remove(Pool, "connect", limit_the_file)
    with open_archive(str(archive_file)) as again:
        assert again.load(last.assessment.id) == last
        assert again.check() == []


@pytest.mark.skipif(not is_root, reason="mounts a small disk, which root alone may do")
def test_after_room_was_made_on_a_full_disk_saving_goes_on(tmp_path: Path) -> None:
    """On a real disk of 2 MB: full, then a big file goes away, and the same open archive saves again."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk], capture_output=True).returncode:
        pytest.skip("no right to mount here")
    try:
        (disk / "ballast").write_bytes(b"x" * 700_000)
        with open_archive(str(disk / "arkiv.sqlite")) as archive:
            last, _message = fill_until_full(archive, archive.add(plain_assessment()))
            assert archive.load(last.assessment.id) == last
            with pytest.raises(FullDiskError):
                archive.backup(disk / "kopi.sqlite")
            assert sorted(file.name for file in disk.iterdir() if "kopi" in file.name) == []
            (disk / "ballast").unlink()
            after = archive.save(last, answered(last.assessment, "ny", Answer(value=2)))
            assert archive.load(after.assessment.id) == after
            assert archive.check() == []
    finally:
        subprocess.run(["umount", disk], check=True)


def test_an_archive_nobody_may_write_is_refused_before_the_first_answer(open_folder: Path) -> None:
    """A write-protected file or folder is told at the door, not after an hour of answers; reading works."""
    file = open_folder / "arkiv.sqlite"
    stored = filled(file)
    file.chmod(0o444)
    open_folder.chmod(0o555)
    with without_the_rights_of_root():
        with pytest.raises(ReadOnlyArchiveError, match="Alt, der er gemt før, er der stadig"):
            open_archive(str(file))
        with open_archive(str(file), read_only=True) as archive:
            assert archive.load(stored.assessment.id) == stored
            assert archive.check() == []


def test_an_archive_cannot_be_made_where_nobody_may_write(open_folder: Path) -> None:
    """Neither in a write-protected folder nor in a new folder inside it."""
    open_folder.chmod(0o555)
    with without_the_rights_of_root():
        for file in (open_folder / "arkiv.sqlite", open_folder / "ny" / "arkiv.sqlite"):
            with pytest.raises(ReadOnlyArchiveError, match="kan ikke skrives"):
                open_archive(str(file))


def test_an_archive_opened_for_reading_changes_nothing(archive_file: Path) -> None:
    """Every change is refused, and the file is the same byte for byte."""
    stored = filled(archive_file)
    bytes_before = archive_file.read_bytes()
    with open_archive(str(archive_file), read_only=True) as archive:
        assert archive.load(stored.assessment.id) == stored
        with pytest.raises(ReadOnlyArchiveError, match="åbnet for at blive læst"):
            archive.save(stored, answered(stored.assessment, "ny", Answer(value=1)))
        with pytest.raises(ReadOnlyArchiveError):
            archive.erase(stored.assessment.id)
    assert archive_file.read_bytes() == bytes_before


def test_reading_an_archive_that_is_not_there_makes_none(archive_file: Path) -> None:
    """The name is repeated, so that a slip can be seen."""
    with pytest.raises(MissingArchiveError, match=r"arkiv\.sqlite"):
        open_archive(str(archive_file), read_only=True)
    assert not archive_file.parent.exists()


def test_a_missing_folder_is_made_for_its_owner_alone(archive_file: Path) -> None:
    """What people say about their practice is not for everybody on the machine."""
    open_archive(str(archive_file)).close()
    assert archive_file.stat().st_mode & 0o077 == 0
    assert archive_file.parent.stat().st_mode & 0o077 == 0


def test_a_folder_is_not_an_archive(tmp_path: Path) -> None:
    """The message says how to write the address instead."""
    for read_only in (False, True):
        with pytest.raises(NotAnArchiveError, match="er en mappe"):
            open_archive(str(tmp_path), read_only=read_only)


def test_an_archive_cannot_lie_inside_a_file(tmp_path: Path) -> None:
    """A file where a folder is needed is named."""
    (tmp_path / "brev.txt").write_text("Hej", encoding="utf-8")
    with pytest.raises(NotAnArchiveError, match=r"brev\.txt er en fil"):
        open_archive(str(tmp_path / "brev.txt" / "arkiv.sqlite"))


@pytest.mark.parametrize("address", ["mysql://per:hemmeligt@vaert/lovende", "sqlite://", ":memory:"])
def test_an_address_that_is_no_file_is_refused_without_repeating_a_password(address: str) -> None:
    """Other kinds of databases cannot be opened; what may be a password stays out of messages."""
    with pytest.raises(ArchiveError) as caught:
        open_archive(address)
    assert "hemmeligt" not in caught.value.message
    assert "Skriv en fil" in caught.value.message


@pytest.mark.parametrize("read_only", [False, True])
def test_any_other_file_is_refused_and_left_as_it_is(tmp_path: Path, read_only: bool) -> None:
    """A letter that somebody took for the archive is not touched."""
    letter = tmp_path / "brev.txt"
    letter.write_text("Kære alle\n" * 1_000, encoding="utf-8")
    with pytest.raises(DamagedArchiveError, match="ikke et arkiv"):
        open_archive(str(letter), read_only=read_only)
    assert letter.read_text(encoding="utf-8") == "Kære alle\n" * 1_000


def test_another_programs_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    """Not one byte of it changes, not even its journal mode."""
    file = tmp_path / "regnskab.sqlite"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE posteringer (beloeb INTEGER)")
        connection.commit()
    bytes_before = file.read_bytes()
    with pytest.raises(NotAnArchiveError, match="hører til et andet program"):
        open_archive(str(file))
    assert file.read_bytes() == bytes_before


def test_a_newer_archive_is_refused_and_left_as_it_is(archive_file: Path) -> None:
    """An older program must not guess what a newer one meant."""
    filled(archive_file)
    with closing(sqlite3.connect(archive_file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
        # Into the file itself, so that its bytes can be compared.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    bytes_before = archive_file.read_bytes()
    with pytest.raises(NewerArchiveError, match="nyere udgave"):
        open_archive(str(archive_file))
    assert archive_file.read_bytes() == bytes_before


def test_a_truncated_archive_is_told_as_damaged(archive_file: Path) -> None:
    """Cut off in the middle: whoever opens, loads or checks hears that it is damaged, never a traceback."""
    with open_archive(str(archive_file)) as archive:
        for _number in range(30):
            archive.add(plain_assessment())
    content = archive_file.read_bytes()
    for length in (10, 500, 5_000, len(content) // 2, len(content) - 100):
        archive_file.write_bytes(content[:length])
        assert complaints(archive_file) != []


def test_overwritten_bytes_are_found_or_told_as_damaged(archive_file: Path) -> None:
    """A page of rubbish anywhere in the file: an ArchiveError or a finding, and never a traceback."""
    with open_archive(str(archive_file)) as archive:
        for _number in range(30):
            archive.add(plain_assessment())
    content, rubbish = archive_file.read_bytes(), random.Random(7319).randbytes(4096)
    for start in range(0, len(content), 4096):
        archive_file.write_bytes(content[:start] + rubbish + content[start + 4096 :])
        assert complaints(archive_file) != []


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE assessments SET practice = '{'",
        "UPDATE assessments SET practice = '{}'",
        "UPDATE assessments SET created = 'i går'",
        "UPDATE assessments SET about = 'ikke et id'",
        "UPDATE answers SET status = 'maybe'",
        "UPDATE answers SET note = CAST(x'ff' AS TEXT)",
    ],
)
def test_an_assessment_that_cannot_be_read_is_a_finding(archive_file: Path, damage: str) -> None:
    """Rows that nobody here wrote are told, with the way back."""
    stored = filled(archive_file)
    with closing(sqlite3.connect(archive_file)) as connection:
        connection.execute(damage)
        connection.commit()
    with open_archive(str(archive_file)) as archive:
        with pytest.raises(DamagedArchiveError, match="archive restore"):
            archive.load(stored.assessment.id)
        assert len(archive.check()) == 1


def test_a_list_that_tells_something_else_is_a_finding(archive: Archive, archive_file: Path) -> None:
    """The counts on the list are worked out when saving; checking works them out again."""
    archive.add(plain_assessment())
    assert archive.check() == []
    with closing(sqlite3.connect(archive_file)) as connection:
        connection.execute("UPDATE assessments SET given = 17")
        connection.commit()
    assert len(archive.check()) == 1


def test_messages_are_danish_where_danish_is_spoken(tmp_path: Path) -> None:
    """A sentence that begins with what happened and ends with what to do."""
    with speaking("da"), pytest.raises(ArchiveError) as caught:
        open_archive(str(tmp_path))
    assert caught.value.message == str(caught.value)
    assert caught.value.message.endswith("arkiv.sqlite.")
