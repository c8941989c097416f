"""The archive's list: finding, opening, deleting and bringing back, and answers to other versions of the questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.archive import open_archive
from checklist.catalogue import our_catalogue
from checklist.tui.screens.archive import ArchiveScreen
from checklist.tui.screens.backup import BackupCard
from checklist.tui.screens.confirm import ConfirmCard
from checklist.tui.screens.export import ExportScreen
from checklist.tui.screens.home import HomeScreen
from checklist.tui.screens.practice import PracticeScreen
from checklist.tui.screens.version_card import VersionCard
from checklist.tui.screens.walk import WalkScreen
from checklist.tui.widgets.assessment_list import AssessmentList
from checklist.tui.widgets.field import Field
from tests.tui.conftest import app_of, arrived, begun, settled, text_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    import pytest
    from textual.pilot import Pilot
    from textual.strip import Strip

    from checklist.assessment.model import Assessment
    from checklist.tui.app import LovendeApp


async def open_list(pilot: Pilot[Any]) -> ArchiveScreen:
    """Press a on the home screen."""
    await settled(pilot)
    await pilot.press("a")
    return await arrived(pilot, ArchiveScreen)


async def test_typing_a_part_of_the_name_narrows_the_list(make_app: Callable[..., LovendeApp]) -> None:
    """Practice, service and year are searched, large and small letters alike; Escape shows all again."""
    stored = [begun("Morgenmøde", "Lindehøj", given=1), begun("Døgnrytme", given=1, year=2025)]
    async with make_app(*stored).run_test(size=(80, 24)) as pilot:
        await open_list(pilot)
        await pilot.press("f", *"LINDE 2026")
        await pilot.pause()
        assert "Morgenmøde" in text_of(pilot.app.screen)
        assert "Døgnrytme" not in text_of(pilot.app.screen)
        await pilot.press("escape")
        assert "Døgnrytme" in text_of(pilot.app.screen)


async def test_enter_opens_the_one_that_is_pointed_at(make_app: Callable[..., LovendeApp]) -> None:
    """The second line is opened by going down once."""
    newer, older = begun(given=1), begun("Ældre", given=1, year=2025)
    async with make_app(newer, older).run_test(size=(80, 24)) as pilot:
        await open_list(pilot)
        await pilot.press("down", "enter")
        await arrived(pilot, WalkScreen)
        assert app_of(pilot).open_assessment.assessment == older


async def test_a_deleted_assessment_comes_back_with_one_key(make_app: Callable[..., LovendeApp]) -> None:
    """D takes it out of the list, u brings it back."""
    async with make_app(begun(given=1)).run_test(size=(80, 24)) as pilot:
        screen = await open_list(pilot)
        await pilot.press("d")
        await pilot.pause()
        assert screen.query_one(AssessmentList).highlighted is None
        await pilot.press("u")
        await pilot.pause()
        found = screen.query_one(AssessmentList).highlighted
        assert found is not None
        assert found.practice == "Døgnrytme"


async def test_the_pointer_stands_on_the_one_that_came_back(make_app: Callable[..., LovendeApp]) -> None:
    """Two in the list, the top one deleted and brought back: the next d would take that one, and the toast is gone."""
    newer, older = begun(given=1), begun("Ældre", given=1, year=2025)
    async with make_app(newer, older).run_test(size=(80, 24)) as pilot:
        screen = await open_list(pilot)
        await pilot.press("d")
        await pilot.pause()
        await pilot.press("u")
        await pilot.pause()
        found = screen.query_one(AssessmentList).highlighted
        assert found is not None
        assert found.id == newer.id
        assert [note.message for note in pilot.app._notifications] == ["Besvarelsen er tilbage."]


async def test_a_search_without_a_hit_says_so_and_the_count_follows(make_app: Callable[..., LovendeApp]) -> None:
    """Two assessments: one of two fits the year, none fits a word that nobody wrote."""
    async with make_app(begun(given=1), begun("Ældre", given=1, year=2025)).run_test(size=(80, 24)) as pilot:
        await open_list(pilot)
        assert "2 besvarelser" in text_of(pilot.app.screen)
        await pilot.press("f", *"ældre")
        await pilot.pause()
        assert "1 af 2 besvarelser" in text_of(pilot.app.screen)
        await pilot.press(*"zz")
        await pilot.pause()
        lines = text_of(pilot.app.screen).splitlines()
        assert "0 af 2 besvarelser" in lines[0]
        assert "Ingen besvarelser passer til »ældrezz«." in "".join(lines[4:7])


async def test_enter_among_the_deleted_says_that_it_brings_back(make_app: Callable[..., LovendeApp]) -> None:
    """The footer names what Enter does there; in the archive it chooses."""
    stored = begun(given=1)
    async with make_app(stored).run_test(size=(80, 24)) as pilot:
        await open_list(pilot)
        assert "⏎ vælg" in text_of(pilot.app.screen)
        await pilot.press("d", "t")
        await pilot.pause()
        footer = text_of(pilot.app.screen).splitlines()[-1]
        assert "⏎ hent tilbage" in footer
        assert "vælg" not in footer
        assert footer.endswith("? hjælp")
        await pilot.press("enter")
        archive = app_of(pilot).ready_desk.archive
        assert archive is not None
        assert [entry.id for entry in archive.entries()] == [stored.id]


async def test_the_deleted_ones_are_kept_until_they_are_erased_for_good(make_app: Callable[..., LovendeApp]) -> None:
    """T shows them, g brings one back, d there asks first and n leaves it alone."""
    stored = begun(given=1)
    async with make_app(stored).run_test(size=(80, 24)) as pilot:
        await open_list(pilot)
        archive = app_of(pilot).ready_desk.archive
        assert archive is not None
        await pilot.press("d", "t", "d")
        await arrived(pilot, ConfirmCard)
        await pilot.press("n")
        await arrived(pilot, ArchiveScreen)
        assert [entry.id for entry in archive.entries(deleted=True)] == [stored.id]
        await pilot.press("g")
        assert [entry.id for entry in archive.entries()] == [stored.id]
        await pilot.press("t", "d", "t", "d")
        await arrived(pilot, ConfirmCard)
        await pilot.press("j")
        await arrived(pilot, ArchiveScreen)
        assert archive.entries(deleted=True) == archive.entries() == ()


async def test_practice_can_be_corrected_and_a_file_written_from_the_list(make_app: Callable[..., LovendeApp]) -> None:
    """R opens the form on the stored practice and the list shows the new name; x opens the export."""
    async with make_app(begun(given=1)).run_test(size=(80, 24)) as pilot:
        await open_list(pilot)
        await pilot.press("r")
        form = await arrived(pilot, PracticeScreen)
        form.query_one("#name", Field).value = "Ny døgnrytme"
        await pilot.press("ctrl+s")
        await arrived(pilot, ArchiveScreen)
        assert "Ny døgnrytme" in text_of(pilot.app.screen)
        await pilot.press("x")
        await arrived(pilot, ExportScreen)


async def test_a_backup_holds_every_assessment(make_app: Callable[..., LovendeApp], tmp_path: Path) -> None:
    """C and Enter write one file that opens as an archive."""
    stored = begun(given=1)
    async with make_app(stored).run_test(size=(80, 24)) as pilot:
        await open_list(pilot)
        await pilot.press("c")
        card = await arrived(pilot, BackupCard)
        card.query_one("#folder", Field).value = str(tmp_path)
        await pilot.press("ctrl+s")
        await arrived(pilot, ArchiveScreen)
    with open_archive(str(tmp_path / "lovende-praksis-2026-11-22.sqlite"), read_only=True) as copy:
        assert [entry.id for entry in copy.entries()] == [stored.id]


async def test_ten_thousand_lines_are_drawn_as_they_are_needed(
    make_app: Callable[..., LovendeApp], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The widget draws the lines on the screen and no others, wherever the cursor is."""
    async with make_app(begun(given=1)).run_test(size=(80, 24)) as pilot:
        screen = await open_list(pilot)
        lines = screen.query_one(AssessmentList)
        one = lines.highlighted
        assert one is not None
        drawn: list[int] = []
        draw = lines.render_line

        def noted(y: int) -> Strip:
            drawn.append(y)
            return draw(y)

        monkeypatch.setattr(lines, "render_line", noted)
        lines.show([one] * 10_000)
        await pilot.press("end")
        await pilot.pause()
        assert lines.cursor == 9_999
        assert max(drawn) < 24


