"""The fictive round: the same seed gives the same round, each flaw is there, and the good files are good."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from checklist.assessment.reading import check_against
from checklist.catalogue import our_catalogue
from checklist.exchange import read_file
from checklist.screening.round import check_round, parse_round

GENERATOR = Path(__file__).resolve().parents[2] / "examples" / "applicants.py"


@pytest.fixture(scope="module")
def applicants() -> ModuleType:
    """The generator, loaded from its file: `examples` is a folder for people, not a package."""
    spec = importlib.util.spec_from_file_location("applicants", GENERATOR)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["applicants"] = module
    spec.loader.exec_module(module)
    return module


def test_the_same_seed_gives_the_same_round(applicants: ModuleType) -> None:
    """Text files byte for byte; another seed gives other answers. (A workbook carries its own time.)"""
    first, again, other = (
        {f.name: f.content for f in applicants.files(12, seed) if not f.name.endswith("xlsx")} for seed in (1, 1, 2)
    )
    assert first == again
    assert first.keys() == other.keys()
    assert first != other


def test_another_python_hands_over_to_the_one_of_the_project(tmp_path: Path) -> None:
    """As the page for foundations has it, with the machine's own Python: set up first, then run there."""
    (tmp_path / "examples").mkdir()
    script = shutil.copy(GENERATOR, tmp_path / "examples")
    (tmp_path / "bootstrap.py").write_text(
        "from pathlib import Path\nENVIRONMENT = Path(__file__).parent / '.venv'\nmake_ready = print\n"
        "def hand_over(*given):\n    print(*given)\n    raise SystemExit(0)\n",
        encoding="utf-8",
    )
    told = subprocess.run(
        [sys.executable, script, "runde", "--count", "12"], capture_output=True, text=True, check=True
    )
    assert told.stdout.splitlines() == ["run", f"{script} runde --count 12"]


def test_forty_files_hold_every_flaw(applicants: ModuleType, tmp_path: Path) -> None:
    """Ten kinds, once each."""
    written = applicants.write_round(tmp_path, 40, 1)
    flaws = [file.flaw for file in written if file.flaw]
    assert len(flaws) == len(set(flaws)) == 10
    assert len(list((tmp_path / "ansoegninger").iterdir())) == 40


def test_the_good_files_are_whole_and_fictive(applicants: ModuleType, tmp_path: Path) -> None:
    """Each reads back without a problem, fits the catalogue, and calls itself fictive."""
    catalogue = our_catalogue("da")
    good = [file for file in applicants.write_round(tmp_path, 24, 3) if not file.flaw]
    assert len(good) == 18
    for file in good:
        assessment, problems = read_file(tmp_path / "ansoegninger" / file.name)
        assert assessment is not None, problems
        assert not check_against(assessment, catalogue, file.name)
        assert "fiktiv" in assessment.practice.service


def test_the_round_fits_the_catalogue(applicants: ModuleType, tmp_path: Path) -> None:
    """The round file beside the applications reads without a problem and is called fictive."""
    applicants.write_round(tmp_path, 1, 1)
    found, problems = parse_round((tmp_path / "runde.toml").read_bytes(), "runde.toml")
    assert not problems
    assert found is not None
    assert "fiktiv" in found.name
    assert not check_round(found, our_catalogue("da"), "runde.toml")
