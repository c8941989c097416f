"""Runs the command line as people do, on a small catalogue and assessments written into files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from click.testing import CliRunner

from checklist.cli.lovende import build
from tests.small_catalogue import assessment_tables, catalogue_tables, element, question


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it said on either stream."""

    code: int
    out: str
    err: str


Lovende = Callable[..., Ran]


@pytest.fixture
def lovende() -> Lovende:
    """The command line inside this process; without a terminal, as in a pipe."""

    def run(*args: object, typed: str | None = None) -> Ran:
        words = [str(arg) for arg in args]
        result = CliRunner().invoke(build(words), words, input=typed, prog_name="lovende")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ran(result.exit_code, result.stdout, result.stderr)

    return run


@dataclass(frozen=True)
class Desk:
    """A folder with a catalogue of two elements, "maal" (a, b with weight 2, c in core) and "overblik" (d)."""

    folder: Path

    @property
    def catalogue(self) -> Path:
        return self.folder / "proeve.toml"

    def assessment(self, name: str, answers: dict[str, Any] | None = None, **more: Any) -> Path:
        """An assessment as a file of that name."""
        path = self.folder / name
        path.write_text(tomli_w.dumps(assessment_tables(answers, **more)), encoding="utf-8")
        return path


def small_tables() -> dict[str, Any]:
    """The tables of the desk's catalogue."""
    maal = element(
        "maal",
        question("a", core=True),
        question("b", weight=2.0, not_relevant=False, help="Hjælp til b.", look_for=["Et tegn."]),
        question("c", asked_of=["leder"]),
    )
    gate = {"id": "forsoeg", "text": "Er det prøvet?", "help": "Ja eller nej.", "closer_look": "Se nærmere på det."}
    return catalogue_tables(maal, element("overblik", question("d", core=True)), gates=[gate])


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk whose catalogue is the one in use."""
    made = Desk(tmp_path)
    made.catalogue.write_text(tomli_w.dumps(small_tables()), encoding="utf-8")
    monkeypatch.setenv("LOVENDE_CATALOGUE", str(made.catalogue))
    monkeypatch.chdir(tmp_path)
    return made


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the tests of one file keep a desk that takes long to lay out; not there yet."""
    return tmp_path_factory.mktemp("gemt") / "bord"
