"""A round's statistics: what stands now is shown, what each set alone is measured on."""

from __future__ import annotations

import json

import numpy as np
import pytest

from checklist.assessment.model import Rating
from checklist.screening.model import Reviewer
from checklist.screening.round_statistics import statistics_data, statistics_of
from tests.screening.made_up import app_id, application, review, reviewer_id, round_of
from tests.small_catalogue import element, question, small_catalogue

CATALOGUE = small_catalogue(element("maal", question("maal-1")), element("teori", question("teori-1")))
BO, IDA = Reviewer(id=reviewer_id(1), name="Bo Fiktiv"), Reviewer(id=reviewer_id(2), name="Ida Fiktiv")
APPLICATIONS = [application(2), application(1)]


def test_agreement_is_measured_on_what_each_had_set_before_the_talk() -> None:
    """Bo and Ida were 3 apart on A-01 and agreed after the talk: the mean is of today, the distance of then."""
    first = {"maal": Rating(value=5)}
    reviews = [
        review(1, 1, {"maal": 2}, first_ratings=first),
        review(1, 2, {"maal": 2}),
        review(2, 1, {"maal": 4}),
    ]
    found = statistics_of(round_of(), CATALOGUE, APPLICATIONS, reviews)
    assert found.table.applications == (app_id(1), app_id(2))
    assert np.array_equal(found.means, [[2, np.nan], [4, np.nan]], equal_nan=True)
    assert found.disagreement.by_application[app_id(1)].largest == 3
    assert [one.mean for one in found.offsets] == [3, -3]


def test_the_statistics_as_data_survive_json_with_null_where_nothing_is_to_be_measured() -> None:
    """Alpha on the first element by hand: 1 and 1, 5 and 5 agree fully; nobody rated the second by two."""
    reviews = [
        review(1, 1, {"maal": 1, "teori": 3}),
        review(1, 2, {"maal": 1}),
        review(2, 1, {"maal": 5}),
        review(2, 2, {"maal": 5}),
    ]
    found = statistics_of(round_of(), CATALOGUE, APPLICATIONS, reviews)
    data = json.loads(json.dumps(statistics_data(found, APPLICATIONS, [BO, IDA]), allow_nan=False))
    assert data["elements"] == ["maal", "teori"]
    assert [row["code"] for row in data["applications"]] == ["A-01", "A-02"]
    assert data["applications"][1]["means"] == {"maal": 5, "teori": None}
    assert data["applications"][0]["largest_distance"] == {"maal": 0, "teori": None}
    assert data["disagreement"]["by_element"]["teori"] == {"mean": None, "largest": None, "cells": 0}
    assert data["reviewers"][0] == {
        "id": str(BO.id), "name": "Bo Fiktiv", "offset": 0, "cells": 2, "applications": 2,
    }  # fmt: skip
    assert data["alpha"]["by_element"]["maal"]["alpha"] == pytest.approx(1)
    teori = data["alpha"]["by_element"]["teori"]
    assert (teori["alpha"], teori["why_not"]) == (None, "one_reviewer")
    assert data["alpha"]["overall"]["pairable"] == 4


def test_a_round_that_nobody_has_reviewed_has_statistics_without_figures() -> None:
    """Before anybody has handed in, and before anybody has applied."""
    for applications in (APPLICATIONS, []):
        found = statistics_of(round_of(), CATALOGUE, applications, [])
        assert (found.overall.alpha, found.overall.why_not) == (None, "nothing_rated")
        assert found.offsets == ()
        assert json.dumps(statistics_data(found, applications, []), allow_nan=False)
