"""How fast a folder of applications goes into a round, as a ratio to only parsing the same files in the same run.

`python -m benchmarks.receiving [FILES]` tries it out with fewer than the 10,000 of the goal.
"""

from __future__ import annotations

import datetime as dt
import math
import sys
import tempfile
import time
from pathlib import Path
from uuid import uuid4

from checklist.archive import open_archive
from checklist.assessment.model import Answer, Assessment, Practice
from checklist.assessment.reading import parse_assessment
from checklist.catalogue import our_catalogue
from checklist.cli.screening.arriving import take_in
from checklist.cli.screening.opened import OpenRound
from checklist.exchange import write
from checklist.screening.round import Round

REPEATS = 3
NOTE = "En note på et par linjer, som folk skriver dem: hvad vi gør, og hvor man kan se det. (Fiktiv.)"


def fill(folder: Path, files: int) -> list[Path]:
    """So many fictive applications in TOML, every question answered and every third with a note."""
    catalogue = our_catalogue("da")
    now = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
    answers = {
        question.id: Answer(value=place % 5 + 1, note=NOTE if place % 3 == 0 else None)
        for place, question in enumerate(catalogue.questions())
    }
    paths = []
    for number in range(files):
        made = Assessment(
            id=uuid4(),
            kind="application",
            catalogue=catalogue.about.id,
            catalogue_version=catalogue.about.version,
            created=now,
            updated=now,
            practice=Practice(id=uuid4(), name=f"Fiktiv praksis {number}", service="Fiktivt tilbud"),
            answers=answers,
        )
        path = folder / f"{number:05}.toml"
        path.write_bytes(write(made, "toml"))
        paths.append(path)
    return paths


def parse(paths: list[Path]) -> float:
    """Seconds to read and parse every file, and nothing else."""
    started = time.perf_counter()
    for path in paths:
        if parse_assessment(path.read_bytes(), path.name)[0] is None:
            raise RuntimeError(f"{path.name} cannot be read")
    return time.perf_counter() - started


def receive(paths: list[Path], url: str) -> float:
    """Seconds to take every file into a new round: contained reading, judging, keeping bytes and application."""
    catalogue = our_catalogue("da")
    now = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
    found = Round(
        id=uuid4(),
        name="Fiktiv runde",
        organiser="Fiktiv fond",
        purpose="At måle.",
        catalogue=catalogue.about.id,
        catalogue_version=catalogue.about.version,
        deadline=now,
        places=10,
    )
    with open_archive(url) as archive:
        opened = OpenRound(archive, archive.rounds.add(found), catalogue)
        started = time.perf_counter()
        outcomes = [getattr(receipt, "outcome", "") for _path, receipt in take_in(opened, paths, now)]
        took = time.perf_counter() - started
    if set(outcomes) != {"taken_in"}:
        raise RuntimeError("not every file was taken in")
    return took


def main(files: int = 10_000) -> list[tuple[str, str, str]]:
    """The row of the table: what was measured, the figure, and what it should be."""
    ours = parsing = math.inf
    with tempfile.TemporaryDirectory() as folder:
        paths = fill(Path(folder), files)
        for repeat in range(REPEATS):
            parsing = min(parsing, parse(paths))
            ours = min(ours, receive(paths, f"{folder}/{repeat}.sqlite"))
    times = f"{ours:.1f} s / {parsing:.1f} s"
    return [(f"{files:,} TOML files received / only parsed ({times})", f"{ours / parsing:.2f}", "≤ 3.00")]


if __name__ == "__main__":
    for row in main(*(int(argument) for argument in sys.argv[1:])):
        print(*row, sep="  ")
