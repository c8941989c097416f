"""Saving writes what differs, meets others openly and never overwrites what it has not seen."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from checklist.archive import ConflictError, MissingArchiveError, UnknownIdError, open_archive
from checklist.assessment.model import Answer
from tests.archive.made_up import answered, plain_assessment

if TYPE_CHECKING:
    from checklist.archive import Archive


def write_down_changes_of_answers(file: Path) -> None:
    """From now on the database itself notes which answers' rows are touched."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE touched (what TEXT, question_id TEXT)")
        for what, row in (("insert", "new"), ("update", "new"), ("delete", "old")):
            connection.execute(
                f"CREATE TRIGGER note_{what} AFTER {what} ON answers "
                f"BEGIN INSERT INTO touched VALUES ('{what}', {row}.question_id); END"
            )
        connection.commit()


def touched_answers(file: Path) -> list[tuple[str, str]]:
    """What was noted."""
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute("SELECT what, question_id FROM touched ORDER BY rowid").fetchall()


def test_only_the_answers_that_differ_are_written(archive: Archive, archive_file: Path) -> None:
    """One changed, one new and one withdrawn answer touch three rows, and the fourth stays alone."""
    stored = archive.add(plain_assessment())
    write_down_changes_of_answers(archive_file)
    after = answered(answered(stored.assessment, "maal-aftalt", Answer(value=2)), "ny", Answer(value=5))
    answers = {one: answer for one, answer in after.answers.items() if one != "maal-nat"}
    archive.save(stored, after.model_copy(update={"answers": answers}))
    assert sorted(touched_answers(archive_file)) == [
        ("delete", "maal-nat"),
        ("insert", "ny"),
        ("update", "maal-aftalt"),
    ]


def test_saving_without_a_difference_writes_nothing(archive: Archive) -> None:
    """The revision stays, so nobody else's window is disturbed."""
    stored = archive.add(plain_assessment())
    assert archive.save(stored, stored.assessment.model_copy()) is stored
    assert archive.load(stored.assessment.id) == stored


def test_each_save_gives_a_later_revision(archive: Archive) -> None:
    """The revision grows by one with every save."""
    first = archive.add(plain_assessment())
    second = archive.save(first, answered(first.assessment, "ny", Answer(value=1)))
    third = archive.save(second, answered(second.assessment, "ny", Answer(value=2)))
    assert [first.revision, second.revision, third.revision] == [1, 2, 3]


def test_saving_on_top_of_somebody_elses_change_is_a_conflict(archive: Archive, archive_url: str) -> None:
    """The second of two windows is told, gets what is stored, and has overwritten nothing."""
    start = archive.add(plain_assessment())
    with open_archive(archive_url) as other:
        theirs = other.save(start, answered(start.assessment, "maal-borger", Answer(value=1)))
    with pytest.raises(ConflictError, match="Intet er overskrevet") as caught:
        archive.save(start, answered(start.assessment, "maal-borger", Answer(value=5)))
    assert caught.value.stored == theirs
    assert archive.load(start.assessment.id) == theirs


def test_after_a_conflict_the_person_may_let_their_own_count(archive: Archive) -> None:
    """`replace` writes it over what the other one saved, and saving goes on from there."""
    start = archive.add(plain_assessment())
    archive.save(start, answered(start.assessment, "maal-borger", Answer(value=1)))
    mine = archive.replace(answered(start.assessment, "maal-borger", Answer(value=5)))
    assert archive.load(mine.assessment.id) == mine
    after = archive.save(mine, answered(mine.assessment, "ny", Answer(value=2)))
    assert archive.load(mine.assessment.id) == after


def test_taking_in_the_same_assessment_again_changes_nothing(archive: Archive) -> None:
    """An identical import is no conflict and no new revision."""
    stored = archive.add(plain_assessment())
    assert archive.add(stored.assessment.model_copy(deep=True)) == stored


def test_taking_in_another_content_under_a_known_id_is_a_conflict(archive: Archive) -> None:
    """A different import is asked about, and until then nothing is changed."""
    stored = archive.add(plain_assessment())
    with pytest.raises(ConflictError) as caught:
        archive.add(answered(stored.assessment, "maal-borger", Answer(value=2)))
    assert caught.value.stored == stored
    assert archive.load(stored.assessment.id) == stored


def test_an_assessment_nobody_added_cannot_be_saved(archive: Archive) -> None:
    """Saving is for what is here; the message names the id."""
    stored = archive.add(plain_assessment())
    stranger = stored.assessment.model_copy(update={"id": uuid4()})
    with pytest.raises(UnknownIdError, match=str(stranger.id)):
        archive.save(
            type(stored)(stranger, stored.revision),
            answered(stranger, "maal-borger", Answer(value=2)),
        )


def test_two_different_assessments_are_no_change(archive: Archive) -> None:
    """Handing in the wrong one is the program's mistake, not the person's."""
    stored = archive.add(plain_assessment())
    with pytest.raises(ValueError, match="different assessments"):
        archive.save(stored, plain_assessment())


@pytest.mark.parametrize("replaced", [False, True], ids=["moved away", "replaced by another file"])
def test_nothing_is_saved_into_a_file_that_is_not_there_any_more(
    archive: Archive, archive_file: Path, replaced: bool
) -> None:
    """A file moved or swapped under the open program would swallow every answer; the person is told instead."""
    stored = archive.add(plain_assessment())
    archive_file.rename(archive_file.with_name("flyttet.sqlite"))
    if replaced:
        with open_archive(str(archive_file)):
            pass
    with pytest.raises(MissingArchiveError, match="flyttet, slettet eller byttet ud"):
        archive.save(stored, answered(stored.assessment, "ny", Answer(value=1)))
