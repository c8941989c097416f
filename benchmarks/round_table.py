"""How fast the table of a large round opens in the app and scrolls, beside a bare Textual screen in the same app.

`python -m benchmarks.round_table [APPLICATIONS]` tries it out with fewer than the 10,000 of the goal.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import getpass
import platform
import sqlite3
import statistics
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from textual.screen import Screen
from textual.widgets import Static

from checklist.archive import open_archive
from checklist.assessment.model import Answer, Assessment, Practice, Rating
from checklist.catalogue import our_catalogue
from checklist.screening.arrivals import Arrived
from checklist.screening.model import Assignment, Declaration, Reviewer
from checklist.screening.receiving import receive
from checklist.screening.reviewing import begin_review, hand_in, with_rating
from checklist.screening.round import Round
from checklist.tui.app import LovendeApp
from checklist.tui.screens.screening_see import SeeScreen
from checklist.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

SIZE = (140, 40)
OPENINGS = 3
PAGES = 150
NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
LEADER = "leder Fiktiv Leder"


def fill(url: str, applications: int) -> UUID:
    """A fictive round, each application read by two reviewers: one made as people do, then multiplied in SQL."""
    catalogue = our_catalogue("da")
    about = catalogue.about
    found = Round(
        id=uuid4(),
        name="Fiktiv runde",
        organiser="Fiktiv fond",
        purpose="At måle.",
        catalogue=about.id,
        catalogue_version=about.version,
        deadline=NOW,
        places=10,
        calibration_cases=0,
    )
    made = Assessment(
        id=uuid4(),
        kind="application",
        catalogue=about.id,
        catalogue_version=about.version,
        created=NOW,
        updated=NOW,
        practice=Practice(id=uuid4(), name="Fiktiv praksis", service="Fiktivt tilbud"),
        answers={question.id: Answer(value=3) for question in catalogue.questions()},
    )
    reviewers = [Reviewer(id=uuid4(), name=name) for name in ("Fiktiv Et", "Fiktiv To")]
    with open_archive(url) as archive:
        rounds = archive.rounds
        rounds.add(found)
        receipts = receive(found, catalogue, [Arrived("en.toml", "0" * 64, NOW, made)], rounds.files.present(found.id))
        rounds.files.take_in(found.id, [(receipt, b"-") for receipt in receipts])
        application = rounds.applications.load(made.id).value
        for reviewer in reviewers:
            rounds.reviews.put_reviewer(found.id, reviewer)
            review = begin_review(found, application, reviewer.id, NOW)
            for element in catalogue.elements:
                review = with_rating(review, element.id, Rating(value=3, comment="Fiktiv kommentar."), NOW)
            rounds.reviews.save(found.id, None, hand_in(catalogue, review, NOW))
        pairs = [(made.id, reviewer.id) for reviewer in reviewers]
        free = [Declaration(application=what, reviewer=who, conflict=False, at=NOW) for what, who in pairs]
        rounds.reviews.declare(found.id, *free)
        rounds.reviews.assign(found.id, (), [Assignment(application=what, reviewer=who) for what, who in pairs])
    _multiply(Path(url), made.id, applications)
    sit_down(url, found.id, LEADER)
    return found.id


def _multiply(path: Path, application: UUID, applications: int) -> None:
    """Copy the one application with all that belongs to it until there are so many."""
    own = ("application_id", "round_applications")
    tables = ("round_applications", "round_reviews", "round_assignments", "round_declarations")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TEMP TABLE copies (place INTEGER, id TEXT)")
        copies = ((place, uuid4().hex) for place in range(2, applications + 1))
        connection.executemany("INSERT INTO copies VALUES (?, ?)", copies)
        for table in tables:
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            given = {
                "application_id": "copies.id",
                "number": "copies.place",
                "position": "copies.place * 10 + position",
            }
            if table == own[1]:
                given |= {"id": "copies.id", "practice": "practice || ' ' || copies.place", "fingerprint": "copies.id"}
            if table == "round_reviews":
                given["id"] = "lower(hex(randomblob(16)))"
            chosen = ", ".join(given.get(name, f"{table}.{name}") for name in columns)
            column = "id" if table == own[1] else own[0]
            connection.execute(
                f"INSERT INTO {table} SELECT {chosen} FROM copies, {table} WHERE {table}.{column} = ?",
                (application.hex,),
            )


def sit_down(url: str, round_id: UUID, who: str) -> None:
    """Say who sits at this machine."""
    with open_archive(url) as archive:
        archive.set_setting(f"seat {round_id} {getpass.getuser()}@{platform.node()}", who)


class BareScreen(Screen[None]):
    """A line of text, and nothing else."""

    def compose(self) -> ComposeResult:
        yield Static("Bare Textual")


@dataclass
class Stalls:
    """The most of the processor's seconds in which the app could not have answered a key.

    Not the clock's: on a machine that others use too, most of those are theirs.
    """

    longest: float = 0.0

    async def watch(self) -> None:
        """Look every two milliseconds, until it is cancelled."""
        while True:
            before = time.process_time()
            await asyncio.sleep(0.002)
            self.longest = max(self.longest, time.process_time() - before)


async def _painted(screen: Screen[Any]) -> None:
    painted = asyncio.Event()
    screen.call_after_refresh(painted.set)
    await painted.wait()


async def _until(ready: Callable[[], bool]) -> None:
    while not ready():  # noqa: ASYNC110 - a screen has no event for it
        await asyncio.sleep(0.001)


@dataclass
class Opened:
    """Seconds from the key to what is seen, and the processor's seconds for it."""

    bare: float
    lines: float
    lines_processor: float
    in_sight: float
    figures: float
    figures_processor: float


