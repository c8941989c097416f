"""Who leaves a screen leaves that one, whatever was laid over it meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from checklist.tui.base import SpokenKeys
from checklist.tui.screens.confirm import ConfirmCard
from checklist.tui.screens.free_text import FreeTextCard
from checklist.tui.screens.home import HomeScreen
from tests.tui.conftest import arrived

if TYPE_CHECKING:
    from collections.abc import Callable

    from checklist.tui.app import LovendeApp


@pytest.mark.parametrize("card", [lambda: ConfirmCard("Under", ""), lambda: FreeTextCard("Under", "", "tekst")])
async def test_a_card_that_is_covered_stays_until_it_is_on_top(
    make_app: Callable[..., LovendeApp], card: Callable[[], SpokenKeys[Any]]
) -> None:
    """Leaving it from beneath takes nothing away; once it lies on top again it can be left, with its result, once."""
    async with make_app().run_test() as pilot:
        await arrived(pilot, HomeScreen)
        results: list[object] = []
        under, over = card(), ConfirmCard("Over", "")
        await pilot.app.push_screen(under, results.append)
        await pilot.app.push_screen(over)
        under.dismiss("for tidligt")
        await pilot.pause()
        assert pilot.app.screen_stack[-2:] == [under, over]
        await pilot.press("n")
        assert pilot.app.screen_stack[-1:] == [under]
        under.dismiss("nu")
        under.dismiss("en gang til")
        await arrived(pilot, HomeScreen)
        assert results == ["nu"]
