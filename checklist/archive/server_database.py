"""An archive on a PostgreSQL server, where several desks work at the same time."""

from __future__ import annotations

import datetime as dt
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.schema import CreateSchema

from checklist.archive import schema
from checklist.archive.errors import ArchiveError, NewerArchiveError, NoAccessError, NotAnArchiveError
from checklist.archive.postgresql import (
    SCHEMA,
    engine_for,
    restart_numbering,
    take_turns,
    what_became_of,
)
from checklist.archive.server_address import server_address
from checklist.archive.server_errors import gone, in_plain_words, is_gone, read_only
from checklist.locale import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from sqlalchemy import Connection, Engine, Row, Table

    from checklist.archive.database import Doing
    from checklist.archive.errors import ReadOnlyArchiveError
    from checklist.archive.postgresql import ChangeUnderWay

# After a commit that nobody answered: how long to ask what became of it before leaving it in doubt.
SECONDS_TO_ASK = 2.0
_PAUSE_BETWEEN_QUESTIONS = 0.2

_LOOK_AROUND = text(
    """
    SELECT CASE WHEN n.oid IS NULL THEN has_database_privilege(current_database(), 'CREATE')
                ELSE has_schema_privilege(n.oid, 'CREATE') END AS may_make,
           current_setting('server_encoding') AS encoding,
           current_setting('transaction_read_only') = 'on' AS is_read_only,
           COALESCE(has_schema_privilege(n.oid, 'USAGE'), false) AS may_enter,
           COALESCE(array_agg(CAST(c.relname AS text)) FILTER (WHERE c.oid IS NOT NULL), '{}') AS tables,
           COALESCE(bool_and(has_table_privilege(c.oid, 'SELECT')), true) AS may_read,
           COALESCE(bool_and(
               has_table_privilege(c.oid, 'INSERT')
               AND has_table_privilege(c.oid, 'UPDATE')
               AND has_table_privilege(c.oid, 'DELETE')
           ) FILTER (WHERE c.relname <> 'alembic_version'), true) AS may_write
      FROM (VALUES (CAST(:schema AS text))) AS wanted(name)
      LEFT JOIN pg_namespace n ON n.nspname = wanted.name
      LEFT JOIN pg_class c ON c.relnamespace = n.oid AND c.relkind IN ('r', 'p', 'v')
     GROUP BY n.oid
    """
)


