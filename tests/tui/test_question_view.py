"""The question stays on the screen, however much is attached to its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.assessment.model import Answer
from checklist.catalogue import our_catalogue
from checklist.tui.screens.walk import WalkScreen
from checklist.tui.widgets.question_view import QuestionView
from tests.tui.conftest import arrived, begun, settled, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from checklist.tui.app import LovendeApp


async def test_a_long_note_is_cut_short_and_does_not_push_the_question_away(
    make_app: Callable[..., LovendeApp],
) -> None:
    """At 80 × 24: nothing to scroll, the note begins, and an ellipsis says that it goes on."""
    first = our_catalogue("da").elements_as_shown[0].questions[0].id
    note = "Aftenvagten skriver det i bogen hver dag. " * 40
    assessment = begun().model_copy(update={"answers": {first: Answer(value=4, note=note)}})
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("f")
        walk = await arrived(pilot, WalkScreen)
        await walk.go_to(0)
        await pilot.pause()
        assert walk.query_one(QuestionView).max_scroll_y == 0
        assert "Note: Aftenvagten skriver det i bogen hver dag." in text_of(walk)
        assert " …" in text_of(walk)
