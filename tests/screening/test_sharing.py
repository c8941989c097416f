"""Who reads what: fair, without conflicts, and open about what cannot be met."""

from __future__ import annotations

import random
from collections import Counter
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.screening.model import Assignment, Declaration
from checklist.screening.sharing import (
    Sharing,
    choose_calibration,
    conflicts_in,
    disagreeing,
    evenness_words,
    share,
    share_extra,
    unmet_words,
)
from tests.screening.made_up import NOON, app_id, application, practice_table, review, reviewer_id, round_of
from tests.small_catalogue import assessment

APPS = [app_id(i) for i in range(41)]
PEOPLE = [reviewer_id(i) for i in range(13)]


def _readers(sharing: Sharing) -> Counter[object]:
    return Counter(one.application for one in sharing.assignments)


def test_forty_applications_are_shared_evenly_among_three() -> None:
    """40 applications, 3 of them read by all 3 reviewers: 3·3 + 37·2 = 83 readings, so 27, 28 and 28."""
    sharing = share(round_of(), APPS[1:41], PEOPLE[1:4], calibration=APPS[1:4])
    assert sorted(sharing.loads.values()) == [27, 28, 28]
    assert sharing.unmet == ()
    assert {_readers(sharing)[one] for one in APPS[1:4]} == {3}
    assert {_readers(sharing)[one] for one in APPS[4:41]} == {2}


def test_a_swap_makes_room_where_a_conflict_would_leave_the_share_uneven() -> None:
    """Reviewer 1 may read only application 1; the other one then has to leave it to them whoever got it first."""
    conflicts = {(PEOPLE[1], APPS[2])}
    for seed in range(20):
        sharing = share(round_of(reviewers_per_application=1, seed=seed), APPS[1:3], PEOPLE[1:3], conflicts)
        assert {(one.application, one.reviewer) for one in sharing.assignments} == {
            (APPS[1], PEOPLE[1]),
            (APPS[2], PEOPLE[2]),
        }


def test_what_cannot_be_met_is_said_and_the_rest_is_shared() -> None:
    """One of two reviewers has a conflict with application 1: it gets one reader, and the sentence says so."""
    sharing = share(round_of(), APPS[1:3], PEOPLE[1:3], {(PEOPLE[1], APPS[1])})
    (unmet,) = sharing.unmet
    assert (unmet.application, unmet.asked, unmet.got) == (APPS[1], 2, 1)
    assert unmet_words(unmet, "A-01") == "A-01: Kun 1 bedømmer kan læse den. Runden beder om 2."
    assert evenness_words(sharing) == "Bedømmerne har 1 eller 2 ansøgninger hver."


def test_without_reviewers_everything_is_unmet() -> None:
    """Nobody to share among is no error, but a finding for every application."""
    sharing = share(round_of(), APPS[1:4], [])
    assert [one.got for one in sharing.unmet] == [0, 0, 0]
    assert evenness_words(sharing) == "Der er ingen bedømmere at fordele til."


def test_work_that_has_begun_stays_where_it_is() -> None:
    """Kept assignments come back as they were, and a late conflict takes only its own one away."""
    kept = [Assignment(application=APPS[1], reviewer=PEOPLE[1]), Assignment(application=APPS[2], reviewer=PEOPLE[2])]
    sharing = share(round_of(), APPS[1:5], PEOPLE[1:4], {(PEOPLE[2], APPS[2])}, kept=kept)
    assert sharing.assignments[0] == kept[0]
    assert sharing.taken_away == (kept[1],)
    assert sharing.unmet == ()
    assert sharing.is_even


def test_a_case_shared_by_all_after_it_was_dealt_out_is_read_first_by_those_who_had_it_too() -> None:
    """Two of the three had application 1 as part of their share: now it stands as a shared case with all three."""
    dealt = share(round_of(), APPS[1:4], PEOPLE[1:4]).assignments
    sharing = share(round_of(), APPS[1:4], PEOPLE[1:4], calibration=APPS[1:2], kept=dealt)
    assert {one.reviewer: one.why for one in sharing.assignments if one.application == APPS[1]} == dict.fromkeys(
        PEOPLE[1:4], "calibration"
    )


def test_somebody_who_left_still_counts_for_what_they_read() -> None:
    """A kept assignment of somebody who is no longer a reviewer is one of the two that the application needs."""
    kept = [Assignment(application=APPS[1], reviewer=PEOPLE[9])]
    sharing = share(round_of(), APPS[1:2], PEOPLE[1:3], kept=kept)
    assert len(sharing.assignments) == 2
    assert sum(sharing.loads.values()) == 1


def test_the_share_does_not_depend_on_the_order_of_names() -> None:
    """The same people and applications in another order get the same share."""
    straight = share(round_of(), APPS[1:20], PEOPLE[1:6], calibration=APPS[1:3])
    turned = share(round_of(), APPS[19:0:-1], PEOPLE[5:0:-1], calibration=APPS[1:3])
    assert straight.assignments == turned.assignments


