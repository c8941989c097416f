"""An applicant who withdraws is gone for good, and the log of decisions still holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from sqlalchemy import update

from checklist.archive import ErasedError, UnknownIdError, open_archive, restore_backup
from checklist.archive.round_tables import round_applications, round_decisions, round_files
from checklist.screening.formalities import with_formality
from checklist.screening.model import Assignment, CalibrationNote, Decision, Declaration, Formality
from tests.archive.made_up_rounds import ROUND, SECRET, a_file, a_round, sent, take_in
from tests.archive.test_workshops import traces
from tests.screening.made_up import NOON, app_id, practice_table, review, reviewer_id

if TYPE_CHECKING:
    from checklist.archive import Archive

ANE = reviewer_id(1)


def _told(note: str) -> str:
    return f"{SECRET} " * 50 + note


def _with_a_secret(archive: Archive) -> None:
    """Applications 1 and 2, and in everything about 1 a word that can be looked for."""
    a_round(archive)
    practice = practice_table(1, name=SECRET, service=SECRET)
    first = a_file(sent(1, _told("mål"), practice=practice), name=f"{SECRET}.toml")
    newer = a_file(sent(1, _told("nye mål"), practice=practice, updated="2026-06-01T10:00:00Z"))
    take_in(archive, first, a_file(sent(2)))
    take_in(archive, newer)
    stored = archive.rounds.applications.load(app_id(1))
    said = Formality(line="besvaret", state="unclear", by="Bo", at=NOON, note=SECRET)
    archive.rounds.applications.save(stored, with_formality(ROUND, stored.value, said))
    reviews = archive.rounds.reviews
    reviews.declare(ROUND.id, Declaration(reviewer=ANE, application=app_id(1), conflict=False, at=NOON, note=SECRET))
    reviews.assign(ROUND.id, (), [Assignment(application=app_id(n), reviewer=ANE) for n in (1, 2)])
    for number in (1, 2):
        comment = SECRET if number == 1 else "Godt."
        reviews.save(ROUND.id, None, review(number, 1, {"maal": 4}, comments={"maal": comment}))
    reviews.add_note(ROUND.id, CalibrationNote(id=uuid4(), application=app_id(1), text=SECRET, by="Ane", at=NOON))
    for number in (1, 2, 1):
        reason = SECRET if number == 1 else "Den er klar."
        decision = Decision(
            application=app_id(number),
            by="Ane",
            at=NOON,
            choice="go_on",
            reason=reason,
            known=f'{{"known":"{reason}"}}',
        )
        archive.rounds.decisions.decide(ROUND.id, decision, archive.rounds.decisions.log(ROUND.id).head)


def test_whoever_withdraws_leaves_a_number_and_digests(archive: Archive) -> None:
    """The other application is untouched, the log has a fourth entry, and it verifies."""
    _with_a_secret(archive)
    archive.rounds.withdraw(app_id(1), "Bo", NOON)
    with pytest.raises(ErasedError):
        archive.rounds.applications.load(app_id(1))
    assert [one.code for one in archive.rounds.applications.lines(ROUND.id)] == ["A-02"]
    assert [(one.code, one.at) for one in archive.rounds.withdrawn(ROUND.id)] == [("A-01", NOON)]
    assert [one.value.application for one in archive.rounds.reviews.all(ROUND.id)] == [app_id(2)]
    assert [one.application for one in archive.rounds.reviews.assignments(ROUND.id)] == [app_id(2)]
    assert archive.rounds.reviews.notes(ROUND.id) == ()
    found = archive.rounds.decisions.verify(ROUND.id)
    assert found.holds
    assert (found.entries, found.erased) == (4, 4)
    last = archive.rounds.decisions.log(ROUND.id).entries[-1]
    assert (last.verdict, last.by) == ("withdrawn", "Bo")


def test_no_trace_is_left_in_the_file_its_log_or_the_copies_beside_it(
    archive: Archive, archive_file: Path, tmp_path: Path
) -> None:
    """The word stood in the original, notes, comments, formalities and reasons; it is in no byte afterwards."""
    _with_a_secret(archive)
    archive.backup(tmp_path / "andetsteds" / "kopi.sqlite")
    restore_backup(str(archive_file), tmp_path / "andetsteds" / "kopi.sqlite")
    assert len(traces(archive_file.parent, SECRET.encode())) >= 2
    archive.rounds.withdraw(app_id(1), "Bo", NOON)
    assert traces(archive_file.parent, SECRET.encode()) == []
    assert archive.rounds.decisions.verify(ROUND.id).holds
    for copy in archive_file.parent.glob("arkiv-kopi-*.sqlite"):
        with open_archive(str(copy)) as earlier:
            assert earlier.rounds.decisions.verify(ROUND.id).holds
            assert [one.code for one in earlier.rounds.withdrawn(ROUND.id)] == ["A-01"]


def test_a_backup_that_is_brought_back_has_the_applicant_taken_out(
    archive: Archive, archive_url: str, tmp_path: Path
) -> None:
    """The log of the backup gets the withdrawal too, and holds; what others have open meets a conflict, not a loss."""
    _with_a_secret(archive)
    before = archive.rounds.applications.load(app_id(2))
    archive.backup(tmp_path / "andetsteds" / "kopi.sqlite")
    archive.rounds.withdraw(app_id(1), "Bo", NOON)
    restore_backup(archive_url, tmp_path / "andetsteds" / "kopi.sqlite")
    with open_archive(archive_url) as again:
        assert [one.code for one in again.rounds.withdrawn(ROUND.id)] == ["A-01"]
        found = again.rounds.decisions.verify(ROUND.id)
        assert found.holds
        assert found.entries == 4
        assert again.rounds.applications.load(app_id(2)).revision > before.revision
        assert again.rounds.applications.load(app_id(2)).value == before.value


def test_a_withdrawn_applicants_files_do_not_come_in_again(archive: Archive) -> None:
    """The folder is received once more: neither the file, nor another one with the same id, nor a trace of its name."""
    _with_a_secret(archive)
    archive.rounds.withdraw(app_id(1), "Bo", NOON)
    practice = practice_table(1, name=SECRET, service=SECRET)
    old = a_file(sent(1, _told("mål"), practice=practice), name=f"{SECRET}.toml")
    other = a_file(sent(1, "En helt ny besvarelse.", practice=practice))
    receipts, _new = take_in(archive, old, other, a_file(sent(2)))
    assert [one.outcome for one in receipts] == ["withdrawn", "withdrawn", "taken_in"]
    assert [one.code for one in archive.rounds.applications.lines(ROUND.id)] == ["A-02"]
    for one in (old, other):
        with pytest.raises(UnknownIdError):
            archive.rounds.files.original(ROUND.id, one[0].sha256)


def test_the_next_application_does_not_get_the_withdrawn_ones_code(archive: Archive) -> None:
    """A-02 withdraws as the last one; the next is A-03."""
    a_round(archive, 1, 2)
    archive.rounds.withdraw(app_id(2), "Bo", NOON)
    take_in(archive, a_file(sent(3)))
    assert [one.code for one in archive.rounds.applications.lines(ROUND.id)] == ["A-01", "A-03"]


def test_withdrawing_twice_is_withdrawing_once(archive: Archive) -> None:
    """The first moment stays, and the log has one entry."""
    a_round(archive, 1)
    archive.rounds.withdraw(app_id(1), "Bo", NOON)
    archive.rounds.withdraw(app_id(1), "Ane", NOON.replace(year=2028))
    assert len(archive.rounds.decisions.log(ROUND.id).entries) == 1


def test_a_whole_round_can_be_erased_for_good(archive: Archive, archive_file: Path, tmp_path: Path) -> None:
    """Nothing of it is left in any byte beside the archive."""
    _with_a_secret(archive)
    archive.backup(tmp_path / "andetsteds" / "kopi.sqlite")
    restore_backup(str(archive_file), tmp_path / "andetsteds" / "kopi.sqlite")
    archive.rounds.erase(ROUND.id)
    assert archive.rounds.entries() == ()
    assert traces(archive_file.parent, SECRET.encode()) == []


def test_looking_the_archive_over_finds_what_is_broken_in_a_round(archive: Archive) -> None:
    """A whole round has nothing to tell; a file with other bytes, half an application and a changed decision do."""
    _with_a_secret(archive)
    assert archive.check() == []
    with archive._writing() as connection:
        connection.execute(update(round_files).where(round_files.c.name == "ansøgning.toml").values(content=b"andet"))
        half = update(round_applications).where(round_applications.c.id == app_id(2))
        connection.execute(half.values(assessment={"id": "1"}))
        connection.execute(update(round_decisions).where(round_decisions.c.number == 2).values(by="Bo"))
    assert sorted(set(archive.check())) == [
        f"Ansøgning {app_id(2)} kan ikke læses: det, der står i arkivet, er ikke helt.",
        "Filen ansøgning.toml er ikke, som den var, da den kom.",
        "Loggen i runden Prøverunden: Nr. 2: Posten er ændret, efter at den blev skrevet.",
    ]
