"""Writes what a round is to be told on paper and in files, in a process of its own, and tells each as it is done.

Knows no screens. The process opens the archive for itself: a large round is dear to read, and the app goes on.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from checklist.archive import ArchiveError, open_archive
from checklist.assessment.editing import new_id
from checklist.catalogue import Catalogue, our_catalogue
from checklist.locale import LANGUAGES, Language, _, ngettext, speaking, use_language
from checklist.report.kit.invitation import invitation_names, write_invitation
from checklist.report.screening import board_report_name, write_applicant_letters, write_board_report
from checklist.report.writing import write_whole
from checklist.screening.round import Round
from checklist.tui.screens.file_news import Failed, News, Remark, Total, not_written, stopped
from checklist.tui.screens.own_process import own_process
from checklist.tui.screens.screening_record import round_record

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from checklist.archive.round_files import FileLine
    from checklist.report.screening import RoundRecord, WrittenLetter

What = Literal["board", "letters", "workbook", "csv", "invitation"]
LETTERS = "breve"
SHOWN_CODES = 8


@dataclass(frozen=True)
class RoundJob:
    """What to write of the round `found` in the archive at `archive_url` into `folder`, which exists.

    `editions` are the round's questionnaire in each language there is; `today` is the day that papers bear.
    """

    what: What
    archive_url: str | None
    found: Round
    catalogue: Catalogue
    editions: tuple[tuple[Language, Catalogue], ...]
    folder: Path
    today: dt.date
    language: Language
    with_names: bool = True
    undecided: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """What it makes in the folder: files, or the folder of letters."""
        plain = new_id(self.found.name, ())
        match self.what:
            case "board":
                return (board_report_name(self.found),)
            case "letters":
                return (LETTERS,)
            case "workbook":
                return (f"{plain}.xlsx",)
            case "csv":
                return (f"{plain}.csv",)
            case "invitation":
                return tuple(name for language, _catalogue in self.editions for name in invitation_names(language))


def editions_of(catalogue: Catalogue, *, ours: bool) -> tuple[tuple[Language, Catalogue], ...]:
    """A round's questionnaire in each language there is: where it is `ours`, in all; another one in its own."""
    about = catalogue.about
    if ours:
        found = tuple((language, our_catalogue(language)) for language in LANGUAGES)
        if all((one.about.id, one.about.version) == (about.id, about.version) for _language, one in found):
            return found
    own = next((one for one in LANGUAGES if one == about.language), LANGUAGES[0])
    return ((own, catalogue),)


async def make(job: RoundJob) -> AsyncIterator[News]:
    """Write file after file and tell each one's outcome. After `Failed` nothing comes."""
    with own_process() as process:
        try:
            await asyncio.wrap_future(process.submit(begin, job))
            while (news := await asyncio.wrap_future(process.submit(go_on))) is not None:
                yield news
        except BrokenProcessPool:
            yield stopped()


_under_way: Iterator[News] = iter(())


def begin(job: RoundJob) -> None:
    """Take the job on, in this process."""
    global _under_way  # noqa: PLW0603 - the process does one job, and what it does stays between two calls
    use_language(job.language)
    _under_way = written(job)


def go_on() -> News | None:
    """The next piece of news of the job, as soon as there is some; None when all is done."""
    return next(_under_way, None)


def written(job: RoundJob) -> Iterator[News]:
    """Write it all in this process."""
    try:
        if job.what == "invitation":
            yield Total(len(job.names))
            yield from _invitation(job)
            return
        with open_archive(job.archive_url, read_only=True) as archive:
            record, files = round_record(archive.rounds, job.found), archive.rounds.files.lines(job.found.id)
        if job.what == "letters":
            yield from _letters(job, record)
        elif job.what == "board":
            yield Total(1)
            yield write_board_report(job.catalogue, record, job.folder, today=job.today)
        else:
            yield Total(1)
            yield _table(job, record, files)
            yield from map(Remark, _left_out(job, record))
    except ArchiveError as error:
        yield Failed(error.message)
    except OSError as error:
        yield not_written(error, error.filename or job.folder)
    except Exception as error:  # noqa: BLE001 - whatever goes wrong in a paper, the app and the round stay up
        yield not_written(error, job.folder)


def _invitation(job: RoundJob) -> Iterator[News]:
    for language, catalogue in job.editions:
        with speaking(language):
            yield from write_invitation(catalogue, job.found, job.folder, made=job.today)


def _letters(job: RoundJob, record: RoundRecord) -> Iterator[News]:
    decided = record.verdicts()
    waiting = [] if job.undecided else [one.code for one in record.in_order if one.id not in decided]
    yield Total(len(record.applications) - len(waiting))
    letters: list[WrittenLetter] = []
    folder, day = job.folder / LETTERS, job.today
    for one in write_applicant_letters(job.catalogue, record, folder, undecided=job.undecided, today=day):
        letters.append(one)
        if one.path is not None:
            yield one.path
    for one in sorted(letters, key=lambda letter: letter.code):
        if one.path is None and (one.application in decided or job.undecided):
            yield Remark(one.problem or one.code)
        yield from map(Remark, one.held_back)
    if waiting:
        codes = ", ".join(waiting[:SHOWN_CODES])
        if len(waiting) > SHOWN_CODES:
            codes = _("{codes} og {n} til").format(codes=codes, n=len(waiting) - SHOWN_CODES)
        yield Remark(_("Ikke besluttet endnu, og derfor intet brev: {codes}.").format(codes=codes))


def _table(job: RoundJob, record: RoundRecord, files: Sequence[FileLine]) -> Path:
    from checklist.exchange.round_writing import round_csv, round_xlsx

    if job.what == "csv":
        content = round_csv(record, job.catalogue, with_names=job.with_names)
    else:
        content = round_xlsx(record, job.catalogue, files, with_names=job.with_names)
    path = job.folder / job.names[0]
    write_whole(path, content)
    return path


def _left_out(job: RoundJob, record: RoundRecord) -> Iterator[str]:
    drafts = sum(one.handed_in is None for one in record.reviews)
    if drafts:
        text = ngettext(
            "{n} bedømmelse er ikke afleveret og er ikke med.",
            "{n} bedømmelser er ikke afleveret og er ikke med.",
            drafts,
        )
        yield text.format(n=drafts)
    if not job.with_names:
        yield _("Runden er blind: Der står koder i stedet for navne.")