async def _open(app: LovendeApp, round_id: UUID) -> Opened:
    started = time.perf_counter()
    bare = BareScreen()
    await app.push_screen(bare)
    await _painted(bare)
    bare_time = time.perf_counter() - started
    await app.pop_screen()
    started, processor = time.perf_counter(), time.process_time()
    screen = SeeScreen(round_id)
    await app.push_screen(screen)
    await _until(lambda: bool(screen.query_one(RowList).keys))
    await _painted(screen)
    lines, lines_processor = time.perf_counter() - started, time.process_time() - processor
    await _until(lambda: screen.has_figures_in_sight)
    await _painted(screen)
    in_sight = time.perf_counter() - started
    await _until(lambda: screen.has_figures)
    await _painted(screen)
    figures, figures_processor = time.perf_counter() - started, time.process_time() - processor
    return Opened(bare_time, lines, lines_processor, in_sight, figures, figures_processor)


async def _measured(url: str, round_id: UUID) -> tuple[list[Opened], float, list[float], float]:
    """The openings, the longest stall in them, the processor's seconds for each page, the longest stall meanwhile."""
    app = LovendeApp(url)
    openings: list[Opened] = []
    pages: list[float] = []
    async with app.run_test(size=SIZE):
        await app.desk()
        opening, paging = Stalls(), Stalls()
        watching = asyncio.create_task(opening.watch())
        for turn in range(OPENINGS):
            openings.append(await _open(app, round_id))
            if turn < OPENINGS - 1:
                await app.pop_screen()
        watching.cancel()
        screen = app.screen
        rows = screen.query_one(RowList)
        watching = asyncio.create_task(paging.watch())
        for page in range(PAGES):
            started = time.process_time()
            rows.action_page(-1 if page % 10 == 9 else 1)
            await _painted(screen)
            pages.append(time.process_time() - started)
        watching.cancel()
    return openings, opening.longest, pages, paging.longest


def main(applications: int = 10_000) -> list[tuple[str, str, str]]:
    """The rows of the table: what was measured, the figure, and what it should be."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"{folder}/arkiv.sqlite"
        round_id = fill(url, applications)
        openings, opening_stall, pages, paging_stall = asyncio.run(_measured(url, round_id))
    best = min(openings, key=lambda one: one.lines)
    full = min(openings, key=lambda one: one.figures)
    bare = statistics.median(one.bare for one in openings)
    what = f"the table of {applications:,} applications"
    return [
        (f"{what}: lines there, seconds ({best.lines_processor:.2f} s of processor)", f"{best.lines:.2f}", "< 1.00"),
        (f"{what}: lines there / a bare Textual screen", f"{best.lines / bare:.1f}", ""),
        (f"{what}: figures of the lines in sight, seconds", f"{min(one.in_sight for one in openings):.2f}", ""),
        (
            f"{what}: all figures there, seconds ({full.figures_processor:.2f} s of processor)",
            f"{full.figures:.2f}",
            "",
        ),
        (f"{what}: longest stall while it opens, in ms of processor", f"{opening_stall * 1000:.0f}", "< 200"),
        (
            f"{what}: a page further until painted, p95 in ms of processor",
            f"{statistics.quantiles(pages, n=20)[-1] * 1000:.0f}",
            "",
        ),
        (f"{what}: longest stall while paging, in ms of processor", f"{paging_stall * 1000:.0f}", "< 100"),
    ]


if __name__ == "__main__":
    for row in main(*(int(argument) for argument in sys.argv[1:])):
        print(*row, sep="  ")
