"""What comes out of a meeting: the shared answers, what is told of them, the plan, and the same again from its file."""

from __future__ import annotations

import datetime as dt
from random import Random
from uuid import UUID

import pytest

from checklist.assessment.model import Action, Plan, Reflection
from checklist.assessment.scoring import score
from checklist.workshop import course
from checklist.workshop.model import CitizenCounts, Participant, PlanVotes, Settled, Tally, Vote, Workshop
from checklist.workshop.moves import RefusedMoveError
from checklist.workshop.outcome import Outcome, outcome
from checklist.workshop.planning import action_for, choices, count_plan_votes, propose, with_plan
from checklist.workshop.sentences import (
    answered_words,
    erased_words,
    group_words,
    late_words,
    moves_words,
    preliminary_words,
    progress_words,
    serious_card,
    spread_words,
    withheld_words,
)
from checklist.workshop.settling import count_citizens, prefill, reflect, settle, start_settling
from checklist.workshop.showing import take_in_late
from checklist.workshop.voting import Progress, normalised_code, plan_votes_refused
from tests.workshop.scenes import (
    CATALOGUE,
    LATER,
    NOW,
    Short,
    answering,
    meeting,
    people,
    person,
    shown,
    staff,
    vote,
    votes,
)

SIX = people(6)


def _settling(answers: list[Short]) -> Workshop:
    given = votes("a", answers)
    return start_settling(shown(answering(), people(len(answers)), given), CATALOGUE, LATER)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([4, 4, 4, 5, 5], 4),  # all within 4 and 5; the middle of five is 4
        ([3, 3, 4, 4], None),  # agreed, but 3.5 is no option
        ([1, 1, 5, 5], None),  # two directions
        ([1, 2, 4, 5], None),  # spread: at most half on two neighbours
        ([4, 4, 4, 1], 4),  # three of four are 0.75: agreed; the median of 1, 4, 4, 4 is 4
        ([4, 4, 4], None),  # too few to show, so nothing is told here either
    ],
)
def test_the_shared_answer_is_prefilled_where_the_group_agrees(answers: list[Short], expected: int | None) -> None:
    """The median, and only where it is an option; else people decide."""
    one = _settling(answers).settled.get("a")
    assert (one.value if one else None) == expected


def test_the_groups_own_rule_of_agreement_decides() -> None:
    """Four of five on 4 are 0.8: agreed by 0.75, not by 0.9."""
    given = votes("a", [4, 4, 4, 4, 1])
    strict = shown(answering(agreed_share=0.9), people(5), given)
    assert prefill(strict, CATALOGUE, "a") is None
    usual = prefill(shown(answering(), people(5), given), CATALOGUE, "a")
    assert usual is not None
    assert usual.value == 4


def test_a_shared_answer_must_be_one_of_the_questions_answers() -> None:
    """Off the scale, or "passer ikke" where it is not offered: refused, and the old one stands."""
    settling = _settling([4, 4, 4, 4])
    with pytest.raises(RefusedMoveError, match="Tallet 9"):
        settle(settling, CATALOGUE, "a", Settled(value=9), LATER)
    with pytest.raises(RefusedMoveError, match="Passer ikke"):
        settle(settling, CATALOGUE, "b", Settled(status="not_relevant", reason="Nej."), LATER)
    with pytest.raises(RefusedMoveError, match="ikke vist endnu"):
        settle(settling, CATALOGUE, "c", Settled(value=3), LATER)


