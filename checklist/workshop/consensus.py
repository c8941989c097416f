"""The outcome's heart: the shared answers as one assessment, of the kind that every other part of the tool reads."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid5

from checklist.assessment.model import Answer, Assessment

if TYPE_CHECKING:
    import datetime as dt

    from checklist.catalogue import Catalogue
    from checklist.workshop.model import Workshop


def consensus(workshop: Workshop, catalogue: Catalogue, now: dt.datetime) -> Assessment:
    """The consensus assessment as it stands at `now`: undecided questions and elements not reached are unanswered.

    The same workshop always gives the same id, so that a report made again is the same assessment.
    """
    answers = {
        question_id: Answer(
            value=one.value, status=one.status, reason=one.reason or None, minority=one.minority or None
        )
        for question_id, one in workshop.settled.items()
        if question_id in workshop.shown
    }
    order = [question.id for question in catalogue.questions(workshop.settings.form)]
    settings = workshop.settings
    return Assessment(
        id=uuid5(workshop.id, "consensus"),
        kind="consensus",
        catalogue=settings.catalogue,
        catalogue_version=settings.catalogue_version,
        form=settings.form,
        created=workshop.created,
        updated=now,
        period=f"{workshop.created.astimezone():%Y}",
        practice=settings.practice,
        answers={question_id: answers[question_id] for question_id in order if question_id in answers},
        gates=workshop.gates,
        reflections={key: one for key, one in workshop.reflections.items() if key in workshop.questions},
        plan=workshop.plan,
    )
