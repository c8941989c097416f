"""How often something may go wrong before the door stays shut for a while. Knows nothing of what is tried."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

_MOST_KEYS = 5_000


class Failures:
    """Counts failures by key (an address) over the last `seconds`; `most` of them, and the key has to wait."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._failures: dict[str, deque[float]] = {}

    def exhausted(self, key: str) -> bool:
        """True while `key` has to wait."""
        return len(self._recent(key)) >= self._most

    def note(self, key: str) -> None:
        """One more failure of `key`."""
        if len(self._failures) >= _MOST_KEYS:
            self._forget_the_old()
        failures = self._failures.setdefault(key, deque(maxlen=self._most))
        failures.append(self._clock())

    def _recent(self, key: str) -> deque[float]:
        failures = self._failures.get(key)
        if failures is None:
            return deque()
        while failures and failures[0] <= self._clock() - self._seconds:
            failures.popleft()
        if not failures:
            del self._failures[key]
        return failures

    def _forget_the_old(self) -> None:
        for key in [*self._failures]:
            self._recent(key)
        while len(self._failures) >= _MOST_KEYS:
            del self._failures[next(iter(self._failures))]


class CodeGuard:
    """Guards a code that could be guessed: few wrong ones from one address, and not endlessly many from all together.

    16⁶ codes and at most 120 wrong ones a minute: in three hours a guesser hits with a chance of 1 in 770.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._of_one = Failures(10, 60, clock)
        self._of_all = Failures(120, 60, clock)

    def must_wait(self, address: str) -> bool:
        return self._of_one.exhausted(address) or self._of_all.exhausted("")

    def note_wrong(self, address: str) -> None:
        self._of_one.note(address)
        self._of_all.note("")
