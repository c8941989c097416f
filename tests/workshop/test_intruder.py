"""An intruder who sees all that is ever shown, and knows who is in the room, tries to learn one person's answer."""

from __future__ import annotations

from uuid import UUID

import pytest

from checklist.workshop.course import answer_again, drop_second_round, open_lobby
from checklist.workshop.model import CitizenCounts, PlanVotes, Settings, Workshop
from checklist.workshop.moves import RefusedMoveError
from checklist.workshop.outcome import public
from checklist.workshop.planning import count_plan_votes
from checklist.workshop.preparing import change_settings
from checklist.workshop.settling import citizens_shown, count_citizens
from checklist.workshop.votes import Ballots
from checklist.workshop.voting import Progress, admitted, progress, vote_refused
from tests.workshop.scenes import (
    CATALOGUE,
    LATER,
    NOW,
    answering,
    figures,
    meeting,
    people,
    person,
    shown,
    staff,
    vote,
    votes,
    with_late,
)


def test_before_the_showing_only_the_number_done_differs() -> None:
    """Whatever people answer, the workshop is the same, and progress tells how many."""
    ids = {one.id for one in people(5)}
    low, high = (Ballots([*votes("a", four), *votes("b", four)]) for four in ([1, 1, 1, 1], [5, 5, 5, 5]))
    assert public(answering()) == answering()
    told = [progress(answering(), ids, lambda *key, b=some: b.in_round(*key).keys()) for some in (low, high)]
    assert told[0] == told[1] == Progress(done=4, of=5)


def test_the_late_comer_is_not_the_difference_of_two_showings() -> None:
    """One comes after the showing; the figures before and after are the same, to the letter."""
    early = votes("a", [4, 4, 4, 4])
    before = shown(answering(), people(4), early)
    after = with_late(before, people(5), [*early, vote(5, "a", 1)])
    assert public(after).shown == public(before).shown


def test_a_second_round_of_one_is_not_shown() -> None:
    """Only one answers again; the rounds held against each other would be their change of mind."""
    first = votes("a", [4, 4, 4, 4, 4])
    again = answer_again(shown(answering(), people(5), first), ["a"], LATER)
    after = shown(again, people(5), [*first, vote(1, "a", 1, 2)]).shown["a"]
    assert after.second is not None
    assert (after.second.staff.withheld, figures(after.second.staff)) == ("too_few_again", ({}, 0, 0))
    assert after.latest is after.first


def test_one_who_left_is_not_the_difference_of_the_rounds() -> None:
    """Five answered 2, 2, 2, 2 and 5; the fifth leaves, the others answer 2 again. Both rounds show the five."""
    first = votes("a", [2, 2, 2, 2, 5])
    again = answer_again(shown(answering(), people(5), first), ["a"], LATER)
    after = shown(again, people(5), [*first, *votes("a", [2, 2, 2, 2], 2)]).shown["a"]
    assert after.latest_round == 2
    assert after.latest.staff.counts == after.first.staff.counts == {2: 4, 5: 1}


def test_one_who_came_for_the_second_round_is_not_its_difference() -> None:
    """Four in the first round, a fifth only in the second: they wait, and enter with two more."""
    first = votes("a", [2, 2, 2, 2])
    again = answer_again(shown(answering(), people(4), first), ["a"], LATER)
    given = [*first, *votes("a", [2, 2, 2, 2, 5], 2)]
    after = shown(again, people(5), given)
    assert staff(after, "a").counts == {2: 4}
    more = [*given, vote(6, "a", 4), vote(7, "a", 4)]
    assert staff(with_late(after, people(7), more), "a").counts == {2: 4, 4: 2, 5: 1}


def test_a_dropped_round_does_not_make_one_mover_four() -> None:
    """Three late ones answered only in a round that was dropped, and are let in; then one alone changes their mind.

    The three have nothing to change, so only one answered again: not shown.
    """
    first = votes("a", [4, 4, 4, 4])
    again = answer_again(shown(answering(), people(4), first), ["a"], LATER)
    given = [*first, *votes("a", [2, 2, 2], 2, first=5)]
    grown = with_late(drop_second_round(again, LATER), people(7), given)
    assert staff(grown, "a").counts == {2: 3, 4: 4}
    after = shown(answer_again(grown, ["a"], LATER), people(7), [*given, vote(1, "a", 5, 2)])
    assert after.shown["a"].latest_round == 1


def test_moves_add_up_to_the_first_round() -> None:
    """Nobody is left over when the moves are taken from the first figures, don't know included."""
    first = votes("a", [2, 2, 4, 4, "v", 5])
    again = answer_again(shown(answering(), people(6), first), ["a"], LATER)
    after = shown(again, people(6), [*first, *votes("a", [4, "v", 4, 4], 2)]).shown["a"]
    assert after.latest.moves is not None
    assert sum(move.n for move in after.latest.moves) == after.first.staff.given == 6
    assert sum(move.n for move in after.latest.moves if move.before == 2) == 2
    assert sum(move.n for move in after.latest.moves if move.after == "dont_know") == 2


