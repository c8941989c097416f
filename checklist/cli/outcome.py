"""How a command ends: every line on stderr and every exit code is decided here.

Standard output carries data; what is told to a person while it is made goes to standard error.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, NoReturn

import click

from checklist.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from checklist.catalogue import Problem


class ExitCode(IntEnum):
    """The contract of exit codes; the last two stand outside it, as shells and sysexits.h know them."""

    DONE = 0
    REFUSED = 1
    WRONG_USAGE = 2
    UNREADABLE = 3
    BROKEN = 70
    INTERRUPTED = 130


def tell(*lines: str) -> None:
    """Lines to the person at the terminal, on stderr."""
    for line in lines:
        click.echo(line, err=True)


def tell_problems(problems: Sequence[Problem]) -> None:
    """Every problem on a line of its own, on stderr; the same line only once."""
    tell(*dict.fromkeys(map(str, problems)))


def stop(code: ExitCode, *lines: str) -> NoReturn:
    """Ends the command with `code` after telling why."""
    tell(*lines)
    raise click.exceptions.Exit(code)


def code_of(problems: Sequence[Problem]) -> ExitCode:
    """The exit code that problems amount to: refused, or not of its kind at all."""
    from checklist.exchange.opening import NOT_OF_ITS_KIND

    refusing = [problem for problem in problems if problem.refuses]
    if not refusing:
        return ExitCode.DONE
    return ExitCode.UNREADABLE if any(p.code in NOT_OF_ITS_KIND for p in refusing) else ExitCode.REFUSED


def refuse(problems: Sequence[Problem]) -> NoReturn:
    """Ends the command with all problems told."""
    tell_problems(problems)
    raise click.exceptions.Exit(code_of(problems))


@dataclass(frozen=True)
class Ending:
    """A bad end: the exit code and the lines that say why."""

    code: ExitCode
    lines: tuple[str, ...]


def ending_of(error: Exception) -> Ending:
    """What an exception amounts to; one that nobody foresaw is written down in a log file."""
    # A room that was never loaded raised nothing, so none is loaded here to find out.
    catalogue, archive, report = (sys.modules.get(f"checklist.{room}") for room in ("catalogue", "archive", "report"))
    if catalogue is not None and isinstance(error, catalogue.RefusedError):
        return Ending(code_of(error.problems), tuple(map(str, error.problems)))
    if archive is not None and isinstance(error, archive.ArchiveError):
        no = (archive.ConflictError, archive.RoundConflictError, archive.UnstorableError, archive.OccupiedArchiveError)
        refused = isinstance(error, no)
        return Ending(ExitCode.REFUSED if refused else ExitCode.UNREADABLE, (error.message,))
    if report is not None and isinstance(error, report.PdfUnavailableError):
        return Ending(ExitCode.REFUSED, (error.message,))
    if isinstance(error, OSError):
        from checklist.exchange.opening import why_not_opened

        name = str(error.filename) if error.filename else _("Filen")
        return Ending(ExitCode.UNREADABLE, (f"{name} {why_not_opened(error)}",))
    return Ending(ExitCode.BROKEN, (_sentence_about_bug(error),))


@contextmanager
def explained() -> Iterator[None]:
    """Turns what goes wrong inside into sentences and an exit code. With LOVENDE_DEBUG set a bug shows its trace."""
    try:
        yield
    except (click.ClickException, click.exceptions.Exit):
        raise
    except (KeyboardInterrupt, click.Abort):
        stop(ExitCode.INTERRUPTED, "", _("Afbrudt."))
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.EPIPE:
            raise
        ending = ending_of(error)
        if ending.code == ExitCode.BROKEN and os.environ.get("LOVENDE_DEBUG"):
            raise
        stop(ending.code, *ending.lines)


def _sentence_about_bug(error: Exception) -> str:
    try:
        path = _written_down(error)
    except OSError:
        return _("Der skete en fejl i programmet, og den kunne ikke skrives ned: {error}").format(error=repr(error))
    return _("Der skete en fejl i programmet. Den er skrevet ned i {path}").format(path=path)


def _written_down(error: Exception) -> Path:
    """The log file that `error` was added to, with its trace; values of variables are not written."""
    import datetime as dt
    import traceback

    from platformdirs import user_log_path

    from checklist import __version__

    path = user_log_path("lovende-praksis", appauthor=False, ensure_exists=True) / "lovende.log"
    with path.open("a", encoding="utf-8") as log:
        log.write(f"{dt.datetime.now(dt.UTC):%Y-%m-%dT%H:%M:%SZ} lovende {__version__}, Python {sys.version}\n")
        log.writelines(traceback.format_exception(error))
        log.write("\n")
    return path
