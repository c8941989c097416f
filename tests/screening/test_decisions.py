"""The log of decisions: it shows every change, and holds when texts had to be erased."""

from __future__ import annotations

import hmac
import json
from hashlib import sha256
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.screening.decisions import (
    BEGINNING,
    Entry,
    EntryTexts,
    SaltedText,
    known_record,
    next_entry,
    standing,
    verification_words,
    verify,
    withdrawal_entry,
)
from checklist.screening.model import Decision
from tests.screening.made_up import NOON, app_id, review, reviewer_id, round_of

ROUND = round_of().id
Log = tuple[list[Entry], dict[int, EntryTexts]]


def _decision(number: int, reason: str = "Alle tre bedømmere anbefaler den.", **more: object) -> Decision:
    table = {"application": app_id(number), "by": "Ane", "at": NOON, "choice": "go_on", "reason": reason, **more}
    return Decision.model_validate(table)


def _log(*decisions: Decision) -> Log:
    """The log of these decisions; the salts are 1, 2, 3, … in 32 bytes."""
    salts = count(1)
    entries: list[Entry] = []
    texts: dict[int, EntryTexts] = {}
    for decision in decisions:
        last = entries[-1] if entries else None
        entry, beside = next_entry(ROUND, last, decision, lambda: next(salts).to_bytes(32, "big"))
        entries.append(entry)
        texts[entry.number] = beside
    return entries, texts


def _kinds(entries: list[Entry], texts: dict[int, EntryTexts]) -> list[tuple[int | None, str]]:
    return [(one.number, one.kind) for one in verify(ROUND, entries, texts).findings]


def test_an_entry_is_hashed_as_the_formula_says() -> None:
    """Worked out here by hand: HMAC of the reason under its salt, SHA-256 of the sorted facts without a space."""
    (entry,), _texts = _log(_decision(1, "Den er klar."))
    salt = bytes(31) + b"\x01"
    facts = {
        "application": "a0000000-0000-4000-8000-000000000001",
        "at": "2027-03-01T12:00:00.000000+00:00",
        "by": "Ane",
        "known": None,
        "number": 1,
        "previous": "0" * 64,
        "reason": hmac.new(salt, b"Den er klar.", "sha256").hexdigest(),
        "round": "11111111-1111-4111-8111-111111111111",
        "verdict": "go_on",
    }
    assert entry.hash == sha256(json.dumps(facts).replace(": ", ":").replace(", ", ",").encode()).hexdigest()


def test_a_log_that_nobody_touched_holds() -> None:
    """Three entries, each with its reason; the head is the last one's hash."""
    entries, texts = _log(_decision(1), _decision(2), _decision(1, "Vi så på den igen.", choice="wait"))
    found = verify(ROUND, entries, texts, noted_head=entries[1].hash)
    assert found.holds
    assert found.head == entries[2].hash
    assert verification_words(found) == "Loggen holder: 3 poster, uændret."
    assert verification_words(verify(ROUND, [], {})) == "Loggen er tom."


def test_a_changed_decision_is_a_new_entry_and_the_last_one_counts() -> None:
    """Application 1 goes on, then waits: both stand in the log, waiting counts."""
    entries, _texts = _log(_decision(1), _decision(2), _decision(1, choice="wait"))
    assert {one: entry.verdict for one, entry in standing(entries).items()} == {app_id(1): "wait", app_id(2): "go_on"}


@pytest.mark.parametrize(
    "change", [{"verdict": "wait"}, {"by": "Bo"}, {"application": app_id(9)}, {"at": NOON.replace(year=2028)}]
)
def test_a_changed_entry_is_found_where_it_stands(change: dict[str, object]) -> None:
    """Whoever changes verdict, name, application or time of entry 2 is found in entry 2."""
    entries, texts = _log(_decision(1), _decision(2), _decision(3))
    entries[1] = entries[1].model_copy(update=change)
    assert _kinds(entries, texts) == [(2, "changed")]


def test_an_entry_changed_and_hashed_anew_breaks_the_one_after_it() -> None:
    """A forger who hashes entry 2 again is found in entry 3, and one who rewrites the rest by the noted head."""
    entries, texts = _log(_decision(1), _decision(2), _decision(3))
    forged, beside = next_entry(ROUND, entries[0], _decision(2, choice="not_this_time"), lambda: bytes(32))
    assert _kinds([entries[0], forged, entries[2]], {**texts, 2: beside}) == [(3, "unchained")]
    rest, last = next_entry(ROUND, forged, _decision(3), lambda: bytes(32))
    rewritten = verify(ROUND, [entries[0], forged, rest], {1: texts[1], 2: beside, 3: last}, entries[2].hash)
    assert [one.kind for one in rewritten.findings] == ["cut_off"]


