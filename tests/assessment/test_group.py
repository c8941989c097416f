"""Several people's assessments of one practice: who counts, who stands beside, and what is refused."""

from __future__ import annotations

from uuid import uuid4

import pytest

from checklist.assessment.group import missing_perspectives, put_together
from checklist.assessment.scoring import score
from checklist.assessment.summary import missing_view, perspective_name
from tests.small_catalogue import PRACTICE_ID, assessment, element, question, small_catalogue

CATALOGUE = small_catalogue(element("maal", question("a", core=True), question("b")))


def test_the_staff_are_put_together_and_citizens_stand_beside() -> None:
    """Leader 5, colleague 3, nobody in particular 1: (100 + 50 + 0) / 3 = 50. Citizen 2 and relative 2 never enter."""
    people = [
        ("leder.toml", assessment({"a": 5}, respondent={"perspective": "leder"})),
        ("kollega.toml", assessment({"a": 3}, respondent={"perspective": "medarbejder"})),
        ("nogen.toml", assessment({"a": 1})),
        ("borger.toml", assessment({"a": 2}, respondent={"perspective": "borger"})),
        ("mor.toml", assessment({"a": 2}, respondent={"perspective": "paaroerende"})),
    ]
    group, problems = put_together(CATALOGUE, people)
    assert problems == ()
    assert group is not None
    assert group.respondents == 3
    assert group.profile.element("maal").questions[0].item == pytest.approx(50)
    assert group.spreads[0].counts == {1: 1, 2: 0, 3: 1, 4: 0, 5: 1}
    beside = {one: profile.element("maal").questions[0].item for one, profile in group.perspectives.items()}
    assert beside == {"leder": 100, "medarbejder": 50, "borger": 25, "paaroerende": 25}


def test_a_spread_is_given_for_every_question_asked_in_order() -> None:
    """Also for the one that nobody answered; in the short form for the core alone."""
    full, _none = put_together(CATALOGUE, [("en", assessment({"a": 5})), ("to", assessment({"a": 4}))])
    short, _none = put_together(CATALOGUE, [("en", assessment({"a": 5}, form="short"))])
    assert full is not None
    assert short is not None
    assert [(one.question_id, one.n) for one in full.spreads] == [("a", 2), ("b", 0)]
    assert [one.question_id for one in short.spreads] == ["a"]


def test_a_group_of_one_has_the_profile_of_the_one() -> None:
    """The same figures as scoring the one assessment."""
    alone = assessment({"a": 4, "b": "v"})
    group, _none = put_together(CATALOGUE, [("alene", alone)])
    assert group is not None
    assert group.profile == score(CATALOGUE, alone)


def test_the_order_of_respondents_does_not_matter() -> None:
    """Turned round, profile and spreads are the same."""
    people = [(str(value), assessment({"a": value, "b": 5})) for value in (1, 2, 4)]
    one, other = put_together(CATALOGUE, people)[0], put_together(CATALOGUE, people[::-1])[0]
    assert one == other


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"catalogue": "et-andet"}, "E102"),
        ({"answers": {"a": {"value": 9}}}, "E103"),
        ({"practice_mode": True}, "E110"),
        ({"practice": {"id": str(uuid4()), "name": "En anden", "service": "Åhaven"}}, "E111"),
        ({"catalogue_version": "1.1.0"}, "E112"),
        ({"form": "short"}, "E113"),
    ],
)
def test_what_does_not_belong_together_is_refused_by_name(changes: dict[str, object], code: str) -> None:
    """One that fits and one that does not: no group, and the problem names the second file."""
    first, second = assessment({"a": 4}), assessment(**changes)  # type: ignore[arg-type]
    group, problems = put_together(CATALOGUE, [("foerste.toml", first), ("anden.toml", second)])
    assert group is None
    assert [(one.code, one.source) for one in problems if one.refuses] == [(code, "anden.toml")]


def test_everything_that_does_not_fit_is_said_at_once() -> None:
    """A rehearsal of another practice in another form has three problems."""
    other = {"id": str(uuid4()), "name": "En anden", "service": "Åhaven"}
    people = [("en", assessment({})), ("to", assessment({}, practice_mode=True, practice=other, form="short"))]
    _group, problems = put_together(CATALOGUE, people)
    assert [one.code for one in problems] == ["E110", "E111", "E113"]


def test_the_same_assessment_twice_is_refused() -> None:
    """One voice must not count as two."""
    same = assessment({"a": 4})
    group, problems = put_together(CATALOGUE, [("en", same), ("kopi", same)])
    assert group is None
    assert [(one.code, one.source) for one in problems] == [("E114", "kopi")]
    assert "en" in problems[0].message


def test_a_group_of_rehearsals_alone_is_refused_too() -> None:
    """A rehearsal is never part of any comparison."""
    group, problems = put_together(CATALOGUE, [("en", assessment({"a": 4}, practice_mode=True))])
    assert (group, problems[0].code) == (None, "E110")


def test_citizens_alone_make_no_staff_score() -> None:
    """Nobody from the staff: refused rather than a score out of nothing."""
    citizen = assessment({"a": 4}, respondent={"perspective": "borger"})
    group, problems = put_together(CATALOGUE, [("borger", citizen)])
    assert (group, problems[0].code) == (None, "E115")


def test_nobody_at_all_makes_no_group() -> None:
    """An empty list is a refusal, not a crash."""
    group, problems = put_together(CATALOGUE, [])
    assert group is None
    assert problems[0].refuses


def test_assessments_of_an_earlier_version_may_be_put_together_with_a_notice() -> None:
    """All of version 0.9.0 against catalogue 1.0.0: a group, and each file is told."""
    people = [(name, assessment({"a": 4}, catalogue_version="0.9.0")) for name in ("en", "to")]
    group, problems = put_together(CATALOGUE, people)
    assert group is not None
    assert [(one.code, one.refuses) for one in problems] == [("N101", False)] * 2


def test_perspectives_that_nobody_has_are_named() -> None:
    """Leader and citizen answered: four are missing, in the usual order."""
    heard = [assessment(respondent={"perspective": one}) for one in ("borger", "leder")]
    missing = missing_perspectives([*heard, assessment()])
    assert missing == ("medarbejder", "aften-nat", "paaroerende", "samarbejdspartner")
    assert missing_view("borger") == "Borgernes syn er ikke indhentet."
    assert perspective_name("aften-nat") == "aften/nat"


def test_all_share_the_practice_by_its_id_not_by_its_name() -> None:
    """A practice that changed its name is still the same."""
    renamed = {"id": str(PRACTICE_ID), "name": "Gode morgener", "service": "Åhaven"}
    group, problems = put_together(CATALOGUE, [("en", assessment({"a": 4})), ("to", assessment(practice=renamed))])
    assert (group is not None, problems) == (True, ())
