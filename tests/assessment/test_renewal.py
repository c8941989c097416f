"""Starting from last year's: an earlier answer is an offer until somebody confirms it."""

from __future__ import annotations

import datetime as dt

from checklist.assessment.model import Answer, Assessment, Respondent
from checklist.assessment.renewal import follow_up, offer, still_holds, version_change
from tests.small_catalogue import assessment, element, question, small_catalogue

NOW = dt.datetime(2027, 5, 3, 10, tzinfo=dt.UTC)
CATALOGUE = small_catalogue(
    element("maal", question("a", core=True), question("b"), question("c", not_relevant=False)),
    element("virkning", question("ny"), question("gammel", retired="1.0.0")),
)


def last_year() -> Assessment:
    """A documented answer, a don't know, a not relevant, a note alone, a value of another scale, and two lost ones."""
    return assessment(
        {
            "a": {"value": 4, "note": "Som sidst", "evidence": ["plan"], "flagged": True, "minority": "To var uenige"},
            "b": "v",
            "gammel": 2,
            "ukendt": 3,
        },
        evidence=[{"id": "plan", "title": "Plan"}],
        respondent={"role": "pædagog"},
    )


def test_a_follow_up_is_new_and_empty_and_names_the_one_it_follows() -> None:
    """The same practice, another id, the new year as its period, nothing answered."""
    earlier = last_year()
    new = follow_up(CATALOGUE, earlier, Respondent(role="leder"), "full", NOW)
    assert (new.about, new.practice, new.period, dict(new.answers)) == (earlier.id, earlier.practice, "2027", {})
    assert (new.id != earlier.id, new.respondent.role, new.practice_mode) == (True, "leder", False)


def test_an_offer_is_the_earlier_answer_without_its_flags() -> None:
    """Value, note and evidence; what was to be discussed then is not flagged now."""
    assert offer(CATALOGUE, last_year(), "a") == Answer(value=4, note="Som sidst", evidence=("plan",))
    assert offer(CATALOGUE, last_year(), "b") == Answer(status="dont_know")


def test_there_is_no_offer_where_nothing_was_answered_or_it_no_longer_fits() -> None:
    """Open, a note alone, a value off the scale, a not relevant that is no longer allowed, an unknown question."""
    odd = assessment({"a": {"note": "Kun en note"}, "b": 9, "c": "p", "ukendt": 3})
    assert [offer(CATALOGUE, odd, one) for one in ("ny", "a", "b", "c", "ukendt")] == [None] * 5


def test_confirming_takes_value_note_and_evidence_along() -> None:
    """The evidence is there once, also after a second confirmation; the earlier assessment is as it was."""
    earlier = last_year()
    new = follow_up(CATALOGUE, earlier, Respondent(), "full", NOW)
    held = still_holds(still_holds(new, earlier, "a", NOW), earlier, "a", NOW)
    assert held.answer("a") == Answer(value=4, note="Som sidst", evidence=("plan",))
    assert held.evidence == earlier.evidence
    assert earlier.answer("a").flagged


def test_evidence_that_was_renamed_since_stays_renamed() -> None:
    """What the new assessment says of a piece of documentation is not overwritten by last year's."""
    earlier = assessment(
        {"a": {"value": 4, "evidence": ["plan"]}, "b": {"value": 4, "evidence": ["plan"]}},
        evidence=[{"id": "plan", "title": "Plan 2026"}],
    )
    new = assessment(evidence=[{"id": "plan", "title": "Plan 2027"}])
    assert [one.title for one in still_holds(new, earlier, "b", NOW).evidence] == ["Plan 2027"]


def test_a_new_version_says_what_it_keeps_asks_anew_has_retired_and_does_not_know() -> None:
    """By question id; notes alone are no answers."""
    change = version_change(CATALOGUE, last_year())
    assert change.kept == ("a", "b")
    assert change.new == ("c", "ny")
    assert change.retired == ("gammel",)
    assert change.unknown == ("ukendt",)
