"""What applicants to a round are told: what is asked, by when, how to answer, and what happens to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.locale import _, clock, long_date, ngettext
from checklist.screening.model import maturity_words

if TYPE_CHECKING:
    from checklist.report.kit.edition import Edition
    from checklist.screening.round import Round

_OURS = "lovende-praksis"


@dataclass(frozen=True)
class Instruction:
    """The texts of the sheet; `areas`, `groups` and `documents` are empty where the round names none."""

    round: str
    organiser: str
    purpose: str
    deadline: str
    contact: str
    questions: str
    time: str
    areas: tuple[str, ...]
    groups: tuple[str, ...]
    documents: tuple[str, ...]
    form_file: str
    blind: bool
    reviewers: str
    open_questions: str


def instruction(found: Round, edition: Edition, form_file: str) -> Instruction:
    """The sheet for a round in the words of `edition`; `form_file` is what the form beside it is called."""
    number = len(edition.catalogue.questions(found.form))
    local = found.deadline.astimezone()
    reviewers = found.reviewers_per_application
    allowed = found.unanswered_allowed
    return Instruction(
        round=found.name,
        organiser=found.organiser,
        purpose=found.purpose,
        deadline=_("{day} kl. {time}").format(day=long_date(local.date()), time=clock(found.deadline)),
        contact=found.contact,
        questions=ngettext("{count} spørgsmål", "{count} spørgsmål", number).format(count=number),
        time=_time(found),
        areas=tuple(area.name for area in edition.catalogue.areas if area.id in found.areas),
        groups=tuple(
            _("{group}: {stages}. {places}").format(
                group=group.name,
                stages=", ".join(map(maturity_words, group.maturity)),
                places=ngettext("{n} plads.", "{n} pladser.", group.places).format(n=group.places),
            )
            for group in found.groups
        ),
        documents=tuple(document.title for document in found.documentation),
        form_file=form_file,
        blind=found.blind,
        reviewers=ngettext(
            "Mindst {n} bedømmer læser jeres ansøgning.",
            "Mindst {n} bedømmere læser jeres ansøgning hver for sig.",
            reviewers,
        ).format(n=reviewers),
        open_questions=ngettext(
            "Højst {n} spørgsmål må stå åbent.", "Højst {n} spørgsmål må stå åbne.", allowed
        ).format(n=allowed)
        if allowed
        else _("Alle spørgsmål skal have et svar. »Ved ikke« er også et svar."),
    )


def _time(found: Round) -> str:
    """About how long it takes; empty for a questionnaire that nobody here has tried."""
    if found.catalogue != _OURS:
        return ""
    return _("omkring 15 minutter") if found.form == "short" else _("60 til 90 minutter")
