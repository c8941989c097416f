"""The tracked samples are what the examples give today."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from reports.make_samples import SAMPLE_REPORTS, SAMPLES, Sample

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("sample", SAMPLE_REPORTS, ids=lambda sample: sample.name)
def test_a_sample_says_what_its_example_gives_today(sample: Sample, tmp_path: Path) -> None:
    """Page by page the same text; otherwise make them anew: python -m reports.make_samples."""
    tracked, made = PdfReader(SAMPLES / sample.name), PdfReader(sample.make(tmp_path))
    assert len(made.pages) == len(tracked.pages)
    for number, (page, other) in enumerate(zip(made.pages, tracked.pages, strict=True), start=1):
        assert page.extract_text() == other.extract_text(), f"page {number}"


def test_samples_are_small_enough_to_keep() -> None:
    """All of them together stay under 3 MB, and each one is there."""
    assert sum(path.stat().st_size for path in SAMPLES.glob("*")) < 3_000_000
    assert {sample.name for sample in SAMPLE_REPORTS} <= {path.name for path in SAMPLES.iterdir()}
