"""The cards on which something is written to an answer: a note, or why a question does not apply.

What is written is stored while it is written, and all of it is one change to undo.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.assessment.editing import with_answer
from checklist.catalogue import reading
from checklist.locale import _
from checklist.tui.screens.free_text import FreeTextCard
from checklist.tui.screens.walk_texts import saved_line
from checklist.tui.session import now

if TYPE_CHECKING:
    from collections.abc import Callable

    from checklist.assessment.model import Answer
    from checklist.catalogue import Question
    from checklist.tui.session import Session


def note_card(session: Session, question: Question, prompt: str, show: Callable[[], None]) -> FreeTextCard:
    """The note to an answer; without a `prompt` the question stands over it. `show` is called for every draft."""
    answer = session.answer(question.id)

    def keep(note: str) -> str:
        return _store(session, question, answer.model_copy(update={"note": note or None}), card, show)

    about, rehearsal = prompt or reading(question.text, session.area), session.keeps_nothing
    card = FreeTextCard(_("Note"), about, answer.note or "", keep=keep, rehearsal=rehearsal)
    return card


def reason_card(session: Session, question: Question, show: Callable[[], None]) -> FreeTextCard:
    """Why a question does not apply. With no reason the answer is as it was."""
    before = session.answer(question.id)

    def keep(reason: str) -> str:
        put_aside = before.model_copy(update={"value": None, "status": "not_relevant", "reason": reason})
        return _store(session, question, put_aside if reason else before, card, show)

    prompt = _("Passer ikke på vores praksis, fordi …")
    hint = _("Skriv en grund, ellers bliver det ikke gemt. Med en grund tæller spørgsmålet ikke med.")
    card = FreeTextCard(_("Passer ikke"), prompt, "", hint, keep, rehearsal=session.keeps_nothing)
    return card


def _store(session: Session, question: Question, answer: Answer, by: FreeTextCard, show: Callable[[], None]) -> str:
    session.draft(with_answer(session.assessment, question.id, answer, now()), by=by)
    show()
    return saved_line(session)[0]
