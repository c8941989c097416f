"""The short lines around a question: what is attached, whom to ask, how far one is, whether it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.assessment.renewal import offer
from checklist.assessment.summary import perspective_name, who_knows_best
from checklist.locale import _, clock
from checklist.tui.widgets.bars import progress_bar

if TYPE_CHECKING:
    from checklist.assessment.model import Answer
    from checklist.catalogue import Catalogue, Question
    from checklist.tui.session import Session
    from checklist.tui.widgets.element_panel import ElementProgress


def last_time(session: Session, question: Question) -> Answer | None:
    """The answer from last time, or None where there is none or it no longer fits."""
    return offer(session.catalogue, session.earlier, question.id) if session.earlier is not None else None


def offered(session: Session, question: Question) -> Answer | None:
    """The answer from last time that waits to be confirmed, or None."""
    return None if session.answer(question.id).is_given else last_time(session, question)


def aside(session: Session, question: Question, room: int) -> str:
    """What to know before answering: whom the question is meant for, and what was answered and written last time.

    What was written is cut to `room` characters; it follows the answer of last time when that is confirmed.
    """
    lines = []
    if question.asked_of and session.assessment.respondent.perspective not in question.asked_of:
        lines.append(who_knows_best(question.asked_of) + " " + _("Svar, hvis du kan, eller vælg ved ikke."))
    last, answer = last_time(session, question), session.answer(question.id)
    if last is None or session.earlier is None:
        return "\n".join(lines)
    said = _("Sidst: {answer}.").format(answer=answer_words(session.catalogue, question, last))
    lines.append(said if answer.is_given else said + " " + _("Gælder det stadig? ⏎ = ja"))
    if last.note and last.note != answer.note:
        lines.append(_("Note sidst: {note}").format(note=_cut(last.note, room)))
    if last.evidence and last.evidence != answer.evidence:
        titles = ", ".join(session.earlier.evidence_by_id[one].title for one in last.evidence)
        lines.append(_("Bilag sidst: {titles}").format(titles=_cut(titles, room)))
    return "\n".join(lines)


def answer_words(catalogue: Catalogue, question: Question, answer: Answer) -> str:
    """An answer in words: "3 I nogen grad", "ved ikke", "passer ikke, fordi …"."""
    if answer.value is not None:
        option = catalogue.scale_of(question).by_value.get(answer.value)
        return f"{answer.value} {option.label}" if option else str(answer.value)
    if answer.status == "dont_know":
        return _("ved ikke")
    if answer.status == "not_relevant":
        return _("passer ikke, fordi {reason}").format(reason=answer.reason)
    return _("ikke besvaret")


def whom_to_ask(question: Question) -> str:
    """The invitation to note whom one could ask."""
    who = ", ".join(perspective_name(one) for one in question.asked_of)
    return _("Hvem kan I spørge? ({who}) Skriv det her, eller lad feltet stå tomt.").format(who=who)


def help_line(question: Question) -> str:
    """What the guidance card holds, as one line."""
    parts = [
        words
        for words, there in (
            (_("Sådan kan I se det"), question.look_for),
            (_("Eksempel"), question.examples),
            (_("Hvorfor?"), question.help),
        )
        if there
    ]
    return "s  " + " · ".join(parts) if parts else ""


def attached(session: Session, answer: Answer, room: int) -> str:
    """What belongs to the answer: reason, note, documentation, the mark for discussion.

    A text of more than `room` characters is cut short; the note's own card shows all of it.
    """
    lines = []
    if answer.status == "not_relevant":
        lines.append(_("Passer ikke, fordi: {reason}").format(reason=_cut(answer.reason or "", room)))
    if answer.flagged:
        lines.append(_("⚑ Til drøftelse"))
    if answer.note:
        lines.append(_("Note: {note}").format(note=_cut(answer.note, room)))
    if answer.evidence:
        titles = (session.assessment.evidence_by_id[one].title for one in answer.evidence)
        lines.append(_("Dokumentation: {titles}").format(titles=_cut(", ".join(titles), room)))
    return "\n".join(lines)


def _cut(text: str, room: int) -> str:
    """`text` on one line of at most `room` characters, ended at a word."""
    line = " ".join(text.split())
    return line if len(line) <= room else line[: room - 1].rsplit(" ", 1)[0] + " …"


def progress_line(progress: list[ElementProgress], width: int) -> str:
    """How many questions are answered, in words and as a bar over the width of the screen."""
    given, asked = sum(one.given for one in progress), sum(one.asked for one in progress)
    words = _("{given} af {asked} besvaret").format(given=given, asked=asked)
    return f" {words}  {progress_bar(given, asked, max(10, width - len(words) - 5))}"


def practice_line(session: Session) -> str:
    """The practice, and what sort of assessment this is where it is not an ordinary one."""
    practice = session.assessment.practice
    # What a narrow screen cuts is the end, so what must not be overlooked stands first.
    parts = [_("øvelse")] if session.assessment.practice_mode else []
    parts += [part for part in (practice.service, practice.name) if part]
    if session.assessment.form == "short":
        parts.append(_("kort form"))
    return " · ".join(parts)


def saved_line(session: Session) -> tuple[str, bool]:
    """Whether the answers are safe, in words, and whether that is trouble."""
    if session.failure is not None:
        return _("IKKE GEMT"), True
    if session.keeps_nothing:
        return _("bliver ikke gemt"), False
    return _("gemt {time}").format(time=clock(session.assessment.updated)), False
