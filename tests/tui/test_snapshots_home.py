"""Pictures of the screens around the questions: the home screen, the forms and the archive, at both sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from checklist.tui.screens.archive import ArchiveScreen
from checklist.tui.screens.export import ExportScreen
from checklist.tui.screens.paper import PaperScreen
from checklist.tui.screens.practice import PracticeScreen
from checklist.tui.widgets.field import Field
from tests.tui.conftest import app_of, arrived, begun, settled

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from textual.pilot import Pilot

    from checklist.tui.app import LovendeApp

SmallAndLarge = pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=["80x24", "140x40"])
ColourAndNot = pytest.mark.parametrize("colour", [True, False], ids=["colour", "monochrome"])


@pytest.fixture
def app(make_app: Callable[..., LovendeApp], monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], LovendeApp]:
    """The app on a small archive, in colour or without."""

    def make(colour: bool) -> LovendeApp:
        if not colour:
            monkeypatch.setenv("NO_COLOR", "1")
        return make_app(
            begun("Neuropædagogisk hverdagsstruktur", "Åhaven", given=23),
            begun("Fælles morgenmøde", "Bostedet Lindehøj", given=22, short=True, year=2025),
            begun("Prøve", "Åhaven", given=3, practice_mode=True, year=2024),
        )

    return make


async def still(pilot: Pilot[Any]) -> None:
    """Stop the cursor from blinking, so that two pictures are the same."""
    for line in pilot.app.screen.query(Input):
        line.cursor_blink = False
    await pilot.pause()


@SmallAndLarge
@ColourAndNot
def test_home(snap_compare: Any, app: Callable[[bool], LovendeApp], size: tuple[int, int], colour: bool) -> None:
    """What lovende praksis is, and the ways in, the latest assessment first."""
    assert snap_compare(app(colour), run_before=settled, terminal_size=size)


def test_home_before_anything_was_answered(snap_compare: Any, make_app: Callable[..., LovendeApp]) -> None:
    """An empty archive: nothing to go on with."""
    assert snap_compare(make_app(), run_before=settled, terminal_size=(80, 24))


@SmallAndLarge
@ColourAndNot
def test_practice(snap_compare: Any, app: Callable[[bool], LovendeApp], size: tuple[int, int], colour: bool) -> None:
    """The form for a new practice."""

    async def open_form(pilot: Pilot[Any]) -> None:
        await settled(pilot)
        await pilot.press("n")
        await arrived(pilot, PracticeScreen)
        await still(pilot)

    assert snap_compare(app(colour), run_before=open_form, terminal_size=size)


def test_practice_second_page(snap_compare: Any, app: Callable[[bool], LovendeApp]) -> None:
    """What may be written too, with the municipalities that begin with aa."""

    async def open_form(pilot: Pilot[Any]) -> None:
        await settled(pilot)
        await pilot.press("n")
        screen = await arrived(pilot, PracticeScreen)
        await pilot.press("f2")
        screen.query_one("#municipality").focus()
        await pilot.press("a", "a")
        await still(pilot)

    assert snap_compare(app(True), run_before=open_form, terminal_size=(80, 24))


@SmallAndLarge
@ColourAndNot
def test_archive(snap_compare: Any, app: Callable[[bool], LovendeApp], size: tuple[int, int], colour: bool) -> None:
    """The list with the second line pointed at."""

    async def open_list(pilot: Pilot[Any]) -> None:
        await settled(pilot)
        await pilot.press("a")
        await arrived(pilot, ArchiveScreen)
        await pilot.press("down")
        await still(pilot)

    assert snap_compare(app(colour), run_before=open_list, terminal_size=size)


@SmallAndLarge
def test_export(snap_compare: Any, app: Callable[[bool], LovendeApp], size: tuple[int, int]) -> None:
    """What to write, and what the file carries."""

    async def open_export(pilot: Pilot[Any]) -> None:
        await settled(pilot)
        desk = app_of(pilot).ready_desk
        assert desk.archive is not None
        app_of(pilot).push_screen(ExportScreen(desk.open(desk.archive.entries()[0].id)))
        screen = await arrived(pilot, ExportScreen)
        screen.query_one("#folder", Field).value = "/hjem/Dokumenter"
        await still(pilot)

    assert snap_compare(app(True), run_before=open_export, terminal_size=size)


@SmallAndLarge
@ColourAndNot
def test_paper(snap_compare: Any, app: Callable[[bool], LovendeApp], size: tuple[int, int], colour: bool) -> None:
    """What can be printed, and the choices for it."""

    async def open_paper(pilot: Pilot[Any]) -> None:
        await settled(pilot)
        await pilot.press("t")
        screen = await arrived(pilot, PaperScreen)
        screen.query_one("#folder", Field).value = "/hjemme/Dokumenter"
        await still(pilot)

    assert snap_compare(app(colour), run_before=open_paper, terminal_size=size)
