"""What leaves the meeting: views, outcome, what is erased, what is kept, and what was promised before."""

from __future__ import annotations

from random import Random

from checklist.workshop.course import close, erase, open_lobby, start_answering
from checklist.workshop.erasing import without_names
from checklist.workshop.outcome import outcome, public
from checklist.workshop.sentences import promises
from checklist.workshop.voting import vote_refused
from tests.workshop.scenes import CATALOGUE, LATER, NOW, answering, meeting, people, person, shown, staff, vote, votes


def test_no_view_and_no_outcome_knows_who_was_counted() -> None:
    """Neither the public workshop nor the outcome has any participant's id in it."""
    room = [*people(4, "medarbejder"), *people(4, "aften-nat", first=5), *people(4, "borger", first=9)]
    after = shown(answering(), room, votes("a", [4] * 12))
    for text in (public(after).model_dump_json(), outcome(after, CATALOGUE, LATER).model_dump_json()):
        assert not any(str(one.id) in text for one in room)
    assert all(str(one.id) not in repr(after) for one in room)


def test_the_outcome_has_no_note() -> None:
    """Leave was given to show it in the meeting, not to hand it on."""
    noted = vote(1, "a", 4, answer={"value": 4, "note": "Kun jeg ved det."}, note_may_be_shown=True)
    after = shown(answering(), people(4), [noted, *votes("a", [4, 4, 4], first=2)])
    assert "Kun jeg ved det." in public(after).model_dump_json()
    assert "Kun jeg ved det." not in outcome(after, CATALOGUE, LATER).model_dump_json()


def test_a_note_that_was_shown_goes_when_the_door_shuts() -> None:
    """It was for the meeting; afterwards not even the archive has it."""
    noted = vote(1, "a", 4, answer={"value": 4, "note": "Kun jeg ved det."}, note_may_be_shown=True)
    after = shown(answering(), people(4), [noted, *votes("a", [4, 4, 4], first=2)])
    assert "Kun jeg ved det." in after.model_dump_json()
    assert "Kun jeg ved det." not in close(after, LATER).model_dump_json()


def test_erased_means_that_the_workshop_forgets_who_was_there() -> None:
    """The figures stay, the ids go, also from what is stored."""
    after = shown(answering(), people(4), votes("a", [4, 4, 4, 4]))
    erased = erase(close(after, LATER), LATER)
    assert staff(erased, "a").counts == {4: 4}
    assert not any(str(one.id) in erased.model_dump_json() for one in people(4))


def test_what_is_kept_without_names_is_nobodys() -> None:
    """No id, no time, no note, the lone leader not marked; nothing at all where it was not agreed or few answered."""
    room = [*people(4, "medarbejder"), person(5, "leder")]
    noted = vote(5, "a", 1, answer={"value": 1, "note": "Jeg er leder."})
    given = [*votes("a", [4, 4, 4, 4]), noted]
    agreed = answering(keep_without_names=True)
    kept = without_names(agreed, CATALOGUE, room, given, Random(1))
    assert sorted(sheet.answers["a"] for sheet in kept) == [1, 4, 4, 4, 4]
    assert all(sheet.groups == () for sheet in kept)
    assert without_names(answering(), CATALOGUE, room, given, Random(1)) == ()
    assert without_names(agreed, CATALOGUE, room[:3], given[:3], Random(1)) == ()


def test_what_no_rule_can_hide_is_said_before_the_first_answer() -> None:
    """Where all answer the same, all know it; that is told, as is the way one writes."""
    said = " ".join(promises(meeting().settings))
    assert "Svarer alle det samme, ved alle også, hvad du svarede." in said
    assert "din måde at skrive på kan kendes" in said
    assert staff(shown(answering(), people(4), votes("a", [5, 5, 5, 5])), "a").counts == {5: 4}


def test_a_closed_meeting_takes_nothing_and_tells_why() -> None:
    """No vote after the door is shut."""
    closed = close(start_answering(open_lobby(meeting(), NOW), NOW), LATER)
    assert vote_refused(closed, CATALOGUE, person(1), vote(1, "a", 4), LATER) == "Mødet er lukket."
