"""Where the answers of a plain walk go, after every single one: a file, or the archive.

Whatever goes wrong is told and asked about; an answer that was given is never dropped in silence.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from checklist.cli.outcome import ExitCode, ending_of, stop
from checklist.cli.plain.dialogue import EndOfInputError, ask, say
from checklist.exchange import write
from checklist.locale import _, clock

if TYPE_CHECKING:
    from checklist.archive import Archive, ConflictError, Stored
    from checklist.assessment.model import Assessment
    from checklist.exchange import Format


class Place(Protocol):
    """Somewhere an assessment is kept."""

    @property
    def name(self) -> str:
        """What to call FILE in other commands."""

    def keep(self, assessment: Assessment) -> Assessment:
        """Stores it for good and returns what counts from now on. Raises OSError, ArchiveError."""

    def remember(self, question_id: str) -> None:
        """Notes where the person is."""


class FilePlace:
    """A file that is written whole or not at all."""

    def __init__(self, path: Path, content: bytes | None) -> None:
        self._path = path
        self._content = content

    @property
    def name(self) -> str:
        return str(self._path)

    def keep(self, assessment: Assessment) -> Assessment:
        if self._is_changed_by_others():
            taken_by_others = self._path
            self._path = _free_name(self._path)
            self._content = None
            message = _("{theirs} er ændret af en anden. Den står urørt, og dine svar gemmes nu i {ours}.")
            say(message.format(theirs=taken_by_others, ours=self._path))
        content = write(assessment, format_of(self._path))
        _write_whole(self._path, content)
        self._content = content
        return assessment

    def _is_changed_by_others(self) -> bool:
        try:
            return self._path.read_bytes() != self._content
        except FileNotFoundError:
            return False

    def remember(self, question_id: str) -> None:
        """A file needs no place: the walk goes on at the first open question."""


class ArchivePlace:
    """The archive; `stored` is what was last read or written there."""

    def __init__(self, archive: Archive, stored: Stored) -> None:
        self._archive = archive
        self._stored = stored

    @property
    def name(self) -> str:
        return str(self._stored.assessment.id)

    def keep(self, assessment: Assessment) -> Assessment:
        from checklist.archive import ConflictError

        try:
            self._stored = self._archive.save(self._stored, assessment)
        except ConflictError as conflict:
            self._stored = self._decided(assessment, conflict)
        return self._stored.assessment

    def _decided(self, mine: Assessment, conflict: ConflictError) -> Stored:
        say(conflict.message)
        try:
            while (answer := ask(_("Skriv m for mine svar eller d for de andre:")).lower()) not in {"m", "d"}:
                pass
        except EndOfInputError:
            path = _free_name(Path(f"{mine.id}.toml"))
            _write_whole(path, write(mine, "toml"))
            stop(ExitCode.REFUSED, _("Dine svar ligger i {path}. Arkivet er ikke ændret.").format(path=path))
        return self._archive.replace(mine) if answer == "m" else conflict.stored

    def remember(self, question_id: str) -> None:
        from checklist.archive import ArchiveError

        # Where an archive fails, that is told at the next answer; the place alone is not worth stopping for.
        with suppress(ArchiveError):
            self._archive.remember_position(self._stored.assessment.id, question_id)


class Keeper:
    """Keeps every change at once, and asks what to do where that fails."""

    def __init__(self, place: Place) -> None:
        self.place = place

    def keep(self, assessment: Assessment) -> Assessment:
        """The assessment that counts now that this one is kept."""
        while True:
            try:
                kept = self.place.keep(assessment)
            except Exception as error:
                ending = ending_of(error)
                if ending.code == ExitCode.BROKEN:
                    raise
                self._ask_for_another_place(ending.lines)
            else:
                say(_("Gemt kl. {time}.").format(time=clock(kept.updated)))
                return kept

    def _ask_for_another_place(self, reasons: tuple[str, ...]) -> None:
        for reason in reasons:
            say(reason)
        try:
            answer = ask(_("Det er ikke gemt. Enter prøver igen. Eller skriv navnet på en fil, som svarene gemmes i:"))
        except EndOfInputError:
            stop(ExitCode.UNREADABLE, _("Det seneste svar er ikke gemt."))
        if answer:
            self.place = FilePlace(Path(answer).expanduser(), None)


def format_of(path: Path) -> Format:
    """The form that a file is written in, by its ending."""
    return "json" if path.suffix.lower() == ".json" else "toml"


def _free_name(path: Path) -> Path:
    number, free = 2, path
    while free.exists():
        number, free = number + 1, path.with_stem(f"{path.stem}-{number}")
    return free


def _write_whole(path: Path, content: bytes) -> None:
    """Writes beside the file and moves it there, so that a stop at any moment leaves the old file or the new one."""
    temporary = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o777)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
