"""How fast many applications are scored and put in order, as ratios to bare numpy doing the same in the same run.

`python -m benchmarks.screening [APPLICATIONS_SCORED] [APPLICATIONS_ORDERED]` tries it out with fewer than the 100,000
and 1,000 of the goal.
"""

from __future__ import annotations

import datetime as dt
import math
import multiprocessing
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import numpy as np

from checklist.archive import open_archive
from checklist.assessment.model import Answer, Assessment, Practice
from checklist.assessment.scoring import TOLERANCE
from checklist.assessment.scoring_many import NOT_RELEVANT, score_many
from checklist.catalogue import our_catalogue
from checklist.screening.draws import CONCENTRATION
from checklist.screening.order import DRAWS, order
from checklist.screening.ratings import RatingTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from checklist.assessment.scoring_many import AnswerColumns

ANSWERED = 66
REVIEWERS, REVIEWS_EACH, ELEMENTS = 30, 3, 11
REPEATS = 3
BY_CHANCE = 0.05
MEGABYTE = 1_024  # in the kilobytes that Linux counts memory in


def seconds(*runs: Callable[[], object]) -> list[float]:
    """The shortest time of each of `runs`, which take turns: what is left when nothing else disturbs."""
    shortest = [math.inf] * len(runs)
    for _repeat in range(REPEATS):
        for place, run in enumerate(runs):
            started = time.perf_counter()
            run()
            shortest[place] = min(shortest[place], time.perf_counter() - started)
    return shortest


