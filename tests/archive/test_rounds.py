"""Rounds in the archive, the files that came to them, and the applications that went in."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from checklist.archive import ArchiveError, Kept, RoundConflictError, UnknownIdError, move_archive, open_archive
from checklist.screening.arrivals import Arrived
from checklist.screening.formalities import formal_state, with_formality
from checklist.screening.model import Decision, Formality, Redaction
from checklist.screening.receiving import judge
from checklist.screening.redaction import with_redactions
from tests.archive.made_up_rounds import CATALOGUE, EARLY, ROUND, a_file, a_round, sent, take_in
from tests.screening.made_up import NOON, app_id, practice_table, review, round_of

if TYPE_CHECKING:
    from checklist.archive import Archive

OTHER = "22222222-2222-4222-8222-222222222222"
LATE = NOON + dt.timedelta(days=1)


def test_a_round_comes_back_as_it_was_saved(archive: Archive, archive_url: str) -> None:
    """Everything a round can say, also by another process; adding it again changes nothing."""
    whole = round_of(
        blind=True,
        weights={"maal": 2.5},
        attention={"maal": 2},
        documentation=[{"id": "budget", "title": "Budget"}],
        groups=[{"id": "drift", "name": "I drift", "maturity": ["running", "trial"], "places": 2}],
    )
    stored = archive.rounds.add(whole, b"kilden")
    assert stored == Kept(whole, 1)
    assert archive.rounds.add(whole) == stored
    with open_archive(archive_url) as again:
        assert again.rounds.load(whole.id) == stored
        assert again.catalogue_source("proeve", "1.0.0") == b"kilden"


def test_a_round_is_found_by_its_name_and_by_its_id(archive: Archive) -> None:
    """In any letters; what fits none, or two, is answered with the names there are."""
    a_round(archive)
    archive.rounds.add(round_of(id=OTHER, name="Runden 2028"))
    for written in ("prøverunden", " Runden  2028", "1111", str(ROUND.id)):
        assert archive.rounds.find(written) in {ROUND.id, UUID(OTHER)}
    for written in ("111", "ukendt", ""):
        with pytest.raises(UnknownIdError, match="»Prøverunden«"):
            archive.rounds.find(written)


def test_two_who_change_a_round_at_once_meet_as_a_conflict(archive: Archive) -> None:
    """The second hears of it and overwrites nothing; saving what stands there already is no conflict."""
    before = archive.rounds.add(ROUND)
    moved = ROUND.model_copy(update={"deadline": LATE})
    first = archive.rounds.save(before, moved)
    with pytest.raises(RoundConflictError) as conflict:
        archive.rounds.save(before, ROUND.model_copy(update={"name": "En anden"}))
    assert conflict.value.stored == first
    assert archive.rounds.save(before, moved) == first
    with pytest.raises(RoundConflictError):
        archive.rounds.add(ROUND)


def test_files_are_kept_byte_for_byte_and_good_ones_go_in(archive: Archive) -> None:
    """One whole, one late, one that is no application: all three are kept, one is in."""
    a_round(archive)
    whole, late = a_file(sent(1), name="æble.toml"), a_file(sent(2), LATE)
    photo = (Arrived("foto.jpg", "e" * 64, EARLY, None), b"\xff\xd8\xff\x00")
    receipts, new = take_in(archive, whole, late, photo)
    assert ([one.outcome for one in receipts], new) == (["taken_in", "late", "damaged"], 3)
    assert archive.rounds.files.original(ROUND.id, whole[0].sha256) == ("æble.toml", whole[1])
    assert archive.rounds.files.original(ROUND.id, "e" * 64) == ("foto.jpg", photo[1])
    assert [(one.code, one.practice) for one in archive.rounds.applications.lines(ROUND.id)] == [("A-01", "Praksis 1")]
    by_outcome = {one.outcome: one for one in archive.rounds.files.lines(ROUND.id)}
    assert by_outcome["late"].wrong == receipts[1].wrong
    assert by_outcome["late"].received == LATE
    with pytest.raises(UnknownIdError):
        archive.rounds.files.original(ROUND.id, "f" * 64)


def test_receiving_the_same_files_again_changes_nothing(archive: Archive) -> None:
    """Neither names, times, outcomes nor numbers, though the files now lie under another name and come a week later."""
    a_round(archive)
    files = [a_file(sent(1)), a_file(sent(2), LATE), a_file(sent(3))]
    take_in(archive, *files)
    before = (archive.rounds.files.lines(ROUND.id), archive.rounds.applications.all(ROUND.id))
    again = [a_file(sent(n), LATE + dt.timedelta(days=7), "kopi.toml") for n in (3, 2, 1)]
    _receipts, new = take_in(archive, *again)
    assert new == 0
    assert (archive.rounds.files.lines(ROUND.id), archive.rounds.applications.all(ROUND.id)) == before


def test_a_late_file_goes_in_when_the_deadline_was_moved(archive: Archive) -> None:
    """By when it first came; it gets the next number, and its file says that it is in."""
    a_round(archive, 1)
    take_in(archive, a_file(sent(2), LATE))
    stored = archive.rounds.load(ROUND.id)
    archive.rounds.save(stored, ROUND.model_copy(update={"deadline": LATE}))
    receipts, new = take_in(archive, a_file(sent(2), LATE + dt.timedelta(days=7)))
    assert (receipts[0].outcome, new) == ("taken_in", 0)
    assert [one.code for one in archive.rounds.applications.lines(ROUND.id)] == ["A-01", "A-02"]
    assert {one.outcome for one in archive.rounds.files.lines(ROUND.id)} == {"taken_in"}


def test_two_desks_that_receive_at_once_do_not_both_take_it_in(archive: Archive) -> None:
    """The second one's whole batch is refused, and receiving again sorts it out."""
    a_round(archive)
    one, two = a_file(sent(1)), a_file(sent(1, updated="2026-06-01T10:00:00Z"))
    present = archive.rounds.files.present(ROUND.id)
    take_in(archive, one)
    stale = judge(ROUND, CATALOGUE, two[0], present)
    with pytest.raises(RoundConflictError):
        archive.rounds.files.take_in(ROUND.id, [(stale, two[1])])
    assert len(archive.rounds.files.lines(ROUND.id)) == 1
    receipts, _new = take_in(archive, two)
    assert receipts[0].outcome == "double"


