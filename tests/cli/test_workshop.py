"""`lovende workshop`: on which meeting the app opens, files given beforehand, and closing without the app."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from click.testing import CliRunner

from checklist import tui
from checklist.archive import open_archive
from checklist.assessment.editing import begin
from checklist.assessment.model import Answer, Practice, Respondent
from checklist.catalogue import our_catalogue
from checklist.cli.lovende import build
from checklist.exchange import write
from checklist.tui import WorkshopStart
from checklist.workshop.model import Settings
from checklist.workshop.preparing import prepare

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from click.testing import Result

CATALOGUE = our_catalogue()
ELEMENT = CATALOGUE.elements[3]
QUESTIONS = [question.id for question in CATALOGUE.questions_of(ELEMENT)]
NOW = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)


@pytest.fixture
def archive_file(tmp_path: Path) -> Path:
    return tmp_path / "arkiv.sqlite"


def prepared(archive_file: Path, code: str = "BCDFGH") -> UUID:
    """A fictive workshop on one element; its id."""
    practice = Practice(id=uuid4(), name="Rolige morgener", service="Bostedet Åhaven (fiktivt)")
    about = CATALOGUE.about
    settings = Settings(practice=practice, catalogue=about.id, catalogue_version=about.version, elements=(ELEMENT.id,))
    with open_archive(str(archive_file)) as archive:
        workshop = prepare(CATALOGUE, settings, workshop_id=uuid4(), code=code, now=NOW)
        return archive.workshops.add(workshop).workshop.id


def answers_in(folder: Path, *values: int) -> Path:
    """A file with one colleague's answers."""
    practice = Practice(id=uuid4(), name="Rolige morgener", service="Bostedet Åhaven (fiktivt)")
    own = begin(CATALOGUE, practice, Respondent(perspective="aften-nat"), NOW)
    given = {question: Answer(value=value) for question, value in zip(QUESTIONS, values, strict=False)}
    file = folder / "natten.toml"
    file.write_bytes(write(own.model_copy(update={"answers": given}), "toml"))
    return file


def run(archive_file: Path, *args: object) -> Result:
    words = ["workshop", *map(str, args), "--archive", str(archive_file)]
    return CliRunner().invoke(build(words), words, prog_name="lovende")


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[WorkshopStart]:
    """What the app would be opened with, on a terminal."""
    asked_for: list[WorkshopStart] = []

    def app(*_places: object, workshop: WorkshopStart, **_options: object) -> int:
        asked_for.append(workshop)
        return 0

    monkeypatch.setattr("checklist.cli.terminal.has_terminal", lambda: True)
    monkeypatch.setattr(tui, "run", app)
    return asked_for


def test_the_app_opens_on_the_meeting_with_its_address(archive_file: Path, started: list[WorkshopStart]) -> None:
    """The code may be typed in small letters; host and port go with it."""
    workshop_id = prepared(archive_file)
    assert run(archive_file, "open", "bcdfgh", "--host", "192.168.137.1", "--port", "8080").exit_code == 0
    assert started == [WorkshopStart(workshop_id, "192.168.137.1", 8080)]


def test_without_a_name_the_only_meeting_opens_and_else_the_list(
    archive_file: Path, started: list[WorkshopStart]
) -> None:
    """One that is not closed is the one that is meant; of two, people choose."""
    workshop_id = prepared(archive_file)
    run(archive_file, "open")
    prepared(archive_file, "BCDFGJ")
    run(archive_file, "open")
    run(archive_file)
    assert started == [WorkshopStart(workshop_id), WorkshopStart(), WorkshopStart()]


def test_a_file_is_taken_in_once_and_no_answer_is_told(archive_file: Path, tmp_path: Path) -> None:
    """Twice the same file is one participant with as many answers as it holds."""
    workshop_id = prepared(archive_file)
    file = answers_in(tmp_path, 1, 5)
    for _time in range(2):
        result = run(archive_file, "import", "BCDFGH", file)
        assert (result.exit_code, result.stdout) == (0, f"{file}: 2 svar er med.\n")
    with open_archive(str(archive_file)) as archive:
        assert len(archive.workshops.participants(workshop_id)) == 1
        assert sorted(vote.answer.value or 0 for vote in archive.workshops.votes(workshop_id)) == [1, 5]


def test_a_bad_file_does_not_stop_a_good_one(archive_file: Path, tmp_path: Path) -> None:
    """The good one is in, the other is named with what is wrong, and the code is 1."""
    prepared(archive_file)
    bad = tmp_path / "i-stykker.toml"
    bad.write_text("ikke = [")
    result = run(archive_file, "import", "BCDFGH", bad, answers_in(tmp_path, 3))
    assert result.exit_code == 1
    assert "i-stykker.toml" in result.stderr
    assert "1 svar er med." in result.stdout


def test_closing_erases_what_each_one_said(archive_file: Path, tmp_path: Path) -> None:
    """Only with --yes where nobody can be asked; then the meeting is closed and the answers are gone."""
    workshop_id = prepared(archive_file)
    run(archive_file, "import", "BCDFGH", answers_in(tmp_path, 2))
    refused = run(archive_file, "close", "BCDFGH")
    assert refused.exit_code == 1
    assert "--yes" in refused.stderr
    with open_archive(str(archive_file)) as archive:
        assert len(archive.workshops.votes(workshop_id)) == 1
    closed = run(archive_file, "close", "BCDFGH", "--yes")
    assert closed.exit_code == 0
    assert "De enkelte svar er slettet." in closed.stderr
    with open_archive(str(archive_file)) as archive:
        assert archive.workshops.votes(workshop_id) == ()
        assert archive.workshops.load(workshop_id).workshop.phase == "closed"


def test_an_unknown_meeting_is_said_to_be_unknown(archive_file: Path, tmp_path: Path) -> None:
    """Code 3 and the words as they were typed."""
    prepared(archive_file)
    result = run(archive_file, "import", "XXXXXX", answers_in(tmp_path, 2))
    assert result.exit_code == 3
    assert "XXXXXX" in result.stderr
