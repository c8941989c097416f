"""A running app with a small archive of its own, and a clock that stands still."""

from __future__ import annotations

import datetime as dt
import sys
import time
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID, uuid5

import pytest
from textual.widgets import Static

from checklist.archive import open_archive
from checklist.assessment.editing import begin
from checklist.assessment.model import Answer, Assessment, Practice, Respondent
from checklist.catalogue import our_catalogue
from checklist.locale import use_language
from checklist.tui import session
from checklist.tui.app import LovendeApp
from checklist.tui.screens import free_text, pause
from tests.tui.quiet import a_press_waits_for_what_it_sets_going, until
from tests.unswept import sweep_nothing

__all__ = ["a_press_waits_for_what_it_sets_going"]

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from textual.pilot import Pilot
    from textual.screen import Screen
    from textual.widget import Widget

MOMENT = dt.datetime(2026, 11, 22, 13, 32, tzinfo=dt.UTC)
"""Now, for every test here: 22 November 2026, 14.32 in Denmark."""

Place = TypeVar("Place")
NAMES = UUID("6f0c2a8e-0d5b-4f9e-9a7c-2f4f3f1f7c11")


@pytest.fixture(autouse=True)
def standing_clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every screen reads MOMENT as now, in Danish time and with the standard settings."""
    real = session.now
    for name, module in list(sys.modules.items()):
        if name.startswith("checklist.tui.") and getattr(module, "now", None) is real:
            monkeypatch.setattr(module, "now", lambda: MOMENT)
    monkeypatch.setattr(session, "now", lambda: MOMENT)
    for variable in ("LOVENDE_LANGUAGE", "LOVENDE_ARCHIVE", "NO_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("TZ", "Europe/Copenhagen")
    time.tzset()
    use_language("da")
    yield
    use_language("da")
    monkeypatch.undo()
    time.tzset()


@pytest.fixture(autouse=True)
def drafts_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is being typed is stored when it is done, however slowly the keys come; see `drafts_at_once`."""
    for module in (free_text, pause):
        monkeypatch.setattr(module, "DRAFT_AFTER", 600)


@pytest.fixture(autouse=True)
def _meetings_sweep_nothing(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "workshop" in request.path.name:
        sweep_nothing(monkeypatch)


@pytest.fixture
def drafts_at_once(drafts_wait: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Drafts are stored as soon as a key is pressed."""
    for module in (free_text, pause):
        monkeypatch.setattr(module, "DRAFT_AFTER", 0.001)


@pytest.fixture
def archive_file(tmp_path: Path) -> Path:
    """Where the archive of `make_app` lies."""
    return tmp_path / "arkiv.sqlite"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where files go, apart from the archive."""
    (tmp_path / "ud").mkdir()
    return tmp_path / "ud"


@pytest.fixture
def make_app(archive_file: Path) -> Callable[..., LovendeApp]:
    """Makes the app on an archive that holds the given assessments."""

    def make(*stored: Assessment, demo: bool = False) -> LovendeApp:
        if stored:
            fill(archive_file, *stored)
        return LovendeApp(str(archive_file), demo=demo)

    return make


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until the archive is open and the screen shows what it says."""
    await app_of(pilot).desk()
    opening = [one for one in pilot.app.workers if one.name == "desk"]
    if opening:  # an empty list would mean every worker, one that waits for a card's answer too
        await pilot.app.workers.wait_for_complete(opening)
    await pilot.pause()


async def arrived(pilot: Pilot[Any], kind: type[Place]) -> Place:
    """The screen of this kind, as soon as it is the one on top. Fails if that does not happen."""
    await settled(pilot)
    await until(
        lambda: isinstance(pilot.app.screen, kind), lambda: f"still on {pilot.app.screen!r}, not on a {kind.__name__}"
    )
    await pilot.pause()
    assert isinstance(pilot.app.screen, kind)
    return pilot.app.screen


def app_of(pilot: Pilot[Any]) -> LovendeApp:
    """The app that the pilot flies, by its own type."""
    assert isinstance(pilot.app, LovendeApp)
    return pilot.app


def text_of(screen: Screen[Any]) -> str:
    """What a person reads on the screen, line by line."""
    strips = screen._compositor.render_full_update(simplify=True).strips
    return "\n".join("".join(segment.text for strip in line for segment in strip).rstrip() for line in strips)


def text_in(widget: Widget) -> str:
    """What a person reads in one part of the screen, on one line; scroll bars left out."""
    part = widget.scrollable_content_region
    lines = text_of(widget.screen).splitlines()[part.y : part.bottom]
    return words("\n".join(line[part.x : part.right] for line in lines))


def words(text: str) -> str:
    """A text of the screen without its line breaks and the lines drawn between its parts."""
    return " ".join(text.replace("│", " ").split())


async def outcome(pilot: Pilot[Any], said: str) -> str:
    """What a screen that writes files tells, as soon as this is said in it."""

    def told() -> str:
        return str(pilot.app.screen.query_one("#outcome", Static).content)

    await until(lambda: said in told(), lambda: f"it tells {told()!r}")
    return told()


def fill(archive_file: Path, *stored: Assessment) -> None:
    """Put assessments into the archive, as though made with our catalogue."""
    with open_archive(str(archive_file)) as archive:
        for assessment in stored:
            archive.add(assessment)


def begun(
    name: str = "Døgnrytme",
    service: str = "Åhaven",
    *,
    given: int = 0,
    year: int = 2026,
    area: str | None = "handicap",
    perspective: str | None = "medarbejder",
    **fields: object,
) -> Assessment:
    """An assessment of the practice `name`, the same practice whenever the names are the same.

    Its first `given` questions are answered with 4.
    """
    catalogue = our_catalogue()
    moment = MOMENT.replace(year=year)
    practice = Practice(id=uuid5(NAMES, f"{service} {name}"), name=name, service=service, area=area)
    respondent = Respondent.model_validate({"perspective": perspective})
    form = "short" if fields.pop("short", False) else "full"
    assessment = begin(catalogue, practice, respondent, moment, form="short" if form == "short" else "full")
    answers = {question.id: Answer(value=4) for question in catalogue.questions(assessment.form)[:given]}
    steady = uuid5(NAMES, f"{service} {name} {year} {form}")
    return assessment.model_copy(update={"id": steady, "answers": answers, **fields})
