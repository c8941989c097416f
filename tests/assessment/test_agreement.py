"""How alike several answers are: share, agreement, consensus, median, words; worked out by hand or published."""

from __future__ import annotations

from math import log2

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.assessment.agreement import Spread, consensus, largest_share, pattern_words, spread
from tests.small_catalogue import Short, group_of, one_element, question, scale


def spread_of(*answers: Short, values: tuple[int, ...] = (1, 2, 3, 4, 5), agreed_share: float = 0.75) -> Spread:
    """The spread of one question's answers, one person each, on a scale of these values."""
    catalogue = one_element(question("q", scale="anden"), scales=[scale("anden", *values)])
    asked = catalogue.question_by_id["q"]
    people = group_of(*({"q": answer} for answer in answers))
    return spread(asked, catalogue.scale_of(asked), people, agreed_share)


def test_every_option_is_counted_in_the_order_of_values() -> None:
    """Options nobody chose stand with 0; the other cells are counted apart."""
    found = spread_of(5, 3, 3, "v", "p", None, None, values=(5, 4, 3, 2, 1))
    assert list(found.counts.items()) == [(1, 0), (2, 0), (3, 2), (4, 0), (5, 1)]
    assert (found.n, found.dont_know, found.not_relevant, found.unanswered) == (3, 1, 1, 2)


def test_the_share_holds_one_option_or_two_adjacent_ones() -> None:
    """2, 3, 3, 5: options 2 and 3 hold 3 of 4."""
    found = spread_of(2, 3, 3, 5)
    assert (found.share, found.agreed, found.pattern) == (0.75, True, "close")


def test_two_options_that_are_not_adjacent_do_not_add_up() -> None:
    """1, 3, 1, 3: no two neighbours hold more than 2 of 4."""
    found = spread_of(1, 3, 1, 3)
    assert (found.share, found.agreed) == (0.5, False)


def test_adjacent_means_next_on_the_scale_not_next_as_a_number() -> None:
    """On the scale 0, 10, 20, 40 the options 20 and 40 are neighbours."""
    assert spread_of(20, 40, 40, 20, values=(0, 10, 20, 40)).share == 1


def test_a_scale_with_fewer_than_four_options_counts_one_option_alone() -> None:
    """1, 2, 2 on 1-3: 2 of 3, where two neighbours would hold all."""
    assert spread_of(1, 2, 2, values=(1, 2, 3)).share == pytest.approx(2 / 3)
    assert spread_of(1, 2, 2, values=(1, 2, 3, 4)).share == 1


@pytest.mark.parametrize(("counts", "share"), [([0, 3, 1, 0], 1.0), ([2, 0, 0, 2], 0.5), ([1, 1, 1, 1, 1], 0.4)])
def test_the_largest_share_of_counts(counts: list[int], share: float) -> None:
    """3 + 1 of 4; 2 of 4 at either end; any two neighbours of five."""
    assert largest_share(counts) == pytest.approx(share)


def test_agreement_may_be_set_to_another_share_before_voting() -> None:
    """3 of 4 close: agreed at 0.75 and not at 0.8."""
    assert spread_of(2, 3, 3, 5, agreed_share=0.8).agreed is False
    assert spread_of(1, 3, 3, 5, agreed_share=0.5).agreed is True


def test_a_share_that_lands_on_the_limit_agrees() -> None:
    """7 of 10 at a limit of 0.7, whatever the floats say."""
    assert spread_of(*[3] * 7, 1, 5, 5, agreed_share=0.1 * 7).agreed is True


def test_consensus_is_the_published_value() -> None:
    """The R package agrmt 1.42.4 gives 0.7256876 for the counts 30, 40, 210, 130, 530, 50, 10."""
    counts = dict(enumerate((30, 40, 210, 130, 530, 50, 10), start=1))
    assert consensus(counts) == pytest.approx(0.7256876, abs=5e-8)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((5, 0, 0, 0, 0), 1.0),  # all alike
        ((3, 0, 0, 0, 3), 0.0),  # half at each end: 1 + log2(1 - 2/4)
        ((1, 1, 1, 1, 1), 1 + (2 * log2(1 / 2) + 2 * log2(3 / 4)) / 5),  # mean 3: 0.4340
        ((0, 0, 1, 1, 0), 1 + log2(1 - 0.5 / 4)),  # mean 3.5, each half a step away: 0.8074
        ((1, 0, 0, 0, 0), None),  # one answer agrees with nobody
        ((0, 0, 0, 0, 0), None),
    ],
)
def test_consensus_worked_out_by_hand(counts: tuple[int, ...], expected: float | None) -> None:
    """Consensus = 1 + Σ p · log2(1 - |x - μ| / 4) on 1-5 (Tastle and Wierman 2007)."""
    found = consensus(dict(enumerate(counts, start=1)))
    assert found == (None if expected is None else pytest.approx(expected))


