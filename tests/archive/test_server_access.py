"""Everything that may stand between a desk and the server is one sentence, and never the password."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from checklist.archive import (
    ArchiveError,
    MissingArchiveError,
    NewerArchiveError,
    NoAccessError,
    NotAnArchiveError,
    ReadOnlyArchiveError,
    ServerGoneError,
    UnstorableError,
    open_archive,
    place_for_people,
    restore_backup,
)
from checklist.assessment.model import Answer
from tests.archive.made_up import answered, plain_assessment
from tests.postgresql_server import PostgresqlServer, address_of, drop_database, execute, new_database

PASSWORD = "hemmeligt-7319"
EVERYBODY = "host all all 127.0.0.1/32 trust"


@pytest.fixture
def database(own_server: PostgresqlServer) -> Iterator[str]:
    """A database on a server that may be locked; unlocked again afterwards."""
    url = new_database(own_server.url)
    execute(
        url,
        "DROP ROLE IF EXISTS ida",
        f"CREATE ROLE ida LOGIN PASSWORD '{PASSWORD}'",
    )
    yield url
    own_server.reload(EVERYBODY)
    drop_database(url)


def as_ida(url: str, password: str = PASSWORD) -> str:
    """The same address for another person."""
    return url.replace("postgres@", f"ida:{password}@")


def refusal(url: str, *, read_only: bool = False) -> ArchiveError:
    """What a person hears who opens the archive; it never holds the password."""
    with pytest.raises(ArchiveError) as caught:
        open_archive(url, read_only=read_only)
    assert "hemmeligt" not in caught.value.message
    return caught.value


def test_a_password_opens_the_door_and_a_wrong_one_is_told(own_server: PostgresqlServer, database: str) -> None:
    """Right, wrong and missing are three different answers."""
    own_server.reload("host all ida 127.0.0.1/32 scram-sha-256")
    execute(database, "CREATE SCHEMA lovende AUTHORIZATION ida")
    with open_archive(as_ida(database)) as archive:
        stored = archive.add(plain_assessment())
        assert archive.load(stored.assessment.id) == stored
        assert archive.place == database.replace("postgres@", "ida@")
    wrong = refusal(as_ida(database, "hemmeligt-men-forkert"))
    assert isinstance(wrong, NoAccessError)
    assert "kender ikke brugeren ida med den adgangskode" in wrong.message
    assert "vil have en adgangskode" in refusal(database.replace("postgres@", "ida@")).message


def test_a_password_with_odd_characters_goes_through(own_server: PostgresqlServer, database: str) -> None:
    """Written with percent signs, as in every address."""
    execute(database, "ALTER ROLE ida PASSWORD 'p@s:s/ørd?'", "CREATE SCHEMA lovende AUTHORIZATION ida")
    own_server.reload("host all ida 127.0.0.1/32 scram-sha-256")
    open_archive(as_ida(database, "p%40s%3As%2F%C3%B8rd%3F")).close()


def test_who_is_not_let_in_hears_why(own_server: PostgresqlServer, database: str) -> None:
    """No such host, port, database or user, no access from here, and no encryption: six different sentences."""
    own_server.reload("host all nobody 127.0.0.1/32 trust\nhostssl all ida 127.0.0.1/32 trust")
    assert "Der er ingen database med navnet regnskab" in refusal(address_of(database, "regnskab")).message
    assert "lukker ikke brugeren ida ind fra denne computer" in refusal(as_ida(database)).message
    assert "uden kryptering" in refusal(as_ida(database)).message
    assert "kender ikke brugeren nobody" in refusal(database.replace("postgres@", "nobody@")).message
    assert "sikker forbindelse" in refusal(database + "?sslmode=require").message
    nowhere = refusal(database.replace("127.0.0.1", "findes-ikke.invalid"))
    assert isinstance(nowhere, ServerGoneError)
    assert "findes-ikke.invalid kan ikke findes" in nowhere.message
    closed = refusal(database.replace(f":{own_server.port}", ":1"))
    assert isinstance(closed, ServerGoneError)
    assert "svarer ikke" in closed.message


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://ida:hemme@ligt@server/lovende",
        "postgresql://ida:hemmeligt",
        "postgresql://ida:hem/meligt@server/lovende",
        "postgresql://ida@server:hemmeligt/lovende",
        "postgresql://server:99999/hemmeligt",
    ],
)
def test_an_address_that_cannot_be_read_is_not_repeated(address: str) -> None:
    """Any part of it may be a password in the wrong place."""
    assert "Adressen på databasen kan ikke læses" in refusal(address).message
    assert place_for_people(address) == "postgresql://…"


def test_a_mistyped_option_is_named(database: str) -> None:
    """The option, and not what stands behind it."""
    assert 'invalid connection option "slmode"' in refusal(database + "?slmode=hemmeligt").message


def test_who_may_only_read_hears_it_at_the_door_and_may_read(database: str) -> None:
    """For writing it is refused before the first answer; for reading it opens."""
    with open_archive(database) as archive:
        stored = archive.add(plain_assessment())
    execute(database, "GRANT USAGE ON SCHEMA lovende TO ida", "GRANT SELECT ON ALL TABLES IN SCHEMA lovende TO ida")
    error = refusal(as_ida(database))
    assert isinstance(error, ReadOnlyArchiveError)
    assert "Du må læse arkivet" in error.message
    with open_archive(as_ida(database), read_only=True) as archive:
        assert archive.load(stored.assessment.id) == stored
        assert archive.check() == []


def test_who_may_use_the_tables_without_owning_them_can_work(database: str) -> None:
    """The rights that the page for administrators names are enough."""
    open_archive(database).close()
    execute(
        database,
        "GRANT USAGE ON SCHEMA lovende TO ida",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA lovende TO ida",
    )
    with open_archive(as_ida(database)) as archive:
        stored = archive.add(plain_assessment())
        stored = archive.save(stored, answered(stored.assessment, "ny", Answer(value=1)))
        archive.erase(stored.assessment.id)
        assert archive.entries() == ()


def test_who_may_not_make_an_archive_gets_the_line_that_gives_the_right(database: str) -> None:
    """The person who looks after the database can copy it; where several share it, they open it themselves first."""
    error = refusal(as_ida(database))
    assert "åbne det først" in error.message
    assert isinstance(error, NoAccessError)
    command = error.message.partition("om at køre: ")[2]
    execute(database, command)
    open_archive(as_ida(database)).close()


def test_who_may_not_even_read_hears_that(database: str) -> None:
    """The archive is there, and not for them."""
    open_archive(database).close()
    for read_only in (True, False):
        assert "må ikke læse arkivet" in refusal(as_ida(database), read_only=read_only).message


def test_reading_makes_no_archive(database: str) -> None:
    """An empty database stays empty."""
    assert isinstance(refusal(database, read_only=True), MissingArchiveError)
    assert isinstance(refusal(database, read_only=True), MissingArchiveError)


def test_the_archive_lives_beside_other_programs_tables(database: str) -> None:
    """Whatever else the database holds is left alone, even a table of the same name."""
    execute(database, "CREATE TABLE assessments (taxes integer)", "INSERT INTO assessments VALUES (17)")
    with open_archive(database) as archive:
        assert archive.entries() == ()
    execute(database, "DO $$ BEGIN ASSERT (SELECT taxes FROM public.assessments) = 17; END $$")


def test_another_programs_schema_of_our_name_is_refused(database: str) -> None:
    """Nothing is put into it."""
    execute(database, "CREATE SCHEMA lovende", "CREATE TABLE lovende.posteringer (beloeb integer)")
    assert isinstance(refusal(database), NotAnArchiveError)
    execute(database, "DO $$ BEGIN ASSERT (SELECT count(*) FROM pg_tables WHERE schemaname = 'lovende') = 1; END $$")


def test_a_newer_archive_is_refused_on_a_server_too(database: str) -> None:
    """An older program must not guess what a newer one meant."""
    open_archive(database).close()
    execute(database, "UPDATE lovende.alembic_version SET version_num = '9999'")
    assert isinstance(refusal(database), NewerArchiveError)


def test_a_database_that_cannot_hold_every_letter_is_refused(own_server: PostgresqlServer) -> None:
    """In LATIN1 a note could not be kept as it was written."""
    execute(
        address_of(own_server.url, "postgres"),
        "CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'",
    )
    assert "LATIN1" in refusal(address_of(own_server.url, "latin")).message


def test_what_is_too_big_for_the_server_is_refused_and_nothing_is_lost(server_database: str) -> None:
    """A key that no index can hold."""
    with open_archive(server_database) as archive:
        with pytest.raises(UnstorableError, match="for langt eller for stort"):
            archive.set_setting(random.Random(7319).randbytes(20_000).hex(), "lys")
        archive.set_setting("theme", "lys")
        assert archive.setting("theme") == "lys"


def test_a_foreign_row_is_a_finding_on_a_server_too(server_database: str) -> None:
    """Rows that nobody here wrote are told, with the way back."""
    with open_archive(server_database) as archive:
        archive.add(plain_assessment())
        execute(server_database, "UPDATE lovende.answers SET status = 'maybe'")
        assert len(archive.check()) == 1


def test_a_backup_of_a_server_is_one_file_and_comes_back(server_database: str, tmp_path: Path) -> None:
    """The file opens by itself; restored, the server holds what the file held, and what it held lies in a file."""
    with open_archive(server_database) as archive:
        first = archive.add(plain_assessment(), b"catalogue")
        archive.backup(tmp_path / "kopi.sqlite")
        later = archive.add(plain_assessment())
    assert [file.name for file in tmp_path.glob("kopi*")] == ["kopi.sqlite"]
    with open_archive(str(tmp_path / "kopi.sqlite")) as copy:
        assert copy.load(first.assessment.id) == first
    safety_copy = restore_backup(server_database, tmp_path / "kopi.sqlite")
    assert safety_copy is not None
    with open_archive(server_database) as restored, open_archive(str(safety_copy)) as replaced:
        assert [entry.id for entry in restored.entries()] == [first.assessment.id]
        assert {entry.id for entry in replaced.entries()} == {first.assessment.id, later.assessment.id}
        assert restored.catalogue_source("lille-skema", "1.0.0") == b"catalogue"
        restored.erase(first.assessment.id)
    with open_archive(str(safety_copy)) as replaced:
        assert [entry.id for entry in replaced.entries()] == [later.assessment.id]


def test_the_servers_tables_hold_nothing_readable_after_the_server_tidied_up(
    own_server: PostgresqlServer, database: str
) -> None:
    """As the page for administrators says: erased words go from the tables and from what the server noted of them."""
    secret = "Sælsomt-Kendeord-7319"
    with open_archive(database) as archive:
        stored = [archive.add(plain_assessment()) for _ in range(3)]
        for one in stored:
            archive.save(one, answered(one.assessment, "q", Answer(value=1, note=secret)))
        # Of a table without any row the server takes no new note.
        other = archive.add(plain_assessment())
        archive.save(other, answered(other.assessment, "q", Answer(value=2)))
        execute(database, "ANALYZE", "CHECKPOINT")
        assert _files_with(own_server, secret)
        for one in stored:
            archive.erase(one.assessment.id)
    execute(database, "ANALYZE", "VACUUM FULL", "CHECKPOINT")
    assert _files_with(own_server, secret) == []


def _files_with(server: PostgresqlServer, words: str) -> list[str]:
    """The files of the server's tables in which the words can be read."""
    found = subprocess.run(["grep", "-r", "-l", "-a", words, server.data / "base"], capture_output=True, text=True)
    return found.stdout.splitlines()
