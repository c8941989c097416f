"""The question about a possible CPR number, asked for several texts one after the other before they are stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.assessment.privacy import cpr_numbers
from checklist.tui.screens.free_text import CprCard

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import App


async def without_surprises(
    app: App[None], before: Mapping[str, str], after: Mapping[str, str]
) -> dict[str, str] | None:
    """`after` as the person wants it stored, by the same keys; None where they go back to edit it.

    A text that is as it was `before` is not asked about again. Must run in a worker.
    """
    texts = dict(after)
    for key, text in after.items():
        if text != before.get(key) and cpr_numbers(text):
            decided = await app.push_screen_wait(CprCard(text))
            if decided is None:
                return None
            texts[key] = decided
    return texts
