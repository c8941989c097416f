"""Answers that come in on the facilitator's computer: paper ballots, people in turn, and files from colleagues."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING
from uuid import uuid4

from checklist.archive import open_archive
from checklist.assessment.editing import begin
from checklist.assessment.model import Answer, Practice, Respondent
from checklist.exchange import write
from checklist.tui.screens.fields_card import FieldsCard
from checklist.tui.screens.free_text import FreeTextCard
from checklist.tui.screens.workshop_import import WorkshopImportScreen
from checklist.tui.screens.workshop_laptop import LaptopScreen
from checklist.tui.screens.workshop_paper import BallotScreen
from checklist.tui.screens.workshop_pick_card import PickCard, ReadCard
from checklist.tui.widgets.file_picker import FilePicker
from checklist.workshop import course
from tests.tui.conftest import arrived, text_of
from tests.tui.quiet import until
from tests.tui.workshop_scenes import CATALOGUE, app_on, asked, at_work, leading, prepared

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any
    from uuid import UUID

    from textual.pilot import Pilot

    from checklist.web.meeting import Meeting
    from checklist.workshop.model import Vote

MAAL, MONITORERING = asked("maal"), asked("monitorering")


def votes_in(archive_file: Path, workshop_id: UUID) -> list[Vote]:
    """Every answer that counts."""
    with open_archive(str(archive_file)) as archive:
        return [one for one in archive.workshops.votes(workshop_id) if one.answer.is_given]


async def test_paper_is_keyed_in_number_after_number(archive_file: Path) -> None:
    """Two ballots by ten keys; backspace mends the last one; the first ballot is out of sight with the second."""
    workshop_id = prepared(archive_file, elements=("maal",))
    assert len(MAAL) == 2
    async with app_on(archive_file, workshop_id).run_test(size=(80, 24)) as pilot:
        screen = await leading(pilot)
        await pilot.press("s")
        ballot = await arrived(pilot, BallotScreen)
        await pilot.press("1", "5", "backspace", "4")
        assert "Sedlen er tastet." in text_of(ballot)
        await pilot.press("enter")
        await pilot.pause()
        assert "Seddel nr. 2" in text_of(ballot)
        fields = " ".join(text_of(ballot).split())
        assert "▸ 1. · 2. ·" in fields
        await pilot.press("v", "space", "escape")
        await leading(pilot)
        assert screen.hosting.meeting.answered_before == 2
    found = Counter((one.question, one.answer.value) for one in votes_in(archive_file, workshop_id))
    assert found == {(MAAL[0], 1): 1, (MAAL[1], 4): 1, (MAAL[0], None): 1}


async def test_a_note_from_paper_is_kept_without_leave_to_show_it(archive_file: Path) -> None:
    """The key n writes the note of the field just keyed; the first line of the card says no."""
    workshop_id = prepared(archive_file, elements=("maal",))
    async with app_on(archive_file, workshop_id).run_test(size=(80, 24)) as pilot:
        await leading(pilot)
        await pilot.press("s")
        await arrived(pilot, BallotScreen)
        await pilot.press("2", "n")
        await arrived(pilot, FreeTextCard)
        await pilot.press(*"kun om dagen", "escape")
        await arrived(pilot, PickCard)
        await pilot.press("enter")
        await arrived(pilot, BallotScreen)
        await pilot.press("escape")
        await leading(pilot)
    (vote,) = votes_in(archive_file, workshop_id)
    assert (vote.answer.note, vote.note_may_be_shown) == ("kun om dagen", False)


async def test_people_answer_in_turn_and_nothing_of_it_stays_in_sight(archive_file: Path) -> None:
    """Promises first, then the perspective, then the numbers; afterwards the screen only says thank you."""
    workshop_id = prepared(archive_file)

    def begun(meeting: Meeting) -> None:
        meeting.make(course.open_lobby)
        meeting.make(course.start_answering)

    at_work(archive_file, workshop_id, begun)
    async with app_on(archive_file, workshop_id).run_test(size=(80, 24)) as pilot:
        screen = await leading(pilot)
        await pilot.press("a")
        await arrived(pilot, ReadCard)
        await pilot.press("enter")
        await arrived(pilot, PickCard)
        await pilot.press("down", "enter")
        turn = await arrived(pilot, LaptopScreen)
        for _question in MAAL:
            await pilot.press("2")
            await pilot.pause()
        await until(lambda: "Tak. Dine svar er gemt og skjult." in text_of(turn), lambda: text_of(turn))
        said = text_of(turn)
        assert "Slet ikke" not in said
        await pilot.press("enter")
        assert "Jeg er nummer 1" in text_of(await arrived(pilot, PickCard))
        await pilot.press("escape")
        await leading(pilot)
        assert (screen.hosting.meeting.progress.done, screen.hosting.meeting.progress.of) == (1, 1)
    assert [one.answer.value for one in votes_in(archive_file, workshop_id)] == [2] * len(MAAL)


async def fetched(pilot: Pilot[Any], room: WorkshopImportScreen, file: Path) -> None:
    """Choose the file, and wait until it is taken in or refused."""
    room.post_message(FilePicker.Picked(file))
    await pilot.pause()
    await until(lambda: not any(worker.name == "_fetch" for worker in pilot.app.workers))
    await pilot.pause()


async def test_a_file_from_a_colleague_counts_once_however_often_it_comes(archive_file: Path, tmp_path: Path) -> None:
    """What the meeting asks is taken in, the rest is said to be left out, and no answer is on the screen."""
    workshop_id = prepared(archive_file)
    practice = Practice(id=uuid4(), name="Rolige morgener", service="Bostedet Åhaven (fiktivt)")
    own = begin(CATALOGUE, practice, Respondent(perspective="aften-nat"), dt.datetime.now(dt.UTC))
    other = asked("oekonomi")[0]
    answers = {MAAL[0]: Answer(value=2, note="Spørg 010190-1234"), MAAL[1]: Answer(value=5), other: Answer(value=1)}
    file = tmp_path / "natten.toml"
    file.write_bytes(write(own.model_copy(update={"answers": answers}), "toml"))
    async with app_on(archive_file, workshop_id).run_test(size=(100, 30)) as pilot:
        screen = await leading(pilot)
        await pilot.press("h")
        room = await arrived(pilot, WorkshopImportScreen)
        for _time in range(2):
            await fetched(pilot, room, file)
        said = " ".join(text_of(room).split())
        assert "2 svar er med." in said
        assert "1 svar handler om noget andet end mødet." in said
        assert "Noget, der lignede et CPR-nummer, er taget ud." in said
        await pilot.press("escape")
        await leading(pilot)
        assert screen.hosting.meeting.answered_before == 1
    kept = votes_in(archive_file, workshop_id)
    assert sorted((one.question, one.answer.value) for one in kept) == sorted([(MAAL[0], 2), (MAAL[1], 5)])
    assert all("010190" not in (one.answer.note or "") for one in kept)


async def test_a_file_that_is_no_single_persons_answers_is_refused_in_words(archive_file: Path, tmp_path: Path) -> None:
    """A rehearsal, and a file that is nothing at all."""
    workshop_id = prepared(archive_file)
    practice = Practice(id=uuid4(), name="Rolige morgener", service="Åhaven (fiktivt)")
    own = begin(CATALOGUE, practice, Respondent(), dt.datetime.now(dt.UTC), practice_mode=True)
    rehearsal, nothing = tmp_path / "oevelse.toml", tmp_path / "intet.toml"
    rehearsal.write_bytes(write(own.model_copy(update={"answers": {MAAL[0]: Answer(value=2)}}), "toml"))
    nothing.write_text("ikke = [")
    async with app_on(archive_file, workshop_id).run_test(size=(100, 30)) as pilot:
        await leading(pilot)
        await pilot.press("h")
        room = await arrived(pilot, WorkshopImportScreen)
        for file in (rehearsal, nothing):
            await fetched(pilot, room, file)
        said = text_of(room)
    assert "Filen er en øvelse, og den tæller ikke med." in said
    assert "intet.toml: E" in said
    assert votes_in(archive_file, workshop_id) == []


async def test_citizens_cards_are_counted_in_and_few_of_them_stay_unseen(archive_file: Path) -> None:
    """Three cards are kept and not shown; opening the card again and leaving it loses nothing."""
    workshop_id = prepared(archive_file)
    async with app_on(archive_file, workshop_id).run_test(size=(80, 24)) as pilot:
        screen = await leading(pilot)
        for keys in (("2", "tab", "1", "enter"), ("enter",)):
            await pilot.press("c")
            await arrived(pilot, PickCard)
            await pilot.press("enter")
            await arrived(pilot, FieldsCard)
            await pilot.press(*keys)
            await leading(pilot)
        assert screen.hosting.workshop.citizens == {}
    with open_archive(str(archive_file)) as archive:
        kept = archive.workshops.load(workshop_id).workshop.citizens["maal"]
    assert (kept.yes, kept.sometimes, kept.no, kept.skipped) == (2, 1, 0, 0)
