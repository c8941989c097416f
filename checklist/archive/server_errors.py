"""What a PostgreSQL server or the way to it reports, as a sentence that people can act on; never with a password in it.

Goes by SQLSTATE where there is one. Before a session is open the client library passes on texts alone; there, whether
the server can be reached is tried out, and what it says is recognised by its English words or shown as it is.
"""

from __future__ import annotations

import re
import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING

import psycopg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoFreeConnectionError

from checklist.archive.driver_errors import kept
from checklist.archive.errors import (
    ArchiveError,
    DamagedArchiveError,
    FullDiskError,
    LockedArchiveError,
    NoAccessError,
    ReadOnlyArchiveError,
    ServerGoneError,
    UnstorableError,
)
from checklist.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist.archive.database import Doing
    from checklist.archive.server_address import ServerAddress

USUAL_PORT = 5432
_SECONDS_TO_REACH = 3.0


@contextmanager
def in_plain_words(address: ServerAddress, doing: Doing) -> Iterator[None]:
    """Whatever fails inside this block because of the server or the way to it is raised as an ArchiveError."""
    try:
        yield
    except ArchiveError:
        raise
    except Exception as error:
        found = _from_anything(error, address, doing)
        if found is None:
            raise
        raise found from error


def is_gone(error: BaseException) -> bool:
    """True where the connection broke or cannot be had just now, and asking again may help."""
    cause = getattr(error, "orig", None) or error
    if not isinstance(cause, psycopg.Error):
        return False
    if cause.sqlstate is None:
        return isinstance(cause, (psycopg.OperationalError, psycopg.InterfaceError))
    return cause.sqlstate[:2] == "08" or cause.sqlstate in {"57P01", "57P02", "57P03", "57P05", "25P03", "25P04"}


def _from_anything(error: Exception, address: ServerAddress, doing: Doing) -> ArchiveError | None:
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, psycopg.Error):
        if cause.sqlstate is None and _was_connecting(error):
            return _not_let_in(cause, address, doing)
        return gone(address, doing) if is_gone(cause) else _from_server(cause, address, doing)
    if isinstance(cause, NoFreeConnectionError):
        return _locked(doing)
    if isinstance(cause, UnicodeEncodeError):
        return UnstorableError(_("Teksten indeholder tegn, der ikke er gyldige.") + " " + kept("write"))
    if isinstance(cause, (ValueError, KeyError, TypeError)) and doing == "read":
        return _damaged(address)
    return None


def _was_connecting(error: Exception) -> bool:
    return isinstance(error, DBAPIError) and error.statement is None and not error.connection_invalidated


def _from_server(error: psycopg.Error, address: ServerAddress, doing: Doing) -> ArchiveError:
    state = error.sqlstate or ""
    if state in {"53100", "53200"}:
        hint = _("Bed den, der passer serveren, om at gøre plads, og prøv igen.")
        return FullDiskError(" ".join([_("Der er ikke plads på serveren."), kept(doing), hint]))
    if state in {"55P03", "40P01", "40001", "57014"}:
        return _locked(doing)
    if state in {"42501", "25006"}:
        return read_only(address)
    if state[:2] in {"22", "54"}:
        return UnstorableError(
            _("Noget i besvarelsen er for langt eller for stort til at blive gemt.") + " " + kept(doing)
        )
    if state[:2] in {"42", "XX"} or state in {"58030", "58P01", "23503"}:
        return _damaged(address)
    message = _("Serveren svarede med en fejl, vi ikke kender ({detail}).") + " " + kept(doing)
    return ArchiveError(message.format(detail=" ".join(filter(None, [state, error.diag.message_primary]))))


def _not_let_in(error: psycopg.Error, address: ServerAddress, doing: Doing) -> ArchiveError:
    said = _in_one_line(error)
    if isinstance(error, psycopg.ProgrammingError):
        message = _("Noget i adressen {place} kender PostgreSQL ikke ({words}). Se efter, om det er skrevet rigtigt.")
        return NoAccessError(message.format(place=address.place, words=said))
    known = _known_refusal(said, error, address)
    if known is not None:
        return known
    if any(words in said for words in ("starting up", "shutting down", "recovery mode", "not yet accepting")):
        return gone(address, doing)
    out_of_reach = _why_out_of_reach(address, doing)
    if out_of_reach is not None:
        return out_of_reach
    if isinstance(error, psycopg.errors.ConnectionTimeout) or "server closed the connection" in said:
        return gone(address, doing)
    message = _("Serveren {place} vil ikke lukke op. Den siger: {words}.")
    words = said.replace(address.password, "…") if address.password else said
    # What the server itself says begins so; anything else happened on the way, and may be over in a moment.
    kind = NoAccessError if "FATAL" in said else ServerGoneError
    return kind(message.format(place=address.place, words=words.rstrip(".")))


def _in_one_line(error: psycopg.Error) -> str:
    text = " ".join(str(error).split())
    return re.sub(r"^connection failed: |connection to server [^:]*failed: ", "", text)


