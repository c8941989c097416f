"""Beginning from last year's: which can be followed, and what the new one knows of the old."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.tui.screens.practice import PracticeScreen
from checklist.tui.screens.renewal import RenewalScreen
from checklist.tui.screens.walk import WalkScreen
from checklist.tui.widgets.field import Field
from checklist.tui.widgets.one_of import OneOf
from tests.tui.conftest import app_of, arrived, begun, settled, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from checklist.tui.app import LovendeApp


async def test_the_new_assessment_follows_the_chosen_one_and_offers_its_answers(
    make_app: Callable[..., LovendeApp],
) -> None:
    """Chosen, practice confirmed, form chosen: about names the old one, and its first answer waits to be confirmed."""
    earlier = begun(given=5, year=2025)
    async with make_app(earlier).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("s")
        await arrived(pilot, RenewalScreen)
        await pilot.press("enter")
        form = await arrived(pilot, PracticeScreen)
        assert form.query_one("#name", Field).value == "Døgnrytme"
        form.query_one("#form", OneOf).chosen = "full"
        await pilot.press("ctrl+s")
        await arrived(pilot, WalkScreen)
        session = app_of(pilot).open_assessment
        assert "Gælder det stadig?" in text_of(pilot.app.screen)
    assert (session.assessment.about, session.assessment.form) == (earlier.id, "full")
    assert session.assessment.practice.id == earlier.practice.id
    assert session.assessment.answers == {}
    assert session.earlier == earlier


async def test_only_answered_assessments_in_earnest_can_be_followed(make_app: Callable[..., LovendeApp]) -> None:
    """An empty one and a rehearsal are not offered."""
    stored = [begun(given=5), begun("Tom"), begun("Øvet", given=5, practice_mode=True)]
    async with make_app(*stored).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("s")
        await arrived(pilot, RenewalScreen)
        lines = text_of(pilot.app.screen)
    assert "Døgnrytme" in lines
    assert "Tom" not in lines
    assert "Øvet" not in lines


async def test_with_nothing_to_follow_the_screen_says_what_to_do_instead(make_app: Callable[..., LovendeApp]) -> None:
    """An empty list is a sentence, not an empty screen."""
    async with make_app().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("s")
        await arrived(pilot, RenewalScreen)
        await pilot.press("enter")
        assert "ingen tidligere besvarelse at begynde fra" in text_of(pilot.app.screen)
