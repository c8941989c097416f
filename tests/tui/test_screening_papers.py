"""A round's papers from its page: report, letters, tables and invitation, on a screen that never stops."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from checklist.archive import open_archive
from checklist.screening.model import Decision
from checklist.tui.screens import screening_papers
from checklist.tui.screens.confirm import ConfirmCard
from checklist.tui.screens.file_news import Failed, News, Remark, Total
from checklist.tui.screens.screening_papers import RoundPapersScreen
from checklist.tui.screens.screening_papers_work import RoundJob, written
from checklist.tui.screens.screening_round import RoundScreen
from checklist.tui.widgets.field import Field
from checklist.tui.widgets.one_of import OneOf, Tick
from tests.tui.conftest import MOMENT, app_of, arrived, outcome, text_of
from tests.tui.quiet import until
from tests.tui.round_at_work import BO, ROUND, fill_round, review_all, seated, the_round

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from checklist.tui.app import LovendeApp

    MakeApp = Callable[..., LovendeApp]


@pytest.fixture
def jobs(monkeypatch: pytest.MonkeyPatch) -> list[RoundJob]:
    """What was asked for; nothing is written, and everything is said to be there."""
    asked: list[RoundJob] = []

    async def note(job: RoundJob) -> AsyncIterator[News]:
        asked.append(job)
        for name in job.names:
            yield job.folder / name

    monkeypatch.setattr(screening_papers, "make", note)
    return asked


async def at_papers(pilot: Pilot[Any], folder: Path, what: str) -> RoundPapersScreen:
    """The screen, opened from the round's page with its key, with the folder and the choice set."""
    await app_of(pilot).desk()
    pilot.app.push_screen(RoundScreen(ROUND))
    page = await arrived(pilot, RoundScreen)
    await until(lambda: page.seen is not None)
    await pilot.press("p")
    screen = await arrived(pilot, RoundPapersScreen)
    screen.query_one("#folder", Field).value = str(folder)
    screen.query_one("#what", OneOf).chosen = what
    await until(lambda: screen.seen is not None)
    await pilot.pause()
    return screen


def decide_first(archive_file: Path) -> None:
    """A-01 goes on; nothing is decided about the others."""
    with open_archive(str(archive_file)) as archive:
        first = min(archive.rounds.applications.lines(ROUND), key=lambda one: one.number)
        decision = Decision(application=first.id, by="Anne", at=MOMENT, choice="go_on", reason="Klart", known="{}")
        archive.rounds.decisions.decide(ROUND, decision, archive.rounds.decisions.log(ROUND).head)


def names_in(folder: Path) -> list[str]:
    """What lies in a folder, by the alphabet."""
    return sorted(path.name for path in folder.iterdir())


async def test_letters_are_written_while_the_keys_still_work(
    make_app: MakeApp, archive_file: Path, folder: Path
) -> None:
    """By a process of its own: meanwhile the choice moves; then the one letter is told, and who is still waiting."""
    fill_round(str(archive_file))
    review_all(str(archive_file))
    decide_first(archive_file)
    seated(str(archive_file), None)
    async with make_app().run_test(size=(80, 24)) as pilot:
        screen = await at_papers(pilot, folder, "letters")
        await pilot.press("ctrl+s")
        await outcome(pilot, "Henter runden")
        screen.query_one("#what", OneOf).focus()
        await pilot.press("up")
        assert screen.what == "board"
        said = await outcome(pilot, "Gemt")
    assert "svar-a-01-morgenro.pdf" in said
    assert "intet brev: A-02, A-03." in said
    (letter,) = (folder / "breve").iterdir()
    assert "Morgenro" in PdfReader(letter).pages[0].extract_text()


@pytest.mark.parametrize(
    ("what", "names"),
    [
        ("board", ["bestyrelsen-proeverunden-fiktiv.pdf"]),
        ("workbook", ["proeverunden-fiktiv.xlsx"]),
        ("csv", ["proeverunden-fiktiv.csv"]),
        (
            "invitation",
            ["ansoegningsskema.pdf", "application-form.pdf", "for-applicants.pdf", "til-jer-der-vil-soege.pdf"],
        ),
    ],
)
async def test_each_paper_has_its_own_files(
    make_app: MakeApp, archive_file: Path, folder: Path, jobs: list[RoundJob], what: str, names: list[str]
) -> None:
    """What was chosen is what is asked for, and doing it makes just these files, with no complaint."""
    fill_round(str(archive_file))
    review_all(str(archive_file))
    seated(str(archive_file), None)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await at_papers(pilot, folder, what)
        await pilot.press("ctrl+s")
        await outcome(pilot, "Gemt")
    (job,) = jobs
    news = list(written(job))
    assert not [one for one in news if isinstance(one, (Failed, Remark))]
    assert names_in(folder) == names == sorted(job.names)


