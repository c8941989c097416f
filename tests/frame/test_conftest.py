"""The tests' own surroundings: what conftest.py promises, tried by running pytest on small files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

SKIPS_ITSELF = """
import pytest
def test_one(): pytest.skip("no database here")
"""
SKIPS_BY_MARK = """
import pytest
@pytest.mark.skipif(True, reason="no database here")
def test_one(): pass
"""
SKIPS_THE_FILE = """
import pytest
pytest.importorskip("no_such_module_anywhere")
def test_one(): pass
"""
LEAVES_NO_TRACE = """
import os
from pathlib import Path
from platformdirs import user_data_path
def test_writes(): (user_data_path("lovende-praksis", ensure_exists=True) / "arkiv.sqlite").write_text("x")
def test_sees_nothing_of_it():
    assert not (user_data_path("lovende-praksis") / "arkiv.sqlite").exists()
    assert str(Path.home()) in os.environ["LOVENDE_ARCHIVE"]
"""
DANISH_TIME = """
import os, time
def test_one():
    assert time.localtime(1_700_000_000).tm_hour == 23  # 22:13 UTC on 14 November 2023
    assert "NO_COLOR" not in os.environ and "LANG" not in os.environ and "LOVENDE_LANGUAGE" not in os.environ
"""


def outcome(directory: Path, tests: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What pytest says to a file with these tests beside our conftest.py."""
    shutil.copy(ROOT / "tests" / "conftest.py", directory)
    (directory / "test_small.py").write_text(tests, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(directory)]
    inherited = {name: value for name, value in os.environ.items() if name != "LOVENDE_CI"}
    surroundings = {**inherited, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(command, cwd=directory, env=surroundings, capture_output=True, text=True)


@pytest.mark.parametrize("tests", [SKIPS_ITSELF, SKIPS_BY_MARK, SKIPS_THE_FILE])
def test_a_skipped_test_fails_in_ci(tmp_path: Path, tests: str) -> None:
    """Whether a test, a mark or a whole file skips: CI turns red and says why."""
    result = outcome(tmp_path, tests, LOVENDE_CI="1")
    assert result.returncode not in {0, 5}
    assert "skipped, which CI does not allow" in result.stdout


def test_a_skipped_test_is_fine_elsewhere(tmp_path: Path) -> None:
    """On a laptop without a database the rest of the tests still means something."""
    result = outcome(tmp_path, SKIPS_ITSELF)
    assert result.returncode == 0
    assert "1 skipped" in result.stdout


def test_no_test_sees_what_another_or_the_user_stored(tmp_path: Path) -> None:
    """Each test has a home of its own, and the archive lies in it."""
    result = outcome(tmp_path, LEAVES_NO_TRACE, XDG_DATA_HOME=str(tmp_path / "users"), LOVENDE_ARCHIVE="users.sqlite")
    assert "2 passed" in result.stdout, result.stdout
    assert not (tmp_path / "users").exists()


def test_every_test_is_danish_and_on_danish_time(tmp_path: Path) -> None:
    """The language, the colours and the time zone of whoever runs the tests do not get in."""
    result = outcome(
        tmp_path, DANISH_TIME, TZ="America/New_York", LANG="en_US.UTF-8", NO_COLOR="", LOVENDE_LANGUAGE="en"
    )
    assert "1 passed" in result.stdout, result.stdout
