"""No file makes a reader fall: whatever is done to it, there is a result or a reason."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.fuzz.damage import damaged
from tests.fuzz.readers import READERS, Reader
from tests.fuzz.trying import attempt

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_the_files_that_the_damage_begins_from_are_good(reader: Reader) -> None:
    """A reader that refused them would only be tried on its first lines."""
    for content in reader.seeds():
        found = reader.read(content, f"proeve.{reader.ending}")
        assert isinstance(found, tuple)
        result = found[1] if reader.read.__name__ == "read_kind" else found[0]
        assert result is not None, found


@given(damaged())
@settings(
    max_examples=2000,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
def test_a_damaged_file_gives_a_result_or_a_reason(given_input: tuple[Reader, bytes]) -> None:
    """Two thousand files, ten readers; more with `python -m tests.fuzz 100000`."""
    attempt(*given_input)


if find_spec("atheris"):

    def test_one_reader_can_be_gone_into_more_deeply(tmp_path: Path) -> None:
        """The command that is led by the code that inputs reach, for a second."""
        ran = subprocess.run(
            [sys.executable, "-m", "tests.fuzz.led", "1", "hand-made-csv"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert ran.returncode == 0, ran.stderr[-2000:]
        assert "Done " in ran.stderr
