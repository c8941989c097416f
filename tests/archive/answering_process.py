"""A program for the tests: somebody answers one question after the other in a process of its own.

`answering_process.py ARCHIVE ID`: for each number read from standard input, forks a child that saves answers from that
number on and prints each number once its save has returned. The child goes on until it is killed.
"""

from __future__ import annotations

import os
import sys
from itertools import count
from uuid import UUID

from checklist.archive import open_archive
from tests.archive.made_up import QUESTIONS_IN_TURN, numbered_answer


def answer_from(start: int, address: str, assessment_id: UUID) -> None:
    """Save answers number `start`, `start` + 1, … and acknowledge each."""
    archive = open_archive(address)
    stored = archive.load(assessment_id)
    print(f"pid {os.getpid()}", flush=True)
    for number in count(start):
        after = numbered_answer(stored.assessment, number, QUESTIONS_IN_TURN)
        stored = archive.save(stored, after)
        print(number, flush=True)


def main() -> None:
    """One child for each line of input."""
    address, assessment_id = sys.argv[1], UUID(sys.argv[2])
    # The first child should not be the one that pays for the imports.
    open_archive(address, read_only=True).close()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            answer_from(int(line), address, assessment_id)
        os.waitpid(child, 0)
        print("gone", flush=True)


if __name__ == "__main__":
    main()