def _known_refusal(said: str, error: psycopg.Error, address: ServerAddress) -> NoAccessError | None:
    server, user, database = (
        address.host or _("denne computer"),
        address.user or "",
        address.database or user_default(said),
    )
    if "no password supplied" in said or (error.pgconn is not None and error.pgconn.needs_password):
        message = _(
            "Serveren {server} vil have en adgangskode, og der er ingen i adressen. Læg den i filen ~/.pgpass, "
            "eller skriv den i adressen: postgresql://bruger:adgangskode@server/database."
        )
        return NoAccessError(message.format(server=server))
    if "password authentication failed" in said:
        message = _("Serveren {server} kender ikke brugeren {user} med den adgangskode. Se efter, om begge er rigtige.")
        return NoAccessError(message.format(server=server, user=user))
    if "no pg_hba.conf entry" in said:
        message = _(
            "Serveren {server} lukker ikke brugeren {user} ind fra denne computer i databasen {database}{unsafe}. "
            "Bed den, der passer serveren, om at give adgang (pg_hba.conf)."
        )
        unsafe = _(" uden kryptering") if "no encryption" in said else ""
        return NoAccessError(message.format(server=server, user=user, database=database, unsafe=unsafe))
    if re.search(r'database ".*" does not exist', said):
        message = _(
            "Der er ingen database med navnet {database} på serveren {server}. "
            "Se efter, om navnet er rigtigt, eller bed den, der passer serveren, om at oprette den."
        )
        return NoAccessError(message.format(server=server, database=database))
    if re.search(r'role ".*" does not exist', said):
        message = _("Serveren {server} kender ikke brugeren {user}. Se efter, om navnet er rigtigt.")
        return NoAccessError(message.format(server=server, user=user))
    if "permission denied for database" in said or "not permitted to log in" in said:
        message = _("Brugeren {user} må ikke bruge databasen {database}. Bed den, der passer serveren, om ret til det.")
        return NoAccessError(message.format(user=user, database=database))
    if "too many c" in said or "connection slots" in said:
        return NoAccessError(
            _("Serveren {server} har ikke plads til flere lige nu. Vent lidt, og prøv igen.").format(server=server)
        )
    if re.search(r"\b(SSL|TLS|certificate)\b", said):
        message = _(
            "Der kan ikke laves en sikker forbindelse til serveren {server}. Den siger: {words}. "
            "Se efter, om sslmode og certifikatet er rigtige."
        )
        return NoAccessError(message.format(server=server, words=said.rstrip(".")))
    return None


def user_default(said: str) -> str:
    """The database's name as the server said it, where the address names none."""
    found = re.search(r'database "([^"]*)"', said)
    return found[1] if found else ""


def _why_out_of_reach(address: ServerAddress, doing: Doing) -> ServerGoneError | None:
    """Tries the way to the server: the system's own codes tell more, in every language, than the library's text."""
    host = address.host or address.query.get("host")
    if host is None or host.startswith("/"):
        return gone(address, doing) if host else None
    try:
        socket.create_connection((host, address.port or USUAL_PORT), _SECONDS_TO_REACH).close()
    except socket.gaierror:
        message = _(
            "Serveren {host} kan ikke findes. {kept} Se efter, om navnet er rigtigt, og om computeren er på nettet."
        )
        return ServerGoneError(message.format(host=host, kept=kept(doing)))
    except OSError:
        return gone(address, doing)
    return None


def gone(address: ServerAddress, doing: Doing, *, in_doubt: bool = False) -> ServerGoneError:
    """The server does not answer. `in_doubt`: it may have stored what was being committed."""
    if in_doubt:
        message = _(
            "Forbindelsen til serveren {place} røg, netop som det seneste blev gemt. Vi ved ikke, om det nåede frem. "
            "Alt, der er gemt før, er der stadig. Prøv igen om lidt. Intet bliver gemt to gange."
        )
        return ServerGoneError(message.format(place=address.place), in_doubt=True)
    message = _("Serveren {place} svarer ikke. {kept} Prøv igen om lidt.")
    return ServerGoneError(message.format(place=address.place, kept=kept(doing)))


def read_only(address: ServerAddress) -> ReadOnlyArchiveError:
    message = _(
        "Du må læse arkivet {place}, men ikke skrive i det. Alt, der er gemt, er der stadig. "
        "Bed den, der passer databasen, om ret til at skrive."
    )
    return ReadOnlyArchiveError(message.format(place=address.place))


def _locked(doing: Doing) -> LockedArchiveError:
    hint = _("Vent lidt, og prøv igen.")
    return LockedArchiveError(" ".join([_("En anden er ved at skrive i arkivet lige nu."), kept(doing), hint]))


def _damaged(address: ServerAddress) -> DamagedArchiveError:
    message = _(
        "Arkivet {place} er ikke, som det skal være: det, der står i databasen, kan ikke læses. Intet er ændret. "
        "Hent en sikkerhedskopi frem med »lovende archive restore«, eller bed den, der passer databasen, om hjælp."
    )
    return DamagedArchiveError(message.format(place=address.place))
