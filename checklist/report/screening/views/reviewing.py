"""How the reviewers worked: who read how much, how far each lies from the others, and how far they agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.locale import _, decimal, long_date, ngettext
from checklist.screening.order_words import reliability_words, why_not_words
from checklist.screening.progress import reviewers_progress

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from checklist.report.screening.views.round_subject import Called, RoundSubject
    from checklist.screening.reliability import Reliability
    from checklist.screening.statistics import Offset

# What Krippendorff, "Content Analysis" (2004), chapter 11, asks for before conclusions are drawn from ratings.
RELIABLE, TENTATIVE = 0.8, 0.667


@dataclass(frozen=True)
class ReviewerRow:
    name: str
    given: int
    handed_in: int
    conflicts: int
    offset: str
    rests_on: str


@dataclass(frozen=True)
class ElementRow:
    number: int
    name: str
    distance: str
    largest: str
    alpha: str


@dataclass(frozen=True)
class Note:
    """What the reviewers agreed on about a shared case."""

    called: Called
    element: str
    text: str
    by: str


@dataclass(frozen=True)
class Reviewing:
    sentences: tuple[str, ...]
    reviewers: tuple[ReviewerRow, ...]
    agreement: tuple[str, ...]
    elements: tuple[ElementRow, ...]
    notes: tuple[Note, ...]


def reviewing(subject: RoundSubject) -> Reviewing:
    return Reviewing(
        sentences=tuple(_sentences(subject)),
        reviewers=tuple(_reviewers(subject)),
        agreement=(*agreement_sentences(subject.statistics.overall), *_distance(subject)),
        elements=tuple(_elements(subject)),
        notes=tuple(_notes(subject)),
    )


def _sentences(subject: RoundSubject) -> Iterator[str]:
    shared = [one.code for one in subject.applications if one.calibration]
    if shared:
        text = ngettext(
            "Bedømmerne har {n} fælles sag ({codes}), som de læser først og taler igennem.",
            "Bedømmerne har {n} fælles sager ({codes}), som de læser først og taler igennem.",
            len(shared),
        )
        yield text.format(n=len(shared), codes=", ".join(shared))
    extra = len({one.application for one in subject.record.assignments if one.why == "disagreement"})
    if extra:
        text = ngettext(
            "{n} ansøgning fik en bedømmer mere, fordi de første var langt fra hinanden.",
            "{n} ansøgninger fik en bedømmer mere, fordi de første var langt fra hinanden.",
            extra,
        )
        yield text.format(n=extra)
    yield _("I programmet ser ingen de andres bedømmelser af en ansøgning, før de har afleveret deres egen.")


def _reviewers(subject: RoundSubject) -> Iterator[ReviewerRow]:
    record = subject.record
    offsets = {one.reviewer: one for one in subject.statistics.offsets}
    for one in reviewers_progress(record.who_reviewed, record.assignments, record.reviews, record.declarations):
        offset = offsets.get(one.reviewer.id)
        yield ReviewerRow(
            name=one.reviewer.name
            if one.reviewer.active
            else _("{name} (ude af runden)").format(name=one.reviewer.name),
            given=one.given,
            handed_in=one.handed_in,
            conflicts=one.conflicts,
            offset=offset_words(offset),
            rests_on="–" if offset is None or offset.mean is None else _rests_on(offset),
        )


def offset_words(offset: Offset[UUID] | None) -> str:
    """How far a reviewer lies from the others on the same, in words."""
    if offset is None or offset.mean is None:
        return _("kan ikke måles")
    steps = decimal(abs(offset.mean))
    if steps == decimal(0):
        return _("på linje med de andre")
    text = _("{steps} trin over de andre") if offset.mean > 0 else _("{steps} trin under de andre")
    return text.format(steps=steps)


def _rests_on(offset: Offset[UUID]) -> str:
    text = ngettext("{n} tal i {of}", "{n} tal i {of}", offset.cells)
    of = ngettext("{n} ansøgning", "{n} ansøgninger", offset.applications).format(n=offset.applications)
    return text.format(n=offset.cells, of=of)


def agreement_sentences(found: Reliability) -> tuple[str, ...]:
    """How far the reviewers agree: what that means, and the figure with its interval."""
    if found.alpha is None:
        why = why_not_words(found.why_not) if found.why_not else ""
        return (_("Hvor enige bedømmerne er, kan ikke måles: {why}.").format(why=why),)
    if found.alpha >= RELIABLE:
        meaning = _("Bedømmerne læser ansøgningerne stort set ens.")
    elif found.alpha >= TENTATIVE:
        meaning = _("Bedømmerne læser ansøgningerne nogenlunde ens, men ikke helt.")
    elif found.alpha > 0:
        meaning = _("Bedømmerne læser ansøgningerne forskelligt. Brug rækkefølgen med forbehold.")
    else:
        meaning = _(
            "Bedømmerne er ikke mere enige, end hvis de havde trukket lod. Rækkefølgen siger derfor meget lidt."
        )
    figure = _("Krippendorffs alfa er {words}. 1 er helt enige, 0 er som ved lodtrækning.")
    return (
        meaning,
        figure.format(words=reliability_words(found)),
        _("Krippendorff råder til kun at regne med tal over 0,80 og til at tage forbehold ned til 0,67."),
    )


def _distance(subject: RoundSubject) -> Iterator[str]:
    overall = subject.statistics.disagreement.overall
    if overall.mean is not None and overall.largest is not None:
        text = _("To bedømmere af det samme ligger i gennemsnit {mean} trin fra hinanden, højst {largest}.")
        yield text.format(mean=decimal(overall.mean), largest=overall.largest)
        yield _("Tallene bygger på det, hver især gav, før de talte sammen.")


def _elements(subject: RoundSubject) -> Iterator[ElementRow]:
    statistics = subject.statistics
    for number, (element, name) in enumerate(subject.elements.items(), start=1):
        distance = statistics.disagreement.by_element[element]
        yield ElementRow(
            number=number,
            name=name,
            distance="–" if distance.mean is None else decimal(distance.mean),
            largest="–" if distance.largest is None else str(distance.largest),
            alpha=reliability_words(statistics.by_element[element]),
        )


def _notes(subject: RoundSubject) -> Iterator[Note]:
    for one in subject.record.notes:
        if one.application in subject.called:
            yield Note(
                called=subject.called[one.application],
                element=subject.elements.get(one.element, one.element) if one.element else _("hele ansøgningen"),
                text=one.text,
                by=f"{one.by}, {long_date(one.at.astimezone().date())}",
            )