def test_an_application_of_another_round_is_foreign_here(archive: Archive) -> None:
    """The other round is named."""
    a_round(archive, 1)
    other = round_of(id=OTHER, name="Runden 2028")
    archive.rounds.add(other)
    receipts, _new = take_in(archive, a_file(sent(1)), round_id=other.id)
    assert receipts[0].wrong == ("Besvarelsen er med i en anden runde: Prøverunden.",)


def test_a_person_may_take_in_what_was_left_beside(archive: Archive) -> None:
    """A late one, with who and why; once in, it is in, and a file with no way in stays out."""
    a_round(archive, 1)
    late = a_file(sent(2), LATE)
    photo = (Arrived("foto.jpg", "e" * 64, EARLY, None), b"\xff\xd8")
    take_in(archive, late, photo)
    let_in = archive.rounds.files.let_in(ROUND.id, late[0].sha256, "Bo", "Serveren var nede.")
    assert (let_in.value.code, let_in.value.let_in_by, let_in.value.received) == ("A-02", "Bo", LATE)
    assert archive.rounds.applications.load(app_id(2)) == let_in
    receipts, _new = take_in(archive, late)
    assert receipts[0].seen_before
    for sha in (late[0].sha256, "e" * 64):
        with pytest.raises(ArchiveError, match="kan ikke tages ind"):
            archive.rounds.files.let_in(ROUND.id, sha, "Bo", "Igen.")


def test_a_newer_version_takes_the_place_of_the_older_when_a_person_says_so(archive: Archive) -> None:
    """Same code, formalities seen anew, redactions kept where the text is the same; the old file can come back."""
    a_round(archive)
    old, new = a_file(sent(1, "Karin ved det.")), a_file(sent(1, "Karin ved alt.", updated="2026-06-01T10:00:00Z"))
    take_in(archive, old)
    take_in(archive, new)
    stored = archive.rounds.applications.load(app_id(1))
    said = Formality(line="besvaret", state="ok", by="Bo", at=NOON)
    checked = with_formality(ROUND, stored.value, said)
    passages = [
        Redaction(place="answers/maal-1/note", start=0, end=5),
        Redaction(place="practice/service", start=0, end=6),
    ]
    archive.rounds.applications.save(stored, with_redactions(checked, passages))
    let_in = archive.rounds.files.let_in(ROUND.id, new[0].sha256, "Bo", "De bad om det.").value
    assert let_in.assessment.answer("maal-1").note == "Karin ved alt."
    assert (let_in.code, let_in.formalities, let_in.redactions) == ("A-01", (), (passages[1],))
    assert archive.rounds.files.waiting(ROUND.id) == 0
    assert [one.outcome for one in take_in(archive, old, new)[0]] == ["replaced", "taken_in"]
    back = archive.rounds.files.let_in(ROUND.id, old[0].sha256, "Bo", "Alligevel.").value
    assert back.assessment == stored.value.assessment


