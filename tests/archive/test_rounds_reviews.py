"""Reviewers, shares, reviews and decisions in the archive."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from sqlalchemy import update

from checklist.archive import RoundConflictError, UnknownIdError
from checklist.archive.round_tables import round_decision_texts, round_decisions
from checklist.assessment.model import Rating
from checklist.screening.model import Assignment, CalibrationNote, Decision, Declaration, Reviewer
from checklist.screening.progress import flags
from checklist.screening.reviewing import begin_review, hand_in, open_again, release, with_rating
from tests.archive.made_up_rounds import CATALOGUE, ROUND, a_round
from tests.screening.made_up import NOON, app_id, review, reviewer_id, round_of

if TYPE_CHECKING:
    from checklist.archive import Archive

ANE, BO = Reviewer(id=reviewer_id(1), name="Ane"), Reviewer(id=reviewer_id(2), name="Bo")
LATER = NOON + dt.timedelta(hours=1)


def _decision(number: int = 1, reason: str = "Alle er enige.", **more: object) -> Decision:
    table = {"application": app_id(number), "by": "Ane", "at": NOON, "choice": "go_on", "reason": reason, **more}
    return Decision.model_validate(table)


def test_reviewers_come_by_the_alphabet_and_may_leave(archive: Archive) -> None:
    """Aase sorts after Bo; whoever leaves is kept as inactive."""
    a_round(archive)
    aase = Reviewer(id=reviewer_id(3), name="Aase")
    for one in (aase, BO, ANE):
        archive.rounds.reviews.put_reviewer(ROUND.id, one)
    archive.rounds.reviews.put_reviewer(ROUND.id, BO.model_copy(update={"active": False}))
    found = archive.rounds.reviews.reviewers(ROUND.id)
    assert [(one.name, one.active) for one in found] == [("Ane", True), ("Bo", False), ("Aase", True)]


def test_every_word_on_a_conflict_is_kept(archive: Archive) -> None:
    """First none, then one, with its note; sent twice it is one word."""
    a_round(archive, 1)
    first = Declaration(reviewer=ANE.id, application=app_id(1), conflict=False, at=NOON)
    later = Declaration(reviewer=ANE.id, application=app_id(1), conflict=True, at=LATER, note="Min søster.")
    archive.rounds.reviews.declare(ROUND.id, first, later)
    archive.rounds.reviews.declare(ROUND.id, later)
    assert archive.rounds.reviews.declarations(ROUND.id) == (first, later)


def test_two_who_share_at_once_meet_as_a_conflict(archive: Archive) -> None:
    """The order of the share is kept; a share made from what no longer stands is refused."""
    a_round(archive, 1, 2)
    one = Assignment(application=app_id(2), reviewer=ANE.id, why="calibration")
    two = Assignment(application=app_id(1), reviewer=BO.id)
    assert archive.rounds.reviews.assign(ROUND.id, (), (one, two)) == (one, two)
    assert archive.rounds.reviews.assign(ROUND.id, (), (one, two)) == (one, two)
    with pytest.raises(RoundConflictError) as conflict:
        archive.rounds.reviews.assign(ROUND.id, (), (two,))
    assert conflict.value.stored == (one, two)
    assert archive.rounds.reviews.assign(ROUND.id, (one, two), (two,)) == (two,)
    stranger = Assignment(application=app_id(9), reviewer=BO.id)
    with pytest.raises(UnknownIdError):
        archive.rounds.reviews.assign(ROUND.id, (two,), (stranger,))


def test_a_round_awaits_what_was_given_and_is_not_handed_in(archive: Archive) -> None:
    """Nothing shared: nobody is waited for. A draft: somebody is. Handed in: nobody, until another reads it too."""
    a_round(archive, 1, 2)
    reviews, subject = archive.rounds.reviews, archive.rounds.applications.load(app_id(1)).value
    assert not reviews.are_awaited(ROUND.id)
    one = Assignment(application=app_id(1), reviewer=ANE.id)
    reviews.assign(ROUND.id, (), (one,))
    draft = reviews.save(ROUND.id, None, begin_review(ROUND, subject, ANE.id, NOON))
    assert reviews.are_awaited(ROUND.id)
    rated = draft.value
    for element in CATALOGUE.elements:
        rated = with_rating(rated, element.id, Rating(value=3), NOON)
    reviews.save(ROUND.id, draft, hand_in(CATALOGUE, rated, NOON))
    assert not reviews.are_awaited(ROUND.id)
    reviews.assign(ROUND.id, (one,), (one, Assignment(application=app_id(1), reviewer=BO.id)))
    assert reviews.are_awaited(ROUND.id)


def test_a_review_is_kept_from_draft_to_release(archive: Archive) -> None:
    """Begun, rated, handed in, opened again, released: each step comes back as it was."""
    a_round(archive, 1)
    subject = archive.rounds.applications.load(app_id(1)).value.model_copy(update={"calibration": True})
    reviews = archive.rounds.reviews
    kept = reviews.save(ROUND.id, None, begin_review(ROUND, subject, ANE.id, NOON))
    rated = with_rating(kept.value, "maal", Rating(value=4, comment="Målene er borgernes."), LATER)
    kept = reviews.save(ROUND.id, kept, rated)
    kept = reviews.save(ROUND.id, kept, hand_in(CATALOGUE, kept.value, LATER))
    kept = reviews.save(ROUND.id, kept, release(kept.value, "maal", "Bo", LATER))
    assert reviews.all(ROUND.id) == (kept,)
    kept = reviews.save(ROUND.id, kept, open_again(kept.value, subject, LATER))
    assert reviews.all(ROUND.id, application=app_id(1), reviewer=ANE.id) == (kept,)
    assert reviews.all(ROUND.id, reviewer=BO.id) == ()
    assert kept.revision == 5


def test_the_list_of_reviews_carries_figures_and_no_words(archive: Archive) -> None:
    """A rating, an abstention and a draft without any: enough for stages, flags and statistics."""
    a_round(archive, 1, 2)
    whole = review(1, 1, {"maal": 4, "virkning": "abstain"}, comments={"maal": "Klart."})
    archive.rounds.reviews.save(ROUND.id, None, whole)
    archive.rounds.reviews.save(ROUND.id, None, review(2, 1, {}, handed_in=False))
    one, two = archive.rounds.reviews.lines(ROUND.id)
    assert (one.id, one.application, one.reviewer, one.handed_in) == (whole.id, app_id(1), ANE.id, NOON)
    assert one.ratings == {"maal": Rating(value=4), "virkning": Rating(status="abstain")}
    assert (two.handed_in, two.ratings) == (None, {})
    assert archive.rounds.reviews.lines(ROUND.id, [app_id(2)]) == (two,)
    assert flags(round_of(attention={"maal": 4}), [one, two]) == {app_id(1): ("maal",)}


def test_one_reviewer_at_two_desks_meets_as_a_conflict(archive: Archive) -> None:
    """Begun on both: the second hears of the first's; nothing is overwritten."""
    a_round(archive, 1)
    subject = archive.rounds.applications.load(app_id(1)).value
    empty = begin_review(ROUND, subject, ANE.id, NOON)
    here = with_rating(empty, "maal", Rating(value=4), NOON)
    there = with_rating(empty, "maal", Rating(value=2), LATER)
    first = archive.rounds.reviews.save(ROUND.id, None, here)
    with pytest.raises(RoundConflictError) as conflict:
        archive.rounds.reviews.save(ROUND.id, None, there)
    assert conflict.value.stored == first
    assert archive.rounds.reviews.save(ROUND.id, None, here) == first
    changed = archive.rounds.reviews.save(ROUND.id, first, there)
    with pytest.raises(RoundConflictError):
        archive.rounds.reviews.save(ROUND.id, first, with_rating(here, "maal", None, LATER))
    assert archive.rounds.reviews.all(ROUND.id) == (changed,)


