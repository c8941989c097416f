"""bootstrap.py, started as people start it, in a directory of its own.

Where packages would have to be fetched, a small shell script stands in for the Python of .venv: it writes down how it
was called, lets pip succeed or fail as told, and answers as the app. One test makes a real .venv, with empty locks.
"""

from __future__ import annotations

import ast
import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import bootstrap

ROOT = Path(__file__).resolve().parents[2]
STAND_IN = """#!/bin/sh
echo "$*" >> "${0%/*}/calls"
case "$*" in
  *"pip install"*) echo "Collecting one"; [ -z "$PIP_FAILS" ] || echo "ERROR: No matching distribution found"
                   exit ${PIP_FAILS:-0} ;;
  *"-m checklist"*) echo "app: $*"; exit 7 ;;
  *"-m pytest"*) echo "pytest: $*"; exit 5 ;;
esac
"""

STAND_IN_VENV = """
import pathlib, sys
place = pathlib.Path(sys.argv[1])
place.mkdir()
(place / "lib" / "python3" / "site-packages").mkdir(parents=True)
(place / "bin").mkdir()
(place / "bin" / "python").write_text(pathlib.Path(__file__).with_name("python").read_text("utf-8"), "utf-8")
(place / "bin" / "python").chmod(0o755)
"""


class House:
    """A copy of the repository's frame in `place`, with an app that tells what it was asked."""

    def __init__(self, place: Path) -> None:
        self.place = place
        (place / "checklist").mkdir(parents=True)
        app = "import sys; print('app:', *sys.argv[1:], '@', __file__); sys.exit(7)\n"
        (place / "checklist" / "__main__.py").write_text(app, encoding="utf-8")
        (place / "checklist" / "__init__.py").touch()
        shutil.copy(ROOT / "bootstrap.py", place)
        for lock in ("requirements.lock", "requirements-test.lock"):
            (place / lock).write_text("# nothing\n", encoding="utf-8")
        self.stamp = place / ".venv" / "setup-complete"

    def with_stand_in(self) -> House:
        """Put the shell script where the Python of .venv stands."""
        (self.place / ".venv" / "bin").mkdir(parents=True)
        (self.place / ".venv" / "lib" / "python3" / "site-packages").mkdir(parents=True)
        python = self.place / ".venv" / "bin" / "python"
        python.write_text(STAND_IN, encoding="utf-8")
        python.chmod(0o755)
        return self

    def start(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """`python3 bootstrap.py ARGUMENTS`, from another directory, on a machine without apt-get."""
        command = [sys.executable, str(self.place / "bootstrap.py"), *arguments]
        surroundings = {**os.environ, "PATH": str(self.place / "no programs"), **environment}
        return subprocess.run(command, cwd=self.place.parent, env=surroundings, capture_output=True, text=True)

    def fetched(self) -> int:
        """How often pip was asked for packages."""
        calls = (self.place / ".venv" / "bin" / "calls").read_text(encoding="utf-8")
        return calls.count("pip install")


@pytest.fixture
def house(tmp_path: Path) -> House:
    """In a directory with a space and a Danish letter in its name."""
    return House(tmp_path / "Åhavens papirer")


def test_the_first_start_sets_up_and_hands_over(house: House) -> None:
    """The app gets its arguments, its exit code comes back, and stdout is its own."""
    result = house.with_stand_in().start("run", "score", "a b.toml", "--json")
    assert result.returncode == 7
    assert result.stdout == "app: -P -m checklist score a b.toml --json\n"
    assert result.stderr.startswith("Gør klar første gang")
    assert house.fetched() == 1


def test_the_second_start_says_and_fetches_nothing(house: House) -> None:
    """What the stamp vouches for is not looked at again."""
    house.with_stand_in().start("run")
    result = house.start("run", PIP_FAILS="1")
    assert (result.returncode, result.stderr) == (7, "")
    assert house.fetched() == 1


def test_a_changed_lock_is_fetched(house: House) -> None:
    """After an update of the project the packages follow."""
    house.with_stand_in().start("run")
    (house.place / "requirements.lock").write_text("segno==1.6.6\n", encoding="utf-8")
    result = house.start("run")
    assert result.stderr.startswith("Der er kommet nyt siden sidst.")
    assert house.fetched() == 2


def test_a_moved_directory_is_set_up_again(house: House) -> None:
    """The command `lovende` in .venv names its place, so a copy elsewhere needs its own."""
    house.with_stand_in().start("run")
    moved = house.place.with_name("flyttet")
    house.place.rename(moved)
    house.place, house.stamp = moved, moved / ".venv" / "setup-complete"
    assert house.start("run").returncode == 7
    assert house.fetched() == 2
    assert str(moved) in (moved / ".venv" / "bin" / "lovende").read_text(encoding="utf-8")


def test_tests_need_more_than_the_app(house: House) -> None:
    """A set-up for running is not one for testing, but the other way round it is."""
    house.with_stand_in().start("run")
    result = house.start("test", "-n", "1", "tests/frame")
    assert (result.returncode, result.stdout) == (5, "pytest: -m pytest -n 1 tests/frame\n")
    assert house.fetched() == 2
    house.start("run")
    assert house.fetched() == 2


def test_what_cannot_be_fetched_leaves_the_earlier_set_up_alone(house: House) -> None:
    """Away from the net after an update: one sentence, and the way back is open."""
    house.with_stand_in().start("run")
    stamp = house.stamp.read_text(encoding="ascii")
    lock = house.place / "requirements.lock"
    lock.write_text("segno==1.6.6\n", encoding="utf-8")
    result = house.start("run", PIP_FAILS="1")
    assert (result.returncode, result.stdout) == (1, "")
    assert "Er du på nettet?" in result.stderr
    assert "ERROR: No matching distribution found" in result.stderr
    assert "Traceback" not in result.stderr
    lock.write_text("# nothing\n", encoding="utf-8")
    assert house.stamp.read_text(encoding="ascii") == stamp
    assert house.start("run", PIP_FAILS="1").returncode == 7


@pytest.mark.parametrize(("arguments", "code"), [((), 2), (("rnu",), 2), (("--help",), 0)])
def test_anything_else_shows_how_to_use_it(house: House, arguments: tuple[str, ...], code: int) -> None:
    """Nothing is set up for a mistyped word."""
    result = house.start(*arguments)
    assert result.returncode == code
    assert "python3 bootstrap.py run" in result.stderr
    assert not (house.place / ".venv").exists()


@pytest.mark.parametrize("left", ["a killed set-up", "a Python that has gone"])
def test_a_half_made_environment_is_made_anew(house: House, tmp_path: Path, left: str) -> None:
    """Nothing of what an earlier attempt left behind is there when the next one begins, and the app starts."""
    environment, modules = house.place / ".venv", tmp_path / "in place of Python's"
    modules.mkdir()
    (modules / "venv.py").write_text(STAND_IN_VENV, encoding="utf-8")
    (modules / "python").write_text(STAND_IN, encoding="utf-8")
    if left == "a killed set-up":
        house.with_stand_in().stamp.touch()
    else:
        (environment / "bin").mkdir(parents=True)
        (environment / "bin" / "python").symlink_to(house.place / "nowhere")
    (environment / "left").touch()
    result = house.start("run", "hej", PYTHONPATH=str(modules))
    assert (result.returncode, result.stdout) == (7, "app: -P -m checklist hej\n"), result.stderr
    assert not (environment / "left").exists()
    assert house.fetched() == 1


def test_a_venv_without_pip_is_made_anew(house: House) -> None:
    """A real one: the app starts, from anywhere, also by its own name."""
    environment = house.place / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True)
    result = house.start("run", "hej")
    said = f"app: hej @ {house.place / 'checklist' / '__main__.py'}\n"
    assert (result.returncode, result.stdout) == (7, said), result.stderr
    command = [str(environment / "bin" / "lovende"), "hej"]
    assert subprocess.run(command, cwd=house.place.parent, capture_output=True, text=True).stdout == said


