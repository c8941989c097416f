"""Passages blacked out by hand, and names that are pointed out."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.catalogue import RefusedError
from checklist.screening.model import Application, Redaction
from checklist.screening.redaction import (
    pointed_out,
    redacted,
    same_elsewhere,
    still_fitting,
    with_redactions,
    without_redaction,
)
from checklist.screening.texts import place_words, texts_of, with_texts
from tests.screening.made_up import app_id, application, practice_table
from tests.small_catalogue import assessment, element, question, small_catalogue

NOTE = "answers/maal-1/note"


def _with_note(note: str, **more: object) -> Application:
    practice = practice_table(name="Rolige morgener", service="Bostedet Åhaven", municipality="Aarhus")
    inside = assessment({"maal-1": {"value": 3, "note": note}}, id=str(app_id(1)), practice=practice, **more)
    return application(1, of=inside)


def _passages(subject: Application) -> list[tuple[str, str]]:
    return [(one.text, one.clue) for one in pointed_out(subject)]


def test_a_passage_is_replaced_by_one_word_whatever_its_length() -> None:
    """Characters 4 up to 9 are «Karin»; the length of a name is not told."""
    subject = with_redactions(_with_note("Hos Karin (fiktiv) går det."), [Redaction(place=NOTE, start=4, end=9)])
    assert redacted(subject).answer("maal-1").note == "Hos [udeladt] (fiktiv) går det."


def test_passages_that_touch_become_one_and_can_be_shown_again() -> None:
    """0-3 and 3-6 are one passage; without it the text is whole."""
    subject = with_redactions(
        _with_note("abcdefgh"), [Redaction(place=NOTE, start=3, end=6), Redaction(place=NOTE, start=0, end=3)]
    )
    assert subject.redactions == (Redaction(place=NOTE, start=0, end=6),)
    assert redacted(subject).answer("maal-1").note == "[udeladt]gh"
    assert redacted(without_redaction(subject, subject.redactions[0])).answer("maal-1").note == "abcdefgh"


@pytest.mark.parametrize(("place", "start", "end"), [(NOTE, 0, 4), (NOTE, 2, 2), ("answers/andet/note", 0, 1)])
def test_a_passage_outside_its_text_is_refused(place: str, start: int, end: int) -> None:
    """Past the end of three characters, of no length, or in a text that is not there."""
    with pytest.raises(RefusedError, match=r"E410 A-01: .*passagen findes ikke"):
        with_redactions(_with_note("abc"), [Redaction(place=place, start=start, end=end)])


def test_the_same_words_elsewhere_are_pointed_out_in_any_case() -> None:
    """«Karin» is blacked out once; «karin» in the reflection is still in sight, «Karins» at the end too."""
    subject = _with_note("Karin ringer. Det er Karins.", reflections={"maal": {"next": "Spørg karin"}})
    elsewhere = same_elsewhere(subject, Redaction(place=NOTE, start=0, end=5))
    assert [(one.place, one.text) for one in elsewhere] == [
        (NOTE, "Karins"),
        ("reflections/maal/next", "karin"),
    ]
    covered = with_redactions(subject, [one.redaction for one in elsewhere])
    assert same_elsewhere(covered, Redaction(place=NOTE, start=0, end=5)) == ()


def test_names_of_the_applicant_are_pointed_out_inside_notes() -> None:
    """The whole name, the proper name inside it, the municipality and the genitive; the blind fields need no hint."""
    subject = _with_note("Bostedet Åhaven i Aarhus, Åhavens have og rolige morgener.")
    assert _passages(subject) == [
        ("rolige morgener", "name"),
        ("Bostedet Åhaven", "name"),
        ("Åhavens", "name"),
        ("Aarhus", "name"),
    ]


def test_an_ordinary_word_that_begins_a_sentence_is_no_name() -> None:
    """«Bostedet» begins the service's name and many a sentence; only inside one does it give something away."""
    assert _passages(_with_note("Bostedet har tid. Bostedet har ro.")) == []
    assert _passages(_with_note("Vi er på Bostedet.")) == [("Bostedet", "name")]


def test_a_name_is_found_however_its_letters_are_composed() -> None:
    """A Mac writes å as a and a ring."""
    subject = _with_note(unicodedata.normalize("NFD", "Her på Åhaven er der ro."))
    assert [clue for _text, clue in _passages(subject)] == ["name"]


def test_numbers_and_addresses_are_pointed_out() -> None:
    """Mail, web, telephone and what may be a CPR number."""
    text = "Skriv til leder@example.dk, se www.example.dk, ring 12 34 56 78; barnet er 010203-1234."
    assert sorted(_passages(_with_note(text))) == [
        ("010203-1234", "cpr"),
        ("12 34 56 78", "phone"),
        ("leder@example.dk", "mail"),
        ("www.example.dk", "web"),
    ]


def test_what_is_blacked_out_is_not_pointed_out_again() -> None:
    """After blacking out all that was pointed out, nothing is left."""
    subject = _with_note("Åhaven ligger i Aarhus. Ring 12345678.")
    assert pointed_out(with_redactions(subject, [one.redaction for one in pointed_out(subject)])) == ()


def test_in_a_newer_version_only_unchanged_texts_keep_their_redactions() -> None:
    """The note is written anew, the reflection is not."""
    before = _with_note("Karin", reflections={"maal": {"next": "Karin"}}).assessment
    after = with_texts(before, {NOTE: "Spørg Karin"})
    kept = Redaction(place="reflections/maal/next", start=0, end=5)
    assert still_fitting([Redaction(place=NOTE, start=0, end=5), kept], before, after) == (kept,)


def test_every_free_text_has_a_place_that_people_can_find() -> None:
    """A note under 1.1, a reflection under its element, a piece of documentation under its id."""
    catalogue = small_catalogue(element("maal", question("maal-1")))
    subject = _with_note("x", reflections={"maal": {"next": "y"}}, evidence=[{"id": "haefte", "title": "Hæfte"}])
    words = [place_words(catalogue, place) for place in texts_of(subject.assessment)]
    assert words == [
        "Praksis, navn",
        "Praksis, tilbud",
        "Praksis, kommune",
        "1.1, note",
        "Maal, næste skridt",
        "Dokumentation »haefte«, titel",
    ]


@settings(max_examples=60, deadline=None)
@given(st.text("abå .", min_size=1, max_size=60), st.data())
def test_nothing_of_a_blacked_out_passage_is_left(note: str, data: st.DataObject) -> None:
    """For any text and passages: what is outside them stays, in order; what is inside is gone."""
    subject = _with_note(note)
    ends = st.tuples(st.integers(0, len(note) - 1), st.integers(1, len(note))).filter(lambda pair: pair[0] < pair[1])
    passages = data.draw(st.lists(ends, min_size=1, max_size=4))
    shown = redacted(with_redactions(subject, [Redaction(place=NOTE, start=a, end=b) for a, b in passages]))
    hidden = {place for a, b in passages for place in range(a, b)}
    outside = "".join(sign for place, sign in enumerate(note) if place not in hidden)
    assert (shown.answer("maal-1").note or "").replace("[udeladt]", "") == outside
