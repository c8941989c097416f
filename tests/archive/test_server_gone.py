"""A server that goes away in the middle: nothing acknowledged is lost, and the next attempt finds it back."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from sqlalchemy import event

from checklist.archive import ConflictError, LockedArchiveError, ServerGoneError, open_archive
from checklist.assessment.model import Answer
from tests.archive.made_up import answered, plain_assessment
from tests.archive.test_processes import pipes, started
from tests.postgresql_server import PostgresqlServer, drop_database, execute, new_database

if TYPE_CHECKING:
    from checklist.archive import Archive

TIMES = 20


@pytest.fixture
def database(own_server: PostgresqlServer) -> Iterator[str]:
    """A database on a server that may be stopped."""
    url = new_database(own_server.url)
    yield url
    drop_database(url)


@pytest.fixture
def archive(database: str) -> Iterator[Archive]:
    """An open archive on that server."""
    with open_archive(database) as opened:
        yield opened


def throw_everybody_out(database: str) -> None:
    """The server ends every session, as it does when it is restarted."""
    execute(database, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'lovende%'")


def test_a_server_that_is_gone_is_told_and_found_again(own_server: PostgresqlServer, archive: Archive) -> None:
    """While it is away every operation says so and what is kept; afterwards the same open archive goes on."""
    stored = archive.add(plain_assessment())
    after = answered(stored.assessment, "ny", Answer(value=1))
    own_server.stop()
    with pytest.raises(ServerGoneError, match=r"svarer ikke. Det seneste er ikke gemt endnu. Alt, der er gemt før"):
        archive.save(stored, after)
    with pytest.raises(ServerGoneError, match=r"svarer ikke. Det, der er gemt, er der stadig"):
        archive.entries()
    assert archive.check()[0].startswith("Serveren postgresql://postgres@127.0.0.1")
    own_server.start()
    assert archive.load(stored.assessment.id) == stored
    assert archive.save(stored, after).revision == 2


def test_a_restart_while_nobody_works_is_not_noticed(database: str, archive: Archive) -> None:
    """Sessions that ended meanwhile are replaced before they are used."""
    stored = archive.add(plain_assessment())
    throw_everybody_out(database)
    stored = archive.save(stored, answered(stored.assessment, "ny", Answer(value=1)))
    throw_everybody_out(database)
    assert archive.load(stored.assessment.id) == stored


def during_commit(archive: Archive, happens: Any) -> None:
    """From now on, once, `happens` with the driver's connection in place of the next commit."""
    waiting = [happens]

    def instead(connection: Any) -> None:
        if waiting:
            waiting.pop()(connection.connection.driver_connection)

    event.listen(archive._engine, "commit", instead)


def end_session(database: str, driver: psycopg.Connection[Any]) -> None:
    """The server ends this session."""
    execute(database, f"SELECT pg_terminate_backend({driver.info.backend_pid})")
    while True:
        with psycopg.connect(database) as other:
            alive = other.execute("SELECT 1 FROM pg_stat_activity WHERE pid = %s", [driver.info.backend_pid]).fetchone()
        if alive is None:
            return


def test_a_commit_that_went_through_before_the_line_broke_counts(database: str, archive: Archive) -> None:
    """Nobody heard the server's yes, but it is asked again and the save is acknowledged."""
    stored = archive.add(plain_assessment())
    after = answered(stored.assessment, "ny", Answer(value=1))

    def committed_and_lost(driver: psycopg.Connection[Any]) -> None:
        driver.commit()
        driver.execute("BEGIN")
        end_session(database, driver)

    during_commit(archive, committed_and_lost)
    saved = archive.save(stored, after)
    assert (saved.assessment, saved.revision) == (after, 2)
    assert archive.load(after.id) == saved


def test_a_commit_that_never_arrived_is_told_as_not_saved(database: str, archive: Archive) -> None:
    """The server says that it rolled back; the same save again goes through, once."""
    stored = archive.add(plain_assessment())
    after = answered(stored.assessment, "ny", Answer(value=1))
    during_commit(archive, lambda driver: end_session(database, driver))
    with pytest.raises(ServerGoneError) as caught:
        archive.save(stored, after)
    assert not caught.value.in_doubt
    assert archive.load(after.id) == stored
    assert archive.save(stored, after).revision == 2


