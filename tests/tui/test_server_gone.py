"""An archive on a real server that is stopped and started while somebody answers in the app."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from checklist.archive import open_archive
from checklist.assessment.editing import with_answer
from checklist.assessment.model import Answer
from checklist.tui import app as app_module
from checklist.tui.app import LovendeApp
from checklist.tui.screens.conflict import ConflictCard
from checklist.tui.screens.home import HomeScreen
from checklist.tui.screens.saving import NotSavedCard
from checklist.tui.screens.settings import SettingsScreen
from checklist.tui.screens.walk import WalkScreen
from tests.postgresql_server import PostgresqlServer, binaries, drop_database, new_database
from tests.tui.at_work import QUESTIONS
from tests.tui.conftest import MOMENT, app_of, arrived, begun, settled, text_of
from tests.tui.quiet import until

if TYPE_CHECKING:
    from textual.pilot import Pilot

ONE, TWO, THREE = QUESTIONS[0], QUESTIONS[1], QUESTIONS[2]


@pytest.fixture(scope="module")
def server() -> Iterator[PostgresqlServer]:
    """A server that these tests may stop and start."""
    programs = binaries()
    if programs is None:
        pytest.skip("PostgreSQL is not installed here")
    running = PostgresqlServer(programs, durable=False)
    yield running
    running.remove()


@pytest.fixture
def database(server: PostgresqlServer) -> Iterator[str]:
    """The address of an empty database there."""
    url = new_database(server.url)
    yield url
    drop_database(url)


@pytest.fixture(autouse=True)
def _asks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app_module, "SECONDS_BETWEEN_QUESTIONS", 0.1)


async def walking(pilot: Pilot[Any], database: str) -> WalkScreen:
    """In the walk of a stored assessment, no answer given yet."""
    with open_archive(database) as archive:
        stored = archive.add(begun())
    await settled(pilot)
    app_of(pilot).open_stored(stored.assessment.id)
    return await arrived(pilot, WalkScreen)


def answers_in(database: str) -> dict[str, int | None]:
    """What the server holds."""
    with open_archive(database) as archive:
        (entry,) = archive.entries()
        return {one: answer.value for one, answer in archive.load(entry.id).assessment.answers.items()}


async def noticed(pilot: Pilot[Any], happened: Callable[[], bool]) -> None:
    """Wait for the app to notice. Fails if it does not."""
    await until(happened, lambda: text_of(pilot.app.screen))
    await pilot.pause()


async def test_answers_given_while_the_server_is_away_are_stored_when_it_is_back(
    server: PostgresqlServer, database: str
) -> None:
    """The card says what happened; two more answers are given meanwhile; then all three are on the server by itself."""
    async with LovendeApp(database).run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, database)
        await asyncio.to_thread(server.stop)
        await pilot.press("2")
        card = await arrived(pilot, NotSavedCard)
        words = " ".join(text_of(card).split())
        assert "svarer ikke" in words
        assert "Det seneste er ikke gemt endnu" in words
        assert "gemmer, når den svarer" in words
        assert "postgres@127.0.0.1" in words
        await pilot.press("escape")
        await arrived(pilot, WalkScreen)
        assert "IKKE GEMT" in text_of(walk)
        session = app_of(pilot).open_assessment
        for question in (TWO, THREE):
            session.change(with_answer(session.assessment, question.id, Answer(value=4), MOMENT))
        assert not session.is_stored
        await asyncio.to_thread(server.start)
        await noticed(pilot, lambda: session.is_stored)
        assert "IKKE GEMT" not in text_of(walk)
        assert "gemt 14.32" in text_of(walk).replace(":", ".")
    assert answers_in(database) == {ONE.id: 2, TWO.id: 4, THREE.id: 4}


async def test_the_card_goes_away_by_itself_when_the_server_is_back(server: PostgresqlServer, database: str) -> None:
    """Nobody has to press anything; p would have tried at once."""
    async with LovendeApp(database).run_test(size=(80, 24)) as pilot:
        await walking(pilot, database)
        await asyncio.to_thread(server.stop)
        await pilot.press("2")
        await arrived(pilot, NotSavedCard)
        await pilot.press("p")
        await arrived(pilot, NotSavedCard)
        await asyncio.to_thread(server.start)
        await noticed(pilot, lambda: isinstance(pilot.app.screen, WalkScreen))
    assert answers_in(database) == {ONE.id: 2}


async def test_another_desks_answer_meanwhile_is_a_conflict_a_person_decides(
    server: PostgresqlServer, database: str
) -> None:
    """The server comes back with somebody else's answer to the same question."""
    async with LovendeApp(database).run_test(size=(80, 24)) as pilot:
        await walking(pilot, database)
        session = app_of(pilot).open_assessment
        await asyncio.to_thread(server.stop)
        await pilot.press("2")
        await arrived(pilot, NotSavedCard)
        session.waits_for_server = False  # so that the other desk is sure to be first
        await asyncio.to_thread(server.start)
        with open_archive(database) as other:
            theirs = other.load(session.assessment.id)
            other.save(theirs, with_answer(theirs.assessment, ONE.id, Answer(value=5), MOMENT))
        session.waits_for_server = True
        await arrived(pilot, ConflictCard)
        await pilot.press("m")
        await arrived(pilot, WalkScreen)
    assert answers_in(database) == {ONE.id: 2}


async def test_closing_with_something_unsaved_asks_first(server: PostgresqlServer, database: str) -> None:
    """Ctrl+Q once tells what is not stored and how to keep it; twice closes."""
    async with LovendeApp(database).run_test(size=(80, 24)) as pilot:
        await walking(pilot, database)
        await asyncio.to_thread(server.stop)
        await pilot.press("2")
        await arrived(pilot, NotSavedCard)
        await pilot.press("escape", "ctrl+q")
        card = await arrived(pilot, NotSavedCard)
        assert "Ctrl+Q igen lukker uden at gemme" in " ".join(text_of(card).split())
        await pilot.press("ctrl+q")
        await noticed(pilot, lambda: pilot.app._exit)
    await asyncio.to_thread(server.start)
    assert answers_in(database) == {}


async def test_an_app_that_began_without_its_server_finds_it(server: PostgresqlServer, database: str) -> None:
    """The first screen says what is wrong; when the server is there, the archive's assessments are."""
    with open_archive(database) as archive:
        archive.add(begun("Morgenmøde"))
    await asyncio.to_thread(server.stop)
    async with LovendeApp(database).run_test(size=(80, 24)) as pilot:
        home = await arrived(pilot, HomeScreen)
        await noticed(pilot, lambda: "svarer ikke" in text_of(home))
        await asyncio.to_thread(server.start)
        await noticed(pilot, lambda: "Fortsæt: Morgenmøde" in text_of(home))
        assert "svarer ikke" not in text_of(home)


async def test_the_title_and_the_settings_say_where_the_archive_is_and_never_the_password(database: str) -> None:
    """The address without the password, and that it is a server."""
    url = database.replace("postgres@", "postgres:hemmeligt@")
    async with LovendeApp(url).run_test(size=(120, 40)) as pilot:
        home = await arrived(pilot, HomeScreen)
        assert database in text_of(home).splitlines()[0]
        await pilot.press("i")
        screen = await arrived(pilot, SettingsScreen)
        words = text_of(screen)
    assert database in words.replace("\n", "")
    assert "På en server" in words
    assert "hemmeligt" not in words
