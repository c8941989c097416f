"""The JSON that `score`, `group` and `compare` print: a contract that other people's scripts rely on.

Numbers are unrounded; a key is always there, and null where there is no number.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checklist.assessment.agreement import Spread
    from checklist.assessment.comparison import Comparison
    from checklist.assessment.group import Group
    from checklist.assessment.model import Answer, Assessment
    from checklist.assessment.scoring import ElementScore, Profile

Table = dict[str, Any]


def line(table: Table) -> str:
    """`table` on one line."""
    return json.dumps(table, ensure_ascii=False, allow_nan=False)


def score_object(assessment: Assessment, profile: Profile) -> Table:
    """One assessment's scores."""
    return {"id": str(assessment.id), **_catalogue_of(assessment), **_profile(profile)}


def group_object(first: Assessment, group: Group) -> Table:
    """A group's scores as one object more: no id, but how many answered and how each question's answers lie."""
    return {
        "id": None,
        **_catalogue_of(first),
        **_profile(group.profile),
        "respondents": group.respondents,
        "questions": [_question(spread) for spread in group.spreads],
    }


def comparison_object(then: Assessment, now: Assessment, comparison: Comparison) -> Table:
    """Two assessments of one practice and what moved between them."""
    return {
        "then": str(then.id),
        "now": str(now.id),
        "catalogue": now.catalogue,
        "catalogue_versions": list(comparison.versions),
        "form": comparison.form,
        "elements": [
            {
                "id": change.id,
                "then": change.then.score,
                "now": change.now.score,
                "moved": change.moved,
                "answers": [
                    {"id": answer.question_id, "then": _said(answer.then), "now": _said(answer.now)}
                    for answer in change.answers
                ],
            }
            for change in comparison.elements
        ],
        "present": {"then": comparison.then.present, "now": comparison.now.present},
        "of": {"then": comparison.then.of, "now": comparison.now.of},
        "only_then": list(comparison.only_then),
        "only_now": list(comparison.only_now),
    }


def _catalogue_of(assessment: Assessment) -> Table:
    return {
        "catalogue": assessment.catalogue,
        "catalogue_version": assessment.catalogue_version,
        "form": assessment.form,
    }


def _profile(profile: Profile) -> Table:
    return {
        "elements": [_element(element) for element in profile.elements],
        "present": profile.present,
        "of": profile.of,
    }


def _element(element: ElementScore) -> Table:
    return {
        "id": element.id,
        "score": element.score,
        "low": element.low,
        "high": element.high,
        "coverage": element.coverage,
        "level": element.level.id if element.level else None,
        "present": element.present,
        "documented": element.documented,
    }


def _question(spread: Spread) -> Table:
    counts: dict[str, int] = {str(value): count for value, count in spread.counts.items()}
    counts |= {
        "dont_know": spread.dont_know,
        "not_relevant": spread.not_relevant,
        "unanswered": spread.unanswered,
    }
    return {
        "id": spread.question_id,
        "n": spread.n,
        "counts": counts,
        "mean": spread.mean,
        "median": spread.median,
        "share": spread.share,
        "agreed": spread.agreed,
        "consensus": spread.consensus,
    }


def _said(answer: Answer) -> int | str:
    """What was answered: the value, or `dont_know`, `not_relevant`, `unanswered`."""
    if answer.value is not None:
        return answer.value
    return answer.status or "unanswered"
