"""Leading a workshop: the next step by one key, nobody's answer before its moment, and nothing lost on the way."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest
from textual.widgets import TextArea

from checklist.archive import open_archive
from checklist.tui import WorkshopStart
from checklist.tui.app import LovendeApp
from checklist.tui.screens.confirm import ConfirmCard
from checklist.tui.screens.fields_card import FieldsCard
from checklist.tui.screens.workshop_connection import ConnectionScreen
from checklist.tui.screens.workshop_pick_card import PickCard, ReadCard
from checklist.workshop import course
from checklist.workshop.outcome import outcome
from tests.tui.conftest import arrived, text_of, words
from tests.tui.workshop_scenes import (
    CATALOGUE,
    MAAL,
    NOTE,
    answered,
    answering_again,
    app_on,
    aside,
    at_rest,
    at_work,
    everybody_answers,
    finished,
    join,
    leading,
    phase_of,
    planned,
    prepared,
    press,
    revealed,
    settled,
    vote,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from checklist.web.meeting import Meeting


async def test_a_whole_workshop_is_led_with_the_enter_key(archive_file: Path) -> None:
    """From the settings to the closed door: what was settled and planned is kept, what each one said is gone."""
    workshop_id = prepared(archive_file, elements=("maal",))
    async with app_on(archive_file, workshop_id).run_test(size=(80, 24)) as pilot:
        screen = await leading(pilot)
        await pilot.press("enter")
        await arrived(pilot, ConnectionScreen)
        await pilot.press("enter")
        screen = await leading(pilot)
        meeting = screen.hosting.meeting
        people = await aside(join, meeting)
        await press(pilot, screen, "enter")
        assert phase_of(meeting) == "answering"
        await aside(everybody_answers, meeting, people, (4, 4, 4, 5))
        await press(pilot, screen, "enter", "enter")
        assert {one.value for one in meeting.workshop.settled.values()} == {4}
        await press(pilot, screen, "3")
        await pilot.press("enter")
        assert "den foreslåede median" in words(text_of(await arrived(pilot, ConfirmCard)))
        await pilot.press("j")
        await leading(pilot)
        await press(pilot, screen)
        assert phase_of(meeting) == "planning"
        await press(pilot, screen, "space")
        await pilot.press("enter")
        await arrived(pilot, PickCard)
        await pilot.press("enter")
        screen = await leading(pilot)
        assert phase_of(meeting) == "finished"
        await pilot.press("enter")
        card = words(text_of(await arrived(pilot, ConfirmCard)))
        assert "Slettet for altid bliver: hvert enkelt svar" in card
        assert "Tilbage bliver: de tal, I så" in card
        await pilot.press("j")
        await leading(pilot)
        assert screen.hosting.server is None
    with open_archive(str(archive_file)) as archive:
        kept = archive.workshops.load(workshop_id).workshop
        assert archive.workshops.votes(workshop_id) == ()
        assert archive.workshops.participants(workshop_id) == ()
    assert kept.phase == "closed"
    assert len(kept.plan.actions) == 1
    values = [answer.value for answer in outcome(kept, CATALOGUE, kept.updated).consensus.answers.values()]
    assert sorted(value or 0 for value in values) == [3, *[4] * (len(MAAL) - 1)]


async def test_before_the_moment_the_screen_tells_only_how_many_are_done(archive_file: Path) -> None:
    """Note and figures come with the showing; until then the side says «1 af 4 er færdig» as soon as it is so."""
    workshop_id = prepared(archive_file)
    at_work(archive_file, workshop_id, lambda meeting: meeting.make(course.open_lobby))
    async with app_on(archive_file, workshop_id).run_test(size=(100, 30)) as pilot:
        screen = await leading(pilot)
        meeting = screen.hosting.meeting
        people = await aside(join, meeting)
        await press(pilot, screen, "enter")
        for question_id in MAAL:
            await aside(vote, meeting, people[0], question_id, 2, NOTE)
        await at_rest(pilot, screen)
        before = text_of(screen)
        assert "1 af 4 er færdig" in before
        assert "Kun om dagen" not in before
        assert "Medianen" not in before
        for person in people[1:]:
            for question_id in MAAL:
                await aside(vote, meeting, person, question_id, 2)
        await press(pilot, screen, "enter")
        after = text_of(screen)
    assert "Medianen er 2." in after
    assert f"»{NOTE}«" in words(after)


@pytest.mark.parametrize(
    ("done", "view", "next_step"),
    [
        (lambda _meeting: None, "prepared", "Åbn mødet"),
        (lambda meeting: meeting.make(course.open_lobby), "lobby", "Begynd at svare"),
        (answered, "answering", "Vis svarene"),
        (revealed, "questions", "Find de fælles svar"),
        (answering_again, "answering", "Vis svarene"),
        (settled, "questions", "Næste element: Monitorering"),
        (planned, "planning", "Afslut mødet"),
        (finished, "ended", "Luk mødet"),
        (lambda meeting: meeting.close(), "ended", "Workshoppen er færdig"),
    ],
)
async def test_an_app_that_was_killed_opens_the_meeting_where_it_was(
    archive_file: Path, done: Callable[[Meeting], object], view: str, next_step: str
) -> None:
    """In every phase: the same view, the same next step, and the pages open again where people need them."""
    workshop_id = prepared(archive_file)
    at_work(archive_file, workshop_id, done)
    async with app_on(archive_file, workshop_id).run_test(size=(80, 24)) as pilot:
        screen = await leading(pilot)
        assert screen.view.id == view
        assert next_step in text_of(screen)
        assert (screen.hosting.server is not None) is (view != "prepared" and next_step != "Workshoppen er færdig")


async def test_showing_before_all_are_done_asks_first(archive_file: Path) -> None:
    """«2 er ikke færdige endnu»; no keeps everybody's answers where they are."""
    workshop_id = prepared(archive_file)

    def two_of_four(meeting: Meeting) -> None:
        meeting.make(course.open_lobby)
        people = join(meeting)
        meeting.make(course.start_answering)
        everybody_answers(meeting, people[:2], (3, 3))

    at_work(archive_file, workshop_id, two_of_four)
    async with app_on(archive_file, workshop_id).run_test(size=(80, 24)) as pilot:
        screen = await leading(pilot)
        await pilot.press("enter")
        assert "2 er ikke færdige endnu." in text_of(await arrived(pilot, ConfirmCard))
        await pilot.press("n")
        await leading(pilot)
        assert phase_of(screen.hosting.meeting) == "answering"
        assert screen.hosting.workshop.shown == {}


