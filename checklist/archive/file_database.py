"""An archive in a file: SQLite, its log and the copies beside it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from checklist.archive.driver_errors import in_plain_words, moved_away, opened_for_reading
from checklist.archive.errors import LockedArchiveError
from checklist.archive.opening import opened
from checklist.archive.sqlite import empty_the_log, integrity_problems, writing
from checklist.locale import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from sqlalchemy import Connection, Engine, Table

    from checklist.archive.database import Doing
    from checklist.archive.errors import ReadOnlyArchiveError


class FileDatabase:
    """The file `path`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: tuple[int, int] | None = None

    @property
    def place(self) -> str:
        return str(self.path)

    @property
    def is_on_this_computer(self) -> bool:
        return True

    def opened(self, *, read_only: bool) -> Engine:
        engine = opened(self.path, read_only=read_only)
        self._file = self._file_now()
        return engine

    def _file_now(self) -> tuple[int, int] | None:
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def in_plain_words(self, doing: Doing) -> AbstractContextManager[None]:
        return in_plain_words(self.path, doing)

    @contextmanager
    def reading(self, engine: Engine) -> Iterator[Connection]:
        with in_plain_words(self.path, "read"), engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self, engine: Engine) -> Iterator[Connection]:
        # A file that was moved away goes on taking writes that nobody will ever find.
        if self._file_now() != self._file:
            raise moved_away(self.path)
        with in_plain_words(self.path, "write"), writing(engine).begin() as connection:
            yield connection

    def opened_for_reading(self) -> ReadOnlyArchiveError:
        return opened_for_reading(self.path)

    def erase_traces(self, engine: Engine, erase: Callable[[Connection], object]) -> None:
        """Raises LockedArchiveError where somebody who is reading keeps traces in the log."""
        from checklist.archive.restoring import erase_in_copies

        with in_plain_words(self.path, "write"):
            erase_in_copies(self.path, erase)
            if not empty_the_log(engine):
                message = _(
                    "Besvarelsen er slettet, men et andet vindue læser i arkivet, så der ligger stadig spor af den. "
                    "Luk det andet vindue, og slet igen."
                )
                raise LockedArchiveError(message)

    def back_up(self, target: Path) -> None:
        from checklist.archive.restoring import back_up

        back_up(self.path, target)

    def restore(self, backup: Path) -> Path | None:
        from checklist.archive.restoring import restore

        return restore(self.path, backup)

    def integrity_problems(self, connection: Connection) -> list[str]:
        return integrity_problems(connection)

    def rows_were_filled_in(self, connection: Connection, tables: Sequence[Table]) -> None:
        """SQLite looks the next number up by itself."""
