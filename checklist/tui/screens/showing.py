"""Shows a file or a folder that was just written, in the program that the computer has for it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import App


def can_be_shown(app: App[Any]) -> bool:
    """True where a file can be shown in a window, and not in the terminal that the app draws on."""
    if app.is_web or sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def show_file(app: App[Any], path: Path) -> None:
    """Show the file; in a browser it is handed over."""
    if app.is_web:
        app.deliver_binary(path, open_method="browser")
    else:
        app.open_url(path.resolve().as_uri())
