"""What is said about the order, read as people read it."""

from __future__ import annotations

import pytest

from checklist.screening.movement import Move, what_moves
from checklist.screening.order import order
from checklist.screening.order_words import (
    decides_nothing,
    rank_words,
    reliability_words,
    share_words,
    standing_sentence,
    tie_words,
    unrated_words,
)
from checklist.screening.reliability import reliability
from tests.screening.rating_tables import rated

HARD_SPACE = "\u00a0"
MAAL_ALONE = (0.0, 1.0, 0.0)
NAMES = {"Bo": "Bo Fiktiv", "Ida": "Ida Fiktiv"}
ELEMENT_NAMES = {"teori": "Teori og viden", "maal": "Mål", "opfoelgning": "Opfølgning"}


def sentences(ratings: dict[str, dict[str, list[int | None]]], places: int = 1) -> dict[str, str]:
    """The sentence of each application, all weight on the second element."""
    table = rated(ratings)
    found = order(table, places, seed=1, weights=MAAL_ALONE)
    moves = what_moves(table, found)
    return {
        standing.application: standing_sentence(
            standing,
            moves[standing.application],
            room_for_all=found.room_for_all,
            reviewer_names=NAMES,
            element_names=ELEMENT_NAMES,
        ).replace(HARD_SPACE, " ")
        for standing in found.standings
    }


def test_a_place_that_nothing_moves_is_called_so() -> None:
    """Five against one from both: no change of one review comes near."""
    both: dict[str, dict[str, list[int | None]]] = {
        "A": {"Bo": [1, 5, 1], "Ida": [1, 5, 1]},
        "B": {"Bo": [1, 1, 1], "Ida": [1, 1, 1]},
    }
    told = sentences(both)
    assert told["A"] == "Inden for i næsten alle beregninger (100 %), og ingen enkelt bedømmer eller vægt flytter det."
    assert told["B"] == (
        "Uden for i næsten alle beregninger (inden for i 0 %), og ingen enkelt bedømmer eller vægt flytter det."
    )


def test_a_place_that_hangs_on_one_reviewer_names_them() -> None:
    """Without Bo's 5 there is only Ida's 2 against the other's 4; half of 10,000 draws is 51 % with this seed."""
    told = sentences({"A": {"Bo": [1, 5, 1], "Ida": [1, 2, 1]}, "B": {"Bo": [1, 4, 1], "Ida": [1, 4, 1]}})["A"]
    assert told.startswith("Afhænger af vægt og bedømmer: inden for i 51 % af beregningerne, men i ")
    assert told.endswith(
        (
            "0 %, hvis bedømmelsen fra Bo Fiktiv ikke talte med.",
            "100 %, hvis bedømmelsen fra Ida Fiktiv ikke talte med.",
        )
    )


def test_where_nobody_has_rated_or_there_is_room_for_all_that_is_what_is_said() -> None:
    """There is nothing to work out in either case."""
    told = sentences({"A": {"Bo": [1, 5, 1]}, "B": {}})
    assert told["B"] == "Ingen har bedømt den endnu, så beregningen ved intet om den."
    told = sentences({"A": {"Bo": [1, 5, 1]}, "B": {"Bo": [1, 5, 1]}}, places=2)
    assert set(told.values()) == {"Der er plads til alle i gruppen, så rækkefølgen afgør ingenting her."}


@pytest.mark.parametrize(
    ("share", "words"),
    [(0, "0 %"), (0.0004, "under 1 %"), (0.62, "62 %"), (0.9951, "over 99 %"), (1, "100 %")],
)
def test_nearly_all_is_not_all_and_nearly_none_is_not_none(share: float, words: str) -> None:
    """Danish writes the sign after a hard space."""
    assert share_words(share).replace(HARD_SPACE, " ") == words


def test_ranks_ties_and_gaps_are_said_in_words() -> None:
    """A and B are level on ranks 1 and 2; nobody rated the last element of C."""
    level: dict[str, list[int | None]] = {"Bo": [5, 5, 5]}
    found = order(rated({"A": level, "B": level, "C": {"Bo": [1, 1, None]}}), 1, seed=1)
    assert rank_words(found.of("A")) == "nr. 1 til 2"
    assert rank_words(found.of("C")) == "nr. 3"
    assert tie_words(["A-02"]) == "Står lige med A-02: bedømmelserne er ens."
    assert tie_words(["A-02", "A-05", "A-09"]) == "Står lige med A-02, A-05 og A-09: bedømmelserne er ens."
    assert unrated_words(found.of("C").unrated) == (
        "1 element er ikke bedømt af nogen. Der regnes med alle svar på skalaen."
    )
    assert (tie_words([]), unrated_words(0)) == ("", "")


def test_agreement_is_a_figure_with_its_interval_or_the_reason_why_not() -> None:
    """One application gives no interval, one reviewer no figure."""
    one = reliability(rated({"A": {"Bo": [1, 3, 5], "Ida": [1, 3, 5]}}), 1)
    assert reliability_words(one) == "1,00; der er for få ansøgninger til at sige, hvor sikkert det er"
    alone = reliability(rated({"A": {"Bo": [1, 3, 5]}}), 1)
    assert reliability_words(alone) == "Kan ikke måles: kun én har bedømt."


def test_every_page_says_that_the_calculation_decides_nothing() -> None:
    """Word for word as the foundation's guide has it."""
    assert decides_nothing() == "Beregningen afgør intet; alle læses."


def test_a_weight_is_named_as_people_know_it() -> None:
    """The element's name in quotation marks, and the reviewer's id where no name is known."""
    standing = order(rated({"A": {"Bo": [5, 5, 5]}, "B": {"Bo": [4, 4, 4]}}), 1, seed=1).of("A")
    told = standing_sentence(
        standing,
        Move("weight_down", None, "maal", 0.5),
        room_for_all=False,
        reviewer_names={},
        element_names=ELEMENT_NAMES,
    )
    assert told.replace(HARD_SPACE, " ").endswith("men i 50 %, hvis »Mål« vejede en fjerdedel mindre.")