def test_nothing_is_replaced_under_a_reviewers_eyes(archive: Archive) -> None:
    """Once somebody has begun a review, the version they read stays."""
    a_round(archive, 1)
    newer = a_file(sent(1, "Nyt.", updated="2026-06-01T10:00:00Z"))
    take_in(archive, newer)
    archive.rounds.reviews.save(ROUND.id, None, review(1, 1, {"maal": 3}, handed_in=False))
    with pytest.raises(ArchiveError, match="Bedømmerne er begyndt på A-01"):
        archive.rounds.files.let_in(ROUND.id, newer[0].sha256, "Bo", "De bad om det.")


def test_two_who_check_one_application_at_once_meet_as_a_conflict(archive: Archive) -> None:
    """Two desks, one formality each: the second sees the first's and adds its own to that."""
    a_round(archive, 1)
    before = archive.rounds.applications.load(app_id(1))

    def said(line: str) -> Formality:
        return Formality(line=line, state="ok", by="Bo", at=NOON)

    first = archive.rounds.applications.save(before, with_formality(ROUND, before.value, said("besvaret")))
    with pytest.raises(RoundConflictError) as conflict:
        archive.rounds.applications.save(before, with_formality(ROUND, before.value, said("til-tiden")))
    assert conflict.value.stored == first
    both = archive.rounds.applications.save(first, with_formality(ROUND, first.value, said("til-tiden")))
    assert [one.line for one in archive.rounds.applications.load(app_id(1)).value.formalities] == [
        "til-tiden",
        "besvaret",
    ]
    assert archive.rounds.applications.all(ROUND.id) == (both,)
    (line,) = archive.rounds.applications.lines(ROUND.id)
    assert line.formalities == both.value.formalities
    assert formal_state(ROUND, line) == "open"


def test_the_list_of_rounds_counts_what_is_in_them(archive: Archive) -> None:
    """Two in, one withdrawn."""
    a_round(archive, 1, 2, 3)
    archive.rounds.add(round_of(id=OTHER, name="Tom"))
    archive.rounds.withdraw(app_id(2), "Bo", NOON)
    counts = {one.name: (one.applications, one.withdrawn) for one in archive.rounds.entries()}
    assert counts == {"Prøverunden": (2, 1), "Tom": (0, 0)}


def test_a_zero_byte_in_a_text_does_not_stop_the_folder(archive: Archive) -> None:
    """No database likes it in every place; the application comes back with it, and the next one goes in too."""
    a_round(archive)
    odd = sent(1, "nul\0byte", practice=practice_table(1, name="Ro\0lig", municipality="Aar\0hus"))
    receipts, _new = take_in(archive, a_file(odd), a_file(sent(2)))
    assert [one.outcome for one in receipts] == ["taken_in", "taken_in"]
    assert archive.rounds.applications.load(app_id(1)).value.assessment.practice == odd.practice
    assert [one.practice for one in archive.rounds.applications.lines(ROUND.id)] == ["Rolig", "Praksis 2"]
    assert archive.rounds.applications.load(app_id(1)).value.assessment.answer("maal-1").note == "nul\0byte"


def test_a_round_moves_to_another_archive_with_everything_in_it(
    archive: Archive, archive_url: str, tmp_path: Path
) -> None:
    """Files byte for byte, applications, reviews without first ratings, and a log that still verifies."""
    a_round(archive, 1, 2)
    archive.rounds.reviews.save(ROUND.id, None, review(1, 1, {"maal": 3}))
    decision = Decision(application=app_id(1), by="Ane", at=NOON, choice="wait", reason="Vi venter.")
    archive.rounds.decisions.decide(ROUND.id, decision, archive.rounds.decisions.log(ROUND.id).head)
    target = str(tmp_path / "flyttet.sqlite")
    move_archive(archive_url, target)
    with open_archive(target) as moved:
        assert moved.rounds.applications.all(ROUND.id) == archive.rounds.applications.all(ROUND.id)
        assert moved.rounds.reviews.all(ROUND.id) == archive.rounds.reviews.all(ROUND.id)
        assert moved.rounds.files.lines(ROUND.id) == archive.rounds.files.lines(ROUND.id)
        assert moved.rounds.decisions.verify(ROUND.id, archive.rounds.decisions.log(ROUND.id).head).holds
        assert moved.check() == []


def test_what_is_not_there_is_answered_in_words(archive: Archive) -> None:
    """A round, an application, a round for a file."""
    nowhere = UUID(int=7)
    for attempt in (archive.rounds.load, archive.rounds.erase, archive.rounds.files.present):
        with pytest.raises(UnknownIdError, match="ingen runde"):
            attempt(nowhere)
    with pytest.raises(UnknownIdError, match="ingen ansøgning"):
        archive.rounds.applications.load(nowhere)
    with pytest.raises(UnknownIdError, match="ingen ansøgning"):
        archive.rounds.withdraw(nowhere, "Bo", NOON)
