"""Meetings that look for no garbage first: a program does so once before it serves, the tests would each time."""

from __future__ import annotations

import gc
from types import SimpleNamespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest


def sweep_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a thousand tests have loaded takes seconds to look through."""
    without_collecting = SimpleNamespace(collect=lambda: 0, freeze=gc.freeze, unfreeze=gc.unfreeze)
    monkeypatch.setattr("checklist.web.server.gc", without_collecting)
