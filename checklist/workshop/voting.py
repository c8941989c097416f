"""The door that votes go through: what somebody may answer now, why not, and how many are done.

Whoever keeps votes asks here first, under the same lock as the moves. Nothing here tells what was answered.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.locale import _
from checklist.workshop.model import CODE_ALPHABET, CODE_LENGTH, Participant
from checklist.workshop.moves import is_element_revealed
from checklist.workshop.showing import is_counted

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence
    from collections.abc import Set as AbstractSet
    from uuid import UUID

    from checklist.catalogue import Catalogue
    from checklist.workshop.model import PlanVotes, Round, Vote, Workshop


@dataclass(frozen=True)
class Progress:
    """How many have answered everything that is asked now, of how many who are in. Nothing else is told."""

    done: int
    of: int


def normalised_code(text: str) -> str | None:
    """A code as somebody typed it (small letters, spaces, a hyphen), or None where it cannot be one."""
    letters = "".join(character for character in text.upper() if character not in " -\t\u00a0")
    fits = len(letters) == CODE_LENGTH and all(letter in CODE_ALPHABET for letter in letters)
    return letters if fits else None


def admitted(workshop: Workshop, participant: Participant) -> Participant:
    """The participant as the workshop keeps them: without a name where names are not shown."""
    if workshop.settings.names_shown or participant.name is None:
        return participant
    return participant.model_copy(update={"name": None})


def joining_refused(workshop: Workshop, now: dt.datetime) -> str | None:
    """Why nobody can come in now; None where they can. Late-comers may, until the door shuts."""
    if workshop.phase == "prepared":
        return _("Mødet er ikke åbnet endnu. Prøv igen om lidt.")
    return _over(workshop, now)


def vote_refused(
    workshop: Workshop, catalogue: Catalogue, participant: Participant, vote: Vote, now: dt.datetime
) -> str | None:
    """Why this vote cannot be taken in, as a sentence; None where it can.

    An answer that has been counted in shown figures stands: changed afterwards, it could be read off the difference.
    """
    question = catalogue.question_by_id.get(vote.question)
    if (over := _over(workshop, now)) is not None:
        return over
    if question is None or not any(vote.question in asked for asked in _meeting_questions(workshop)):
        return _("Spørgsmålet er ikke med i mødet.")
    if vote.answer.value is not None and vote.answer.value not in catalogue.scale_of(question).by_value:
        return _("Tallet {value} findes ikke på skalaen.").format(value=vote.answer.value)
    if vote.answer.status == "not_relevant" and not question.not_relevant:
        return _("»Passer ikke« kan ikke bruges her. Vælg et svar eller »ved ikke«.")
    if vote.round == 2:
        if workshop.phase != "answering_again" or vote.question not in workshop.reopened:
            return _("Der svares ikke igen på dette spørgsmål nu.")
        return None
    if is_counted(workshop, participant.id, vote.question):
        return _("Svarene er vist, og dit svar er talt med. Det kan ikke ændres nu.")
    if vote.question not in reached_questions(workshop, participant):
        waits = workshop.phase in {"prepared", "open"}
        return _("Vent lidt. Mødet er ikke begyndt.") if waits else _("Så langt er I ikke kommet endnu.")
    return None


def reached_questions(workshop: Workshop, participant: Participant) -> tuple[str, ...]:
    """The questions that this participant has come to, in the meeting's order, counted or not.

    Whoever answers on paper, in a file or before the meeting has come to all of them; in free pace all have, once it
    has begun; else it is the elements that were revealed and the one being answered.
    """
    elements = workshop.settings.elements
    ahead = participant.before_meeting or participant.came in {"paper", "file"}
    begun = workshop.phase not in {"prepared", "open"}
    if ahead or (begun and (workshop.settings.pace == "free" or workshop.phase == "finished")):
        return tuple(question for element in elements for question in workshop.questions[element])
    return tuple(
        question
        for element in elements
        if begun and (element == workshop.element or is_element_revealed(workshop, element))
        for question in workshop.questions[element]
    )


def questions_to_answer(workshop: Workshop, participant: Participant, now: dt.datetime) -> tuple[str, ...]:
    """What a page shows this participant to answer now: in a second round the reopened, else what is not counted."""
    if _over(workshop, now) is not None:
        return ()
    if workshop.phase == "answering_again":
        return workshop.reopened
    return tuple(q for q in reached_questions(workshop, participant) if not is_counted(workshop, participant.id, q))


def progress(
    workshop: Workshop, participants: AbstractSet[UUID], answered: Callable[[str, Round], AbstractSet[UUID]]
) -> Progress:
    """How many are done with what everybody is asked now: the element, all elements in free pace, or the reopened.

    `answered` tells who has given an answer to a question in a round.
    """
    if workshop.phase == "answering_again":
        asked = workshop.reopened
    elif workshop.settings.pace == "free":
        asked = tuple(question for some in _meeting_questions(workshop) for question in some)
    else:
        asked = workshop.current_questions
    done = set(participants) if asked else set()
    # From the last question on: few have come to it, and few are left to look for at the others.
    for question in reversed(asked):
        done &= answered(question, workshop.round)
    return Progress(len(done), len(participants))


def plan_votes_refused(workshop: Workshop, votes: PlanVotes, known: Sequence[str]) -> str | None:
    """Why these votes for the plan cannot be taken in; `known` are the ids of what can be voted for."""
    if workshop.phase != "planning":
        return _("Der kan ikke stemmes om planen nu.")
    if workshop.plan_votes is not None and votes.participant in workshop.plan_votes.counted:
        return _("Stemmerne er talt op, og dine er med. De kan ikke ændres nu.")
    if any(choice not in known for choice in votes.choices):
        return _("Et af forslagene findes ikke mere. Vælg igen.")
    return None


def _meeting_questions(workshop: Workshop) -> list[tuple[str, ...]]:
    return [workshop.questions[element] for element in workshop.settings.elements]


def _over(workshop: Workshop, now: dt.datetime) -> str | None:
    if workshop.phase == "closed":
        return _("Mødet er lukket.")
    if workshop.phase == "finished":
        if workshop.preliminary_until is None:
            return _("Mødet er slut, og resultatet er endeligt.")
        if now > workshop.preliminary_until:
            return _("Fristen for at svare er gået.")
    return None
