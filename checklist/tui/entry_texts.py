"""An archived assessment in short words: how far it is, what sort it is, when somebody last worked on it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from rich.text import Text

from checklist.locale import _, clock, long_date, ngettext
from checklist.tui.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checklist.archive import Entry
    from checklist.catalogue import Catalogue


def when(moment: dt.datetime, now: dt.datetime) -> str:
    """The local time of `moment` as people say it: "i dag kl. 14.32", "i går kl. 9.05", "3. maj 2026"."""
    local, today = moment.astimezone(), now.astimezone().date()
    if local.date() == today:
        return _("i dag kl. {time}").format(time=clock(moment))
    if local.date() == today - dt.timedelta(days=1):
        return _("i går kl. {time}").format(time=clock(moment))
    return long_date(local.date())


def asked(entry: Entry, catalogue: Catalogue) -> int | None:
    """How many questions its form asks; None where it was made with another instrument."""
    return len(catalogue.questions(entry.form)) if entry.catalogue == catalogue.about.id else None


def progress(entry: Entry, catalogue: Catalogue) -> str:
    """How many questions are answered: "23 af 70 besvaret"."""
    of = asked(entry, catalogue)
    if of is None:
        return ngettext("{given} svar", "{given} svar", entry.given).format(given=entry.given)
    # An answer to a question that has been retired since is kept, but is not one of those asked.
    return _("{given} af {asked} besvaret").format(given=min(entry.given, of), asked=of)


def sort(entry: Entry) -> str:
    """What sets it apart from an ordinary self-assessment: "kort form · øvelse", or nothing."""
    kinds = {
        "self": "",
        "participant": _("deltager"),
        "consensus": _("fælles svar"),
        "application": _("ansøgning"),
        "review": _("bedømmelse"),
    }
    parts = [kinds[entry.kind]]
    if entry.form == "short":
        parts.append(_("kort form"))
    if entry.practice_mode:
        parts.append(_("øvelse"))
    return " · ".join(part for part in parts if part)


def is_due(entry: Entry, today: dt.date) -> bool:
    """True from the day of the plan's next look on, while one of its actions is open. A rehearsal calls nobody."""
    looks_again = entry.next_look is not None and entry.next_look <= today
    return looks_again and entry.open_actions > 0 and not entry.practice_mode


def due(entries: Iterable[Entry], today: dt.date) -> Entry | None:
    """The plan that has waited longest for somebody to look at it, or None."""
    waiting = [entry for entry in entries if is_due(entry, today)]
    return min(waiting, key=lambda entry: entry.next_look or today, default=None)


def details(entry: Entry, catalogue: Catalogue, now: dt.datetime, heading: str) -> Grid:
    """The entry as lines of name and text. `heading` is the colour of the practice's name."""
    table = Grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column()
    for name, text in _rows(entry, catalogue, now):
        if text:
            table.add_row(Text(name, style="dim"), Text(text))
    whole = Grid()
    whole.add_row(Text(entry.practice, style=f"bold {heading}"))
    whole.add_row(table)
    return whole


def _rows(entry: Entry, catalogue: Catalogue, now: dt.datetime) -> list[tuple[str, str]]:
    area = catalogue.area_by_id.get(entry.area or "")
    version = entry.catalogue_version
    same_instrument = entry.catalogue == catalogue.about.id
    if same_instrument and version != catalogue.about.version:
        version = _("{theirs} (nu bruges {ours})").format(theirs=version, ours=catalogue.about.version)
    elif not same_instrument:
        version = f"{entry.catalogue} {version}"
    plan = ""
    if entry.open_actions:
        plan = ngettext("{count} åben handling", "{count} åbne handlinger", entry.open_actions)
        plan = plan.format(count=entry.open_actions)
    if entry.next_look is not None:
        day = _("ses på igen {day}").format(day=long_date(entry.next_look))
        plan = f"{plan}, {day}" if plan else day
    return [
        (_("Tilbud"), " · ".join(part for part in (entry.service, area.name if area else "") if part)),
        (_("Form"), " · ".join(part for part in (sort(entry), progress(entry, catalogue)) if part)),
        (_("Begyndt"), when(entry.created, now)),
        (_("Ændret"), when(entry.updated, now)),
        (_("Plan"), plan),
        (_("Udgave"), version),
    ]