def fill(path: Path, applications: int) -> None:
    """An archive of fictive applications with 66 answers each: one made as people do, then multiplied in SQL."""
    now = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
    questions = our_catalogue().questions()[:ANSWERED]
    about = our_catalogue().about
    pattern = Assessment(
        id=uuid4(),
        kind="application",
        catalogue=about.id,
        catalogue_version=about.version,
        created=now,
        updated=now,
        practice=Practice(id=uuid4(), name="Fiktiv praksis", service="Fiktivt tilbud"),
        answers={question.id: Answer(value=3) for question in questions},
    )
    with open_archive(str(path)) as archive:
        archive.add(pattern)
    with closing(sqlite3.connect(path)) as connection, connection:
        names = {
            table: [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            for table in ("assessments", "answers")
        }
        connection.execute("PRAGMA cache_size=-500000")
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("CREATE TEMP TABLE copies (id TEXT)")
        connection.executemany("INSERT INTO copies VALUES (?)", ((uuid4().hex,) for _copy in range(applications)))
        given = {
            "value": "CASE abs(random()) % 20 WHEN 0 THEN NULL ELSE abs(random()) % 5 + 1 END",
            "evidence": """CASE abs(random()) % 4 WHEN 0 THEN '["referat"]' ELSE '[]' END""",
            "assessment_id": "copies.id",
            "id": "copies.id",
        }
        for table, columns in names.items():
            chosen = ", ".join(given.get(name, f"{table}.{name}") for name in columns)
            connection.execute(f"INSERT INTO {table} SELECT {chosen} FROM copies, {table}")
        connection.execute("UPDATE answers SET status = 'dont_know' WHERE value IS NULL AND rowid % 2")
        connection.execute("DELETE FROM assessments WHERE id = ?", (pattern.id.hex,))
        connection.execute("DELETE FROM answers WHERE assessment_id = ?", (pattern.id.hex,))


def raw_read(path: Path) -> None:
    """Nothing but reading the rows that scores are made of."""
    with closing(sqlite3.connect(path)) as connection:
        cursor = connection.execute("SELECT assessment_id, question_id, value, status, evidence FROM answers")
        while cursor.fetchmany(100_000):
            pass


def bare_arithmetic(values: NDArray[np.float64], relevant: NDArray[np.bool_]) -> None:
    """Score, low, high, coverage and level of every element, with nothing around them."""
    catalogue = our_catalogue()
    questions = catalogue.questions()
    weights = np.array(
        [
            [
                question.weight * (catalogue.element_of_question[question.id] is element)
                for element in catalogue.elements
            ]
            for question in questions
        ]
    )
    starts = [level.starts_at for level in catalogue.levels]
    answered = ~np.isnan(values)
    earned = np.where(answered, (values - 1) * 25, 0) @ weights
    answered_weight, all_weight = answered @ weights, relevant @ weights
    with np.errstate(divide="ignore", invalid="ignore"):
        coverage = answered_weight / all_weight
        low, high = earned / all_weight, (earned + 100 * (all_weight - answered_weight)) / all_weight
        score = np.where(coverage >= 0.5, earned / answered_weight, np.nan)
    np.searchsorted(starts, score.ravel() + TOLERANCE, side="right")
    if not (low <= high + TOLERANCE).all():
        raise RuntimeError("the bare arithmetic is wrong")


def scoring(applications: int) -> tuple[str, str, str]:
    """The archive's applications scored, as a ratio to a raw read and the bare arithmetic."""
    catalogue = our_catalogue()
    questions = [question.id for question in catalogue.questions()]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "arkiv.sqlite"
        fill(path, applications)
        with closing(sqlite3.connect(path)) as connection:
            ids = [UUID(row[0]) for row in connection.execute("SELECT id FROM assessments ORDER BY updated, id")]
        with open_archive(str(path), read_only=True) as archive:
            parts: list[AnswerColumns] = [columns for _ids, columns in archive.columns(ids, questions)]

            def scored() -> None:
                for _ids, columns in archive.columns(ids, questions):
                    score_many(catalogue, "full", columns)

            values = np.concatenate([part.values for part in parts])
            relevant = np.concatenate([part.statuses for part in parts]) != NOT_RELEVANT
            ours, read, arithmetic = seconds(scored, lambda: raw_read(path), lambda: bare_arithmetic(values, relevant))
    times = f"{ours:.1f} s / {read:.1f} + {arithmetic:.1f} s"
    return (
        f"{applications:,} applications scored / raw read and bare sums ({times})",
        f"{ours / (read + arithmetic):.1f}",
        "≤ 8.0",
    )


def fictive_ratings(applications: int) -> RatingTable[str]:
    """Each application rated by three of thirty fictive reviewers."""
    chance = np.random.default_rng(20261122)
    values = chance.integers(1, 6, size=(REVIEWERS, applications, ELEMENTS)).astype(np.float64)
    for place in range(applications):
        values[chance.permutation(REVIEWERS)[REVIEWS_EACH:], place] = np.nan
    return RatingTable(
        tuple(f"bedoemmer-{number}" for number in range(REVIEWERS)),
        tuple(f"A-{number:04d}" for number in range(applications)),
        tuple(f"element-{number}" for number in range(ELEMENTS)),
        values,
    )


def bare_order(table: RatingTable[str], at_once: int = 200) -> NDArray[np.float64]:
    """The probabilities of the ranks (applications x ranks) by plain chunked numpy: no ids, no ties, no seed kept."""
    number = len(table.applications)
    scaled = (np.sort(table.values, axis=0)[:REVIEWS_EACH].transpose(1, 2, 0) - 1) / 4
    chance = np.random.default_rng(1)
    applications, elements = np.arange(number), np.arange(ELEMENTS)
    counts = np.zeros(number * number, dtype=np.int64)
    for start in range(0, DRAWS, at_once):
        draws = min(at_once, DRAWS - start)
        weights = chance.dirichlet(np.full(ELEMENTS, CONCENTRATION / ELEMENTS), draws)
        picks = chance.integers(0, REVIEWS_EACH, size=(draws, number, ELEMENTS))
        values = scaled[applications[:, None], elements, picks]
        best_first = np.argsort(-np.einsum("dae,de->da", values, weights), axis=1)
        counts += np.bincount((best_first * number + applications).ravel(), minlength=number * number)
    return counts.reshape(number, number) / DRAWS


def _memory(applications: int, answer: multiprocessing.SimpleQueue[int]) -> None:
    order(fictive_ratings(applications), max(1, applications // 10), 1, weights=(1.0,) * ELEMENTS)
    # Not getrusage: a child process begins with its parent's peak there.
    (peak,) = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM:")]
    answer.put(int(peak.split()[1]))


def peak_memory(applications: int) -> float:
    """Megabytes that a fresh process takes at most, Python and numpy included."""
    context = multiprocessing.get_context("spawn")
    answer: multiprocessing.SimpleQueue[int] = context.SimpleQueue()
    process = context.Process(target=_memory, args=(applications, answer))
    process.start()
    process.join()
    return answer.get() / MEGABYTE


def ordering(applications: int) -> list[tuple[str, str, str]]:
    """The order of so many applications, as a ratio to plain numpy, and its memory."""
    table = fictive_ratings(applications)
    places = max(1, applications // 10)
    ours, bare = seconds(lambda: order(table, places, 1, weights=(1.0,) * ELEMENTS), lambda: bare_order(table))
    found, expected = order(table, places, 1, weights=(1.0,) * ELEMENTS), bare_order(table)
    for place, application in enumerate(table.applications):
        if abs(found.of(application).within - expected[place, :places].sum()) > BY_CHANCE:
            raise RuntimeError(f"the two orders differ on {application}")
    measured = f"{applications:,} applications in order, {DRAWS:,} draws"
    return [
        (f"{measured} / bare chunked numpy ({ours:.1f} s / {bare:.1f} s)", f"{ours / bare:.2f}", "≤ 2.00"),
        (f"{measured}, memory of the process in MB", f"{peak_memory(applications):.0f}", "< 300"),
    ]


def main(scored: int = 100_000, ordered: int = 1_000) -> list[tuple[str, str, str]]:
    """The rows of the table: what was measured, the figure, and what it should be."""
    return [scoring(scored), *ordering(ordered)]


if __name__ == "__main__":
    arguments = [int(argument) for argument in sys.argv[1:]]
    for row in main(*arguments):
        print(*row, sep="  ")
