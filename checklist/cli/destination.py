"""What `-o` means: a directory if it exists as one or ends in `/`, else a file."""

from __future__ import annotations

import os
from pathlib import Path


def is_directory(output: str) -> bool:
    """True where `output` stands for a directory, which need not exist yet."""
    separators = ("/", os.sep, os.altsep or "/")
    return Path(output).is_dir() or output.endswith(separators)


def target(output: str, name: str, taken: set[Path]) -> Path:
    """The file to write: `output` itself, or `name` in that directory, numbered where `taken` has it already.

    The directory is made where it is missing, and the file added to `taken`. Raises OSError.
    """
    if not is_directory(output):
        return Path(output)
    directory = Path(output)
    directory.mkdir(parents=True, exist_ok=True)
    wanted = directory / name
    path, number = wanted, 2
    while path in taken:
        path, number = wanted.with_stem(f"{wanted.stem}-{number}"), number + 1
    taken.add(path)
    return path
