"""Writes reports, many at once on all cores, and goes on past what cannot be written.

Importing this loads neither the report's templates nor the PDF library; the processes that write do.
"""

from __future__ import annotations

import os
import sys
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from checklist.cli.outcome import Ending, ExitCode, ending_of
from checklist.locale import _, current_language, use_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from checklist.assessment.model import Assessment
    from checklist.catalogue import Catalogue
    from checklist.report.writing import Format, Only


@dataclass(frozen=True)
class Order:
    """One report to write: the name to speak of it by, what it is about, and where it goes."""

    name: str
    catalogue: Catalogue
    assessment: Assessment
    earlier: Assessment | None
    out: Path


def write_all(
    orders: Sequence[Order], form: Format, only: Only | None, *, with_data: bool
) -> Iterator[tuple[Order, Ending | None]]:
    """Writes every report and gives each order back when it is done, with its bad ending where it had one.

    One report is written here, more by as many processes as there are cores, with progress on stderr.
    """
    if len(orders) == 1:
        yield orders[0], _write(orders[0], form, only, with_data)
    if len(orders) < 2:
        return
    with ProcessPoolExecutor(
        min(_cores(), len(orders)), initializer=use_language, initargs=(current_language(),)
    ) as pool:
        waiting = {pool.submit(_write, order, form, only, with_data): order for order in orders}
        with click.progressbar(
            as_completed(waiting), length=len(orders), label=_("Rapporter"), show_pos=True,
            file=sys.stderr, hidden=not sys.stderr.isatty(),
        ) as progress:  # fmt: skip
            for _finished in progress:
                pass
        for future, order in waiting.items():
            yield order, _result(future)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _write(order: Order, form: Format, only: Only | None, with_data: bool) -> Ending | None:
    """Writes one report; what goes wrong comes back as data, so that it can cross from one process to another."""
    from checklist.report import write_report

    try:
        write_report(
            order.catalogue, order.assessment, order.out,
            format=form, only=only, earlier=order.earlier, with_data=with_data,
        )  # fmt: skip
    except Exception as error:  # noqa: BLE001 - a report that fails must not stop the others
        return ending_of(error)
    return None


def _result(future: Future[Ending | None]) -> Ending | None:
    try:
        return future.result()
    except BrokenProcessPool:
        return Ending(ExitCode.BROKEN, (_("Programmet blev stoppet, mens rapporten blev skrevet."),))
