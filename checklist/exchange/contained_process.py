"""One reading process as the asking side sees it: started, asked with a time limit, ended.

It knows the lines that go to and fro, and nothing of what they say.
"""

from __future__ import annotations

import contextlib
import os
import queue
import subprocess
import sys
import threading
from pathlib import Path

LONGEST_LINE = 100_000_000
STARTING_SECONDS = 60
WORKER = "checklist.exchange.contained_worker"


class TooSlowError(Exception):
    """The time was up before an answer came; the process is ended."""


class DiedError(Exception):
    """The process ended, or what it said was no answer."""


class ReadingProcess:
    """A process that reads files, warm until it is closed. Not for two threads at once."""

    def __init__(self, memory: int) -> None:
        root = str(Path(__file__).resolve().parents[2])
        path = os.pathsep.join([root, *filter(None, [os.environ.get("PYTHONPATH")])])
        self._process = subprocess.Popen(  # noqa: S603 - our own module, by our own interpreter
            [sys.executable, "-m", WORKER, str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        self._is_ready = False

    def _listen(self) -> None:
        """Bring each line to whoever waits: only a queue can be waited on for a time everywhere."""
        out = self._process.stdout
        if out is None:
            raise TypeError
        with contextlib.suppress(OSError, ValueError):
            while (line := out.readline(LONGEST_LINE)).endswith(b"\n"):
                self._lines.put(line)
        self._lines.put(b"")

    def ask(self, request: bytes, seconds: float) -> tuple[bytes, bytes]:
        """The two lines that answer `request`. Raises TooSlowError, DiedError; after either the process is gone."""
        try:
            if self._process.stdin is None:
                raise TypeError
            if not self._is_ready:  # starting is not counted as reading
                self._is_ready = bool(self._lines.get(timeout=STARTING_SECONDS))
            self._process.stdin.write(request + b"\n")
            self._process.stdin.flush()
            first = self._lines.get(timeout=seconds)
            second = self._lines.get(timeout=seconds) if first else b""
        except queue.Empty:
            self.close()
            raise TooSlowError from None
        except (OSError, ValueError):
            self.close()
            raise DiedError from None
        if not first or not second:
            self.close()
            raise DiedError
        return first, second

    def close(self) -> None:
        """End the process at once; it holds nothing that could be lost. Closing twice is no harm."""
        self._process.kill()
        self._process.wait()
        self._listener.join(STARTING_SECONDS)
        for end in (self._process.stdin, self._process.stdout):
            if end is not None:
                with contextlib.suppress(OSError):
                    end.close()
