"""Files on their way from a folder into a round: found, read where they can do no harm, judged, kept.

Prints nothing. What it hands back for a file is in the archive already.
"""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from checklist.archive import RoundConflictError
from checklist.cli.screening.reviews_in import ReviewsIn
from checklist.exchange.contained import ContainedReader, read_contained
from checklist.exchange.opening import content_of, shown_name
from checklist.locale import current_language, speaking
from checklist.screening.arrivals import Arrived
from checklist.screening.receiving import receive

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import Future

    from checklist.cli.screening.opened import OpenRound
    from checklist.cli.screening.reviews_in import ReviewReceipt
    from checklist.exchange.contained import Read
    from checklist.screening.arrivals import Present, Receipt

AT_ONCE = 200
BYTES_AT_ONCE = 50_000_000


@dataclass(frozen=True)
class Opened:
    """A file that was opened: the bytes that are kept, their SHA-256 (hex; "" for none), and what was read in them."""

    content: bytes
    sha256: str
    read: Read


def files_in(paths: Iterable[str]) -> list[Path]:
    """Every file that `paths` name: a folder stands for all in it and below, but for hidden ones, by name."""
    found: list[Path] = []
    for path in map(Path, paths):
        if not path.is_dir():
            found.append(path)
            continue
        for folder, below, names in os.walk(path):
            below[:] = sorted(name for name in below if not name.startswith("."))
            found += [Path(folder, name) for name in sorted(names) if not name.startswith(".")]
    return list(dict.fromkeys(found))


def take_in(
    opened: OpenRound, paths: Sequence[Path], came: dt.datetime
) -> Iterator[tuple[Path, Receipt | ReviewReceipt]]:
    """What became of each file in turn, in the order of `paths`, when it is in the archive.

    `came` is when files that were never here before were received. While some are judged and kept, the next are read.
    Raises ArchiveError.
    """
    keeper = _Keeper(opened, came)
    language = current_language()

    def keep(batch: Sequence[tuple[Path, Opened]]) -> list[tuple[Path, Receipt | ReviewReceipt]]:
        with speaking(language):  # a thread of its own starts in the process's language
            return keeper.keep(batch)

    waiting: Future[list[tuple[Path, Receipt | ReviewReceipt]]] | None = None
    with ThreadPoolExecutor(1) as beside:
        for batch in _batches(zip(paths, _opened(paths), strict=True)):
            told, waiting = waiting, beside.submit(keep, batch)
            if told is not None:
                yield from told.result()
        if waiting is not None:
            yield from waiting.result()


def _batches(opened: Iterable[tuple[Path, Opened]]) -> Iterator[list[tuple[Path, Opened]]]:
    """At most so many files, and so many bytes, at once: a folder may hold anything."""
    batch: list[tuple[Path, Opened]] = []
    size = 0
    for path, one in opened:
        batch.append((path, one))
        size += len(one.content)
        if len(batch) >= AT_ONCE or size >= BYTES_AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class _Keeper:
    """Judges files in the order in which they come, and keeps them in the archive."""

    def __init__(self, opened: OpenRound, came: dt.datetime) -> None:
        self._opened, self._came = opened, came
        self._first = opened.rounds.files.first_received(opened.id)
        self._present = opened.rounds.files.present(opened.id)
        self._reviews = ReviewsIn(opened, came)

    def keep(self, batch: Sequence[tuple[Path, Opened]]) -> list[tuple[Path, Receipt | ReviewReceipt]]:
        """The receipts of these files, in their order."""
        applications: list[tuple[Path, Arrived, bytes]] = []
        receipts: dict[Path, Receipt | ReviewReceipt] = {}
        for path, one in batch:
            name = shown_name(path)
            if one.read.assessment is not None and one.read.assessment.kind == "review":
                receipts[path] = self._reviews.take_in(name, one.read.assessment, one.read.problems)
                continue
            moment = self._first.setdefault(one.sha256, self._came) if one.sha256 else self._came
            arrived = Arrived(name, one.sha256, moment, one.read.assessment, one.read.problems)
            applications.append((path, arrived, one.content))
        judged, self._present = _kept(self._opened, applications, self._present)
        receipts |= judged
        return [(path, receipts[path]) for path, _one in batch]


def _kept(
    opened: OpenRound, arrived: Sequence[tuple[Path, Arrived, bytes]], present: Present
) -> tuple[dict[Path, Receipt], Present]:
    """The receipts of files that are kept now; where somebody else took files in meanwhile, they are judged anew."""

    def keep(beside: Present) -> dict[Path, Receipt]:
        receipts = list(receive(opened.found, opened.catalogue, (one for _path, one, _content in arrived), beside))
        contents = [content for _path, _one, content in arrived]
        opened.rounds.files.take_in(opened.id, list(zip(receipts, contents, strict=True)))
        # What was read is in the archive; ten thousand of them would fill the memory.
        lean = [replace(one, assessment=None) for one in receipts]
        return dict(zip((path for path, _one, _content in arrived), lean, strict=True))

    try:
        return keep(present), present
    except RoundConflictError:
        present = opened.rounds.files.present(opened.id)
        return keep(present), present


def _opened(paths: Iterable[Path]) -> Iterator[Opened]:
    """Each file's bytes and what a process of its own read in the very same bytes."""
    contents: deque[bytes] = deque()

    def opening() -> Iterator[Path]:
        for path in paths:
            contents.append(content_of(path)[0] if path.is_file() else b"")
            yield path

    again = ContainedReader()
    try:
        for read in read_contained(opening()):
            content = contents.popleft()
            digest = sha256(content).hexdigest() if content or read.sha256 else ""
            if read.sha256 not in ("", digest):  # the file changed between the two readings
                yield Opened(content, digest, again.read_content(content, read.path.name))
            else:
                yield Opened(content, digest, read)
    finally:
        again.close()