async def test_the_next_step_says_what_is_missing(archive_file: Path) -> None:
    """With a shared answer taken away the next element waits, and the screen says for what."""
    workshop_id = prepared(archive_file)
    at_work(archive_file, workshop_id, settled)
    async with app_on(archive_file, workshop_id).run_test(size=(80, 24)) as pilot:
        screen = await leading(pilot)
        await press(pilot, screen, "delete")
        assert "1 spørgsmål mangler et fælles svar." in text_of(screen)
        await press(pilot, screen, "enter")
        assert phase_of(screen.hosting.meeting) == "settling"
        await press(pilot, screen, "v", "enter")
        assert phase_of(screen.hosting.meeting) == "answering"


async def test_chosen_questions_are_answered_again_and_what_moved_is_counted(archive_file: Path) -> None:
    """Space marks, i asks again; afterwards «1 gik fra 2 til 4», and three kept their answer."""
    workshop_id = prepared(archive_file)
    at_work(archive_file, workshop_id, revealed)
    async with app_on(archive_file, workshop_id).run_test(size=(100, 40)) as pilot:
        screen = await leading(pilot)
        meeting = screen.hosting.meeting
        await press(pilot, screen, "space", "i")
        (again,) = meeting.workshop.reopened
        for person in meeting.room.participants:
            await aside(vote, meeting, person, again, 4)
        await press(pilot, screen, "enter")
        shown = words(text_of(screen))
    assert "1 gik fra 2 til 4" in shown
    assert "3 blev ved deres svar" in shown


