"""How the walk, the pause, the profile and the plan look, at both sizes, in colour and without."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from checklist.assessment.model import Action, Answer, Assessment, Evidence, GateAnswer, Plan, Reflection
from checklist.tui.screens.pause import PauseScreen
from checklist.tui.screens.plan import PlanScreen
from checklist.tui.screens.profile import ProfileScreen
from tests.tui.at_work import CATALOGUE, FIRST, SECOND, answered, questions_of, session_of, walking
from tests.tui.conftest import app_of, arrived, begun

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import Any

    from textual.pilot import Pilot

    from checklist.tui.app import LovendeApp

    Step = Callable[[Pilot[Any], Assessment], Awaitable[object]]

SmallAndLarge = pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=["80x24", "140x40"])
ColourAndNot = pytest.mark.parametrize("colour", [True, False], ids=["colour", "monochrome"])

VALUES: tuple[list[int | None], ...] = (
    [4, 5, 4, 3, 5, 4],
    [1, 2, None, 1],
    [5, 5, 5, 4, 5, 5],
    [3, 3, 4, 2, 3, None, 3],
    [2, 3],
    [],
)
"""The values of the first elements' answers; None is don't know, what is missing is not answered."""


def filled() -> Assessment:
    """An assessment with every kind of answer, documentation, a reflection and a plan."""
    answers = {
        question_id: answer
        for element, values in zip(CATALOGUE.elements, VALUES, strict=False)
        for question_id, answer in answered(values, questions_of(element)).items()
    }
    one, two = questions_of(FIRST)[:2]
    answers[one] = Answer(value=4, evidence=("plan",), note="Siden hænger i vagtrummet [2. sal].", flagged=True)
    answers[two] = Answer(value=5, evidence=("plan",))
    actions = (
        Action(
            id="en",
            title="Skriv på én side, hvad I gør, og hvad det skal føre til",
            element=FIRST.id,
            question=one,
            why="Teori og viden først: Virkning og Beskrivelse bygger på det.",
            owner="teamleder",
            deadline=dt.date(2026, 11, 17),
            first_step="Sæt en time af på næste møde.",
            status="started",
        ),
        Action(id="to", title="Spørg natten", deadline=dt.date(2026, 12, 1), sign_of_success="Natten er med i planen."),
        Action(id="tre", title="Hæng planen op", status="done"),
    )
    return begun(
        "Neuropædagogisk hverdagsstruktur",
        answers=answers,
        evidence=(Evidence(id="plan", title="Forandringsteori"),),
        gates={CATALOGUE.gates[0].id: GateAnswer(value=True)},
        reflections={FIRST.id: Reflection(strengths="Alle kan forklare den.", next="Læse den sammen i januar.")},
        plan=Plan(next_look=dt.date(2027, 2, 22), actions=actions),
    )


@pytest.fixture
def looks(
    make_app: Callable[..., LovendeApp], monkeypatch: pytest.MonkeyPatch, snap_compare: Any
) -> Callable[..., bool]:
    """Whether the screen that `step` leads to looks as it did."""

    def compare(step: Step, size: tuple[int, int], *, colour: bool = True) -> bool:
        if not colour:
            monkeypatch.setenv("NO_COLOR", "1")
        assessment = filled()

        async def go(pilot: Pilot[Any]) -> None:
            await step(pilot, assessment)
            await pilot.pause()

        same: bool = snap_compare(make_app(assessment), run_before=go, terminal_size=size)
        return same

    return compare


async def on_the_walk(pilot: Pilot[Any], assessment: Assessment) -> None:
    """At the first question, which has everything."""
    walk = await walking(pilot, assessment)
    await walk.go_to(0)


async def on_the_profile(pilot: Pilot[Any], assessment: Assessment) -> None:
    await walking(pilot, assessment)
    await pilot.press("o")
    await arrived(pilot, ProfileScreen)


async def on_an_element(pilot: Pilot[Any], assessment: Assessment) -> None:
    """The second element is pointed at: don't know and unanswered questions leave it a wide range."""
    await on_the_profile(pilot, assessment)
    await pilot.press("down", "down")


async def on_the_why_card(pilot: Pilot[Any], assessment: Assessment) -> None:
    await on_an_element(pilot, assessment)
    await pilot.press("enter")


async def on_the_plan(pilot: Pilot[Any], assessment: Assessment) -> None:
    await walking(pilot, assessment)
    app_of(pilot).push_screen(PlanScreen())
    await arrived(pilot, PlanScreen)


async def on_the_suggestions(pilot: Pilot[Any], assessment: Assessment) -> None:
    await on_the_plan(pilot, assessment)
    await pilot.press("left")


async def in_the_pause(pilot: Pilot[Any], assessment: Assessment) -> None:
    await walking(pilot, assessment)
    app_of(pilot).push_screen(PauseScreen(session_of(pilot), FIRST))
    await arrived(pilot, PauseScreen)


async def on_the_jump_card(pilot: Pilot[Any], assessment: Assessment) -> None:
    await on_the_walk(pilot, assessment)
    await pilot.press("g", *SECOND.name.casefold(), "down")


async def on_the_documentation(pilot: Pilot[Any], assessment: Assessment) -> None:
    await on_the_walk(pilot, assessment)
    await pilot.press("b")


@SmallAndLarge
@ColourAndNot
def test_walk(looks: Callable[..., bool], size: tuple[int, int], colour: bool) -> None:
    """A question with its answer, note, documentation and flag."""
    assert looks(on_the_walk, size, colour=colour)


@SmallAndLarge
@ColourAndNot
def test_profile(looks: Callable[..., bool], size: tuple[int, int], colour: bool) -> None:
    """Scored, open and unanswered elements side by side, the whole picture chosen."""
    assert looks(on_the_profile, size, colour=colour)


@SmallAndLarge
def test_profile_with_an_element_close_up(looks: Callable[..., bool], size: tuple[int, int]) -> None:
    """Below the list on a small screen, beside it on a large one."""
    assert looks(on_an_element, size)


@SmallAndLarge
def test_why_card(looks: Callable[..., bool], size: tuple[int, int]) -> None:
    """Each question with its points, and what the missing ones could move."""
    assert looks(on_the_why_card, size)


@SmallAndLarge
@ColourAndNot
def test_plan(looks: Callable[..., bool], size: tuple[int, int], colour: bool) -> None:
    """Started, planned and done; a deadline has passed."""
    assert looks(on_the_plan, size, colour=colour)


@SmallAndLarge
@ColourAndNot
def test_suggestions(looks: Callable[..., bool], size: tuple[int, int], colour: bool) -> None:
    """In their order, each with its reason."""
    assert looks(on_the_suggestions, size, colour=colour)


@SmallAndLarge
def test_pause(looks: Callable[..., bool], size: tuple[int, int]) -> None:
    """What was written stands in its fields."""
    assert looks(in_the_pause, size)


@SmallAndLarge
def test_jump_card(looks: Callable[..., bool], size: tuple[int, int]) -> None:
    """The elements whose name was typed, the second question pointed at."""
    assert looks(on_the_jump_card, size)


def test_documentation(looks: Callable[..., bool]) -> None:
    """One piece, ticked, used by two answers."""
    assert looks(on_the_documentation, (80, 24))
