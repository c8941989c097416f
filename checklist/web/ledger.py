"""Many small changes, few transactions: what comes in while one is being written goes together into the next.

Knows nothing of what is written. Nobody is told that a change is kept before it is on the disk.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Generic, TypeVar

Item = TypeVar("Item")

# One transaction stays short enough that the next reader of the archive hardly waits.
MOST_TOGETHER = 500


class Ledger(Generic[Item]):
    """Writes items in batches on a thread of its own.

    `write` gets a batch in the order of arrival and returns, for each item, None or the reason why it was refused; what
    it raises is every item's error.
    """

    def __init__(self, write: Callable[[Sequence[Item]], Sequence[Exception | None]]) -> None:
        self._write = write
        self._waiting: SimpleQueue[tuple[Item, Future[None]] | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="ledger", daemon=True)
        self._closing = threading.Lock()
        self._closed = False
        self._thread.start()

    def submit(self, item: Item) -> Future[None]:
        """A future that is done once the item is on the disk, or fails with why it is not."""
        future: Future[None] = Future()
        with self._closing:
            if self._closed:
                future.set_exception(RuntimeError("the ledger is closed"))
            else:
                self._waiting.put((item, future))
        return future

    def close(self) -> None:
        """Write what is waiting, then stop."""
        with self._closing:
            self._closed = True
            self._waiting.put(None)
        self._thread.join()

    def _work(self) -> None:
        going_on = True
        while going_on:
            taken = [self._waiting.get()]
            while len(taken) < MOST_TOGETHER and not self._waiting.empty():
                taken.append(self._waiting.get())
            going_on = None not in taken
            self._settle([one for one in taken if one is not None])

    def _settle(self, batch: Sequence[tuple[Item, Future[None]]]) -> None:
        if not batch:
            return
        try:
            outcomes = self._write([item for item, _future in batch])
        except Exception as error:  # noqa: BLE001 - whatever it is, those who wait must hear of it
            outcomes = [error] * len(batch)
        for (_item, future), refusal in zip(batch, outcomes, strict=True):
            if refusal is None:
                future.set_result(None)
            else:
                future.set_exception(refusal)
