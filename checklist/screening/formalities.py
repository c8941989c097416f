"""The formal check: which lines a person goes through, what the tool sees on each, and what the person said.

The tool's hint decides nothing; a line is open until a person has looked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from checklist.assessment.privacy import cpr_numbers
from checklist.catalogue.problems import Problem, RefusedError, did_you_mean
from checklist.locale import _, clock, long_date, ngettext
from checklist.screening.model import maturity_words
from checklist.screening.texts import texts_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from checklist.catalogue import Catalogue
    from checklist.screening.model import Application, Checked, Formality
    from checklist.screening.round import Round

State = Literal["open", "ok", "lacking"]


@dataclass(frozen=True)
class FormalLine:
    """One thing to look for: `title` asks, `hint` says what the tool sees. `id` is stable within the round."""

    id: str
    title: str
    hint: str


def formal_lines(found: Round, catalogue: Catalogue, application: Application) -> tuple[FormalLine, ...]:
    """The lines that apply in this round, in order: what every application needs, then the required documentation."""
    return tuple(_lines(found, catalogue, application))


def line_ids(found: Round) -> tuple[str, ...]:
    """The ids of the lines that apply in this round, in order."""
    chosen = ("omraade",) * bool(found.areas) + ("gruppe",) * bool(found.groups)
    return ("til-tiden", "besvaret", *chosen, "persondata", *(f"bilag-{one.id}" for one in found.documentation))


def _lines(found: Round, catalogue: Catalogue, application: Application) -> Iterator[FormalLine]:
    practice = application.assessment.practice
    yield FormalLine("til-tiden", _("Kom den til tiden?"), _received(found, application))
    yield FormalLine("besvaret", _("Er alle spørgsmål besvaret?"), _answered(found, catalogue, application))
    if found.areas:
        asked = ", ".join(_area_name(catalogue, one) for one in found.areas)
        told = _area_name(catalogue, practice.area) if practice.area else _("ikke oplyst")
        hint = _("Ansøgeren skriver: {told}. Runden gælder: {asked}.").format(told=told, asked=asked)
        yield FormalLine("omraade", _("Hører praksis til rundens område?"), hint)
    if found.groups:
        group = found.group_of(practice.maturity)
        told = maturity_words(practice.maturity) if practice.maturity else _("ikke oplyst")
        where = group.name if group else _("ingen af rundens grupper")
        hint = _("Ansøgeren skriver: {told}. Det giver: {group}.").format(told=told, group=where)
        yield FormalLine("gruppe", _("Er den i den rigtige gruppe?"), hint)
    yield FormalLine("persondata", _("Er teksterne fri for personoplysninger om borgere?"), _personal(application))
    titles = [item.title for item in application.assessment.evidence]
    named = _("Ansøgeren nævner: {titles}.").format(titles="; ".join(titles)) if titles else ""
    for document in found.documentation:
        title = _("Er »{title}« med?").format(title=document.title)
        yield FormalLine(f"bilag-{document.id}", title, named or _("Ansøgeren nævner ingen dokumentation."))


def _received(found: Round, application: Application) -> str:
    if application.received <= found.deadline:
        return _("Modtaget {moment}, inden fristen.").format(moment=_moment(application.received))
    text = _("Modtaget {moment}. Fristen var {deadline}.")
    return text.format(moment=_moment(application.received), deadline=_moment(found.deadline))


def _moment(moment: dt.datetime) -> str:
    return _("{day} kl. {time}").format(day=long_date(moment.astimezone().date()), time=clock(moment))


def _answered(found: Round, catalogue: Catalogue, application: Application) -> str:
    questions = catalogue.questions(found.form)
    given = sum(application.assessment.answer(question.id).is_given for question in questions)
    return _("{given} af {all} spørgsmål er besvaret.").format(given=given, all=len(questions))


def _area_name(catalogue: Catalogue, area_id: str) -> str:
    area = catalogue.area_by_id.get(area_id)
    return area.name if area else area_id


def _personal(application: Application) -> str:
    n = sum(len(cpr_numbers(text)) for text in texts_of(application.assessment).values())
    if not n:
        return _("Ingen CPR-numre fundet. Navne må du selv se efter.")
    text = ngettext("Der står noget, der ligner et CPR-nummer.", "{n} steder ligner et CPR-nummer.", n)
    return text.format(n=n)


def with_formality(found: Round, application: Application, formality: Formality) -> Application:
    """The application with a person's word on one line, in place of an earlier one.

    Raises RefusedError for a line that the round does not have, and for "missing" or "unclear" without a note.
    """
    lines = line_ids(found)
    if formality.line not in lines:
        message = _("linjen »{line}« findes ikke i runden.").format(line=formality.line)
        hint = did_you_mean(formality.line, lines)
        raise RefusedError([Problem("E430", application.code, formality.line, message + hint)])
    if formality.state != "ok" and not (formality.note or "").strip():
        raise RefusedError([Problem("E431", application.code, formality.line, _("skriv, hvad der mangler."))])
    others = tuple(one for one in application.formalities if one.line != formality.line)
    in_order = sorted((*others, formality), key=lambda one: lines.index(one.line) if one.line in lines else len(lines))
    return application.model_copy(update={"formalities": tuple(in_order)})


def formal_state(found: Round, application: Checked) -> State:
    """`open` until a person has looked at every line; then `ok`, or `lacking` where a line is not in order."""
    said = [application.formality(line) for line in line_ids(found)]
    if any(one is None for one in said):
        return "open"
    return "ok" if all(one is not None and one.state == "ok" for one in said) else "lacking"
