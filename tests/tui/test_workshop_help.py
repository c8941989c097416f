"""The help card where a meeting is prepared and led: what a card is for, its keys, and the marks of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from checklist.tui.screens.explain import ExplainScreen
from checklist.tui.screens.workshop_agenda import AgendaCard
from checklist.tui.screens.workshop_elements import ElementsCard
from checklist.tui.screens.workshop_pick_card import ReadCard
from checklist.tui.screens.workshop_settings import WorkshopSettingsScreen
from checklist.tui.widgets.choice_list import ChoiceList
from tests.tui.conftest import arrived, text_of, words
from tests.tui.workshop_scenes import app_on, at_work, leading, planned, prepared, press

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("key", ["?", "f1"])
@pytest.mark.parametrize(
    ("row", "card", "says"),
    [
        ("agenda", AgendaCard, ("Her fordeler du mødets minutter.", "et minut mere", "Lad punktet give plads igen")),
        ("elements", ElementsCard, ("Her vælger du de elementer", "Tag elementet med, eller lad det ude")),
    ],
)
async def test_a_card_of_preparing_says_what_it_is_for_and_its_keys(
    archive_file: Path, row: str, card: type[Any], says: tuple[str, ...], key: str
) -> None:
    """Both keys for help; Escape is back on the card, with nothing changed."""
    workshop_id = prepared(archive_file)
    async with app_on(archive_file, workshop_id).run_test(size=(80, 24)) as pilot:
        screen = await leading(pilot)
        before = screen.hosting.workshop
        await pilot.press("r")
        settings = await arrived(pilot, WorkshopSettingsScreen)
        settings.query_one(ChoiceList).choose(row)
        await pilot.press("enter")
        shown = await arrived(pilot, card)
        assert "? hjælp" in words(text_of(shown))
        await pilot.press(key)
        help_text = words(text_of(await arrived(pilot, ExplainScreen)))
        for sentence in says:
            assert sentence in help_text
        await pilot.press("escape")
        await arrived(pilot, card)
        assert screen.hosting.workshop == before


async def test_a_card_without_a_help_key_in_its_footer_has_help_all_the_same(archive_file: Path) -> None:
    """The promises, with the question mark."""
    workshop_id = prepared(archive_file)
    async with app_on(archive_file, workshop_id).run_test(size=(80, 24)) as pilot:
        await leading(pilot)
        await pilot.press("d")
        await arrived(pilot, ReadCard)
        await pilot.press("?")
        assert "læg kortet væk igen" in text_of(await arrived(pilot, ExplainScreen))


async def test_the_marks_of_the_plan_are_told_in_words(archive_file: Path) -> None:
    """On the line of what was picked, and in the help card of this stretch of the meeting alone."""
    workshop_id = prepared(archive_file)
    at_work(archive_file, workshop_id, planned)
    async with app_on(archive_file, workshop_id).run_test(size=(100, 40)) as pilot:
        screen = await leading(pilot)
        assert "med i planen" not in text_of(screen)
        await press(pilot, screen, "space")
        assert "med i planen" in text_of(screen)
        await pilot.press("?")
        assert "✓ ved et forslag: Det er med i planen." in words(text_of(await arrived(pilot, ExplainScreen)))
        await pilot.press("escape")
        await leading(pilot)
        await press(pilot, screen, "t")
        await pilot.press("?")
        assert "✓ ved et forslag" not in text_of(await arrived(pilot, ExplainScreen))
