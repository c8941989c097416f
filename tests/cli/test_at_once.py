"""`lovende` without a word opens the app by the short way, and explains itself there as everywhere."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from benchmarks.pseudo_terminal import PseudoTerminal
from checklist.cli.at_once import opens_at_once


def environment(tmp_path: Path, **more: str) -> dict[str, str]:
    """A person's environment with an archive of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LOVENDE_")}
    return {**kept, "TERM": "xterm-256color", "LOVENDE_ARCHIVE": str(tmp_path / "arkiv.sqlite"), **more}


@pytest.mark.parametrize("more", [{}, {"LOVENDE_LANGUAGE": "da"}])
def test_the_app_opens_by_either_way(tmp_path: Path, more: dict[str, str]) -> None:
    """With a setting in the environment the long way is taken; both paint the home screen and close on q."""
    with PseudoTerminal([sys.executable, "-m", "checklist"], environment(tmp_path, **more)) as terminal:
        terminal.wait_for("Begynd en ny selvvurdering")
        terminal.press("q")
        last_moment = time.monotonic() + 60
        while not terminal.ended and time.monotonic() < last_moment:
            terminal.read(0.1)
            time.sleep(0.05)
        assert terminal.ended


def test_a_pipe_does_not_open_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    """No terminal, no short way; nor with a word on the command line."""
    for name in [name for name in os.environ if name.startswith("LOVENDE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert opens_at_once([])
    assert not opens_at_once(["score"])
    monkeypatch.setattr("sys.stdout.isatty", lambda: False, raising=False)
    assert not opens_at_once([])
