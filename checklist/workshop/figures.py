"""What shown figures mean: spread, agreement and scores, by the same formulas as everywhere else.

It reads only what was shown, so nothing can come out of it that nobody saw. Figures that were withheld are missing
here too: they count as not answered.
"""

from __future__ import annotations

from itertools import chain, repeat
from typing import TYPE_CHECKING

from checklist.assessment.agreement import Spread, spread
from checklist.assessment.model import NO_ANSWER, Answer, Assessment
from checklist.assessment.scoring import ElementScore, Profile, score_together

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checklist.catalogue import Catalogue
    from checklist.workshop.model import Group, Round, Tally, Workshop

_DONT_KNOW = Answer(status="dont_know")
_NOT_RELEVANT = Answer(status="not_relevant", reason="–")


def spread_of(workshop: Workshop, catalogue: Catalogue, question_id: str, which: Round | None = None) -> Spread | None:
    """How the staff's answers lie in a round (None: the last shown); None where figures on the scale are withheld."""
    both = workshop.shown.get(question_id)
    if both is None:
        return None
    shown = both.latest if which is None else both.first if which == 1 else both.second
    if shown is None or shown.staff.withheld is not None:
        return None
    return tally_spread(workshop, catalogue, question_id, shown.staff)


def tally_spread(workshop: Workshop, catalogue: Catalogue, question_id: str, tally: Tally) -> Spread:
    """The spread of one group's figures; `unanswered` as the tally has it."""
    question = catalogue.question_by_id[question_id]
    people = tally.given + tally.unanswered
    stand_ins = _stand_ins(workshop, {question_id: tally}, people)
    return spread(question, catalogue.scale_of(question), stand_ins, workshop.settings.agreed_share)


def group_spreads(workshop: Workshop, catalogue: Catalogue) -> tuple[Spread, ...]:
    """Every shown question's spread over all staff who took part, in the catalogue's order: as `put_together` gives."""
    tallies = _staff_tallies(workshop)
    stand_ins = _stand_ins(workshop, tallies, workshop.attendance.staff)
    return tuple(
        spread(question, catalogue.scale_of(question), stand_ins, workshop.settings.agreed_share)
        for question in catalogue.questions(workshop.settings.form)
        if question.id in tallies
    )


def group_profile(workshop: Workshop, catalogue: Catalogue) -> Profile:
    """The staff's profile from what was shown. Elements that were not are unanswered."""
    stand_ins = _stand_ins(workshop, _staff_tallies(workshop), workshop.attendance.staff)
    return score_together(catalogue, stand_ins, workshop.settings.form)


def perspective_scores(
    workshop: Workshop, catalogue: Catalogue, element_id: str
) -> tuple[tuple[tuple[Group, ...], ElementScore], ...]:
    """The element as each perspective sees it, by the first answers: staff in groups, then those beside.

    A group is told only where its figures are shown in every question of the element.
    """
    shown = {q: workshop.shown[q].first for q in workshop.questions.get(element_id, ()) if q in workshop.shown}
    by_group: dict[tuple[Group, ...], dict[str, Tally]] = {}
    for question_id, one in shown.items():
        for tally in (*one.parts, *one.beside):
            by_group.setdefault(tally.groups, {})[question_id] = tally
    found = []
    for groups, tallies in by_group.items():
        if len(tallies) == len(shown):
            people = max(tally.given + tally.unanswered for tally in tallies.values())
            profile = score_together(catalogue, _stand_ins(workshop, tallies, people), workshop.settings.form)
            found.append((groups, profile.element(element_id)))
    return tuple(found)


def by_disagreement(workshop: Workshop, catalogue: Catalogue, question_ids: Iterable[str]) -> tuple[str, ...]:
    """The questions with the most disagreement first, by consensus (0-1) of the last shown round.

    Where it cannot be told, the question comes last; ties keep their order.
    """
    spreads = {question_id: spread_of(workshop, catalogue, question_id) for question_id in question_ids}
    consensus = {question_id: one.consensus if one else None for question_id, one in spreads.items()}
    return tuple(sorted(spreads, key=lambda q: (consensus[q] is None, consensus[q] or 0.0)))


def _staff_tallies(workshop: Workshop) -> dict[str, Tally]:
    return {question_id: both.latest.staff for question_id, both in workshop.shown.items()}


def _stand_ins(workshop: Workshop, tallies: Mapping[str, Tally], people: int) -> list[Assessment]:
    """Assessments that give exactly these figures. Who stands for whom is without meaning: scoring counts cells."""
    answers: list[dict[str, Answer]] = [{} for _each in range(max(people, *(t.given for t in tallies.values()), 0))]
    for question_id, tally in tallies.items():
        for own, answer in zip(answers, _cells(tally), strict=False):
            own[question_id] = answer
    settings = workshop.settings
    empty = Assessment(
        id=workshop.id,
        kind="participant",
        catalogue=settings.catalogue,
        catalogue_version=settings.catalogue_version,
        form=settings.form,
        created=workshop.created,
        updated=workshop.updated,
        practice=settings.practice,
    )
    return [empty.model_copy(update={"answers": own}) for own in answers]


def _cells(tally: Tally) -> Iterable[Answer]:
    on_scale = (repeat(Answer(value=value), count) for value, count in tally.counts.items())
    hidden = repeat(NO_ANSWER, tally.given - tally.n - tally.dont_know - tally.not_relevant)
    return chain(*on_scale, repeat(_DONT_KNOW, tally.dont_know), repeat(_NOT_RELEVANT, tally.not_relevant), hidden)
