"""The process that opens other people's files: reads one after the other, with a ceiling over its memory.

It is asked on standard input, one line of JSON for each file, and answers with two lines: what it found out as JSON,
and the assessment as JSON or nothing. It writes nothing, and knows nothing of who asks.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import os
import signal
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checklist.catalogue import Problem
from checklist.exchange.opening import content_of, not_a_file, shown_name
from checklist.exchange.reading import read_kind
from checklist.locale import use_language

if TYPE_CHECKING:
    from typing import BinaryIO

OUT_OF_MEMORY = "out-of-memory"
MOST_PROBLEMS = 200
_SPARE_SECONDS = 5


def answer(request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """What is to be told of the file in `request`, and its assessment as JSON (empty where there is none)."""
    use_language(request["language"])
    name = request["name"]
    problems: tuple[Problem, ...] = ()
    if "content" in request:
        content = base64.b64decode(request["content"])
    else:
        content, problems = _opened(Path(request["path"]), request["size"])
    told: dict[str, Any] = {"size": len(content), "sha256": hashlib.sha256(content).hexdigest(), "kind": "unknown"}
    assessment = None
    if problems:
        told["sha256"] = ""
    else:
        told["kind"], assessment, problems = read_kind(content, name, request["saved"])
    told["problems"] = [[one.code, one.source, one.place, one.message] for one in problems[:MOST_PROBLEMS]]
    told["more"] = max(0, len(problems) - MOST_PROBLEMS)
    return told, b"" if assessment is None else assessment.model_dump_json().encode()


def _opened(path: Path, size: int) -> tuple[bytes, tuple[Problem, ...]]:
    """The content of a plain file; a pipe or a device would never end."""
    with contextlib.suppress(OSError, ValueError):  # told better where it is opened
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            return b"", (not_a_file(shown_name(path)),)
    return content_of(path, size)


def _limit_memory(size: int) -> None:
    """At most `size` bytes of address space, where the system can hold a process to it."""
    if sys.platform != "win32":
        import resource

        with contextlib.suppress(ValueError, OSError):  # macOS knows the limit and refuses to set it
            resource.setrlimit(resource.RLIMIT_AS, (size, size))


def _limit_time(seconds: float) -> None:
    """So much more of the processor's time: whoever asked may be gone and cannot end an endless file any more."""
    if sys.platform != "win32":
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime + seconds) + _SPARE_SECONDS
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _own_channel() -> BinaryIO:
    """Standard output for the answers alone: whatever a library prints goes nowhere."""
    channel = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    return channel


def main() -> None:
    """Answer until standard input ends. Ends by itself, saying so, when the memory was not enough."""
    with contextlib.suppress(ValueError, OSError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the one who asks
    channel = _own_channel()
    _limit_memory(int(sys.argv[1]))
    channel.write(b"\n")  # ready
    channel.flush()
    for line in sys.stdin.buffer:
        request = json.loads(line)
        _limit_time(request["seconds"])
        try:
            told, assessment = answer(request)
            written = json.dumps(told).encode() + b"\n" + assessment + b"\n"
        except MemoryError:
            channel.write(json.dumps({"ended": OUT_OF_MEMORY}).encode() + b"\n\n")
            channel.flush()
            return
        channel.write(written)
        channel.flush()


if __name__ == "__main__":
    main()
