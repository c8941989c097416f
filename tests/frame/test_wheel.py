"""The wheel, built and installed into a fresh environment, works far from the repository."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from pathlib import Path

import pytest

from checklist import __version__

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that hatchling builds from this repository."""
    directory = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(directory)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    (built,) = directory.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that holds the wheel; the pinned packages are seen through a pointer."""
    environment = tmp_path_factory.mktemp("installed") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True)
    programs = environment / "bin"
    pip = [sys.executable, "-m", "pip", "--python", str(programs / "python"), "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--quiet", "--no-index", "--no-deps", str(wheel)], check=True)
    (packages,) = environment.glob("lib/*/site-packages")
    # Only this directory: pointers inside it, such as the one to the repository, are not followed.
    (packages / "pinned.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return programs


def run(*command: Path | str, place: Path) -> subprocess.CompletedProcess[str]:
    """Run a program in `place`, with nothing that leads back to the repository."""
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(command, cwd=place, env=surroundings, capture_output=True, text=True)


def test_the_wheel_is_what_runs(installed: Path, tmp_path: Path) -> None:
    """The package comes from the wheel, not from the repository, and knows its version."""
    show = "import checklist, importlib.metadata as m; print(checklist.__file__, m.version('lovende-praksis'))"
    result = run(installed / "python", "-c", show, place=tmp_path)
    path, version = result.stdout.rsplit(maxsplit=1)
    assert Path(path).is_relative_to(installed.parent)
    assert version == __version__


def test_the_wheel_carries_questions_examples_and_licences(wheel: Path) -> None:
    """What lies at the root for people to find is inside the package; tests stay at home."""
    names = zipfile.ZipFile(wheel).namelist()
    examples = {f"checklist/examples/{path.name}" for path in (ROOT / "examples").glob("*.toml")}
    assert examples
    assert {"checklist/elements.toml", "checklist/elements.en.toml", *examples} <= set(names)
    assert {Path(name).name for name in names if "/licenses/" in name} == {"LICENSE", "LICENSE-CC-BY-4.0.txt"}
    assert {name.partition("/")[0] for name in names} == {"checklist", f"lovende_praksis-{__version__}.dist-info"}


def test_the_wheel_carries_every_file_that_the_package_needs(wheel: Path) -> None:
    """Stylesheets, templates, fonts and interface texts come along, not Python alone."""
    listed = ["git", "-c", "safe.directory=*", "ls-files", "-z", "checklist"]
    tracked = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    assert {name for name in tracked.split("\0") if name and (ROOT / name).exists()} <= set(
        zipfile.ZipFile(wheel).namelist()
    )


def test_the_installed_command_shows_help(installed: Path, tmp_path: Path) -> None:
    """`lovende --help` tells about itself in Danish, under its own name."""
    result = run(installed / "lovende", "--help", place=tmp_path)
    assert result.returncode == 0, result.stderr
    assert "lovende" in result.stdout
    assert "python -m" not in result.stdout


def test_the_installed_command_checks_its_own_questions(installed: Path, tmp_path: Path) -> None:
    """`lovende check` finds the question bank in the wheel, and nothing wrong with it."""
    title = tomllib.loads((ROOT / "elements.toml").read_text(encoding="utf-8"))["catalogue"]["title"]
    result = run(installed / "lovende", "check", place=tmp_path)
    assert result.returncode == 0, result.stderr
    assert title in result.stdout + result.stderr
