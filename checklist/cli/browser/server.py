"""Serves the terminal app on the loopback interface and opens the browser on it. Nothing comes from the network."""

from __future__ import annotations

import os
import shlex
import socket
import subprocess
import sys
import threading
import webbrowser
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import aiohttp_jinja2
from aiohttp import web
from textual_serve.server import Server

import checklist
from checklist.cli.browser.door import Door
from checklist.cli.outcome import tell
from checklist.cli.starting import started
from checklist.locale import Language, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aiohttp.typedefs import Handler

LOOPBACK = "127.0.0.1"


def serve(archive_url: str | None, catalogue_path: Path | None, language: Language) -> None:
    """Serves until it is stopped with Ctrl+C. Raises OSError where no port can be had."""
    with socket.create_server((LOOPBACK, 0)) as listening:
        port: int = listening.getsockname()[1]
        door = Door(port)
        _let_the_app_be_found()
        started()
        hand_on(archive_url)
        server = LocalServer(app_command(catalogue_path, language), door, port, language)
        address = f"http://{LOOPBACK}:{port}/?token={door.token}"
        tell(
            _("Lovende praksis åbner i din browser. Sker det ikke, så åbn denne adresse selv:"),
            address,
            _("Luk igen med Ctrl+C."),
        )
        with suppress(KeyboardInterrupt):  # which may come before the server has begun to wait for it
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
            web.run_app(server.app(), sock=listening, print=None, access_log=None)


def app_command(catalogue_path: Path | None, language: Language) -> str:
    """The command line, quoted for the shell, that runs the app the way this command was asked to."""
    words = [sys.executable, "-P", "-m", "checklist", "--language", language]
    if catalogue_path:
        words += ["--catalogue", str(catalogue_path.resolve())]
    return _quoted(words)


def hand_on(archive_url: str | None) -> None:
    """Let the app find the archive. Not on its command line: that is for everybody on the machine to read."""
    if archive_url:
        os.environ["LOVENDE_ARCHIVE"] = archive_url


def _let_the_app_be_found() -> None:
    """Puts this very package on the path of the process that runs the app; the current directory is not on it."""
    package_home = str(Path(checklist.__file__).parent.parent)
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [package_home, os.environ.get("PYTHONPATH")]))


def _quoted(words: Sequence[str]) -> str:
    return subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)


class LocalServer(Server):
    """textual-serve with a door in front, and with our page: its own asks a font service for its letters."""

    def __init__(self, command: str, door: Door, port: int, language: Language) -> None:
        here = Path(__file__).parent
        super().__init__(command, host=LOOPBACK, port=port, title="Lovende praksis", templates_path=here)
        self._door = door
        self._language = language

    async def app(self) -> web.Application:
        """The web application."""
        application: web.Application = await self._make_app()

        @web.middleware
        async def at_the_door(request: web.Request, handler: Handler) -> web.StreamResponse:
            return await self._door.ask(request, handler)

        application.middlewares.append(at_the_door)
        return application

    async def on_startup(self, app: web.Application) -> None:
        """Says nothing: the address was told already."""

    @aiohttp_jinja2.template("page.html")
    async def handle_index(self, request: web.Request) -> dict[str, Any]:
        """What our page needs to know."""
        font_size = request.query.get("fontsize", "16")
        return {
            "language": self._language,
            "title": self.title,
            "font_size": font_size if font_size.isdecimal() and 8 <= int(font_size) <= 48 else "16",
            "socket": f"ws://{request.host}/ws",
            "opening": _("Åbner …"),
            "closed": _("Programmet er lukket. Alt, du har svaret, er gemt."),
            "again": _("Åbn igen"),
        }
