"""The form in Chromium's own viewer: clicked, typed in and saved there, it comes back with every answer.

The viewer is a page of the browser's, and where a page of the PDF lies and what is to be saved is asked of it there.
"""

from __future__ import annotations

import base64
import functools
import http.server
import threading
from collections.abc import Generator
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, sync_playwright

from tests.kit.conftest import read_back
from tests.kit.filling import fonts, steps

WIDTH, HEIGHT = 1000, 1300
_DRAWN = 200
"""Milliseconds in which the viewer has scrolled, or taken a click in; it tells neither."""
_VIEWER = "document.querySelector('pdf-viewer')"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_arguments: object) -> None:
        """Says nothing."""


@pytest.fixture
def address(form: bytes, tmp_path: Path) -> Generator[str]:
    """Where the form can be opened: on this machine alone."""
    (tmp_path / "skema.pdf").write_bytes(form)
    handler = functools.partial(_Quiet, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/skema.pdf#toolbar=0&navpanes=0&zoom=100"
        server.shutdown()


@pytest.fixture
def page() -> Generator[Page]:
    """A page of Debian's Chromium, whose viewer runs without a screen too."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            headless=False,
            args=["--headless=new", "--no-sandbox"],
            timeout=120_000,
        )
        yield browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        browser.close()


def viewer_of(page: Page) -> Frame:
    """The viewer's own page, when the document has been drawn."""
    for _attempt in range(1200):
        for frame in page.frames:
            if frame.url.startswith("chrome-extension:") and frame.evaluate(f"{_VIEWER}?.loadState_") == "success":
                return frame
        page.wait_for_timeout(50)
    raise AssertionError("the viewer did not open")


def place_of(viewer: Frame, page: Page, number: int) -> tuple[float, float, float]:
    """Where page `number` lies in the window once it lies still: left, top and height; it is scrolled to."""
    viewer.evaluate(f"number => {_VIEWER}.viewport_.goToPage(number)", number)
    before = None
    for _attempt in range(150):
        page.wait_for_timeout(_DRAWN)
        found = viewer.evaluate(
            f"number => {{ const at = {_VIEWER}.viewport_.getPageScreenRect(number); return [at.x, at.y, at.height] }}",
            number,
        )
        left, top, height = found
        if found == before and top < HEIGHT and top + height > 0:
            return left, top, height
        before = found
    raise AssertionError(f"page {number} was not scrolled to")


def test_answers_given_and_saved_in_chromium_come_back(page: Page, address: str, form: bytes) -> None:
    """A name with Danish letters, a step of eleven, a note, and an answer that is changed."""
    page.goto(address)
    viewer = viewer_of(page)
    written = {"practice-name": "Rolige aftener på Ærø", "note-maal-egne": "Øv os."}
    pressed = {"respondent-perspective": "aften-nat", "answer-maal-egne": "10", "answer-ro-nat": "5"}
    for number, x, y, text in steps(form, {**written, **pressed}) + steps(form, {"answer-ro-nat": "not_relevant"}):
        left, top, height = place_of(viewer, page, number)
        scale = height / 841.89  # points of A4's long side
        page.mouse.click(left + x * scale, top + height - y * scale)
        if text in written.values():
            page.keyboard.type(text)
        page.wait_for_timeout(2 * _DRAWN)
    saved = viewer.evaluate(
        f"async () => {{ const saved = await {_VIEWER}.pluginController_.save('EDITED');"
        " return btoa(Array.from(new Uint8Array(saved.dataToSave), one => String.fromCharCode(one)).join('')) }"
    )
    content = base64.b64decode(saved)
    assert all(fonts(content).values())
    assessment, told = read_back(content)
    assert told == ["N133"]
    assert assessment.practice.name == "Rolige aftener på Ærø"
    assert assessment.respondent.perspective == "aften-nat"
    assert (assessment.answers["maal-egne"].value, assessment.answers["maal-egne"].note) == (10, "Øv os.")
    assert assessment.answers["ro-nat"].status == "not_relevant"
