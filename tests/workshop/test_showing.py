"""What is shown, to whom, from how many: the moment of showing, the second round, late answers."""

from __future__ import annotations

from checklist.workshop.course import answer_again
from checklist.workshop.figures import by_disagreement, spread_of
from checklist.workshop.model import Move
from checklist.workshop.showing import waiting
from tests.workshop.scenes import (
    CATALOGUE,
    LATER,
    answering,
    figures,
    people,
    person,
    shown,
    staff,
    vote,
    votes,
    with_late,
)


def test_nothing_is_shown_before_the_moment_of_showing() -> None:
    """While people answer, the workshop holds no figure at all."""
    assert answering().shown == {}


def test_the_figures_are_counts_of_each_answer() -> None:
    """Five people: 4, 4, 5, don't know, and 4 once more."""
    after = shown(answering(), people(5), votes("a", [4, 4, 5, "v", 4]))
    assert figures(staff(after, "a")) == ({4: 3, 5: 1}, 1, 0)
    spread = spread_of(after, CATALOGUE, "a")
    assert spread is not None
    assert (spread.median, spread.share, spread.agreed, spread.pattern) == (4, 1, True, "close")


def test_below_the_smallest_group_there_is_a_reason_and_no_figure() -> None:
    """Three answered, four are needed; that three did is no secret, what they said is."""
    after = shown(answering(), people(5), votes("a", [4, 4, "v"]))
    tally = staff(after, "a")
    assert (tally.withheld, tally.given) == ("too_few", 3)
    assert figures(tally) == ({}, 0, 0)
    assert spread_of(after, CATALOGUE, "a") is None


def test_with_few_on_the_scale_only_the_others_are_told() -> None:
    """Three on the scale and two who do not know: the two are told, the three are not."""
    tally = staff(shown(answering(), people(5), votes("a", [4, 4, 1, "v", "v"])), "a")
    assert tally.withheld == "too_few_on_scale"
    assert figures(tally) == ({}, 2, 0)


def test_citizens_and_relatives_never_enter_the_staffs_figures() -> None:
    """Four colleagues say 2, four citizens say 5: two sets of figures."""
    room = [*people(4), *people(4, "borger", first=5)]
    after = shown(answering(), room, votes("a", [2, 2, 2, 2, 5, 5, 5, 5])).shown["a"].first
    assert after.staff.counts == {2: 4}
    assert [(one.groups, one.counts) for one in after.beside] == [(("borger",), {5: 4})]


def test_few_citizens_and_few_relatives_stand_together() -> None:
    """Two and two are four together; two alone are not shown."""
    room = [*people(4), *people(2, "borger", first=5), *people(2, "paaroerende", first=7)]
    together = shown(answering(), room, votes("a", [2, 2, 2, 2, 5, 4, 4, 4])).shown["a"].first
    assert [(one.groups, one.counts) for one in together.beside] == [(("borger", "paaroerende"), {4: 3, 5: 1})]
    alone = shown(answering(), room[:6], votes("a", [2, 2, 2, 2, 5, 4])).shown["a"].first
    assert alone.beside == ()


def test_perspectives_are_told_apart_where_each_is_large_enough() -> None:
    """Four colleagues and five night staff; their figures add up to the whole."""
    room = [*people(4, "medarbejder"), *people(5, "aften-nat", first=5)]
    after = shown(answering(), room, votes("a", [4, 4, 4, 5, 1, 1, 2, 2, 2])).shown["a"].first
    assert [(one.groups, one.counts) for one in after.parts] == [
        (("medarbejder",), {4: 3, 5: 1}),
        (("aften-nat",), {1: 2, 2: 3}),
    ]
    assert after.staff.counts == {1: 2, 2: 3, 4: 3, 5: 1}


def test_small_perspectives_are_put_together() -> None:
    """A leader and three night staff are four together."""
    room = [person(1, "leder"), *people(3, "aften-nat", first=2), *people(4, "medarbejder", first=5)]
    after = shown(answering(), room, votes("a", [5, 1, 1, 1, 3, 3, 3, 3])).shown["a"].first
    assert [(one.groups, one.counts) for one in after.parts] == [
        (("medarbejder",), {3: 4}),
        (("leder", "aften-nat"), {1: 3, 5: 1}),
    ]


