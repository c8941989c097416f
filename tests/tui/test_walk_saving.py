"""The walk: an answer is kept before the screen says so, and what happens where it cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checklist.archive import FullDiskError
from checklist.assessment.model import Answer
from checklist.tui.screens.conflict import ConflictCard
from checklist.tui.screens.saving import NotSavedCard
from checklist.tui.screens.walk import WalkScreen
from checklist.tui.widgets.title_bar import TitleBar
from tests.tui.at_work import QUESTIONS, session_of, stored, walking
from tests.tui.conftest import arrived, begun, text_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from checklist.tui.app import LovendeApp

    MakeApp = Callable[..., LovendeApp]

FIRST_QUESTION, SECOND_QUESTION = QUESTIONS[0], QUESTIONS[1]


async def test_an_answer_is_in_the_archive_before_the_screen_says_saved(make_app: MakeApp, archive_file: Path) -> None:
    """One key answers; the title bar gives the time, and somebody else reads the answer."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, assessment)
        await pilot.press("3")
        assert walk.query_one(TitleBar).state == "gemt 14.32"
        assert stored(archive_file, assessment).answer(FIRST_QUESTION.id) == Answer(value=3)


async def test_when_saving_fails_the_answer_stays_and_the_next_change_tries_again(
    make_app: MakeApp, archive_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The card says what happened, once; the answer is still here, and the next one brings both into the archive."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, assessment)
        archive = session_of(pilot)._archive
        with monkeypatch.context() as full:

            def save(*_args: object) -> None:
                raise FullDiskError("Der er ikke plads på disken.")

            full.setattr(archive, "save", save)
            await pilot.press("3")
            card = await arrived(pilot, NotSavedCard)
            assert "Der er ikke plads på disken." in text_of(card)
            assert "Dine svar er her stadig." in text_of(card)
            await pilot.press("escape")
            assert walk.query_one(TitleBar).state == "IKKE GEMT"
            assert session_of(pilot).answer(FIRST_QUESTION.id) == Answer(value=3)
            await pilot.press("right", "2")
            assert pilot.app.screen is walk
        await pilot.press("4")
        assert walk.query_one(TitleBar).state == "gemt 14.32"
        assert stored(archive_file, assessment).answers == {
            FIRST_QUESTION.id: Answer(value=3),
            SECOND_QUESTION.id: Answer(value=4),
        }


async def test_trying_again_from_the_card_saves_as_soon_as_there_is_room(
    make_app: MakeApp, archive_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The key p on the card tries the archive at once; while it fails the card stays."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, assessment)
        with monkeypatch.context() as full:

            def save(*_args: object) -> None:
                raise FullDiskError("Der er ikke plads på disken.")

            full.setattr(session_of(pilot)._archive, "save", save)
            await pilot.press("3")
            card = await arrived(pilot, NotSavedCard)
            await pilot.press("p")
            assert pilot.app.screen is card
        await pilot.press("p")
        assert (await arrived(pilot, WalkScreen)) is walk
        assert stored(archive_file, assessment).answer(FIRST_QUESTION.id) == Answer(value=3)
        assert walk.query_one(TitleBar).state == "gemt 14.32"


async def test_somebody_else_saving_in_between_is_a_conflict_on_the_screen(
    make_app: MakeApp, archive_file: Path
) -> None:
    """The answer that meets it opens the card instead of overwriting."""
    from tests.tui.test_conflict import somebody_else_answers

    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await walking(pilot, assessment)
        somebody_else_answers(archive_file, assessment, {FIRST_QUESTION.id: Answer(value=5)})
        await pilot.press("2")
        await arrived(pilot, ConflictCard)
        assert stored(archive_file, assessment).answer(FIRST_QUESTION.id) == Answer(value=5)
