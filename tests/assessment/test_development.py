"""Development suggestions: which fits an answer, in what order they come, and why."""

from __future__ import annotations

import pytest

from checklist.assessment.development import Proposal, effort_words, proposals, why_this_place
from checklist.assessment.scoring import score
from checklist.catalogue import Catalogue
from tests.small_catalogue import Short, assessment, element, one_element, question, scale, small_catalogue, suggestion


def proposed(catalogue: Catalogue, **answers: Short) -> tuple[Proposal, ...]:
    """The proposals for these answers, in order."""
    given = assessment(answers)
    return proposals(catalogue, given, score(catalogue, given))


def ids(found: tuple[Proposal, ...]) -> list[str]:
    """Their names."""
    return [one.id for one in found]


STEPS = [suggestion("videre", 4), suggestion("start", 2)]


@pytest.mark.parametrize(
    ("value", "fitting"), [(1, ["start"]), (2, ["start"]), (3, ["videre"]), (4, ["videre"]), (5, [])]
)
def test_the_smallest_up_to_that_reaches_the_answer_applies(value: int, fitting: list[str]) -> None:
    """`up_to` 2 and 4, in whatever order they are written; 5 needs no suggestion."""
    assert ids(proposed(one_element(question("q", suggestions=STEPS)), q=value)) == fitting


@pytest.mark.parametrize(
    ("value", "fitting"), [(1, []), (2, ["videre"]), (3, ["videre"]), (4, ["start"]), (5, ["start"])]
)
def test_a_reversed_answer_is_turned_round_before_it_is_matched(value: int, fitting: list[str]) -> None:
    """On 1-5 reversed, 5 reads as 1 and 2 as 4."""
    assert ids(proposed(one_element(question("q", reverse=True, suggestions=STEPS)), q=value)) == fitting


def test_turning_round_follows_the_scale() -> None:
    """On -2..2 reversed, 1 reads as -1, so the suggestion up to -1 applies."""
    asked = question("q", scale="midt", reverse=True, suggestions=[suggestion("start", -1), suggestion("videre", 1)])
    catalogue = one_element(asked, scales=[scale("midt", -2, -1, 0, 1, 2)])
    assert ids(proposed(catalogue, q=1)) == ["start"]
    assert ids(proposed(catalogue, q=0)) == ["videre"]


def test_dont_know_suggests_finding_out() -> None:
    """No suggestion of the catalogue; a small effort, and half of what hangs on it: 50 points of one question."""
    (found,) = proposed(one_element(question("q", suggestions=STEPS)), q="v")
    assert (found.id, found.suggestion, found.effort, found.gap) == ("find-out-q", None, "small", 50)


def test_what_is_open_or_not_relevant_suggests_nothing() -> None:
    """Only an answer or a don't know leads to a proposal."""
    catalogue = one_element(
        question("a", suggestions=[suggestion("a1", 4)]), question("b", suggestions=[suggestion("b1", 4)])
    )
    assert proposed(catalogue, a="p") == ()


def test_the_largest_gap_comes_first() -> None:
    """Gap = weight · (100 - item) / Σ weight, Σ = 1 + 3 + 2 = 6.

    a: 1 · 100 / 6 = 16.67; b: 3 · 50 / 6 = 25; c: 2 · 25 / 6 = 8.33.
    """
    catalogue = one_element(
        question("a", suggestions=[suggestion("a1", 4)]),
        question("b", weight=3, suggestions=[suggestion("b1", 4)]),
        question("c", weight=2, suggestions=[suggestion("c1", 4)]),
    )
    found = proposed(catalogue, a=1, b=3, c=4)
    assert ids(found) == ["b1", "a1", "c1"]
    assert [one.gap for one in found] == pytest.approx([25, 100 / 6, 50 / 6])


def test_a_question_that_is_not_relevant_carries_no_weight_in_the_gap() -> None:
    """Σ weight is 1 once the other, of weight 9, dropped out: the gap is 50."""
    catalogue = one_element(question("a", suggestions=[suggestion("a1", 4)]), question("b", weight=9))
    assert [one.gap for one in proposed(catalogue, a=3, b="p")] == [50]


def test_at_the_same_gap_the_smallest_effort_comes_first() -> None:
    """Large, small, medium in the file; all answered 2."""
    efforts = (("a", "large"), ("b", "small"), ("c", "medium"))
    catalogue = one_element(*(question(one, suggestions=[suggestion(f"{one}1", 4, effort)]) for one, effort in efforts))
    assert ids(proposed(catalogue, a=2, b=2, c=2)) == ["b1", "c1", "a1"]


def test_at_the_same_gap_and_effort_the_catalogues_order_holds() -> None:
    """Also where the ids would sort the other way."""
    catalogue = one_element(*(question(one, suggestions=[suggestion(f"{one}1", 4)]) for one in ("z", "m", "a")))
    assert ids(proposed(catalogue, a=2, m=2, z=2)) == ["z1", "m1", "a1"]