def _finished() -> Workshop:
    """Six people; a settled by the median, b decided with a reason and a minority view; c never reached."""
    given = [*votes("a", [4, 4, 4, 4, 4, 5]), *votes("b", [1, 1, 1, 5, 5, 5])]
    workshop = start_settling(shown(answering(), SIX, given), CATALOGUE, LATER)
    decided = Settled(value=2, reason="Om natten går det ikke.", minority="Om dagen er det en femmer.")
    workshop = settle(workshop, CATALOGUE, "b", decided, LATER)
    workshop = reflect(workshop, "maal", Reflection(next="Spørg natten."), LATER)
    workshop = count_citizens(workshop, "maal", CitizenCounts(yes=3, no=2), LATER)
    workshop = course.start_planning(workshop, LATER)
    plan = Plan(actions=(Action(id="x", title="Skriv mål", owner="Karen", deadline=dt.date(2027, 1, 8)),))
    return course.finish(with_plan(workshop, plan, LATER), LATER)


def test_the_consensus_is_an_assessment_like_any_other() -> None:
    """A = 4 and b = 2: items 75 and 25, element 50; reasons, minority, reflection and plan are in it."""
    found = outcome(_finished(), CATALOGUE, LATER).consensus
    assert found.kind == "consensus"
    assert {q: (a.value, a.reason, a.minority) for q, a in found.answers.items()} == {
        "a": (4, None, None),
        "b": (2, "Om natten går det ikke.", "Om dagen er det en femmer."),
    }
    assert score(CATALOGUE, found).element("maal").score == pytest.approx(50)
    assert score(CATALOGUE, found).element("virkning").score is None
    assert found.reflections["maal"].next == "Spørg natten."
    assert found.plan.actions[0].owner == "Karen"
    assert found.id == outcome(_finished(), CATALOGUE, LATER).consensus.id


def test_the_outcome_says_where_the_group_does_not_agree() -> None:
    """B first, since it is split; a is agreed and nobody saw it otherwise."""
    found = outcome(_finished(), CATALOGUE, LATER)
    assert found.elements == ("maal",)
    assert found.by_disagreement == ("b", "a")
    assert found.disagreements == ("b",)
    assert found.attendance.staff == 6
    assert found.citizens["maal"].n == 5
    assert found.missing[-3:] == ("borger", "paaroerende", "samarbejdspartner")
    assert found.question("a").latest.staff.counts == {4: 5, 5: 1}


def test_the_outcome_is_the_same_after_the_answers_are_erased() -> None:
    """Only who was counted is gone, and of that nothing is in the outcome."""
    before = _finished()
    after = course.erase(course.close(before, LATER), LATER)
    one, other = outcome(before, CATALOGUE, LATER), outcome(after, CATALOGUE, LATER)
    assert (one.questions, one.consensus, one.attendance) == (other.questions, other.consensus, other.attendance)


def test_everything_comes_back_from_json() -> None:
    """Workshop, outcome, participant, vote and votes for the plan."""
    workshop = _finished()
    assert Workshop.model_validate_json(workshop.model_dump_json()) == workshop
    found = outcome(workshop, CATALOGUE, LATER)
    assert Outcome.model_validate_json(found.model_dump_json()) == found
    one, own = person(1, "leder", came="paper"), vote(1, "a", "p", 2, note_may_be_shown=True)
    assert Participant.model_validate_json(one.model_dump_json()) == one
    assert Vote.model_validate_json(own.model_dump_json()) == own
    ballot = PlanVotes(participant=one.id, choices=("x", "x", "y"), given=NOW)
    assert PlanVotes.model_validate_json(ballot.model_dump_json()) == ballot