def test_notes_of_the_talk_are_kept_and_taken_out(archive: Archive) -> None:
    """One about an element, one about the whole case."""
    a_round(archive, 1)
    one = CalibrationNote(id=uuid4(), application=app_id(1), element="maal", text="3 er nok.", by="Ane", at=NOON)
    whole = CalibrationNote(id=uuid4(), application=app_id(1), text="En god sag.", by="Bo", at=LATER)
    for note in (whole, one, one):
        archive.rounds.reviews.add_note(ROUND.id, note)
    assert archive.rounds.reviews.notes(ROUND.id) == (one, whole)
    archive.rounds.reviews.remove_note(ROUND.id, one.id)
    archive.rounds.reviews.remove_note(ROUND.id, one.id)
    assert archive.rounds.reviews.notes(ROUND.id) == (whole,)


def test_decisions_are_added_one_after_the_other_and_verify(archive: Archive) -> None:
    """Two decisions and a changed one; the texts lie beside; a noted head is found again."""
    a_round(archive, 1, 2)
    decisions = archive.rounds.decisions
    first = decisions.decide(ROUND.id, _decision(1, known='{"order":null}'), decisions.log(ROUND.id).head)
    second = decisions.decide(ROUND.id, _decision(2, choice="wait"), first.hash)
    decisions.decide(ROUND.id, _decision(1, "Vi så igen.", choice="not_this_time"), second.hash)
    log = decisions.log(ROUND.id)
    assert [(entry.number, entry.verdict) for entry in log.entries] == [
        (1, "go_on"),
        (2, "wait"),
        (3, "not_this_time"),
    ]
    reason, known = log.texts[1].reason, log.texts[1].known
    assert reason is not None
    assert known is not None
    assert (reason.text, known.text) == ("Alle er enige.", '{"order":null}')
    found = decisions.verify(ROUND.id, noted_head=first.hash)
    assert found.holds
    assert found.head == log.head


