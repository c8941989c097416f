"""`lovende` and nothing else: the app opens before click is loaded, which is an eighth of the way to the first paint.

With any word or setting but the archive's place, the ordinary way through `lovende.py` is taken.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from checklist.cli.starting import started

if TYPE_CHECKING:
    from collections.abc import Sequence


def opens_at_once(args: Sequence[str]) -> bool:
    """True where nothing needs to be read from the command line, and a person sits at a terminal."""
    settings = {name for name in os.environ if name.startswith("LOVENDE_")}
    return not args and settings <= {"LOVENDE_ARCHIVE"} and sys.stdin.isatty() and sys.stdout.isatty()


def open_at_once() -> int:
    """Run the app until it is left; returns the exit code. Whatever goes wrong is told as in every command."""
    try:
        from checklist.tui import run

        started()
        return run(os.environ.get("LOVENDE_ARCHIVE") or None)
    except Exception:  # noqa: BLE001 - the one place that explains exceptions is asked to
        import click

        from checklist.cli.outcome import explained

        try:
            with explained():
                raise
        except click.exceptions.Exit as ending:
            return ending.exit_code
