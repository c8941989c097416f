"""What a profile says in words."""

from __future__ import annotations

import pytest

from checklist.assessment.scoring import Profile, score
from checklist.assessment.summary import (
    development_areas,
    documented_words,
    picture_sentence,
    strengths,
    summary_sentence,
    what_a_score_is_not,
)
from tests.small_catalogue import Short, assessment, element, question, small_catalogue


def profile(*answers: Short, **more: object) -> Profile:
    """The profile of elements e1, e2, … of one question each."""
    catalogue = small_catalogue(*(element(f"e{n}", question(f"q{n}")) for n in range(1, len(answers) + 1)), **more)
    return score(catalogue, assessment({f"q{n}": answer for n, answer in enumerate(answers, start=1)}))


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ((5, 4, 1), "2 af 3 elementer er til stede, 1 af dem gennemgående."),
        ((5, 5, 5), "3 af 3 elementer er til stede, 3 af dem gennemgående."),
        ((1, None, "v"), "0 af 3 elementer er til stede."),
        ((5, "p", 1), "1 af 2 elementer er til stede, 1 af dem gennemgående."),
        (("p", "p"), "0 af 0 elementer er til stede."),
    ],
)
def test_the_summary_counts_what_is_present(answers: tuple[Short, ...], sentence: str) -> None:
    """An element where nothing is relevant is not in "af"."""
    assert summary_sentence(profile(*answers)) == sentence


def test_the_summary_speaks_of_one_present_level_only_where_there_is_one() -> None:
    """With a single present level there is no "gennemgående"."""
    rows = [("nej", 0, False), ("ja", 50, True)]
    assert summary_sentence(profile(5, 1, level_rows=rows)) == "1 af 2 elementer er til stede."


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ((None, "v"), "For få svar til et billede endnu."),
        ((1, None), "0 af 2 elementer er til stede."),
        ((5, None), "1 af 2 elementer er til stede, 1 af dem gennemgående."),
        (("p", "p"), "0 af 0 elementer er til stede."),
    ],
)
def test_before_any_score_there_is_no_picture(answers: tuple[Short, ...], sentence: str) -> None:
    """While no element has a score nothing is counted; where nothing is relevant nothing is missing either."""
    assert picture_sentence(profile(*answers)) == sentence


def test_strengths_are_the_present_elements_from_the_top() -> None:
    """100, 75, 75, 100, 25, 75: the three highest, ties in the catalogue's order."""
    assert [one.id for one in strengths(profile(4, 5, 4, 5, 2, 4))] == ["e2", "e4", "e1"]
    assert strengths(profile(1, 2, 3, None)) == ()


def test_development_areas_are_the_lowest_scores_that_are_no_strength() -> None:
    """25 and 25 in order, then 50; what has no score is not among them."""
    assert [one.id for one in development_areas(profile(5, 3, 2, None, 2, 4))] == ["e3", "e5", "e2"]


def test_an_element_with_full_marks_is_no_development_area() -> None:
    """All five at 100: three strengths, nothing to develop."""
    assert development_areas(profile(5, 5, 5, 5, 5)) == ()


def test_how_much_is_documented_is_said_beside_the_score() -> None:
    """One answered question, no evidence."""
    assert documented_words(profile(4).element("e1")) == "0 af 1 svar er dokumenteret"


def test_a_score_is_never_documented_effect() -> None:
    """The sentence that stands wherever scores do."""
    assert "ikke dokumenteret virkning" in what_a_score_is_not()
