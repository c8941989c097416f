"""What is told while files are written: how many there will be, each that is there, what to know, what went wrong.

Knows no screens and nothing of what stands in the files.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checklist.catalogue import RefusedError
from checklist.exchange import why_not_opened
from checklist.locale import _
from checklist.report import PdfUnavailableError

if TYPE_CHECKING:
    from os import PathLike


@dataclass(frozen=True)
class Total:
    """How many files there will be at most."""

    files: int


@dataclass(frozen=True)
class Remark:
    """Something a person has to know of what was written, or of one file that was not."""

    message: str


@dataclass(frozen=True)
class Failed:
    """Why nothing more is written, in the reader's language; `needs_pango` where only PDF is out of reach."""

    message: str
    needs_pango: bool = False


News = Total | Path | Remark | Failed


def stopped() -> Failed:
    """The process that writes came to its end before the file was there."""
    return Failed(_("Filen blev ikke skrevet: Programmet, der skriver den, blev stoppet. Prøv igen."))


def not_written(error: Exception, path: str | PathLike[str]) -> Failed:
    """What `error` means for the file or folder `path`. Whatever it is, the app and the answers stay up."""
    match error:
        case PdfUnavailableError():
            return Failed(error.message, needs_pango=True)
        case RefusedError():
            return Failed(str(error))
        case OSError():
            return Failed(_("{path} {why}").format(path=path, why=why_not_opened(error)))
        case _:
            return Failed(_("Filen blev ikke skrevet. Der er en fejl i programmet: {why}").format(why=repr(error)))
