"""The rooms on floors 0 to 3 load without screens, paper, databases and the web: shown in a process of its own.

import-linter reads the source; this sees what is really loaded, also through another package.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = sorted(path.name for path in (ROOT / "checklist").iterdir() if any(path.glob("*.py")))
UPPER = {"archive", "exchange", "report", "web", "tui", "cli"}
KEPT_OUT = {
    "aiohttp", "alembic", "click", "fastapi", "jinja2", "openpyxl", "psycopg", "pypdf", "rich", "sqlalchemy",
    "starlette", "textual", "textual_serve", "uvicorn", "weasyprint", "xlsxwriter",
}  # fmt: skip
LOAD_ALL = """
import importlib, json, pkgutil, sys
room = importlib.import_module("checklist." + sys.argv[1])
for module in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
    importlib.import_module(module.name)
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules} | {
    ".".join(name.split(".")[:2]) for name in sys.modules if name.startswith("checklist.")
})))
"""


def loaded_with(room: str) -> set[str]:
    """The top packages, and the rooms, that a fresh Python holds when it has loaded all modules of `room`."""
    command = [sys.executable, "-c", LOAD_ALL, room]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    return set(json.loads(result.stdout))


@pytest.mark.parametrize("room", sorted(set(ROOMS) - UPPER))
def test_a_lower_room_loads_without_the_upper_ones(room: str) -> None:
    """No screen, paper, database or web framework comes along, nor any room from floor 4 up."""
    loaded = loaded_with(room)
    assert f"checklist.{room}" in loaded
    assert not loaded & KEPT_OUT
    assert not loaded & {f"checklist.{upper}" for upper in UPPER}


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_is_a_package(room: str) -> None:
    """Without an `__init__.py` import-linter would not see the room, and watch over nothing in it."""
    assert (ROOT / "checklist" / room / "__init__.py").exists()
