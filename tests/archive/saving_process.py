"""A program for the tests: somebody saves answers in a process of their own while the server comes and goes.

`saving_process.py ARCHIVE ID NAME`: saves one answer after the other until standard input is closed, each as often as
it takes, and prints its number once it is acknowledged. A conflict with another person is resolved by going on from
what is stored; any other complaint ends the program.
"""

from __future__ import annotations

import sys
import threading
import time
from itertools import count
from uuid import UUID

from checklist.archive import ConflictError, ServerGoneError, open_archive
from checklist.assessment.model import Answer
from tests.archive.made_up import answered


def main() -> None:
    """Answer until told to stop."""
    address, assessment_id, name = sys.argv[1], UUID(sys.argv[2]), sys.argv[3]
    told_to_stop = threading.Event()

    def listen() -> None:
        sys.stdin.read()
        told_to_stop.set()

    threading.Thread(target=listen, daemon=True).start()
    archive = open_archive(address)
    stored = archive.load(assessment_id)
    for number in count():
        while True:
            after = answered(stored.assessment, f"{name}-{number % 40}", Answer(value=1, note=f"{name} {number}"))
            try:
                stored = archive.save(stored, after)
                break
            except ServerGoneError:
                time.sleep(0.01)
            except ConflictError as conflict:
                # Our own answer must never meet us as somebody else's.
                if conflict.stored.assessment == after:
                    raise
                stored = conflict.stored
        print(number, flush=True)
        if told_to_stop.is_set():
            break


if __name__ == "__main__":
    main()
