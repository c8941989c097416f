"""Makes a command start fast: what every start pays for and none needs is left out."""

from __future__ import annotations

import gc
import os
import sys
from types import ModuleType


def start_fast() -> None:
    """Called before anything is imported."""
    _without_plugins_of_pydantic()
    # Nothing that a start loads is garbage, yet looking for some takes a tenth of it.
    gc.disable()


def _without_plugins_of_pydantic() -> None:
    """We have none, and importing what looks for them (email, zipfile, sockets) is a twelfth of a score."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    loader = ModuleType("pydantic.plugin._loader")
    loader.__dict__["get_plugins"] = tuple
    sys.modules.setdefault(loader.__name__, loader)


def started() -> None:
    """Called when all is loaded: from now on garbage is collected, but not looked for in what is there already."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
