"""Placeholders read in the area's words, with a capital where they begin a sentence."""

from __future__ import annotations

import pytest

from checklist.catalogue import Area, reading

CHILDREN = Area(id="boern", name="Børn", terms={"borgeren": "barnet eller den unge", "borgerne": "børnene"})


def test_a_placeholder_reads_as_the_area_says() -> None:
    """Each by its own term; one that the area does not name reads as itself."""
    text = "Spørg {borgeren}, ikke om {borgerne}, og aldrig bag {borgerens} ryg."
    assert reading(text, CHILDREN) == "Spørg barnet eller den unge, ikke om børnene, og aldrig bag borgerens ryg."


def test_without_an_area_a_text_is_whole_too() -> None:
    """A placeholder is its own reading."""
    assert reading("Spørg {borgeren} selv.") == "Spørg borgeren selv."
    assert reading("{borgeren} spørges. {det lille hus}") == "Borgeren spørges. Det lille hus"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("{borgerne} ved det.", "Børnene ved det."),
        ("Ja. {borgerne} ved det.", "Ja. Børnene ved det."),
        ("Ved I det? {borgerne} gør!", "Ved I det? Børnene gør!"),
        ("Godt! {borgerne} ved det.", "Godt! Børnene ved det."),
        ("Måske … {borgerne} ved det.", "Måske … Børnene ved det."),
        ("Først.\n{borgerne} ved det.", "Først.\nBørnene ved det."),
        ("Først\n\n- {borgerne} ved det.", "Først\n\n- Børnene ved det."),
        ("»{borgerne} ved det.«", "»Børnene ved det.«"),
        ("Hun siger: »{borgerne} ved det.«", "Hun siger: »Børnene ved det.«"),
        ("»Ja.« {borgerne} ved det.", "»Ja.« Børnene ved det."),
        ("Ja. ({borgerne} ved det.)", "Ja. (Børnene ved det.)"),
        ("Så ved {borgerne} det.", "Så ved børnene det."),
        ("Nogle ved det: {borgerne} og vi.", "Nogle ved det: børnene og vi."),
        ("Nogle ({borgerne}) ved det.", "Nogle (børnene) ved det."),
        ("Kald dem »{borgerne}«.", "Kald dem »børnene«."),
        ("Spørg f.eks. {borgerne} om det.", "Spørg f.eks. børnene om det."),
        ("Spørg bl.a. {borgerne} om det.", "Spørg bl.a. børnene om det."),
        ("Alle, dvs. {borgerne} og vi.", "Alle, dvs. børnene og vi."),
        ("Vi er 12. {borgerne} er flere.", "Vi er 12. Børnene er flere."),
        ("Vi – {borgerne} og os – ved det.", "Vi – børnene og os – ved det."),
    ],
)
def test_a_capital_stands_where_a_sentence_begins(text: str, read: str) -> None:
    """At the start, after a full stop, on a new line, as speech; not after a colon, a dash or an abbreviation."""
    assert reading(text, CHILDREN) == read


def test_a_term_that_begins_with_a_danish_letter_gets_its_capital() -> None:
    """Ø is a letter like any other."""
    area = Area(id="x", name="X", terms={"borgerne": "øboerne"})
    assert reading("{borgerne} og {borgerne}", area) == "Øboerne og øboerne"


def test_braces_that_hold_nothing_stay() -> None:
    """Only a word in braces is a placeholder."""
    assert reading("Skriv {} eller { her", CHILDREN) == "Skriv {} eller { her"
