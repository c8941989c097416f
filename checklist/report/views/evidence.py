"""The documentation the answers rest on, as a dated list, and the sources behind the questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.locale import danish_sort_key, date

if TYPE_CHECKING:
    from checklist.report.views.subject import Subject

_OPENING_MARKS = "‘’“”»«'\"("  # a title in quotation marks stands under its first letter


@dataclass(frozen=True)
class EvidenceRow:
    """One piece of documentation; `used_by` are the numbers of the questions that rest on it."""

    number: int
    title: str
    where: str | None
    dated: str | None
    used_by: tuple[str, ...]


@dataclass(frozen=True)
class EvidenceList:
    """`documented` of `answered` answers carry documentation, over all elements."""

    rows: tuple[EvidenceRow, ...]
    documented: int
    answered: int


@dataclass(frozen=True)
class Source:
    """A reference, and the numbers of the elements that name it."""

    title: str
    publisher: str
    year: int | None
    url: str | None
    elements: tuple[int, ...]


def evidence(subject: Subject) -> EvidenceList:
    items = subject.assessment.evidence_by_id
    rows = tuple(
        EvidenceRow(
            number=number,
            title=items[one].title.strip() or one,
            where=(items[one].where or "").strip() or None,
            dated=date(day) if (day := items[one].date) else None,
            used_by=tuple(
                subject.question_numbers.get(question_id, question_id)
                for question_id, answer in subject.assessment.answers.items()
                if one in answer.evidence
            ),
        )
        for one, number in subject.evidence_numbers.items()
    )
    scores = subject.profile.elements
    return EvidenceList(rows, sum(one.documented for one in scores), sum(one.answered for one in scores))


def sources(subject: Subject) -> tuple[Source, ...]:
    """Every reference once, by title in Danish order."""
    named: dict[tuple[str, str, int | None, str | None], list[int]] = {}
    for element in subject.elements:
        for one in element.references:
            key = (one.title, one.publisher, one.year, one.url)
            named.setdefault(key, []).append(subject.element_numbers[element.id])
    found = (Source(*key, elements=tuple(numbers)) for key, numbers in named.items())
    return tuple(sorted(found, key=lambda source: danish_sort_key(source.title.lstrip(_OPENING_MARKS))))
