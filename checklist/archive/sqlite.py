"""What is SQLite's own: how a file is opened, copied and cleaned. Everything else goes through SQLAlchemy."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote

from sqlalchemy import QueuePool, create_engine, event

from checklist.archive.location import UNFINISHED, companions

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection, Engine

# How long to wait for somebody else's write, which takes milliseconds, before saying so.
BUSY_SECONDS = 2.0
_SECONDS_BETWEEN_TRIES = 0.02
READABLE_BY_OWNER = 0o600


def connect(path: Path, *, read_only: bool = False, foreign_keys: bool = True) -> sqlite3.Connection:
    """A connection to the file `path`, which must exist: a file that was moved away is not silently made anew."""
    mode = _reading_mode(path) if read_only else "mode=rw"
    connection = sqlite3.connect(
        f"file:{quote(path.as_posix())}?{mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA secure_delete=ON")
    connection.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
    return connection


def _reading_mode(path: Path) -> str:
    # Without the right to write in the folder SQLite cannot share its memory; with no log there is nothing to share.
    log = companions(path)[0]
    if not os.access(path.parent, os.W_OK) and not (log.exists() and log.stat().st_size):
        return "mode=ro&immutable=1"
    return "mode=ro"


def engine_for(path: Path, *, read_only: bool = False, foreign_keys: bool = True) -> Engine:
    """An engine on the file `path`; see `writing` for transactions that change something."""
    engine = create_engine(
        "sqlite://",
        creator=partial(connect, path, read_only=read_only, foreign_keys=foreign_keys),
        poolclass=QueuePool,
        json_serializer=partial(json.dumps, ensure_ascii=False, separators=(",", ":")),
    )
    event.listen(engine, "begin", _begin)
    return engine


def writing(engine: Engine) -> Engine:
    """The same engine, whose transactions take the right to write at once: waiting later would end in a deadlock."""
    return engine.execution_options(writes=True)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def keep_a_write_ahead_log(path: Path) -> None:
    """Readers and a writer stop waiting for each other; the file remembers it. A disk that cannot stays as it is."""
    until = time.monotonic() + BUSY_SECONDS
    while not _keeps_a_write_ahead_log(path, last_try=time.monotonic() >= until):
        time.sleep(_SECONDS_BETWEEN_TRIES)


def _keeps_a_write_ahead_log(path: Path, *, last_try: bool) -> bool:
    # SQLite does not wait by itself here: two programs that make the same archive would stop each other.
    with closing(connect(path)) as connection:
        try:
            (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
            if mode != "wal":
                connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if last_try or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            return False
    return True


def make_file(path: Path) -> None:
    """An empty file that only its owner can read, and its folders; what is there already stays as it is."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # A file that exists is never opened here: closing it again would drop the locks that this process's other
    # connections hold on it (POSIX), and the next program to go would take the log away under them.
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, READABLE_BY_OWNER))


def copy_database(source: Path, target: Path) -> None:
    """A consistent copy in one file, on the disk when this returns; `target` holds the old or the new, never half."""
    unfinished = target.with_name(target.name + UNFINISHED)
    unfinished.unlink(missing_ok=True)
    make_file(unfinished)
    try:
        with closing(connect(source, read_only=True)) as connection:
            connection.execute("VACUUM INTO ?", (str(unfinished),))
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def empty_the_log(engine: Engine) -> bool:
    """Move everything from the write-ahead log into the file and cut the log to nothing; False if somebody reads it."""
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        row = cursor.fetchone()
        cursor.close()
    finally:
        connection.close()
    return row is None or row[0] == 0


def integrity_problems(connection: Connection) -> list[str]:
    """What SQLite finds wrong with the file, in its own (English) words; empty when all is well."""
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return [line for line in found if line != "ok"] + [f"foreign key: {tuple(row)}" for row in orphans]
