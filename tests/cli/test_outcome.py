"""How commands end: exit codes, the two streams, and one sentence where the program itself is at fault."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import tomli_w

from checklist.cli.outcome import ending_of
from tests.cli.conftest import Desk, Lovende, small_tables
from tests.small_catalogue import assessment_tables

ROOT = Path(__file__).parents[2]


def process(
    *words: str, folder: Path, code: str | None = None, **surroundings: str
) -> subprocess.CompletedProcess[str]:
    """`lovende` as a process of its own, or `code` in a Python like it."""
    start = ["-c", code] if code else ["-m", "checklist"]
    return subprocess.run(
        [sys.executable, *start, *words],
        capture_output=True, text=True, encoding="utf-8", cwd=folder, timeout=120, stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **surroundings},
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a catalogue and an assessment for it."""
    (tmp_path / "proeve.toml").write_text(tomli_w.dumps(small_tables()), encoding="utf-8")
    (tmp_path / "a.toml").write_text(tomli_w.dumps(assessment_tables({"a": 4})), encoding="utf-8")
    return tmp_path


def test_without_a_terminal_the_app_says_what_to_use(folder: Path) -> None:
    """Wrong usage, one line on stderr, nothing on stdout."""
    for words in ([], ["demo"]):
        ran = process(*words, folder=folder)
        assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (2, "", 1)
        assert "lovende answer" in ran.stderr
        assert "lovende browser" in ran.stderr


def test_data_and_narration_stay_apart(folder: Path) -> None:
    """A pipe gets JSON alone, whatever -v tells."""
    ran = process("-v", "score", "--json", "--catalogue", "proeve.toml", "a.toml", "væk.toml", folder=folder)
    assert ran.returncode == 1
    assert ran.stdout.startswith('{"id": ')
    assert ran.stdout.count("\n") == 1
    assert "Spørgeskema: Prøve" in ran.stderr
    assert "E121 væk.toml" in ran.stderr


def test_no_colour_reaches_a_pipe_even_when_terminals_are_imitated(folder: Path) -> None:
    """With NO_COLOR and without it there is no escape sequence."""
    for surroundings in ({"NO_COLOR": "1"}, {"TERM": "xterm-256color", "COLORTERM": "truecolor"}):
        ran = process("score", "--catalogue", "proeve.toml", "a.toml", folder=folder, **surroundings)
        assert ran.returncode == 0
        assert "\x1b" not in ran.stdout + ran.stderr


def test_a_terminal_that_cannot_draw_bars_gets_plain_ones(folder: Path) -> None:
    """The letters of a Danish Windows console are shown, and nothing is raised for a sign that it lacks."""
    (folder / "a.toml").write_text(tomli_w.dumps(assessment_tables({"d": 4})), encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "checklist", "score", "--catalogue", "proeve.toml", "a.toml"],
        capture_output=True, cwd=folder, timeout=120,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "cp1252"},
    )  # fmt: skip
    assert ran.returncode == 0
    (row,) = [line for line in ran.stdout.decode("cp1252").splitlines() if line.startswith(" 2 Overblik")]
    assert "75,0 #" in row
    assert "#-" in row


def test_a_reader_that_stops_reading_is_no_error_to_tell(folder: Path) -> None:
    """`lovende score … | head -1` ends quietly."""
    command = f"'{sys.executable}' -m checklist check proeve.toml | head -c 1"
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(command, shell=True, capture_output=True, text=True, cwd=folder, env=surroundings, timeout=120)
    assert "Traceback" not in ran.stderr


def test_score_loads_nothing_that_it_does_not_need(folder: Path) -> None:
    """No locale data, no database, no screens, no paper, no web, no calendar: that is what keeps it fast."""
    code = (
        "import sys; from checklist.cli import main\n"
        "try: main()\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        "names = 'babel sqlalchemy alembic textual rich weasyprint jinja2 aiohttp icalendar pypdf platformdirs'\n"
        "names += ' importlib.metadata'\n"
        "print([name for name in names.split() if name in sys.modules])"
    )
    ran = process("score", "--json", "--catalogue", "proeve.toml", "a.toml", folder=folder, code=code)
    assert ran.stdout.splitlines()[-1] == "[]", ran.stderr


def test_asking_for_help_loads_no_catalogue(folder: Path) -> None:
    """The list of commands is there before anything else is."""
    code = (
        "import sys; from checklist.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print([name for name in ('pydantic', 'checklist.catalogue', 'checklist.archive') if name in sys.modules])"
    )
    assert process("--help", folder=folder, code=code).stdout.splitlines()[-1] == "[]"


def test_a_bug_is_one_sentence_and_a_trace_in_a_log_file(
    lovende: Lovende, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The code is none of the contract's, so that no script takes a bug for an answer."""

    def broken(*_args: object) -> None:
        raise ZeroDivisionError("midt i det hele")

    monkeypatch.setattr("checklist.assessment.scoring.score", broken)
    ran = lovende("score", desk.assessment("a.toml", {"a": 4}))
    assert (ran.code, ran.out) == (70, "")
    assert ran.err.count("\n") == 1
    assert "Traceback" not in ran.err
    log = Path(ran.err.strip().split("skrevet ned i ")[1])
    assert log.is_relative_to(os.environ["HOME"])
    assert "ZeroDivisionError: midt i det hele" in log.read_text("utf-8")


def test_a_bug_shows_its_trace_to_developers(lovende: Lovende, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """With LOVENDE_DEBUG set the exception is let through."""

    def broken(*_args: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("checklist.assessment.scoring.score", broken)
    monkeypatch.setenv("LOVENDE_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        lovende("score", desk.assessment("a.toml", {"a": 4}))


def test_interrupting_is_told_in_a_word(lovende: Lovende, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C ends with the shells' code for it."""

    def interrupted(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("checklist.assessment.scoring.score", interrupted)
    ran = lovende("score", desk.assessment("a.toml", {"a": 4}))
    assert ran.code == 130
    assert "Afbrudt." in ran.err


def test_what_the_archive_says_is_shown_as_it_is() -> None:
    """Its errors are sentences already; a conflict is refused, the rest cannot be opened."""
    from checklist.archive import DamagedArchiveError, UnstorableError

    assert (ending_of(DamagedArchiveError("I stykker.")).code, ending_of(UnstorableError("Nej.")).code) == (3, 1)
    assert ending_of(DamagedArchiveError("I stykker.")).lines == ("I stykker.",)


def test_a_missing_pdf_library_says_what_to_install() -> None:
    """The report room's own sentence, and code 1."""
    from checklist.report import PdfUnavailableError

    ending = ending_of(PdfUnavailableError("Installer Pango."))
    assert (ending.code, ending.lines) == (1, ("Installer Pango.",))
