"""Nobody loses what is written by going back too soon, or because the server is away for a moment."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, Any

import pytest

from checklist.archive import open_archive
from checklist.archive.round_decisions import Decisions
from checklist.tui.app import LovendeApp
from checklist.tui.screens import screening_seat, screening_work
from checklist.tui.screens.fields_card import FinalCard
from checklist.tui.screens.screening_decide import DecideScreen
from checklist.tui.screens.screening_review import ReviewScreen
from checklist.tui.screens.screening_review_work import ReviewWork
from checklist.tui.screens.screening_round import RoundScreen
from checklist.tui.screens.screening_seat import SeatCard
from checklist.tui.screens.screening_work import take_seat
from tests.postgresql_server import PostgresqlServer, binaries, drop_database, new_database
from tests.tui.conftest import app_of, arrived
from tests.tui.round_at_work import BO, ROUND, fill_round, review_all, seated, shows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from uuid import UUID

    from textual.pilot import Pilot


@pytest.fixture
def server() -> Iterator[PostgresqlServer]:
    """A server that a test may stop and start."""
    programs = binaries()
    if programs is None:
        pytest.skip("PostgreSQL is not installed here")
    running = PostgresqlServer(programs, durable=False)
    yield running
    running.remove()


def first_application(url: str) -> UUID:
    """The id of A-01."""
    with open_archive(url) as archive:
        return archive.rounds.applications.lines(ROUND)[0].id


async def deciding(pilot: Pilot[Any], reason: str) -> FinalCard:
    """On the decision's card for A-01, with the reason written."""
    await app_of(pilot).desk()
    pilot.app.push_screen(DecideScreen(ROUND))
    await arrived(pilot, DecideScreen)
    await shows(pilot, "A-01")
    await pilot.press("1")
    card = await arrived(pilot, FinalCard)
    await pilot.press(*reason)
    return card


async def test_a_rating_given_just_before_leaving_is_stored(
    make_app: Callable[..., LovendeApp], archive_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first is still on its way when the second is given and Escape pressed; both stand in the archive."""
    url, may_go_on, store = str(archive_file), Event(), ReviewWork.store
    fill_round(url)
    seated(url, BO)

    def slowly(work: ReviewWork) -> None:
        may_go_on.wait(300)
        store(work)

    monkeypatch.setattr(ReviewWork, "store", slowly)
    async with make_app().run_test(size=(120, 40)) as pilot:
        await app_of(pilot).desk()
        pilot.app.push_screen(ReviewScreen(ROUND, first_application(url)))
        await arrived(pilot, ReviewScreen)
        await shows(pilot, "elementer mangler")
        await pilot.press("down", "4", "down", "2", "escape")
        may_go_on.set()
        while isinstance(pilot.app.screen, ReviewScreen):
            await pilot.pause()
    with open_archive(url) as archive:
        (kept,) = archive.rounds.reviews.all(ROUND, reviewer=BO.id)
        assert [rating.value for rating in kept.value.ratings.values()] == [4, 2]


async def test_what_comes_to_a_screen_that_was_left_is_not_drawn(
    make_app: Callable[..., LovendeApp], archive_file: Path
) -> None:
    """A thread may bring the round when there is nothing to draw it on any more; the app goes on."""
    url = str(archive_file)
    fill_round(url)
    seated(url, BO)
    async with make_app().run_test(size=(120, 40)) as pilot:
        await app_of(pilot).desk()
        screen = ReviewScreen(ROUND, first_application(url))
        pilot.app.push_screen(screen)
        await arrived(pilot, ReviewScreen)
        await shows(pilot, "elementer mangler")
        await pilot.press("escape")
        await pilot.pause()
        assert not await screen.reload()


async def test_saying_who_one_is_never_holds_the_screen_up(
    make_app: Callable[..., LovendeApp], archive_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the archive is slow to keep it, keys are answered; only then does it go on."""
    may_go_on, waited = Event(), []

    def slowly(*seat: Any) -> None:
        waited.append(may_go_on.wait(30))
        take_seat(*seat)

    monkeypatch.setattr(screening_seat, "take_seat", slowly)
    fill_round(str(archive_file))
    async with make_app().run_test(size=(120, 40)) as pilot:
        await app_of(pilot).desk()
        pilot.app.push_screen(RoundScreen(ROUND))
        await arrived(pilot, SeatCard)
        await pilot.press("enter", "down")
        may_go_on.set()
        await arrived(pilot, RoundScreen)
        await shows(pilot, BO.name)
    assert waited == [True]


async def test_escape_writes_no_decision(make_app: Callable[..., LovendeApp], archive_file: Path) -> None:
    """The log only grows, so only Enter writes; who has written something hears that it is not stored."""
    url = str(archive_file)
    fill_round(url)
    review_all(url)
    seated(url, None)
    async with make_app().run_test(size=(120, 40)) as pilot:
        await deciding(pilot, "Klar")
        await pilot.press("escape")
        await shows(pilot, "Esc igen lukker uden")
        assert isinstance(pilot.app.screen, FinalCard)
        await pilot.press("escape")
        await arrived(pilot, DecideScreen)
    with open_archive(url) as archive:
        assert archive.rounds.decisions.log(ROUND).entries == ()


async def test_a_reason_outlives_a_server_that_is_away(
    server: PostgresqlServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The card stays with every word; when the server is back, Enter writes the decision, once."""
    monkeypatch.setattr(screening_work, "SECONDS_BETWEEN_TRIES", 0.2)
    url = new_database(server.url)
    fill_round(url)
    review_all(url)
    seated(url, None)
    async with LovendeApp(url).run_test(size=(120, 40)) as pilot:
        card = await deciding(pilot, "Tydelig")
        server.stop("immediate")
        await pilot.press("enter")
        await shows(pilot, "Det er ikke gemt endnu")
        assert card.text("reason") == "Tydelig"
        server.start()
        await pilot.press("enter")
        await shows(pilot, "✓ går videre")
    with open_archive(url) as archive:
        log = archive.rounds.decisions.log(ROUND)
        assert [texts.reason.text for texts in log.texts.values() if texts.reason] == ["Tydelig"]
        assert archive.rounds.decisions.verify(ROUND).holds
    drop_database(url)


async def test_help_opened_while_a_decision_is_written_is_not_closed_for_it(
    make_app: Callable[..., LovendeApp], archive_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The card waits for the reader, and goes when the help is closed; the decision stands once in the log."""
    url, may_go_on, decide = str(archive_file), Event(), Decisions.decide
    fill_round(url)
    review_all(url)
    seated(url, None)

    def slowly(*known: Any) -> Any:
        may_go_on.wait(300)
        return decide(*known)

    monkeypatch.setattr(Decisions, "decide", slowly)
    async with make_app().run_test(size=(120, 40)) as pilot:
        await deciding(pilot, "Klar")
        await pilot.press("enter", "f1")
        card = pilot.app.screen
        assert not isinstance(card, FinalCard)
        may_go_on.set()
        await pilot.app.workers.wait_for_complete([one for one in pilot.app.workers if one.name == "_store"])
        assert pilot.app.screen is card
        await pilot.press("escape")
        await shows(pilot, "✓ går videre")
    with open_archive(url) as archive:
        assert len(archive.rounds.decisions.log(ROUND).entries) == 1
