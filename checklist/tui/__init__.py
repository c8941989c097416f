"""The terminal app. It shows the state and sends changes; what they mean stands on the floors below."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from checklist.locale import Language

__all__ = ["WorkshopStart", "run"]

# An answer waits for the next frame before it is seen; Textual's sixty a second are most of that wait. Read by Textual
# when it is imported.
os.environ.setdefault("TEXTUAL_FPS", "500")


@dataclass(frozen=True)
class WorkshopStart:
    """Open the app on the workshops, or on one of them; `host` and `port` are where its pages are to be served."""

    workshop_id: UUID | None = None
    host: str | None = None
    port: int | None = None


def run(
    archive_url: str | None = None,
    catalogue_path: Path | None = None,
    *,
    demo: bool = False,
    workshop: WorkshopStart | None = None,
    language: Language | None = None,
) -> int:
    """Run the terminal app until it is left; returns the exit code. `demo` opens the filled-in example,
    `workshop` the workshops.

    `language` goes before what the person has chosen in the app; None leaves it to LOVENDE_LANGUAGE and that choice.
    """
    from checklist.tui.app import LovendeApp

    app = LovendeApp(archive_url, catalogue_path, demo=demo, workshop=workshop, language=language)
    app.run()
    return app.return_code or 0
