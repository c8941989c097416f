"""A PostgreSQL server of the tests' own: made in a temporary folder, stopped and started as a test asks."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from pathlib import Path
from tempfile import mkdtemp
from uuid import uuid4

import psycopg
from psycopg import sql

GIVEN = os.environ.get("LOVENDE_TEST_POSTGRESQL")
"""A server that is there already: an address with a role that may make databases."""

_UNSAFE_AND_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


def binaries() -> Path | None:
    """The folder with initdb and pg_ctl; None where PostgreSQL is not installed."""
    found = shutil.which("initdb")
    places = [Path(found).parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((place for place in places if (place / "initdb").exists()), None)


class PostgresqlServer:
    """A server on a free port of this computer. `durable`: it writes through to the disk, as a real one does."""

    def __init__(self, folder_of_programs: Path, *, durable: bool) -> None:
        self._programs = folder_of_programs
        self.folder = Path(mkdtemp(prefix="lovende-pg-"))
        self.data = self.folder / "data"
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port: int = free.getsockname()[1]
        self._run("initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        settings = [f"port={self.port}", "listen_addresses='127.0.0.1'", f"unix_socket_directories='{self.folder}'"]
        # After a power cut it would bring every file of its own to the disk one by one, which takes seconds here.
        settings += ["max_connections=60", "recovery_init_sync_method=syncfs", *(() if durable else _UNSAFE_AND_FAST)]
        with (self.data / "postgresql.conf").open("a", encoding="utf-8") as configuration:
            configuration.write("\n".join(settings) + "\n")
        self.start()

    def _run(self, program: str, *arguments: object) -> None:
        command = [str(self._programs / program), *map(str, arguments)]
        if os.geteuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        with (self.folder / "out.txt").open("ab") as out:
            subprocess.run(command, check=True, stdout=out, stderr=out, stdin=subprocess.DEVNULL, cwd="/")

    def start(self) -> None:
        """Back again, when this returns."""
        self._run("pg_ctl", "-D", self.data, "-w", "-l", self.folder / "log.txt", "start")

    def stop(self, mode: str = "fast") -> None:
        """Gone, when this returns; "immediate" is as though the power failed."""
        self._run("pg_ctl", "-D", self.data, "-w", "-m", mode, "stop")

    def reload(self, access: str) -> None:
        """From now on `access` (pg_hba.conf) says who comes in how; the user postgres always does."""
        always = "host all postgres 127.0.0.1/32 trust\n"
        (self.data / "pg_hba.conf").write_text(always + access + "\n", encoding="utf-8")
        before = self._last_read()
        self._run("pg_ctl", "-D", self.data, "reload")
        while self._last_read() == before:
            time.sleep(0.01)

    def _last_read(self) -> object:
        with psycopg.connect(f"{self.url}/postgres") as connection:
            return connection.execute("SELECT pg_conf_load_time()").fetchone()

    def remove(self) -> None:
        """Stopped, and nothing of it left."""
        if (self.data / "postmaster.pid").exists():
            self.stop("immediate")
        shutil.rmtree(self.folder)

    @property
    def url(self) -> str:
        """The address without a database's name."""
        return f"postgresql://postgres@127.0.0.1:{self.port}"


def address_of(server: str, database: str) -> str:
    """The address `server`, whichever database it names, with this one."""
    head, question, query = server.partition("?")
    kind, _colon, rest = head.partition("://")
    return f"{kind}://{rest.partition('/')[0]}/{database}{question}{query}"


def execute(url: str, *statements: str) -> None:
    """Have somebody with all rights do something, each statement on its own."""
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())


def new_database(server: str) -> str:
    """The address of a new, empty database on the server."""
    name = f"proeve_{uuid4().hex[:12]}"
    with psycopg.connect(address_of(server, "postgres"), autocommit=True) as connection:
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(sql.Identifier(name))
        )
    return address_of(server, name)


def drop_database(url: str) -> None:
    """Away with it, whoever still holds it open."""
    name = url.partition("?")[0].rpartition("/")[2]
    with psycopg.connect(address_of(url, "postgres"), autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
