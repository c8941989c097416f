"""Writes the board's report on a round to a file."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from checklist.assessment.editing import new_id
from checklist.report.writing import write_whole
from checklist.screening.order import DRAWS

if TYPE_CHECKING:
    from pathlib import Path

    from checklist.catalogue import Catalogue
    from checklist.report.screening.record import RoundRecord
    from checklist.screening.round import Round


def board_report_name(found: Round) -> str:
    """A file name such as `bestyrelsen-lovende-praksis-2026.pdf`."""
    return f"bestyrelsen-{new_id(found.name, ())}.pdf"


def write_board_report(
    catalogue: Catalogue, record: RoundRecord, out: Path, *, today: dt.date | None = None, draws: int = DRAWS
) -> Path:
    """Writes the report on a round to `out` (a file, or a directory that exists) and returns the file's path.

    It may be written at any time: what is not done yet is said to be so. The order is worked out from the reviews that
    are handed in, with `draws` draws. The same record and `today` give the same bytes. Raises PdfUnavailableError,
    OSError.
    """
    from checklist.report.screening.paper import paper
    from checklist.report.screening.views.board import board

    day = today or dt.datetime.now().astimezone().date()
    view = board(catalogue, record, day, draws)
    target = out / board_report_name(record.round) if out.is_dir() else out
    write_whole(target, paper("board", view, day, view.link_names))
    return target
