"""Fetching from a file: what is wrong is listed, nothing is doubled, and a person decides conflicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checklist.assessment.reading import to_toml
from checklist.exchange import write
from checklist.tui.screens.home import HomeScreen
from checklist.tui.screens.import_conflict import ImportConflictCard
from checklist.tui.screens.import_file import ImportScreen
from checklist.tui.screens.walk import WalkScreen
from checklist.tui.widgets.field import Field
from checklist.tui.widgets.file_picker import FilePicker
from tests.tui.conftest import app_of, arrived, begun, settled, text_of
from tests.tui.quiet import until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from textual.pilot import Pilot

    from checklist.assessment.model import Assessment
    from checklist.tui.app import LovendeApp


async def open_screen(pilot: Pilot[Any], folder: Path) -> ImportScreen:
    """Press h on the home screen and go to the folder."""
    await settled(pilot)
    await pilot.press("h")
    screen = await arrived(pilot, ImportScreen)
    path = screen.query_one("#path", Field)
    path.value = f"{folder}/"
    path.action_end()
    await pilot.pause()
    return screen


def stored_in(pilot: Pilot[Any]) -> list[Assessment]:
    """What the archive holds now."""
    archive = app_of(pilot).ready_desk.archive
    assert archive is not None
    return [archive.load(entry.id).assessment for entry in archive.entries()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a subfolder in it, apart from the archive."""
    (tmp_path / "filer" / "gamle").mkdir(parents=True)
    return tmp_path / "filer"


@pytest.mark.parametrize("ending", ["toml", "json"])
async def test_a_file_is_found_by_a_part_of_its_name_taken_in_and_opened(
    make_app: Callable[..., LovendeApp], folder: Path, ending: str
) -> None:
    """Both forms; other files in the folder are not offered."""
    carried = begun(given=4)
    (folder / f"doegnrytme.{ending}").write_bytes(write(carried, "toml" if ending == "toml" else "json"))
    (folder / "doegnbog.docx").write_bytes(b"")
    async with make_app().run_test(size=(80, 24)) as pilot:
        await open_screen(pilot, folder)
        await pilot.press(*"doegn")
        await pilot.pause()
        assert "doegnbog" not in text_of(pilot.app.screen)
        await pilot.press("enter")
        await arrived(pilot, WalkScreen)
        assert stored_in(pilot) == [carried]


async def test_the_arrow_keys_and_enter_walk_through_the_folders(
    make_app: Callable[..., LovendeApp], folder: Path
) -> None:
    """The subfolder stands first and is entered with Enter; its one file is taken with the next."""
    (folder / "gamle" / "fra-2025.toml").write_text(to_toml(begun(given=4)))
    async with make_app().run_test(size=(80, 24)) as pilot:
        screen = await open_screen(pilot, folder)
        await pilot.press("enter")
        await pilot.pause()
        assert screen.query_one(FilePicker).field.value == f"{folder / 'gamle'}/"
        await pilot.press("enter")
        await arrived(pilot, WalkScreen)


async def test_everything_wrong_with_a_file_is_listed_by_number_and_nothing_is_taken_in(
    make_app: Callable[..., LovendeApp], folder: Path
) -> None:
    """A mistyped key and the missing one it stands for: two numbered lines with the place, and "did you mean"."""
    (folder / "forkert.toml").write_text(to_toml(begun(given=1)).replace("service =", "servise ="))
    async with make_app().run_test(size=(80, 24)) as pilot:
        await open_screen(pilot, folder)
        await pilot.press(*"forkert", "enter")
        await until(lambda: "Intet er hentet" in text_of(pilot.app.screen), lambda: text_of(pilot.app.screen))
        lines = text_of(pilot.app.screen)
        assert "2 fejl i filen. Intet er hentet." in lines
        assert "1  E004 forkert.toml: practice" in lines
        assert "2  E003 forkert.toml: practice" in lines
        assert "Mente du" in lines
        assert stored_in(pilot) == []


async def test_a_value_that_is_not_on_the_scale_is_refused_too(
    make_app: Callable[..., LovendeApp], folder: Path
) -> None:
    """The file is well formed, but says 9 on a scale from 1 to 5."""
    (folder / "ni.toml").write_text(to_toml(begun(given=1)).replace("value = 4", "value = 9"))
    async with make_app().run_test(size=(140, 40)) as pilot:
        await open_screen(pilot, folder)
        await pilot.press(*"ni.", "enter")
        await until(lambda: "Intet er hentet" in text_of(pilot.app.screen), lambda: text_of(pilot.app.screen))
        assert "9 er ikke et svar på skalaen" in text_of(pilot.app.screen)
        assert stored_in(pilot) == []


