"""What a workshop came to, for the report: shared answers, shown figures, disagreement, the citizens, the plan.

It holds no individual answer, no note and nobody's name but those the group wrote into its plan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.assessment.group import PERSPECTIVES
from checklist.assessment.model import Assessment, Moment
from checklist.catalogue.model import Flag, Frozen, Id, Number, Perspective
from checklist.workshop.consensus import consensus
from checklist.workshop.erasing import forget_who, without_notes
from checklist.workshop.figures import by_disagreement, spread_of
from checklist.workshop.model import (
    Attendance,
    CitizenCounts,
    People,
    PlanProposal,
    PlanTally,
    Settled,
    Shown,
    ShownQuestion,
    Workshop,
)
from checklist.workshop.moves import is_element_revealed
from checklist.workshop.settling import citizens_shown

if TYPE_CHECKING:
    import datetime as dt

    from checklist.catalogue import Catalogue


class QuestionOutcome(Frozen):
    """One question: what was shown in each round (without notes), and what the group made of it.

    `settled` is None where the group did not decide. `agreed` is None where figures on the scale are withheld.
    """

    question: Id
    element: Id
    first: Shown
    second: Shown | None = None
    settled: Settled | None = None
    agreed: Flag | None = None

    @property
    def latest(self) -> Shown:
        return ShownQuestion(first=self.first, second=self.second).latest


class Outcome(Frozen):
    """The result of a workshop, `preliminary_until` a moment or final.

    `elements` are those revealed, in the meeting's order; `questions` theirs in the catalogue's; `by_disagreement`
    the same questions with the most disagreement first; `disagreements` those where the group does not agree, did not
    decide, or somebody's view differs. `citizens` are only those that may be shown; `missing` the perspectives that
    nobody answered from.
    """

    consensus: Assessment
    workshop: Workshop
    elements: tuple[Id, ...]
    questions: tuple[QuestionOutcome, ...]
    by_disagreement: tuple[Id, ...]
    disagreements: tuple[Id, ...]
    attendance: Attendance
    missing: tuple[Perspective, ...]
    citizens: dict[Id, CitizenCounts]
    proposals: tuple[PlanProposal, ...]
    plan_votes: PlanTally | None
    smallest_group: People
    agreed_share: Number
    preliminary_until: Moment | None

    def question(self, question_id: str) -> QuestionOutcome:
        """One question's outcome. Raises KeyError for a question that was not shown."""
        for one in self.questions:
            if one.question == question_id:
                return one
        raise KeyError(question_id)


def public(workshop: Workshop) -> Workshop:
    """The workshop as any eye may have it: without who was counted, and without counts of too few citizens.

    Pages, screens and files render this one; the other stays with whoever takes votes in.
    """
    citizens = {key: shown for key in workshop.citizens if (shown := citizens_shown(workshop, key)) is not None}
    return forget_who(workshop).model_copy(update={"citizens": citizens})


def outcome(workshop: Workshop, catalogue: Catalogue, now: dt.datetime) -> Outcome:
    """The outcome as it stands at `now` (aware): before the end, preliminary, final or erased alike."""
    seen = without_notes(public(workshop))
    order = [question.id for question in catalogue.questions(seen.settings.form) if question.id in seen.shown]
    questions = tuple(_question(seen, catalogue, question_id) for question_id in order)
    sorted_out = [q for q in by_disagreement(seen, catalogue, order) if _differs(seen, catalogue, q)]
    return Outcome(
        consensus=consensus(workshop, catalogue, now),
        workshop=seen,
        elements=tuple(e for e in seen.settings.elements if is_element_revealed(seen, e)),
        questions=questions,
        by_disagreement=by_disagreement(seen, catalogue, order),
        disagreements=tuple(sorted_out),
        attendance=seen.attendance,
        missing=tuple(p for p in PERSPECTIVES if p not in seen.attendance.heard),
        citizens=seen.citizens,
        proposals=seen.proposals,
        plan_votes=seen.plan_votes,
        smallest_group=seen.settings.smallest_group,
        agreed_share=seen.settings.agreed_share,
        preliminary_until=seen.preliminary_until,
    )


def _question(workshop: Workshop, catalogue: Catalogue, question_id: str) -> QuestionOutcome:
    both = workshop.shown[question_id]
    spread = spread_of(workshop, catalogue, question_id)
    return QuestionOutcome(
        question=question_id,
        element=catalogue.element_of_question[question_id].id,
        first=both.first,
        second=both.second,
        settled=workshop.settled.get(question_id),
        agreed=spread.agreed if spread else None,
    )


def _differs(workshop: Workshop, catalogue: Catalogue, question_id: str) -> bool:
    settled = workshop.settled.get(question_id)
    spread = spread_of(workshop, catalogue, question_id)
    return settled is None or bool((settled.minority or "").strip()) or (spread is not None and not spread.agreed)
