"""The order of a round: what it stands on, when it is made anew, and that nobody takes an older one for today's."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest

from checklist.archive import open_archive
from checklist.screening.model import Declaration
from checklist.screening.round_order import orders_of
from checklist.tui.screens.screening_decide import DecideScreen
from checklist.tui.screens.screening_order import OrderScreen
from checklist.tui.screens.screening_round import RoundScreen
from tests.tui.conftest import MOMENT, app_of, arrived, text_of
from tests.tui.round_at_work import BO, ROUND, fill_round, review_all, seated, shows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from checklist.tui.app import LovendeApp


@pytest.fixture
def round_file(archive_file: Path) -> str:
    """Three applications and five of the six reviews; Anne, who runs the round, sits here."""
    fill_round(str(archive_file))
    review_all(str(archive_file), but=((BO.id, 3),))
    seated(str(archive_file), None)
    return str(archive_file)


async def in_round(pilot: Pilot[Any]) -> None:
    """On the round's page."""
    await app_of(pilot).desk()
    pilot.app.push_screen(RoundScreen(ROUND))
    await arrived(pilot, RoundScreen)
    await shows(pilot, "Rækkefølge")


async def test_the_order_says_what_it_stands_on(make_app: Callable[..., LovendeApp], round_file: str) -> None:
    """Five of six reviews are in: it says so, and that one is still to come."""
    async with make_app().run_test(size=(80, 24)) as pilot:
        await in_round(pilot)
        await pilot.press("7")
        told = await shows(pilot, "på 5 bedømmelser.")
    assert "1 mangler endnu, så den kan flytte sig." in " ".join(told.split())


async def test_an_older_order_is_never_shown_as_todays(
    make_app: Callable[..., LovendeApp], round_file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sixth review comes from another desk: the order in sight is called older until the new one is there."""
    async with make_app().run_test(size=(80, 24)) as pilot:
        await in_round(pilot)
        await pilot.press("7")
        await shows(pilot, "på 5 bedømmelser.")
        review_all(round_file)
        may_go_on = threading.Event()

        def slowly(*known: Any) -> Any:
            may_go_on.wait(300)
            return orders_of(*known)

        monkeypatch.setattr("checklist.tui.screens.screening_order_work.orders_of", slowly)
        await pilot.press("r")
        between = await shows(pilot, "Her står det, der blev regnet kl. 14.32.")
        may_go_on.set()
        after = await shows(pilot, "på 6 bedømmelser.")
        await pilot.press("r")
        await shows(pilot, "på 6 bedømmelser.")
    assert "på 5 bedømmelser" not in between
    assert "Der er kommet nyt siden" in " ".join(between.split())
    assert "A-01" in between
    assert "mangler endnu" not in after


async def test_leaving_while_the_order_is_made_is_safe(
    make_app: Callable[..., LovendeApp], round_file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Escape at once: the round's page is there, and the order that comes too late troubles nobody."""
    may_go_on, begun, ended = threading.Event(), threading.Event(), threading.Event()

    def slowly(*known: Any) -> Any:
        begun.set()
        may_go_on.wait(300)
        try:
            return orders_of(*known)
        finally:
            ended.set()

    monkeypatch.setattr("checklist.tui.screens.screening_order_work.orders_of", slowly)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await in_round(pilot)
        await pilot.press("7")
        await arrived(pilot, OrderScreen)
        await shows(pilot, "Regner rækkefølgen ud")
        assert begun.wait(300)
        await pilot.press("escape")
        await arrived(pilot, RoundScreen)
        may_go_on.set()
        assert ended.wait(300)
        await pilot.pause()
        assert "Rækkefølge" in text_of(pilot.app.screen)


async def test_a_withdrawn_applicant_leaves_the_order_in_sight(
    make_app: Callable[..., LovendeApp], round_file: str
) -> None:
    """Withdrawn at another desk: at the next look the line is gone, and the others are ranked anew."""
    review_all(round_file)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await in_round(pilot)
        await pilot.press("7")
        assert "A-02" in await shows(pilot, "på 6 bedømmelser.")
        with open_archive(round_file) as archive:
            second = archive.rounds.applications.lines(ROUND)[1].id
            archive.rounds.withdraw(second, "Anne Ager", MOMENT)
        await pilot.press("r")
        told = await shows(pilot, "på 4 bedømmelser.")
    assert "A-02" not in told
    assert "2 ansøgninger" in told


async def test_a_conflict_keeps_the_certainty_of_an_application_from_who_decides(
    make_app: Callable[..., LovendeApp], round_file: str
) -> None:
    """Bo has read everything and is then in conflict with the first: nothing is said there of what others gave."""
    review_all(round_file)
    with open_archive(round_file) as archive:
        one = archive.rounds.applications.lines(ROUND)[0].id
        archive.rounds.reviews.declare(
            ROUND, Declaration(reviewer=BO.id, application=one, conflict=True, at=MOMENT.replace(year=2030))
        )
    seated(round_file, BO)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await in_round(pilot)
        await pilot.press("8")
        await arrived(pilot, DecideScreen)
        await pilot.press("down")
        await shows(pilot, "den for i næsten alle beregninger")
        await pilot.press("up")
        await pilot.pause()
        assert "beregninger" not in text_of(pilot.app.screen)