def test_a_gap_goes_before_an_effort() -> None:
    """A large effort with 100 points comes before a small one with 25."""
    catalogue = small_catalogue(
        element("maal", question("a", suggestions=[suggestion("a1", 4, "small")])),
        element("virkning", question("b", suggestions=[suggestion("b1", 4, "large")])),
    )
    assert ids(proposed(catalogue, a=4, b=1)) == ["b1", "a1"]


CHAIN = small_catalogue(
    element("virkning", question("v", suggestions=[suggestion("v1", 4)]), builds_on=["monitorering", "maal"]),
    element("monitorering", question("o", suggestions=[suggestion("o1", 4)]), builds_on=["maal"]),
    element("maal", question("m", suggestions=[suggestion("m1", 4)])),
    element("oekonomi", question("k", suggestions=[suggestion("k1", 4)])),
)


def test_an_element_waits_for_foundations_at_the_lowest_level() -> None:
    """Mål at 25 is at the lowest level: Virkning (0) and Monitorering (50) come after it, whatever their gaps."""
    found = proposed(CHAIN, m=2, v=1, o=3)
    assert ids(found) == ["m1", "v1", "o1"]
    assert [one.waits_for for one in found] == [(), ("maal",), ("maal",)]
    assert found[0].carries == ("virkning", "monitorering")


def test_waiting_passes_on_from_floor_to_floor() -> None:
    """Mål and Monitorering both at 0: Mål first, then Monitorering, then Virkning, whatever the gaps."""
    assert ids(proposed(CHAIN, m=2, v=1, o=1)) == ["m1", "o1", "v1"]


def test_a_foundation_above_the_lowest_level_is_not_waited_for() -> None:
    """Mål and Monitorering at 50 are på vej: the largest gap leads, 100, then 50 and 50 in the catalogue's order."""
    found = proposed(CHAIN, m=3, v=1, o=3)
    assert ids(found) == ["v1", "o1", "m1"]
    assert [one.waits_for for one in found] == [(), (), ()]


def test_a_foundation_without_a_level_is_not_waited_for() -> None:
    """Nothing is known of Mål, so nothing waits for it."""
    found = proposed(CHAIN, v=1, o=3)
    assert ids(found) == ["v1", "o1"]
    assert [one.waits_for for one in found] == [(), ()]


def test_the_short_form_proposes_for_what_it_asks() -> None:
    """An answer outside the form suggests nothing."""
    catalogue = one_element(
        question("a", core=True, suggestions=[suggestion("a1", 4)]), question("b", suggestions=[suggestion("b1", 4)])
    )
    given = assessment({"a": 1, "b": 1}, form="short")
    assert ids(proposals(catalogue, given, score(catalogue, given))) == ["a1"]


def test_a_retired_question_proposes_nothing() -> None:
    """Its answer is kept and asks for nothing."""
    catalogue = one_element(question("a"), question("b", retired="1.0.0", suggestions=[suggestion("b1", 4)]))
    assert proposed(catalogue, a=1, b=1) == ()


@pytest.mark.parametrize(
    ("answers", "first", "sentence"),
    [
        ({"m": 1, "v": 1}, "m1", "Maal først: Virkning og Monitorering bygger på det."),
        ({"m": 1, "v": 1}, "v1", "Maal først: Virkning bygger på det."),
        ({"m": 1, "o": 1, "v": 1}, "v1", "Monitorering og Maal først: Virkning bygger på dem."),
        ({"k": 1}, "k1", "Her har Oekonomi langt igen."),
        ({"k": 2}, "k1", "Her har Oekonomi langt igen."),
        ({"k": 3}, "k1", "Her har Oekonomi et stykke vej igen."),
        ({"k": 4}, "k1", "Her har Oekonomi kun lidt igen."),
        ({"k": "v"}, "find-out-k", "I ved det ikke endnu. Find ud af det, før I vælger, hvad I vil gøre."),
    ],
)
def test_the_order_explains_itself(answers: dict[str, Short], first: str, sentence: str) -> None:
    """One sentence for each reason."""
    (found,) = (one for one in proposed(CHAIN, **answers) if one.id == first)
    assert why_this_place(CHAIN, found) == sentence


def test_a_proposal_with_nothing_to_gain_promises_no_points() -> None:
    """A suggestion for the best answer too has a gap of 0, and nothing is left to go."""
    catalogue = one_element(question("q", suggestions=[suggestion("hold-fast", 5)]))
    (found,) = proposed(catalogue, q=5)
    assert found.gap == 0
    assert why_this_place(catalogue, found) == "Det går allerede godt her. Forslaget kan holde det ved lige."


def test_efforts_are_said_in_words() -> None:
    """The three sizes."""
    assert [effort_words(one) for one in ("small", "medium", "large")] == [
        "lille indsats",
        "mellemstor indsats",
        "stor indsats",
    ]
