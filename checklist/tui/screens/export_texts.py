"""What a file carries, in plain words, said before it leaves the house."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.assessment.privacy import cpr_numbers
from checklist.assessment.reading import to_toml
from checklist.locale import _, ngettext
from checklist.tui.widgets.one_of import Choice

if TYPE_CHECKING:
    from checklist.assessment.model import Assessment
    from checklist.tui.screens.export_work import What


def choices() -> list[Choice]:
    """What can be written, in the order people ask for it."""
    return [
        Choice("report", _("Rapport (PDF)"), purpose=_("Hele rapporten til at læse, drøfte og hænge op.")),
        Choice("overview", _("Overblik på én side (PDF)"), purpose=_("En plakat til opslagstavlen.")),
        Choice("plan", _("Plan (PDF)"), purpose=_("Handlingerne på papir, med ansvarlig og frist.")),
        Choice(
            "workbook",
            _("Plan (regneark)"),
            purpose=_("Handlingerne i et regneark, hvor I kan sortere, filtrere og ændre status."),
        ),
        Choice(
            "calendar",
            _("Plan til kalenderen (.ics)"),
            purpose=_("Fristerne og den dag, I ser på planen igen, til jeres kalender."),
        ),
        Choice("html", _("Rapport (HTML)"), purpose=_("Rapporten til en browser. Kræver ikke andet på computeren.")),
        Choice(
            "toml",
            _("Besvarelsen (TOML)"),
            purpose=_("Besvarelsen, så den kan åbnes igen her eller på en anden computer."),
        ),
        Choice("json", _("Besvarelsen (JSON)"), purpose=_("Besvarelsen til andre programmer.")),
    ]


def name_of(what: What) -> str:
    """The file in the middle of a sentence: "Skriver rapporten …"."""
    if what in {"report", "html"}:
        return _("rapporten")
    if what in {"plan", "workbook", "calendar"}:
        return _("planen")
    return _("overblikket") if what == "overview" else _("besvarelsen")


def carries(what: What, assessment: Assessment, *, with_data: bool) -> list[str]:
    """What stands in the file, as short sentences."""
    sentences = {
        "overview": [_("Filen viser scorer, styrker og udviklingsområder. Noterne er ikke med.")],
        "plan": [_("Filen har planen med og ikke svarene.")],
        "workbook": [_("Filen har planen med og ikke svarene.")],
        "calendar": [_("Filen har planen med og ikke svarene.")],
    }.get(what, [_everything(assessment)])
    if what in {"report", "html"} and with_data:
        sentences.append(_("Besvarelsen ligger også i filen som data, så rapporten kan åbnes igen."))
    if what != "overview":
        sentences += _names(what, assessment)
    if what not in {"overview", "plan", "workbook", "calendar"} and cpr_numbers(to_toml(assessment)):
        sentences.append(_("! Et sted står der noget, der ligner et CPR-nummer. Ret det, før du giver filen videre."))
    return sentences


def _everything(assessment: Assessment) -> str:
    answers = sum(answer.is_given for answer in assessment.answers.values())
    notes = sum(bool(answer.note) for answer in assessment.answers.values())
    titles, actions = len(assessment.evidence), len(assessment.plan.actions)
    counted = (
        (answers, ngettext("{count} svar", "{count} svar", answers)),
        (notes, ngettext("{count} note", "{count} noter", notes)),
        (titles, ngettext("navnet på {count} bilag", "navnene på {count} bilag", titles)),
        (actions, ngettext("{count} handling", "{count} handlinger", actions)),
    )
    parts = [text.format(count=count) for count, text in counted if count]
    if not parts:
        return _("Filen har praksis med. Der er ingen svar endnu.")
    return _("Filen har det hele med: {parts}.").format(parts=", ".join(parts))


def _names(what: What, assessment: Assessment) -> list[str]:
    """Who is named in the file: owners of actions and the person who answered."""
    owners = dict.fromkeys(action.owner for action in assessment.plan.actions if action.owner)
    sentences = []
    if owners:
        sentences.append(_("Ansvarlige, der er nævnt: {names}.").format(names=", ".join(owners)))
    if what not in {"plan", "workbook", "calendar"} and assessment.respondent.name:
        sentences.append(_("Navnet på den, der har svaret, er med: {name}.").format(name=assessment.respondent.name))
    return sentences


def stays_here() -> str:
    """The sentence that stands under what a file carries."""
    return _("Filen bliver kun lagt på denne computer. Du bestemmer, hvem der får den.")
