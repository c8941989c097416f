"""Two writers meet: the card shows what differs, a person decides, and the other version can be brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.archive import open_archive
from checklist.assessment.editing import with_answer
from checklist.assessment.model import Answer
from checklist.tui.screens.conflict import ConflictCard
from checklist.tui.screens.walk import WalkScreen
from tests.tui.at_work import QUESTIONS, session_of, stored, walking
from tests.tui.conftest import MOMENT, arrived, begun, text_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from textual.pilot import Pilot

    from checklist.assessment.model import Assessment
    from checklist.tui.app import LovendeApp

    MakeApp = Callable[..., LovendeApp]

ONE, TWO = QUESTIONS[0], QUESTIONS[1]
THEIRS = {ONE.id: Answer(value=5, note="Natten også."), TWO.id: Answer(status="dont_know")}


def somebody_else_answers(archive_file: Path, assessment: Assessment, answers: dict[str, Answer]) -> None:
    """Another window on the same archive answers and saves."""
    with open_archive(str(archive_file)) as archive:
        before = archive.load(assessment.id)
        after = before.assessment
        for question_id, answer in answers.items():
            after = with_answer(after, question_id, answer, MOMENT)
        archive.save(before, after)


async def met(pilot: Pilot[Any], archive_file: Path, assessment: Assessment) -> ConflictCard:
    """The card, after I answered the first question with 2 and they with THEIRS."""
    await walking(pilot, assessment)
    somebody_else_answers(archive_file, assessment, THEIRS)
    await pilot.press("2")
    return await arrived(pilot, ConflictCard)


async def test_both_versions_of_each_different_answer_stand_beside_each_other(
    make_app: MakeApp, archive_file: Path
) -> None:
    """Mine and theirs in words, with the note; and that nothing is lost."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        lines = text_of(await met(pilot, archive_file, assessment))
    assert "2 svar er forskellige:" in lines
    assert "2 I mindre grad" in lines
    assert "5 I meget høj grad · note: Natten også." in lines
    assert "ikke besvaret" in lines
    assert "Intet går tabt" in lines


async def test_keeping_mine_stores_mine_and_undo_brings_theirs_back(make_app: MakeApp, archive_file: Path) -> None:
    """After m the archive holds my answers; after u it holds theirs."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await met(pilot, archive_file, assessment)
        await pilot.press("m")
        await arrived(pilot, WalkScreen)
        assert stored(archive_file, assessment).answers == {ONE.id: Answer(value=2)}
        await pilot.press("u")
        assert stored(archive_file, assessment).answers == THEIRS


async def test_taking_theirs_shows_theirs_and_undo_brings_mine_back(make_app: MakeApp, archive_file: Path) -> None:
    """After d their answer is on the screen; after u mine is stored."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await met(pilot, archive_file, assessment)
        await pilot.press("d")
        walk = await arrived(pilot, WalkScreen)
        assert "Note: Natten også." in text_of(walk)
        assert session_of(pilot).conflict is None
        await pilot.press("u")
        assert stored(archive_file, assessment).answers == {ONE.id: Answer(value=2)}


async def test_escape_does_not_leave_two_versions_undecided(make_app: MakeApp, archive_file: Path) -> None:
    """The card stays until one of the two is chosen; both choices can be undone."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        card = await met(pilot, archive_file, assessment)
        await pilot.press("escape")
        assert pilot.app.screen is card
