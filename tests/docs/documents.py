"""Reads the users' documents: their sections, their tables, and the commands that they tell people to type."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("README.md"), *ROOT.glob("docs/*.md")])
CODE = re.compile(r"`([^`]+)`")
_BY_HAND = "python3 bootstrap.py run"
_AWAY = frozenset({">", ">>", "|", "<", "&&", ";"})


@dataclass(frozen=True)
class Typed:
    """A command as it stands in a document; `args` are the words after `lovende`, before anything for the shell."""

    document: str
    line: int
    args: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.document}:{self.line} lovende {' '.join(self.args)}"


def text_of(name: str) -> str:
    """A document by its path from the root."""
    return (ROOT / name).read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    """What stands under a heading (`## …`), as far as the next one of any level. Fails where there is none."""
    found = re.search(rf"^{re.escape(heading)}\n(.*?)(?=^#+ |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"the document has no {heading!r}"
    return found[1]


def headings(text: str) -> list[str]:
    """The headings of every level, with their marks, in order; not the comments in code."""
    outside = re.sub(r"^ *```.*?^ *```", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.findall(r"^#+ .*$", outside, re.MULTILINE)


def rows(text: str) -> list[list[str]]:
    """The cells of all tables in `text`, row by row, without headings and rules."""
    lines = [line.strip() for line in text.splitlines()]
    found = []
    for before, line in pairwise(lines):
        if before.startswith("|") and line.startswith("|") and not set(line) <= set("|-: "):
            found.append([cell.strip() for cell in line.strip("|").split("|")])
    return found


def names(cell: str) -> frozenset[str]:
    """What a cell sets in code: options, keys."""
    return frozenset(CODE.findall(cell))


def fenced(text: str, language: str = "") -> list[tuple[int, list[str]]]:
    """The blocks of code in this language, each with the number of its first line (from 1)."""
    blocks: list[tuple[int, list[str]]] = []
    inside: list[str] | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        mark = line.strip()
        if not mark.startswith("```"):
            if inside is not None:
                inside.append(line)
        elif inside is None:
            inside = []
            blocks.append((number + 1, inside if mark == f"```{language}" else []))
        else:
            inside = None
    return [(number, lines) for number, lines in blocks if lines]


def typed_in(path: Path) -> list[Typed]:
    """Every command of ours in the document's blocks of code, whatever their language."""
    text, found = path.read_text(encoding="utf-8"), []
    for language in {mark.strip().removeprefix("```") for mark in re.findall(r"^ *```\w*", text, re.MULTILINE)}:
        for first, lines in fenced(text, language):
            for number, line in enumerate(lines, start=first):
                args = _args(line.strip().removeprefix("$ "))
                if args is not None:
                    found.append(Typed(path.name, number, args))
    return found


def mentioned_in(path: Path) -> list[tuple[str, ...]]:
    """The words after `lovende` wherever running text names a command."""
    text = re.sub(r"^ *```.*?^ *```", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return [args for code in CODE.findall(text) if (args := _args(" ".join(code.split()))) is not None]


def _args(line: str) -> tuple[str, ...] | None:
    for start in ("lovende", _BY_HAND):
        if line == start or line.startswith(f"{start} "):
            shell = shlex.shlex(line.removeprefix(start), posix=True, punctuation_chars=True)
            shell.whitespace_split = True
            words = list(shell)
            end = next((place for place, word in enumerate(words) if word in _AWAY), len(words))
            return tuple(words[:end])
    return None
