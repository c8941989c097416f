"""A comment that is being typed in a review is kept while it is typed, and before the app ends."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import TextArea

from checklist.archive import open_archive
from checklist.assessment.model import Rating
from checklist.tui.screens.free_text import CprCard, FreeTextCard
from checklist.tui.screens.screening_review import ReviewScreen
from checklist.tui.screens.screening_round import RoundScreen
from checklist.tui.widgets.title_bar import TitleBar
from tests.tui.at_work import write
from tests.tui.conftest import app_of, arrived
from tests.tui.quiet import until
from tests.tui.round_at_work import BO, ROUND, fill_round, seated, shows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from checklist.tui.app import LovendeApp

    MakeApp = Callable[..., LovendeApp]


async def commenting(pilot: Pilot[Any], archive_file: Path) -> FreeTextCard:
    """Bo has rated an element 4 and writes the comment."""
    fill_round(str(archive_file))
    seated(str(archive_file), BO)
    await app_of(pilot).desk()
    pilot.app.push_screen(RoundScreen(ROUND))
    await arrived(pilot, RoundScreen)
    await pilot.press("5")
    await shows(pilot, "ikke begyndt")
    await pilot.press("enter")
    await arrived(pilot, ReviewScreen)
    await shows(pilot, "Om praksis")
    await pilot.press("right", "4", "k")
    return await arrived(pilot, FreeTextCard)


def stored(archive_file: Path) -> list[Rating]:
    """Every rating in the archive."""
    with open_archive(str(archive_file)) as archive:
        return [rating for kept in archive.rounds.reviews.all(ROUND) for rating in kept.value.ratings.values()]


async def until_kept(pilot: Pilot[Any], card: FreeTextCard) -> None:
    """Wait until the card says that what is written is saved."""

    def told() -> str:
        return str(card.query_one("#free-text").border_subtitle)

    await until(lambda: told().startswith("gemt"), told)


@pytest.mark.usefixtures("drafts_at_once")
async def test_a_comment_is_stored_while_it_is_written(make_app: MakeApp, archive_file: Path) -> None:
    """Each word is in the archive while the card is still open, and the last wording when it is closed."""
    async with make_app().run_test(size=(80, 24)) as pilot:
        card = await commenting(pilot, archive_file)
        for word, comment in (("Vist", "Vist"), (" to steder.", "Vist to steder.")):
            await write(pilot, word)
            await until_kept(pilot, card)
            assert stored(archive_file) == [Rating(value=4, comment=comment)]
        await pilot.press("escape")
        await arrived(pilot, ReviewScreen)
        await shows(pilot, "Kommentar: Vist to steder.")


async def test_nothing_says_saved_while_a_comment_is_not(make_app: MakeApp, archive_file: Path) -> None:
    """Neither the card nor the title bar behind it."""
    async with make_app().run_test(size=(80, 24)) as pilot:
        card = await commenting(pilot, archive_file)
        await write(pilot, "ny")
        review = next(one for one in pilot.app.screen_stack if isinstance(one, ReviewScreen))
        assert card.query_one("#free-text").border_subtitle == "ikke gemt endnu"
        assert "gemt" not in review.query_one(TitleBar).state


@pytest.mark.usefixtures("drafts_at_once")
async def test_a_possible_cpr_number_in_a_comment_waits_for_the_person(make_app: MakeApp, archive_file: Path) -> None:
    """It is not stored as a draft; without it the comment is."""
    async with make_app().run_test(size=(80, 24)) as pilot:
        card = await commenting(pilot, archive_file)
        await write(pilot, "Set")
        await until_kept(pilot, card)
        card.query_one(TextArea).text = "Set 010203-1234"
        await pilot.pause()
        assert stored(archive_file) == [Rating(value=4, comment="Set")]
        await pilot.press("escape")
        await arrived(pilot, CprCard)
        await pilot.press("f")
        await arrived(pilot, ReviewScreen)
        await shows(pilot, "Kommentar: Set [CPR-nummer fjernet]")


async def test_closing_the_app_stores_the_comment(make_app: MakeApp, archive_file: Path) -> None:
    """Ctrl+Q from inside the field."""
    async with make_app().run_test(size=(80, 24)) as pilot:
        await commenting(pilot, archive_file)
        await write(pilot, "Klart")
        await pilot.press("ctrl+q")
        await until(lambda: app_of(pilot).return_code is not None)
    assert stored(archive_file) == [Rating(value=4, comment="Klart")]


async def test_shutting_the_computer_down_stores_the_comment(make_app: MakeApp, archive_file: Path) -> None:
    """The signal that comes then, in the middle of a sentence."""
    async with make_app().run_test(size=(80, 24)) as pilot:
        await commenting(pilot, archive_file)
        await write(pilot, "Halv sæt")
        os.kill(os.getpid(), signal.SIGTERM)
        await until(lambda: app_of(pilot).return_code is not None)
    assert stored(archive_file) == [Rating(value=4, comment="Halv sæt")]
