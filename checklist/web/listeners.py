"""Who wants to hear that something changed. Knows nothing of what."""

from __future__ import annotations

import threading
from collections.abc import Callable

from checklist.web.guard import log


class Listeners:
    """Callbacks that are called from whichever thread made a change; one that fails harms nobody."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._callbacks: list[Callable[[], None]] = []

    def add(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Calls `callback` from now on; the returned function ends it."""
        with self._lock:
            self._callbacks.append(callback)

        def remove() -> None:
            with self._lock:
                if callback in self._callbacks:
                    self._callbacks.remove(callback)

        return remove

    def tell(self) -> None:
        for callback in [*self._callbacks]:
            try:
                callback()
            except Exception:  # noqa: BLE001 - what a listener does wrong must not stop the vote
                log.exception("a listener failed")
