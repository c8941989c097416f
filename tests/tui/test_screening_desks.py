"""Two apps at once on one archive: what one writes the other meets, on a file and on a real server."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from checklist.archive import open_archive
from checklist.screening.model import Decision
from checklist.tui.app import LovendeApp
from checklist.tui.screens import screening_following, screening_review, screening_work
from checklist.tui.screens.confirm import ConfirmCard
from checklist.tui.screens.fields_card import FieldsCard
from checklist.tui.screens.screening_conflict import ReviewConflictCard
from checklist.tui.screens.screening_decide import DecideScreen
from checklist.tui.screens.screening_following import FollowingRoom
from checklist.tui.screens.screening_formal import FormalScreen
from checklist.tui.screens.screening_review import ReviewScreen
from tests.postgresql_server import PostgresqlServer, binaries, drop_database, new_database
from tests.tui.conftest import MOMENT, app_of, arrived
from tests.tui.round_at_work import BO, ROUND, fill_round, review_all, seated, shows

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from checklist.screening.model import Choice

MAAL = "teori-og-viden"


@pytest.fixture(scope="module")
def server() -> Iterator[PostgresqlServer]:
    """A server that these tests may stop and start."""
    programs = binaries()
    if programs is None:
        pytest.skip("PostgreSQL is not installed here")
    running = PostgresqlServer(programs, durable=False)
    yield running
    running.remove()


@pytest.fixture(params=["file", "server"])
def archive_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty archive, once of each kind."""
    if request.param == "file":
        yield str(tmp_path / "arkiv.sqlite")
        return
    url = new_database(request.getfixturevalue("server").url)
    yield url
    drop_database(url)


def first_application(url: str) -> UUID:
    """The id of A-01."""
    with open_archive(url) as archive:
        return archive.rounds.applications.lines(ROUND)[0].id


def rating_in(url: str) -> int | None:
    """What the archive holds as Bo's rating of the first element of A-01."""
    with open_archive(url) as archive:
        (kept,) = archive.rounds.reviews.all(ROUND, application=first_application(url), reviewer=BO.id)
        return kept.value.ratings[MAAL].value


async def reading(pilot: Pilot[Any], url: str) -> None:
    """In Bo's review of A-01, on the first element."""
    await app_of(pilot).desk()
    pilot.app.push_screen(ReviewScreen(ROUND, first_application(url)))
    await arrived(pilot, ReviewScreen)
    await shows(pilot, "elementer mangler")
    await pilot.press("down")
    await shows(pilot, "1  Teori og viden")


@pytest.mark.parametrize(("key", "stands"), [("h", 2), ("d", 4)])
async def test_two_ratings_of_one_thing_meet_before_a_person(archive_url: str, key: str, stands: int) -> None:
    """Bo rates 4 at one desk and 2 at another: the second is shown both, and what he chooses stands."""
    fill_round(archive_url)
    seated(archive_url, BO)
    one, other = LovendeApp(archive_url), LovendeApp(archive_url)
    async with one.run_test(size=(140, 40)) as first, other.run_test(size=(140, 40)) as second:
        with one._context():
            await reading(first, archive_url)
        with other._context():
            await reading(second, archive_url)
        with one._context():
            await first.press("4")
            await shows(first, "gemt ")
        with other._context():
            await second.press("2")
            await arrived(second, ReviewConflictCard)
            await second.press(key)
            await shows(second, f"[{stands}]")
            await shows(second, "gemt ")
    assert rating_in(archive_url) == stands


@pytest.mark.parametrize(("key", "stands"), [("j", "missing"), ("n", "ok")])
async def test_two_judgements_of_one_formality_meet_before_a_person(archive_url: str, key: str, stands: str) -> None:
    """The note written second is not lost: the person sees both, and what they choose stands beside other lines."""
    fill_round(archive_url)
    seated(archive_url, None)
    one, other = LovendeApp(archive_url), LovendeApp(archive_url)
    async with one.run_test(size=(80, 24)) as first, other.run_test(size=(80, 24)) as second:
        for app, pilot in ((one, first), (other, second)):
            with app._context():
                await app.desk()
                app.push_screen(FormalScreen(ROUND, first_application(archive_url)))
                await arrived(pilot, FormalScreen)
                await shows(pilot, "Kom den til tiden?")
        with other._context():
            await second.press("m")
            await arrived(second, FieldsCard)
        with one._context():
            await first.press("o")
            await shows(first, "▸ Er alle spørgsmål besvaret?")
            await first.press("o")
            await shows(first, "▸ Er teksterne fri")
        with other._context():
            await second.press(*"Sent", "enter")
            await arrived(second, ConfirmCard)
            await shows(second, "skrev imens: i orden")
            await shows(second, "Du skrev: ikke i orden – Sent")
            await second.press(key)
            await arrived(second, FormalScreen)
            await shows(second, "✗ ikke i orden" if stands == "missing" else "✓ i orden")
    with open_archive(archive_url) as archive:
        application = archive.rounds.applications.load(first_application(archive_url)).value
        judged = [(one.line, one.state, one.by) for one in application.formalities]
        assert judged[:2] == [("til-tiden", stands, "Anne Ager"), ("besvaret", "ok", "Anne Ager")]


