"""Carrying out: the right file in the right place, what it carries said first, and a screen that never freezes."""

from __future__ import annotations

import asyncio
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from textual.widgets import Static

from checklist.assessment.model import Action, Evidence, Plan
from checklist.exchange import read_file
from checklist.tui.screens import export
from checklist.tui.screens.export_work import Job
from checklist.tui.screens.file_news import Failed
from checklist.tui.screens.home import HomeScreen
from checklist.tui.widgets.one_of import OneOf, Tick
from tests.tui.conftest import arrived, begun, outcome
from tests.tui.exporting import choose, open_screen
from tests.tui.quiet import until

if TYPE_CHECKING:
    from collections.abc import Callable

    from checklist.tui.app import LovendeApp


@pytest.mark.parametrize("what", ["toml", "json"])
async def test_the_assessment_itself_reads_back_the_same(
    make_app: Callable[..., LovendeApp], folder: Path, what: str
) -> None:
    """The file has a sensible name, and its path is told."""
    stored = begun(given=3)
    async with make_app(stored).run_test(size=(80, 24)) as pilot:
        await open_screen(pilot, stored, folder)
        await choose(pilot, what)
        await pilot.press("ctrl+s")
        said = await outcome(pilot, "Gemt")
    path = folder / f"besvarelse-doegnrytme-2026.{what}"
    assert str(path) in said
    assert read_file(path) == (stored, ())


async def test_the_plan_goes_to_the_calendar(make_app: Callable[..., LovendeApp], folder: Path) -> None:
    """The file is named as a plan and holds the day of the next look."""
    stored = begun(plan=Plan(next_look=dt.date(2027, 2, 1), actions=(Action(id="a", title="Skriv målene sammen"),)))
    async with make_app(stored).run_test(size=(80, 24)) as pilot:
        await open_screen(pilot, stored, folder)
        await choose(pilot, "calendar")
        await pilot.press("ctrl+s")
        await outcome(pilot, "Gemt")
    assert "DTSTART;VALUE=DATE:20270201" in (folder / "plan-doegnrytme-2026.ics").read_text()


async def test_the_plan_goes_to_a_spreadsheet(make_app: Callable[..., LovendeApp], folder: Path) -> None:
    """The file is named as a plan and holds its action and no answer."""
    plan = Plan(next_look=dt.date(2027, 2, 1), actions=(Action(id="a", title="Skriv målene sammen"),))
    stored = begun(plan=plan, given=3)
    async with make_app(stored).run_test(size=(80, 24)) as pilot:
        screen = await open_screen(pilot, stored, folder)
        await choose(pilot, "workbook")
        assert "ikke svarene" in str(screen.query_one("#carries", Static).content)
        await pilot.press("ctrl+s")
        await outcome(pilot, "Gemt")
    sheet = load_workbook(folder / "plan-doegnrytme-2026.xlsx").worksheets[0]
    assert (sheet["B6"].value, sheet["D3"].value.date()) == ("Skriv målene sammen", dt.date(2027, 2, 1))


async def test_the_report_is_written_by_a_process_while_the_keys_go_on_working(
    make_app: Callable[..., LovendeApp], folder: Path
) -> None:
    """The real PDF; while it is written a key press changes the choice, and the file carries the assessment."""
    stored = begun(given=3)
    async with make_app(stored).run_test(size=(80, 24)) as pilot:
        screen = await open_screen(pilot, stored, folder)
        await pilot.press("ctrl+s")
        await outcome(pilot, "Skriver rapporten")
        screen.query_one("#what", OneOf).focus()
        await pilot.press("down")
        assert screen.what == "overview"
        assert not (folder / "refleksionsrapport-doegnrytme-2026.pdf").exists()
        await outcome(pilot, "Gemt")
    assert read_file(folder / "refleksionsrapport-doegnrytme-2026.pdf") == (stored, ())


async def test_a_report_without_data_carries_no_assessment(make_app: Callable[..., LovendeApp], folder: Path) -> None:
    """The tick decides, and the words on the screen follow it."""
    stored = begun(given=3)
    async with make_app(stored).run_test(size=(80, 24)) as pilot:
        screen = await open_screen(pilot, stored, folder)
        carries = screen.query_one("#carries", Static)
        assert "ligger også i filen som data" in str(carries.content)
        screen.query_one("#with-data", Tick).value = False
        await pilot.pause()
        assert "ligger også i filen som data" not in str(carries.content)
        await choose(pilot, "html")
        await pilot.press("ctrl+s")
        await outcome(pilot, "Gemt")
    assert str(stored.id) not in (folder / "refleksionsrapport-doegnrytme-2026.html").read_text()