def test_a_commit_nobody_can_be_asked_about_is_settled_when_the_server_is_back(
    own_server: PostgresqlServer, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It did go through: the next save, with more in it, is no conflict with oneself, and nothing is written twice."""
    monkeypatch.setattr("checklist.archive.server_database.SECONDS_TO_ASK", 0.2)
    stored = archive.add(plain_assessment())
    first = answered(stored.assessment, "ny", Answer(value=1))

    def committed_and_power_cut(driver: psycopg.Connection[Any]) -> None:
        driver.commit()
        driver.execute("BEGIN")
        own_server.stop("immediate")

    during_commit(archive, committed_and_power_cut)
    with pytest.raises(ServerGoneError, match="netop som det seneste blev gemt") as caught:
        archive.save(stored, first)
    assert caught.value.in_doubt
    second = answered(first, "mere", Answer(value=2))
    with pytest.raises(ServerGoneError):
        archive.save(stored, second)
    own_server.start()
    saved = archive.save(stored, second)
    assert saved.revision == 3
    assert archive.load(second.id) == saved


def test_after_a_doubt_somebody_elses_change_is_still_a_conflict(
    own_server: PostgresqlServer, database: str, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The doubtful save did not go through, and another desk was first: a person decides."""
    monkeypatch.setattr("checklist.archive.server_database.SECONDS_TO_ASK", 0.2)
    stored = archive.add(plain_assessment())
    during_commit(archive, lambda _driver: own_server.stop("immediate"))
    with pytest.raises(ServerGoneError):
        archive.save(stored, answered(stored.assessment, "ny", Answer(value=1)))
    own_server.start()
    with open_archive(database) as other:
        theirs = other.save(stored, answered(stored.assessment, "ny", Answer(value=5)))
    with pytest.raises(ConflictError) as caught:
        archive.save(stored, answered(stored.assessment, "ny", Answer(value=1)))
    assert caught.value.stored == theirs


def test_two_edits_of_one_thing_at_the_same_moment_meet_as_a_conflict(database: str, archive: Archive) -> None:
    """Of ten desks that save on top of the same revision at once, one comes through and nine are told."""
    stored = archive.add(plain_assessment())
    outcomes: list[str] = []
    together = threading.Barrier(10)

    def save(value: int) -> None:
        with open_archive(database) as desk:
            together.wait()
            try:
                desk.save(stored, answered(stored.assessment, "ny", Answer(value=value)))
                outcomes.append("saved")
            except ConflictError:
                outcomes.append("conflict")

    desks = [threading.Thread(target=save, args=(value,)) for value in range(10)]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join()
    assert sorted(outcomes) == ["conflict"] * 9 + ["saved"]
    assert archive.load(stored.assessment.id).revision == 2


def test_a_desk_that_fell_silent_in_the_middle_is_waited_for_and_then_told(database: str, archive: Archive) -> None:
    """Somebody else's unfinished change is not overwritten; reading goes on meanwhile."""
    stored = archive.add(plain_assessment())
    with open_archive(f"{database}?options=-c%20lock_timeout%3D100ms") as impatient, open_archive(database) as silent:
        # Ours come last and count, so the short patience is set on the session itself.
        event.listen(
            impatient._engine, "begin", lambda connection: connection.exec_driver_sql("SET lock_timeout = '100ms'")
        )
        with silent._writing():
            with pytest.raises(LockedArchiveError, match="En anden er ved at skrive"):
                impatient.save(stored, answered(stored.assessment, "ny", Answer(value=1)))
            assert impatient.load(stored.assessment.id) == stored


def test_a_server_that_loses_power_twenty_times_loses_nothing_acknowledged(
    own_server: PostgresqlServer, database: str, archive: Archive
) -> None:
    """Two desks save all the while; in the end every answer whose save returned is there."""
    stored = archive.add(plain_assessment(answers={}))
    chance = random.Random(7319)
    desks = {name: started("saving_process.py", database, stored.assessment.id, name) for name in ("ida", "bo")}
    acknowledged: dict[str, list[int]] = {name: [] for name in desks}

    def listen(name: str) -> None:
        acknowledged[name].extend(map(int, pipes(desks[name])[1]))

    listeners = [threading.Thread(target=listen, args=(name,)) for name in desks]
    for listener in listeners:
        listener.start()

    def wait_for(answers: int) -> None:
        last_moment = time.monotonic() + 60
        while sum(map(len, acknowledged.values())) < answers or not all(acknowledged.values()):
            assert time.monotonic() < last_moment
            time.sleep(0.01)

    wait_for(len(desks))
    for turn in range(1, TIMES + 1):
        time.sleep(chance.uniform(0.02, 0.2))
        wait_for(len(desks) + turn)  # on a slow machine the desks need longer to find the server again
        own_server.stop("immediate")
        own_server.start()
    for desk in desks.values():
        pipes(desk)[0].close()
    for listener in listeners:
        listener.join(60)
    assert [desk.wait(60) for desk in desks.values()] == [0, 0]
    for desk in desks.values():
        pipes(desk)[1].close()
    answers = archive.load(stored.assessment.id).assessment.answers
    for name, numbers in acknowledged.items():
        assert numbers == list(range(len(numbers)))
        assert numbers
        latest = {f"{name}-{number % 40}": f"{name} {number}" for number in numbers}
        assert {one: answers[one].note for one in latest} == latest
    assert sum(map(len, acknowledged.values())) > TIMES
    assert archive.check() == []