def test_votes_for_the_plan_put_the_choices_in_order() -> None:
    """A = 4 has one suggestion. "Spis sammen" gets 5 votes, three of them from one person; the suggestion 2."""
    planning = course.back_to_planning(_finished(), LATER)
    planning = propose(planning, CATALOGUE, "Spis sammen", LATER)
    own, ours = choices(planning, CATALOGUE)
    assert (own.title, ours.id, ours.votes) == ("Spis sammen", "skriv-maal", None)
    picks = [(own.id, own.id, own.id), (own.id, ours.id), (own.id,), (ours.id,)]
    ballots = [PlanVotes(participant=UUID(int=n), choices=p, given=NOW) for n, p in enumerate(picks, start=1)]
    counted = count_plan_votes(planning, ballots, LATER)
    assert [(one.id, one.votes) for one in choices(counted, CATALOGUE)] == [(own.id, 5), ("skriv-maal", 2)]
    refused = plan_votes_refused(counted, ballots[0], [own.id, ours.id])
    assert refused == "Stemmerne er talt op, og dine er med. De kan ikke ændres nu."
    late = [PlanVotes(participant=UUID(int=n), choices=("skriv-maal",), given=NOW) for n in (5, 6, 7)]
    more = count_plan_votes(counted, [*ballots, *late], LATER)
    assert [one.votes for one in choices(more, CATALOGUE)] == [5, 5]
    action = action_for(counted, CATALOGUE, ours)
    assert (action.title, action.element, action.first_step) == ("Prøv skriv-maal.", "maal", "Begynd i dag.")


def test_four_votes_are_one_too_many() -> None:
    """Three each."""
    with pytest.raises(ValueError, match="at most 3"):
        PlanVotes(participant=UUID(int=1), choices=("a", "b", "c", "d"), given=NOW)


def test_the_final_outcome_takes_in_no_more() -> None:
    """Late answers only while it is preliminary."""
    with pytest.raises(RefusedMoveError, match="Resultatet er endeligt"):
        take_in_late(_finished(), CATALOGUE, SIX, [], LATER, Random(1))


@pytest.mark.parametrize(
    ("typed", "code"),
    [("bcdfgh", "BCDFGH"), (" BCD FGH", "BCDFGH"), ("bcd-fgh", "BCDFGH"), ("BCDFG", None), ("ABCDEF", None)],
)
def test_a_code_is_read_as_people_type_it(typed: str, code: str | None) -> None:
    """Small letters, a space or a hyphen; five letters or a vowel are none."""
    assert normalised_code(typed) == code


def test_the_sentences() -> None:
    """Read aloud: what phone, wall and paper say."""
    after = shown(answering(), SIX, [*votes("a", [4, 4, 4, 4, 4, "v"]), *votes("b", [1, 1])])
    found = outcome(_finished(), CATALOGUE, LATER)
    assert progress_words(Progress(7, 9)) == "7 af 9 er færdige"
    assert answered_words(staff(after, "a")) == "5 svar på skalaen · 1 ved ikke"
    assert withheld_words(staff(after, "b"), 4) == (
        "For få har svaret. Tallene vises først, når mindst 4 har svaret, så ingen kan kendes."
    )
    assert withheld_words(Tally(withheld="too_few_again"), 4) == (
        "For få af dem, der var med i første runde, har svaret igen. Anden runde vises først, når mindst 4 af dem har "
        "gjort det, så ingen kan kendes."
    )
    assert group_words(["leder", "aften-nat", "unstated"]) == "leder, aften/nat og ikke angivet"
    assert late_words(1) == "1 sent svar venter. Det kommer med, når der er mindst 3."
    assert late_words(3) == "3 sene svar kan komme med."
    assert serious_card()[0] == "Stop her"
    assert preliminary_words(_finished()) == "Resultatet er endeligt."
    assert erased_words(course.erase(course.close(_finished(), LATER), LATER)) == "De enkelte svar er slettet."
    assert found.preliminary_until is None
    assert meeting().settings.smallest_group == 4


def test_moves_and_spread_in_words() -> None:
    """The most first; half a median is said with a comma."""
    from checklist.workshop.figures import spread_of
    from checklist.workshop.model import Move

    moves = [Move(before=2, after=3, n=1), Move(before=2, after=4, n=2), Move(before=4, after=4, n=5)]
    assert moves_words(moves) == ("2 gik fra 2 til 4", "1 gik fra 2 til 3", "5 blev ved deres svar")
    spread = spread_of(shown(answering(), people(4), votes("a", [3, 3, 4, 4])), CATALOGUE, "a")
    assert spread is not None
    assert spread_words(spread) == "Svarene ligger tæt. Medianen er 3,5."
