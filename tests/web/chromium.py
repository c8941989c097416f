"""A real browser for the tests: Debian's Chromium, and axe-core to look each page over."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import axe_playwright_python  # type: ignore[import-untyped]
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

PHONE = (320, 640)
WALL = (1280, 720)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium, closed afterwards."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"], timeout=120_000
        )
        try:
            yield browser
        finally:
            browser.close()


class Window:
    """One window of its own browser profile. What the console says against the page is kept in `complaints`."""

    def __init__(self, browser: Browser, size: tuple[int, int] = PHONE, **options: Any) -> None:
        width, height = size
        self.context: BrowserContext = browser.new_context(viewport={"width": width, "height": height}, **options)
        self.context.set_default_timeout(60_000)
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", lambda message: self._heard(message.type, message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _heard(self, kind: str, text: str) -> None:
        # That a page answers with a refusal, or not at all while the connection is lost, is the test's own doing.
        if kind in {"error", "warning"} and "Failed to load resource" not in text:
            self.complaints.append(text)

    def join(self, address: str, perspective: str = "medarbejder") -> None:
        """From the QR code's address into the meeting."""
        self.page.goto(address)
        self.page.check(f"input[value={perspective}]")
        self.page.click("button.main")
        self.page.wait_for_url("**/med")

    def answer(self, number: str, value: str) -> None:
        """Waits for the question with this number, chooses and sends."""
        self.sees(f"legend:has-text('{number}')")
        self.page.check(f"input[name=answer][value='{value}']")
        self.page.click("text=Send svar")

    def sees(self, selector: str) -> None:
        """Waits until this is there."""
        self.page.wait_for_selector(selector)

    def findings(self) -> list[str]:
        """What axe-core finds, and what is wider than the window; in the dark nothing but the colours is another."""
        found = []
        self.page.evaluate(_axe())
        schemes: dict[Literal["light", "dark"], str] = {"light": "", "dark": "runOnly: ['cat.color'],"}
        for scheme, rules in schemes.items():
            self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            violations = self.page.evaluate(f"axe.run({{ {rules} resultTypes: ['violations'] }})")["violations"]
            for violation in violations:
                found += [f"{scheme}: {violation['id']}: {node['html'][:200]}" for node in violation["nodes"]]
        if self.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append("wider than the window")
        return found


@cache
def _axe() -> str:
    (script,) = Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")
    return script.read_text(encoding="utf-8")
