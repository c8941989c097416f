"""Whom a released comment names: its own code becomes the practice's name, and one that names somebody else stays back.

Reviewers of a blind round write about A-07; the applicant has never seen that code, and is to hear of no other.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from checklist.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from checklist.report.screening.record import RoundRecord
    from checklist.screening.letters import Letter, Told
    from checklist.screening.model import Application

_SHORTEST = 4  # a shorter name is too easily an everyday word


class Namings:
    """The names and codes of everybody in a round: applicants, those who have withdrawn (codes alone), reviewers."""

    def __init__(self, record: RoundRecord) -> None:
        self._by_application: dict[UUID, frozenset[str]] = {
            one.id: frozenset({one.code, *_names(one)}) for one in record.applications
        }
        self._by_application |= {one.id: frozenset({one.code}) for one in record.withdrawn}
        self._reviewers = frozenset(one.name.strip() for one in record.reviewers if len(one.name.strip()) >= _SHORTEST)
        everything = self._reviewers.union(*self._by_application.values())
        self._pattern = _any_of(everything)

    def others_in(self, text: str, own: UUID) -> tuple[str, ...]:
        """The names and codes in `text` that are not `own`, in the order in which they are met."""
        if self._pattern is None:
            return ()
        mine = self._by_application.get(own, frozenset())
        return tuple(dict.fromkeys(name for name in self._pattern.findall(text) if name not in mine))


def without_namings(said: Letter, application: Application, namings: Namings) -> tuple[Letter, tuple[str, ...]]:
    """The letter with its comments ready for the applicant, and for each that stays back a sentence that says why."""
    held_back: list[str] = []

    def ready(told: Iterable[Told]) -> tuple[Told, ...]:
        found = []
        for one in told:
            kept = []
            for comment in one.comments:
                others = namings.others_in(comment, application.id)
                if others:
                    held_back.append(_held_back(application.code, one.element, others))
                else:
                    kept.append(_own_code_as_name(comment, application))
            found.append(replace(one, comments=tuple(kept)))
        return tuple(found)

    strengths, comments = ready(said.strengths), ready(said.comments)
    told = replace(said, strengths=strengths, comments=tuple(one for one in comments if one.comments))
    return told, tuple(held_back)


def _held_back(code: str, element: str, others: tuple[str, ...]) -> str:
    message = _("En kommentar til {code} om »{element}« er ikke kommet med i brevet, fordi den nævner {others}.")
    return message.format(code=code, element=element, others=", ".join(others))


def _own_code_as_name(comment: str, application: Application) -> str:
    pattern = _any_of([application.code])
    name = application.assessment.practice.name.strip() or _("jeres praksis")
    return pattern.sub(lambda _match: name, comment) if pattern else comment


def _names(application: Application) -> list[str]:
    practice = application.assessment.practice
    return [name for name in (practice.name.strip(), practice.service.strip()) if len(name) >= _SHORTEST]


def _any_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """Any of `names` as whole words, the longest that fits."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    if not longest_first:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
