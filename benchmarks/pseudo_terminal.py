"""A pseudo-terminal of one's own with a program running in it: what a person at a terminal has, for tests and timings.

It reads what the program paints as text and knows nothing of what the text means. POSIX only.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import TracebackType

_ESCAPES = re.compile(
    rb"\x1b(?:\[[0-9;?<>=]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_].*?\x1b\\|[@-Z\\-_])", re.DOTALL
)


class PseudoTerminal:
    """Runs `arguments` in a new terminal of `columns` × `rows`; leaving the block kills what still runs."""

    def __init__(
        self, arguments: Sequence[str], environment: Mapping[str, str], columns: int = 80, rows: int = 24
    ) -> None:
        self.started = time.perf_counter()
        self.pid, self._master = pty.fork()
        if self.pid == 0:
            try:
                os.execvpe(arguments[0], list(arguments), dict(environment))
            finally:
                os._exit(127)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._raw = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        os.close(self._master)

    @property
    def text(self) -> str:
        """Everything painted so far, without the escape sequences."""
        return _ESCAPES.sub(b"", self._raw).decode("utf-8", "replace")

    def press(self, keys: str) -> None:
        """Type `keys`."""
        os.write(self._master, keys.encode())

    def read(self, seconds: float) -> bool:
        """Take in what is painted within `seconds`; False where nothing came."""
        ready, _, _ = select.select([self._master], [], [], seconds)
        if not ready:
            return False
        try:
            self._raw += os.read(self._master, 65536)
        except OSError:
            return False
        return True

    def wait_for(self, words: str, timeout: float = 60) -> float:
        """Seconds from the start until `words` were painted. Raises TimeoutError."""
        deadline = time.perf_counter() + timeout
        wanted = words.encode()
        while wanted not in self._raw and words not in self.text:
            left = deadline - time.perf_counter()
            if left <= 0 or (not self.read(min(left, 0.5)) and self.ended):
                message = f"{words!r} was not painted; the screen says: {self.text[-2000:]}"
                raise TimeoutError(message)
        return time.perf_counter() - self.started

    def find(self, pattern: str) -> list[str]:
        """All matches of a regular expression (its first group) in what was painted."""
        return re.findall(pattern, self.text)

    @property
    def ended(self) -> bool:
        """True once the program has ended."""
        if self.pid == 0:
            return True
        pid, _status = os.waitpid(self.pid, os.WNOHANG)
        if pid:
            self.pid = 0
        return self.pid == 0

    def kill(self) -> None:
        """End the program at once, as a power cut would."""
        if not self.ended:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self.pid = 0
