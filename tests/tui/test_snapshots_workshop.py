"""Pictures of the facilitator's screens: the settings, and the talk after the answers were shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from checklist.tui.screens.workshop_settings import WorkshopSettingsScreen
from tests.tui.conftest import arrived
from tests.tui.workshop_scenes import app_on, at_work, leading, prepared, revealed

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

BothSizes = pytest.mark.parametrize(
    ("size", "colour"), [((80, 24), True), ((140, 40), False)], ids=["80x24-colour", "140x40-monochrome"]
)


@BothSizes
def test_settings(
    snap_compare: Any, archive_file: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], colour: bool
) -> None:
    """Everything that is settled beforehand, on one screen."""
    if not colour:
        monkeypatch.setenv("NO_COLOR", "1")

    async def opened(pilot: Pilot[Any]) -> None:
        await leading(pilot)
        await pilot.press("r")
        await arrived(pilot, WorkshopSettingsScreen)

    assert snap_compare(app_on(archive_file, prepared(archive_file)), run_before=opened, terminal_size=size)


@BothSizes
def test_talk(
    snap_compare: Any, archive_file: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], colour: bool
) -> None:
    """The questions with the most disagreement first, one of them with its figures."""
    if not colour:
        monkeypatch.setenv("NO_COLOR", "1")
    workshop_id = prepared(archive_file)
    at_work(archive_file, workshop_id, revealed)

    async def shown(pilot: Pilot[Any]) -> None:
        await leading(pilot)

    assert snap_compare(app_on(archive_file, workshop_id), run_before=shown, terminal_size=size)
