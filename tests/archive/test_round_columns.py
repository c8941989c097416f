"""The answers of a round's applications read as columns are those that the applicants sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from checklist.archive import Archive
from checklist.assessment.model import Assessment
from checklist.assessment.scoring import score
from checklist.assessment.scoring_many import columns_of, score_many
from tests.archive.made_up_rounds import CATALOGUE, EARLY, ROUND, a_file, a_round, sent, take_in
from tests.screening.made_up import app_id, practice_table
from tests.small_catalogue import Short, Table, assessment

ASKED = ("maal-1", "maal-2")


def answering(number: int, answers: Mapping[str, Short | Table], **more: Any) -> Assessment:
    """The application with this number and these answers."""
    return assessment(answers, id=str(app_id(number)), practice=practice_table(number), **more)


def test_a_rounds_columns_are_its_applications_answers_by_number(archive: Archive) -> None:
    """Each row is what was sent, and scores as it does alone; a withdrawn application has no row."""
    a_round(archive)
    documented: dict[str, Short | Table] = {"maal-1": {"value": 2, "evidence": ["plan"]}, "maal-2": {"value": 1}}
    applications = [
        answering(7, {"maal-1": 5, "maal-2": "v"}),
        answering(3, documented, evidence=[{"id": "plan", "title": "Plan"}]),
        sent(5),
    ]
    take_in(archive, *map(a_file, applications))
    archive.rounds.withdraw(app_id(5), "Eva Fiktiv", EARLY)
    ((ids, columns),) = archive.rounds.applications.columns(ROUND.id, ASKED)
    assert ids == (app_id(7), app_id(3))
    expected = columns_of(applications[:2], ASKED)
    assert np.array_equal(columns.values, expected.values, equal_nan=True)
    assert np.array_equal(columns.statuses, expected.statuses)
    assert np.array_equal(columns.documented, [[False, False], [True, False]])
    scores = score_many(CATALOGUE, "full", columns).score[:, 0]
    assert list(scores) == [pytest.approx(score(CATALOGUE, one).elements[0].score) for one in applications[:2]]


def test_a_round_of_many_comes_in_blocks_and_an_empty_one_in_none(archive: Archive) -> None:
    """251 applications, each once, in order."""
    a_round(archive)
    assert list(archive.rounds.applications.columns(ROUND.id, ASKED)) == []
    take_in(archive, *(a_file(sent(number)) for number in range(1, 252)))
    blocks = [ids for ids, _columns in archive.rounds.applications.columns(ROUND.id, ASKED)]
    assert len(blocks) > 1
    assert [one for ids in blocks for one in ids] == [app_id(number) for number in range(1, 252)]
