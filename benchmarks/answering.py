"""How long a key press takes until the answer is committed and painted, beside a bare commit of the same archive."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from pathlib import Path
from uuid import uuid4

from checklist.assessment.editing import begin, with_answer
from checklist.assessment.model import Answer, Practice, Respondent
from checklist.catalogue import bundled, our_catalogue
from checklist.tui.app import LovendeApp
from checklist.tui.desk import open_desk
from checklist.tui.screens.walk import WalkScreen
from checklist.tui.session import now


async def key_presses(archive_path: Path, presses: int) -> list[float]:
    """Seconds for each of `presses` answers, from the key to the painted, committed answer."""
    app = LovendeApp(str(archive_path))
    times: list[float] = []
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await app.desk()
        practice = Practice(id=uuid4(), name="Fiktiv praksis", service="Fiktivt tilbud", area="handicap")
        app.open_session(desk.start(begin(desk.catalogue, practice, Respondent(), now())))
        await pilot.pause()
        screen = app.screen
        if not isinstance(screen, WalkScreen):
            raise TypeError(screen)
        for number in range(presses):
            painted = asyncio.Event()
            started = time.perf_counter()
            screen.action_press(str(number % 5 + 1))
            screen.call_after_refresh(painted.set)
            await painted.wait()
            times.append(time.perf_counter() - started)
    return times


def bare_commits(archive_path: Path, commits: int) -> list[float]:
    """Seconds for each of `commits` answers stored without any screen."""
    desk = open_desk(str(archive_path), None)
    if desk.archive is None:
        raise RuntimeError(desk.trouble)
    practice = Practice(id=uuid4(), name="Fiktiv praksis", service="Fiktivt tilbud")
    assessment = begin(our_catalogue(), practice, Respondent(), now())
    stored = desk.archive.add(assessment, bundled("elements.toml").read_bytes())
    question = our_catalogue().questions()[0].id
    times: list[float] = []
    for number in range(commits):
        started = time.perf_counter()
        stored = desk.archive.save(
            stored, with_answer(stored.assessment, question, Answer(value=number % 5 + 1), now())
        )
        times.append(time.perf_counter() - started)
    desk.archive.close()
    return times


def main(presses: int = 300) -> list[tuple[str, str, str]]:
    """The rows of the table."""
    with tempfile.TemporaryDirectory() as folder:
        pressed = asyncio.run(key_presses(Path(folder) / "a.sqlite", presses))
        bare = bare_commits(Path(folder) / "b.sqlite", presses)
    slowest = statistics.quantiles(pressed, n=20)[-1]
    ratio = statistics.median(pressed) / statistics.median(bare)
    return [
        ("key press → committed → painted, p95 in ms", f"{slowest * 1000:.1f}", "≤ 16"),
        ("the same, median / a bare commit's median", f"{ratio:.1f}", ""),
    ]