async def test_the_same_file_twice_changes_nothing(make_app: Callable[..., LovendeApp], folder: Path) -> None:
    """Identical is a no-op: the assessment is opened, and the archive holds it once, unchanged."""
    known = begun(given=4)
    (folder / "kendt.toml").write_text(to_toml(known))
    async with make_app(known).run_test(size=(80, 24)) as pilot:
        await open_screen(pilot, folder)
        await pilot.press(*"kendt", "enter")
        await arrived(pilot, WalkScreen)
        assert stored_in(pilot) == [known]
        assert any("helt ens" in note.message for note in pilot.app._notifications)


@pytest.mark.parametrize(("key", "given"), [("b", 2), ("f", 4), ("escape", 2)])
async def test_a_person_decides_where_file_and_archive_differ(
    make_app: Callable[..., LovendeApp], folder: Path, key: str, given: int
) -> None:
    """Two answers here, four in the file: b keeps, f takes the file's, Escape changes nothing."""
    (folder / "andet.toml").write_text(to_toml(begun(given=4)))
    async with make_app(begun(given=2)).run_test(size=(80, 24)) as pilot:
        await open_screen(pilot, folder)
        await pilot.press(*"andet", "enter")
        await arrived(pilot, ImportConflictCard)
        assert "2 svar" in text_of(pilot.app.screen)
        assert "4 svar" in text_of(pilot.app.screen)
        await pilot.press(key)
        await arrived(pilot, ImportScreen if key == "escape" else WalkScreen)
        assert [len(one.answers) for one in stored_in(pilot)] == [given]


async def test_an_absolute_path_written_after_the_proposed_folder_takes_its_place(
    make_app: Callable[..., LovendeApp], folder: Path
) -> None:
    """As it is typed, and in one piece with quotation marks, as it is pasted."""
    wanted = folder / "gamle" / "fra-2025.toml"
    wanted.write_text(to_toml(begun(given=4)))
    async with make_app().run_test(size=(80, 24)) as pilot:
        screen = await open_screen(pilot, folder)
        field = screen.query_one(FilePicker).field
        await pilot.press("slash", "t", "m", "p")
        await pilot.pause()
        assert field.value == "/tmp"
        field.value = f"{folder}/"
        await pilot.pause()
        field.value = f"{folder}/'{wanted}'"
        await pilot.pause()
        assert field.value.startswith(str(wanted))
        await pilot.press("enter")
        await arrived(pilot, WalkScreen)


async def test_the_line_that_is_pointed_at_has_a_sign_and_the_list_ends_where_it_ends(
    make_app: Callable[..., LovendeApp], folder: Path
) -> None:
    """Folder above, subfolder, one file: the sign starts on the subfolder, goes down to the file and stays there."""
    (folder / "fra-2025.toml").write_text(to_toml(begun(given=4)))
    async with make_app().run_test(size=(80, 24)) as pilot:
        await open_screen(pilot, folder)
        assert "▸ gamle/" in text_of(pilot.app.screen)
        await pilot.press("down", "down", "down")
        await pilot.pause()
        assert "▸ fra-2025.toml" in text_of(pilot.app.screen)
        assert text_of(pilot.app.screen).count("▸") == 1


async def test_the_list_of_faults_goes_when_another_file_is_looked_for(
    make_app: Callable[..., LovendeApp], folder: Path
) -> None:
    """A broken file is refused and told of; the next key in the path takes that away."""
    (folder / "forkert.toml").write_text("intet = 1")
    async with make_app().run_test(size=(80, 24)) as pilot:
        await open_screen(pilot, folder)
        await pilot.press(*"forkert", "enter")
        await until(lambda: "Intet er hentet" in text_of(pilot.app.screen), lambda: text_of(pilot.app.screen))
        assert "Intet er hentet" in text_of(pilot.app.screen)
        await pilot.press("backspace")
        await pilot.pause()
        assert "Intet er hentet" not in text_of(pilot.app.screen)


async def test_keeping_the_archives_own_brings_it_back_from_the_deleted_ones(
    make_app: Callable[..., LovendeApp], folder: Path
) -> None:
    """The card says that it is deleted; b opens it, and it lies in the archive again."""
    (folder / "andet.toml").write_text(to_toml(begun(given=4)))
    here = begun(given=2)
    async with make_app(here).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        archive = app_of(pilot).ready_desk.archive
        assert archive is not None
        archive.delete(here.id)
        await open_screen(pilot, folder)
        await pilot.press(*"andet", "enter")
        await arrived(pilot, ImportConflictCard)
        assert "Den i arkivet er slettet." in text_of(pilot.app.screen)
        await pilot.press("b")
        await arrived(pilot, WalkScreen)
        assert stored_in(pilot) == [here]
        assert archive.entries(deleted=True) == ()


async def test_escape_goes_back_to_the_home_screen(make_app: Callable[..., LovendeApp], folder: Path) -> None:
    """Nothing is taken in on the way."""
    async with make_app().run_test(size=(80, 24)) as pilot:
        await open_screen(pilot, folder)
        await pilot.press("escape")
        await arrived(pilot, HomeScreen)