def test_the_whole_less_the_shown_perspectives_leaves_nobody() -> None:
    """Five colleagues and one leader: the leader would be all that is left, so no perspective is told."""
    room = [*people(5, "medarbejder"), person(6, "leder")]
    after = shown(answering(), room, votes("a", [4, 4, 4, 4, 4, 1])).shown["a"].first
    assert after.parts == ()
    assert after.staff.counts == {1: 1, 4: 5}


def test_a_leader_with_two_large_groups_is_in_one_of_them() -> None:
    """Four colleagues, five night staff, one leader: the leader joins the smaller group, and no one is left over."""
    room = [*people(4, "medarbejder"), *people(5, "aften-nat", first=5), person(10, "leder")]
    after = shown(answering(), room, votes("a", [4] * 4 + [2] * 5 + [1])).shown["a"].first
    assert [(one.groups, one.given) for one in after.parts] == [(("medarbejder", "leder"), 5), (("aften-nat",), 5)]


def test_a_perspective_with_few_on_the_scale_hides_them_all() -> None:
    """Of four night staff two do not know: their two answers, or the others' by subtraction, are not told."""
    room = [*people(4, "medarbejder"), *people(4, "aften-nat", first=5)]
    after = shown(answering(), room, votes("a", [4, 4, 4, 4, 1, 1, "v", "v"])).shown["a"].first
    assert after.parts == ()


def test_late_answers_never_change_a_perspective() -> None:
    """A batch of two colleagues and one night nurse: the whole grows by three, the perspectives stay as shown."""
    room = [*people(4, "medarbejder"), *people(4, "aften-nat", first=5)]
    early = votes("a", [4, 4, 4, 4, 2, 2, 2, 2])
    before = shown(answering(), room, early)
    late = [*people(2, "medarbejder", first=9), person(11, "aften-nat")]
    after = with_late(before, [*room, *late], [*early, *votes("a", [3, 3, 1], first=9)])
    assert staff(after, "a").given == 11
    assert after.shown["a"].first.parts == before.shown["a"].first.parts


def test_somebody_who_does_not_know_is_not_singled_out_among_few() -> None:
    """Of three, one does not know: below the smallest group not even that is told."""
    tally = staff(shown(answering(), people(3), votes("a", [4, 4, "v"])), "a")
    assert (tally.dont_know, tally.not_relevant) == (0, 0)


def test_a_note_from_a_tiny_group_is_not_shown() -> None:
    """Three answered and one wrote: no figures, no note."""
    noted = vote(1, "a", 4, answer={"value": 4, "note": "Kun nattevagten ved det."}, note_may_be_shown=True)
    after = shown(answering(), people(3), [noted, *votes("a", [4, 4], first=2)])
    assert after.shown["a"].first.notes == ()


def test_a_late_note_waits_for_its_batch() -> None:
    """The note of one late-comer stays away until three come in together."""
    early = votes("a", [4, 4, 4, 4])
    before = shown(answering(), people(4), early)
    noted = vote(5, "a", 4, answer={"value": 1, "note": "Jeg var på ferie."}, note_may_be_shown=True)
    assert with_late(before, people(5), [*early, noted]).shown["a"].first.notes == ()
    all_three = [*early, noted, vote(6, "a", 4), vote(7, "a", 4)]
    assert with_late(before, people(7), all_three).shown["a"].first.notes == ("Jeg var på ferie.",)


def test_the_order_of_notes_does_not_tell_who_wrote_first() -> None:
    """Votes that come in another order give the same order of notes."""
    noted = [vote(n, "a", 4, answer={"value": 4, "note": f"note {n}"}, note_may_be_shown=True) for n in range(1, 9)]
    one, other = shown(answering(), people(8), noted), shown(answering(), people(8), noted[::-1])
    assert one.shown["a"].first.notes == other.shown["a"].first.notes
    orders = {shown(answering(), people(8), noted, seed).shown["a"].first.notes for seed in range(20)}
    assert len(orders) > 1


def test_notes_carry_no_answer() -> None:
    """The same notes under other answers read the same."""
    low = [vote(n, "a", 1, answer={"value": 1, "note": f"note {n}"}, note_may_be_shown=True) for n in range(1, 5)]
    high = [vote(n, "a", 5, answer={"value": 5, "note": f"note {n}"}, note_may_be_shown=True) for n in range(1, 5)]
    assert shown(answering(), people(4), low).shown["a"].first.notes == (
        shown(answering(), people(4), high).shown["a"].first.notes
    )


def test_a_name_is_not_kept_where_names_are_not_shown() -> None:
    """A phone may send one; it is dropped at the door. Where names are shown it stays."""
    named = person(1, name="Karen")
    assert admitted(meeting(), named).name is None
    assert admitted(meeting(names_shown=True), named).name == "Karen"


