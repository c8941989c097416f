"""docs/fonde.md is true: the figures and sentences of its worked example are what the tool gives for its table."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from checklist.locale import decimal, percent, whole
from checklist.screening.model import Reviewer
from checklist.screening.order import DRAWS, NEARLY_ALWAYS, NEARLY_NEVER
from checklist.screening.order_words import certainty_words, decides_nothing, rank_words, reliability_words, tie_words
from checklist.screening.round_order import orders_of
from checklist.screening.round_statistics import statistics_of
from tests.docs.documents import rows, section, text_of
from tests.screening.made_up import application, review, reviewer_id, round_of
from tests.small_catalogue import element, question, small_catalogue

if TYPE_CHECKING:
    from checklist.catalogue import Catalogue
    from checklist.screening.model import Application, Review
    from checklist.screening.round import Round
    from checklist.screening.round_order import GroupOrder

PAGE = text_of("docs/fonde.md")
EXAMPLE = " ".join(section(PAGE, "## Et eksempel: Hvor sikkert er det?").split())
RATED = [row for row in rows(PAGE) if len(row) == 6]
TOLD = {row[0]: row[1:] for row in rows(PAGE) if len(row) == 3 and row[0].startswith("A-")}
ELEMENTS = {"maal": "Mål", "virkning": "Virkning", "monitorering": "Monitorering", "oekonomi": "Økonomi"}
CATALOGUE: Catalogue = small_catalogue(
    *(element(key, question(f"{key}-1"), name=name) for key, name in ELEMENTS.items())
)
REVIEWERS = [Reviewer(id=reviewer_id(number), name=name) for number, name in enumerate(("Anna", "Bent"), start=1)]


def fictive_round() -> Round:
    """The round as the page tells it: places, weights and seed read from its bold words."""
    places, heavy, weight, others, seed = re.search(  # type: ignore[union-attr]
        r"\*\*(\d) pladser\*\*.*\*\*(\w+) vejer (\d), de andre (\d)\*\*.*frøet \*\*(\d+)\*\*", EXAMPLE
    ).groups()
    weights = {key: float(weight if name == heavy else others) for key, name in ELEMENTS.items()}
    return round_of(places=int(places), seed=int(seed), weights=weights)


def reviews() -> list[Review]:
    """What Anna and Bent gave, read from the page's table."""
    names = [one.name for one in REVIEWERS]
    return [
        review(int(code[2:]), names.index(name) + 1, dict(zip(ELEMENTS, map(int, given), strict=True)))
        for code, name, *given in RATED
    ]


def applications() -> list[Application]:
    """The five of the example."""
    return [application(number) for number in sorted({int(row[0][2:]) for row in RATED})]


@cache
def worked_out() -> GroupOrder:
    """The order that the tool gives for the page's table."""
    (one,) = orders_of(fictive_round(), CATALOGUE, applications(), reviews())
    return one


def test_every_sentence_of_the_example_is_the_tools_own() -> None:
    """Same order, same ranks, same words, ties included."""
    codes = {one.id: one.code for one in applications()}
    order = worked_out()
    assert list(TOLD) == [codes[standing.application] for standing in order.order.standings]
    for standing in order.order.standings:
        tie = tie_words([codes[one] for one in standing.equal_to])
        sentence = f"{order.sentence(standing, CATALOGUE, REVIEWERS)} {tie}".strip()
        assert TOLD[codes[standing.application]] == [rank_words(standing), sentence.replace("\N{NO-BREAK SPACE}", " ")]


def test_the_text_around_the_table_tells_the_same_figures() -> None:
    """How often A-02 is within the places, the draws and the two lines between the words for certainty."""
    within = {one.application: one.within for one in worked_out().order.standings}
    second, third, fifth = (within[applications()[place].id] for place in (1, 2, 4))
    assert f"**{percent(second)} er ikke en karakter.**".replace("\N{NO-BREAK SPACE}", " ") in EXAMPLE
    shares = [round(100 * one) for one in (second, fifth, third)]
    assert "{}, {} og {} % bliver 100".format(*shares) in EXAMPLE
    assert sum((second, third, fifth)) == pytest.approx(1)
    assert f"**{whole(DRAWS)} gange**" in EXAMPLE
    assert (
        f"{round(100 * NEARLY_ALWAYS)} % af beregningerne eller mere, siger værktøjet *{certainty_words('in')}*"
        in EXAMPLE
    )
    assert f"{round(100 * NEARLY_NEVER)} % eller mindre, siger det *{certainty_words('out')}*" in EXAMPLE
    assert f"Resten *{certainty_words('depends')}*" in EXAMPLE


def test_agreement_and_offset_are_the_tools_own() -> None:
    """Krippendorff's alpha with its interval, and how far Anna lies over Bent."""
    found = statistics_of(fictive_round(), CATALOGUE, applications(), reviews())
    assert f"Krippendorffs alfa er **{reliability_words(found.overall)}**" in EXAMPLE
    mean = found.offsets[0].mean
    assert mean is not None
    assert f"Anna ligger i gennemsnit **{decimal(mean)}** trin over" in EXAMPLE


def test_the_page_says_that_the_calculation_decides_nothing() -> None:
    """In its first lines, and among what the board is to be told."""
    assert f"**{decides_nothing()}**" in PAGE
    assert decides_nothing() in section(PAGE, "## Det siger I til bestyrelsen")
