"""How far a round has come, in stages, lines and flags."""

from __future__ import annotations

from typing import get_args

from checklist.screening.formalities import formal_lines, with_formality
from checklist.screening.model import Application, Assignment, Declaration, Formality, Reviewer
from checklist.screening.progress import Stage, counted, flags, reviewers_progress, stage_words, stages
from tests.screening.made_up import NOON, app_id, application, review, reviewer_id, round_of
from tests.small_catalogue import element, question, small_catalogue

CATALOGUE = small_catalogue(element("maal", question("maal-1")))


def _checked(number: int) -> Application:
    found = application(number)
    for line in formal_lines(round_of(), CATALOGUE, found):
        said = Formality(line=line.id, state="ok", by="Bo", at=NOON)
        found = with_formality(round_of(), found, said)
    return found


def _given(number: int, reviewer: int) -> Assignment:
    return Assignment(application=app_id(number), reviewer=reviewer_id(reviewer))


def test_an_application_stands_at_the_first_thing_left_to_do() -> None:
    """1 is unchecked, 2 unshared, 3 read by one of two, 4 by both, 5 decided though unchecked."""
    found = stages(
        round_of(),
        [application(1), _checked(2), _checked(3), _checked(4), application(5)],
        [_given(3, 1), _given(3, 2), _given(4, 1), _given(4, 2)],
        [
            review(3, 1, {"maal": 3}),
            review(3, 2, {"maal": 3}, handed_in=False),
            review(4, 1, {"maal": 3}),
            review(4, 2, {"maal": 3}),
        ],
        {app_id(5)},
    )
    assert list(found.values()) == ["check", "share", "review", "decide", "decided"]
    assert set(counted(found).values()) == {1}
    assert all(stage_words(stage) for stage in get_args(Stage))


def test_each_reviewer_has_a_line() -> None:
    """Ane has three: one undeclared, one begun, one handed in; Bo has a conflict and nothing to read."""
    ane, bo = Reviewer(id=reviewer_id(1), name="Ane"), Reviewer(id=reviewer_id(2), name="Bo")
    words = [Declaration(reviewer=ane.id, application=app_id(n), conflict=False, at=NOON) for n in (1, 2)] + [
        Declaration(reviewer=bo.id, application=app_id(1), conflict=True, at=NOON)
    ]
    reviews = [review(1, 1, {"maal": 2}), review(2, 1, {"maal": 2}, handed_in=False)]
    first, second = reviewers_progress([ane, bo], [_given(n, 1) for n in (1, 2, 3)], reviews, words)
    assert (first.given, first.to_declare, first.begun, first.handed_in, first.conflicts) == (3, 1, 1, 1, 0)
    assert (second.given, second.to_declare, second.conflicts) == (0, 0, 1)


def test_a_flag_is_up_at_the_line_and_below_it() -> None:
    """Line 2 on maal: the mean of 1 and 3 is 2 and raises it; 2 and 3 do not; abstentions and drafts say nothing."""
    reviews = [
        review(1, 1, {"maal": 1}),
        review(1, 2, {"maal": 3}),
        review(2, 1, {"maal": 2}),
        review(2, 2, {"maal": 3}),
        review(3, 1, {"maal": "abstain"}),
        review(4, 1, {"maal": 1}, handed_in=False),
        review(5, 1, {"virkning": 1}),
    ]
    assert flags(round_of(attention={"maal": 2}), reviews) == {app_id(1): ("maal",)}
    assert flags(round_of(), reviews) == {}
