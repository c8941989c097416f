"""Several respondents' cells under the same rules as one's, with figures worked out by hand."""

from __future__ import annotations

import pytest

from checklist.assessment.scoring import score, score_together
from tests.small_catalogue import group_of, one_element, question, scale


def test_four_agree_ii_raters_give_what_the_manual_gives() -> None:
    """Rows 5,6,6 · 6,6,7 · 2,4,3 · 3,3,2 on 1-7.

    AGREE II: obtained 17 + 19 + 9 + 8 = 53, least 1 · 3 · 4 = 12, most 7 · 3 · 4 = 84: (53 - 12) / (84 - 12) = 56.94 %.
    """
    catalogue = one_element(
        *(question(one, scale="syv") for one in ("a", "b", "c")), scales=[scale("syv", *range(1, 8))]
    )
    rows = ((5, 6, 6), (6, 6, 7), (2, 4, 3), (3, 3, 2))
    raters = group_of(*({"a": a, "b": b, "c": c} for a, b, c in rows))
    found = score_together(catalogue, raters, "full").element("maal")
    assert found.score == pytest.approx(100 * 41 / 72)
    assert f"{found.score:.2f}" == "56.94"


def test_mixed_cells_count_each_for_what_they_are() -> None:
    """Two questions, weights 2 and 1, four people.

    a: 5, 3, don't know, open: item (100 + 50) / 2 = 75, low 150 / 4 = 37.5, high 350 / 4 = 87.5, cells 2 of 4.
    b: 1, not relevant, not relevant, 2: item (0 + 25) / 2 = 12.5 = low = high, cells 2 of 2.
    Score (2 · 75 + 12.5) / 3 = 54.1667; low (75 + 12.5) / 3 = 29.1667; high (175 + 12.5) / 3 = 62.5;
    coverage (2 · 0.5 + 1) / 3 = 2 / 3.
    """
    catalogue = one_element(question("a", weight=2), question("b"))
    people = group_of({"a": 5, "b": 1}, {"a": 3, "b": "p"}, {"a": "v", "b": "p"}, {"b": 2})
    found = score_together(catalogue, people, "full").element("maal")
    assert found.score == pytest.approx(162.5 / 3)
    assert found.low == pytest.approx(87.5 / 3)
    assert found.high == pytest.approx(62.5)
    assert found.coverage == pytest.approx(2 / 3)
    cells = [(q.answered, q.dont_know, q.unanswered, q.not_relevant) for q in found.questions]
    assert cells == [(2, 1, 1, 0), (2, 0, 0, 2)]


def test_a_question_nobody_finds_relevant_drops_out() -> None:
    """a: 4 and 2 give 75 and 25, so 50; b is not relevant to both and takes its weight of 9 away."""
    catalogue = one_element(question("a"), question("b", weight=9))
    found = score_together(catalogue, group_of({"a": 4, "b": "p"}, {"a": 2, "b": "p"}), "full").element("maal")
    assert (found.score, found.low, found.high, found.coverage) == (50, 50, 50, 1)


def test_a_question_is_an_item_however_many_answered_it() -> None:
    """The first is answered by three (100 each), the second by one (0): (100 + 0) / 2 = 50, not 75."""
    catalogue = one_element(question("a"), question("b"), minimum_coverage=0.0)
    people = group_of({"a": 5, "b": 1}, {"a": 5, "b": "v"}, {"a": 5, "b": "v"})
    assert score_together(catalogue, people, "full").element("maal").score == 50


@pytest.mark.parametrize(("answered", "enough"), [(2, True), (1, False)])
def test_coverage_of_a_group_is_the_share_of_its_cells(answered: int, enough: bool) -> None:
    """One question, four people: two answers are 0.5 (enough), one is 0.25 (not)."""
    people = group_of(*({"a": 5 if place < answered else "v"} for place in range(4)))
    found = score_together(one_element(question("a")), people, "full").element("maal")
    assert found.coverage == answered / 4
    assert (found.score is not None) is enough


def test_one_documented_answer_documents_the_question() -> None:
    """Two people answered one question, one of them with evidence: 1 of 1."""
    plain, documented = group_of({"a": 4}, {"a": 5})
    answer = documented.answer("a").model_copy(update={"evidence": ("plan",)})
    documented = documented.model_copy(update={"answers": {"a": answer}})
    found = score_together(one_element(question("a")), [plain, documented], "full").element("maal")
    assert (found.documented, found.answered) == (1, 1)


def test_one_respondent_alone_is_a_group_of_one() -> None:
    """The same profile, whichever way it is asked for."""
    catalogue = one_element(question("a", weight=0.3), question("b", weight=0.7), question("c"))
    (alone,) = group_of({"a": 2, "b": "v", "c": 4})
    assert score(catalogue, alone) == score_together(catalogue, [alone], "full")
