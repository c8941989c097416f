"""The way from any screen back to one question of the walk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.tui.route import Route
from checklist.tui.screens.walk import WalkScreen

if TYPE_CHECKING:
    from checklist.tui.app import LovendeApp


async def to_question(app: LovendeApp, question_id: str) -> None:
    """Leave the screens above the walk and show the question there; open the walk where it is not open yet."""
    session = app.open_assessment
    at = Route(session.catalogue, session.assessment.form).at(question_id)
    walks = [screen for screen in app.screen_stack if isinstance(screen, WalkScreen)]
    if not walks:
        await app.push_screen(WalkScreen(question_id))
        return
    while app.screen is not walks[-1]:
        app.pop_screen()
    if at is not None:
        await walks[-1].go_to(at)
