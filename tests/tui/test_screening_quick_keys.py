"""Who knows the keys presses them faster than the archive stores: each is for the line that it was meant for."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, Any

from checklist.archive import open_archive
from checklist.archive.round_applications import Applications
from checklist.archive.round_reviews import Reviews
from checklist.tui.screens.screening_declare import DeclareScreen
from checklist.tui.screens.screening_formal import FormalScreen
from tests.tui.conftest import app_of, arrived
from tests.tui.round_at_work import BO, ROUND, fill_round, seated, shows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from checklist.tui.app import LovendeApp


def waiting(act: Callable[..., Any], may_go_on: Event) -> Callable[..., Any]:
    """The same, but not before it may."""

    def slowly(*given: Any, **named: Any) -> Any:
        may_go_on.wait(300)
        return act(*given, **named)

    return slowly


async def test_conflicts_said_in_one_go_are_each_about_their_own_applicant(
    make_app: Callable[..., LovendeApp], archive_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bo is free, in conflict, free, said before the first is stored: it is Kaffe først that he may not judge."""
    url, may_go_on = str(archive_file), Event()
    fill_round(url, shared=False)
    seated(url, BO)
    monkeypatch.setattr(Reviews, "declare", waiting(Reviews.declare, may_go_on))
    async with make_app().run_test(size=(80, 24)) as pilot:
        await app_of(pilot).desk()
        pilot.app.push_screen(DeclareScreen(ROUND))
        await arrived(pilot, DeclareScreen)
        await shows(pilot, "3 mangler")
        await pilot.press("h", "i", "h")
        may_go_on.set()
        await shows(pilot, "Du har svaret om alle")
    with open_archive(url) as archive:
        names = {one.id: one.practice for one in archive.rounds.applications.lines(ROUND)}
        said = {names[one.application]: one.conflict for one in archive.rounds.reviews.declarations(ROUND)}
    assert said == {"Egen nøgle": False, "Kaffe først": True, "Morgenro": False}


async def test_lines_judged_in_one_go_are_each_in_order(
    make_app: Callable[..., LovendeApp], archive_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three times o before the first is stored: all three lines are in order, and nothing is asked."""
    url, may_go_on = str(archive_file), Event()
    fill_round(url, shared=False)
    seated(url, None)
    monkeypatch.setattr(Applications, "save", waiting(Applications.save, may_go_on))
    with open_archive(url) as archive:
        first = archive.rounds.applications.lines(ROUND)[0].id
    async with make_app().run_test(size=(80, 24)) as pilot:
        await app_of(pilot).desk()
        pilot.app.push_screen(FormalScreen(ROUND, first))
        await arrived(pilot, FormalScreen)
        await shows(pilot, "3 linjer er ikke set efter")
        await pilot.press("o", "o", "o")
        may_go_on.set()
        await shows(pilot, "Alle linjer er set efter.")
    with open_archive(url) as archive:
        said = archive.rounds.applications.load(first).value.formalities
    assert [(one.line, one.state) for one in said] == [("til-tiden", "ok"), ("besvaret", "ok"), ("persondata", "ok")]
