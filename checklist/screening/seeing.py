"""What a reviewer may see, and when: the applicant's own score after rating, the others' ratings after handing in.

The one place that decides it; screens and files ask here. Whoever runs the round sees everything and does not ask.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from checklist.assessment.model import Practice, Respondent
from checklist.assessment.scoring import score
from checklist.locale import _, danish_sort_key
from checklist.screening.redaction import left_out, redacted
from checklist.screening.sharing import conflicts_in, disagreeing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from uuid import UUID

    from checklist.assessment.model import Assessment
    from checklist.assessment.scoring import ElementScore
    from checklist.catalogue import Catalogue
    from checklist.screening.model import Application, Assignment, Declaration, Rated, Review
    from checklist.screening.round import Round
    from checklist.screening.sharing import Conflicts

Access = Literal["open", "declare_first", "conflict", "not_assigned"]


def name_shown(found: Round, application: Application) -> str:
    """What an application is called before reviewers: its code in a blind round, else code and practice."""
    if found.blind:
        return application.code
    return f"{application.code} {application.assessment.practice.name}".rstrip()


def as_read(found: Round, application: Application) -> Assessment:
    """The application as reviewers get it: passages blacked out, and in a blind round a code instead of names.

    In a blind round the ids of documentation and actions, which are made of their titles, are numbers too.
    """
    shown = redacted(application)
    if not found.blind:
        return shown
    practice = shown.practice
    dokument = {item.id: f"dok-{number}" for number, item in enumerate(shown.evidence, start=1)}
    answers = {
        question: answer.model_copy(update={"evidence": tuple(dokument.get(one, one) for one in answer.evidence)})
        for question, answer in shown.answers.items()
    }
    actions = tuple(
        action.model_copy(update={"id": f"skridt-{number}", "owner": None})
        for number, action in enumerate(shown.plan.actions, start=1)
    )
    return shown.model_copy(
        update={
            "practice": Practice(
                id=application.id,
                name=application.code,
                service=left_out(),
                area=practice.area,
                target_group=practice.target_group,
                legal_basis=practice.legal_basis,
                maturity=practice.maturity,
            ),
            "respondent": Respondent(role=shown.respondent.role, perspective=shown.respondent.perspective),
            "evidence": tuple(item.model_copy(update={"id": dokument[item.id]}) for item in shown.evidence),
            "answers": answers,
            "plan": shown.plan.model_copy(update={"actions": actions}),
        }
    )


def to_declare(
    applications: Iterable[Application], reviewer: UUID, declarations: Iterable[Declaration]
) -> tuple[tuple[UUID, str], ...]:
    """What a reviewer still has to declare: (application id, practice, service and organisation), by the alphabet.

    Names, in a blind round too: nobody can tell a conflict of interest from a code. The alphabet and the missing codes
    keep the names apart from what is read later.
    """
    said = {one.application for one in declarations if one.reviewer == reviewer}
    lines = []
    for one in applications:
        practice = one.assessment.practice
        parts = (practice.name, practice.service, practice.organisation, practice.municipality)
        lines.append((one.id, " · ".join(part.strip() for part in parts if part and part.strip())))
    return tuple(sorted((line for line in lines if line[0] not in said), key=lambda line: danish_sort_key(line[1])))


def access(
    reviewer: UUID, application: UUID, assignments: Iterable[Assignment], declarations: Sequence[Declaration]
) -> Access:
    """Whether a reviewer may open an application: it is theirs, and they have said that there is no conflict."""
    if (reviewer, application) in conflicts_in(declarations):
        return "conflict"
    if not any(one.reviewer == reviewer and one.application == application for one in assignments):
        return "not_assigned"
    declared = any(one.reviewer == reviewer and one.application == application for one in declarations)
    return "open" if declared else "declare_first"


def own_score(
    catalogue: Catalogue, application: Application, review: Review | None, element_id: str
) -> ElementScore | None:
    """The applicant's own score of one element; None until this reviewer has rated it.

    Who abstains sees it after handing in: until then they may still give a number, and it is to be their own.
    """
    rating = review.ratings.get(element_id) if review else None
    if review is None or rating is None or (rating.value is None and not review.handed_in):
        return None
    return score(catalogue, application.assessment).element(element_id)


def has_finished(reviewer: UUID, assignments: Iterable[Assignment], reviews: Iterable[Rated]) -> bool:
    """True where the reviewer has handed in everything they were given (and was given something)."""
    given = {one.application for one in assignments if one.reviewer == reviewer}
    handed_in = {one.application for one in reviews if one.reviewer == reviewer and one.handed_in}
    return bool(given) and given <= handed_in


def settled(
    found: Round,
    assignments: Sequence[Assignment],
    reviews: Sequence[Rated],
    conflicts: Conflicts = (),
    reviewers: Collection[UUID] | None = None,
) -> frozenset[UUID]:
    """The applications that get no further rating: all their reviews are handed in, and no extra one is to be had.

    `reviewers` are those who can still be asked for one, except where `conflicts` or their own review stand in the
    way; None: there is always somebody. Where nobody is left, nobody is waited for.
    """
    handed_in = {(one.application, one.reviewer) for one in reviews if one.handed_in}
    given = {(one.application, one.reviewer) for one in assignments}
    no_further = {one.application for one in assignments if one.why in {"calibration", "disagreement"}}
    if reviewers is not None:
        taken = given | {(application, reviewer) for reviewer, application in conflicts}
        everything = {application for application, _reviewer in given}
        no_further |= {one for one in everything if all((one, reviewer) in taken for reviewer in reviewers)}
    waiting = {application for application, reviewer in given - handed_in}
    waiting |= set(disagreeing(found, reviews)) - no_further
    return frozenset(application for application, _reviewer in given) - waiting


def round_is_open(
    found: Round,
    reviewer: UUID,
    assignments: Sequence[Assignment],
    reviews: Sequence[Rated],
    conflicts: Conflicts = (),
    reviewers: Collection[UUID] | None = None,
) -> bool:
    """Whether averages, the table of the round and the order are open to this reviewer.

    Only when they have finished and every application is settled: whoever had seen the others' ratings could not be
    asked for an independent third one.
    """
    everything = {one.application for one in assignments}
    finished = has_finished(reviewer, assignments, reviews)
    return finished and settled(found, assignments, reviews, conflicts, reviewers) == everything


def reviews_seen(
    found: Round,
    reviewer: UUID,
    assignments: Sequence[Assignment],
    reviews: Sequence[Review],
    declarations: Sequence[Declaration],
    reviewers: Collection[UUID] | None = None,
) -> tuple[Review, ...]:
    """The reviews that this reviewer may see.

    Their own always; the others', once handed in, of an application after handing in their own; and when they have
    finished, those of every settled application. Never those of one that they have a conflict with.
    """
    conflicts = conflicts_in(declarations)
    banned = {application for who, application in conflicts if who == reviewer}
    open_to_them = {one.application for one in reviews if one.reviewer == reviewer and one.handed_in}
    if has_finished(reviewer, assignments, reviews):
        open_to_them |= settled(found, assignments, reviews, conflicts, reviewers)
    return tuple(
        one
        for one in reviews
        if one.reviewer == reviewer or (one.handed_in and one.application in open_to_them - banned)
    )


def access_words(found: Access) -> str:
    """Why an application is open to a reviewer, or is not."""
    return {
        "open": _("klar til at læse"),
        "declare_first": _("sig først, om du er inhabil"),
        "conflict": _("du er inhabil og læser den ikke"),
        "not_assigned": _("ikke din at læse"),
    }[found]
