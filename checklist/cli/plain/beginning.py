"""The questions about the practice that come before the first question of the catalogue."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from uuid import uuid4

from checklist.assessment.editing import begin
from checklist.assessment.group import PERSPECTIVES
from checklist.assessment.model import Practice, Respondent
from checklist.assessment.municipalities import matching
from checklist.assessment.summary import perspective_name
from checklist.cli.plain.dialogue import ask_one_of, ask_text, ask_yes_no, say
from checklist.locale import _

if TYPE_CHECKING:
    from checklist.assessment.model import Assessment
    from checklist.catalogue import Catalogue, Form


def begin_anew(catalogue: Catalogue) -> Assessment:
    """Asks about the practice and gives an empty assessment of it. Raises EndOfInputError."""
    say(_("Vælg én ting, I gør – ikke hele tilbuddet. Kun navnene skal med. Enter springer resten over."))
    practice = Practice(
        id=uuid4(),
        name=ask_text(_("Hvad kalder I praksis?"), required=True) or "",
        service=ask_text(_("Hvad hedder tilbuddet?"), required=True) or "",
        area=_area(catalogue),
        municipality=_municipality(),
        target_group=ask_text(_("Hvem er praksis til for?")),
    )
    respondent = ask_respondent()
    form = ask_form(catalogue)
    rehearsal = ask_yes_no(_("Er det en øvelse, der ikke tæller med? j eller n (Enter = n):"), otherwise=False)
    return begin(catalogue, practice, respondent, dt.datetime.now(dt.UTC), form=form, practice_mode=bool(rehearsal))


def ask_respondent() -> Respondent:
    """Who answers: the view and the role. Raises EndOfInputError."""
    say(_("Hvem svarer?"))
    chosen = ask_one_of(_("Tal (Enter = spring over):"), [perspective_name(one) for one in PERSPECTIVES])
    return Respondent(
        perspective=None if chosen is None else PERSPECTIVES[chosen],
        role=ask_text(_("Hvilken rolle har du, fx pædagog?")),
    )


def ask_form(catalogue: Catalogue, usual: Form = "short") -> Form:
    """The short or the full form, `usual` on Enter; without a short one there is nothing to ask.

    Raises EndOfInputError.
    """
    full, short = len(catalogue.questions("full")), len(catalogue.questions("short"))
    if not short:
        return "full"
    say(_("Hvor mange spørgsmål?"))
    chosen = ask_one_of(
        _("Tal (Enter = {usual}):").format(usual=1 if usual == "short" else 2),
        [
            _("De {count} vigtigste. Regn med et kvarter.").format(count=short),
            _("Alle {count}. Regn med 60-90 minutter, når I skriver noter.").format(count=full),
        ],
    )
    if chosen is None:
        return usual
    return "short" if chosen == 0 else "full"


def _area(catalogue: Catalogue) -> str | None:
    if not catalogue.areas:
        return None
    say(_("Hvilket område?"))
    chosen = ask_one_of(_("Tal (Enter = spring over):"), [area.name for area in catalogue.areas])
    return None if chosen is None else catalogue.areas[chosen].id


def _municipality() -> str | None:
    """One of the 98 municipalities, by a few letters of its name."""
    while True:
        text = ask_text(_("Hvilken kommune? Nogle få bogstaver er nok:"))
        if text is None:
            return None
        found = matching(text)
        exact = [name for name in found if name.casefold() == text.casefold()]
        if exact or len(found) == 1:
            name = (exact or list(found))[0]
            say(name)
            return name
        if found:
            say(_("Flere passer: {names}").format(names=", ".join(found)))
        else:
            say(_("Ingen kommune hedder det. Enter springer over."))
