"""Kills the real app in the middle of answering, again and again, and counts what the screen had called saved.

`python -m benchmarks.sudden_death [TIMES] [SEED]` does it 1,000 times; the test suite does it 20 times.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from benchmarks.pseudo_terminal import PseudoTerminal
from checklist.archive import open_archive
from checklist.assessment.editing import begin
from checklist.assessment.model import Practice, Respondent
from checklist.catalogue import load_catalogue

if TYPE_CHECKING:
    from uuid import UUID

QUESTIONS = 60


def long_catalogue(path: Path) -> None:
    """Write a fictive catalogue with one element of many questions, so that nothing interrupts the answering."""
    questions = "".join(
        f'[[elements.questions]]\nid = "spoergsmaal-{n}"\ntext = "Spørgsmål {n}?"\nscale = "grad"\n'
        for n in range(1, QUESTIONS + 1)
    )
    options = ", ".join(f'{{ value = {value}, label = "Svar {value}" }}' for value in range(1, 6))
    path.write_text(
        "# Fictive: for trying out sudden death only.\n"
        '[catalogue]\nid = "fiktivt"\nversion = "1.0.0"\nlanguage = "da"\ntitle = "Fiktivt"\n'
        f'[[scales]]\nid = "grad"\noptions = [{options}]\n'
        '[[levels]]\nid = "alt"\nname = "Alt"\nfrom = 0\npresent = true\nmeaning = "Alt."\n'
        '[[categories]]\nid = "en"\nname = "En"\ndescription = "En."\n'
        '[[elements]]\nid = "et"\nname = "Et"\ncategory = "en"\ndefinition = "Et."\n' + questions,
        encoding="utf-8",
    )


def begin_in(archive_path: Path, catalogue_path: Path) -> UUID:
    """Store an empty fictive assessment, for the app to go on with; returns its id."""
    catalogue = load_catalogue(catalogue_path)
    practice = Practice(id=uuid4(), name="Fiktiv praksis", service="Fiktivt tilbud")
    assessment = begin(catalogue, practice, Respondent(), dt.datetime.now(dt.UTC))
    archive = open_archive(str(archive_path))
    archive.add(assessment, catalogue_path.read_bytes())
    archive.close()
    return assessment.id


def die_once(folder: Path, chance: random.Random) -> tuple[int, int]:
    """Answer as fast as the screen takes it, die at a random moment: (answers called saved, answers found)."""
    archive_path, catalogue_path = folder / "arkiv.sqlite", folder / "fiktivt.toml"
    long_catalogue(catalogue_path)
    assessment_id = begin_in(archive_path, catalogue_path)
    environment = {**os.environ, "LOVENDE_ARCHIVE": str(archive_path), "TERM": "xterm-256color"}
    command = [sys.executable, "-m", "checklist", "--catalogue", str(catalogue_path)]
    with PseudoTerminal(command, environment) as terminal:
        terminal.wait_for("Fortsæt: Fiktiv praksis")
        terminal.press("f")
        terminal.wait_for(f"spørgsmål 1 af {QUESTIONS}")
        last_moment = time.perf_counter() + chance.uniform(0.05, 2.0)
        while time.perf_counter() < last_moment and _saved(terminal) < QUESTIONS - 1:
            terminal.press(f"{chance.randint(1, 5)}\x1b[C")
            terminal.read(chance.uniform(0, 0.05))
        terminal.kill()
        while terminal.read(0.05):
            pass
        called_saved = _saved(terminal)
    archive = open_archive(str(archive_path))
    found = sum(answer.is_given for answer in archive.load(assessment_id).assessment.answers.values())
    archive.close()
    return called_saved, found


def _saved(terminal: PseudoTerminal) -> int:
    return max((int(number) for number in terminal.find(rf"(\d+) af {QUESTIONS} besvaret")), default=0)


def main(times: int, seed: int) -> int:
    chance = random.Random(seed)
    lost = called = 0
    for number in range(1, times + 1):
        with tempfile.TemporaryDirectory() as folder:
            called_saved, found = die_once(Path(folder), chance)
        lost += max(0, called_saved - found)
        called += called_saved
        if number % 50 == 0 or number == times:
            print(f"{number} deaths, {called} answers called saved, {lost} of them lost", flush=True)
    return 1 if lost else 0


if __name__ == "__main__":
    arguments = [int(argument) for argument in sys.argv[1:]]
    sys.exit(main(*(arguments + [1000, 20261122][len(arguments) :])))
