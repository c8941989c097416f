"""The real app in a terminal of its own, killed in the middle of answering."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from benchmarks.sudden_death import die_once

if TYPE_CHECKING:
    from pathlib import Path

DEATHS = 8


def test_no_answer_is_lost_that_the_screen_had_called_saved(tmp_path: Path) -> None:
    """Twenty deaths at random moments: what the progress line counted is in the archive, each time."""
    chance = random.Random(20261122)
    called = 0
    for number in range(DEATHS):
        folder = tmp_path / str(number)
        folder.mkdir()
        called_saved, found = die_once(folder, chance)
        assert found >= called_saved
        called += called_saved
    assert called > 0
