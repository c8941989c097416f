"""The screens that the facilitator goes to from the meeting, each loaded when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checklist.tui.base import Room
    from checklist.tui.screens.workshop_hosting import Hosting

_PLACES = {
    "connection": ("workshop_connection", "ConnectionScreen"),
    "settings": ("workshop_settings", "WorkshopSettingsScreen"),
    "laptop": ("workshop_laptop", "LaptopScreen"),
    "paper": ("workshop_paper", "BallotScreen"),
    "import_answers": ("workshop_import", "WorkshopImportScreen"),
}


def screen_for(place: str, hosting: Hosting) -> Room:
    """A new screen of this kind for the workshop."""
    module, name = _PLACES[place]
    made: Room = getattr(import_module(f"checklist.tui.screens.{module}"), name)(hosting)
    return made