def test_two_who_decide_at_once_meet_as_a_conflict(archive: Archive) -> None:
    """The second one sees what was decided in between. The same decision sent twice is one."""
    a_round(archive, 1, 2)
    head = archive.rounds.decisions.log(ROUND.id).head
    first = archive.rounds.decisions.decide(ROUND.id, _decision(1), head)
    with pytest.raises(RoundConflictError) as conflict:
        archive.rounds.decisions.decide(ROUND.id, _decision(2), head)
    assert conflict.value.stored == first
    assert archive.rounds.decisions.decide(ROUND.id, _decision(1), head) == first
    with pytest.raises(UnknownIdError):
        archive.rounds.decisions.decide(ROUND.id, _decision(9), first.hash)


def test_whoever_changes_the_log_in_the_database_is_found(archive: Archive) -> None:
    """A verdict turned round, and a reason written anew, each in its entry."""
    a_round(archive, 1, 2)
    first = archive.rounds.decisions.decide(ROUND.id, _decision(1), archive.rounds.decisions.log(ROUND.id).head)
    archive.rounds.decisions.decide(ROUND.id, _decision(2), first.hash)
    texts = archive.rounds.decisions.log(ROUND.id).texts[2].model_dump(mode="json", exclude_none=True)
    texts["reason"]["text"] = "Vi kender dem."
    with archive._writing() as connection:
        connection.execute(update(round_decisions).where(round_decisions.c.number == 1).values(verdict="wait"))
        connection.execute(update(round_decision_texts).where(round_decision_texts.c.number == 2).values(texts=texts))
    found = archive.rounds.decisions.verify(ROUND.id)
    assert [(one.number, one.kind) for one in found.findings] == [(1, "changed"), (2, "text_changed")]
