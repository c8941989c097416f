"""Several assessments of one practice put together: the staff's profile, the perspectives beside it, the spread.

Citizens' and relatives' answers never enter the staff's score; they stand beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from checklist.assessment.agreement import AGREED_SHARE, Spread, spread
from checklist.assessment.reading import check_against
from checklist.assessment.scoring import Profile, score_together
from checklist.catalogue import Perspective
from checklist.catalogue.problems import Problem
from checklist.locale import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist.assessment.model import Assessment
    from checklist.catalogue import Catalogue

PERSPECTIVES: tuple[Perspective, ...] = get_args(Perspective)
BESIDE_THE_STAFF: frozenset[Perspective] = frozenset({"borger", "paaroerende"})


@dataclass(frozen=True)
class Group:
    """What a group said: `profile` and `spreads` over `respondents` (the staff), `perspectives` each on its own."""

    respondents: int
    profile: Profile
    spreads: tuple[Spread, ...]
    perspectives: dict[Perspective, Profile]


def put_together(
    catalogue: Catalogue, assessments: Sequence[tuple[str, Assessment]], agreed_share: float = AGREED_SHARE
) -> tuple[Group | None, tuple[Problem, ...]]:
    """The group behind named assessments (file name or id, assessment), or None and why they do not belong together."""
    if not assessments:
        return None, (Problem("E115", "", "", _("der er ingen besvarelser at lægge sammen.")),)
    problems = _why_not(catalogue, assessments)
    if any(problem.refuses for problem in problems):
        return None, problems
    everybody = [assessment for _name, assessment in assessments]
    form = everybody[0].form
    staff = [a for a in everybody if a.respondent.perspective not in BESIDE_THE_STAFF]
    if not staff:
        message = _("ingen af besvarelserne er fra personalet; borgeres og pårørendes svar vises ved siden af deres.")
        return None, (*problems, Problem("E115", assessments[0][0], "", message))
    perspectives = {
        perspective: score_together(catalogue, answered, form)
        for perspective in PERSPECTIVES
        if (answered := [a for a in everybody if a.respondent.perspective == perspective])
    }
    spreads = tuple(
        spread(question, catalogue.scale_of(question), staff, agreed_share) for question in catalogue.questions(form)
    )
    return Group(len(staff), score_together(catalogue, staff, form), spreads, perspectives), problems


def missing_perspectives(assessments: Sequence[Assessment]) -> tuple[Perspective, ...]:
    """The perspectives that nobody among the respondents has, in the usual order."""
    heard = {assessment.respondent.perspective for assessment in assessments}
    return tuple(perspective for perspective in PERSPECTIVES if perspective not in heard)


def _why_not(catalogue: Catalogue, assessments: Sequence[tuple[str, Assessment]]) -> tuple[Problem, ...]:
    problems: list[Problem] = []
    first = assessments[0][1]
    seen: dict[object, str] = {}
    for name, one in assessments:
        problems.extend(check_against(one, catalogue, name))
        if one.practice_mode:
            problems.append(Problem("E110", name, "", _("besvarelsen er en øvelse og tæller ikke med.")))
        if one.practice.id != first.practice.id:
            message = _("besvarelsen handler om en anden praksis ({name}).").format(name=one.practice.name)
            problems.append(Problem("E111", name, "", message))
        if one.catalogue_version != first.catalogue_version:
            message = _("besvarelsen er lavet med en anden version af spørgeskemaet ({version}).")
            problems.append(Problem("E112", name, "", message.format(version=one.catalogue_version)))
        if one.form != first.form:
            message = _("besvarelsen bruger en anden form: kort og fuld form kan ikke lægges sammen.")
            problems.append(Problem("E113", name, "", message))
        if one.id in seen:
            message = _("det er den samme besvarelse som {other}.").format(other=seen[one.id])
            problems.append(Problem("E114", name, "", message))
        seen[one.id] = name
    return tuple(problems)
