"""A meeting of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.meetings import House


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A prepared meeting in an archive."""
    made = House(tmp_path)
    yield made
    made.close()