def made_with(version: str, assessment: Assessment) -> Assessment:
    """The same, as though answered with that version of our questions."""
    return assessment.model_copy(update={"catalogue_version": version})


async def test_answers_to_another_version_are_accounted_for_before_anything_changes(
    make_app: Callable[..., LovendeApp],
) -> None:
    """The card counts what is kept and what belongs to no question here; no leaves the archive as it was."""
    given = begun(given=3)
    odd = made_with(
        "0.9.0",
        given.model_copy(update={"answers": {**given.answers, "et-gammelt": given.answers[next(iter(given.answers))]}}),
    )
    async with make_app(odd).run_test(size=(80, 24)) as pilot:
        await open_list(pilot)
        await pilot.press("enter")
        await arrived(pilot, VersionCard)
        lines = text_of(pilot.app.screen)
        assert "3  svar gælder som før." in lines
        waiting = len(our_catalogue().questions()) - 3
        assert f"{waiting}  spørgsmål har ikke noget svar endnu." in lines
        assert "– et-gammelt" in lines
        await pilot.press("escape")
        await arrived(pilot, ArchiveScreen)
        archive = app_of(pilot).ready_desk.archive
        assert archive is not None
        assert archive.load(odd.id).assessment == odd
        await pilot.press("enter")
        await arrived(pilot, VersionCard)
        await pilot.press("enter")
        await arrived(pilot, WalkScreen)
        moved = archive.load(odd.id).assessment
        assert moved.catalogue_version == our_catalogue().about.version
        assert moved.answers == odd.answers


async def test_an_archive_that_cannot_be_read_says_why_and_the_app_stays_up(
    make_app: Callable[..., LovendeApp], archive_file: Path
) -> None:
    """A file that is no archive: the home screen tells, and the list is a sentence."""
    with open(archive_file, "wb") as file:  # noqa: ASYNC230, PTH123 - a test waits for nobody
        file.write(b"nothing like a database, and long enough to be read as a header" * 40)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        trouble = app_of(pilot).ready_desk.trouble
        assert trouble
        assert trouble.split()[0] in text_of(pilot.app.screen)
        await pilot.press("a")
        await arrived(pilot, ArchiveScreen)
        await pilot.press("escape")
        await arrived(pilot, HomeScreen)
