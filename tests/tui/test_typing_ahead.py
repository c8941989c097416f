"""Keys that come faster than the screen can follow, as on a busy machine: each goes where it was meant to go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.events import Key

from checklist.tui.screens.practice import PracticeScreen
from checklist.tui.screens.screening_form import RoundFormScreen
from checklist.tui.widgets.field import Field
from tests.tui.conftest import app_of, arrived, settled

if TYPE_CHECKING:
    from collections.abc import Callable

    from checklist.tui.app import LovendeApp


@pytest.mark.parametrize("form", [PracticeScreen, RoundFormScreen])
async def test_tab_leads_to_the_next_field_before_the_next_letter_is_written(
    make_app: Callable[..., LovendeApp], form: type[PracticeScreen | RoundFormScreen]
) -> None:
    """A letter, Tab, a letter, Shift+Tab, a letter, all at once: the first field has two of them."""
    async with make_app().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app_of(pilot).push_screen(form())
        screen = await arrived(pilot, form)
        for key in ("a", "tab", "b", "shift+tab", "c"):
            pilot.app.post_message(Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        assert [field.value for field in screen.query(Field)][:2] == ["ac", "b"]
