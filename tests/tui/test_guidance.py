"""What helps with a question: whole on a small screen, and out of the way with one key."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

import pytest
from rich.console import Console
from rich.text import Text

from checklist.catalogue import our_catalogue, reading
from checklist.tui.screens.guidance_card import GuidanceCard
from checklist.tui.screens.walk import WalkScreen
from checklist.tui.widgets.guidance import guidance
from tests.tui.conftest import arrived, begun, settled

if TYPE_CHECKING:
    from collections.abc import Callable

    from checklist.locale import Language
    from checklist.tui.app import LovendeApp

ROOM = (76, 22)
"""Columns and lines inside the card on a terminal of 80 × 24: two for the border, two for its padding."""


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_questions_help_signs_and_example_fit_on_a_small_screen(language: Language) -> None:
    """In each area; the question itself stands above them."""
    catalogue = our_catalogue(language)
    too_long = []
    for question in catalogue.questions():
        for area in catalogue.areas:
            page = Console(width=ROOM[0], file=StringIO(), color_system=None)
            page.print(Text(reading(question.text, area)))
            page.print(guidance(catalogue, question, area, heading="bold", airy=False))
            written = page.file
            assert isinstance(written, StringIO)
            if written.getvalue().count("\n") > ROOM[1]:
                too_long.append((question.id, area.id))
    assert too_long == []


async def test_an_answer_key_puts_the_card_away_and_answers(make_app: Callable[..., LovendeApp]) -> None:
    """Reading the signs and answering is one movement."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("f")
        walk = await arrived(pilot, WalkScreen)
        await pilot.press("s")
        card = await arrived(pilot, GuidanceCard)
        assert card.query_one("#guidance-card").max_scroll_y == 0
        await pilot.press("4")
        await arrived(pilot, WalkScreen)
        assert walk.session.answer(walk.place.question.id).value == 4
