"""An assessment opened in the app, and the figures its tests expect."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from textual.events import Key
from textual.keys import _character_to_key

from checklist.archive import open_archive
from checklist.assessment.model import Action, Answer
from checklist.catalogue import our_catalogue
from checklist.tui.screens.plan import PlanScreen
from checklist.tui.screens.walk import WalkScreen
from tests.tui.conftest import app_of, arrived, settled

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from textual.pilot import Pilot

    from checklist.assessment.model import Assessment
    from checklist.catalogue import Element
    from checklist.tui.session import Session

CATALOGUE = our_catalogue()
QUESTIONS = CATALOGUE.questions()
FIRST, SECOND = CATALOGUE.elements[0], CATALOGUE.elements[1]
THREE_ACTIONS = (
    Action(id="en", title="Skriv målene sammen"),
    Action(id="to", title="Hæng planen op", owner="teamleder", deadline=dt.date(2026, 11, 17)),
    Action(id="tre", title="Spørg natten", deadline=dt.date(2026, 12, 1)),
)


def questions_of(element: Element) -> list[str]:
    """The ids of an element's questions, in order."""
    return [question.id for question in CATALOGUE.questions_of(element)]


def answered(values: Iterable[int | None], questions: Iterable[str]) -> dict[str, Answer]:
    """Answers with these values, question by question; None is don't know."""
    return {
        question_id: Answer(status="dont_know") if value is None else Answer(value=value)
        for question_id, value in zip(questions, values, strict=False)
    }


async def walking(pilot: Pilot[Any], assessment: Assessment) -> WalkScreen:
    """The walk through a stored assessment."""
    await settled(pilot)
    app_of(pilot).open_session(app_of(pilot).ready_desk.open(assessment.id))
    return await arrived(pilot, WalkScreen)


async def planning(pilot: Pilot[Any], assessment: Assessment) -> PlanScreen:
    """The plan screen over the walk."""
    await walking(pilot, assessment)
    app_of(pilot).push_screen(PlanScreen())
    return await arrived(pilot, PlanScreen)


def session_of(pilot: Pilot[Any]) -> Session:
    """The open assessment's session."""
    return app_of(pilot).open_assessment


def stored(archive_file: Path, assessment: Assessment) -> Assessment:
    """What lies in the archive, read by somebody else."""
    with open_archive(str(archive_file)) as archive:
        return archive.load(assessment.id).assessment


async def write(pilot: Pilot[Any], text: str) -> None:
    """Type a text, as quickly as the keys can come."""
    for sign in text:
        pilot.app.post_message(Key(_character_to_key(sign), sign))
    await pilot.pause()
