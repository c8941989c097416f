"""What a question, its help and the way so far sound like when they are read out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.assessment.summary import who_knows_best
from checklist.catalogue import reading
from checklist.cli.plain.dialogue import say
from checklist.locale import _

if TYPE_CHECKING:
    from checklist.assessment.model import Answer
    from checklist.catalogue import Question
    from checklist.cli.plain.session import Session


def show_question(session: Session, position: int) -> None:
    """The question at `position` with its scale, whom it is meant for, and what is answered so far."""
    question = session.questions[position]
    element, area = session.element_of(question), session.area
    here = [one for one in session.questions if session.element_of(one) is element]
    say()
    text = _("{element}, spørgsmål {number} af {count}. I alt {given} af {all} besvaret.")
    say(
        text.format(
            element=reading(element.name, area), number=here.index(question) + 1, count=len(here),
            given=session.given, all=len(session.questions),
        )
    )  # fmt: skip
    say(reading(question.text, area))
    for option in session.catalogue.scale_of(question).options:
        meaning = f" – {reading(option.meaning, area)}" if option.meaning else ""
        say(f"{reading(option.label, area)}{meaning}", "     ", f"{option.value:>3}  ")
    say(_("Ved ikke"), first="  v  ")
    if question.not_relevant:
        say(_("Passer ikke på vores praksis"), first="  p  ")
    if question.asked_of and session.assessment.respondent.perspective not in question.asked_of:
        say(who_knows_best(question.asked_of) + " " + _("Svar, hvis du kan, eller skriv v for ved ikke."))
    _show_answer(session, question)


def _show_answer(session: Session, question: Question) -> None:
    answer = session.assessment.answer(question.id)
    if answer.is_given:
        say(_("Dit svar: {answer}").format(answer=answer_words(session, question, answer)))
    if answer.note:
        say(_("Note: {note}").format(note=answer.note))
    if answer.evidence:
        titles = [session.assessment.evidence_by_id[one].title for one in answer.evidence]
        say(_("Bilag: {titles}").format(titles=", ".join(titles)))
    if answer.flagged:
        say(_("Til drøftelse."))
    if (last := session.offered(question)) is not None:
        said = answer_words(session, question, last)
        say(_("Sidst: {answer}. Gælder det stadig? Enter = ja.").format(answer=said))


def answer_words(session: Session, question: Question, answer: Answer) -> str:
    """An answer in words: "3 I nogen grad", "ved ikke", "passer ikke, fordi …"."""
    if answer.value is not None:
        option = session.catalogue.scale_of(question).by_value.get(answer.value)
        return f"{answer.value} {option.label}" if option else str(answer.value)
    if answer.status == "dont_know":
        return _("ved ikke")
    return _("passer ikke, fordi {reason}").format(reason=answer.reason)


def show_help(session: Session, question: Question) -> None:
    """Help with this question, an example from the area, and all that can be written."""
    area = session.area
    if question.help:
        say(reading(question.help, area))
    if question.look_for:
        say(_("Sådan kan I se det:"))
    for sign in question.look_for:
        say(reading(sign, area), "    ", "  – ")
    for area_id, example in question.examples.items():
        if area is None or area_id == area.id:
            name = session.catalogue.area_by_id[area_id].name
            say(_("Eksempel ({area}): {text}").format(area=name, text=reading(example, area)))
    say()
    say(_("Det kan du skrive:"))
    for keys, meaning in (
        (_("et tal"), _("dit svar på skalaen")),
        (_("v lederen"), _("ved ikke, og hvem I kan spørge")),
        (_("p grund"), _("passer ikke på vores praksis, fordi …")),
        (_("n tekst"), _("en note til svaret; n - fjerner den")),
        (_("b titel"), _("et bilag, som svaret bygger på; b viser dem, b 1 sætter eller fjerner nummer 1")),
        ("d", _("til drøftelse, eller ikke længere")),
        (_("Enter eller f"), _("frem til næste spørgsmål")),
        ("m", _("frem til det første, der mangler et svar")),
        ("t", _("tilbage til det forrige")),
        (_("g ord"), _("gå til et spørgsmål, som har ordet i sig")),
        ("u", _("fortryd det seneste")),
        ("o", _("overblik over elementerne")),
        (_("godt tekst"), _("det er vi gode til i dette element")),
        (_("svært tekst"), _("det er svært i dette element")),
        (_("nu tekst"), _("det gør vi nu i dette element")),
        ("q", _("stop; alt er gemt")),
    ):
        say(meaning, " " * 16, f"  {keys:<13} ")


def show_overview(session: Session) -> None:
    """How far each element is."""
    for position, element in enumerate(session.catalogue.elements, start=1):
        asked = session.catalogue.questions_of(element, session.assessment.form)
        given = sum(session.assessment.answer(question.id).is_given for question in asked)
        text = _("{name}: {given} af {asked}").format(
            name=reading(element.name, session.area), given=given, asked=len(asked)
        )
        say(text, "     ", f"{position:>3}  ")
