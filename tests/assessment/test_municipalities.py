"""The 98 municipalities, found by a few letters."""

from __future__ import annotations

import pytest

from checklist.assessment.municipalities import MUNICIPALITIES, matching
from checklist.locale import danish_sort_key


def test_there_are_98_in_danish_order() -> None:
    """Each once; the counts by region (29, 17, 22, 19, 11) make 98."""
    assert len(set(MUNICIPALITIES)) == len(MUNICIPALITIES) == 29 + 17 + 22 + 19 + 11
    assert sorted(MUNICIPALITIES, key=danish_sort_key) == list(MUNICIPALITIES)
    assert {"København", "Læsø", "Ærø", "Aabenraa", "Vesthimmerlands", "Nordfyns"} <= set(MUNICIPALITIES)


@pytest.mark.parametrize("text", ["aa", "å", "AA", " Å ", "a\u030a"])
def test_aa_and_aa_with_a_ring_are_the_same_letter(text: str) -> None:
    """Prefixes first, then inside, each in Danish order."""
    inside = ("Faaborg-Midtfyn", "Høje-Taastrup", "Lyngby-Taarbæk", "Tårnby")
    assert matching(text) == ("Aabenraa", "Aalborg", "Aarhus", *inside)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("kø", ("København", "Køge", "Ringkøbing-Skjern")),
        ("RANDERS", ("Randers",)),
        ("sø", ("Sønderborg", "Furesø", "Læsø", "Morsø", "Samsø")),
        ("tårn", ("Tårnby",)),
        ("taarn", ("Tårnby",)),
        ("brande", ("Ikast-Brande",)),
        ("oslo", ()),
        ("", ()),
        ("  ", ()),
    ],
)
def test_a_few_letters_find_the_names(text: str, found: tuple[str, ...]) -> None:
    """Large or small letters; no text finds nothing."""
    assert matching(text) == found


def test_a_single_a_is_on_the_way_to_aarhus() -> None:
    """What is typed so far is how the name is written."""
    begins = [name for name in matching("a") if name.startswith("A")]
    assert begins == ["Albertslund", "Allerød", "Assens", "Aabenraa", "Aalborg", "Aarhus"]
    assert matching("a")[: len(begins)] == tuple(begins)
