"""How far a round has come: where each application stands, what each reviewer has done, and which flags are up.

A flag asks people to look; it decides nothing and sorts nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING, Literal, get_args

from checklist.assessment.scoring import TOLERANCE
from checklist.locale import _
from checklist.screening.formalities import formal_state
from checklist.screening.sharing import conflicts_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from uuid import UUID

    from checklist.screening.model import Assignment, Checked, Declaration, Rated, Reviewer
    from checklist.screening.round import Round

Stage = Literal["check", "share", "review", "decide", "decided"]
STAGES: tuple[Stage, ...] = get_args(Stage)

FLAG_MARK, APART_MARK, NOTHING_MARK = "!", "≠", "·"
"""In a cell of the table of a round: at or below the line of attention, reviewers far apart, rated by nobody."""


@dataclass(frozen=True)
class ReviewerProgress:
    """What one reviewer has to do and has done: numbers of applications.

    `to_declare` are those of theirs on which they have said nothing about conflicts yet.
    """

    reviewer: Reviewer
    given: int
    to_declare: int
    begun: int
    handed_in: int
    conflicts: int


def stages(
    found: Round,
    applications: Iterable[Checked],
    assignments: Iterable[Assignment],
    reviews: Iterable[Rated],
    decided: Collection[UUID],
) -> dict[UUID, Stage]:
    """Where each application stands: the first thing that is still to be done about it.

    Checked by a person, shared out, handed in by every reviewer it was given to, decided. A decision ends it, whatever
    was left open.
    """
    given: dict[UUID, set[UUID]] = defaultdict(set)
    for one in assignments:
        given[one.application].add(one.reviewer)
    handed_in: dict[UUID, set[UUID]] = defaultdict(set)
    for review in reviews:
        if review.handed_in:
            handed_in[review.application].add(review.reviewer)

    def stage(application: Checked) -> Stage:
        if application.id in decided:
            return "decided"
        if formal_state(found, application) == "open":
            return "check"
        if not given[application.id]:
            return "share"
        return "decide" if given[application.id] <= handed_in[application.id] else "review"

    return {one.id: stage(one) for one in applications}


def counted(found: dict[UUID, Stage]) -> dict[Stage, int]:
    """How many applications stand at each stage, in the order of the course; 0 where none does."""
    numbers = Counter(found.values())
    return {stage: numbers[stage] for stage in STAGES}


def reviewers_progress(
    reviewers: Iterable[Reviewer],
    assignments: Sequence[Assignment],
    reviews: Sequence[Rated],
    declarations: Sequence[Declaration],
) -> tuple[ReviewerProgress, ...]:
    """One line for each reviewer, in the order given."""
    conflicts = conflicts_in(declarations)
    said = {(one.reviewer, one.application) for one in declarations}
    given = [(one.reviewer, one.application) for one in assignments]
    to_declare = Counter(reviewer for reviewer, application in given if (reviewer, application) not in said)
    counts = Counter(reviewer for reviewer, _application in given)
    begun = Counter(one.reviewer for one in reviews if not one.handed_in and one.ratings)
    done = Counter(one.reviewer for one in reviews if one.handed_in)
    banned = Counter(reviewer for reviewer, _application in conflicts)
    return tuple(
        ReviewerProgress(one, counts[one.id], to_declare[one.id], begun[one.id], done[one.id], banned[one.id])
        for one in reviewers
    )


def flags(found: Round, reviews: Iterable[Rated]) -> dict[UUID, tuple[str, ...]]:
    """Application -> the elements whose mean rating lies at or below the round's line of attention, in its order."""
    values: dict[UUID, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for review in reviews:
        for element in found.attention if review.handed_in else ():
            rating = review.ratings.get(element)
            if rating is not None and rating.value is not None:
                values[review.application][element].append(rating.value)
    raised = {
        application: tuple(
            element
            for element, line in found.attention.items()
            if rated.get(element) and fmean(rated[element]) <= line + TOLERANCE
        )
        for application, rated in values.items()
    }
    return {application: elements for application, elements in raised.items() if elements}


def stage_words(stage: Stage) -> str:
    """A stage as people say it."""
    return {
        "check": _("skal ses efter"),
        "share": _("skal fordeles"),
        "review": _("bliver læst"),
        "decide": _("klar til beslutning"),
        "decided": _("besluttet"),
    }[stage]
