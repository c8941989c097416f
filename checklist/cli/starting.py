"""Makes a command start fast: what every start pays for and none needs is left out."""

from __future__ import annotations

import gc
import os


def start_fast() -> None:
    """Called before anything is imported."""
    # Plug-ins of pydantic are looked for among everything installed; we have none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # Nothing that a start loads is garbage, yet looking for some takes a tenth of it.
    gc.disable()


def started() -> None:
    """Called when all is loaded: from now on garbage is collected, but not looked for in what is there already."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
