"""Writes documents of the print kit in a process of their own, one after the other. Knows no screens."""

from __future__ import annotations

import asyncio
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.exchange import why_not_opened
from checklist.locale import Language, _, use_language
from checklist.report import PdfUnavailableError
from checklist.report.kit import Document, Edition, file_name, write_document
from checklist.tui.screens.own_process import own_process

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@dataclass(frozen=True)
class PaperJob:
    """The documents to write into `folder`; `element` is the one that the element of the month is about, None all."""

    documents: tuple[Document, ...]
    choices: Edition
    element: str | None
    folder: Path
    language: Language

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the files."""
        return tuple(file_name(document, self.choices, self.element) for document in self.documents)


@dataclass(frozen=True)
class Failed:
    """Why a document is not there, in the reader's language."""

    message: str


async def make(job: PaperJob) -> AsyncIterator[Path | str | Failed]:
    """Write document after document and tell each one's outcome. The first that fails is the last."""
    with own_process() as process:
        for document in job.documents:
            try:
                outcome = await asyncio.wrap_future(process.submit(write_one, document, job))
            except BrokenProcessPool:
                outcome = Failed(_("Filen blev ikke skrevet: Programmet, der skriver den, blev stoppet. Prøv igen."))
            yield outcome
            if isinstance(outcome, Failed):
                return


def write_one(document: Document, job: PaperJob) -> Path | str | Failed:
    """Write one document in this process."""
    use_language(job.language)
    try:
        return write_document(document, job.choices, job.folder, element=job.element)
    except PdfUnavailableError as error:
        return Failed(error.message)
    except OSError as error:
        path = job.folder / file_name(document, job.choices, job.element)
        return Failed(_("{path} {why}").format(path=path, why=why_not_opened(error)))
    except Exception as error:  # noqa: BLE001 - whatever goes wrong in a document, the app and the answers stay up
        return Failed(_("Filen blev ikke skrevet. Der er en fejl i programmet: {why}").format(why=repr(error)))
