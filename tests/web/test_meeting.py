"""The meeting: a vote is kept before it is acknowledged, none slips in behind a reveal, a restart loses nothing."""

from __future__ import annotations

import threading
from concurrent.futures import Future, wait
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from checklist.archive import open_archive
from checklist.web.meeting import Meeting
from checklist.web.refusals import RefusedJoinError, RefusedVoteError
from checklist.web.room import Progress
from checklist.web.tokens import personal_code
from checklist.workshop import course, settling
from checklist.workshop.model import Participant, PlanVotes, Vote
from checklist.workshop.moves import RefusedMoveError
from tests.web.meetings import MAAL, NOON, VIRKNING, House, catalogue

if TYPE_CHECKING:
    from uuid import UUID


def answering(house: House, count: int = 4) -> list[UUID]:
    """So many people, and the first element is being answered."""
    house.meeting.make(course.open_lobby)
    people = house.people(count)
    house.meeting.make(course.start_answering)
    return people


def all_answer(house: House, people: list[UUID], *values: int) -> None:
    """Everybody answers every question of the first element, each with their own value."""
    for person, value in zip(people, values, strict=True):
        for question in MAAL:
            house.answer(person, question, value)


def test_a_vote_is_on_the_disk_when_it_is_acknowledged(house: House) -> None:
    """Another process finds it there at once."""
    (person, *_others) = answering(house)
    house.answer(person, "maal-borger", 4, note="Vi spørger hver uge.")
    with open_archive(str(house.file)) as other:
        (vote,) = other.workshops.votes(house.workshop_id)
    assert (vote.participant, vote.answer.value, vote.answer.note) == (person, 4, "Vi spørger hver uge.")


