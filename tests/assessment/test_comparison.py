"""Then and now: what moved, which answers moved it, and what may not be compared."""

from __future__ import annotations

from uuid import uuid4

import pytest

from checklist.assessment.comparison import compare
from checklist.assessment.model import Assessment
from tests.small_catalogue import assessment, element, question, small_catalogue

CATALOGUE = small_catalogue(
    element("maal", question("a", core=True), question("b")),
    element("virkning", question("c", core=True), question("gammel", retired="1.0.0")),
)


def named(then: Assessment, now: Assessment) -> tuple[tuple[str, Assessment], tuple[str, Assessment]]:
    """The two with the names that problems speak of."""
    return ("2025.toml", then), ("2026.toml", now)


def test_an_element_moves_by_the_difference_of_its_scores() -> None:
    """Mål then (25 + 75) / 2 = 50, now (75 + 75) / 2 = 75: up 25, by the first answer. Virkning: 50 to 25, down 25."""
    then, now = assessment({"a": 2, "b": 4, "c": 3}), assessment({"a": 4, "b": 4, "c": 2})
    found, problems = compare(CATALOGUE, *named(then, now))
    assert problems == ()
    assert found is not None
    assert [(one.id, one.moved) for one in found.elements] == [("maal", 25), ("virkning", -25)]
    (changed,) = found.elements[0].answers
    assert (changed.question_id, changed.then.value, changed.now.value) == ("a", 2, 4)


def test_without_a_score_at_either_time_nothing_moved() -> None:
    """Virkning was not answered then; the change of the answer is shown all the same."""
    found, _none = compare(CATALOGUE, *named(assessment({"a": 2, "b": 2}), assessment({"a": 2, "b": 2, "c": 5})))
    assert found is not None
    assert [one.moved for one in found.elements] == [0, None]
    assert [one.question_id for one in found.elements[1].answers] == ["c"]


def test_a_new_note_is_no_changed_answer() -> None:
    """Only a value or a status that differs is a change."""
    found, _none = compare(CATALOGUE, *named(assessment({"a": {"value": 3, "note": "før"}}), assessment({"a": 3})))
    assert found is not None
    assert found.elements[0].answers == ()


def test_a_short_form_is_compared_over_the_core_questions() -> None:
    """Full then (a 5, b 1), short now (a 5): both over a alone, 100 and 100; b is named as asked only then."""
    found, _none = compare(CATALOGUE, *named(assessment({"a": 5, "b": 1}), assessment({"a": 5}, form="short")))
    assert found is not None
    assert (found.form, found.elements[0].then.score, found.elements[0].moved) == ("short", 100, 0)
    assert (found.only_then, found.only_now) == (("b",), ())


def test_the_earlier_one_may_be_the_short_one() -> None:
    """Short then (a 1), full now (a 5, b 1): a alone, 0 to 100; b is named as asked only now."""
    found, _none = compare(CATALOGUE, *named(assessment({"a": 1}, form="short"), assessment({"a": 5, "b": 1})))
    assert found is not None
    assert (found.form, found.elements[0].moved) == ("short", 100)
    assert (found.only_then, found.only_now) == ((), ("b",))


def test_questions_that_are_not_shared_are_named() -> None:
    """A retired one and an unknown one; neither counts, and the versions are told."""
    then = assessment({"a": 5, "gammel": 3, "ukendt": 2}, catalogue_version="0.9.0")
    found, problems = compare(CATALOGUE, *named(then, assessment({"a": 5})))
    assert found is not None
    assert (found.only_then, found.versions) == (("gammel", "ukendt"), ("0.9.0", "1.0.0"))
    assert [one.code for one in problems] == ["N101", "N102"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"catalogue": "et-andet"}, "E102"),
        ({"practice_mode": True}, "E110"),
        ({"practice": {"id": str(uuid4()), "name": "En anden", "service": "Åhaven"}}, "E111"),
    ],
)
def test_what_would_mislead_is_refused(changes: dict[str, object], code: str) -> None:
    """Another instrument, a rehearsal, another practice: no comparison, and the file is named."""
    other = assessment(**changes)  # type: ignore[arg-type]
    found, problems = compare(CATALOGUE, *named(assessment({"a": 5}), other))
    assert found is None
    assert [(one.code, one.source) for one in problems] == [(code, "2026.toml")]


def test_a_question_that_is_new_since_then_is_not_held_against_the_earlier_one() -> None:
    """Mål then: a 5 alone (b is new in this version). Shared: a, then 100, now a 3 = 50; b's 1 would give 25."""
    then = assessment({"a": 5}, catalogue_version="0.9.0")
    found, _problems = compare(CATALOGUE, *named(then, assessment({"a": 3, "b": 1})))
    assert found is not None
    assert (found.elements[0].then.score, found.elements[0].now.score) == (100, 50)
    assert (found.elements[0].then.coverage, found.only_now) == (1, ("b",))
