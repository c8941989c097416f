"""No two texts of the same kind say nearly the same."""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher
from itertools import combinations

from tests.catalogue.question_bank.readability import words
from tests.catalogue.question_bank.texts import Piece

NEAR = 0.6
"""Share of words in common and in order, from which two texts count as near-duplicates.

A sentence with one or two words exchanged lies at 0.8 or above. The closest pair of texts that honestly ask for
different things lies at 0.54: short signs that begin alike ("Ved hvert mål står der, …").
"""

OPENING = "I hvor høj grad "
COMPARED = ("question", "help", "look_for", "example", "suggestion", "first_step", "reflection", "citizen_statement",
            "definition", "why", "strong")  # fmt: skip


def likeness(one: list[str], other: list[str]) -> float:
    """0-1: twice the number of words in common and in order, over the number of words in both."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < NEAR or matcher.quick_ratio() < NEAR:
        return 0.0
    return matcher.ratio()


def near_duplicates(pieces: tuple[Piece, ...]) -> list[tuple[str, str]]:
    """The texts of every pair of the same kind that lies at `NEAR` or above; the questions' fixed opening left out."""
    by_kind: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    for piece in pieces:
        if piece.kind in COMPARED:
            by_kind[piece.kind].append((piece.text, words(piece.text.removeprefix(OPENING).casefold())))
    return [
        (text, other_text)
        for texts in by_kind.values()
        for (text, own), (other_text, others) in combinations(texts, 2)
        if likeness(own, others) >= NEAR
    ]


def test_no_two_texts_of_the_same_kind_say_nearly_the_same(pieces: tuple[Piece, ...]) -> None:
    """A person who meets the same advice twice stops reading."""
    assert near_duplicates(pieces) == []


def test_a_text_with_two_words_exchanged_is_found() -> None:
    """The check above can fail: 10 of 12 words stand alike on both sides, 20 / 24 = 0.83."""
    one = Piece("suggestion", "a", "Sæt en fast time af hver måned, og skriv den i vagtplanen.")
    other = Piece("suggestion", "b", "Sæt en fast time af hver uge, og skriv den i kalenderen.")
    assert near_duplicates((one, other)) == [(one.text, other.text)]
    assert near_duplicates((one, other._replace(kind="first_step"))) == []
