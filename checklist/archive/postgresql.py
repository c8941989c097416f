"""What is PostgreSQL's own: how a session is set up, what a text may hold, and how changes take turns.

Our tables lie in a schema of their own, so that they live beside whatever else the database holds.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from psycopg.types.string import StrDumperUnknown, TextLoader
from sqlalchemy import URL, create_engine, event, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psycopg.abc import Buffer
    from sqlalchemy import Connection, Engine, Table

    from checklist.archive.server_address import ServerAddress

SCHEMA = "lovende"
# Any number will do, as long as no other program takes the same one in the same database.
ONE_AT_A_TIME = 7_319_110_011
_SESSION = (
    f"-c search_path={SCHEMA} -c TimeZone=UTC -c client_min_messages=warning "
    # How long to wait for somebody else's change, and when a machine that fell silent in the middle of one lets go.
    "-c lock_timeout=10s -c idle_in_transaction_session_timeout=60s"
)
# In seconds but for the last; a server that fell silent is told as gone instead of holding the app up.
_PATIENCE = {
    "connect_timeout": "5",
    "keepalives_idle": "5",
    "keepalives_interval": "2",
    "keepalives_count": "3",
    "tcp_user_timeout": "10000",
}


def engine_for(address: ServerAddress) -> Engine:
    """An engine on the database; a connection that broke while nobody used it is replaced before it is used again."""
    query = {**_PATIENCE, "application_name": "lovende-praksis", "client_encoding": "utf8", **address.query}
    query["options"] = f"{address.query.get('options', '')} {_SESSION}".strip()
    password = address.password or query.pop("password", None)
    url = URL.create("postgresql+psycopg", address.user, password, address.host, address.port, address.database, query)
    engine = create_engine(
        url,
        pool_pre_ping=True,
        # An error that somebody writes down must not carry what people answered.
        hide_parameters=True,
        json_serializer=partial(json.dumps, ensure_ascii=False, separators=(",", ":")),
    )
    event.listen(engine, "connect", _set_up)
    return engine


def _set_up(connection: Any, _record: object) -> None:
    connection.adapters.register_dumper(str, _TextOut)
    for name in ("text", "varchar"):
        connection.adapters.register_loader(name, _TextIn)


class _TextOut(StrDumperUnknown):
    """PostgreSQL has no character NUL; it travels as SUB 0, and SUB itself as SUB 1."""

    def dump(self, obj: str) -> Buffer | None:
        if "\x00" in obj or "\x1a" in obj:
            obj = obj.replace("\x1a", "\x1a1").replace("\x00", "\x1a0")
        return super().dump(obj)


class _TextIn(TextLoader):
    """The way back from `_TextOut`."""

    def load(self, data: Buffer) -> bytes | str:
        found = super().load(data)
        if isinstance(found, str) and "\x1a" in found:
            return found.replace("\x1a0", "\x00").replace("\x1a1", "\x1a")
        return found


@dataclass(frozen=True)
class ChangeUnderWay:
    """A transaction as the server knows it; `server_life` is another one after every start and every recovery."""

    number: str
    server_life: str


# A server that recovers after a crash forgets its statistics, and tells when it did.
_LIFE = "concat(pg_postmaster_start_time(), ' ', (SELECT stats_reset FROM pg_stat_bgwriter))"


def take_turns(connection: Connection) -> ChangeUnderWay:
    """Wait until nobody else changes the archive.

    As in a file, changes come one after the other: what a change has read stays true until it is committed.
    """
    query = text(f"SELECT pg_advisory_xact_lock(:key), CAST(pg_current_xact_id() AS text), {_LIFE}")
    _lock, number, server_life = connection.execute(query, {"key": ONE_AT_A_TIME}).one()
    return ChangeUnderWay(number, server_life)


def what_became_of(connection: Connection, change: ChangeUnderWay) -> str | None:
    """Whether the change is "committed", "aborted" or "in progress"; None where that cannot be known.

    A server that lost its power hands out numbers again that had not reached the disk: after a recovery a committed
    transaction with our number may be somebody else's. One that was rolled back is not ours either way.
    """
    query = text(f"SELECT pg_xact_status(CAST(CAST(:number AS text) AS xid8)), {_LIFE}")
    found: str | None
    found, server_life = connection.execute(query, {"number": change.number}).one()
    return None if found == "committed" and server_life != change.server_life else found


def restart_numbering(connection: Connection, tables: Sequence[Table]) -> None:
    """Let every column that PostgreSQL numbers by itself go on after the greatest number that is there."""
    for table in tables:
        column = table.autoincrement_column
        if column is None:
            continue
        name = {"table": f"{SCHEMA}.{table.name}", "column": column.name}
        sequence = connection.execute(text("SELECT pg_get_serial_sequence(:table, :column)"), name).scalar()
        if sequence is not None:
            greatest = f"SELECT setval(:sequence, COALESCE(max({column.name}), 0) + 1, false) FROM {table.name}"  # noqa: S608 - our own names
            connection.execute(text(greatest), {"sequence": sequence})
