"""Where the meeting is, as every page of it needs to know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.catalogue import reading
from checklist.workshop.sentences import phase_words, rules_of_talk
from checklist.workshop.settling import citizens_shown

if TYPE_CHECKING:
    from checklist.web.site import Visit
    from checklist.workshop.model import CitizenCounts


@dataclass(frozen=True)
class Course:
    """The phase in words and the element that is worked on; `seconds_left` on the timer, None where it does not run.

    `place` of `count`: which of the meeting's elements it is.
    """

    phase: str
    element: str
    definition: str
    place: int
    count: int
    reflection: tuple[str, ...]
    rules: tuple[str, ...]
    citizens: CitizenCounts | None
    citizen_statement: str
    seconds_left: int | None


def course_of(visit: Visit) -> Course:
    """The course as it is now, in the reader's language."""
    workshop, area = visit.workshop, visit.site.area
    element = visit.site.catalogue().element_by_id.get(workshop.element or "")
    left = (workshop.timer_ends - visit.meeting.now()).total_seconds() if workshop.timer_ends else None
    elements = workshop.settings.elements
    return Course(
        phase=phase_words(workshop.phase),
        element=element.name if element else "",
        definition=reading(element.definition, area) if element else "",
        place=elements.index(element.id) + 1 if element and element.id in elements else 0,
        count=len(elements),
        reflection=tuple(reading(text, area) for text in element.reflection) if element else (),
        rules=rules_of_talk(),
        citizens=citizens_shown(workshop, element.id) if element else None,
        citizen_statement=reading(element.citizen_statement, area) if element else "",
        seconds_left=None if left is None else max(0, round(left)),
    )
