"""What a reviewer may see, and when."""

from __future__ import annotations

from checklist.screening.model import Application, Assignment, Declaration, Redaction
from checklist.screening.redaction import with_redactions
from checklist.screening.reviewing import begin_review
from checklist.screening.seeing import (
    access,
    as_read,
    has_finished,
    name_shown,
    own_score,
    reviews_seen,
    round_is_open,
    to_declare,
)
from tests.screening.made_up import NOON, app_id, application, practice_table, review, reviewer_id, round_of
from tests.small_catalogue import assessment, element, question, small_catalogue

CATALOGUE = small_catalogue(element("maal", question("maal-1")), element("virkning", question("virkning-1")))
ANE, BO, CLAES = reviewer_id(1), reviewer_id(2), reviewer_id(3)
ONE, TWO = app_id(1), app_id(2)


def _full() -> Application:
    """An application with a name in every corner."""
    inside = assessment(
        {"maal-1": {"value": 4, "note": "På Åhaven taler vi om mål.", "evidence": ["aahavens-haefte"]}},
        id=str(ONE),
        kind="application",
        practice=practice_table(
            name="Rolige morgener",
            service="Åhaven",
            organisation="Åhavens Venner",
            municipality="Aarhus",
            area="voksne",
        ),
        respondent={"role": "leder", "name": "Inger (fiktiv)"},
        evidence=[{"id": "aahavens-haefte", "title": "Hæftet om morgener"}],
        plan={"actions": [{"id": "aahaven-uge", "title": "En uge uden vækkeur", "owner": "Inger (fiktiv)"}]},
    )
    return application(1, of=inside)


def _given(*pairs: tuple[int, int]) -> list[Assignment]:
    return [Assignment(application=app_id(a), reviewer=reviewer_id(r)) for a, r in pairs]


def _word(reviewer: int, number: int, *, conflict: bool) -> Declaration:
    return Declaration(reviewer=reviewer_id(reviewer), application=app_id(number), conflict=conflict, at=NOON)


def test_an_open_round_shows_the_name_and_a_blind_one_the_code() -> None:
    """A-01 stands for the practice where the round is blind."""
    assert name_shown(round_of(), _full()) == "A-01 Rolige morgener"
    assert name_shown(round_of(blind=True), _full()) == "A-01"


def test_a_blind_application_carries_no_name_in_fields_or_ids() -> None:
    """Names, the practice's id, and ids made of titles are gone; what it is about stays."""
    whole = with_redactions(_full(), [Redaction(place="answers/maal-1/note", start=3, end=9)])
    shown = as_read(round_of(blind=True), whole)
    assert shown.answer("maal-1").note == "På [udeladt] taler vi om mål."
    assert shown.answer("maal-1").evidence == ("dok-1",)
    assert (shown.practice.name, shown.practice.area, shown.respondent.role) == ("A-01", "voksne", "leder")
    told = shown.model_dump_json().casefold()
    for name in ("åhaven", "aahaven", "inger", "aarhus", "rolige", str(whole.assessment.practice.id)):
        assert name not in told


def test_an_open_round_still_hides_what_was_blacked_out() -> None:
    """Names are shown, the passage is not."""
    shown = as_read(round_of(), with_redactions(_full(), [Redaction(place="answers/maal-1/note", start=0, end=9)]))
    assert shown.answer("maal-1").note == "[udeladt] taler vi om mål."
    assert shown.practice.name == "Rolige morgener"


def test_a_review_begun_in_a_blind_round_does_not_carry_the_name() -> None:
    """The review's own practice is the code too, since a review is kept and exported."""
    begun = begin_review(round_of(blind=True), _full(), ANE, NOON)
    assert begun.assessment.practice.name == "A-01"
    assert begun.application == ONE


def test_the_applicants_own_score_shows_after_rating_that_element() -> None:
    """An answer of 4 on 1-5 is 75; it shows for maal, which is rated, and not for virkning, which is not."""
    subject = application(1, {"maal-1": 4, "virkning-1": 2})
    assert own_score(CATALOGUE, subject, None, "maal") is None
    rated = own_score(CATALOGUE, subject, review(1, 1, {"maal": 2}, handed_in=False), "maal")
    assert rated is not None
    assert rated.score == 75
    assert own_score(CATALOGUE, subject, review(1, 1, {"maal": 2}, handed_in=False), "virkning") is None


