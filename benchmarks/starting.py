"""How fast the app starts, as ratios to a bare Textual app and to a bare Python, all timed in one run."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.pseudo_terminal import PseudoTerminal
from benchmarks.sudden_death import begin_in
from checklist.catalogue import bundled

BARE_APP = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("Bare Textual")
Bare().run()
"""


def first_paint(command: list[str], environment: dict[str, str], words: str) -> float:
    """Seconds from starting a program until it has painted `words`."""
    with PseudoTerminal(command, environment) as terminal:
        return terminal.wait_for(words)


def keys_work_from_first_paint(environment: dict[str, str]) -> bool:
    """Whether the key n, pressed the moment the home screen appears, opens a new assessment."""
    with PseudoTerminal([sys.executable, "-m", "checklist"], environment) as terminal:
        terminal.wait_for("Lovende praksis")
        terminal.press("n")
        try:
            terminal.wait_for("Ny selvvurdering", timeout=10)
        except TimeoutError:
            return False
    return True


def whole_run(command: list[str]) -> float:
    """Seconds that a command takes from start to end."""
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - started


def main(rounds: int = 15) -> list[tuple[str, str, str]]:
    """The rows of the table: what was measured, the figure, and what it should be."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "arkiv.sqlite"
        begin_in(archive, bundled("elements.toml"))
        environment = {**os.environ, "LOVENDE_ARCHIVE": str(archive), "TERM": "xterm-256color"}
        app, bare = [sys.executable, "-m", "checklist"], [sys.executable, "-c", BARE_APP]
        example = str(min(bundled("examples").glob("*.toml")))
        paints, bares, readies, scores, nothings = [], [], [], [], []
        for _round in range(rounds):
            bares.append(first_paint(bare, environment, "Bare Textual"))
            paints.append(first_paint(app, environment, "Lovende praksis"))
            readies.append(first_paint(app, environment, "Fortsæt: Fiktiv praksis"))
            nothings.append(whole_run([sys.executable, "-c", "pass"]))
            scores.append(whole_run([*app, "score", example, "--json"]))
        keys = keys_work_from_first_paint(environment)
    bare_time = statistics.median(bares)
    more = statistics.median(scores) - statistics.median(nothings)
    return [
        ("first paint / bare Textual app", f"{statistics.median(paints) / bare_time:.2f}", "≤ 1.30"),
        ("archive ready / bare Textual app", f"{statistics.median(readies) / bare_time:.2f}", "≤ 3.00"),
        ("home screen's keys work from the first paint", "yes" if keys else "NO", "yes"),
        ("lovende score, seconds more than python -c pass", f"{more:.2f}", "≤ 0.25"),
    ]
