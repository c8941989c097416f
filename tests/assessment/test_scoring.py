"""An element's score, range, coverage and level, with figures worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checklist.assessment.scoring import ElementScore, item_score, level_at, score
from tests.small_catalogue import Short, assessment, element, one_element, question, scale, small_catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping

FOUR = [question(f"q{number}") for number in range(1, 5)]


def maal(answers: Mapping[str, Short], *questions: dict[str, object], **more: object) -> ElementScore:
    """The score of the one element "maal"."""
    catalogue = one_element(*(questions or FOUR), **more)
    return score(catalogue, assessment(answers)).element("maal")


def figures(one: ElementScore) -> tuple[float | None, float | None, float | None, float | None]:
    """Score, low, high, coverage."""
    return one.score, one.low, one.high, one.coverage


def test_every_answer_on_our_scale_is_a_quarter_apart() -> None:
    """1-5: 100 · (v - 1) / 4 = 0, 25, 50, 75, 100."""
    (ours,) = one_element(*FOUR).scales
    assert [item_score(value, ours) for value in (1, 2, 3, 4, 5)] == [0, 25, 50, 75, 100]


@pytest.mark.parametrize(
    ("values", "value", "item"),
    [
        ((1, 2, 3, 4, 5, 6, 7), 5, 100 * 4 / 6),  # (5 - 1) / (7 - 1)
        ((0, 1, 2, 3), 1, 100 / 3),  # (1 - 0) / (3 - 0)
        ((-2, -1, 0, 1, 2), -1, 25),  # (-1 + 2) / (2 + 2)
        ((0, 1), 1, 100),
        ((5, 3, 1), 3, 50),  # listed from the top: min is still 1 and max 5
        ((0, 1, 10), 1, 10),  # the steps need not be alike
    ],
)
def test_other_scales_count_from_their_smallest_to_their_largest_value(
    values: tuple[int, ...], value: int, item: float
) -> None:
    """An item is 100 · (v - min) / (max - min), whatever the scale."""
    found = maal({"q": value}, question("q", scale="anden"), scales=[scale("anden", *values)])
    assert found.score == pytest.approx(item)
    assert found.score == found.low == found.high


def test_a_reversed_question_gives_what_is_left_of_100() -> None:
    """Value 2 on 1-5 is 25; reversed 100 - 25 = 75. On 0-3 value 3 is 100; reversed 0."""
    assert maal({"q": 2}, question("q", reverse=True)).score == 75
    assert maal({"q": 3}, question("q", scale="tre", reverse=True), scales=[scale("tre", 0, 1, 2, 3)]).score == 0


def test_a_score_is_the_weighted_mean_of_the_answered_questions() -> None:
    """Weights 3, 2, 1 with items 100, 50, 0: (300 + 100 + 0) / 6 = 66.67."""
    found = maal({"a": 5, "b": 3, "c": 1}, question("a", weight=3), question("b", weight=2), question("c"))
    assert found.score == pytest.approx(400 / 6)
    assert (found.coverage, found.level and found.level.id) == (1, "til-stede")


def test_nothing_answered_may_still_become_anything() -> None:
    """Nothing answered: no score, 0 to 100, coverage 0; the element still counts in "of"."""
    found = maal({})
    assert figures(found) == (None, 0, 100, 0)
    assert (found.level, found.present, found.counts) == (None, False, True)


def test_nothing_answered_gives_no_score_even_where_no_coverage_is_asked() -> None:
    """minimum_coverage = 0 does not make a score out of nothing."""
    assert figures(maal({}, minimum_coverage=0.0)) == (None, 0, 100, 0)


def test_all_dont_know_is_like_nothing_answered() -> None:
    """Don't know is no cell of knowledge: coverage 0, 0 to 100."""
    found = maal(dict.fromkeys(("q1", "q2", "q3", "q4"), "v"))
    assert figures(found) == (None, 0, 100, 0)
    assert [(q.dont_know, q.unanswered) for q in found.questions] == [(1, 0)] * 4


def test_all_not_relevant_leaves_nothing() -> None:
    """Everything is null, and the element is not counted in "of"."""
    catalogue = small_catalogue(element("maal", *FOUR), element("virkning", question("v1")))
    profile = score(catalogue, assessment({**dict.fromkeys(("q1", "q2", "q3", "q4"), "p"), "v1": 4}))
    found = profile.element("maal")
    assert figures(found) == (None, None, None, None)
    assert (found.level, found.counts, profile.present, profile.of) == (None, False, 1, 1)


