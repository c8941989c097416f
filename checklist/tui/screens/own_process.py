"""A process beside the app, for work that keeps Python busy so long that the screen would stand still."""

from __future__ import annotations

import asyncio
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, redirect_stderr
from multiprocessing import get_context
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from checklist.tui.screens.file_news import Failed, stopped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Given = ParamSpec("Given")
Outcome = TypeVar("Outcome")


@contextmanager
def own_process() -> Iterator[ProcessPoolExecutor]:
    """One process that does what is submitted, in order, and is let go of at the end.

    Waiting for what was submitted raises BrokenProcessPool where the process was stopped.
    """
    # A new process is handed the number of the standard error stream, and Textual's stand-in for it has none.
    with redirect_stderr(sys.__stderr__):
        process = ProcessPoolExecutor(1, get_context("spawn"))
        process.submit(_be_silent)
    try:
        yield process
    finally:
        process.shutdown(wait=False, cancel_futures=True)


async def written_aside(write: Callable[Given, Outcome], *given: Given.args, **named: Given.kwargs) -> Outcome | Failed:
    """What `write` gives in a process of its own. The screen stays alive meanwhile."""
    with own_process() as process:
        try:
            return await asyncio.wrap_future(process.submit(write, *given, **named))
        except BrokenProcessPool:
            return stopped()


def _be_silent() -> None:
    """Keep whatever libraries print off the terminal that the app draws on."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            os.dup2(nowhere, stream.fileno())
