"""When an app has nothing left to do. Textual's own pilot asks the processor, which tells nothing on a busy machine."""

from __future__ import annotations

import asyncio
from asyncio.base_events import BaseEventLoop
from typing import TYPE_CHECKING, Any, TypeVar

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_TICK = 0.01
"""Longer than the time between two frames."""
_QUIET_TICKS = 2
_AT_MOST = 20.0
_THREADS_AT_MOST = 3.0
"""Some tests hold a thread up, to see what the app does meanwhile."""
_PATIENCE = 300.0
"""Far longer than anything takes, on any machine."""

Found = TypeVar("Found")

_working: set[asyncio.Future[Any]] = set()
"""What the app has threads do just now: reading and writing the archive, mostly."""


@pytest.fixture(autouse=True)
def a_press_waits_for_what_it_sets_going(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """`Pilot.press` and `Pilot.pause` come back when the app waits for a key, a clock or another process."""
    hand_to_a_thread: Callable[..., asyncio.Future[Any]] = BaseEventLoop.run_in_executor

    def noted(*arguments: Any) -> asyncio.Future[Any]:
        work = hand_to_a_thread(*arguments)
        _working.add(work)
        work.add_done_callback(_working.discard)
        return work

    monkeypatch.setattr(BaseEventLoop, "run_in_executor", noted)
    for module in ("textual.app", "textual.pilot"):
        monkeypatch.setattr(f"{module}.wait_for_idle", until_quiet)
    yield
    _working.clear()


async def until(happened: Callable[[], Found], instead: Callable[[], object] = lambda: "it has not happened") -> Found:
    """What `happened` gives, as soon as that is something. Fails with what is there `instead` if it never comes."""
    clock = asyncio.get_running_loop()
    last = clock.time() + _PATIENCE
    while not (found := happened()):
        assert clock.time() < last, instead()
        await asyncio.sleep(_TICK)
    return found


async def until_quiet(_min_sleep: float = 0, _max_sleep: float = 1) -> None:
    """Wait until nothing is due in the event loop and every thread that was set going meanwhile has ended."""
    loop: Any = asyncio.get_running_loop()
    before, begun, quiet = set(_working), loop.time(), 0
    while quiet < _QUIET_TICKS and loop.time() < begun + _AT_MOST:
        await asyncio.sleep(_TICK)
        at_work = _working - before and loop.time() < begun + _THREADS_AT_MOST
        quiet = 0 if loop._ready or at_work else quiet + 1
