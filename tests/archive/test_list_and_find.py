"""The list, finding by the beginning of an id, and what the app remembers."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from checklist.archive import UnknownIdError, default_url, open_archive
from checklist.assessment.model import Action, Answer, Plan
from tests.archive.made_up import NOON, answered, id_beginning, plain_assessment

if TYPE_CHECKING:
    from checklist.archive import Archive


def test_a_line_of_the_list_carries_what_people_know_it_by(archive: Archive) -> None:
    """Three answers of which all are given, one open and one finished action, and the day of the next look."""
    plan = Plan(
        next_look=dt.date(2027, 2, 1),
        actions=(Action(id="a", title="Mål på tavlen"), Action(id="b", title="Nye ord", status="done")),
    )
    assessment = plain_assessment(plan=plan)
    archive.add(assessment)
    (entry,) = archive.entries()
    assert (entry.id, entry.practice, entry.service) == (assessment.id, "Åhavens døgnrytme", "Åhaven (fiktivt)")
    assert (entry.given, entry.open_actions, entry.next_look) == (3, 1, dt.date(2027, 2, 1))
    assert (entry.period, entry.area, entry.updated) == ("2026", "handicap", NOON)


def test_the_list_follows_every_save(archive: Archive) -> None:
    """A note alone is not an answer given; a fourth answer is."""
    stored = archive.add(plain_assessment())
    stored = archive.save(stored, answered(stored.assessment, "ny", Answer(note="Vi er ikke enige.")))
    assert archive.entries()[0].given == 3
    archive.save(stored, answered(stored.assessment, "ny", Answer(value=2)))
    assert archive.entries()[0].given == 4


def test_the_latest_updated_stands_first(archive: Archive) -> None:
    """Whatever was worked on last is what people go on with."""
    older, newer = plain_assessment(), plain_assessment(updated=NOON + dt.timedelta(minutes=5))
    stored = archive.add(older)
    archive.add(newer)
    assert [entry.id for entry in archive.entries()] == [newer.id, older.id]
    archive.save(stored, answered(older, "ny", Answer(value=1), minutes=9))
    assert [entry.id for entry in archive.entries()] == [older.id, newer.id]


def test_an_id_is_found_by_its_first_four_characters_or_more(archive: Archive) -> None:
    """Capitals and hyphens do not matter."""
    wanted = plain_assessment(id=id_beginning("3f2b8c1e5"))
    archive.add(wanted)
    archive.add(plain_assessment(id=id_beginning("3f2c")))
    for text in ("3f2b", "3F2B8C1E-5", f" {wanted.id} ", wanted.id.hex):
        assert archive.find(text) == wanted.id


@pytest.mark.parametrize(
    ("text", "words"),
    [("3f2", "for kort"), ("åhaven", "ikke et id"), ("", "ikke et id"), ("0000", "begynder med"), ("3f2b", "Flere")],
)
def test_an_id_that_is_not_one_is_answered_in_words(archive: Archive, text: str, words: str) -> None:
    """Too short, not an id, unknown and ambiguous are four different answers."""
    for _time in range(2):
        archive.add(plain_assessment(id=id_beginning("3f2b")))
    with pytest.raises(UnknownIdError, match=words):
        archive.find(text)


def test_a_deleted_one_is_found_where_no_other_fits(archive: Archive) -> None:
    """So that it can be restored by its id, without getting in the way of the living."""
    deleted, kept = plain_assessment(id=id_beginning("3f2b")), plain_assessment(id=id_beginning("3f2b"))
    archive.add(deleted)
    archive.delete(deleted.id)
    assert archive.find("3f2b") == deleted.id
    archive.add(kept)
    assert archive.find("3f2b") == kept.id


def test_the_place_in_the_walk_is_remembered(archive: Archive) -> None:
    """Each assessment has a place of its own; one that never was here has none."""
    one, other = plain_assessment(), plain_assessment()
    archive.add(one)
    archive.add(other)
    archive.remember_position(one.id, "maal-borger")
    archive.remember_position(one.id, "maal-nat")
    assert archive.position(one.id) == "maal-nat"
    assert archive.position(other.id) is None
    with pytest.raises(UnknownIdError):
        archive.remember_position(uuid4(), "maal-nat")


def test_settings_are_kept(archive: Archive, archive_url: str) -> None:
    """The last value counts, also in the next session."""
    archive.set_setting("theme", "lys")
    archive.set_setting("theme", "mørk")
    archive.close()
    with open_archive(archive_url) as again:
        assert again.setting("theme") == "mørk"
        assert again.setting("language") is None


def test_every_catalogue_in_use_is_kept(archive: Archive) -> None:
    """Two versions, and two editions of one version, of which the last taken in is handed out."""
    for version, source in (("1.0.0", b"a"), ("2.0.0", b"b\x00\xff"), ("1.0.0", b"c"), ("1.0.0", b"c")):
        archive.add(plain_assessment(catalogue_version=version), source)
    assert archive.catalogue_source("lille-skema", "1.0.0") == b"c"
    assert archive.catalogue_source("lille-skema", "2.0.0") == b"b\x00\xff"
    assert archive.catalogue_source("lille-skema", "3.0.0") is None


def test_the_environment_says_where_the_archive_lies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """LOVENDE_ARCHIVE may be a path or an sqlite address; without it there is a file in the user's data folder."""
    for address in (str(tmp_path / "en.sqlite"), f"sqlite:///{tmp_path / 'to.sqlite'}"):
        monkeypatch.setenv("LOVENDE_ARCHIVE", address)
        assert default_url() == address
        with open_archive() as opened:
            assert opened.place == address.removeprefix("sqlite:///")
    monkeypatch.delenv("LOVENDE_ARCHIVE")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert default_url().startswith("sqlite:///")
    assert "lovende-praksis" in default_url()
