"""Several processes on one archive, and processes that are killed in the middle of it."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pytest

from checklist.archive import LockedArchiveError, open_archive
from checklist.assessment.model import Answer
from tests.archive.conftest import SERVER
from tests.archive.made_up import QUESTIONS_IN_TURN, answered, numbered_answer, plain_assessment

if TYPE_CHECKING:
    from checklist.archive import Archive

ROOT = Path(__file__).resolve().parent.parent.parent
KILLS = 20


def started(program: str, *arguments: object) -> subprocess.Popen[str]:
    """A Python process that runs `program` of this folder."""
    command = [sys.executable, str(Path(__file__).with_name(program)), *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)


def answers_until_killed(process: subprocess.Popen[str], start: int, count: int, moment: float) -> list[int]:
    """Have a child answer from `start` on and kill it `moment` seconds after answer `count`; what it acknowledged."""
    into, out = pipes(process)
    into.write(f"{start}\n")
    into.flush()
    _word, pid = out.readline().split()
    acknowledged = [int(out.readline()) for _answer in range(count)]
    time.sleep(moment)
    os.kill(int(pid), signal.SIGKILL)
    for line in out:
        if line == "gone\n":
            break
        acknowledged.append(int(line))
    return acknowledged


def pipes(process: subprocess.Popen[str]) -> tuple[IO[str], IO[str]]:
    """The process's standard input and output."""
    assert process.stdin is not None
    assert process.stdout is not None
    return process.stdin, process.stdout


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills children that a running process forks")
def test_a_killed_process_loses_no_acknowledged_answer(archive: Archive, archive_url: str) -> None:
    """Twenty times killed at a random moment: every answer whose save returned is there, and the archive is whole."""
    expected = archive.add(plain_assessment(answers={})).assessment
    archive.close()
    chance = random.Random(7319)
    acknowledged_in_all, next_number = 0, 0
    with started("answering_process.py", archive_url, expected.id) as process:
        for _kill in range(KILLS):
            acknowledged = answers_until_killed(process, next_number, chance.randrange(8), chance.uniform(0, 0.02))
            assert acknowledged == list(range(next_number, next_number + len(acknowledged)))
            acknowledged_in_all += len(acknowledged)
            for number in acknowledged:
                expected = numbered_answer(expected, number, QUESTIONS_IN_TURN)
            next_number += len(acknowledged)
            with open_archive(archive_url) as survivor:
                kept = survivor.load(expected.id).assessment
                assert survivor.check() == []
            if kept != expected:
                # Killed after the save and before it could say so: one more answer is there, whole.
                expected = numbered_answer(expected, next_number, QUESTIONS_IN_TURN)
                next_number += 1
            assert kept == expected
        pipes(process)[0].close()
    assert acknowledged_in_all > KILLS


def test_two_processes_answering_the_same_assessment_lose_nothing(archive: Archive, archive_url: str) -> None:
    """Both meet conflicts, go on from what is stored, and in the end everything of both is there."""
    stored = archive.add(plain_assessment(answers={}))
    processes = [started("adding_process.py", archive_url, stored.assessment.id, name, 25) for name in ("ida", "bo")]
    assert [pipes(process)[1].readline() for process in processes] == ["ready\n", "ready\n"]
    for process in processes:
        pipes(process)[0].write("go\n")
        pipes(process)[0].flush()
    for process in processes:
        process.communicate(timeout=60)
        assert process.returncode == 0
    assert len(archive.entries()) == 1 + 25 + 25
    answers = archive.load(stored.assessment.id).assessment.answers
    assert {one: (answer.value, answer.note) for one, answer in answers.items()} == {
        f"{name}-{number}": (number, name) for name in ("ida", "bo") for number in range(25)
    }


HOLD_THE_ARCHIVE = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


def test_an_archive_that_another_process_holds_says_so(archive_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading goes on; saving gives up after a moment, in words, and works once the other one lets go."""
    monkeypatch.setattr("checklist.archive.sqlite.BUSY_SECONDS", 0.1)
    with open_archive(str(archive_file)) as archive:
        stored = archive.add(plain_assessment())
        after = answered(stored.assessment, "ny", Answer(value=1))
        command = [sys.executable, "-c", HOLD_THE_ARCHIVE, str(archive_file)]
        with subprocess.Popen(command, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
            into, out = pipes(holder)
            assert out.readline() == "held\n"
            with pytest.raises(LockedArchiveError, match="Det seneste er ikke gemt endnu"):
                archive.save(stored, after)
            assert archive.load(stored.assessment.id) == stored
            with open_archive(str(archive_file)) as second:
                assert len(second.entries()) == 1
            into.close()
        assert archive.save(stored, after).assessment == after


def test_two_processes_may_make_the_same_archive(archive_url: str) -> None:
    """Whoever comes second finds it made."""
    script = "import sys; from checklist.archive import open_archive; print(open_archive(sys.argv[1]).check())"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", script, archive_url]
    makers = [subprocess.Popen(command, text=True, stdout=subprocess.PIPE, env=environment) for _maker in range(2)]
    assert [maker.communicate(timeout=60)[0].strip() for maker in makers] == ["[]", "[]"]


def test_opening_waits_for_whoever_writes_before_the_file_has_a_log(archive_file: Path) -> None:
    """As on a first start in two windows: SQLite itself does not wait before it gives the file its write-ahead log."""
    open_archive(str(archive_file)).close()
    with closing(sqlite3.connect(archive_file, isolation_level=None, check_same_thread=False)) as reader:
        assert reader.execute("PRAGMA journal_mode=DELETE").fetchone() == ("delete",)
        reader.execute("BEGIN IMMEDIATE")
        done = threading.Timer(0.3, reader.rollback)
        done.start()
        with open_archive(str(archive_file)) as archive:
            assert archive.check() == []
        done.join()
    with closing(sqlite3.connect(archive_file)) as looker:
        assert looker.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_importing_the_room_loads_no_database_and_opening_it_no_migrations(
    archive_url: str, database_kind: str
) -> None:
    """SQLAlchemy is loaded when an archive is opened; Alembic not even then, and psycopg only for a server."""
    script = (
        "import sys, checklist.archive as room\n"
        "print('sqlalchemy' in sys.modules)\n"
        "for _time in range(2): room.open_archive(sys.argv[1]).close()\n"
        "print('sqlalchemy' in sys.modules, 'alembic' in sys.modules, 'psycopg' in sys.modules)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", script, archive_url]
    printed = subprocess.run(command, text=True, capture_output=True, env=environment, check=True).stdout
    assert printed.split() == ["False", "True", "False", str(database_kind == SERVER)]


def test_another_program_that_comes_and_goes_takes_nothing_from_an_archive_opened_twice(archive_file: Path) -> None:
    """As a command that opens the app on the archive it has looked in: what is saved afterwards is found by others."""
    with open_archive(str(archive_file)) as first:
        first.add(plain_assessment())
        with open_archive(str(archive_file)):
            assert _found_by_another_program(archive_file) == 1
            first.add(plain_assessment())
            assert _found_by_another_program(archive_file) == 2


def _found_by_another_program(archive_file: Path) -> int:
    program = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
print(*connection.execute("SELECT count(*) FROM assessments").fetchone())
connection.close()
"""
    command = [sys.executable, "-c", program, str(archive_file)]
    return int(subprocess.run(command, check=True, text=True, capture_output=True).stdout)