class ServerDatabase:
    """The database that `address` (postgresql://…) names. Raises ArchiveError for an address that cannot be read."""

    def __init__(self, address: str) -> None:
        self._address = server_address(address)

    @property
    def place(self) -> str:
        return self._address.place

    @property
    def is_on_this_computer(self) -> bool:
        return False

    def in_plain_words(self, doing: Doing) -> AbstractContextManager[None]:
        return in_plain_words(self._address, doing)

    def opened(self, *, read_only: bool) -> Engine:
        engine = engine_for(self._address)
        try:
            with self.in_plain_words("read"):
                with engine.begin() as connection:
                    version = self._version(connection, reading=read_only)
                if version != schema.SCHEMA_VERSION:
                    self._bring_up_to_date(engine, version, reading=read_only)
        except BaseException:
            engine.dispose()
            raise
        return engine

    def _version(self, connection: Connection, *, reading: bool) -> str | None:
        """The schema's version, this one or an earlier; None where nothing has been made. Raises ArchiveError."""
        around = connection.execute(_LOOK_AROUND, {"schema": SCHEMA}).one()
        if not around.tables:
            self._check_place_for_new(around, reading=reading)
            return None
        if not {schema.schema_version.name, schema.assessments.name} <= set(around.tables):
            raise self._not_ours()
        if not (around.may_enter and around.may_read):
            message = _("Du må ikke læse arkivet {place}. Bed den, der passer databasen, om ret til det.")
            raise NoAccessError(message.format(place=self.place))
        version: str | None = connection.execute(select(schema.schema_version.c.version_num)).scalar()
        if version is None:
            raise self._not_ours()
        if version not in {schema.SCHEMA_VERSION, *schema.EARLIER_VERSIONS}:
            message = _(
                "Arkivet {path} er lavet af en nyere udgave af Lovende praksis. Det er ikke ændret, og intet er gået "
                "tabt. Opdater programmet, så kan du åbne det."
            )
            raise NewerArchiveError(message.format(path=self.place))
        if not reading and (around.is_read_only or not around.may_write):
            raise read_only(self._address)
        return version

    def _check_place_for_new(self, around: Row[tuple[object, ...]], *, reading: bool) -> None:
        if reading:
            from checklist.archive.errors import MissingArchiveError

            message = _("Der er intet arkiv i databasen endnu: {place}. Det bliver lavet første gang, nogen gemmer.")
            raise MissingArchiveError(message.format(place=self.place))
        if around.is_read_only:
            raise read_only(self._address)
        if not around.may_make:
            message = _(
                "Der er intet arkiv i databasen {place} endnu, og du må ikke lave et. Skal I være flere om det, så bed "
                "den, der passer databasen, om at åbne det først. Er det kun til dig, så bed om at køre: {command}"
            )
            command = f"CREATE SCHEMA {SCHEMA} AUTHORIZATION {self._address.user or 'CURRENT_USER'};"
            raise NoAccessError(message.format(place=self.place, command=command))
        if around.encoding != "UTF8":
            message = _(
                "Databasen {place} kan ikke rumme alle tegn (den er i {encoding}). "
                "Bed den, der passer serveren, om en database i UTF8."
            )
            raise NotAnArchiveError(message.format(place=self.place, encoding=around.encoding))

    def _not_ours(self) -> NotAnArchiveError:
        message = _(
            "I databasen {place} bruger et andet program allerede skemaet {schema}. Intet er ændret. "
            "Vælg en anden database med --archive."
        )
        return NotAnArchiveError(message.format(place=self.place, schema=SCHEMA))

    def _bring_up_to_date(self, engine: Engine, version: str | None, *, reading: bool) -> None:
        if reading:
            raise self.opened_for_reading()
        if version is None:
            self._create(engine)
        else:
            self._migrate(engine)

    def _create(self, engine: Engine) -> None:
        """All tables at once, as the migrations would have made them (a test compares the two)."""
        with self.writing(engine) as connection:
            # Somebody else may have been here while this one waited for its turn.
            if self._version(connection, reading=False) is None:
                # Asking to make what is there already takes a right that whoever fills it may not have.
                if connection.execute(select(func.to_regnamespace(SCHEMA))).scalar() is None:
                    connection.execute(CreateSchema(SCHEMA))
                schema.metadata.create_all(connection, checkfirst=False)
                connection.execute(insert(schema.schema_version).values(version_num=schema.SCHEMA_VERSION))

    def _migrate(self, engine: Engine) -> None:
        """In one transaction: a step that fails leaves everything as it was."""
        from checklist.archive.migrating import upgrade

        try:
            with self.writing(engine) as connection:
                if self._version(connection, reading=False) != schema.SCHEMA_VERSION:
                    upgrade(connection, schema.SCHEMA_VERSION)
        except ArchiveError:
            raise
        except Exception as error:
            message = _(
                "Arkivet {place} kunne ikke bringes op til denne udgave af programmet. Det er ikke ændret, og intet "
                "er gået tabt. Det skal gøres af en bruger, der ejer skemaet {schema}."
            )
            raise ArchiveError(message.format(place=self.place, schema=SCHEMA)) from error

    @contextmanager
    def reading(self, engine: Engine) -> Iterator[Connection]:
        one_moment = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with self.in_plain_words("read"), one_moment.begin() as connection:
            yield connection

    @contextmanager
    def writing(self, engine: Engine) -> Iterator[Connection]:
        """Raises ServerGoneError, in doubt where the connection broke during the commit and nobody could be asked."""
        with self.in_plain_words("write"), engine.connect() as connection:
            transaction = connection.begin()
            change = take_turns(connection)
            try:
                yield connection
            except BaseException:
                transaction.rollback()
                raise
            try:
                transaction.commit()
            except DBAPIError as error:
                if not is_gone(error):
                    raise
                if not self._was_committed(engine, change):
                    raise gone(self._address, "write") from error

    def _was_committed(self, engine: Engine, change: ChangeUnderWay) -> bool:
        """Asks the server what became of the change. Raises ServerGoneError, in doubt, where it does not say."""
        give_up = time.monotonic() + SECONDS_TO_ASK
        while time.monotonic() < give_up:
            try:
                with engine.connect() as connection:
                    became = what_became_of(connection, change)
            except DBAPIError as error:
                if not is_gone(error):
                    break
                became = "in progress"
            if became is None:
                break
            if became != "in progress":
                return became == "committed"
            time.sleep(_PAUSE_BETWEEN_QUESTIONS)
        raise gone(self._address, "write", in_doubt=True)

    def opened_for_reading(self) -> ReadOnlyArchiveError:
        from checklist.archive.errors import ReadOnlyArchiveError

        message = _("Arkivet {path} er åbnet for at blive læst, så intet kan ændres. Alt, der er gemt, er der stadig.")
        return ReadOnlyArchiveError(message.format(path=self.place))

    def erase_traces(self, engine: Engine, erase: Callable[[Connection], object]) -> None:  # noqa: ARG002
        """Cleans the safety copies on this computer. The server's own log and backups are beyond reach."""
        from checklist.archive import driver_errors
        from checklist.archive.restoring import erase_in_copies

        copies = self._copies()
        if copies.parent.is_dir():
            with driver_errors.in_plain_words(copies, "write"):
                erase_in_copies(copies, erase)

    def _copies(self) -> Path:
        """The file that would be this archive on this computer: its safety copies are named after it."""
        import re

        from platformdirs import user_data_path

        name = re.sub(r"[^\w.-]+", "-", f"{self._address.host or 'server'}-{self._address.database or 'database'}")
        return user_data_path("lovende-praksis", appauthor=False) / f"{name}.sqlite"

    def back_up(self, target: Path) -> None:
        from checklist.archive.moving import write_as_file

        write_as_file(self, target)

    def restore(self, backup: Path) -> Path | None:
        """The safety copy is a file in the user's own data folder."""
        from checklist.archive.location import new_copy_path
        from checklist.archive.moving import is_empty, write_as_file
        from checklist.archive.restoring import replace_rows, whole_copy
        from checklist.archive.sqlite import engine_for as file_engine

        with whole_copy(backup) as working_copy:
            engine, source = self.opened(read_only=False), file_engine(working_copy, read_only=True)
            try:
                with self.reading(engine) as connection:
                    has_something = not is_empty(connection)
                safety_copy = new_copy_path(self._copies(), dt.datetime.now(dt.UTC)) if has_something else None
                if safety_copy is not None:
                    write_as_file(self, safety_copy)
                with source.begin() as reader, self.writing(engine) as writer:
                    replace_rows(reader, writer)
                    self.rows_were_filled_in(writer, schema.metadata.sorted_tables)
            finally:
                source.dispose()
                engine.dispose()
        return safety_copy

    def integrity_problems(self, connection: Connection) -> list[str]:  # noqa: ARG002
        """The server watches over its own pages and references; every assessment is read all the same."""
        return []

    def rows_were_filled_in(self, connection: Connection, tables: Sequence[Table]) -> None:
        restart_numbering(connection, tables)