def test_an_answer_that_was_counted_cannot_be_changed() -> None:
    """Changed afterwards, it would be the difference; one that was not counted may still come."""
    after = shown(answering(), people(4), votes("a", [4, 4, 4, 4]))
    refused = vote_refused(after, CATALOGUE, person(1), vote(1, "a", 1), LATER)
    assert refused == "Svarene er vist, og dit svar er talt med. Det kan ikke ændres nu."
    assert vote_refused(after, CATALOGUE, person(5), vote(5, "a", 1), LATER) is None


def test_a_changed_vote_that_slips_in_changes_nothing_that_was_shown() -> None:
    """Should a store let it through: late answers are added to what was shown, which is never counted anew."""
    early = votes("a", [4, 4, 4, 4])
    before = shown(answering(), people(4), early)
    changed = [vote(1, "a", 1, given=LATER), *votes("a", [4, 4, 4], first=2), *votes("a", [5, 5, 5], first=5)]
    assert staff(with_late(before, people(7), changed), "a").counts == {4: 4, 5: 3}


def test_somebody_whose_vote_is_gone_is_not_the_difference_of_the_rounds() -> None:
    """A vote deleted between the rounds: the second round is withheld, not shown with one fewer."""
    first = votes("a", [4, 4, 4, 4, 1])
    again = answer_again(shown(answering(), people(5), first), ["a"], LATER)
    after = shown(again, people(5), [*first[:4], *votes("a", [4, 4, 4, 4], 2)]).shown["a"]
    assert after.latest_round == 1


def test_somebody_who_changes_side_is_counted_once() -> None:
    """Counted among the staff and later a citizen: not counted again beside."""
    room = [*people(4), *people(3, "borger", first=5)]
    given = votes("a", [4, 4, 4, 4, 2, 2, 2])
    before = shown(answering(), room, given)
    turned = [person(1, "borger"), *room[1:]]
    assert with_late(before, turned, given).shown == before.shown


def test_citizens_enter_three_at_a_time_too() -> None:
    """Four citizens were shown; a fifth waits for two more."""
    room = [*people(4), *people(4, "borger", first=5)]
    given = votes("a", [4, 4, 4, 4, 2, 2, 2, 2])
    before = shown(answering(), room, given)
    five = with_late(before, [*room, person(9, "borger")], [*given, vote(9, "a", 5)])
    assert five.shown == before.shown
    late = people(3, "borger", first=9)
    seven = with_late(before, [*room, *late], [*given, *votes("a", [5, 5, 5], first=9)])
    assert [one.counts for one in seven.shown["a"].first.beside] == [{2: 4, 5: 3}]


def test_the_smallest_group_cannot_be_made_smaller_once_somebody_answered() -> None:
    """Nor names shown, nor the rule of agreement, nor kept what was to be erased."""
    lobby = open_lobby(meeting(smallest_group=5), NOW)
    for change in ({"smallest_group": 3}, {"names_shown": True}, {"agreed_share": 0.5}, {"keep_without_names": True}):
        other = Settings.model_validate({**lobby.settings.model_dump(), **change})
        with pytest.raises(RefusedMoveError, match="Nogen har allerede svaret"):
            change_settings(lobby, CATALOGUE, other, NOW, has_answers=True)
        assert change_settings(lobby, CATALOGUE, other, NOW, has_answers=False).settings != lobby.settings


def test_a_smallest_group_of_two_is_no_setting() -> None:
    """Never below three."""
    with pytest.raises(ValueError, match="greater than or equal to 3"):
        meeting(smallest_group=2)


def test_few_citizens_cards_are_not_shown() -> None:
    """In a house of four, three cards are three persons."""
    three = count_citizens(answering(), "maal", CitizenCounts(yes=2, no=1), NOW)
    four = count_citizens(answering(), "maal", CitizenCounts(yes=2, sometimes=1, no=1), NOW)
    assert citizens_shown(three, "maal") is None
    assert public(three).citizens == {}
    assert citizens_shown(four, "maal") == CitizenCounts(yes=2, sometimes=1, no=1)


def test_votes_for_the_plan_are_counted_like_answers() -> None:
    """Not below the smallest group, and not one more afterwards."""
    planning = _planning()
    ballots = [PlanVotes(participant=UUID(int=n), choices=("skriv-maal",), given=NOW) for n in range(1, 6)]
    few = count_plan_votes(planning, ballots[:3], LATER)
    assert few.plan_votes is not None
    assert (few.plan_votes.withheld, few.plan_votes.votes) == ("too_few", {})
    four = count_plan_votes(planning, ballots[:4], LATER)
    assert four.plan_votes is not None
    assert four.plan_votes.votes == {"skriv-maal": 4}
    with pytest.raises(RefusedMoveError, match="mindst tre nye stemmer"):
        count_plan_votes(four, ballots, LATER)


def _planning() -> Workshop:
    return answering().model_copy(update={"phase": "planning"})
