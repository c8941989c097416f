"""The export of a stored assessment, as its tests open it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checklist.tui.screens.export import ExportScreen
from checklist.tui.widgets.field import Field
from checklist.tui.widgets.one_of import OneOf
from tests.tui.conftest import app_of, arrived, settled

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from checklist.assessment.model import Assessment


async def open_screen(pilot: Pilot[Any], assessment: Assessment, folder: Path) -> ExportScreen:
    """The export of a stored assessment, into the folder."""
    await settled(pilot)
    app_of(pilot).push_screen(ExportScreen(app_of(pilot).ready_desk.open(assessment.id)))
    screen = await arrived(pilot, ExportScreen)
    screen.query_one("#folder", Field).value = str(folder)
    await pilot.pause()
    return screen


async def choose(pilot: Pilot[Any], what: str) -> None:
    """Choose what to write."""
    pilot.app.screen.query_one("#what", OneOf).chosen = what
    await pilot.pause()