def test_many_votes_at_once_are_all_kept_and_a_second_sending_changes_nothing(house: House) -> None:
    """Sixty people answer from threads of their own, each twice."""
    people = answering(house, 60)
    votes = [house.vote(person, question, number % 5 + 1) for number, person in enumerate(people) for question in MAAL]
    sent: list[Future[None]] = []

    def send(mine: list[Vote]) -> None:
        sent.extend(house.meeting.cast(vote) for vote in mine)

    threads = [threading.Thread(target=send, args=(votes,)) for _twice in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    done, _not_done = wait(sent, 20)
    assert [future.exception() for future in done if future.exception()] == []
    kept = house.archive.workshops.votes(house.workshop_id)
    assert sorted(map(str, kept)) == sorted(map(str, votes))
    assert house.meeting.progress == Progress(joined=60, done=60, of=60)


def test_only_how_many_are_done_is_told_before_the_reveal(house: House) -> None:
    """Done means every question of the element."""
    people = answering(house)
    assert house.meeting.progress == Progress(joined=4, done=0, of=4)
    house.answer(people[0], MAAL[0], 1)
    assert house.meeting.progress == Progress(joined=4, done=0, of=4)
    house.answer(people[0], MAAL[1], status="dont_know")
    assert house.meeting.progress == Progress(joined=4, done=1, of=4)
    assert house.meeting.workshop.shown == {}


def test_the_reveal_shows_figures_and_a_late_answer_is_refused(house: House) -> None:
    """Behind the reveal nobody can change what was counted."""
    people = answering(house)
    all_answer(house, people, 1, 1, 5, 5)
    workshop = house.meeting.reveal()
    assert workshop.shown["maal-borger"].first.staff.counts == {1: 2, 5: 2}
    with pytest.raises(RefusedVoteError):
        house.answer(people[0], "maal-borger", 3)
    assert house.meeting.workshop.shown["maal-borger"].first.staff.counts == {1: 2, 5: 2}


def test_what_is_not_asked_or_not_possible_is_refused_and_harms_nobody_else(house: House) -> None:
    """One bad vote in a batch does not take the others along."""
    (person, *_others) = answering(house)
    stranger = uuid4()
    bad = [
        house.vote(stranger, MAAL[0], 3),
        house.vote(person, VIRKNING[0], 3),
        house.vote(person, "findes-ikke", 3),
        house.vote(person, MAAL[0], 6),
        house.vote(person, MAAL[1], status="not_relevant", reason="Vi har ingen"),
        house.vote(person, MAAL[0], 3, round=2),
    ]
    good = house.vote(person, MAAL[0], 2)
    futures = [house.meeting.cast(vote) for vote in (*bad, good)]
    assert [type(future.exception(10)) for future in futures] == [*[RefusedVoteError] * len(bad), type(None)]
    assert house.archive.workshops.votes(house.workshop_id) == (good,)


def test_a_meeting_goes_on_after_a_hard_stop_in_every_phase(house: House) -> None:
    """A new process finds the phase, the people, their answers and their doors."""
    house.meeting.make(course.open_lobby)
    person, token = house.meeting.join(perspective="leder", role="afdelingsleder")
    people = [person, *house.people(3)]
    assert house.again().workshop.phase == "open"
    house.meeting.make(course.start_answering)
    all_answer(house, people, 2, 2, 2, 5)
    meeting = house.again()
    visitor = meeting.doors.visitor(token)
    assert visitor is not None
    assert visitor.participant == person
    vote = meeting.room.own(person, "maal-borger", 1)
    assert vote is not None
    assert vote.answer.value == 2
    assert meeting.progress == Progress(joined=4, done=4, of=4)
    meeting.reveal()
    shown = house.again().workshop
    assert shown.phase == "revealed"
    assert shown.shown["maal-aftalt"].first.staff.counts == {2: 3, 5: 1}


def test_a_move_that_is_not_permitted_leaves_everything_as_it_was(house: House) -> None:
    """And says why."""
    before = house.meeting.workshop
    with pytest.raises(RefusedMoveError, match="ikke åbnet"):
        house.meeting.reveal()
    assert house.meeting.workshop == before


def test_two_windows_move_the_same_meeting_without_overwriting_each_other(house: House) -> None:
    """The second looks at where it is now, and is refused what is no longer permitted."""
    first = house.meeting
    second = house.again()
    first.make(course.open_lobby)
    with pytest.raises(RefusedMoveError):
        second.make(course.open_lobby)
    second.make(course.start_answering)
    assert second.workshop.phase == "answering"
    first.stop()


def test_listeners_hear_of_votes_and_moves_and_a_broken_one_harms_nobody(house: House) -> None:
    """Also that it ends."""
    heard: list[str] = []

    def broken() -> None:
        raise LookupError("a listener of the test")

    house.meeting.subscribe(broken)
    unsubscribe = house.meeting.subscribe(lambda: heard.append(house.meeting.workshop.phase))
    (person, *_others) = answering(house)
    house.answer(person, MAAL[0], 3)
    assert heard == ["open"] * 5 + ["answering"] * 2
    unsubscribe()
    house.answer(person, MAAL[0], 4)
    assert len(heard) == 7


def test_nobody_joins_a_meeting_that_is_not_open(house: House) -> None:
    """Neither before nor after."""
    with pytest.raises(RefusedJoinError):
        house.meeting.join()
    house.meeting.make(course.open_lobby)
    house.meeting.join()
    house.meeting.close()
    with pytest.raises(RefusedJoinError):
        house.meeting.join()


def test_a_name_is_kept_only_where_names_are_shown(tmp_path: Path) -> None:
    """Whatever a form sends."""
    for shown, kept in ((False, None), (True, "Ida")):
        house = House(tmp_path / str(shown), names_shown=shown)
        house.meeting.make(course.open_lobby)
        person, _token = house.meeting.join(name="  Ida ")
        assert house.meeting.room.participants[person].name == kept
        house.close()


def test_closing_erases_answers_people_and_doors(house: House) -> None:
    """And the meeting says so."""
    house.meeting.make(course.open_lobby)
    _person, token = house.meeting.join()
    people = house.people(4)
    house.meeting.make(course.start_answering)
    all_answer(house, people, 1, 2, 3, 4)
    house.meeting.reveal()
    workshop = house.meeting.close()
    assert workshop.closed is not None
    assert workshop.erased is not None
    assert workshop.shown["maal-borger"].first.staff.counts == {1: 1, 2: 1, 3: 1, 4: 1}
    assert workshop.shown["maal-borger"].first.staff.counted == ()
    assert house.archive.workshops.votes(house.workshop_id) == ()
    assert house.archive.workshops.participants(house.workshop_id) == ()
    assert house.meeting.doors.visitor(token) is None
    assert house.meeting.close().erased == workshop.erased


def test_somebody_comes_back_with_a_personal_code(house: House) -> None:
    """As they are, in another browser; a wrong code opens nothing, and neither does one used as a token."""
    house.meeting.make(course.open_lobby)
    person, token = house.meeting.join()
    code = personal_code(token)
    other_token = house.again().doors.come_back(f"{code[:4].lower()} {code[4:]}")
    assert other_token is not None
    assert other_token != token
    for valid in (token, other_token):
        visitor = house.meeting.doors.visitor(valid)
        assert visitor is not None
        assert visitor.participant == person
    assert house.meeting.doors.come_back("BCDFGHJK") is None
    assert house.meeting.doors.come_back("") is None
    assert house.meeting.doors.visitor(code) is None


def test_the_projector_comes_in_by_a_ticket_that_works_once(house: House) -> None:
    """What it is traded for goes on working after a restart, and is no participant's."""
    ticket = house.meeting.doors.new_ticket()
    token = house.meeting.doors.redeem(ticket)
    assert token is not None
    assert house.meeting.doors.redeem(ticket) is None
    assert house.meeting.doors.visitor(ticket) is None
    visitor = house.again().doors.visitor(token)
    assert visitor is not None
    assert visitor.is_screen


def test_a_paper_ballot_is_kept_and_waits_where_the_answers_were_shown(house: House) -> None:
    """Three late ones are taken in together."""
    people = answering(house)
    all_answer(house, people, 3, 3, 3, 3)
    house.meeting.reveal()
    for _each in range(3):
        absent = Participant(id=uuid4(), perspective="aften-nat", came="paper", joined=NOON, before_meeting=True)
        ballot = [house.vote(absent.id, question, 1, round=1) for question in MAAL]
        house.meeting.take_in(absent, ballot)
        house.meeting.take_in(absent, ballot)
    assert house.meeting.waiting == dict.fromkeys(MAAL, 3)
    assert house.meeting.workshop.shown["maal-borger"].first.staff.counts == {3: 4}
    house.meeting.take_in_late()
    assert house.meeting.workshop.shown["maal-borger"].first.staff.counts == {1: 3, 3: 4}
    with pytest.raises(RefusedVoteError):
        house.meeting.take_in(absent, ballot)


def test_somebody_who_answers_before_the_meeting_is_asked_everything_at_once(house: House) -> None:
    """And is not among those whom the room waits for."""
    house.meeting.make(course.open_lobby)
    early, _token = house.meeting.join(before_meeting=True)
    assert house.meeting.asked(early) == (*MAAL, *VIRKNING)
    house.answer(early, VIRKNING[0], 5)
    house.people(4)
    house.meeting.make(course.start_answering)
    assert house.meeting.progress == Progress(joined=5, done=0, of=4)
    assert house.meeting.answered_before == 1


def test_votes_for_the_plan_are_kept_while_it_is_voted_on(house: House) -> None:
    """Once each; the later ones replace the earlier; told is only how many have voted."""
    people = answering(house)
    early = PlanVotes(participant=people[0], choices=("skriv-det-ned",), given=NOON)
    with pytest.raises(RefusedVoteError):
        house.meeting.cast_plan_votes(early).result(10)
    all_answer(house, people, 3, 3, 3, 3)
    house.meeting.reveal()
    house.meeting.make(settling.start_settling, house.meeting.catalogue)
    house.meeting.make(course.start_planning)
    house.meeting.cast_plan_votes(early).result(10)
    later = PlanVotes(participant=people[0], choices=("skriv-det-ned", "spoerg-borgeren"), given=NOON)
    house.meeting.cast_plan_votes(later).result(10)
    assert house.archive.workshops.plan_votes(house.workshop_id) == (later,)
    assert (house.meeting.progress.done, house.meeting.progress.of) == (1, 4)
    assert house.again().room.own_plan_votes(people[0]) == ("skriv-det-ned", "spoerg-borgeren")
    for person in people[1:]:
        votes = PlanVotes(participant=person, choices=("skriv-det-ned",), given=NOON)
        house.meeting.cast_plan_votes(votes).result(10)
    assert (house.meeting.progress.done, house.meeting.progress.of) == (4, 4)
    counted = house.meeting.count_plan_votes().plan_votes
    assert counted is not None
    assert counted.votes == {"skriv-det-ned": 4, "spoerg-borgeren": 1}


def test_a_meeting_that_was_closed_in_another_window_takes_nobody_and_nothing_in(house: House) -> None:
    """The window that serves has not heard of it: no answer comes back that was erased for good."""
    people = answering(house)
    other = Meeting(open_archive(str(house.file)), house.workshop_id, catalogue())
    other.close()
    late = house.browser()
    late.join()
    assert "lukket" in late.text
    with pytest.raises(RefusedVoteError):
        house.answer(people[0], MAAL[0], 3)
    assert house.archive.workshops.votes(house.workshop_id) == ()
    assert house.archive.workshops.participants(house.workshop_id) == ()
    other.stop()