async def test_a_blind_round_gives_codes_unless_names_are_asked_for(
    make_app: MakeApp, archive_file: Path, folder: Path, jobs: list[RoundJob]
) -> None:
    """The tick is there only in a blind round; without it the workbook has no practice's name."""
    fill_round(str(archive_file), the_round(blind=True))
    review_all(str(archive_file))
    seated(str(archive_file), None)
    async with make_app().run_test(size=(80, 24)) as pilot:
        screen = await at_papers(pilot, folder, "workbook")
        assert screen.query_one("#names", Tick).display
        await pilot.press("ctrl+s")
        await outcome(pilot, "Gemt")
    news = list(written(jobs[0]))
    assert any(isinstance(one, Remark) and "koder" in one.message for one in news)
    book = load_workbook(folder / "proeverunden-fiktiv.xlsx")
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if "Morgenro" in cell]
    assert "A-01" in cells


async def test_the_arrows_leave_the_field_of_the_folder(make_app: MakeApp, archive_file: Path, folder: Path) -> None:
    """Up goes to what stands before it and down comes round to the first; in the choices the arrows choose."""
    fill_round(str(archive_file))
    seated(str(archive_file), None)
    async with make_app().run_test(size=(80, 24)) as pilot:
        screen = await at_papers(pilot, folder, "letters")
        field, before, choices = screen.query_one("#folder"), screen.query_one("#undecided"), screen.query_one("#what")
        field.focus()
        await pilot.press("up")
        assert screen.focused is before
        field.focus()
        await pilot.press("down")
        assert screen.focused is choices
        await pilot.press("down")
        assert (screen.focused, screen.what) == (choices, "workbook")


async def test_a_reviewer_writes_the_invitation_alone(
    make_app: MakeApp, archive_file: Path, folder: Path, jobs: list[RoundJob]
) -> None:
    """The report has the order, the letters the names: both belong to whoever runs the round."""
    fill_round(str(archive_file))
    seated(str(archive_file), BO)
    async with make_app().run_test(size=(80, 24)) as pilot:
        screen = await at_papers(pilot, folder, "board")
        assert "den, der leder runden" in text_of(screen)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert jobs == []
        screen.query_one("#what", OneOf).chosen = "invitation"
        await pilot.press("ctrl+s")
        await outcome(pilot, "Gemt")
    assert [job.what for job in jobs] == ["invitation"]


async def test_files_that_are_there_are_replaced_only_after_asking(
    make_app: MakeApp, archive_file: Path, folder: Path, jobs: list[RoundJob]
) -> None:
    """No, and nothing is written; yes, and it is."""
    fill_round(str(archive_file))
    seated(str(archive_file), None)
    (folder / "breve").mkdir()
    async with make_app().run_test(size=(80, 24)) as pilot:
        await at_papers(pilot, folder, "letters")
        for key, asked in (("n", 0), ("j", 1)):
            await pilot.press("ctrl+s")
            card = await arrived(pilot, ConfirmCard)
            assert "i mappen: breve." in text_of(card)
            await pilot.press(key)
            await arrived(pilot, RoundPapersScreen)
            await until(lambda asked=asked: len(jobs) >= asked)  # type: ignore[misc]
            await pilot.pause()
            assert len(jobs) == asked
        await outcome(pilot, "Gemt")


async def test_progress_is_told_and_the_news_reach_who_has_left(
    make_app: MakeApp, archive_file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second of three is told; a second start has to wait; on the round's page a message tells the end."""
    more = asyncio.Event()

    async def slow(job: RoundJob) -> AsyncIterator[News]:
        yield Total(3)
        yield job.folder / "svar-a-01.pdf"
        await more.wait()
        yield Failed("Disken er fuld.")

    monkeypatch.setattr(screening_papers, "make", slow)
    fill_round(str(archive_file))
    seated(str(archive_file), None)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await at_papers(pilot, folder, "letters")
        await pilot.press("ctrl+s")
        await outcome(pilot, "Skriver 2 af 3")
        await pilot.press("ctrl+s", "escape")
        await arrived(pilot, RoundScreen)
        more.set()

        def notes() -> list[str]:
            return [note.message for note in pilot.app._notifications]

        await until(lambda: "Disken er fuld." in notes()[-1], notes)
        told = notes()
    assert "Vent lidt." in told[0]
    assert told[-1].splitlines() == [f"Gemt i {folder}: svar-a-01.pdf", "Disken er fuld."]
