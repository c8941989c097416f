"""The bank is written in plain Danish that keeps to the field's terms."""

from __future__ import annotations

import re
from statistics import mean

import pytest

from checklist.catalogue import Catalogue, reading
from tests.catalogue.question_bank.readability import lix, sentences, words
from tests.catalogue.question_bank.texts import Piece

AREAS = ("", "udsatte-boern-og-unge")
"""The two readings that differ: "borgeren" and "barnet eller den unge"."""

LONGEST_SENTENCE = 25

OFFICIALESE = (
    r"i forhold til", r"med henblik på", r"implementer\w*", r"foretag\w*", r"iværksæt\w*", r"såfremt",
    r"vedrørende", r"endvidere", r"herunder", r"samt", r"ift", r"pågældende", r"vedkommende", r"ligeledes",
    r"således", r"i relation til", r"på baggrund af", r"jævnfør", r"anvend\w*", r"udarbejd\w*", r"tilgå\w*",
    r"optimer\w*", r"kompetence\w*", r"ressource\w*", r"fokus\w*", r"tiltag\w*", r"rammesæt\w*",
)  # fmt: skip

OTHER_TERMS = {
    r"effekt\w*": "virkning",
    r"udviklingsplan\w*": "plan for næste skridt",
    r"evidens\w*": "viden, virkning",
    r"klient\w*|patient\w*|brugerne|brugeren|brugere": "borger",
    r"intervention\w*|foranstaltning\w*": "indsats, praksis",
    r"fx|f\.eks\.|f\. eks\.": "for eksempel",
    r"Invitér": "Inviter",
}
"""Words that the bank does not use, and what it says instead."""


def found(pattern: str, pieces: tuple[Piece, ...]) -> list[tuple[str, str]]:
    """Where a word that matches `pattern` stands: the place, and the text."""
    word = re.compile(rf"\b(?:{pattern})(?!\w)", re.IGNORECASE)
    return [(piece.place, piece.text) for piece in pieces if word.search(piece.text)]


def figures(bank: Catalogue, pieces: tuple[Piece, ...], kinds: set[str], area: str) -> list[float]:
    """The LIX of every text of `kinds`, read with the area's words."""
    return [lix(reading(piece.text, bank.area_by_id.get(area))) for piece in pieces if piece.kind in kinds]


@pytest.mark.parametrize("area", AREAS)
def test_questions_are_easy_to_read(bank: Catalogue, pieces: tuple[Piece, ...], area: str) -> None:
    """At most 40 on average, as a newspaper; none above 55, where texts count as hard."""
    of_questions = figures(bank, pieces, {"question"}, area)
    assert mean(of_questions) <= 40
    assert max(of_questions) <= 55


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize(
    "kinds", [{"help"}, {"look_for"}, {"example"}, {"suggestion", "first_step"}, {"definition", "why", "strong"}]
)
def test_what_stands_around_the_questions_is_easy_to_read(
    bank: Catalogue, pieces: tuple[Piece, ...], kinds: set[str], area: str
) -> None:
    assert mean(figures(bank, pieces, kinds, area)) <= 45


@pytest.mark.parametrize("area", AREAS)
def test_no_sentence_is_longer_than_25_words(bank: Catalogue, pieces: tuple[Piece, ...], area: str) -> None:
    """Counted strictly: a colon ends no sentence."""
    every_sentence = [
        sentence for piece in pieces for sentence in sentences(reading(piece.text, bank.area_by_id.get(area)))
    ]
    assert [sentence for sentence in every_sentence if len(words(sentence)) > LONGEST_SENTENCE] == []


def test_the_bank_speaks_to_the_team_and_never_of_one(pieces: tuple[Piece, ...]) -> None:
    assert found("man", pieces) == []


@pytest.mark.parametrize("pattern", OFFICIALESE)
def test_no_officialese(pieces: tuple[Piece, ...], pattern: str) -> None:
    assert found(pattern, pieces) == []


@pytest.mark.parametrize("pattern", OTHER_TERMS)
def test_one_word_for_one_thing(pieces: tuple[Piece, ...], pattern: str) -> None:
    assert found(pattern, pieces) == []


def test_a_word_is_found_whole_and_whatever_its_case() -> None:
    """The checks above can fail, and do not trip over longer words."""
    bad = (Piece("help", "a", "Man ser effekten. Brug fx et skema."), Piece("help", "b", "Manden har en mangel."))
    assert found("man", bad) == [("a", bad[0].text)]
    assert found(r"effekt\w*", bad) == [("a", bad[0].text)]
    assert found(r"fx|f\.eks\.", bad) == [("a", bad[0].text)]
    assert found(r"f\.eks\.", (Piece("help", "c", "Se f.eks. her."),)) != []
