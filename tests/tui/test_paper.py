"""Printing from the app: the chosen documents in the chosen folder, told as they come, on a screen that never stops."""

from __future__ import annotations

import asyncio
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from checklist.catalogue import our_catalogue
from checklist.report import PdfUnavailableError
from checklist.report.kit import edition
from checklist.tui.screens import paper, paper_work
from checklist.tui.screens.confirm import ConfirmCard
from checklist.tui.screens.export import ExportScreen
from checklist.tui.screens.file_news import Failed, News, Remark, Total
from checklist.tui.screens.home import HomeScreen
from checklist.tui.screens.paper import PaperScreen
from checklist.tui.screens.paper_work import PaperJob, write_one
from checklist.tui.widgets.field import Field
from checklist.tui.widgets.one_of import OneOf, Tick
from tests.tui.conftest import app_of, arrived, begun, outcome, settled, text_of
from tests.tui.quiet import until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from textual.pilot import Pilot

    from checklist.tui.app import LovendeApp


@pytest.fixture
def jobs(monkeypatch: pytest.MonkeyPatch) -> list[PaperJob]:
    """What was asked for; nothing is written, and every document is said to be there."""
    asked: list[PaperJob] = []

    async def note(job: PaperJob) -> AsyncIterator[News]:
        asked.append(job)
        for name in job.names:
            yield job.folder / name

    monkeypatch.setattr(paper, "make", note)
    return asked


async def open_paper(pilot: Pilot[Any], folder: Path, what: str = "all") -> PaperScreen:
    """The screen, opened from home with its key, with the folder and the choice set."""
    await settled(pilot)
    await pilot.press("t")
    screen = await arrived(pilot, PaperScreen)
    screen.query_one("#folder", Field).value = str(folder)
    screen.query_one("#what", OneOf).chosen = what
    await pilot.pause()
    return screen


async def test_a_document_is_written_while_the_keys_still_work(
    make_app: Callable[..., LovendeApp], folder: Path
) -> None:
    """The wall poster, by a process of its own: meanwhile the choice moves; then its name and folder are told."""
    async with make_app().run_test(size=(80, 24)) as pilot:
        screen = await open_paper(pilot, folder, "poster")
        await pilot.press("ctrl+s")
        await outcome(pilot, "Skriver plakaten")
        screen.query_one("#what", OneOf).focus()
        await pilot.press("up")
        assert screen.what == "monthly"
        said = await outcome(pilot, "Gemt")
    assert str(folder) in said
    assert "plakat-a3.pdf" in said
    assert len(PdfReader(folder / "plakat-a3.pdf").pages) == 1


async def test_the_whole_kit_is_asked_for_with_the_chosen_words_and_questions(
    make_app: Callable[..., LovendeApp], folder: Path, jobs: list[PaperJob]
) -> None:
    """Eight documents, short form, words of the area, without explanations, made on the day that it is."""
    async with make_app().run_test(size=(80, 24)) as pilot:
        screen = await open_paper(pilot, folder)
        screen.query_one("#form", OneOf).chosen = "short"
        screen.query_one("#area", OneOf).chosen = "handicap"
        screen.query_one("#help", Tick).value = False
        await pilot.press("ctrl+s")
        await outcome(pilot, "Gemt")
    (job,) = jobs
    assert len(job.documents) == 8
    assert (job.choices.form, job.choices.with_help, job.choices.made) == ("short", False, dt.date(2026, 11, 22))
    assert job.choices.area is not None
    assert job.choices.area.id == "handicap"


@pytest.mark.parametrize(
    ("what", "heeded"),
    [("paper", {"form", "area", "help"}), ("ballot", {"form", "area"}), ("monthly", {"area", "element"})],
)
async def test_only_choices_that_make_a_difference_are_shown(
    make_app: Callable[..., LovendeApp], folder: Path, what: str, heeded: set[str]
) -> None:
    """A choice that would do nothing is not there."""
    async with make_app().run_test(size=(80, 24)) as pilot:
        screen = await open_paper(pilot, folder, what)
        shown = {name for name in ("form", "area", "help", "element") if screen.query_one(f"#{name}").display}
    assert shown == heeded


async def test_the_element_of_the_month_can_be_one_by_its_number(
    make_app: Callable[..., LovendeApp], folder: Path, jobs: list[PaperJob]
) -> None:
    """Its name stands at the number; a number that no element has is said to be wrong, and nothing is written."""
    async with make_app().run_test(size=(80, 24)) as pilot:
        screen = await open_paper(pilot, folder, "monthly")
        field = screen.query_one("#element", Field)
        for wrong in ("12", "to"):
            field.value = wrong
            await pilot.press("ctrl+s")
            await pilot.pause()
            assert "Et tal fra 1 til 11" in str(field.border_subtitle)
        assert jobs == []
        field.value = "4"
        await pilot.pause()
        assert field.border_subtitle == "Mål"
        await pilot.press("ctrl+s")
        await outcome(pilot, "maanedens-element-maal.pdf")
    assert [job.element for job in jobs] == ["maal"]