def test_whoever_abstains_sees_the_own_score_only_when_no_number_can_be_given_any_more() -> None:
    """An answer of 2 on 1-5 is 25: not there in the draft, there once it is handed in."""
    subject = application(1, {"maal-1": 4, "virkning-1": 2})
    assert own_score(CATALOGUE, subject, review(1, 1, {"virkning": "abstain"}, handed_in=False), "virkning") is None
    done = own_score(CATALOGUE, subject, review(1, 1, {"virkning": "abstain"}), "virkning")
    assert done is not None
    assert done.score == 25


def test_an_application_opens_when_it_is_theirs_and_they_have_declared() -> None:
    """Not theirs; theirs but silent; no conflict; conflict."""
    given = _given((1, 1))
    assert access(ANE, TWO, given, []) == "not_assigned"
    assert access(ANE, ONE, given, []) == "declare_first"
    assert access(ANE, ONE, given, [_word(1, 1, conflict=False)]) == "open"
    assert access(ANE, ONE, given, [_word(1, 1, conflict=False), _word(1, 1, conflict=True)]) == "conflict"


def test_names_to_declare_come_by_the_danish_alphabet_without_codes() -> None:
    """Aa comes last, as å; what was declared already is gone, and no code gives the order away."""
    subjects = [
        application(n, of=assessment({}, id=str(app_id(n)), practice=practice_table(n, name=name)))
        for n, name in enumerate(["Aabenhed", "Zonen", "Morgenro"], start=1)
    ]
    lines = to_declare(subjects, ANE, [_word(1, 3, conflict=False), _word(2, 2, conflict=True)])
    assert lines == ((TWO, "Zonen · Tilbud 2"), (ONE, "Aabenhed · Tilbud 1"))


def test_others_ratings_open_after_handing_in() -> None:
    """Ane sees Bo's review of A-01 when her own is in, and not before; his draft of A-02 never."""
    given = _given((1, 1), (1, 2), (2, 1), (2, 2))
    bo, bo_draft = review(1, 2, {"maal": 3}), review(2, 2, {"maal": 3}, handed_in=False)
    draft, done = review(1, 1, {"maal": 3}, handed_in=False), review(1, 1, {"maal": 3})
    assert reviews_seen(round_of(), ANE, given, [bo, draft, bo_draft], []) == (draft,)
    assert reviews_seen(round_of(), ANE, given, [bo, done, bo_draft], []) == (bo, done)


def test_whoever_has_finished_sees_settled_applications_but_none_with_a_conflict() -> None:
    """Claes has handed in all he had (A-02). A-01 is settled; with a conflict there he sees nothing of it."""
    given = _given((1, 1), (1, 2), (2, 3))
    reviews = [review(1, 1, {"maal": 3}), review(1, 2, {"maal": 3}), review(2, 3, {"maal": 3})]
    assert len(reviews_seen(round_of(), CLAES, given, reviews, [])) == 3
    assert reviews_seen(round_of(), CLAES, given, reviews, [_word(3, 1, conflict=True)]) == (reviews[2],)


def test_an_application_that_needs_a_third_reader_stays_closed_to_those_who_may_be_asked() -> None:
    """1 and 5 call for a third: until that one is in, neither ratings nor order are open to Claes."""
    given = _given((1, 1), (1, 2), (2, 3))
    reviews = [review(1, 1, {"maal": 1}), review(1, 2, {"maal": 5}), review(2, 3, {"maal": 3})]
    assert has_finished(CLAES, given, reviews)
    assert reviews_seen(round_of(), CLAES, given, reviews, []) == (reviews[2],)
    assert not round_is_open(round_of(), CLAES, given, reviews)
    extra = [*given, Assignment(application=ONE, reviewer=CLAES, why="disagreement")]
    assert not round_is_open(round_of(), ANE, extra, reviews)
    assert round_is_open(round_of(), ANE, extra, [*reviews, review(1, 3, {"maal": 3})])


def test_nobody_waits_for_a_third_reader_who_is_not_to_be_had() -> None:
    """1 and 5 call for a third. Claes is the only one left; when he has a conflict or steps out, the round opens."""
    given = _given((1, 1), (1, 2))
    reviews = [review(1, 1, {"maal": 1}), review(1, 2, {"maal": 5})]
    conflict = {(CLAES, ONE)}
    assert not round_is_open(round_of(), ANE, given, reviews, (), [ANE, BO, CLAES])
    assert round_is_open(round_of(), ANE, given, reviews, conflict, [ANE, BO, CLAES])
    assert round_is_open(round_of(), ANE, given, reviews, (), [ANE, BO])


def test_somebody_without_anything_to_read_has_not_finished() -> None:
    """Nothing given is not everything done."""
    assert not has_finished(ANE, [], [])
    assert not round_is_open(round_of(), ANE, _given((1, 2)), [review(1, 2, {"maal": 3})])
