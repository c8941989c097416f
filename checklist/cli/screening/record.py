"""A whole round out of the archive, as reports and exports take it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.tui.screens.screening_record import round_record

if TYPE_CHECKING:
    from checklist.cli.screening.opened import OpenRound
    from checklist.report.screening import RoundRecord


def record_of(opened: OpenRound) -> RoundRecord:
    """Everything of the round as it stands now. Raises ArchiveError."""
    return round_record(opened.rounds, opened.found)