def test_one_question_alone_makes_the_score() -> None:
    """One question answered 4: 75, level til-stede."""
    found = maal({"q": 4}, question("q"))
    assert figures(found) == (75, 75, 75, 1)
    assert found.level is not None
    assert (found.level.id, found.present) == ("til-stede", True)


def test_low_and_high_put_every_open_cell_at_0_and_at_100() -> None:
    """5, 3, don't know, open: score (100 + 50) / 2 = 75; low 150 / 4 = 37.5; high 350 / 4 = 87.5; coverage 2 / 4."""
    assert figures(maal({"q1": 5, "q2": 3, "q3": "v"})) == (75, 37.5, 87.5, 0.5)


def test_a_not_relevant_question_takes_its_weight_away() -> None:
    """Weights 5 (not relevant), 1 (item 100), 1 (open): coverage 1 / 2, score 100, low 50, high 100."""
    questions = (question("a", weight=5), question("b"), question("c"))
    assert figures(maal({"a": "p", "b": 5}, *questions)) == (100, 50, 100, 0.5)


def test_coverage_is_weighted() -> None:
    """Answered weight 1 of 4: coverage 0.25 is below 0.5, so no score; low 1 · 100 / 4, high 100."""
    found = maal({"a": 5}, question("a"), question("b", weight=3))
    assert figures(found) == (None, 25, 100, 0.25)
    assert found.level is None


def test_coverage_at_the_minimum_is_enough_and_just_below_is_not() -> None:
    """Ten questions of weight 0.1: five answered are 0.5 (enough), four are 0.4 (not)."""
    ten = [question(f"q{number}", weight=0.1) for number in range(10)]
    at = maal({f"q{number}": 4 for number in range(5)}, *ten)
    below = maal({f"q{number}": 4 for number in range(4)}, *ten)
    assert at.score == 75
    assert at.coverage == pytest.approx(0.5)
    assert below.score is None
    assert below.coverage == pytest.approx(0.4)
    assert below.low == pytest.approx(30)  # 4 · 75 / 10
    assert below.high == pytest.approx(90)  # (4 · 75 + 6 · 100) / 10


@pytest.mark.parametrize(("weight", "has_score"), [(0.9999999999, True), (0.99999, False)])
def test_coverage_compares_with_a_tolerance_of_a_billionth(weight: float, has_score: bool) -> None:
    """Weight w answered beside weight 1 open: w / (w + 1) is 2.5e-11 below a half (enough), or 2.5e-6 (not)."""
    found = maal({"a": 5}, question("a", weight=weight), question("b"))
    assert (found.score is not None) is has_score


def test_decimal_weights_that_land_on_a_threshold_reach_it() -> None:
    """Weights 0.1, 0.5, 0.4 with items 100, 100, 0: 10 + 50 + 0 = 60, in floats perhaps a hair below."""
    found = maal(
        {"a": 5, "b": 5, "c": 1}, question("a", weight=0.1), question("b", weight=0.5), question("c", weight=0.4)
    )
    assert found.score == pytest.approx(60)
    assert found.level is not None
    assert found.level.id == "til-stede"


@pytest.mark.parametrize(("twelfths", "level"), [(7, "under"), (8, "over")])
def test_a_threshold_written_as_a_decimal_is_met_by_the_fraction_it_means(twelfths: int, level: str) -> None:
    """Two thirds of 100 against from = 66.6666666667, which is 3e-11 above it; 7 of 12 = 58.33 is below."""
    twelve = [question(f"q{number}") for number in range(12)]
    answers = {f"q{number}": 5 if number < twelfths else 1 for number in range(12)}
    found = maal(answers, *twelve, level_rows=[("under", 0, False), ("over", 66.6666666667, True)])
    assert found.level is not None
    assert found.level.id == level


@pytest.mark.parametrize(
    ("value", "level"),
    [
        (0, "ikke-tydelig"),
        (34.999, "ikke-tydelig"),
        (35, "paa-vej"),
        (59.9999, "paa-vej"),
        (60 - 5e-10, "til-stede"),
        (60, "til-stede"),
        (79.999, "til-stede"),
        (80, "gennemgaaende"),
        (100, "gennemgaaende"),
    ],
)
def test_a_level_begins_at_its_threshold(value: float, level: str) -> None:
    """The last level whose `from` is at most the score, with a tolerance of 1e-9."""
    found = level_at(one_element(*FOUR), value)
    assert found is not None
    assert found.id == level


