"""What is read from the archive is what was saved, to the last character and in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from checklist.archive import Stored, UnstorableError, open_archive
from checklist.assessment.model import Answer, Assessment
from tests.archive.conftest import FILE
from tests.archive.made_up import answered, assessments, histories, plain_assessment
from tests.postgresql_server import new_database

if TYPE_CHECKING:
    from checklist.archive import Archive

many = settings(
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


@pytest.fixture(scope="module")
def shared_archive(
    database_kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Archive]:
    """One archive of each kind for all examples: each brings its own ids."""
    if database_kind == FILE:
        url = str(tmp_path_factory.mktemp("round-trip") / "arkiv.sqlite")
    else:
        url = new_database(request.getfixturevalue("server_url"))
    with open_archive(url) as opened:
        yield opened


def in_every_character(assessment: Assessment) -> str:
    """The whole assessment as text, the order of every table included, which `==` does not see."""
    return assessment.model_dump_json()


@many
@given(assessment=assessments)
def test_an_added_assessment_comes_back_exactly(shared_archive: Archive, assessment: Assessment) -> None:
    """Any assessment that the model allows is the same after it was kept."""
    stored = shared_archive.replace(assessment)
    loaded = shared_archive.load(assessment.id)
    assert loaded == stored
    assert in_every_character(loaded.assessment) == in_every_character(assessment)


@many
@given(history=histories())
def test_every_saved_change_comes_back_exactly(shared_archive: Archive, history: list[Assessment]) -> None:
    """After each of a row of changes the archive holds the changed assessment, never a mixture."""
    stored = shared_archive.replace(history[0])
    for after in history[1:]:
        stored = shared_archive.save(stored, after)
        loaded = shared_archive.load(after.id)
        assert in_every_character(loaded.assessment) == in_every_character(after)
        assert loaded == stored


@many
@given(assessment=assessments)
def test_the_list_tells_what_the_assessment_says(shared_archive: Archive, assessment: Assessment) -> None:
    """A line of the list carries the assessment's own facts and its counts."""
    shared_archive.replace(assessment)
    (entry,) = [one for one in shared_archive.entries() if one.id == assessment.id]
    assert (entry.practice, entry.service, entry.area) == (
        assessment.practice.name,
        assessment.practice.service,
        assessment.practice.area,
    )
    assert (entry.created, entry.updated) == (assessment.created, assessment.updated)
    assert entry.next_look == assessment.plan.next_look
    assert entry.given == len([a for a in assessment.answers.values() if a.value is not None or a.status])
    assert entry.open_actions == len([a for a in assessment.plan.actions if a.status in {"planned", "started"}])
    assert (entry.about, entry.practice_id, entry.kind) == (
        assessment.about,
        assessment.practice.id,
        assessment.kind,
    )


def test_a_closed_archive_holds_everything_when_it_is_opened_again(archive: Archive, archive_url: str) -> None:
    """Closing and opening changes nothing."""
    stored = archive.add(plain_assessment())
    archive.close()
    with open_archive(archive_url) as again:
        assert again.load(stored.assessment.id) == stored


def test_an_answer_to_an_unknown_question_is_kept(archive: Archive) -> None:
    """The archive asks no catalogue what it may keep."""
    stored = archive.add(plain_assessment())
    after = answered(stored.assessment, "findes-ikke-mere", Answer(value=17))
    archive.save(stored, after)
    assert archive.load(after.id).assessment.answer("findes-ikke-mere") == Answer(value=17)


def test_what_no_database_takes_is_refused_and_nothing_is_lost(archive: Archive) -> None:
    """Half a character, as a badly set terminal may send it, is refused in words; what was saved before stays."""
    stored = archive.add(plain_assessment())
    halved = Answer(value=3, note="halvt tegn \ud800")
    with pytest.raises(UnstorableError, match="Alt, der er gemt før, er der stadig"):
        archive.save(stored, answered(stored.assessment, "maal-borger", halved))
    assert archive.load(stored.assessment.id) == stored


def test_an_assessment_that_breaks_its_own_rules_is_refused_before_it_is_written(archive: Archive) -> None:
    """Copied past its rules (not relevant without a reason), it could never be read again."""
    stored = archive.add(plain_assessment())
    broken = stored.assessment.answers["maal-nat"].model_copy(update={"reason": None})
    with pytest.raises(UnstorableError, match="maal-nat"):
        archive.save(stored, answered(stored.assessment, "maal-nat", broken))
    assert archive.load(stored.assessment.id) == Stored(stored.assessment, stored.revision)


def test_a_very_long_note_comes_back_whole(archive: Archive) -> None:
    """A note of 300,000 characters fills many pages of the file."""
    stored = archive.add(plain_assessment())
    after = answered(stored.assessment, "maal-borger", Answer(value=3, note="æ og ø. " * 37_500))
    archive.save(stored, after)
    assert archive.load(after.id).assessment == after
