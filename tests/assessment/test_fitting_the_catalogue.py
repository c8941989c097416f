"""Whether an assessment fits its catalogue: what is refused, and what is kept with a notice."""

from __future__ import annotations

import pytest

from checklist.assessment.reading import check_against
from checklist.catalogue import Problem
from tests.assessment.problem_lines import lines
from tests.small_catalogue import Short, assessment, element, question, small_catalogue

CATALOGUE = small_catalogue(
    element("maal", question("maal-borger"), question("maal-fast", not_relevant=False)),
    areas=[{"id": "handicap", "name": "Handicap"}],
    gates=[{"id": "forsoeg", "text": "Prøvet?", "help": "Et forsøg.", "closer_look": "Se nærmere."}],
)


def checked(answers: dict[str, Short], **more: object) -> tuple[Problem, ...]:
    """What this assessment says that the catalogue does not know."""
    return check_against(assessment(answers, **more), CATALOGUE, "min.toml")


def test_an_assessment_that_fits_has_no_problems() -> None:
    """Answers of every kind, and the parts beside them."""
    more = {"reflections": {"maal": {"next": "x"}}, "gates": {"forsoeg": {"value": True}}}
    assert checked({"maal-borger": "p", "maal-fast": 5}, **more) == ()


def test_an_unknown_question_is_kept_with_a_notice() -> None:
    """It refuses nothing, and asks whether another was meant."""
    (notice,) = checked({"maal-borgr": 3})
    assert (notice.refuses, lines((notice,))) == (False, ['N102 min.toml: answers, "maal-borgr"'])
    assert "Mente du »maal-borger«?" in notice.message


def test_other_unknown_ids_are_kept_with_a_notice_too() -> None:
    """A reflection, a rating and a gate of other elements, and an area that is not there."""
    practice = {"id": "0b0f2f6e-0d5c-4a7e-8d53-6f1c7f6f2a01", "name": "x", "service": "y", "area": "handikap"}
    more = {
        "reflections": {"maall": {"next": "x"}},
        "ratings": {"andet": {"value": 1}},
        "gates": {"forsog": {"value": True}},
        "practice": practice,
    }
    notices = checked({}, **more)
    assert lines(notices) == [
        'N103 min.toml: reflections, "maall"',
        'N103 min.toml: ratings, "andet"',
        'N103 min.toml: gates, "forsog"',
        "N103 min.toml: practice, area",
    ]
    assert "Mente du »handicap«?" in notices[-1].message


@pytest.mark.parametrize(
    ("answers", "line", "says"),
    [
        ({"maal-borger": 6}, 'E103 min.toml: answers, "maal-borger"', "vælg mellem 1, 2, 3, 4, 5"),
        ({"maal-borger": 0}, 'E103 min.toml: answers, "maal-borger"', "0 er ikke et svar på skalaen"),
        ({"maal-fast": "p"}, 'E104 min.toml: answers, "maal-fast"', "kan ikke bruges om dette spørgsmål"),
    ],
)
def test_an_answer_that_does_not_fit_its_question_is_refused(answers: dict[str, Short], line: str, says: str) -> None:
    """A value off the scale; "not relevant" where the question does not allow it."""
    (problem,) = checked(answers)
    assert (problem.refuses, lines((problem,))) == (True, [line])
    assert says in problem.message


def test_another_catalogue_is_refused_and_another_version_noticed() -> None:
    """The id must be the same; the version may differ."""
    assert lines(checked({}, catalogue="psat")) == ["E102 min.toml"]
    assert lines(checked({}, catalogue_version="0.9.0")) == ["N101 min.toml"]
