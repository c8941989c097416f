"""Writes an assessment as TOML, JSON, CSV or a workbook, and its plan as calendar events."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

from checklist.assessment.planning import OPEN_STATUSES
from checklist.assessment.reading import tables, to_toml
from checklist.catalogue import reading
from checklist.locale import _

if TYPE_CHECKING:
    import datetime as dt

    from icalendar import Event

    from checklist.assessment.model import Action, Assessment
    from checklist.catalogue import Catalogue

Format = Literal["toml", "json", "csv", "xlsx"]


def write(assessment: Assessment, form: Format, catalogue: Catalogue | None = None) -> bytes:
    """The assessment in `form`; read back it is the same, and the same assessment gives the same bytes.

    TOML and JSON are UTF-8. CSV and XLSX have the texts of `catalogue` beside the ids, where it is the same.
    """
    if form in {"csv", "xlsx"}:
        from checklist.exchange.assessment_sheets import to_csv, to_xlsx

        return (to_csv if form == "csv" else to_xlsx)(assessment, catalogue)
    if form == "toml":
        return to_toml(assessment).encode()
    return (json.dumps(tables(assessment), ensure_ascii=False, indent=2, default=_iso) + "\n").encode()


def _iso(value: dt.date | dt.datetime) -> str:
    return value.isoformat().replace("+00:00", "Z")


def plan_as_ics(assessment: Assessment, catalogue: Catalogue) -> bytes:
    """The next look and every open action's deadline as all-day events (iCalendar, RFC 5545).

    The events keep their UIDs, so that a calendar that reads the file again moves them instead of doubling them.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Lovende praksis//DA")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    practice, plan = assessment.practice, assessment.plan
    if plan.next_look is not None:
        title = _("Se på planen igen: {practice}").format(practice=practice.name)
        still_open = [f"– {action.title}" for action in plan.actions if action.status in OPEN_STATUSES]
        text = "\n".join([_("Planen for næste skridt:"), *still_open]) if still_open else ""
        calendar.add_component(_event(assessment, "next-look", plan.next_look, title, text))
    for action in plan.actions:
        if action.deadline is not None and action.status in OPEN_STATUSES:
            title = _("Frist: {action}").format(action=action.title)
            text = _about(action, assessment, catalogue)
            calendar.add_component(_event(assessment, f"action-{action.id}", action.deadline, title, text))
    return bytes(calendar.to_ical())


def _about(action: Action, assessment: Assessment, catalogue: Catalogue) -> str:
    area = catalogue.area_by_id.get(assessment.practice.area or "")
    element = catalogue.element_by_id.get(action.element or "")
    parts = (
        (_("Praksis"), assessment.practice.name),
        (_("Element"), reading(element.name, area) if element else None),
        (_("Ansvarlig"), action.owner),
        (_("Første skridt"), action.first_step),
        (_("Tegn på, at det lykkes"), action.sign_of_success),
        (_("Hvorfor"), action.why),
    )
    return "\n".join(f"{label}: {text}" for label, text in parts if text)


def _event(assessment: Assessment, key: str, day: dt.date, title: str, text: str) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{assessment.id}-{key}@lovende-praksis")
    event.add("dtstamp", assessment.updated)
    event.add("last-modified", assessment.updated)
    event.add("dtstart", day)  # without an end, a date lasts that one day
    event.add("summary", _printable(title.replace("\n", " ")))
    if text:
        event.add("description", _printable(text))
    event.add("transp", "TRANSPARENT")  # a deadline does not make the day busy
    return event


def _printable(text: str) -> str:
    """`text` without control characters, which a calendar file may not hold."""
    return "".join(sign for sign in text if sign == "\n" or sign.isprintable())
