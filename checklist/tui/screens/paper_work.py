"""Writes documents of the print kit in a process of their own, one after the other. Knows no screens."""

from __future__ import annotations

import asyncio
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checklist.locale import Language, use_language
from checklist.report.kit import Document, Edition, file_name, write_document
from checklist.tui.screens.file_news import Failed, News, Remark, Total, not_written, stopped
from checklist.tui.screens.own_process import own_process

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


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


async def make(job: PaperJob) -> AsyncIterator[News]:
    """Write document after document and tell each one's outcome. The first that fails is the last."""
    yield Total(len(job.documents))
    with own_process() as process:
        for document in job.documents:
            try:
                outcome = await asyncio.wrap_future(process.submit(write_one, document, job))
            except BrokenProcessPool:
                outcome = stopped()
            yield outcome
            if isinstance(outcome, Failed):
                return


def write_one(document: Document, job: PaperJob) -> Path | Remark | Failed:
    """Write one document in this process."""
    use_language(job.language)
    try:
        written = write_document(document, job.choices, job.folder, element=job.element)
    except Exception as error:  # noqa: BLE001 - whatever goes wrong in a document is told, and stops nothing else
        return not_written(error, job.folder / file_name(document, job.choices, job.element))
    return Remark(written) if isinstance(written, str) else written