def test_the_median_of_the_second_round_takes_the_first_answers_of_those_who_keep_them() -> None:
    """Six people; four answer again, two of them move from 2 to 4; the two who do nothing keep 4 and 5."""
    room = people(6)
    first = votes("a", [2, 2, 4, 4, 4, 5])
    reopened = answer_again(shown(answering(), room, first), ["a"], LATER)
    after = shown(reopened, room, [*first, *votes("a", [4, 4, 4, 4], 2)]).shown["a"]
    assert after.first.staff.counts == {2: 2, 4: 3, 5: 1}
    assert after.latest.staff.counts == {4: 5, 5: 1}
    assert after.latest.again == 4
    assert after.latest.moves == (
        Move(before=2, after=4, n=2),
        Move(before=4, after=4, n=3),
        Move(before=5, after=5, n=1),
    )


def test_late_answers_wait_until_there_are_three() -> None:
    """Two change nothing; with the third all three come in."""
    early = votes("a", [4, 4, 4, 4])
    before = shown(answering(), people(4), early)
    two = [*early, *votes("a", [1, 1], first=5)]
    assert with_late(before, people(7), two).shown == before.shown
    assert waiting(before, CATALOGUE, people(7), two) == {"a": 2}
    three = [*two, vote(7, "a", 2)]
    after = with_late(before, people(7), three)
    assert figures(staff(after, "a")) == ({1: 2, 2: 1, 4: 4}, 0, 0)
    assert waiting(after, CATALOGUE, people(7), three) == {}


def test_late_answers_open_what_too_few_had_closed() -> None:
    """Three answered in the meeting and nothing was shown; with one more there are four."""
    before = shown(answering(), people(3), votes("a", [4, 4, 5]))
    after = with_late(before, people(4), votes("a", [4, 4, 5, 1]))
    assert staff(after, "a").counts == {1: 1, 4: 2, 5: 1}


def test_a_vote_sent_twice_counts_once_and_the_last_one_counts() -> None:
    """Somebody presses 2, then 4, and the phone sends the 4 again."""
    own = [vote(1, "a", 2), vote(1, "a", 4, given=LATER), vote(1, "a", 4, given=LATER)]
    after = shown(answering(), people(4), [*own, *votes("a", [5, 5, 5], first=2)])
    assert staff(after, "a").counts == {4: 1, 5: 3}


def test_most_disagreement_comes_first_and_withheld_last() -> None:
    """a: all the same. c is withheld. b: two and two at the ends, consensus 0."""
    given = [*votes("a", [3, 3, 3, 3]), *votes("b", [1, 1, 5, 5])]
    after = shown(answering(), people(4), given)
    assert by_disagreement(after, CATALOGUE, ["a", "b"]) == ("b", "a")
    few = shown(answering(), people(4), [*votes("a", [3, 3, 3]), *votes("b", [3, 3, 3, 3])])
    assert by_disagreement(few, CATALOGUE, ["a", "b"]) == ("b", "a")


def test_notes_are_shown_only_with_leave_and_without_sender() -> None:
    """One gave leave, one did not; a reason for "passer ikke" is a note too."""
    given = [
        *votes("a", [4, 4, 4, 4]),
        vote(5, "a", 4, answer={"value": 4, "note": "Vi gør det om dagen."}, note_may_be_shown=True),
        vote(6, "a", 4, answer={"value": 2, "note": "Ikke om natten."}),
        vote(7, "a", "p", answer={"status": "not_relevant", "reason": "Ingen bor her."}, note_may_be_shown=True),
    ]
    after = shown(answering(), people(7), given).shown["a"].first
    assert sorted(after.notes) == ["Ingen bor her.", "Vi gør det om dagen."]


def test_a_cpr_number_in_a_note_is_not_shown() -> None:
    """What looks like one is taken out before everybody reads it."""
    noted = vote(1, "a", 4, answer={"value": 4, "note": "Spørg 010190-1234."}, note_may_be_shown=True)
    after = shown(answering(), people(4), [noted, *votes("a", [4, 4, 4], first=2)])
    assert after.shown["a"].first.notes == ("Spørg [CPR-nummer fjernet].",)


def test_notes_from_before_the_meeting_stand_apart_where_both_sides_are_many() -> None:
    """Four answered before and four in the meeting; with one fewer before, all notes stand together."""
    room = [*people(4, before_meeting=True), *people(4, first=5)]
    noted = [vote(n, "a", 4, answer={"value": 4, "note": f"note {n}"}, note_may_be_shown=True) for n in (1, 5)]
    rest = [*votes("a", [4, 4, 4], first=2), *votes("a", [4, 4, 4], first=6)]
    apart = shown(answering(), room, [*noted, *rest]).shown["a"].first
    assert (apart.notes_before, apart.notes) == (("note 1",), ("note 5",))
    fewer = [*room[:3], person(4), *room[4:]]
    together = shown(answering(), fewer, [*noted, *rest]).shown["a"].first
    assert (together.notes_before, sorted(together.notes)) == ((), ["note 1", "note 5"])
