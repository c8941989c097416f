"""What the two screens share on which answers are given here: one person's answers, kept one by one as they come."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from textual.binding import Binding

from checklist.assessment.model import Answer
from checklist.assessment.summary import perspective_name
from checklist.locale import N_, _
from checklist.tui.screens.practice_form import PERSPECTIVES
from checklist.workshop.model import Participant, Vote

if TYPE_CHECKING:
    from checklist.catalogue import Perspective
    from checklist.tui.screens.workshop_hosting import Hosting
    from checklist.workshop.model import Came


DIGITS = tuple(
    Binding(str(digit), f"value('{digit}')", N_("svar") if digit == 1 else "", key_display="1-5", show=digit == 1)
    for digit in range(10)
)
"""The keys of a scale's answers; those that a scale does not have do nothing."""


def perspective_lines() -> list[tuple[str, str]]:
    """The perspectives to pick from, and none of them."""
    lines = [*((one, perspective_name(one)) for one in PERSPECTIVES), ("none", _("vil ikke sige det"))]
    return [(key, words.capitalize()) for key, words in lines]


def new_person(hosting: Hosting, came: Came, perspective: str | None, *, before_meeting: bool) -> Participant:
    """Somebody without a name who answers on this computer."""
    known: Perspective | None = next((one for one in PERSPECTIVES if one == perspective), None)
    return Participant(
        id=uuid4(), perspective=known, came=came, joined=hosting.meeting.now(), before_meeting=before_meeting
    )


def keep(
    hosting: Hosting, person: Participant, question_id: str, answer: Answer, *, note_may_be_shown: bool = False
) -> None:
    """Keep one answer; it is in the archive when this returns. An empty one takes the answer back.

    Raises RefusedVoteError, ArchiveError.
    """
    meeting = hosting.meeting
    again = person.came == "laptop" and meeting.workshop.phase == "answering_again"
    vote = Vote(
        participant=person.id,
        question=question_id,
        round=2 if again else 1,
        answer=answer,
        note_may_be_shown=note_may_be_shown,
        given=meeting.now(),
    )
    meeting.take_in(person, [vote])