async def test_what_the_file_carries_is_counted_before_it_leaves_the_house(
    make_app: Callable[..., LovendeApp], folder: Path
) -> None:
    """Answers, notes, documents, actions and the names in them; a number like a CPR number is warned of."""
    first, second = begun(given=2).answers.items()
    noted = {first[0]: first[1].model_copy(update={"note": "Se 010203-1234"}), second[0]: second[1]}
    action = Action(id="a", title="Skriv målene sammen", owner="Mette")
    stored = begun(answers=noted, evidence=(Evidence(id="d", title="Døgnrytmeplan"),), plan=Plan(actions=(action,)))
    async with make_app(stored).run_test(size=(80, 24)) as pilot:
        screen = await open_screen(pilot, stored, folder)
        carries = screen.query_one("#carries", Static)
        said = str(carries.content)
        assert "2 svar, 1 note, navnet på 1 bilag, 1 handling." in said
        assert "Ansvarlige, der er nævnt: Mette." in said
        assert "ligner et CPR-nummer" in said
        await choose(pilot, "overview")
        assert "Mette" not in str(carries.content)


async def test_an_earlier_assessment_of_the_same_practice_is_compared_with(
    make_app: Callable[..., LovendeApp], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The latest one before this; another practice's and a rehearsal's are left alone, and the tick takes it out."""
    jobs: list[Job] = []

    async def note(job: Job) -> Path:
        jobs.append(job)
        return job.target

    monkeypatch.setattr(export, "make", note)
    this, last = begun(given=3), begun(given=3, year=2025)
    others = [begun(given=3, year=2024), begun("Anden", given=3, year=2025)]
    async with make_app(this, last, *others).run_test(size=(80, 24)) as pilot:
        screen = await open_screen(pilot, this, folder)
        await pilot.press("ctrl+s")
        await outcome(pilot, "Gemt")
        screen.query_one("#compare", Tick).value = False
        await pilot.press("ctrl+s")
        await pilot.pause()
        await outcome(pilot, "Gemt")
    assert [job.earlier for job in jobs] == [last, None]


async def test_while_a_file_is_written_its_own_name_is_told_and_another_waits(
    make_app: Callable[..., LovendeApp], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Choosing another kind changes nothing in what is being written; ctrl+s then asks for patience."""
    done = asyncio.Event()

    async def slow(job: Job) -> Path:
        await done.wait()
        return job.target

    monkeypatch.setattr(export, "make", slow)
    stored = begun(given=3)
    async with make_app(stored).run_test(size=(80, 24)) as pilot:
        screen = await open_screen(pilot, stored, folder)
        await pilot.press("ctrl+s")
        await outcome(pilot, "Skriver rapporten")
        await choose(pilot, "toml")
        screen._tell_time()
        assert "Skriver rapporten" in str(screen.query_one("#outcome", Static).content)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert any("Vent lidt." in note.message for note in pilot.app._notifications)
        done.set()
        await outcome(pilot, "Gemt")


@pytest.mark.parametrize("made", [Path("/ud/rapport.pdf"), Failed("Disken er fuld.")], ids=["written", "failed"])
async def test_who_has_left_the_screen_is_told_how_it_went(
    make_app: Callable[..., LovendeApp], folder: Path, monkeypatch: pytest.MonkeyPatch, made: Path | Failed
) -> None:
    """The outcome comes as a message where the person is now."""
    done = asyncio.Event()

    async def slow(_job: Job) -> Path | Failed:
        await done.wait()
        return made

    monkeypatch.setattr(export, "make", slow)
    stored = begun(given=3)
    async with make_app(stored).run_test(size=(80, 24)) as pilot:
        await open_screen(pilot, stored, folder)
        await pilot.press("ctrl+s")
        await outcome(pilot, "Skriver rapporten")
        await pilot.press("escape")
        await arrived(pilot, HomeScreen)
        done.set()

        def told() -> str:
            return "".join(note.message for note in pilot.app._notifications)

        await until(lambda: "rapport.pdf" in told() or "Disken er fuld." in told(), told)


async def test_without_pango_the_screen_says_what_to_install_and_offers_html(
    make_app: Callable[..., LovendeApp], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message stands on the screen, and the choice stands on HTML."""

    async def no_pango(_job: Job) -> Failed:
        return Failed("Installer Pango", needs_pango=True)

    monkeypatch.setattr(export, "make", no_pango)
    stored = begun(given=3)
    async with make_app(stored).run_test(size=(80, 24)) as pilot:
        screen = await open_screen(pilot, stored, folder)
        await pilot.press("ctrl+s")
        await outcome(pilot, "Installer Pango")
        assert screen.what == "html"