def test_consensus_measures_by_the_scales_width() -> None:
    """0 and 10 on the scale 0, 10, 40: mean 5, each 5/40 away: 1 + log2(1 - 1/8)."""
    assert spread_of(0, 10, values=(0, 10, 40)).consensus == pytest.approx(1 + log2(7 / 8))


def test_the_median_of_an_even_number_is_the_midpoint() -> None:
    """1, 2, 4, 5: (2 + 4) / 2 = 3; 1, 2, 2, 3: 2; 2, 3: 2.5. The mean stands beside it."""
    assert (spread_of(1, 2, 4, 5).median, spread_of(1, 2, 2, 3).median, spread_of(2, 3).median) == (3, 2, 2.5)
    assert spread_of(1, 1, 5).median == 1
    assert spread_of(1, 1, 5).mean == pytest.approx(7 / 3)


def test_raw_values_are_compared_also_where_the_question_is_reversed() -> None:
    """People see the words they chose: mean 1.5 of 1 and 2, reversed or not."""
    catalogue = one_element(question("q", reverse=True))
    asked = catalogue.question_by_id["q"]
    assert spread(asked, catalogue.scale_of(asked), group_of({"q": 1}, {"q": 2})).mean == 1.5


@pytest.mark.parametrize(
    ("answers", "pattern"),
    [
        ((4, 4, 5, 5), "close"),
        ((3,), "close"),
        ((1, 1, 5, 5), "split"),
        ((1, 1, 3, 3, 5), "split"),  # 40 % at 1 and at 3, which are not neighbours
        ((1, 2, 4, 5), "spread"),  # neighbours hold 50 %, and no option 35 %
        ((2, 2, 3, 5, 5), "split"),  # 2 and 3 hold 60 %; 40 % at 2 and at 5
        ((1, 1, 1, 2, 3, 4, 5), "spread"),  # 43 % at 1 alone
    ],
)
def test_the_pattern_of_answers(answers: tuple[int, ...], pattern: str) -> None:
    """Close where agreed; split where two non-adjacent options hold at least 35 % each; else spread."""
    assert spread_of(*answers).pattern == pattern


@pytest.mark.parametrize(("low", "high", "pattern"), [(7, 7, "split"), (6, 8, "spread")])
def test_split_begins_at_35_per_cent(low: int, high: int, pattern: str) -> None:
    """Of 20 answers 7 are 35 % and 6 are 30 %; the rest stand between, 3 at 2 and 3 at 4."""
    found = spread_of(*[1] * low, *[5] * high, *[2] * 3, *[4] * 3)
    assert (found.agreed, found.pattern) == (False, pattern)


def test_neighbours_that_hold_35_per_cent_each_are_no_split() -> None:
    """40 % at 2 and at 3, 20 % at 5, agreement set to 0.9: spread, not two directions."""
    assert spread_of(2, 2, 3, 3, 5, agreed_share=0.9).pattern == "spread"


def test_the_patterns_are_said_in_words() -> None:
    """The words of the field."""
    words = [pattern_words("close"), pattern_words("split"), pattern_words("spread")]
    assert words == ["svarene ligger tæt", "svarene peger i to retninger", "svarene er spredt"]


def test_without_answers_nothing_is_said_about_agreement() -> None:
    """Don't know and not relevant are no answers on the scale."""
    found = spread_of("v", "p", None)
    assert (found.n, found.mean, found.median, found.share) == (0, None, None, None)
    assert (found.agreed, found.consensus, found.pattern) == (None, None, None)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=2, max_size=9).filter(any))
def test_share_and_consensus_are_shares(counts: list[int]) -> None:
    """Whatever the counts, both lie between 0 and 1, and turning the scale round changes neither."""
    turned = list(reversed(counts))
    found, other = (consensus(dict(enumerate(one))) for one in (counts, turned))
    assert 0 < largest_share(counts) == largest_share(turned) <= 1
    if found is None or other is None:
        assert sum(counts) < 2
    else:
        assert 0 <= found <= 1
        assert found == pytest.approx(other)