@pytest.mark.parametrize("about", ["the same", "another"])
async def test_two_decisions_at_once_are_both_in_the_log(archive_url: str, about: str) -> None:
    """Who decides about the same application second is told of the first; another application is no reason to ask."""
    fill_round(archive_url)
    review_all(archive_url)
    seated(archive_url, None)
    one, other = LovendeApp(archive_url), LovendeApp(archive_url)
    async with one.run_test(size=(80, 24)) as first, other.run_test(size=(80, 24)) as second:
        for app, pilot in ((one, first), (other, second)):
            with app._context():
                await app.desk()
                app.push_screen(DecideScreen(ROUND))
                await arrived(pilot, DecideScreen)
                await shows(pilot, "A-01")
        with other._context():
            await second.press(*(["2"] if about == "the same" else ["down", "2"]))
            await arrived(second, FieldsCard)
        with one._context():
            await first.press("1")
            await arrived(first, FieldsCard)
            await first.press(*"Klart", "enter")
            await shows(first, "✓ går videre")
        with other._context():
            await second.press(*"Uklart", "enter")
            if about == "the same":
                await arrived(second, ConfirmCard)
                await shows(second, "Anne Ager har besluttet noget imens: A-01 går videre")
                await second.press("j")
            await shows(second, "✓ venter")
    with open_archive(archive_url) as archive:
        assert [entry.verdict for entry in archive.rounds.decisions.log(ROUND).entries] == ["go_on", "wait"]
        assert archive.rounds.decisions.verify(ROUND).holds


async def test_who_withdraws_hears_what_is_erased_and_what_is_not(archive_url: str) -> None:
    """Copies of a file are cleaned too; a server's own copies are out of reach, and nothing else is promised."""
    fill_round(archive_url)
    review_all(archive_url)
    seated(archive_url, None)
    async with LovendeApp(archive_url).run_test(size=(120, 40)) as pilot:
        await app_of(pilot).desk()
        pilot.app.push_screen(DecideScreen(ROUND))
        await arrived(pilot, DecideScreen)
        await shows(pilot, "A-01")
        await pilot.press("w")
        await arrived(pilot, ConfirmCard)
        told = " ".join((await shows(pilot, "slettet for altid")).split())
        await pilot.press("j")
        await shows(pilot, "▸ A-02")
    on_a_server = archive_url.startswith("postgresql")
    assert ("Serverens" in told) is on_a_server
    assert ("i kopierne" in told) is not on_a_server


async def test_a_round_in_sight_follows_what_another_desk_decides(
    archive_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody has to press a key for it; while a card stands open, what it was opened on stays."""
    looks: list[FollowingRoom] = []
    follow = FollowingRoom._follow

    def counted(room: FollowingRoom) -> None:
        looks.append(room)
        follow(room)

    monkeypatch.setattr(FollowingRoom, "_follow", counted)
    monkeypatch.setattr(screening_following, "SECONDS_BETWEEN_LOOKS", 0.5)
    fill_round(archive_url)
    review_all(archive_url)
    seated(archive_url, None)

    def decide(choice: Choice) -> None:
        with open_archive(archive_url) as archive:
            head = archive.rounds.decisions.log(ROUND).head
            one = first_application(archive_url)
            decision = Decision(application=one, by="Else", at=MOMENT, choice=choice, reason="Klart.", known="-")
            archive.rounds.decisions.decide(ROUND, decision, head)

    async with LovendeApp(archive_url).run_test(size=(80, 24)) as pilot:
        await app_of(pilot).desk()
        screen = DecideScreen(ROUND)
        pilot.app.push_screen(screen)
        await arrived(pilot, DecideScreen)
        await shows(pilot, "A-01")
        decide("wait")
        await shows(pilot, "✓ venter")
        await pilot.press("1")
        await arrived(pilot, FieldsCard)
        before = screen.now_seen
        decide("go_on")
        looks.clear()
        while len(looks) < 3:
            await pilot.pause()
        assert screen.now_seen is before
        await pilot.press("escape")
        await shows(pilot, "✓ går videre")


async def test_a_rating_waits_for_a_server_that_is_away(
    server: PostgresqlServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The screen says that it is not saved and goes on; when the server is back, it is stored by itself."""
    monkeypatch.setattr(screening_review, "SECONDS_BETWEEN_TRIES", 0.2)
    url = new_database(server.url)
    fill_round(url)
    seated(url, BO)
    async with LovendeApp(url).run_test(size=(140, 40)) as pilot:
        await reading(pilot, url)
        server.stop()
        await pilot.press("4")
        await shows(pilot, "IKKE GEMT")
        await pilot.press("down", "3")
        await shows(pilot, "[3]")
        server.start()
        await shows(pilot, "gemt ")
    assert rating_in(url) == 4
    drop_database(url)


async def test_a_list_comes_back_with_the_server(server: PostgresqlServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the server is away the title bar says so; when it is back, the screen fills by itself."""
    monkeypatch.setattr(screening_work, "SECONDS_BETWEEN_TRIES", 0.2)
    url = new_database(server.url)
    fill_round(url)
    seated(url, None)
    async with LovendeApp(url).run_test(size=(80, 24)) as pilot:
        await app_of(pilot).desk()
        server.stop()
        pilot.app.push_screen(DecideScreen(ROUND))
        await shows(pilot, "SERVEREN SVARER IKKE")
        server.start()
        await shows(pilot, "A-01")
        await shows(pilot, "Anne Ager")
    drop_database(url)
