"""Jumping: any question by a part of it, Danish spellings alike, and by how it was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checklist.assessment.model import Answer
from checklist.tui.screens.jump import JumpCard, matches, status_mark
from checklist.tui.screens.walk import WalkScreen
from checklist.tui.widgets.choice_list import ChoiceList
from tests.tui.at_work import CATALOGUE, QUESTIONS, SECOND, questions_of, walking, write
from tests.tui.conftest import arrived, begun, text_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from textual.pilot import Pilot

    from checklist.assessment.model import Assessment
    from checklist.tui.app import LovendeApp

    MakeApp = Callable[..., LovendeApp]

ANSWERS = {
    QUESTIONS[0].id: Answer(value=4, flagged=True),
    QUESTIONS[1].id: Answer(status="dont_know"),
    QUESTIONS[2].id: Answer(value=2),
}


async def jumping(pilot: Pilot[Any], assessment: Assessment) -> JumpCard:
    """The card over the walk."""
    await walking(pilot, assessment)
    await pilot.press("g")
    return await arrived(pilot, JumpCard)


def found(card: JumpCard) -> list[str | None]:
    return [option.id for option in card.query_one(ChoiceList).options]


@pytest.mark.parametrize(
    ("wanted", "text", "fits"),
    [
        ("maal", "Personlige mål", True),
        ("MÅL", "mange maal", True),
        ("okonomi", "Økonomi", False),
        ("oekonomi", "Økonomi", True),
        ("natten borger", "Borgerens søvn om natten", True),
        ("natten dag", "Borgerens søvn om natten", False),
        ("idé", "En ide", True),
        ("", "Alt", True),
    ],
)
def test_danish_spellings_of_the_same_are_alike(wanted: str, text: str, fits: bool) -> None:
    """As aa is å, oe is ø, ae is æ, capitals and accents do not matter, and every word must be there."""
    assert matches(wanted, text) is fits


@pytest.mark.parametrize(
    ("answer", "mark"),
    [
        (Answer(value=3), "✓"),
        (Answer(status="dont_know"), "?"),
        (Answer(status="not_relevant", reason="Ingen nat."), "–"),
        (Answer(note="Spørg."), "○"),
        (Answer(value=3, flagged=True), "✓ ⚑"),
    ],
)
def test_each_kind_of_answer_has_its_own_sign(answer: Answer, mark: str) -> None:
    """No colour is needed to tell them apart."""
    assert status_mark(answer) == mark


async def test_typing_filters_and_enter_goes_there(make_app: MakeApp) -> None:
    """The element's name is enough; the second of its questions is two lines down from the top."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        card = await jumping(pilot, assessment)
        await write(pilot, "VIRKNING")
        assert set(questions_of(SECOND)) <= set(found(card))
        wanted = found(card)[1]
        await pilot.press("down", "enter")
        assert (await arrived(pilot, WalkScreen)).place.question.id == wanted


async def test_a_number_finds_its_question(make_app: MakeApp) -> None:
    """2 lists the second element's questions, 2.3 the third of them, and nothing of element 12."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        card = await jumping(pilot, assessment)
        await write(pilot, "2")
        assert found(card) == questions_of(SECOND)
        await write(pilot, ".3")
        assert found(card) == [questions_of(SECOND)[2]]


async def test_quick_filters_show_open_dont_know_and_flagged(make_app: MakeApp) -> None:
    """Tab goes round; each name carries its number."""
    assessment = begun(answers=ANSWERS)
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        card = await jumping(pilot, assessment)
        lines = text_of(card)
        assert "▸ alle 70" in lines
        assert "ubesvarede 67" in lines
        assert len(found(card)) == 70
        await pilot.press("tab")
        assert set(found(card)) == {question.id for question in QUESTIONS[3:]}
        await pilot.press("tab")
        assert found(card) == [QUESTIONS[1].id]
        await pilot.press("tab")
        assert found(card) == [QUESTIONS[0].id]
        await pilot.press("tab")
        assert len(found(card)) == 70


async def test_nothing_found_is_told_and_enter_stays(make_app: MakeApp) -> None:
    """Escape leads back to the same question."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        card = await jumping(pilot, assessment)
        await write(pilot, "xyzzy")
        await pilot.press("enter")
        assert pilot.app.screen is card
        assert "Ingen spørgsmål passer." in text_of(card)
        await pilot.press("escape")
        assert (await arrived(pilot, WalkScreen)).place.question.id == QUESTIONS[0].id


async def test_a_click_goes_to_a_question_and_a_click_on_a_filter_filters(make_app: MakeApp) -> None:
    """The mouse is enough."""
    assessment = begun(answers=ANSWERS)
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        card = await jumping(pilot, assessment)
        await pilot.click(list(card.query("TabName"))[2])
        assert found(card) == [QUESTIONS[1].id]
        await pilot.click(ChoiceList, offset=(10, 0))
        assert (await arrived(pilot, WalkScreen)).place.question.id == QUESTIONS[1].id


async def test_the_short_form_offers_its_own_questions_alone(make_app: MakeApp) -> None:
    """Only what is asked can be gone to."""
    assessment = begun(short=True)
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        card = await jumping(pilot, assessment)
        assert set(found(card)) == {question.id for question in CATALOGUE.questions("short")}


async def test_the_short_form_keeps_the_numbers_of_the_full_one(make_app: MakeApp) -> None:
    """A number on paper is the same question here: Beskrivelse's second core question by its place among all."""
    third = CATALOGUE.elements[2]
    second_core = CATALOGUE.questions_of(third, "short")[1].id
    place = questions_of(third).index(second_core) + 1
    assert place != 2
    assessment = begun(short=True)
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        card = await jumping(pilot, assessment)
        await write(pilot, f"3.{place}")
        assert found(card) == [second_core]
        assert f"3.{place}" in text_of(card)
