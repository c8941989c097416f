"""What a participant may answer now, and whether an answer that came in may be kept. Pure: no clock, no archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.locale import _
from checklist.workshop.model import Vote
from checklist.workshop.showing import is_counted

if TYPE_CHECKING:
    from checklist.catalogue import Catalogue
    from checklist.workshop.model import Participant, PlanVotes, Workshop

LONGEST_TEXT = 2_000


class RefusedVoteError(Exception):
    """An answer that is not kept. `reason` is a sentence in the user's language."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def open_questions(workshop: Workshop, participant: Participant) -> tuple[str, ...]:
    """The ids of what this participant is asked now, in the meeting's order."""
    not_shown = tuple(question for question in all_questions(workshop) if not workshop.is_revealed(question))
    ahead = participant.before_meeting or workshop.settings.pace == "free"
    match workshop.phase:
        case "answering" if not ahead:
            return tuple(question for question in workshop.current_questions if question in not_shown)
        case "answering":
            return not_shown
        case "answering_again":
            return workshop.reopened
        case "open" | "revealed" | "settling" | "planning" if participant.before_meeting:
            return not_shown
        case "finished" if workshop.is_preliminary:
            return tuple(q for q in all_questions(workshop) if not is_counted(workshop, participant.id, q))
        case _:
            return ()


def all_questions(workshop: Workshop) -> tuple[str, ...]:
    """Everything the meeting asks, in its order."""
    return tuple(question for element in workshop.settings.elements for question in workshop.questions[element])


def check(
    workshop: Workshop, catalogue: Catalogue, participant: Participant | None, one: Vote | PlanVotes
) -> RefusedVoteError | None:
    """Why a vote that came in by the page may not be kept now; None where it may."""
    try:
        if participant is None:
            return RefusedVoteError(_("Mødet kender dig ikke længere."))
        if isinstance(one, Vote):
            check_vote(workshop, catalogue, participant, one)
        else:
            check_planning(workshop)
    except RefusedVoteError as refusal:
        return refusal
    return None


def check_planning(workshop: Workshop) -> None:
    """Raises RefusedVoteError where nobody votes for what to do now."""
    if workshop.phase != "planning" or workshop.plan_votes is not None:
        raise RefusedVoteError(_("Der bliver ikke stemt lige nu. Dine stemmer er ikke modtaget."))


def check_vote(workshop: Workshop, catalogue: Catalogue, participant: Participant, vote: Vote) -> None:
    """Raises RefusedVoteError where this answer, given on the page, may not be kept now."""
    if vote.round != workshop.round or vote.question not in open_questions(workshop, participant):
        raise RefusedVoteError(_("Der bliver ikke svaret på det spørgsmål lige nu. Dit svar er ikke modtaget."))
    check_ballot_vote(workshop, catalogue, participant, vote)


def check_ballot_vote(workshop: Workshop, catalogue: Catalogue, participant: Participant, vote: Vote) -> None:
    """Raises RefusedVoteError where this answer, keyed in from paper or a file, may not be kept now."""
    question = catalogue.question_by_id.get(vote.question)
    if workshop.phase == "closed" or question is None or vote.question not in all_questions(workshop):
        raise RefusedVoteError(_("Spørgsmålet er ikke med i mødet."))
    if vote.round == 1 and is_counted(workshop, participant.id, vote.question):
        raise RefusedVoteError(_("Svarene på det spørgsmål er vist, og dit er talt med. Det kan ikke ændres nu."))
    answer = vote.answer
    if answer.value is not None and answer.value not in catalogue.scale_of(question).by_value:
        raise RefusedVoteError(_("Det svar findes ikke på skalaen."))
    if answer.status == "not_relevant" and not question.not_relevant:
        raise RefusedVoteError(_("Det spørgsmål passer på alle."))
    if not answer.is_given:
        raise RefusedVoteError(_("Vælg et svar først."))
    if max(len(answer.note or ""), len(answer.reason or "")) > LONGEST_TEXT:
        raise RefusedVoteError(_("Teksten er for lang."))