async def test_the_card_for_serious_matters_is_shown_to_all_and_put_away(archive_file: Path) -> None:
    """The key k shows it here and on every page, until it is put away here."""
    workshop_id = prepared(archive_file)
    at_work(archive_file, workshop_id, revealed)
    async with app_on(archive_file, workshop_id).run_test(size=(80, 24)) as pilot:
        screen = await leading(pilot)
        await pilot.press("k")
        assert "Gå til lederen." in text_of(await arrived(pilot, ReadCard))
        assert screen.hosting.workshop.card_shown
        await pilot.press("escape")
        await leading(pilot)
        assert not screen.hosting.workshop.card_shown


async def test_the_projectors_address_is_told_for_where_no_browser_opens(
    archive_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The key b opens the page, and the card has the same address to type on another computer."""
    opened: list[str] = []
    monkeypatch.setattr(LovendeApp, "open_url", lambda _app, address, **_more: opened.append(address))
    workshop_id = prepared(archive_file)
    at_work(archive_file, workshop_id, revealed)
    async with app_on(archive_file, workshop_id).run_test(size=(80, 24)) as pilot:
        await leading(pilot)
        await pilot.press("b")
        told = text_of(await arrived(pilot, ReadCard))
    assert len(opened) == 1
    assert opened[0] in told


async def test_a_step_back_shows_nothing_and_loses_nothing(archive_file: Path) -> None:
    """From answering back to the welcome and on again: the answers are still counted."""
    workshop_id = prepared(archive_file)
    at_work(archive_file, workshop_id, answered)
    async with app_on(archive_file, workshop_id).run_test(size=(80, 24)) as pilot:
        screen = await leading(pilot)
        await press(pilot, screen, "t")
        assert phase_of(screen.hosting.meeting) == "open"
        await press(pilot, screen, "enter")
        assert "4 af 4 er færdige" in text_of(screen)


async def test_late_answers_come_in_three_at_a_time(archive_file: Path) -> None:
    """Two more people are told to wait; with the third, seven answers are in the figures."""
    workshop_id = prepared(archive_file)
    at_work(archive_file, workshop_id, revealed)
    async with app_on(archive_file, workshop_id).run_test(size=(100, 40)) as pilot:
        screen = await leading(pilot)
        meeting = screen.hosting.meeting
        for number, person in enumerate(await aside(join, meeting, 3), start=1):
            for question_id in MAAL:
                await aside(vote, meeting, person, question_id, 4)
            await press(pilot, screen, "l")
            expected = 7 if number == 3 else 4
            assert {both.first.staff.given for both in meeting.workshop.shown.values()} == {expected}


async def test_the_report_of_a_finished_meeting_is_saved_where_it_is_asked_for(
    archive_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The key x proposes a name; a folder keeps it, and the file is a PDF."""
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    workshop_id = prepared(archive_file)
    at_work(archive_file, workshop_id, finished)
    folder = tmp_path / "rapporter"
    folder.mkdir()
    async with app_on(archive_file, workshop_id).run_test(size=(100, 30)) as pilot:
        screen = await leading(pilot)
        await pilot.press("x")
        card = await arrived(pilot, FieldsCard)
        card.query_one("#path", TextArea).text = str(folder)
        await pilot.press("enter")
        await pilot.app.workers.wait_for_complete([one for one in screen.workers if one.group == "report"])
    (file,) = folder.iterdir()
    assert file.name.startswith("workshop-rolige-morgener-")
    assert file.read_bytes().startswith(b"%PDF")


async def test_a_taken_port_is_told_and_the_meeting_stands(archive_file: Path) -> None:
    """The lobby says why the pages are not open, and which key helps."""
    workshop_id = prepared(archive_file)
    at_work(archive_file, workshop_id, lambda meeting: meeting.make(course.open_lobby))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        app = LovendeApp(str(archive_file), workshop=WorkshopStart(workshop_id, "127.0.0.1", port))
        async with app.run_test(size=(80, 24)) as pilot:
            screen = await leading(pilot)
            said = words(text_of(screen))
    assert f"Port {port} er optaget" in said
    assert "w åbner den." in said
