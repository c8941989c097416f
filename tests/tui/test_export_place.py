"""Where an exported file goes: the folder that is proposed or made, and what is replaced only after asking."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checklist.tui.screens.confirm import ConfirmCard
from checklist.tui.screens.export import ExportScreen
from checklist.tui.screens.folders import usual_folder
from checklist.tui.widgets.field import Field
from tests.tui.conftest import app_of, arrived, begun, outcome, settled
from tests.tui.exporting import choose, open_screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from checklist.tui.app import LovendeApp


async def test_an_existing_file_is_replaced_only_after_asking(
    make_app: Callable[..., LovendeApp], folder: Path
) -> None:
    """No leaves it; yes replaces it."""
    stored = begun(given=3)
    there = folder / "besvarelse-doegnrytme-2026.json"
    there.write_text("{}")
    async with make_app(stored).run_test(size=(80, 24)) as pilot:
        await open_screen(pilot, stored, folder)
        await choose(pilot, "json")
        await pilot.press("ctrl+s")
        await arrived(pilot, ConfirmCard)
        await pilot.press("n")
        await arrived(pilot, ExportScreen)
        assert there.read_text() == "{}"
        await pilot.press("ctrl+s")
        await arrived(pilot, ConfirmCard)
        await pilot.press("j")
        await arrived(pilot, ExportScreen)
        await outcome(pilot, "Gemt")
    assert json.loads(there.read_text())["id"] == str(stored.id)


@pytest.mark.parametrize(
    ("field", "text", "complaint"),
    [("folder", "/findes/ikke", "Mappen findes ikke"), ("file-name", "a/b.pdf", "uden /"), ("file-name", "", "uden /")],
)
async def test_what_is_wrong_with_the_place_is_said_at_the_field(
    make_app: Callable[..., LovendeApp], folder: Path, field: str, text: str, complaint: str
) -> None:
    """Nothing is written; a folder that is not there is not made where the person says no."""
    stored = begun(given=3)
    async with make_app(stored).run_test(size=(80, 24)) as pilot:
        screen = await open_screen(pilot, stored, folder)
        screen.query_one(f"#{field}", Field).value = text
        await pilot.press("ctrl+s")
        await pilot.pause()
        if field == "folder":
            await arrived(pilot, ConfirmCard)
            await pilot.press("n")
            await arrived(pilot, ExportScreen)
        assert complaint in str(screen.query_one(f"#{field}", Field).border_subtitle)
    assert os.listdir(folder) == []  # noqa: PTH208 - a test waits for nobody


async def test_a_folder_that_is_not_there_is_made_and_the_complaint_about_it_is_gone(
    make_app: Callable[..., LovendeApp], folder: Path
) -> None:
    """No, and the field complains; yes, and the file lies in the new folder and nothing is said to be wrong."""
    stored = begun(given=3)
    async with make_app(stored).run_test(size=(80, 24)) as pilot:
        screen = await open_screen(pilot, stored, folder)
        await choose(pilot, "json")
        field = screen.query_one("#folder", Field)
        field.value = str(folder / "ny" / "mappe")
        for key in ("n", "j"):
            await pilot.press("ctrl+s")
            await arrived(pilot, ConfirmCard)
            await pilot.press(key)
            await arrived(pilot, ExportScreen)
            assert field.has_class("-wrong") == (key == "n")
        await outcome(pilot, "Gemt")
        assert not field.border_subtitle
    assert (folder / "ny" / "mappe" / "besvarelse-doegnrytme-2026.json").is_file()


async def test_files_are_proposed_among_the_persons_own_not_in_the_programs_folder(
    make_app: Callable[..., LovendeApp], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No folder of documents: the home. A folder called Dokumenter: that one."""
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: tmp_path / "findes-ikke")
    monkeypatch.setattr("pathlib.Path.home", lambda: tmp_path)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert usual_folder(app_of(pilot)) == tmp_path
        (tmp_path / "Dokumenter").mkdir()
        assert usual_folder(app_of(pilot)) == tmp_path / "Dokumenter"
