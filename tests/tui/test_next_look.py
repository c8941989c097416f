"""The day of the next look: how it is said, how it is told, and how the days come into a calendar."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from checklist.assessment.model import Plan
from checklist.tui.screens.calendar_card import save_calendar
from checklist.tui.screens.day_card import DayCard
from checklist.tui.screens.plan import PlanScreen
from tests.tui.at_work import (
    THREE_ACTIONS,
    planning,
    session_of,
    stored,
    write,
)
from tests.tui.conftest import arrived, begun, text_of, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from checklist.tui.app import LovendeApp

    MakeApp = Callable[..., LovendeApp]


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ("om 3 uger", dt.date(2026, 12, 13)),
        ("3.5.2027", dt.date(2027, 5, 3)),
    ],
)
async def test_the_day_of_the_next_look_is_typed(
    make_app: MakeApp, archive_file: Path, keys: str, day: dt.date
) -> None:
    """As a date or in words."""
    assessment = begun(plan=Plan(actions=THREE_ACTIONS[:1]))
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await planning(pilot, assessment)
        await pilot.press("d")
        await write(pilot, keys)
        await pilot.press("enter")
        await arrived(pilot, PlanScreen)
        assert stored(archive_file, assessment).plan.next_look == day


async def test_the_day_of_the_next_look_is_chosen_from_a_few_and_taken_away(
    make_app: MakeApp, archive_file: Path
) -> None:
    """The second quick choice is in three months, the last one is no day; Escape leaves it as it is."""
    assessment = begun(plan=Plan(actions=THREE_ACTIONS[:1]))
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        screen = await planning(pilot, assessment)
        await pilot.press("d", "down", "down", "enter")
        await arrived(pilot, PlanScreen)
        assert "I ser på planen igen 22. februar 2027." in text_of(screen)
        await pilot.press("d")
        await arrived(pilot, DayCard)
        await pilot.press("escape")
        assert stored(archive_file, assessment).plan.next_look == dt.date(2027, 2, 22)
        await pilot.press("d", "up", "enter")
        await arrived(pilot, PlanScreen)
        assert stored(archive_file, assessment).plan.next_look is None


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (dt.date(2026, 11, 22), "I dag er dagen: I ville se på planen igen."),
        (dt.date(2026, 11, 1), "I ville se på planen igen 1. november 2026."),
        (dt.date(2027, 2, 1), "I ser på planen igen 1. februar 2027."),
        (None, "Hvornår ser I på planen igen?"),
    ],
)
async def test_the_next_look_and_what_is_overdue_are_told_in_words(
    make_app: MakeApp, day: dt.date | None, said: str
) -> None:
    """One deadline lies five days back."""
    assessment = begun(plan=Plan(next_look=day, actions=THREE_ACTIONS))
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        lines = words(text_of(await planning(pilot, assessment)))
    assert said in lines
    assert "1 frist er overskredet." in lines
    assert "planlagt · teamleder · frist 17. november 2026, overskredet med 5 dage" in lines


async def test_the_days_are_saved_for_the_calendar(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The card proposes a file; it is written there, and one that is there already only after a yes."""
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: tmp_path)
    file = tmp_path / "plan-doegnrytme.ics"
    assessment = begun(plan=Plan(next_look=dt.date(2027, 2, 22), actions=THREE_ACTIONS))
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await planning(pilot, assessment)
        await pilot.press("c", "enter")
        await arrived(pilot, PlanScreen)
        first = file.read_bytes()
        assert first.count(b"BEGIN:VEVENT") == 3
        assert b"20270222" in first
        await pilot.press("s", "s", "down", "s", "s", "c", "enter", "n")
        await arrived(pilot, PlanScreen)
        assert file.read_bytes() == first
        await pilot.press("c", "enter", "j")
        await arrived(pilot, PlanScreen)
        assert file.read_bytes().count(b"BEGIN:VEVENT") == 2


async def test_a_calendar_file_that_cannot_be_written_is_told(make_app: MakeApp, tmp_path: Path) -> None:
    """A folder that does not exist: the message says so, and the app stays up."""
    assessment = begun(plan=Plan(next_look=dt.date(2027, 2, 22), actions=THREE_ACTIONS))
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        screen = await planning(pilot, assessment)
        save_calendar(screen, session_of(pilot), {"path": str(tmp_path / "mangler" / "plan.ics")})
        await pilot.pause()
        (told,) = pilot.app._notifications
        assert told.message.startswith("Filen kunne ikke gemmes:")
        assert pilot.app.screen is screen
