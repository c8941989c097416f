"""What holds for every score, whatever the catalogue and the answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from checklist.assessment.scoring import ElementScore, item_score, score, score_together
from checklist.catalogue import Catalogue
from tests.small_catalogue import Short, Table, group_of, one_element, question, scale

MODERATE = settings(max_examples=40, deadline=None)

SCALES = {"fem": (1, 2, 3, 4, 5), "syv": tuple(range(1, 8)), "tre": (0, 1, 2, 3), "midt": (-2, -1, 0, 1, 2)}
WEIGHTS = st.sampled_from([0.1, 0.2, 0.3, 0.7, 1, 1.5, 2, 3, 10]) | st.floats(0.001, 1000)


@dataclass(frozen=True)
class Case:
    """Questions of one element, and what each person answers to each of them."""

    questions: tuple[Table, ...]
    people: tuple[tuple[Short, ...], ...]
    minimum_coverage: float

    @property
    def catalogue(self) -> Catalogue:
        scales = [scale(name, *values) for name, values in SCALES.items()]
        return one_element(*self.questions, scales=scales, minimum_coverage=self.minimum_coverage)

    def found(self) -> ElementScore:
        ids = [one["id"] for one in self.questions]
        people = group_of(*(dict(zip(ids, answers, strict=True)) for answers in self.people))
        return score_together(self.catalogue, people, "full").element("maal")


@st.composite
def cases(draw: st.DrawFn, most_people: int = 4) -> Case:
    """Up to five questions on mixed scales, answered by up to `most_people`."""
    names = draw(st.lists(st.sampled_from(sorted(SCALES)), min_size=1, max_size=5))
    questions = tuple(
        question(f"q{place}", scale=name, weight=draw(WEIGHTS), reverse=draw(st.booleans()))
        for place, name in enumerate(names)
    )
    person = st.tuples(*(st.sampled_from([*SCALES[name], "v", "p", None]) for name in names))
    people = draw(st.lists(person, min_size=1, max_size=most_people))
    return Case(questions, tuple(people), draw(st.sampled_from([0.0, 0.3, 0.5, 1.0])))


@MODERATE
@given(cases())
def test_a_score_lies_between_its_low_and_its_high(case: Case) -> None:
    """And all of them between 0 and 100; coverage between 0 and 1."""
    found = case.found()
    if found.low is None or found.high is None or found.coverage is None:
        assert {answer for person in case.people for answer in person} == {"p"}
        return
    assert 0 <= found.low <= found.high <= 100
    assert 0 <= found.coverage <= 1
    if found.score is not None:
        assert found.low <= found.score <= found.high


@MODERATE
@given(cases(), st.data())
def test_a_better_answer_never_lowers_a_score(case: Case, data: st.DataObject) -> None:
    """Turn one answer into a better one: score, low and high stay or rise."""
    cells = [(p, q) for p, person in enumerate(case.people) for q, a in enumerate(person) if isinstance(a, int)]
    assume(cells)
    person, place = data.draw(st.sampled_from(cells))
    asked = case.questions[place]
    (ours,) = (one for one in case.catalogue.scales if one.id == asked["scale"])
    then = case.people[person][place]
    assert isinstance(then, int)
    now = data.draw(st.sampled_from(SCALES[asked["scale"]]))
    assume(item_score(now, ours, reverse=asked["reverse"]) >= item_score(then, ours, reverse=asked["reverse"]))
    answers = (*case.people[person][:place], now, *case.people[person][place + 1 :])
    before = case.found()
    after = replace(case, people=(*case.people[:person], answers, *case.people[person + 1 :])).found()
    for worse, better in ((before.score, after.score), (before.low, after.low), (before.high, after.high)):
        assert (worse is None) == (better is None)
        if worse is not None and better is not None:
            assert worse <= better


@MODERATE
@given(cases(), st.data())
def test_answering_an_open_question_narrows_the_range(case: Case, data: st.DataObject) -> None:
    """Whatever the open cell turns out to be, the range after lies inside the range before."""
    cells = [(p, q) for p, person in enumerate(case.people) for q, answer in enumerate(person) if answer in {"v", None}]
    assume(cells)
    person, place = data.draw(st.sampled_from(cells))
    now = data.draw(st.sampled_from(SCALES[case.questions[place]["scale"]]))
    answers = (*case.people[person][:place], now, *case.people[person][place + 1 :])
    before = case.found()
    after = replace(case, people=(*case.people[:person], answers, *case.people[person + 1 :])).found()
    assert before.low is not None
    assert after.low is not None
    assert before.high is not None
    assert after.high is not None
    assert before.low - 1e-9 <= after.low <= after.high <= before.high + 1e-9


@MODERATE
@given(cases(), st.data())
def test_not_relevant_equals_the_question_not_being_there(case: Case, data: st.DataObject) -> None:
    """Say "not relevant" to one question, or take it out of the catalogue: the same figures."""
    assume(len(case.questions) > 1)
    place = data.draw(st.integers(0, len(case.questions) - 1))
    said = tuple((*person[:place], "p", *person[place + 1 :]) for person in case.people)
    gone = tuple((*person[:place], *person[place + 1 :]) for person in case.people)
    with_it = replace(case, people=said).found()
    without_it = replace(case, questions=(*case.questions[:place], *case.questions[place + 1 :]), people=gone).found()
    for key in ("score", "low", "high", "coverage", "level", "answered"):
        assert getattr(with_it, key) == getattr(without_it, key)


@MODERATE
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_questions_answers_and_respondents_does_not_matter(case: Case, chance: Random) -> None:
    """Shuffled questions, answers and people give the very same figures."""
    places = chance.sample(range(len(case.questions)), len(case.questions))
    people = chance.sample(case.people, len(case.people))
    shuffled = replace(
        case,
        questions=tuple(case.questions[place] for place in places),
        people=tuple(tuple(person[place] for place in places) for person in people),
    )
    one, other = case.found(), shuffled.found()
    for key in ("score", "low", "high", "coverage", "level"):
        assert getattr(one, key) == getattr(other, key)


@MODERATE
@given(cases(most_people=1))
def test_one_alone_equals_a_group_of_one_and_of_three_who_say_the_same(case: Case) -> None:
    """One voice repeated moves nothing."""
    ids = [one["id"] for one in case.questions]
    (alone,) = group_of(dict(zip(ids, case.people[0], strict=True)))
    assert score(case.catalogue, alone).element("maal") == case.found()
    three, one = replace(case, people=case.people * 3).found(), case.found()
    for key in ("score", "low", "high", "coverage", "level"):
        assert getattr(three, key) == getattr(one, key)
