"""`browser`: on this machine alone, for the one who has the address, and with nothing from the network."""

from __future__ import annotations

import asyncio
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from aiohttp import ClientSession, CookieJar, WSServerHandshakeError, web
from textual_serve.app_service import AppService

from checklist.cli.browser.door import Door
from checklist.cli.browser.server import LOOPBACK, LocalServer, app_command, hand_on

FAKE_APP = """
import sys
def send(kind, data): sys.stdout.buffer.write(kind + len(data).to_bytes(4, "big") + data); sys.stdout.buffer.flush()
sys.stdout.buffer.write(b"__GANGLION__\\n"); send(b"D", b"appen er her"); sys.stdin.buffer.read(1)
"""

OPENED: list[asyncio.subprocess.Process] = []


class WaitedForAppService(AppService):
    """textual-serve's process, remembered so that a test can wait for its end before it ends itself."""

    async def _open_app_process(self, width: int = 80, height: int = 24) -> asyncio.subprocess.Process:
        OPENED.append(await super()._open_app_process(width, height))
        return OPENED[-1]


@pytest.fixture(autouse=True)
def waited_for_apps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every app that is served in a test is remembered."""
    monkeypatch.setattr("textual_serve.server.AppService", WaitedForAppService)


Visit = Callable[[ClientSession, str, Door], Awaitable[None]]


def served(visit: Visit) -> None:
    """Serves a stand-in for the app, and lets `visit` come by with a browser's session, the address and the door."""

    async def run() -> None:
        with socket.create_server((LOOPBACK, 0)) as listening:
            port = listening.getsockname()[1]
            door = Door(port)
            command = shlex.join([sys.executable, "-c", FAKE_APP])
            runner = web.AppRunner(await LocalServer(command, door, port, "da").app())
            await runner.setup()
            await web.SockSite(runner, listening).start()
            async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as session:
                await visit(session, f"http://{LOOPBACK}:{port}", door)
            await runner.cleanup()
        while OPENED:
            process = OPENED.pop()
            if process.stdin is not None:
                process.stdin.close()
            await process.wait()

    asyncio.run(run())


async def status(session: ClientSession, address: str, **headers: str) -> int:
    """The status that `address` answers with."""
    async with session.get(address, headers=headers) as response:
        return response.status


def test_without_the_token_nothing_is_given_out() -> None:
    """Neither the page, nor its files, nor the app behind the socket."""

    async def visit(session: ClientSession, base: str, door: Door) -> None:
        for path in ("/", "/?token=forkert", "/static/js/textual.js", "/download/x", "/ws"):
            assert await status(session, base + path) == 403, path
        with pytest.raises(WSServerHandshakeError):
            await session.ws_connect(f"{base}/ws")

    served(visit)


