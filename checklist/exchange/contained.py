"""Reads files of unknown origin where they can do no harm: in processes with a ceiling on memory and time.

Whatever one file does, it is told of that file in a sentence, and the rest go on. What comes back is data that is
checked again; nothing here opens a file itself.
"""

from __future__ import annotations

import atexit
import base64
import hashlib
import json
import threading
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from os import cpu_count
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, Literal

from checklist.assessment.model import Assessment
from checklist.catalogue import Problem
from checklist.exchange.contained_process import DiedError, ReadingProcess, TooSlowError
from checklist.exchange.contained_worker import OUT_OF_MEMORY
from checklist.exchange.opening import MAX_BYTES, content_of, not_opened, shown_name
from checklist.locale import _, current_language, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from os import PathLike

Kind = Literal["toml", "json", "csv", "xlsx", "form", "report", "unknown"]


@dataclass(frozen=True)
class Limits:
    """What one file may cost: `seconds` to read, bytes of `memory` (on Linux), and its own `size` in bytes."""

    seconds: float = 20.0
    memory: int = 1_000_000_000
    size: int = MAX_BYTES


@dataclass(frozen=True)
class Read:
    """What became of one file: its assessment, or None and every problem.

    `sha256` (hex) and `size` (bytes) are those of the bytes that were read, "" and 0 where none could be. `kind` is
    what the content is, whatever the name says.
    """

    path: Path
    sha256: str
    size: int
    assessment: Assessment | None
    problems: tuple[Problem, ...]
    kind: Kind


USUAL = Limits()
_PROCESSES = 2
_AHEAD = 8


class ContainedReader:
    """Some warm processes to read with; one that dies or oversteps is replaced. To be closed."""

    def __init__(self, limits: Limits = USUAL, processes: int = 1) -> None:
        self._limits = limits
        self._free: SimpleQueue[ReadingProcess | None] = SimpleQueue()
        for _one in range(processes):
            self._free.put(None)  # started when it is first needed

    def read(self, path: str | PathLike[str]) -> Read:
        """The file at `path`."""
        # The other process may stand in another folder: it started earlier.
        return self._read(Path(path), {"path": str(Path(path).absolute())})

    def read_content(self, content: bytes, name: str) -> Read:
        """Bytes that came some other way; `name` is what to call them."""
        return self._read(Path(name), {"content": base64.b64encode(content).decode()})

    def close(self) -> None:
        """End the processes that wait for work."""
        while not self._free.empty():
            process = self._free.get()
            if process is not None:
                process.close()

    def _read(self, path: Path, request: dict[str, Any]) -> Read:
        limits, name = self._limits, shown_name(path)
        saved = None
        if "path" in request:
            try:
                saved = path.stat().st_mtime
            except (OSError, ValueError) as error:
                return Read(path, "", 0, None, (not_opened(name, error),), "unknown")
        request |= {
            "name": name,
            "saved": saved,
            "language": current_language(),
            "size": limits.size,
            "seconds": limits.seconds,
        }
        process = self._free.get()
        try:
            process = process or ReadingProcess(limits.memory)
            first, second = process.ask(json.dumps(request).encode(), limits.seconds)
            told = json.loads(first)
            if told.get("ended") == OUT_OF_MEMORY:
                process.close()
                process = None
                return _refused(path, request, "E142", _("filen bruger for meget hukommelse. Den er ikke læst."))
            return _as_read(path, name, told, second)
        except TooSlowError:
            process = None
            message = _("det tager for lang tid at læse filen. Den er opgivet efter {seconds} sekunder.")
            return _refused(path, request, "E141", message.format(seconds=round(limits.seconds)))
        except DiedError:
            process = None
            return _refused(path, request, "E143", _("filen kan ikke læses: Læsningen brød sammen midt i den."))
        finally:
            self._free.put(process)


def _refused(path: Path, request: dict[str, Any], code: str, message: str) -> Read:
    """For a file that ended its reader: its fingerprint is taken here, where it is not read for what it says."""
    problem = Problem(code, shown_name(path), "", message)
    if "content" in request:
        content = base64.b64decode(request["content"])
    else:
        content, unread = content_of(path, request["size"])
        if unread:
            return Read(path, "", 0, None, (problem,), "unknown")
    return Read(path, hashlib.sha256(content).hexdigest(), len(content), None, (problem,), "unknown")


def _as_read(path: Path, name: str, told: dict[str, Any], assessment: bytes) -> Read:
    problems = [Problem(*map(str, one)) for one in told["problems"]]
    if more := told["more"]:
        message = ngettext("og {count} fejl til.", "og {count} fejl mere.", more).format(count=more)
        problems.append(Problem("E149", name, "", message))
    held = Assessment.model_validate_json(assessment) if assessment.strip() else None
    return Read(path, told["sha256"], told["size"], held, tuple(problems), told["kind"])


def read_contained(paths: Iterable[str | PathLike[str]], *, limits: Limits = USUAL) -> Iterator[Read]:
    """Each file in turn, in the order of `paths`, read a little ahead by two warm processes.

    Nothing that stands in a file ends this early; whoever stops asking ends the processes.
    """
    with _reading(limits) as (reader, threads):
        language = current_language()
        waiting: deque[Future[Read]] = deque()
        for path in paths:
            waiting.append(threads.submit(_speaking, language, reader, path))
            if len(waiting) >= _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _speaking(language: Any, reader: ContainedReader, path: str | PathLike[str]) -> Read:
    from checklist.locale import speaking

    with speaking(language):  # a thread of its own starts in the process's language
        return reader.read(path)


@contextmanager
def _reading(limits: Limits) -> Iterator[tuple[ContainedReader, ThreadPoolExecutor]]:
    processes = min(_PROCESSES, cpu_count() or 1)
    reader = ContainedReader(limits, processes)
    threads = ThreadPoolExecutor(processes)
    try:
        yield reader, threads
    finally:
        threads.shutdown(cancel_futures=True)
        reader.close()


_shared: ContainedReader | None = None
_starting = threading.Lock()


def shared_reader() -> ContainedReader:
    """One reader for a program that opens a file now and then, closed when the program ends."""
    global _shared  # noqa: PLW0603 - one process to read with is enough for a program
    with _starting:
        if _shared is None:
            _shared = ContainedReader()
            atexit.register(_shared.close)
        return _shared