async def test_files_that_are_there_are_named_and_replaced_only_after_asking(
    make_app: Callable[..., LovendeApp], folder: Path, jobs: list[PaperJob]
) -> None:
    """No, and nothing is written; yes, and it is."""
    (folder / "stemmeseddel.pdf").write_text("min")
    async with make_app().run_test(size=(80, 24)) as pilot:
        await open_paper(pilot, folder)
        for key, asked in (("n", 0), ("j", 1)):
            await pilot.press("ctrl+s")
            card = await arrived(pilot, ConfirmCard)
            assert "i mappen: stemmeseddel.pdf." in text_of(card)
            await pilot.press(key)
            await arrived(pilot, PaperScreen)
            await pilot.pause()
            assert len(jobs) == asked
        await outcome(pilot, "Gemt")


async def test_a_folder_that_is_not_there_can_be_made(
    make_app: Callable[..., LovendeApp], folder: Path, jobs: list[PaperJob]
) -> None:
    """No, and the field says so; yes, and it is there."""
    async with make_app().run_test(size=(80, 24)) as pilot:
        screen = await open_paper(pilot, folder / "til" / "mødet", "ballot")
        for key in ("n", "j"):
            await pilot.press("ctrl+s")
            await arrived(pilot, ConfirmCard)
            await pilot.press(key)
            await arrived(pilot, PaperScreen)
            assert screen.query_one("#folder", Field).has_class("-wrong") == (key == "n")
        await outcome(pilot, "Gemt")
    assert (folder / "til" / "mødet").is_dir()
    assert len(jobs) == 1


async def test_progress_is_told_and_the_news_reach_who_has_left(
    make_app: Callable[..., LovendeApp], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second of eight is named; a second start has to wait; on the home screen a message tells the end."""
    more = asyncio.Event()

    async def slow(job: PaperJob) -> AsyncIterator[News]:
        yield Total(len(job.names))
        yield job.folder / job.names[0]
        await more.wait()
        yield Remark("Der er ingen borgerkort.")
        yield Failed("Disken er fuld.")

    monkeypatch.setattr(paper, "make", slow)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await open_paper(pilot, folder)
        await pilot.press("ctrl+s")
        await outcome(pilot, "2 af 8 · Skriver spørgeskemaet til skærm")
        await pilot.press("ctrl+s", "escape")
        await arrived(pilot, HomeScreen)
        more.set()

        def notes() -> list[str]:
            return [note.message for note in pilot.app._notifications]

        await until(lambda: "Disken er fuld." in notes()[-1], notes)
        told = notes()
    assert "Vent lidt." in told[0]
    assert told[-1].splitlines() == [
        f"Gemt i {folder}: spoergeskema-til-papir.pdf.",
        "Der er ingen borgerkort.",
        "Disken er fuld.",
    ]


async def test_the_export_screen_leads_here_with_its_own_area_and_form(
    make_app: Callable[..., LovendeApp], folder: Path, jobs: list[PaperJob]
) -> None:
    """So that the sheet fits the assessment that is open."""
    stored = begun(given=3, area="udsatte-voksne", short=True)
    async with make_app(stored).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app_of(pilot).push_screen(ExportScreen(app_of(pilot).ready_desk.open(stored.id)))
        await arrived(pilot, ExportScreen)
        await pilot.press("ctrl+t")
        screen = await arrived(pilot, PaperScreen)
        screen.query_one("#folder", Field).value = str(folder)
        await pilot.press("ctrl+s")
        await outcome(pilot, "Gemt")
    assert jobs[0].choices.form == "short"
    assert jobs[0].choices.area is not None
    assert jobs[0].choices.area.id == "udsatte-voksne"


def test_what_cannot_be_written_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that is a file; and a computer without Pango, with what to install."""
    (tmp_path / "fil").write_text("")
    choices = edition(our_catalogue(), made=dt.date(2026, 11, 22), form="short")
    failed = write_one("ballot", PaperJob(("ballot",), choices, None, tmp_path / "fil", "da"))
    assert isinstance(failed, Failed)
    assert "stemmeseddel.pdf" in failed.message

    def unavailable(*_given: object, **_named: object) -> Path:
        raise PdfUnavailableError("Installer Pango")

    monkeypatch.setattr(paper_work, "write_document", unavailable)
    assert write_one("ballot", PaperJob(("ballot",), choices, None, tmp_path, "da")) == Failed(
        "Installer Pango", needs_pango=True
    )
