"""Answers that somebody gave in a file before the meeting, as a participant and votes. Pure; reading is exchange's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.assessment.privacy import cpr_numbers, without_cpr_numbers
from checklist.locale import _
from checklist.workshop.model import Participant, Vote

if TYPE_CHECKING:
    import datetime as dt

    from checklist.assessment.model import Answer, Assessment
    from checklist.workshop.model import Workshop


@dataclass(frozen=True)
class Ballot:
    """One person's answers to the meeting's questions. `left_out` is how many others the file holds.

    `cleaned`: something in a note looked like a CPR number and was taken out.
    """

    participant: Participant
    votes: tuple[Vote, ...]
    left_out: int
    cleaned: bool


def ballot_from(workshop: Workshop, assessment: Assessment, now: dt.datetime) -> Ballot | str:
    """What a filled-in assessment gives the meeting, or a sentence that says why it gives nothing.

    The same file is the same participant, however often it comes. A note may not be shown: nobody was asked for leave.
    """
    if (why := _why_not(workshop, assessment)) is not None:
        return why
    asked = [question for some in workshop.questions.values() for question in some]
    given = {question: answer for question, answer in assessment.answers.items() if answer.is_given}
    mine = {question: given[question] for question in asked if question in given}
    if not mine:
        return _("Filen har ingen svar på de spørgsmål, mødet handler om.")
    respondent = assessment.respondent
    ahead = workshop.phase in {"prepared", "open", "finished"}
    participant = Participant(
        id=assessment.id,
        perspective=respondent.perspective,
        role=respondent.role,
        came="file",
        joined=now,
        before_meeting=ahead,
    )
    votes = tuple(
        Vote(participant=assessment.id, question=question, answer=_bare(answer), given=now)
        for question, answer in mine.items()
    )
    cleaned = any(cpr_numbers(text) for answer in mine.values() for text in (answer.note or "", answer.reason or ""))
    return Ballot(participant, votes, len(given) - len(mine), cleaned)


def _why_not(workshop: Workshop, assessment: Assessment) -> str | None:
    if assessment.catalogue != workshop.settings.catalogue:
        return _("Filen er udfyldt i et andet spørgeskema end mødets.")
    if assessment.kind not in {"self", "participant"}:
        return _("Filen er ikke én persons svar.")
    if assessment.practice_mode:
        return _("Filen er en øvelse, og den tæller ikke med.")
    return None


def _bare(answer: Answer) -> Answer:
    """The answer with its words, without what belongs to an assessment and without CPR numbers."""
    return answer.model_copy(
        update={
            "note": without_cpr_numbers(answer.note) if answer.note else None,
            "reason": without_cpr_numbers(answer.reason) if answer.reason else None,
            "evidence": (),
            "flagged": False,
            "minority": None,
        }
    )