def test_entries_taken_out_moved_or_cut_off_are_found() -> None:
    """Without 2; 2 and 3 changed about; the end cut off, which only the noted head can tell."""
    entries, texts = _log(_decision(1), _decision(2), _decision(3))
    assert (3, "gap") in _kinds([entries[0], entries[2]], texts)
    assert {kind for _n, kind in _kinds([entries[0], entries[2], entries[1]], texts)} == {"gap", "unchained"}
    assert verify(ROUND, entries[:2], texts).holds
    cut = verify(ROUND, entries[:2], texts, noted_head=entries[2].hash)
    assert [one.kind for one in cut.findings] == ["cut_off"]
    assert verification_words(cut) == "Loggen holder ikke: 1 fejl."


def test_a_reason_written_anew_is_found() -> None:
    """The text beside entry 1 is another one, with the same salt."""
    entries, texts = _log(_decision(1), _decision(2))
    reason = texts[1].reason
    assert reason is not None
    texts[1] = EntryTexts(reason=SaltedText(salt=reason.salt, text="Vi kender dem."))
    (finding,) = verify(ROUND, entries, texts).findings
    assert str(finding) == "Nr. 1: Begrundelsen er ændret, efter at posten blev skrevet."


def test_after_a_withdrawal_the_texts_are_gone_and_the_log_holds() -> None:
    """Application 1 withdraws: two decisions about it, one with a record, give three erased texts; 2 keeps its own."""
    entries, texts = _log(_decision(1, known="{}"), _decision(2), _decision(1, choice="wait"))
    entries.append(withdrawal_entry(ROUND, entries[-1], app_id(1), "Ane", NOON))
    assert [kind for _n, kind in _kinds(entries, texts)] == ["text_left"] * 3
    found = verify(ROUND, entries, {2: texts[2]})
    assert found.holds
    assert found.erased == 3
    told = "Loggen holder: 4 poster, uændret. 3 tekster er slettet, fordi ansøgere har trukket sig."
    assert verification_words(found) == told


def test_a_text_that_is_gone_without_a_withdrawal_is_found() -> None:
    """Nobody else's reasons may disappear."""
    entries, texts = _log(_decision(1), _decision(2))
    assert _kinds(entries, {1: texts[1]}) == [(2, "text_missing")]


def test_an_entry_of_another_round_is_found() -> None:
    """A log cannot be filled from elsewhere."""
    other = round_of(id="22222222-2222-4222-8222-222222222222").id
    entry, texts = next_entry(other, None, _decision(1), lambda: bytes(32))
    assert _kinds([entry], {1: texts}) == [(1, "foreign")]


def test_equal_reasons_give_unequal_digests() -> None:
    """The salt hides that two applicants got the same sentence, and that an erased one could be guessed."""
    entries, _texts = _log(_decision(1, "Nej."), _decision(2, "Nej."))
    assert entries[0].reason != entries[1].reason
    assert entries[0].previous == BEGINNING


def test_the_record_of_what_was_known_holds_handed_in_ratings_alone() -> None:
    """One review handed in with 4, a draft with 1, and one of another application: the 4 is what was known."""
    reviews = [review(1, 1, {"maal": 4}), review(1, 2, {"maal": 1}, handed_in=False), review(2, 2, {"maal": 2})]
    record = json.loads(known_record(reviews, app_id(1), {"within_places": 0.97}))
    assert record == {"order": {"within_places": 0.97}, "ratings": {str(reviewer_id(1)): {"maal": {"value": 4}}}}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 5), st.text(min_size=1).filter(str.strip)), min_size=1, max_size=6), st.data())
def test_any_one_change_anywhere_is_found(decisions: list[tuple[int, str]], data: st.DataObject) -> None:
    """For any log: untouched it holds; one entry with another verdict, name or digest does not."""
    entries, texts = _log(*(_decision(number, reason) for number, reason in decisions))
    assert verify(ROUND, entries, texts).holds
    place = data.draw(st.integers(0, len(entries) - 1))
    field = data.draw(st.sampled_from(["by", "verdict", "reason", "previous", "hash"]))
    other = {"by": "En anden", "verdict": "wait"}.get(field, "f" * 64)
    entries[place] = entries[place].model_copy(update={field: other})
    assert place + 1 in {one.number for one in verify(ROUND, entries, texts).findings}