def test_the_token_opens_once_and_becomes_a_strict_cookie() -> None:
    """The one who came first stays in; the address is of no use to the next."""

    async def visit(session: ClientSession, base: str, door: Door) -> None:
        async with session.get(f"{base}/?token={door.token}", allow_redirects=False) as response:
            assert response.status == 303
            assert response.headers["Location"] == "/"
            cookie = response.headers["Set-Cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
        assert door.token not in cookie
        assert await status(session, f"{base}/") == 200
        async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as another:
            assert await status(another, f"{base}/?token={door.token}") == 403
            assert await status(another, f"{base}/") == 403

    served(visit)


def test_a_page_from_elsewhere_cannot_call_in() -> None:
    """Even with the cookie: another origin, or a name that was made to point here."""

    async def visit(session: ClientSession, base: str, door: Door) -> None:
        await status(session, f"{base}/?token={door.token}")
        assert await status(session, f"{base}/", Origin="http://ond.example") == 403
        assert await status(session, f"{base}/", Origin="null") == 403
        assert await status(session, f"{base}/", Host="ond.example") == 403
        assert await status(session, f"{base}/", Origin=base) == 200

    served(visit)


def test_the_app_is_behind_the_socket() -> None:
    """With the cookie its first picture comes through."""

    async def visit(session: ClientSession, base: str, door: Door) -> None:
        await status(session, f"{base}/?token={door.token}")
        async with session.ws_connect(f"{base}/ws?width=80&height=24", origin=base) as app:
            assert await app.receive_bytes(timeout=60) == b"appen er her"

    served(visit)


def test_the_page_and_all_it_asks_for_come_from_this_machine() -> None:
    """No address on the page leads elsewhere, and every file that it names is there."""

    async def visit(session: ClientSession, base: str, door: Door) -> None:
        async with session.get(f"{base}/?token={door.token}") as response:
            page = await response.text()
        host = base.removeprefix("http://")
        assert set(re.findall(r"(?:https?|wss?):?//([^/\"']+)", page)) == {host}
        files = re.findall(r"[\"'(](/static/[^\"')]+)", page)
        assert len(files) == 4
        for file in files:
            assert await status(session, base + file) == 200, file

    served(visit)


def test_the_page_is_in_the_readers_language() -> None:
    """It says in Danish that everything is kept when the app is closed."""

    async def visit(session: ClientSession, base: str, door: Door) -> None:
        async with session.get(f"{base}/?token={door.token}") as response:
            page = await response.text()
        assert '<html lang="da">' in page
        assert "Programmet er lukket. Alt, du har svaret, er gemt." in page

    served(visit)


def test_the_served_app_is_asked_for_the_same_catalogue_and_language(tmp_path: Path) -> None:
    """Names with spaces and quotes stay whole on the way through the shell."""
    words = shlex.split(app_command(tmp_path / "et skema's.toml", "en"))
    assert words == [
        sys.executable, "-P", "-m", "checklist", "--language", "en", "--catalogue", str(tmp_path / "et skema's.toml"),
    ]  # fmt: skip


def test_the_served_app_opens_the_same_archive_and_nobody_can_read_its_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The address goes along in the environment: anybody may list the command lines of a machine."""
    monkeypatch.setenv("LOVENDE_ARCHIVE", "noget andet")
    hand_on(None)
    assert os.environ["LOVENDE_ARCHIVE"] == "noget andet"
    hand_on("postgresql://ida:hemmeligt@server/lovende")
    assert os.environ["LOVENDE_ARCHIVE"] == "postgresql://ida:hemmeligt@server/lovende"
    assert "hemmeligt" not in app_command(None, "da")


def test_the_command_opens_the_browser_and_listens_on_this_machine_alone(tmp_path: Path) -> None:
    """The address that the browser is given is the one that is told; Ctrl+C ends it with code 0."""
    seen = tmp_path / "adresse.txt"
    fake_browser = tmp_path / "browser.sh"
    fake_browser.write_text(f'#!/bin/sh\necho "$1" > {shlex.quote(str(seen))}\n', encoding="utf-8")
    fake_browser.chmod(0o755)
    root = str(Path(__file__).parents[2])
    process = subprocess.Popen(
        [sys.executable, "-m", "checklist", "browser"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": root, "PYTHONIOENCODING": "utf-8", "BROWSER": str(fake_browser)},
    )  # fmt: skip
    try:
        assert process.stderr is not None
        told = [process.stderr.readline().strip() for _line in range(3)]
        assert told[2] == "Luk igen med Ctrl+C."
        found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/\?token=[\w-]{43}", told[1])
        assert found is not None
        socket.create_connection(("127.0.0.1", int(found[1])), timeout=60).close()
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.2", int(found[1])), timeout=60)
        deadline = time.monotonic() + 60
        while not (seen.exists() and seen.read_text("utf-8")) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert seen.read_text("utf-8").strip() == told[1]
    finally:
        process.send_signal(signal.SIGINT)
        out, _err = process.communicate(timeout=60)
    assert (process.returncode, out) == (0, "")
