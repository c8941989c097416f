"""Opens the terminal app, or says what to use where there is no terminal."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NoReturn

import click

from checklist.cli.options import has_terminal
from checklist.cli.outcome import ExitCode, stop
from checklist.cli.starting import started
from checklist.locale import _

if TYPE_CHECKING:
    from checklist.cli.options import Settings
    from checklist.tui import WorkshopStart

#: Set by the server behind `lovende browser`, which draws the app from a pipe.
_DRAWN_IN_BROWSER = "TEXTUAL_DRIVER"


def open_app(settings: Settings, *, demo: bool = False, workshop: WorkshopStart | None = None) -> NoReturn:
    """Runs the app until it is left, and ends with its exit code.

    `demo` opens the filled-in example, `workshop` the workshops.
    """
    if not has_terminal() and _DRAWN_IN_BROWSER not in os.environ:
        stop(
            ExitCode.WRONG_USAGE,
            _(
                "Her er ingen terminal at tegne på. Brug lovende answer (spørgsmålene linje for linje), "
                "lovende browser eller en af kommandoerne i lovende --help."
            ),
        )
    from checklist.tui import run

    started()
    raise click.exceptions.Exit(
        run(
            settings.archive_url,
            settings.catalogue_path,
            demo=demo,
            workshop=workshop,
            language=settings.asked_language,
        )
    )
