"""Takes the pictures in docs/billeder: the app on the fictive example, drawn by a browser, and pages of the sample
report, drawn by poppler; beside them a fictive workshop. Run by hand:

    .venv/bin/python -m tests.docs.take_pictures

No test: it needs Chromium and pdftoppm, and the pictures change only when somebody looks at them.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from checklist.tui.app import LovendeApp
from checklist.tui.screens.jump import JumpCard
from checklist.tui.screens.profile import ProfileScreen
from checklist.tui.screens.walk import WalkScreen
from tests.docs.workshop_pictures import draw_all
from tests.tui.conftest import arrived

PICTURES = Path(__file__).parents[2] / "docs" / "billeder"
REPORT = Path(__file__).parents[2] / "reports" / "samples" / "refleksionsrapport.pdf"
REPORT_PAGES = {"rapport-overblik": 3, "rapport-element": 6}
SIZE = (80, 24)
FONT = "DejaVu Sans Mono"
"""Has the app's bars and marks, and is on every Debian machine; the one that Textual names would come from the web."""


async def screens(archive: Path) -> dict[str, str]:
    """The screens as SVG, by the name of their picture: a question, and the profile with an element close up."""
    app = LovendeApp(f"sqlite:///{archive}", demo=True, language="da")
    taken = {}
    async with app.run_test(size=SIZE) as pilot:
        await arrived(pilot, WalkScreen)
        await pilot.press("g")
        await arrived(pilot, JumpCard)
        await pilot.press("4", "full_stop", "7", "enter")
        await arrived(pilot, WalkScreen)
        taken["spoergsmaal"] = app.export_screenshot()
        await pilot.press("o")
        await arrived(pilot, ProfileScreen)
        await pilot.press("down", "down")
        await pilot.pause()
        taken["profil"] = app.export_screenshot()
    return taken


def in_local_font(svg: str) -> str:
    """The drawing without the fonts that it would fetch from the web."""
    return re.sub(r"@font-face\s*{[^}]*}", "", svg).replace("Fira Code", FONT)


def draw(drawings: dict[str, str]) -> None:
    """Write each drawing as PNG, 1000 pixels wide."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        page = browser.new_page(device_scale_factor=1.25)
        style = "<style>body { margin: 0 } svg { width: 800px; display: block }</style>"
        for name, svg in drawings.items():
            page.set_content(style + in_local_font(svg))
            page.locator("svg").screenshot(path=PICTURES / f"{name}.png")
        browser.close()


def print_pages() -> None:
    """Two pages of the Danish sample report as PNG, few colours and so few bytes."""
    for name, page in REPORT_PAGES.items():
        only = ["-f", str(page), "-l", str(page), "-singlefile"]
        picture = PICTURES / name
        subprocess.run(["pdftoppm", "-r", "100", *only, "-png", REPORT, picture], check=True)
        path = picture.with_suffix(".png")
        Image.open(path).quantize(64).save(path, optimize=True)


def main() -> None:
    os.environ.pop("NO_COLOR", None)
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        draw(asyncio.run(screens(Path(folder) / "arkiv.sqlite")))
        draw(draw_all(Path(folder)))
    print_pages()


if __name__ == "__main__":
    main()
