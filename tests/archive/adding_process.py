"""A program for the tests: another person answers the same assessment from another process, and gives way in conflicts.

`adding_process.py ARCHIVE ID NAME COUNT`: adds COUNT answers named after NAME, on top of what others saved in between,
and as many assessments of their own.
"""

from __future__ import annotations

import sys
from uuid import UUID

from checklist.archive import ConflictError, open_archive
from checklist.assessment.model import Answer
from tests.archive.made_up import answered, plain_assessment


def main() -> None:
    """Save every answer, starting again from what is stored whenever somebody else was first."""
    address, assessment_id, name, number_of_answers = sys.argv[1], UUID(sys.argv[2]), sys.argv[3], int(sys.argv[4])
    with open_archive(address) as archive:
        stored = archive.load(assessment_id)
        # Both begin at the same moment, so that they get in each other's way.
        print("ready", flush=True)
        sys.stdin.readline()
        for number in range(number_of_answers):
            archive.add(plain_assessment())
            saved = False
            while not saved:
                try:
                    answer = Answer(value=number, note=name)
                    stored = archive.save(stored, answered(stored.assessment, f"{name}-{number}", answer))
                    saved = True
                except ConflictError as conflict:
                    stored = conflict.stored


if __name__ == "__main__":
    main()
