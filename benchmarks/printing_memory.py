"""How much memory many reports take with one command: the peak of the largest process, many against fewer.

`python -m benchmarks.printing_memory [MANY [FEW]]` takes 500 and 50 reports. It takes long, so it is no part
of the table of all benchmarks.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.printing import LOVENDE, copies, example
from checklist.locale import use_language


def peak_of(command: list[str]) -> float:
    """The most memory that one process of `command` held at any time, in MB (resident set, the largest process)."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[:4]} ended with {process.returncode}")
    return usage.ru_maxrss / 1024


def main(many: int = 500, few: int = 50) -> list[tuple[str, str, str]]:
    """The row of the table: what was measured, the figure, and what it should be."""
    use_language("da")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = copies(example(), many, folder)
        peak_of_few = peak_of([*LOVENDE, *files[:few], "-o", f"{folder}/few/"])
        peak_of_many = peak_of([*LOVENDE, *files, "-o", f"{folder}/many/"])
    measured = f"memory of {many} reports / {few} ({peak_of_many:.0f} MB / {peak_of_few:.0f} MB)"
    return [(measured, f"{peak_of_many / peak_of_few:.2f}", "≤ 1.10")]


if __name__ == "__main__":
    for row in main(*map(int, sys.argv[1:3])):
        print(*row, sep="  ")
