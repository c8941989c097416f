"""The tracked samples are what the examples give today."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from checklist.exchange import read_file
from reports.make_samples import SAMPLES, SAMPLES_TO_MAKE, Sample, SampleQuestionnaire, example
from tests.pdf_reading import parts, text_by_page

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("sample", SAMPLES_TO_MAKE, ids=lambda sample: sample.name)
def test_a_sample_says_what_its_example_gives_today(sample: Sample | SampleQuestionnaire, tmp_path: Path) -> None:
    """The same bytes, or page by page the same text; otherwise make them anew: python -m reports.make_samples."""
    tracked, made = SAMPLES / sample.name, sample.make(tmp_path)
    # Reading the text takes longer than writing the sample.
    assert made.read_bytes() == tracked.read_bytes() or said_in(made) == said_in(tracked)


def test_the_filled_questionnaire_reads_back_as_the_example_that_it_was_filled_with() -> None:
    """Every answer, note and thought; it says itself that the service is made up."""
    read, problems = read_file(SAMPLES / "spoergeskema-udfyldt.pdf")
    assert read is not None
    assert [problem for problem in problems if problem.refuses] == []
    given = example("voksne-rolig-ankomst-2026")
    assert {one: (answer.value, answer.status, answer.note) for one, answer in read.answers.items()} == {
        one: (answer.value, answer.status, answer.note) for one, answer in given.answers.items()
    }
    assert read.reflections == given.reflections
    assert "fiktivt" in read.practice.service


def test_the_blank_questionnaire_has_every_question_and_no_field() -> None:
    """70 of them, for a pen."""
    blank = (SAMPLES / "spoergeskema-blankt.pdf").read_bytes()
    assert len(re.findall(r"\b\d+\.\d+ I hvor", " ".join(text_by_page(blank)))) == 70
    assert not parts(blank).get_fields()


def said_in(sample: Path) -> tuple[tuple[str, ...], dict[str, str]]:
    """The text of each page, and what was written or chosen in each field of a form."""
    content = sample.read_bytes()
    fields = {name: str(field.get("/V", "")) for name, field in (parts(content).get_fields() or {}).items()}
    return text_by_page(content), fields


def test_samples_are_small_enough_to_keep() -> None:
    """All of them together stay under 3 MB, and each one is there."""
    assert sum(path.stat().st_size for path in SAMPLES.glob("*")) < 3_000_000
    assert {sample.name for sample in SAMPLES_TO_MAKE} <= {path.name for path in SAMPLES.iterdir()}
