"""What stands in a letter to an applicant, in the order in which it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.locale import _, long_date
from checklist.report.views.subject import shortened

if TYPE_CHECKING:
    import datetime as dt

    from checklist.screening.letters import Letter


@dataclass(frozen=True)
class LetterView:
    """`said` are the letter's words. `long` where names want smaller type; `running` is short enough for a foot."""

    said: Letter
    practice: str
    dated: str
    running: str
    long: bool


def letter_view(said: Letter, today: dt.date) -> LetterView:
    practice = said.practice.strip() or _("Praksis uden navn")
    return LetterView(
        said=said,
        practice=practice,
        dated=long_date(today),
        running=shortened(said.round, 60),
        long=len(practice) > 60,
    )
