"""The end of a meeting: finishing it, making the result final, and closing. Each says first what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.locale import _, ngettext
from checklist.tui.screens.confirm import ConfirmCard
from checklist.tui.screens.workshop_pick_card import PickCard
from checklist.workshop import course
from checklist.workshop.model import LATE_BATCH
from checklist.workshop.moves import refusal, undecided

if TYPE_CHECKING:
    from checklist.tui.screens.workshop_hosting import Hosting
    from checklist.tui.screens.workshop_lead import LeadScreen


def finish(lead: LeadScreen) -> None:
    """The meeting ends with a final result, or with a preliminary one where something is not decided."""
    workshop, meeting = lead.hosting.workshop, lead.hosting.meeting
    missing = len(undecided(workshop, everywhere=True))
    hint = _("Endeligt: Svarene ligger fast. Foreløbigt: Kolleger, der ikke var med, kan svare i 14 dage.")
    if missing:
        words = ngettext(
            "{count} spørgsmål mangler et fælles svar, så resultatet kan kun blive foreløbigt.",
            "{count} spørgsmål mangler et fælles svar, så resultatet kan kun blive foreløbigt.",
            missing,
        )
        hint = words.format(count=missing)
    lines = [("preliminary", _("Afslut med et foreløbigt resultat"))]
    if not missing:
        lines.insert(0, ("final", _("Afslut med et endeligt resultat")))
        hint = "\n\n".join([hint, *_left_outside(lead.hosting, if_final=True)])

    def done(chosen: str | None) -> None:
        if chosen is not None:
            lead.do(lambda: meeting.make(course.finish, preliminary=chosen == "preliminary"))

    lead.app.push_screen(PickCard(_("Afslut mødet"), lines, hint), done)


def make_final(lead: LeadScreen) -> None:
    """The preliminary result becomes final; says which late answers stay outside."""
    meeting = lead.hosting.meeting
    text = _("Sene svar kan ikke komme med mere. Vil du gøre resultatet endeligt?")

    def done(sure: bool | None) -> None:
        if sure:
            lead.do(lambda: meeting.make(course.make_final))

    card = ConfirmCard(_("Gør resultatet endeligt"), "\n\n".join([*_left_outside(lead.hosting), text]))
    lead.app.push_screen(card, done)


def close(lead: LeadScreen) -> None:
    """Says what is erased, what is kept and what stays outside, and closes for good."""
    settings = lead.hosting.workshop.settings
    kept = _("Tilbage bliver: de tal, I så, de fælles svar med grunde, opsamlingen og planen.")
    erased = (
        _("Svarene bliver gemt uden navne, som I har aftalt. Navne, roller, tidspunkter og adgang bliver slettet.")
        if settings.keep_without_names
        else _("Slettet for altid bliver: hvert enkelt svar, alle noter, og hvem der var med.")
    )
    door = _("Ingen kan komme ind eller hente rapporten mere. Det kan ikke gøres om.")
    not_finished = [] if lead.hosting.workshop.phase == "finished" else [_("Mødet er ikke afsluttet endnu.")]

    def done(sure: bool | None) -> None:
        if sure:
            lead.do(lambda: _closed(lead))

    told = [*not_finished, *_left_outside(lead.hosting), erased, kept, door]
    lead.app.push_screen(ConfirmCard(_("Luk mødet?"), "\n\n".join(told)), done)


def _closed(lead: LeadScreen) -> None:
    lead.hosting.meeting.close()
    lead.hosting.shut_the_door()


def _left_outside(hosting: Hosting, *, if_final: bool = False) -> list[str]:
    """How many late answers are never counted, and how they still can be; nothing where none wait.

    `if_final`: where there is a choice, as after a preliminary result they can still be counted.
    """
    waiting = 0 if hosting.workshop.phase == "closed" else max(hosting.meeting.waiting.values(), default=0)
    if not waiting:
        return []
    if if_final:
        words = ngettext(
            "{count} sent svar venter. Bliver resultatet endeligt, kommer det ikke med i tallene.",
            "{count} sene svar venter. Bliver resultatet endeligt, kommer de ikke med i tallene.",
            waiting,
        )
    else:
        words = ngettext(
            "{count} sent svar venter og kommer ikke med i tallene.",
            "{count} sene svar venter og kommer ikke med i tallene.",
            waiting,
        )
    words = words.format(count=waiting)
    if waiting >= LATE_BATCH and refusal(hosting.workshop, "take_in_late") is None:
        words += " " + _("Skal de med, så gå tilbage med Esc, og tryk l først.")
    return [words]
