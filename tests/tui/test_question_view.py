"""The question stays on the screen, however much is attached to its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checklist.assessment.model import Answer, Evidence
from checklist.catalogue import our_catalogue
from checklist.tui.screens.walk import WalkScreen
from checklist.tui.widgets.question_view import QuestionView
from tests.tui.at_work import walking
from tests.tui.conftest import arrived, begun, settled, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from checklist.tui.app import LovendeApp


async def test_a_long_note_is_cut_short_and_does_not_push_the_question_away(
    make_app: Callable[..., LovendeApp],
) -> None:
    """At 80 × 24: nothing to scroll, the note begins, and an ellipsis says that it goes on."""
    first = our_catalogue("da").elements_as_shown[0].questions[0].id
    note = "Aftenvagten skriver det i bogen hver dag. " * 40
    assessment = begun().model_copy(update={"answers": {first: Answer(value=4, note=note)}})
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("f")
        walk = await arrived(pilot, WalkScreen)
        await walk.go_to(0)
        await pilot.pause()
        assert walk.query_one(QuestionView).max_scroll_y == 0
        assert "Note: Aftenvagten skriver det i bogen hver dag." in text_of(walk)
        assert " …" in text_of(walk)


@pytest.mark.parametrize("size", [(80, 24), (120, 24)])
async def test_last_years_note_and_documentation_can_be_read_before_saying_yes(
    make_app: Callable[..., LovendeApp], size: tuple[int, int]
) -> None:
    """Under the longest question in 24 lines, cut to the room; last year's answer stays when another one is chosen."""
    catalogue = our_catalogue("da")
    places = [question for element in catalogue.elements_as_shown for question in element.questions]
    longest = max(places, key=lambda question: len(question.text) + 200 * bool(question.asked_of))
    note, title = "Aftenvagten skriver det i bogen. " * 9, "Referat [2025] fra teammødet om nætterne i huset"
    old = Answer(value=3, note=note.strip(), evidence=("referat",))
    last_year = begun(year=2025, answers={longest.id: old}, evidence=(Evidence(id="referat", title=title),))
    assessment = begun(about=last_year.id, practice_mode=True)
    async with make_app(last_year, assessment).run_test(size=size) as pilot:
        walk = await walking(pilot, assessment)
        await walk.go_to(places.index(longest))
        await pilot.pause()
        before = text_of(walk)
        assert walk.query_one(QuestionView).max_scroll_y == 0
        await pilot.press("4")
        after = text_of(walk)
        assert walk.query_one(QuestionView).max_scroll_y == 0
    assert "Note sidst: Aftenvagten skriver det i" in before
    assert "Bilag sidst: Referat [2025] fra" in before
    assert "Sidst: 3 I nogen grad. Gælder det" in before
    assert "Sidst: 3 I nogen grad." in after
    assert next(line for line in before.splitlines() if "I høj grad" in line).split()[-1] in after
    assert "øvelse · Åhaven · Døgnrytme" in before


async def test_the_panel_names_the_elements_whole_where_it_has_room(make_app: Callable[..., LovendeApp]) -> None:
    """At 140 columns every name is there to its last letter."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(140, 40)) as pilot:
        lines = text_of(await walking(pilot, assessment))
    for number, element in enumerate(our_catalogue("da").elements, start=1):
        assert f"{number:>2} {element.name} " in lines
    assert "▸  " in lines


async def test_not_relevant_says_why_it_does_not_work_on_a_question_that_always_fits(
    make_app: Callable[..., LovendeApp],
) -> None:
    """One sentence, instead of a key that seems dead."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, assessment)
        await walk.go_to(next(at for at, one in enumerate(walk._route.places) if not one.question.not_relevant))
        await pilot.press("p")
        await pilot.pause()
        told = [one.message for one in pilot.app._notifications]
    assert told == ["Spørgsmålet passer på alle. Giv et tal, eller vælg ved ikke."]
