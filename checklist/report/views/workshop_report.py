"""The report on a workshop as one value: the parts of any report that make sense here, and the meeting beside them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checklist.locale import _, date, long_date, ngettext
from checklist.report.views.cover import Cover
from checklist.report.views.meeting import meeting, status_words
from checklist.report.views.report import Report, report

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checklist.report.views.meeting_subject import MeetingSubject


def workshop_report(subject: MeetingSubject) -> Report:
    """Everything the report on a workshop shows."""
    shared = report(subject)
    overview = shared.overview
    if not subject.elements:
        overview = replace(overview, summary=_("For få svar til et billede endnu."))
    return replace(
        shared,
        cover=_cover(subject, shared.cover),
        overview=overview,
        meeting=meeting(subject, shared.elements),
    )


def _cover(subject: MeetingSubject, shared: Cover) -> Cover:
    preliminary = _preliminary_stamp(subject)
    note = _(
        "Rapporten viser de fælles svar fra en workshop, og hvordan deltagernes egne svar lå. Ingen kan se, hvem der "
        "har svaret hvad. Den er lavet til at tale ud fra. En score er jeres eget billede. Den er ikke dokumenteret "
        "virkning og ikke en karakter."
    )
    return replace(
        shared,
        kind=_("Rapport fra en workshop"),
        facts=tuple(_facts(subject, shared)),
        note=note,
        stamp=shared.stamp or preliminary,
        band=" · ".join(part for part in (shared.band, _("Foreløbig") if preliminary else "") if part),
    )


def _preliminary_stamp(subject: MeetingSubject) -> str:
    """The words of the stamp; empty where the result is final."""
    until = subject.outcome.preliminary_until
    if until is not None:
        return _("Foreløbigt resultat til og med {day}").format(day=date(until.astimezone().date()))
    return "" if subject.outcome.workshop.finished else _("Mødet er ikke afsluttet")


def _facts(subject: MeetingSubject, shared: Cover) -> Iterable[tuple[str, str]]:
    """The cover's facts, with the meeting's own in place of who answered and when it was last changed."""
    attendance = subject.outcome.attendance
    together = ngettext("{n} fra personalet i fællesskab", "{n} fra personalet i fællesskab", attendance.staff)
    elements = ", ".join(subject.element_label(element.id) for element in subject.elements)
    for label, value in shared.facts:
        if label == _("Besvaret af"):
            yield _("Workshop"), long_date(subject.held)
            if attendance.staff:
                yield label, together.format(n=attendance.staff)
            if elements:
                yield _("Elementer"), elements
            yield _("Resultat"), status_words(subject)
        elif label != _("Sidst ændret"):
            yield label, value
