"""What is typed at the prompts of `answer`, and what its file holds afterwards."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

PRACTICE = ["Aftensmad sammen", "Fiktivt hus", "vejle", "", "2", "pædagog", "2", ""]
"""Name, service, municipality, target group, perspective (employee), role, full form, no rehearsal."""


def lines(*typed: str) -> str:
    """What is typed, a line for each."""
    return "".join(f"{line}\n" for line in typed)


def saved(path: Path) -> dict[str, Any]:
    """The file as tables."""
    return tomllib.loads(path.read_text("utf-8"))
