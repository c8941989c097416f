"""Workshops in the archive: what is told to be kept is kept, votes once each, and people are erased for good."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest

from checklist.archive import UnknownIdError, WorkshopConflictError, open_archive, restore_backup
from checklist.archive.workshops import Door
from checklist.assessment.model import Answer
from checklist.workshop.erasing import forget_who
from tests.archive.made_up_workshops import NOON, SECRET, a_participant, a_vote, a_workshop, one_far_on, plan_votes_of

if TYPE_CHECKING:
    from checklist.archive import Archive
    from checklist.archive.workshops import StoredWorkshop
    from checklist.workshop.model import Participant, Workshop


def traces(folder: Path, word: bytes = SECRET.encode()) -> list[str]:
    """The files below `folder` in whose bytes the word can be found."""
    return [file.name for file in sorted(folder.rglob("*")) if file.is_file() and word in file.read_bytes()]


def test_a_workshop_comes_back_as_it_was_saved(archive: Archive, archive_url: str) -> None:
    """Everything a course can hold, by another process too."""
    workshop = one_far_on(uuid4())
    stored = archive.workshops.add(workshop)
    assert stored.workshop == workshop
    with open_archive(archive_url) as again:
        assert again.workshops.load(workshop.id) == stored


def test_a_workshop_is_found_by_its_code_and_by_its_id(archive: Archive) -> None:
    """As people write them: small letters, the beginning of the id."""
    workshop = a_workshop()
    archive.workshops.add(workshop)
    for written in ("bcdfgh", " BCDFGH ", str(workshop.id), workshop.id.hex[:6]):
        assert archive.workshops.find(written) == workshop.id
    for written in ("BCDFGJ", workshop.id.hex[:3], "", "%"):
        with pytest.raises(UnknownIdError):
            archive.workshops.find(written)


def test_two_who_move_a_workshop_at_once_meet_as_a_conflict(archive: Archive) -> None:
    """The second hears of it and overwrites nothing."""
    before = archive.workshops.add(a_workshop())
    first = archive.workshops.save(before, before.workshop.model_copy(update={"phase": "open"}))
    with pytest.raises(WorkshopConflictError) as conflict:
        archive.workshops.save(before, before.workshop.model_copy(update={"phase": "closed"}))
    assert conflict.value.stored == first
    assert archive.workshops.load(before.workshop.id) == first


def test_the_list_tells_open_workshops_from_closed_ones(archive: Archive) -> None:
    """The latest changed first."""
    older = archive.workshops.add(a_workshop())
    newer = archive.workshops.add(a_workshop(updated=NOON + dt.timedelta(hours=1), code="JKMNPR"))
    done = archive.workshops.add(a_workshop(phase="closed", closed=NOON, code="STXZBC"))
    assert [one.id for one in archive.workshops.entries()] == [newer.workshop.id, older.workshop.id]
    assert [one.id for one in archive.workshops.entries(closed=True)] == [done.workshop.id]


def test_a_vote_sent_twice_is_one_vote_and_a_later_one_replaces_it(archive: Archive) -> None:
    """Also within one and the same transaction."""
    workshop, person = archive.workshops.add(a_workshop()).workshop, a_participant()
    archive.workshops.join(workshop.id, person)
    vote, changed = a_vote(person), a_vote(person, value=5, note="Jeg tænkte om.")
    archive.workshops.cast(workshop.id, [vote, vote])
    archive.workshops.cast(workshop.id, [vote])
    assert archive.workshops.votes(workshop.id) == (vote,)
    second_round = a_vote(person, value=2, round=2)
    archive.workshops.cast(workshop.id, [vote, changed, second_round], [plan_votes_of(person, "a", "a", "b")])
    archive.workshops.cast_plan_votes(workshop.id, [plan_votes_of(person, "c")])
    assert archive.workshops.votes(workshop.id) == (changed, second_round)
    assert archive.workshops.plan_votes(workshop.id) == (plan_votes_of(person, "c"),)


def test_only_a_digest_of_what_opens_the_door_is_kept(archive: Archive) -> None:
    """And it says whom it lets in."""
    workshop, person = archive.workshops.add(a_workshop()).workshop, a_participant()
    archive.workshops.join(workshop.id, person, [Door("a" * 64, "browser", person.id)])
    archive.workshops.let_in(workshop.id, [Door("b" * 64, "screen")])
    assert archive.workshops.participant_of("a" * 64) == person.id
    assert archive.workshops.participant_of("b" * 64) is None
    assert archive.workshops.participant_of("c" * 64) is None
    assert set(archive.workshops.doors(workshop.id)) == {
        Door("a" * 64, "browser", person.id),
        Door("b" * 64, "screen"),
    }


def with_people(archive: Archive) -> tuple[StoredWorkshop, Participant]:
    """A workshop in which somebody answered, with a word that can be looked for."""
    person = a_participant(name=SECRET, role=SECRET)
    stored = archive.workshops.add(one_far_on(person.id))
    archive.workshops.join(stored.workshop.id, person, [Door(SECRET[:20], "browser", person.id)])
    for length in (1, 400, 3_000):
        archive.workshops.cast(stored.workshop.id, [a_vote(person, note=f"{SECRET} " * length)])
    archive.workshops.cast_plan_votes(stored.workshop.id, [plan_votes_of(person, "a")])
    return stored, person


def closed(stored: StoredWorkshop) -> Workshop:
    """The workshop, closed, with what each answered promised to be erased."""
    return forget_who(stored.workshop).model_copy(update={"phase": "closed", "closed": NOON, "erased": NOON})


def test_closing_leaves_no_trace_of_what_anybody_answered(archive: Archive, archive_file: Path, tmp_path: Path) -> None:
    """Not in the file, its log, nor the copies beside it; the course and what was settled stay."""
    stored, _person = with_people(archive)
    archive.backup(tmp_path / "andetsteds" / "kopi.sqlite")
    restore_backup(str(archive_file), tmp_path / "andetsteds" / "kopi.sqlite")
    stored = archive.workshops.load(stored.workshop.id)
    assert len(traces(archive_file.parent)) >= 2
    after = archive.workshops.close(stored, closed(stored))
    assert traces(archive_file.parent) == []
    assert archive.workshops.load(stored.workshop.id) == after
    assert archive.workshops.votes(stored.workshop.id) == ()
    assert archive.workshops.participants(stored.workshop.id) == ()
    assert archive.workshops.doors(stored.workshop.id) == ()
    assert archive.check() == []
    archive.close()
    assert traces(archive_file.parent) == []


def test_a_backup_that_is_brought_back_has_the_answers_taken_out(
    archive: Archive, archive_file: Path, tmp_path: Path
) -> None:
    """What people were told would be erased does not come back, nor who was counted in a figure."""
    stored, person = with_people(archive)
    archive.backup(tmp_path / "andetsteds" / "kopi.sqlite")
    archive.workshops.close(stored, closed(stored))
    restore_backup(str(archive_file), tmp_path / "andetsteds" / "kopi.sqlite")
    assert archive.workshops.votes(stored.workshop.id) == ()
    assert archive.workshops.participants(stored.workshop.id) == ()
    brought_back = archive.workshops.load(stored.workshop.id).workshop
    assert brought_back.shown["maal-borger"].first.staff.counts == {1: 0, 3: 2, 5: 2}
    assert str(person.id) not in brought_back.model_dump_json()
    assert traces(archive_file.parent) == []


def test_answers_kept_without_names_say_nothing_of_whose_they_are(archive: Archive, archive_file: Path) -> None:
    """Two people's answers stay two people's; ids, names, times and notes that may not be shown are gone."""
    stored, person = with_people(archive)
    other = a_participant()
    archive.workshops.join(stored.workshop.id, other)
    shown = a_vote(other, note="Det må I gerne vise.", note_may_be_shown=True, given=NOON + dt.timedelta(minutes=9))
    archive.workshops.cast(stored.workshop.id, [shown, a_vote(person, "maal-andet", 1)])
    settings = stored.workshop.settings.model_copy(update={"keep_without_names": True})
    ended = {"phase": "closed", "closed": NOON, "settings": settings}
    archive.workshops.close(stored, forget_who(stored.workshop).model_copy(update=ended))
    kept = archive.workshops.votes(stored.workshop.id)
    assert {(vote.question, vote.answer.value, vote.answer.note) for vote in kept} == {
        ("maal-andet", 1, None),
        ("maal-borger", 3, None),
        ("maal-borger", 3, "Det må I gerne vise."),
    }
    assert len({vote.participant for vote in kept}) == 2
    assert {vote.given for vote in kept} == {NOON}
    for trace in (SECRET, person.id.hex, str(person.id), other.id.hex):
        assert traces(archive_file.parent, trace.encode()) == []
    archive.workshops.erase_answers(stored.workshop.id)
    assert archive.workshops.votes(stored.workshop.id) == ()


def test_an_unknown_workshop_is_answered_in_words(archive: Archive) -> None:
    """Loading, erasing and closing what is not there."""
    for attempt in (archive.workshops.load, archive.workshops.erase_answers):
        with pytest.raises(UnknownIdError, match="ingen workshop"):
            attempt(UUID(int=7))


def test_a_reason_for_not_relevant_is_kept(archive: Archive) -> None:
    """Don't know and not relevant are answers too."""
    workshop, person = archive.workshops.add(a_workshop()).workshop, a_participant()
    votes = [
        a_vote(person, "a", answer=Answer(status="dont_know")),
        a_vote(person, "b", answer=Answer(status="not_relevant", reason="Vi har ingen nattevagter")),
    ]
    archive.workshops.cast(workshop.id, votes)
    assert list(archive.workshops.votes(workshop.id)) == votes


def test_a_window_that_has_not_heard_of_the_close_writes_nothing_more(archive: Archive) -> None:
    """No answer, no participant and no door comes after everything was erased."""
    stored, person = with_people(archive)
    workshop_id = stored.workshop.id
    after = archive.workshops.close(stored, closed(stored))
    assert archive.workshops.revision(workshop_id) == after.revision == stored.revision + 1
    for late in (
        partial(archive.workshops.join, workshop_id, a_participant()),
        partial(archive.workshops.cast, workshop_id, [a_vote(person)]),
        partial(archive.workshops.let_in, workshop_id, [Door("a" * 64, "browser", person.id)]),
    ):
        with pytest.raises(WorkshopConflictError):
            late()
    assert archive.workshops.votes(workshop_id) == ()
    assert archive.workshops.participants(workshop_id) == ()
    assert archive.workshops.doors(workshop_id) == ()