def test_a_directory_that_cannot_be_written_to_is_named(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a shared drive the message says what is wrong, not that Python lacks something."""
    there = runpy.run_path(str(house.place / "bootstrap.py"))
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(there["SetupError"], match=r"Du må ikke skrive i mappen .*Åhavens papirer"):
        there["set_up"]("run")


def test_an_old_python_gets_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Old versions can read the file far enough to say so."""
    ast.parse((ROOT / "bootstrap.py").read_text(encoding="utf-8"), feature_version=(3, 7))
    monkeypatch.setattr(sys, "version_info", (3, 9, 18))
    monkeypatch.setattr(sys, "version", "3.9.18 (main)")
    with pytest.raises(SystemExit) as stopped:
        runpy.run_path(str(ROOT / "bootstrap.py"))
    assert stopped.value.code == "Lovende praksis kræver Python 3.11 eller nyere. Du har 3.9.18."


@pytest.mark.parametrize(
    ("program", "advice"),
    [
        ("apt-get", "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"),
        ("dnf", "sudo dnf install pango harfbuzz"),
        ("pacman", "sudo pacman -S pango harfbuzz"),
        ("brew", "brew install pango"),
        ("none of them", "installer Pango"),
    ],
)
def test_the_advice_about_pdf_fits_the_machine(program: str, advice: str) -> None:
    """One line, with the command of the package program that is there."""
    said = bootstrap.pdf_advice(lambda name: name == program)
    assert said.endswith(advice)
    assert "\n" not in said


@pytest.mark.parametrize("given", [["-n", "0"], ["-n4"], ["--numprocesses=2"], ["--pdb", "tests"], ["--trace"]])
def test_tests_run_as_one_asks(given: list[str]) -> None:
    """Whoever says how many processes, or wants the debugger, gets just that."""
    assert bootstrap.pytest_arguments(given, 8) == given


def test_tests_run_on_all_cores_unasked() -> None:
    """Two processes more than there are cores; on a single core none beside pytest's own."""
    assert bootstrap.pytest_arguments(["tests/cli"], 8) == ["-n", "10", "--dist", "worksteal", "tests/cli"]
    assert bootstrap.pytest_arguments(["tests/cli"], 1) == ["tests/cli"]
