"""What stands in a letter to an applicant, in the order in which it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.catalogue import reading
from checklist.locale import _, long_date
from checklist.report.views.subject import shortened

if TYPE_CHECKING:
    import datetime as dt

    from checklist.catalogue import Area, Catalogue
    from checklist.screening.letters import Letter


@dataclass(frozen=True)
class LetterView:
    """`said` are the letter's words, `definitions` what each strength is (element id -> sentence).

    `running` is short enough for a foot.
    """

    said: Letter
    definitions: dict[str, str]
    practice: str
    dated: str
    running: str


def letter_view(said: Letter, catalogue: Catalogue, area: Area | None, today: dt.date) -> LetterView:
    """The letter as it is laid out, catalogue texts in the words of the applicant's area."""
    practice = said.practice.strip() or _("Praksis uden navn")
    return LetterView(
        said=said,
        definitions={
            one.element_id: reading(catalogue.element_by_id[one.element_id].definition, area) for one in said.strengths
        },
        practice=practice,
        dated=long_date(today),
        running=shortened(said.round, 60),
    )
