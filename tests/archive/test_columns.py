"""The answers of many assessments read as columns are those that were saved."""

from __future__ import annotations

from uuid import uuid4

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.archive import Archive, open_archive
from checklist.assessment.model import Answer, Assessment
from checklist.assessment.scoring_many import columns_of
from tests.archive.made_up import assessments, plain_assessment

ASKED = tuple(f"q-{number}" for number in range(6))


def test_columns_hold_what_was_saved_in_the_order_asked_for(archive: Archive) -> None:
    """A value with evidence, a don't know, a not relevant, a gap; and an id that is not here is all gaps."""
    one = plain_assessment(
        answers={
            "q-0": Answer(value=4, evidence=("referat",)),
            "q-1": Answer(status="dont_know"),
            "q-2": Answer(status="not_relevant", reason="Ingen nattevagter"),
            "q-3": Answer(note="Uden svar"),
            "andet": Answer(value=2),
        }
    )
    other = plain_assessment(answers={"q-5": Answer(value=1)})
    for assessment in (one, other, plain_assessment(answers={"q-0": Answer(value=5)})):
        archive.add(assessment)
    nobody = uuid4()
    ((ids, columns),) = archive.columns([other.id, nobody, one.id], ASKED)
    assert ids == (other.id, nobody, one.id)
    expected = columns_of([other, plain_assessment(answers={}), one], ASKED)
    assert np.array_equal(columns.values, expected.values, equal_nan=True)
    assert np.array_equal(columns.statuses, [[0] * 6, [0] * 6, [0, 1, 2, 0, 0, 0]])
    assert np.argwhere(columns.documented).tolist() == [[2, 0]]


@settings(max_examples=25, deadline=None)
@given(st.lists(assessments, max_size=4, unique_by=lambda one: one.id))
def test_any_assessments_come_back_as_their_columns(several: list[Assessment]) -> None:
    """Whatever was answered: the same columns as made from the assessments themselves."""
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder, open_archive(str(Path(folder) / "arkiv.sqlite")) as archive:
        for one in several:
            archive.add(one)
        blocks = list(archive.columns([one.id for one in several], ASKED))
    expected = columns_of(several, ASKED)
    assert [one for ids, _columns in blocks for one in ids] == [one.id for one in several]
    for _ids, columns in blocks:
        assert np.array_equal(columns.values, expected.values, equal_nan=True)
        assert np.array_equal(columns.statuses, expected.statuses)
        assert np.array_equal(columns.documented, expected.documented)


def test_more_assessments_than_fit_in_a_block_come_in_several(archive: Archive) -> None:
    """All of them, in order, each once."""
    wanted = [uuid4() for _number in range(600)]
    blocks = [ids for ids, _columns in archive.columns(wanted, ASKED)]
    assert len(blocks) > 1
    assert [one for ids in blocks for one in ids] == wanted
