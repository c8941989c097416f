"""A round's orders: each group by itself, from reviews that are handed in."""

from __future__ import annotations

import json

import pytest

from checklist.screening.model import Application, Reviewer
from checklist.screening.order import order
from checklist.screening.round_order import group_tables, order_data, orders_of
from checklist.screening.statistics import cell_means
from tests.screening.made_up import app_id, application, practice_table, review, reviewer_id, round_of
from tests.screening.rating_tables import rated
from tests.small_catalogue import assessment, element, question, small_catalogue

CATALOGUE = small_catalogue(element("maal", question("maal-1")), element("teori", question("teori-1")))
GROUPS = [
    {"id": "afproevning", "name": "Afprøvning", "maturity": ["trial"], "places": 1},
    {"id": "drift", "name": "I drift", "maturity": ["running"], "places": 2},
]
BO, IDA = Reviewer(id=reviewer_id(1), name="Bo Fiktiv"), Reviewer(id=reviewer_id(2), name="Ida Fiktiv")


def on_its_way(number: int, maturity: str) -> Application:
    """The application with this number, its practice so far on its way."""
    practice = practice_table(number, maturity=maturity)
    inside = assessment({"maal-1": 3}, id=str(app_id(number)), kind="application", practice=practice)
    return application(number, of=inside)


def test_groups_are_compared_among_themselves_only() -> None:
    """Two on trial, one running; an idea belongs to no group and is in no order."""
    found = round_of(groups=GROUPS)
    applications = [
        on_its_way(number, maturity) for number, maturity in enumerate(("trial", "trial", "running", "idea"), start=1)
    ][::-1]
    reviews = [review(number, 1, {"maal": number, "teori": number}) for number in (1, 2, 3, 4)]
    trial, running = orders_of(found, CATALOGUE, applications, reviews)
    assert (trial.group.id, trial.order.places) == ("afproevning", 1)
    assert [standing.application for standing in trial.order.standings] == [app_id(2), app_id(1)]
    assert [standing.application for standing in running.order.standings] == [app_id(3)]
    assert running.order.room_for_all


def test_a_draft_review_says_nothing_yet() -> None:
    """Only what Bo has handed in is in the table; Ida's draft is not, and an abstention is a gap."""
    reviews = [
        review(1, 1, {"maal": 4, "teori": "abstain"}),
        review(1, 2, {"maal": 1, "teori": 1}, handed_in=False),
    ]
    ((_group, table),) = group_tables(round_of(), CATALOGUE, [application(1)], reviews)
    assert table.reviewers == (BO.id,)
    assert cell_means(table)[0].tolist() == [4.0, pytest.approx(float("nan"), nan_ok=True)]


def test_the_rounds_seed_and_weights_are_the_orders() -> None:
    """The same as ordering the bare ratings with the round's seed, weights and places."""
    found = round_of(places=1, seed=42, weights={"maal": 3.0, "teori": 1.0})
    reviews = [
        review(1, 1, {"maal": 4, "teori": 2}),
        review(1, 2, {"maal": 2, "teori": 2}),
        review(2, 1, {"maal": 3, "teori": 3}),
        review(2, 2, {"maal": 3, "teori": 4}),
    ]
    (one,) = orders_of(found, CATALOGUE, [application(1), application(2)], reviews)
    assert (one.order.seed, one.order.weights, one.order.draws) == (42, (3.0, 1.0), 10_000)
    bare = rated(
        {
            str(app_id(1)): {"Bo": [4, 2], "Ida": [2, 2]},
            str(app_id(2)): {"Bo": [3, 3], "Ida": [3, 4]},
        },
        elements=("maal", "teori"),
    )
    expected = order(bare, 1, 42, weights=(3.0, 1.0)).of(str(app_id(1)))
    assert one.order.of(app_id(1)).within == expected.within


def test_the_order_as_data_has_every_figure_and_the_sentence_but_no_sum() -> None:
    """It survives JSON; the weighted sum is nowhere in it."""
    reviews = [review(1, 1, {"maal": 5, "teori": 5}), review(2, 1, {"maal": 1, "teori": 1}), review(2, 2, {"maal": 1})]
    applications = [application(1), application(2)]
    (one,) = orders_of(round_of(places=1), CATALOGUE, applications, reviews)
    data = json.loads(json.dumps(order_data(one, CATALOGUE, applications, [BO, IDA])))
    assert (data["places"], data["draws"], data["weights"]) == (1, 10_000, None)
    assert data["note"] == "Beregningen afgør intet; alle læses."
    first, second = data["applications"]
    assert (first["code"], first["within"], first["certainty"], first["ranks"]) == ("A-01", 1, "in", [1, 0])
    assert (second["best_rank"], second["worst_rank"], second["reviews"], second["equal_to"]) == (2, 2, 2, [])
    assert first["moved_by"]["reviewer"] == str(BO.id)
    assert "Bo Fiktiv" in first["sentence"]
    assert set(first) == {
        "id", "code", "within", "certainty", "ranks", "mean_rank", "best_rank", "worst_rank", "equal_to", "reviews",
        "unrated", "moved_by", "sentence",
    }  # fmt: skip


def test_a_round_without_applications_has_no_order() -> None:
    """Before anybody has applied."""
    assert orders_of(round_of(), CATALOGUE, [], []) == ()
