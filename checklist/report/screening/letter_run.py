"""Writes a letter to every applicant, on all cores, and goes on past one that cannot be written.

What stands in a letter is `checklist.screening.letters`' to say.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
import threading
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING

from checklist.assessment.editing import new_id
from checklist.locale import _, current_language, use_language
from checklist.report.screening.namings import Namings, without_namings
from checklist.report.screening.views.letter import LetterView, letter_view
from checklist.report.writing import write_whole
from checklist.screening.letters import letter

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from concurrent.futures import Future
    from multiprocessing.context import BaseContext
    from pathlib import Path
    from uuid import UUID

    from checklist.catalogue import Area, Catalogue
    from checklist.report.screening.record import RoundRecord
    from checklist.screening.letters import Letter
    from checklist.screening.model import Application

_FEW = 4  # letters that are written sooner here than processes start


@dataclass(frozen=True)
class WrittenLetter:
    """What became of the letter to one applicant: its `path`, or None and in `problem` the sentence that says why.

    `held_back` says of each released comment that is not in the letter why it is not.
    """

    application: UUID
    code: str
    practice: str
    path: Path | None
    problem: str | None = None
    held_back: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Order:
    """One letter to write, and where it goes."""

    application: UUID
    view: LetterView
    path: Path
    today: dt.date
    held_back: tuple[str, ...]


def letter_name(application: Application) -> str:
    """A file name such as `svar-a-07-faste-overgange.pdf`; the number keeps two practices of one name apart."""
    return f"svar-{application.code.lower()}-{new_id(application.assessment.practice.name, ())}.pdf"


def applicant_letter(
    catalogue: Catalogue, record: RoundRecord, application: Application, namings: Namings | None = None
) -> tuple[Letter, tuple[str, ...]]:
    """What one letter says as things stand, and for each released comment that is held back why it is.

    `namings` are the record's, where they are made already.
    """
    content = letter(record.round, catalogue, application, record.reviews, record.verdicts().get(application.id))
    return without_namings(content, application, namings or Namings(record))


def write_applicant_letters(
    catalogue: Catalogue,
    record: RoundRecord,
    folder: Path,
    *,
    only: Collection[UUID] | None = None,
    undecided: bool = False,
    today: dt.date | None = None,
) -> Iterator[WrittenLetter]:
    """Writes a letter to every applicant (or to `only` these ids) into `folder`, made where it is missing.

    Gives each back when it is done. Nobody gets a letter before there is a decision, unless `undecided` says so. The
    same record and `today` give the same bytes. Raises PdfUnavailableError, OSError where the folder cannot be made.
    """
    import checklist.report.screening.paper  # noqa: F401 - without Pango nothing is begun

    folder.mkdir(parents=True, exist_ok=True)
    day = today or dt.datetime.now().astimezone().date()
    verdicts = record.verdicts()
    namings = Namings(record)
    orders = []
    for application in record.in_order:
        if only is not None and application.id not in only:
            continue
        verdict = verdicts.get(application.id)
        if verdict is None and not undecided:
            yield _not_written(
                application, _("Der er ikke besluttet noget om {code} endnu.").format(code=application.code)
            )
            continue
        content, held_back = applicant_letter(catalogue, record, application, namings)
        view = letter_view(content, catalogue, _area(catalogue, application), day)
        orders.append(_Order(application.id, view, folder / letter_name(application), day, held_back))
    yield from _written(orders)


def _area(catalogue: Catalogue, application: Application) -> Area | None:
    area = application.assessment.practice.area
    return catalogue.area_by_id.get(area) if area else None


def _not_written(application: Application, problem: str) -> WrittenLetter:
    return WrittenLetter(application.id, application.code, application.assessment.practice.name, None, problem)


def _written(orders: Sequence[_Order]) -> Iterator[WrittenLetter]:
    if len(orders) <= _FEW or _cores() == 1:
        yield from map(_write, orders)
        return
    with ProcessPoolExecutor(
        min(_cores(), len(orders)), _way_to_start(), initializer=use_language, initargs=(current_language(),)
    ) as processes:
        waiting = {processes.submit(_write, order): order for order in orders}
        try:
            for future in as_completed(waiting):
                yield _result(future, waiting[future])
        finally:
            processes.shutdown(cancel_futures=True)


def _result(future: Future[WrittenLetter], order: _Order) -> WrittenLetter:
    try:
        return future.result()
    except BrokenProcessPool:
        return _failed(order, _("Programmet blev stoppet imens."))


def _failed(order: _Order, why: str) -> WrittenLetter:
    said = order.view.said
    problem = _("Brevet til {code} blev ikke skrevet: {why}").format(code=said.code, why=why)
    return WrittenLetter(order.application, said.code, said.practice, None, problem, order.held_back)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _way_to_start() -> BaseContext:
    """By forking where that is safe: what this process has loaded need not be loaded again."""
    return get_context("fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn")


def _write(order: _Order) -> WrittenLetter:
    """Writes one letter; what goes wrong comes back as data, so that it stops none of the others."""
    from checklist.report.screening.paper import paper

    said = order.view.said
    try:
        write_whole(order.path, paper("letter", order.view, order.today, {}))
    except OSError as error:
        return _failed(order, error.strerror or str(error))
    except Exception as error:  # noqa: BLE001 - whatever one applicant's text does, the others get their letters
        return _failed(order, f"{type(error).__name__}: {error}")
    return WrittenLetter(order.application, said.code, said.practice, order.path, None, order.held_back)
