"""The pause after an element: what stands there, what is written, and what happens to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import TextArea

from checklist.assessment.model import Reflection
from checklist.catalogue import reading
from checklist.tui.screens.confirm import ConfirmCard
from checklist.tui.screens.free_text import CprCard
from checklist.tui.screens.pause import PauseScreen
from checklist.tui.screens.walk import WalkScreen
from tests.tui.at_work import CATALOGUE, FIRST, SECOND, answered, questions_of, session_of, stored, walking, write
from tests.tui.conftest import arrived, begun, text_of, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from textual.pilot import Pilot

    from checklist.assessment.model import Assessment
    from checklist.tui.app import LovendeApp

    MakeApp = Callable[..., LovendeApp]


async def pausing(pilot: Pilot[Any], assessment: Assessment) -> PauseScreen:
    """The pause after the first element."""
    walk = await walking(pilot, assessment)
    await walk.go_to(len(questions_of(FIRST)) - 1)
    await pilot.press("right")
    return await arrived(pilot, PauseScreen)


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_the_score_so_far_stands_beside_words(make_app: MakeApp, size: tuple[int, int]) -> None:
    """2, 3, 4, 5 of 1-5 and two open questions: (25 + 50 + 75 + 100) / 4 = 62,5 (62), which is «Til stede»."""
    assessment = begun(answers=answered([2, 3, 4, 5], questions_of(FIRST)))
    async with make_app(assessment).run_test(size=size) as pilot:
        lines = words(text_of(await pausing(pilot, assessment)))
    assert "1 Teori og viden · 63 af 100 · Til stede" in lines
    assert "4 af 6 spørgsmål er besvaret på skalaen, 2 er ikke besvaret. 0 af 4 svar er dokumenteret." in lines


async def test_what_strong_looks_like_and_what_to_talk_about_can_be_read_whole(make_app: MakeApp) -> None:
    """For every element the two texts fit beside the fields at 80x24, to their last word, under the longest score."""
    one_each = [answered([3, None], questions_of(element)) for element in CATALOGUE.elements]
    assessment = begun(answers={key: answer for answers in one_each for key, answer in answers.items()})
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await walking(pilot, assessment)
        session = session_of(pilot)
        for element in session.catalogue.elements:
            await pilot.app.push_screen(PauseScreen(session, element))
            screen = await arrived(pilot, PauseScreen)
            thought = screen.query_one("#thought")
            left = " ".join(line[:43] for line in text_of(screen).splitlines())
            assert reading(element.reflection[-1], session.area).split()[-1] in left, element.id
            assert thought.max_scroll_y == 0, element.id
            await pilot.app.pop_screen()


async def test_what_is_written_is_stored_on_going_on(make_app: MakeApp, archive_file: Path) -> None:
    """Tab leads from field to field and to the button; Enter goes on to the next element."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await pausing(pilot, assessment)
        await pilot.press("tab")
        await write(pilot, "faste vagter")
        await pilot.press("tab", "tab")
        await write(pilot, "ny plan")
        await pilot.press("tab", "enter")
        assert (await arrived(pilot, WalkScreen)).place.element.id == SECOND.id
        reflection = stored(archive_file, assessment).reflections[FIRST.id]
    assert reflection == Reflection(strengths="faste vagter", next="ny plan")


async def test_what_is_written_is_stored_on_going_back_too(make_app: MakeApp, archive_file: Path) -> None:
    """Escape from inside a field leads back to the question, and nothing is lost."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await pausing(pilot, assessment)
        await pilot.press("tab")
        await write(pilot, "faste vagter")
        await pilot.press("escape")
        assert (await arrived(pilot, WalkScreen)).place.element.id == FIRST.id
        assert stored(archive_file, assessment).reflections[FIRST.id].strengths == "faste vagter"


async def test_going_on_without_a_word_stores_nothing(make_app: MakeApp, archive_file: Path) -> None:
    """The pause is voluntary."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await pausing(pilot, assessment)
        await pilot.press("enter")
        await arrived(pilot, WalkScreen)
        assert stored(archive_file, assessment).reflections == {}


async def test_what_was_written_before_stands_there_again(make_app: MakeApp, archive_file: Path) -> None:
    """Emptying the fields takes the reflection out."""
    assessment = begun(reflections={FIRST.id: Reflection(challenges="Natten.")})
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        screen = await pausing(pilot, assessment)
        field = screen.query_one("#challenges", TextArea)
        assert field.text == "Natten."
        field.text = ""
        await pilot.press("escape")
        await arrived(pilot, WalkScreen)
        assert stored(archive_file, assessment).reflections == {}


async def test_a_card_that_comes_while_the_pause_is_being_left_is_not_taken_away(make_app: MakeApp) -> None:
    """As where what was written could not be stored: it lies on top, and the pause is left once it is gone."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        screen = await pausing(pilot, assessment)
        card = ConfirmCard("Kortet", "")
        screen.action_go_on()
        await pilot.app.push_screen(card)
        await pilot.app.workers.wait_for_complete([one for one in screen.workers if one.node is screen])
        assert pilot.app.screen_stack[-2:] == [screen, card]
        await pilot.press("n", "enter")
        assert (await arrived(pilot, WalkScreen)).place.element.id == SECOND.id


async def test_a_cpr_number_is_asked_about_before_anything_is_stored(make_app: MakeApp, archive_file: Path) -> None:
    """Leaving the field does not store it; going on asks, and f takes the number out."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await pausing(pilot, assessment)
        await pilot.press("tab")
        await write(pilot, "010203-1234")
        await pilot.press("tab")
        assert stored(archive_file, assessment).reflections == {}
        await pilot.press("tab", "tab", "enter")
        await arrived(pilot, CprCard)
        await pilot.press("f")
        await arrived(pilot, WalkScreen)
        assert stored(archive_file, assessment).reflections[FIRST.id].strengths == "[CPR-nummer fjernet]"


async def test_a_cpr_number_can_be_taken_out_with_one_key_while_writing(make_app: MakeApp) -> None:
    """The warning names the key, and ctrl+t does it."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        screen = await pausing(pilot, assessment)
        await pilot.press("tab")
        await write(pilot, "010203-1234")
        assert "Ctrl+T fjerner det." in text_of(screen)
        await pilot.press("ctrl+t")
        assert screen.query_one("#strengths", TextArea).text == "[CPR-nummer fjernet]"
