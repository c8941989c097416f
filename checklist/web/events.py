"""Tells open pages that something changed, as server-sent events: how far people are, and nothing they answered."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator

    from checklist.web.meeting import Meeting

# The projector counts along; three hundred phones need not hear of each other's every answer.
SCREEN_SECONDS = 0.1
PHONE_SECONDS = 1.5
STILL_THERE_SECONDS = 15.0
MOST_STREAMS_EACH = 6


class Changes:
    """Brings the meeting's changes, which come from any thread, to the pages that wait in this event loop."""

    def __init__(self, meeting: Meeting) -> None:
        self._meeting = meeting
        self._any = asyncio.Event()
        self._moved = asyncio.Event()
        self._revision = meeting.revision
        self._waking = False
        self._open: Counter[str] = Counter()

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[None]:
        """Hears of changes inside this block."""
        loop = asyncio.get_running_loop()

        def heard() -> None:
            if not self._waking:
                self._waking = True
                with suppress(RuntimeError):  # the loop is closing
                    loop.call_soon_threadsafe(self._wake)

        unsubscribe = self._meeting.subscribe(heard)
        try:
            yield
        finally:
            unsubscribe()

    def _wake(self) -> None:
        self._waking = False
        self._any.set()
        self._any = asyncio.Event()
        if self._meeting.revision != self._revision:
            self._revision = self._meeting.revision
            self._moved.set()
            self._moved = asyncio.Event()

    def message(self) -> str:
        """Where the meeting is and how far people are."""
        progress = self._meeting.progress
        told = {"state": self._meeting.revision, "joined": progress.joined, "done": progress.done, "of": progress.of}
        return f"data: {json.dumps(told)}\n\n"

    def may_listen(self, who: str) -> bool:
        """False for somebody who has too many pages open already."""
        return self._open[who] < MOST_STREAMS_EACH

    async def stream(self, who: str, *, screen: bool) -> AsyncGenerator[str]:
        """Messages, until whoever listens goes away; `retry` is how soon (ms) a browser tries again."""
        self._open[who] += 1
        try:
            yield "retry: 1000\n\n"
            last, quiet = "", 0.0
            while True:
                waiting = self._any if screen else self._moved
                message = self.message()
                if message != last or quiet >= STILL_THERE_SECONDS:
                    yield message if message != last else ": still there\n\n"
                    last, quiet = message, 0.0
                    await asyncio.sleep(SCREEN_SECONDS)
                quiet += await _woken(waiting, STILL_THERE_SECONDS if screen else PHONE_SECONDS)
        finally:
            self._open[who] -= 1
            if not self._open[who]:
                del self._open[who]


async def _woken(event: asyncio.Event, seconds: float) -> float:
    """Waits for the event, at most `seconds`; returns how long nothing happened, at most."""
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return seconds
    return 0.0
