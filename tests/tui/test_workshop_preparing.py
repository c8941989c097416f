"""Preparing a workshop: a new one, its settings, elements and agenda, and the code that is drawn for the phones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import segno

from checklist.archive import open_archive
from checklist.tui.screens.fields_card import FieldsCard
from checklist.tui.screens.workshop_agenda import AgendaCard
from checklist.tui.screens.workshop_elements import ElementsCard
from checklist.tui.screens.workshop_list import WorkshopsScreen
from checklist.tui.screens.workshop_pick_card import PickCard, ReadCard
from checklist.tui.screens.workshop_settings import WorkshopSettingsScreen
from checklist.tui.widgets.choice_list import ChoiceList
from checklist.tui.widgets.qr_code import QUIET, qr_text
from checklist.workshop import course
from tests.tui.conftest import arrived, begun, fill, settled, text_of
from tests.tui.workshop_scenes import app_on, at_work, everybody_answers, join, leading, prepared

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from textual.pilot import Pilot

    from checklist.tui.app import LovendeApp
    from checklist.web.meeting import Meeting
    from checklist.workshop.model import Settings


async def settling(pilot: Pilot[Any], key: str) -> WorkshopSettingsScreen:
    """The settings, pointing at one of them."""
    await leading(pilot)
    await pilot.press("r")
    screen = await arrived(pilot, WorkshopSettingsScreen)
    screen.query_one(ChoiceList).choose(key)
    await pilot.pause()
    return screen


def settings_in(archive_file: Path, workshop_id: Any) -> Settings:
    with open_archive(str(archive_file)) as archive:
        return archive.workshops.load(workshop_id).workshop.settings


async def test_a_new_workshop_is_about_a_practice_that_the_archive_knows(
    make_app: Callable[..., LovendeApp], archive_file: Path
) -> None:
    """The key w on the home screen, n, Enter: the same practice, and three elements suggested for 90 minutes."""
    earlier = begun("Døgnrytme", "Åhaven", given=40)
    fill(archive_file, earlier)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("w")
        await arrived(pilot, WorkshopsScreen)
        await pilot.press("n")
        await arrived(pilot, PickCard)
        await pilot.press("enter")
        screen = await arrived(pilot, WorkshopSettingsScreen)
        assert "Døgnrytme · Åhaven" in text_of(screen)
        assert "90 minutter" in text_of(screen)
    with open_archive(str(archive_file)) as archive:
        (entry,) = archive.workshops.entries()
        chosen = archive.workshops.load(entry.id).workshop.settings
    assert chosen.practice.id == earlier.practice.id
    assert len(chosen.elements) == 3


async def test_a_new_practice_is_named_first(make_app: Callable[..., LovendeApp], archive_file: Path) -> None:
    """An empty archive asks for practice and service at once; leaving the card makes nothing."""
    async with make_app().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("w")
        await arrived(pilot, WorkshopsScreen)
        await pilot.press("n")
        await arrived(pilot, FieldsCard)
        await pilot.press("escape")
        await arrived(pilot, WorkshopsScreen)
    with open_archive(str(archive_file)) as archive:
        assert archive.workshops.entries() == ()


async def test_arrows_change_a_setting_and_it_is_kept_at_once(archive_file: Path) -> None:
    """90 minutes and one step right are 105, and the agenda fills them; the smallest group does not go below three."""
    workshop_id = prepared(archive_file)
    async with app_on(archive_file, workshop_id).run_test(size=(80, 24)) as pilot:
        screen = await settling(pilot, "length")
        await pilot.press("right")
        assert "105 minutter" in text_of(screen)
        screen.query_one(ChoiceList).choose("smallest_group")
        await pilot.press("left", "left", "left")
        assert "Så mange skal have svaret, før der vises tal." in text_of(screen)
    kept = settings_in(archive_file, workshop_id)
    assert (kept.length, sum(slot.minutes for slot in kept.agenda)) == (105, 105)
    assert kept.smallest_group == 3


async def test_what_people_were_told_stands_once_somebody_has_answered(archive_file: Path) -> None:
    """Names cannot be shown afterwards, and the screen says why."""
    workshop_id = prepared(archive_file)

    def answered(meeting: Meeting) -> None:
        meeting.make(course.open_lobby)
        people = join(meeting)
        meeting.make(course.start_answering)
        everybody_answers(meeting, people, (1, 2, 3, 4))
        meeting.make(course.back_to_lobby)

    at_work(archive_file, workshop_id, answered)
    async with app_on(archive_file, workshop_id).run_test(size=(80, 24)) as pilot:
        screen = await settling(pilot, "names_shown")
        await pilot.press("right")
        await pilot.pause()
        assert "Nogen har allerede svaret." in text_of(screen)
    assert not settings_in(archive_file, workshop_id).names_shown


async def test_elements_are_chosen_with_the_reason_for_the_suggestion(archive_file: Path) -> None:
    """Space takes one more in; the card says how many there is time for, and that the stars are suggested."""
    workshop_id = prepared(archive_file)
    async with app_on(archive_file, workshop_id).run_test(size=(80, 24)) as pilot:
        await settling(pilot, "elements")
        await pilot.press("enter")
        card = await arrived(pilot, ElementsCard)
        assert "er der tid til" in text_of(card)
        assert "★ er foreslået" in text_of(card)
        card.query_one(ChoiceList).choose("oekonomi")
        await pilot.press("space", "escape")
        await arrived(pilot, WorkshopSettingsScreen)
    kept = settings_in(archive_file, workshop_id)
    assert kept.elements == ("maal", "monitorering", "oekonomi")
    assert [slot.element for slot in kept.agenda if slot.element] == ["maal", "monitorering", "oekonomi"]


async def test_a_slot_of_the_agenda_is_set_by_hand_and_the_others_give_way(archive_file: Path) -> None:
    """Opening from 10 to 12 minutes; the whole is still 90, and space lets it go again."""
    workshop_id = prepared(archive_file)
    async with app_on(archive_file, workshop_id).run_test(size=(80, 24)) as pilot:
        await settling(pilot, "agenda")
        await pilot.press("enter")
        await arrived(pilot, AgendaCard)
        await pilot.press("right", "right")
        kept = settings_in(archive_file, workshop_id).agenda
        assert (kept[0].minutes, kept[0].fixed, sum(slot.minutes for slot in kept)) == (12, True, 90)
        await pilot.press("space")
    assert not settings_in(archive_file, workshop_id).agenda[0].fixed


async def test_what_everybody_is_told_can_be_read_beforehand(archive_file: Path) -> None:
    """The key d shows the promises that the pages show."""
    workshop_id = prepared(archive_file)
    async with app_on(archive_file, workshop_id).run_test(size=(80, 24)) as pilot:
        await leading(pilot)
        await pilot.press("d")
        assert "Du svarer uden navn." in text_of(await arrived(pilot, ReadCard))


def test_the_code_on_the_screen_is_the_code_of_the_address() -> None:
    """Half blocks read back as modules are the code's own, with light ones around it, and a line is two modules."""
    address = "http://192.168.1.20:8642/BCDFGH"
    halves = {"█": (1, 1), "▀": (1, 0), "▄": (0, 1), " ": (0, 0)}
    lines = qr_text(address).plain.split("\n")
    read = [[halves[sign][half] for sign in line] for line in lines for half in (0, 1)]
    code = [
        [int(module) for module in row] for row in segno.make(address, error="l", micro=False, boost_error=False).matrix
    ]
    side = len(code)
    inside = [row[QUIET : QUIET + side] for row in read[QUIET : QUIET + side]]
    assert inside == code
    assert sum(map(sum, read)) == sum(map(sum, code))
    assert {len(row) for row in read} == {side + 2 * QUIET}