def test_full_marks_with_decimal_weights_are_exactly_100() -> None:
    """Weights 0.1, 0.2, 0.3, 0.7 all at 5: a mean of hundreds is a hundred, not 99.99999999999999."""
    for weights in ((0.1, 0.2, 0.3, 0.7), (0.7, 0.1, 0.1, 0.1), (1.1, 2.2, 3.3, 0.3)):
        questions = [question(f"q{place}", weight=weight) for place, weight in enumerate(weights)]
        assert figures(maal({f"q{place}": 5 for place in range(4)}, *questions)) == (100, 100, 100, 1)


def test_documented_counts_the_answered_questions_that_carry_evidence() -> None:
    """Three answered, one of them with evidence; evidence beside a don't know documents nothing."""
    answered = assessment(
        {
            "q1": {"value": 4, "evidence": ["plan", "maaling"]},
            "q2": 3,
            "q3": 5,
            "q4": {"status": "dont_know", "evidence": ["plan"]},
        },
        evidence=[{"id": "plan", "title": "Plan"}, {"id": "maaling", "title": "Måling"}],
    )
    found = score(one_element(*FOUR), answered).element("maal")
    assert (found.documented, found.answered) == (1, 3)


def test_the_short_form_scores_the_core_questions_alone() -> None:
    """Core answered 5, the other 1: short 100, full (100 + 0) / 2 = 50; the answer outside the form is left out."""
    catalogue = one_element(question("a", core=True), question("b"))
    short = score(catalogue, assessment({"a": 5, "b": 1}, form="short"))
    assert (short.form, figures(short.element("maal"))) == ("short", (100, 100, 100, 1))
    assert score(catalogue, assessment({"a": 5, "b": 1})).element("maal").score == 50


def test_an_element_without_core_questions_drops_out_of_the_short_form() -> None:
    """No cell is left in it, so it is not counted in "of"."""
    catalogue = small_catalogue(element("maal", question("a", core=True)), element("virkning", question("b")))
    profile = score(catalogue, assessment({"a": 5}, form="short"))
    assert (profile.of, profile.element("virkning").counts) == (1, False)


def test_a_retired_question_no_longer_counts() -> None:
    """Answers 5 and (retired) 1: the score is 100, and coverage asks for one question alone."""
    assert figures(maal({"a": 5, "b": 1}, question("a"), question("b", retired="1.2.0"))) == (100, 100, 100, 1)


def test_an_answer_to_an_unknown_question_does_not_count() -> None:
    """It is kept in the assessment and left out of the score."""
    assert figures(maal({"a": 5, "fremmed": 1}, question("a"))) == (100, 100, 100, 1)


def test_each_element_stands_alone_in_the_catalogues_order() -> None:
    """Two elements, 75 and 25: two scores, one present, and no total anywhere."""
    catalogue = small_catalogue(element("virkning", question("v1")), element("maal", question("m1")))
    profile = score(catalogue, assessment({"m1": 2, "v1": 4}))
    assert [(one.id, one.score) for one in profile.elements] == [("virkning", 75), ("maal", 25)]
    assert (profile.present, profile.of) == (1, 2)


def test_throughout_counts_the_elements_at_the_highest_level() -> None:
    """Scores 100, 75, 0: two present, one of them throughout."""
    catalogue = small_catalogue(*(element(one, question(f"{one}-1")) for one in ("a", "b", "c")))
    profile = score(catalogue, assessment({"a-1": 5, "b-1": 4, "c-1": 1}))
    assert (profile.present, profile.throughout, profile.of) == (2, 1, 3)


def test_throughout_is_left_out_where_only_one_level_is_present() -> None:
    """Two levels, one of them present."""
    catalogue = one_element(question("a"), level_rows=[("nej", 0, False), ("ja", 50, True)])
    profile = score(catalogue, assessment({"a": 5}))
    assert (profile.present, profile.throughout) == (1, None)


def test_an_unknown_element_is_a_key_error() -> None:
    """Asking for what is not there is a mistake in the code that asks."""
    with pytest.raises(KeyError):
        score(one_element(*FOUR), assessment({})).element("findes-ikke")
