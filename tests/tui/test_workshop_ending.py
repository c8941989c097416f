"""The end of a meeting on the facilitator's screen: late answers that stay outside, and where the report goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static, TextArea

from checklist.tui.screens.confirm import ConfirmCard
from checklist.tui.screens.workshop_ask_card import AskCard
from checklist.tui.screens.workshop_pick_card import PickCard
from checklist.workshop import course
from tests.tui.conftest import arrived, text_of
from tests.tui.workshop_scenes import (
    MAAL,
    app_on,
    aside,
    at_work,
    finished,
    join,
    leading,
    planned,
    prepared,
    revealed,
    vote,
)

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from checklist.web.meeting import Meeting


def said_on(card: ConfirmCard | PickCard) -> str:
    """What the card says, without the screen that it is laid over."""
    return " ".join(" ".join(str(one.content) for one in card.query(Static)).split())


@pytest.mark.parametrize(
    ("late", "told"),
    [
        (2, "2 sene svar venter og kommer ikke med i tallene. Slettet for altid"),
        (3, "3 sene svar venter og kommer ikke med i tallene. Skal de med, så gå tilbage med Esc, og tryk l først."),
    ],
)
async def test_closing_says_which_late_answers_are_never_counted(archive_file: Path, late: int, told: str) -> None:
    """Two cannot be taken in any more; three still can, before the door shuts."""
    workshop_id = prepared(archive_file)
    at_work(archive_file, workshop_id, revealed)
    async with app_on(archive_file, workshop_id).run_test(size=(80, 24)) as pilot:
        screen = await leading(pilot)
        meeting = screen.hosting.meeting
        for person in await aside(join, meeting, late):
            for question_id in MAAL:
                await aside(vote, meeting, person, question_id, 4)
        await pilot.press("q")
        assert told in said_on(await arrived(pilot, ConfirmCard))


@pytest.mark.parametrize(
    ("late", "told"),
    [
        (1, "1 sent svar venter. Bliver resultatet endeligt, kommer det ikke med i tallene."),
        (3, "3 sene svar venter. Bliver resultatet endeligt, kommer de ikke med i tallene. Skal de med, så gå"),
    ],
)
async def test_the_choice_of_a_final_result_says_which_late_answers_it_leaves_out(
    archive_file: Path, late: int, told: str
) -> None:
    """After a preliminary one they may still come in, so it is said of the final alone."""

    def latecomers(meeting: Meeting) -> None:
        planned(meeting)
        for person in join(meeting, late):
            for question_id in MAAL:
                vote(meeting, person, question_id, 4)

    workshop_id = prepared(archive_file)
    at_work(archive_file, workshop_id, latecomers)
    async with app_on(archive_file, workshop_id).run_test(size=(80, 24)) as pilot:
        await leading(pilot)
        await pilot.press("enter")
        assert told in said_on(await arrived(pilot, PickCard))


async def test_closing_says_nothing_of_late_answers_where_none_wait(archive_file: Path) -> None:
    """Everybody was counted."""
    workshop_id = prepared(archive_file)
    at_work(archive_file, workshop_id, revealed)
    async with app_on(archive_file, workshop_id).run_test(size=(80, 24)) as pilot:
        await leading(pilot)
        await pilot.press("q")
        assert "venter" not in said_on(await arrived(pilot, ConfirmCard))


def final_with_a_late_answer(meeting: Meeting) -> None:
    """One colleague answers after the meeting; then the result is made final."""
    finished(meeting)
    (late,) = join(meeting, 1)
    for question_id in MAAL:
        vote(meeting, late, question_id, 4)
    meeting.make(course.make_final)


async def test_nothing_is_promised_to_an_answer_that_comes_too_late(archive_file: Path) -> None:
    """Once the result is final, the screen does not say that it is waiting to be counted."""
    workshop_id = prepared(archive_file)
    at_work(archive_file, workshop_id, final_with_a_late_answer)
    async with app_on(archive_file, workshop_id).run_test(size=(80, 24)) as pilot:
        screen = await leading(pilot)
        assert sum(screen.hosting.meeting.waiting.values()) == len(MAAL)
        assert "venter" not in text_of(screen)


async def asked_where(pilot: Pilot[None], path: Path) -> None:
    """The card for the report, with this path written in it, and Enter."""
    card = await arrived(pilot, AskCard)
    card.query_one("#path", TextArea).text = str(path)
    await pilot.press("enter")


async def test_a_folder_that_is_not_there_is_made_after_asking(
    archive_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No: the field again, with what was written; yes: the folder, and the report in it."""
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    workshop_id = prepared(archive_file)
    at_work(archive_file, workshop_id, finished)
    wanted = tmp_path / "rapporter" / "efterår" / "mødet.pdf"
    async with app_on(archive_file, workshop_id).run_test(size=(100, 30)) as pilot:
        screen = await leading(pilot)
        await pilot.press("x")
        await asked_where(pilot, wanted)
        assert "findes ikke. Skal den laves?" in said_on(await arrived(pilot, ConfirmCard))
        await pilot.press("n")
        card = await arrived(pilot, AskCard)
        assert card.query_one("#path", TextArea).text == str(wanted)
        assert not wanted.parent.exists()
        await pilot.press("enter")
        await arrived(pilot, ConfirmCard)
        await pilot.press("j")
        await pilot.app.workers.wait_for_complete([one for one in screen.workers if one.group == "report"])
    assert wanted.read_bytes().startswith(b"%PDF")


async def test_what_is_typed_takes_the_place_of_the_name_that_was_proposed(archive_file: Path, tmp_path: Path) -> None:
    """The first key begins a new path."""
    workshop_id = prepared(archive_file)
    at_work(archive_file, workshop_id, finished)
    async with app_on(archive_file, workshop_id).run_test(size=(100, 30)) as pilot:
        await leading(pilot)
        await pilot.press("x")
        card = await arrived(pilot, AskCard)
        await pilot.press(*"a.pdf")
        assert card.query_one("#path", TextArea).text == "a.pdf"
        await pilot.press("escape")
        await leading(pilot)


async def test_escape_from_the_card_writes_no_report(archive_file: Path, tmp_path: Path) -> None:
    """Nothing is written that nobody asked for."""
    workshop_id = prepared(archive_file)
    at_work(archive_file, workshop_id, finished)
    async with app_on(archive_file, workshop_id).run_test(size=(100, 30)) as pilot:
        screen = await leading(pilot)
        await pilot.press("x")
        card = await arrived(pilot, AskCard)
        card.query_one("#path", TextArea).text = str(tmp_path / "mødet.pdf")
        await pilot.press("escape")
        await leading(pilot)
        await pilot.app.workers.wait_for_complete([one for one in screen.workers if one.group == "report"])
    assert not (tmp_path / "mødet.pdf").exists()
