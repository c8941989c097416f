"""What an applicant will be told, seen before it is written: on the card of the decision, and the letter itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.screening.round import Letters
from checklist.tui.screens.fields_card import FieldsCard
from checklist.tui.screens.screening_decide import DecideScreen
from checklist.tui.screens.screening_letter import LetterScreen
from checklist.tui.screens.screening_round import RoundScreen
from tests.tui.conftest import app_of, arrived, text_of
from tests.tui.round_at_work import BO, ROUND, fill_round, review_all, seated, shows, the_round

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from textual.pilot import Pilot

    from checklist.tui.app import LovendeApp

OWN = "Vi ringer inden jul."


async def at_the_decisions(pilot: Pilot[Any]) -> None:
    """On the screen of the decisions."""
    await app_of(pilot).desk()
    pilot.app.push_screen(RoundScreen(ROUND))
    await arrived(pilot, RoundScreen)
    await shows(pilot, "Beslutninger")
    await pilot.press("8")
    await arrived(pilot, DecideScreen)
    await shows(pilot, "A-01")


async def test_the_rounds_own_words_stand_on_the_card_and_in_the_letter(
    make_app: Callable[..., LovendeApp], archive_file: Path
) -> None:
    """Who decides reads what the applicant will be told; a change says what stood before."""
    fill_round(str(archive_file), the_round(letters=Letters(go_on=OWN)))
    review_all(str(archive_file))
    seated(str(archive_file), None)
    async with make_app().run_test(size=(100, 40)) as pilot:
        await at_the_decisions(pilot)
        await pilot.press("3")
        await arrived(pilot, FieldsCard)
        first = await shows(pilot, "»Vi går ikke videre med jeres ansøgning")
        await pilot.press(*"Nej", "enter")
        await shows(pilot, "✓ ikke denne gang")
        await pilot.press("1")
        await arrived(pilot, FieldsCard)
        again = await shows(pilot, f"»{OWN}«")
        await pilot.press(*"Ja", "enter")
        await shows(pilot, "✓ går videre")
        await pilot.press("b")
        await arrived(pilot, LetterScreen)
        told = await shows(pilot, "Venlig hilsen")
    assert "Før stod der" not in first
    assert "Før stod der »ikke denne gang«." in again
    assert OWN in told
    assert "Morgenro" in told
    assert "Det står tydeligst for bedømmerne" in told


async def test_a_letter_is_for_whoever_runs_the_round(make_app: Callable[..., LovendeApp], archive_file: Path) -> None:
    """It carries names and what the reviewers gave, so the key does nothing for a reviewer."""
    fill_round(str(archive_file), the_round(blind=True))
    seated(str(archive_file), BO)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await at_the_decisions(pilot)
        await pilot.press("b")
        await pilot.pause()
        assert isinstance(pilot.app.screen, DecideScreen)
        assert "Morgenro" not in text_of(pilot.app.screen)
