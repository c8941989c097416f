"""Writes reports in processes of their own, on all cores, and goes on past what cannot be written.

Importing this loads neither the report's templates nor the PDF library; the processes that write do.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import get_context
from typing import TYPE_CHECKING

import click

from checklist.cli.outcome import Ending, ExitCode, ending_of
from checklist.locale import _, current_language, use_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from multiprocessing.context import BaseContext
    from pathlib import Path

    from checklist.assessment.model import Assessment
    from checklist.catalogue import Catalogue
    from checklist.locale import Language
    from checklist.report.writing import Format, Only


@dataclass(frozen=True)
class Order:
    """One report to write: the name to speak of it by, what it is about, and where it goes."""

    name: str
    catalogue: Catalogue
    assessment: Assessment
    earlier: Assessment | None
    out: Path


@contextmanager
def writers(reports: int, form: Format) -> Iterator[Executor]:
    """As many processes as there are cores, or fewer for few reports. They load what they need while files are read."""
    processes = ProcessPoolExecutor(
        min(_cores(), reports), _way_to_start(), initializer=_make_ready, initargs=(current_language(), form)
    )
    try:
        processes.submit(_begin)
        yield processes
    finally:
        processes.shutdown(cancel_futures=True)


def write_all(
    processes: Executor, orders: Sequence[Order], form: Format, only: Only | None, *, with_data: bool
) -> Iterator[tuple[Order, Ending | None]]:
    """Writes every report and gives each order back when it is done, with its bad ending where it had one.

    Where there are many, progress is shown on stderr.
    """
    waiting = {processes.submit(_write, order, form, only, with_data): order for order in orders}
    with click.progressbar(
        as_completed(waiting), length=len(orders), label=_("Rapporter"), show_pos=True,
        file=sys.stderr, hidden=len(orders) < 2 or not sys.stderr.isatty(),
    ) as progress:  # fmt: skip
        for _finished in progress:
            pass
    for future, order in waiting.items():
        yield order, _result(future)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _way_to_start() -> BaseContext:
    """By forking where that is safe: what this process has loaded need not be loaded again."""
    return get_context("fork" if sys.platform == "linux" else "spawn")


def _make_ready(language: Language, form: Format) -> None:
    """Loads all that a report needs, in a process that writes reports."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # the process that waits says what there is to say
    use_language(language)
    with suppress(Exception):  # what is wrong shows when a report is written, and can be told then
        from checklist.report.pages import load_templates

        load_templates()
        import_module("checklist.report.views.report")
        if form == "pdf":
            import_module("checklist.report.pdf")
    gc.freeze()


def _begin() -> None:
    """The first thing that is submitted starts the processes."""


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
    finally:
        gc.collect()  # a report's boxes are one large cycle, and the next report makes as many
    return None


def _result(future: Future[Ending | None]) -> Ending | None:
    try:
        return future.result()
    except BrokenProcessPool:
        return Ending(ExitCode.BROKEN, (_("Programmet blev stoppet, mens rapporten blev skrevet."),))