def test_all_pairs_of_reviewers_meet() -> None:
    """With 6 pairs among 4 reviewers and 24 applications, 4 to a pair on average, each pair shares at least 3."""
    sharing = share(round_of(), APPS[1:25], PEOPLE[1:5])
    together: Counter[frozenset[object]] = Counter()
    for one in APPS[1:25]:
        together[frozenset(a.reviewer for a in sharing.assignments if a.application == one)] += 1
    assert len(together) == 6
    assert min(together.values()) >= 3


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 30), st.integers(2, 8), st.integers(1, 3), st.integers(0, 3), st.integers(0, 1000))
def test_without_conflicts_a_share_is_always_even_and_whole(n: int, k: int, asked: int, shared: int, seed: int) -> None:
    """Loads differ by at most one, every application has as many readers as there can be, nobody twice."""
    found = round_of(reviewers_per_application=asked, seed=seed)
    sharing = share(found, APPS[:n], PEOPLE[:k], calibration=APPS[: min(shared, n)])
    assert sharing.is_even
    pairs = [(one.application, one.reviewer) for one in sharing.assignments]
    assert len(pairs) == len(set(pairs))
    for place, one in enumerate(APPS[:n]):
        assert _readers(sharing)[one] == (k if place < shared else min(asked, k))


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 5), st.integers(2, 4), st.integers(1, 2), st.data())
def test_with_conflicts_no_share_is_more_even(n: int, k: int, asked: int, data: st.DataObject) -> None:
    """Against every share there is: no conflict, nobody left out, and the squared loads as small as can be."""
    pairs = list(product(PEOPLE[:k], APPS[:n]))
    conflicts = data.draw(st.sets(st.sampled_from(pairs)))
    sharing = share(round_of(reviewers_per_application=asked), APPS[:n], PEOPLE[:k], conflicts)
    assert not {(one.reviewer, one.application) for one in sharing.assignments} & conflicts
    choices = []
    for one in APPS[:n]:
        free = [r for r in PEOPLE[:k] if (r, one) not in conflicts]
        assert _readers(sharing)[one] == min(asked, len(free))
        choices.append(list(combinations(free, min(asked, len(free)))))
    best = min(
        sum(load**2 for load in Counter(reviewer for readers in chosen for reviewer in readers).values())
        for chosen in product(*choices)
    )
    assert sum(load**2 for load in sharing.loads.values()) == best


def test_two_steps_between_two_ratings_call_for_a_third_reviewer() -> None:
    """2 and 4 lie two steps apart; 2 and 3 do not, an abstention lies nowhere, and a draft does not count yet."""
    reviews = [
        review(1, 1, {"maal": 2, "virkning": 3}),
        review(1, 2, {"maal": 4, "virkning": 3}),
        review(2, 1, {"maal": 2}),
        review(2, 2, {"maal": 3}),
        review(3, 1, {"maal": 1}),
        review(3, 2, {"maal": "abstain"}),
        review(4, 1, {"maal": 1}),
        review(4, 2, {"maal": 5}, handed_in=False),
    ]
    assert disagreeing(round_of(), reviews) == {APPS[1]: ("maal",)}
    assert disagreeing(round_of(extra_on_disagreement=3), reviews) == {}
    assert disagreeing(round_of(extra_on_disagreement=0), reviews) == {}


def test_the_third_reviewer_is_somebody_new_and_comes_once() -> None:
    """The extra one goes to the reviewer who is free, and asking again changes nothing."""
    assignments = [Assignment(application=APPS[1], reviewer=PEOPLE[i]) for i in (1, 2)]
    reviews = [review(1, 1, {"maal": 1}), review(1, 2, {"maal": 5})]
    once = share_extra(round_of(), reviews, assignments, PEOPLE[1:4])
    assert once.assignments[2] == Assignment(application=APPS[1], reviewer=PEOPLE[3], why="disagreement")
    again = share_extra(round_of(), reviews, once.assignments, PEOPLE[1:5])
    assert again.assignments == once.assignments
    nobody = share_extra(round_of(), reviews, assignments, PEOPLE[1:4], {(PEOPLE[3], APPS[1])})
    assert [(one.asked, one.got) for one in nobody.unmet] == [(3, 2)]


def test_shared_cases_come_from_every_group_and_avoid_conflicts() -> None:
    """Three cases from two groups: both groups are among them, and the one somebody may not read is not."""
    found = round_of(
        groups=[
            {"id": "nye", "name": "Nye", "maturity": ["idea"], "places": 1},
            {"id": "kendte", "name": "Kendte", "maturity": ["trial", "running"], "places": 2},
        ]
    )
    everybody = [
        application(n, of=assessment({}, id=str(app_id(n)), practice=practice_table(n, maturity=maturity)))
        for n, maturity in enumerate(["idea", "idea", "running", "running", "running", "running"], start=1)
    ]
    random.Random(1).shuffle(everybody)
    chosen = choose_calibration(found, everybody, PEOPLE[1:3], {(PEOPLE[1], APPS[3])})
    assert len(chosen) == 3
    assert APPS[3] not in chosen
    assert {one in APPS[1:3] for one in chosen} == {True, False}


def test_the_last_word_on_a_conflict_counts() -> None:
    """Somebody who first saw no conflict and then did has one."""
    first = Declaration(reviewer=PEOPLE[1], application=APPS[1], conflict=False, at=NOON)
    later = first.model_copy(update={"conflict": True, "at": NOON.replace(hour=13)})
    assert conflicts_in([later, first]) == {(PEOPLE[1], APPS[1])}
