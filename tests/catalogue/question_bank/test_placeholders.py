"""Every text reads right with each area's own words in it."""

from __future__ import annotations

import re

import pytest

from checklist.catalogue import Catalogue, reading
from tests.catalogue.question_bank.texts import Piece

AREAS = ("", "udsatte-boern-og-unge", "handicap", "udsatte-voksne")

KNOWN = {"{borger}", "{borgeren}", "{borgerens}", "{borgerne}", "{borgernes}"}

SLIPS = {
    "a brace is left": re.compile(r"[{}]"),
    "an article or adjective stands before a definite noun": re.compile(
        r"\b(en|et|den|denne|dette|hver|hvert|enkelte|ny|nye|mange|flere|nogle|begge|dine|jeres)"
        r" (barnet|barnets|børnene|børnenes|borgeren|borgerens|borgerne|borgernes)\b",
        re.IGNORECASE,
    ),
    "a word is doubled": re.compile(r"\b(\w+) \1\b", re.IGNORECASE),
    "a sentence begins small": re.compile(r"(?:^|[.?!] )[a-zæøå]"),
    "space and punctuation do not fit": re.compile(r" [,.;:?!]|  |[,;:][^\W\d]|\.\.|,,|[?!]\."),
}
"""What a text must not look like once it is read with an area's words."""

SENTENCES = {"question", "help", "look_for", "example", "suggestion", "first_step", "reflection", "citizen_statement",
             "definition", "why", "strong", "description", "closer_look"}  # fmt: skip


def slips(text: str) -> list[str]:
    """What is wrong with `text` as a person reads it."""
    return [what for what, pattern in SLIPS.items() if pattern.search(text)]


def test_only_known_placeholders_are_used(pieces: tuple[Piece, ...]) -> None:
    used = {match for piece in pieces for match in re.findall(r"\{[^}]*\}?", piece.text)}
    assert used <= KNOWN
    assert "{borgeren}" in used


@pytest.mark.parametrize("area", AREAS)
def test_every_text_reads_right_with_the_words_of(bank: Catalogue, pieces: tuple[Piece, ...], area: str) -> None:
    """Read once per area, and once without one."""
    read = [
        (piece.place, reading(piece.text, bank.area_by_id.get(area))) for piece in pieces if piece.kind in SENTENCES
    ]
    assert [(place, text, slips(text)) for place, text in read if slips(text)] == []


def test_every_sentence_ends(pieces: tuple[Piece, ...]) -> None:
    """With a full stop or a question mark; a question with a question mark."""
    for piece in pieces:
        if piece.kind in {"question", "reflection"}:
            assert piece.text.endswith("?"), piece
        elif piece.kind in SENTENCES:
            assert piece.text.endswith((".", "?", "!")), piece


def test_examples_use_the_areas_own_words(pieces: tuple[Piece, ...]) -> None:
    """No placeholder in an example, and no citizen or resident where children and young people are meant."""
    examples = [piece for piece in pieces if piece.kind == "example"]
    assert [piece for piece in examples if "{" in piece.text] == []
    of_children = [piece for piece in examples if "udsatte-boern-og-unge" in piece.place]
    assert [piece for piece in of_children if re.search(r"\b(borger|beboer)", piece.text, re.IGNORECASE)] == []


def test_no_gender_is_given_to_the_person_it_is_about(pieces: tuple[Piece, ...]) -> None:
    """{borgeren} may be anybody: only an example knows whether it is a he or a she."""
    gendered = re.compile(r"\b(han|hun|ham|hende|hans|hendes)\b", re.IGNORECASE)
    assert [piece for piece in pieces if piece.kind != "example" and gendered.search(piece.text)] == []


def test_a_slip_would_be_found(bank: Catalogue) -> None:
    """The checks above can fail."""
    children = bank.area_by_id["udsatte-boern-og-unge"]
    assert slips(reading("Spørg {borgeren}, og vent på svar.", children)) == []
    assert slips(reading("Spørg hver {borgeren}.", children)) == [
        "an article or adjective stands before a definite noun"
    ]
    assert slips("Spørg spørg igen .") == ["a word is doubled", "space and punctuation do not fit"]
    assert slips("Spørg {borgeren}. vent.") == ["a brace is left", "a sentence begins small"]
