"""Settings apply at once and are kept; what was asked for on starting goes before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static

from checklist.archive import open_archive
from checklist.locale import current_language
from checklist.tui.screens.settings import SettingsScreen
from checklist.tui.widgets.one_of import OneOf
from tests.tui.conftest import arrived, settled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from checklist.tui.app import LovendeApp


async def test_the_theme_changes_at_once_and_is_there_the_next_time(make_app: Callable[..., LovendeApp]) -> None:
    """One step down from the evening is the day."""
    async with make_app().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("i")
        await arrived(pilot, SettingsScreen)
        await pilot.press("down")
        assert pilot.app.theme == "dag"
    async with make_app().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert pilot.app.theme == "dag"


async def test_the_language_changes_at_once_and_is_there_the_next_time(
    make_app: Callable[..., LovendeApp], archive_file: Path
) -> None:
    """The app speaks the chosen language, and keeps it in the archive."""
    async with make_app().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("i")
        screen = await arrived(pilot, SettingsScreen)
        await pilot.press("tab", "down")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert current_language() == "en"
        assert screen.query_one("#language", OneOf).chosen == "en"
    with open_archive(str(archive_file)) as archive:
        assert archive.setting("language") == "en"


@pytest.mark.parametrize(("asked_for", "spoken"), [(None, "en"), ("da", "da")])
async def test_the_environment_goes_before_the_setting(
    make_app: Callable[..., LovendeApp],
    archive_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    asked_for: str | None,
    spoken: str,
) -> None:
    """English was chosen in the app; LOVENDE_LANGUAGE=da wins over it."""
    with open_archive(str(archive_file)) as archive:
        archive.set_setting("language", "en")
    if asked_for:
        monkeypatch.setenv("LOVENDE_LANGUAGE", asked_for)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert current_language() == spoken


async def test_it_says_where_the_answers_lie(make_app: Callable[..., LovendeApp], archive_file: Path) -> None:
    """The path of the archive stands on the screen."""
    async with make_app().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("i")
        screen = await arrived(pilot, SettingsScreen)
        assert str(archive_file) in str(screen.query_one("#place", Static).content)
