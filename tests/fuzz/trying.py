"""Tries one input on one reader: problems are right, a refusal is right, anything else that comes out is a bug."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from checklist.catalogue import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.fuzz.readers import Reader

SECONDS = 20
"""Of the processor's time: how much else the machine does meanwhile is nothing to the reader."""


class TooSlowError(BaseException):
    """The reader did not come back; outside these tests its process would be ended."""


def attempt(reader: Reader, content: bytes) -> None:
    """Read `content`. Raises whatever the reader should not have raised."""
    with _time_limit():
        try:
            found = reader.read(content, f"proeve.{reader.ending}")
        except RefusedError as error:
            found = (None, error.problems)
    if not isinstance(found, tuple):
        raise TypeError(found)
    result, problems = found[-2:] if reader.name != "catalogue-xlsx" else (found[0], found[2])
    if result is None and not any(problem.refuses for problem in problems):
        raise AssertionError(f"{reader.name}: neither a result nor a reason")
    for problem in problems:
        str(problem).encode()


@contextmanager
def _time_limit() -> Iterator[None]:
    """Ends what takes too long, where the system can interrupt it."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_signal: int, _frame: object) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
