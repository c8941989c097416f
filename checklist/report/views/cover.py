"""Whose report it is: the names and facts of the cover, the running heading and the document's own data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.assessment.summary import perspective_name
from checklist.locale import _, long_date
from checklist.report.views.subject import shortened

if TYPE_CHECKING:
    from checklist.assessment.model import Assessment, Maturity
    from checklist.report.views.subject import Subject


@dataclass(frozen=True)
class Cover:
    """`facts` are (label, value) pairs, only those that were given. `running` is short enough for a heading.

    `stamp` stands on the cover and `band` over every page; they say what must not be overlooked, and are often empty.
    """

    kind: str

    practice: str
    service: str
    instrument: str
    facts: tuple[tuple[str, str], ...]
    running: str
    dated: str
    note: str
    stamp: str
    band: str
    rehearsal: bool
    short_form: bool


def cover(subject: Subject) -> Cover:
    assessment, practice = subject.assessment, subject.assessment.practice
    name = practice.name.strip() or _("Praksis uden navn")
    # Names that show themselves: a blank answer is no fact.
    facts = (
        (_("Organisation"), practice.organisation),
        (_("Kommune"), practice.municipality),
        (_("Område"), subject.area.name if subject.area else practice.area),
        (_("Målgruppe"), practice.target_group),
        (_("Lovgrundlag"), practice.legal_basis),
        (_("Modenhed"), _maturity_words(practice.maturity)),
        (_("Periode"), assessment.period),
        (_("Besvaret af"), answered_by(assessment)),
        (_("Sidst ændret"), long_date(assessment.updated.astimezone().date())),
        (_("Form"), form_words(assessment)),
    )
    rehearsal = _("Øvelse – tæller ikke med") if assessment.practice_mode else ""
    short_form = _("Kort form") if assessment.form == "short" else ""
    return Cover(
        kind=_("Refleksionsrapport"),
        practice=name,
        service=practice.service.strip(),
        instrument=subject.say(subject.catalogue.about.title),
        facts=tuple((label, value.strip()) for label, value in facts if value and value.strip()),
        running=shortened(name, 45),
        dated=long_date(subject.today),
        note=_(
            "Rapporten viser, hvordan de, der har svaret, selv ser praksis. Den er lavet til at tale ud fra. "
            "En score er jeres eget billede. Den er ikke dokumenteret virkning og ikke en karakter."
        ),
        stamp=rehearsal,
        band=rehearsal or short_form,
        rehearsal=assessment.practice_mode,
        short_form=assessment.form == "short",
    )


def answered_by(assessment: Assessment) -> str | None:
    """The respondent in words, only with what they chose to say; None where they said nothing."""
    if assessment.kind == "consensus":
        return _("teamet i fællesskab")
    respondent = assessment.respondent
    perspective = perspective_name(respondent.perspective) if respondent.perspective else None
    told = [part.strip() for part in (respondent.name, respondent.role, perspective) if part and part.strip()]
    return ", ".join(dict.fromkeys(told)) or None


def form_words(assessment: Assessment) -> str:
    return _("kort form (kun kernespørgsmålene)") if assessment.form == "short" else _("fuld form")


def _maturity_words(maturity: Maturity | None) -> str | None:
    if maturity is None:
        return None
    return {"idea": _("idé"), "trial": _("afprøves"), "running": _("i drift")}[maturity]
