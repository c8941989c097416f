"""The address of an archive on a server: read strictly, and shown without its password. Loads no database library."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote

from checklist.archive.errors import ArchiveError
from checklist.locale import _

# Strict, so that what follows a colon by mistake is never taken for a part that may be shown.
_SHAPE = re.compile(
    r"""(?P<kind>[a-z+]+)://
    ((?P<user>[^:/?\#@]*)(:(?P<password>[^/?\#@]*))?@)?
    (?P<host>\[[0-9a-f:.]+\]|[^:/?\#@\[\]]*)(:(?P<port>\d+))?
    (/(?P<database>[^/?\#@:]*))?
    (\?(?P<query>[^\#]*))?""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True)
class ServerAddress:
    """The parts of the address, decoded; what is None is left to libpq (PGHOST, ~/.pgpass and so on)."""

    user: str | None
    password: str | None = field(repr=False)
    host: str | None
    port: int | None
    database: str | None
    query: dict[str, str] = field(repr=False)

    @property
    def place(self) -> str:
        """The address as people may see it."""
        user = f"{self.user}@" if self.user else ""
        port = f":{self.port}" if self.port else ""
        return f"postgresql://{user}{self.host or self.query.get('host', '')}{port}/{self.database or ''}"


def server_address(address: str) -> ServerAddress:
    """The parts of `address`. Raises ArchiveError, whose message repeats nothing of what cannot be read."""
    found = _SHAPE.fullmatch(address)
    if found is None or int(found["port"] or 1) not in range(1, 65_536):
        message = _(
            "Adressen på databasen kan ikke læses. Skriv den sådan: postgresql://bruger@server/database. "
            "I en adgangskode skrives @ som %40, : som %3A og / som %2F."
        )
        raise ArchiveError(message)
    return ServerAddress(
        user=_decoded(found["user"]),
        password=_decoded(found["password"]),
        host=_decoded((found["host"] or "").strip("[]")),
        port=int(found["port"]) if found["port"] else None,
        database=_decoded(found["database"]),
        query=dict(parse_qsl(found["query"] or "", keep_blank_values=True)),
    )


def _decoded(part: str | None) -> str | None:
    return unquote(part) if part else None


def without_password(address: str) -> str:
    """The address without its password; only its kind where it cannot be read."""
    try:
        return server_address(address).place
    except ArchiveError:
        return "postgresql://…"
