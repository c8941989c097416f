"""What the facilitator learns of the room while people answer, and puts on its wall when they talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from checklist.tui.screens.confirm import ConfirmCard
from checklist.web.presence import GONE_AFTER
from checklist.workshop import course
from tests.tui.conftest import arrived, text_of, words
from tests.tui.workshop_scenes import MAAL, app_on, at_work, leading, prepared, press, revealed, vote
from tests.tui.workshop_scenes import join as come_in

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from checklist.tui.screens.workshop_lead import LeadScreen
    from checklist.web.meeting import Meeting


def waiting_for_three(meeting: Meeting) -> None:
    """Four people in by the page; one of them is done."""
    meeting.make(course.open_lobby)
    first, *_others = come_in(meeting)
    meeting.make(course.start_answering)
    for question_id in MAAL:
        vote(meeting, first, question_id, 4)


def beside(screen: LeadScreen) -> str:
    """What stands in the column beside the meeting."""
    return " ".join(" ".join(line.rpartition("▏")[2] for line in text_of(screen).splitlines()).split())


async def test_those_who_have_left_are_told_of_by_number_alone(
    archive_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three are missing, one has a page open: two may have left, and before the showing the card says so too."""
    workshop_id = prepared(archive_file)
    at_work(archive_file, workshop_id, waiting_for_three)
    async with app_on(archive_file, workshop_id).run_test(size=(80, 24)) as pilot:
        screen = await leading(pilot)
        meeting = screen.hosting.meeting
        assert "har ikke siden åben" not in beside(screen)
        later = meeting.now() + 2 * GONE_AFTER
        monkeypatch.setattr(meeting, "now", lambda: later)
        missing = [one for one in meeting.room.participants if meeting.room.own(one, MAAL[0], 1) is None]
        meeting.doors.presence.came(missing[0], meeting.now())
        screen.show()
        await pilot.pause()
        assert "2 mangler at svare og har ikke siden åben." in beside(screen)
        await pilot.press("enter")
        card = " ".join(str(one.content) for one in (await arrived(pilot, ConfirmCard)).query(Static))
        assert "3 er ikke færdige endnu. 2 af dem har ikke siden åben og er måske gået." in card


async def test_the_question_pointed_at_is_put_on_the_wall_and_taken_down_again(archive_file: Path) -> None:
    """The key z: one question alone, then the next one instead, then all; the screen says which one it is."""
    workshop_id = prepared(archive_file)
    at_work(archive_file, workshop_id, revealed)
    async with app_on(archive_file, workshop_id).run_test(size=(100, 30)) as pilot:
        screen = await leading(pilot)
        meeting = screen.hosting.meeting
        await press(pilot, screen, "z")
        first = meeting.workshop.large
        assert "Står stort på storskærmen. z viser alle igen." in words(text_of(screen))
        await press(pilot, screen, "down")
        assert "Står stort på storskærmen" not in words(text_of(screen))
        await press(pilot, screen, "z")
        assert {first, meeting.workshop.large} == set(MAAL)
        await press(pilot, screen, "z")
        assert meeting.workshop.large is None
