"""The walk: answering with one key, what belongs to an answer, going about, and coming back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checklist.assessment.model import Answer
from checklist.tui.screens.free_text import FreeTextCard
from checklist.tui.screens.guidance_card import GuidanceCard
from checklist.tui.screens.home import HomeScreen
from checklist.tui.screens.pause import PauseScreen
from checklist.tui.screens.walk import WalkScreen
from checklist.tui.widgets.element_panel import ElementLine, ElementPanel
from checklist.tui.widgets.scale_choice import ChoiceRow
from tests.tui.at_work import CATALOGUE, FIRST, QUESTIONS, SECOND, questions_of, session_of, stored, walking, write
from tests.tui.conftest import arrived, begun, settled, text_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from checklist.tui.app import LovendeApp

    MakeApp = Callable[..., LovendeApp]

FIRST_QUESTION, SECOND_QUESTION = QUESTIONS[0], QUESTIONS[1]
MAY_NOT_FIT = next(question for question in QUESTIONS if question.not_relevant)


async def test_deleting_an_answer_leaves_its_note(make_app: MakeApp, archive_file: Path) -> None:
    """The question is open again; what was written stays."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await walking(pilot, assessment)
        await pilot.press("3", "n")
        await write(pilot, "nye vagter")
        await pilot.press("escape", "delete")
        assert stored(archive_file, assessment).answers == {FIRST_QUESTION.id: Answer(note="nye vagter")}


async def test_another_key_changes_the_answer_and_keeps_its_note(make_app: MakeApp) -> None:
    """What was written belongs to the question, not to the value."""
    assessment = begun(answers={FIRST_QUESTION.id: Answer(value=2, note="Aftenvagten er ny.", flagged=True)})
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, assessment)
        await walk.go_to(0)
        await pilot.press("4")
        after = session_of(pilot).answer(FIRST_QUESTION.id)
    assert after == Answer(value=4, note="Aftenvagten er ny.", flagged=True)


async def test_not_relevant_counts_only_with_its_reason(make_app: MakeApp) -> None:
    """Without a reason nothing is stored; with one the answer stands with it."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, assessment)
        await walk.go_to(QUESTIONS.index(MAY_NOT_FIT))
        await pilot.press("p")
        await arrived(pilot, FreeTextCard)
        await pilot.press("escape")
        assert session_of(pilot).answer(MAY_NOT_FIT.id) == Answer()
        await pilot.press("p")
        await write(pilot, "vi har ingen nat")
        await pilot.press("escape")
        assert session_of(pilot).answer(MAY_NOT_FIT.id) == Answer(status="not_relevant", reason="vi har ingen nat")
        assert "Passer ikke, fordi: vi har ingen nat" in text_of(pilot.app.screen)


async def test_a_question_that_always_fits_does_not_offer_not_relevant(make_app: MakeApp) -> None:
    """The catalogue says which questions may be put aside."""
    always = next(question for question in QUESTIONS if not question.not_relevant)
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, assessment)
        await walk.go_to(QUESTIONS.index(always))
        await pilot.press("p")
        assert pilot.app.screen is walk
        assert [row.choice for row in walk.query(ChoiceRow) if row.display] == [1, 2, 3, 4, 5, "dont_know"]


async def test_dont_know_offers_to_note_whom_to_ask(make_app: MakeApp) -> None:
    """Where a question names who can answer, don't know opens the note with their names."""
    question = next(question for question in QUESTIONS if question.asked_of == ("leder",))
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, assessment)
        await walk.go_to(QUESTIONS.index(question))
        await pilot.pause()
        assert "Det ved lederen bedst." in text_of(walk)
        await pilot.press("v")
        card = await arrived(pilot, FreeTextCard)
        assert "Hvem kan I spørge? (leder)" in text_of(card)
        await write(pilot, "teamleder")
        await pilot.press("escape")
        assert session_of(pilot).answer(question.id) == Answer(status="dont_know", note="teamleder")


async def test_a_cpr_number_in_a_note_is_pointed_out_before_it_is_stored(make_app: MakeApp, archive_file: Path) -> None:
    """The number can be taken out with one key; until then nothing is stored."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await walking(pilot, assessment)
        await pilot.press("n")
        await write(pilot, "se 010203-1234")
        await pilot.press("escape")
        assert stored(archive_file, assessment).answers == {}
        assert "010203-1234" in text_of(pilot.app.screen)
        await pilot.press("f")
        note = stored(archive_file, assessment).answer(FIRST_QUESTION.id).note
    assert note == "se [CPR-nummer fjernet]"


async def test_a_flag_for_discussion_is_shown_and_taken_off_again(make_app: MakeApp) -> None:
    """Flagged with d, and with d again not."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, assessment)
        await pilot.press("d")
        assert "⚑ Til drøftelse" in text_of(walk)
        await pilot.press("d")
        assert session_of(pilot).assessment.answers == {}


async def test_undo_and_redo_go_back_to_the_question_they_concern(make_app: MakeApp, archive_file: Path) -> None:
    """Undo takes the last answer away where it was given; redo gives it again. Both are stored."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, assessment)
        await pilot.press("2", "right", "5", "right", "u")
        assert walk.place.question.id == SECOND_QUESTION.id
        assert stored(archive_file, assessment).answers == {FIRST_QUESTION.id: Answer(value=2)}
        await pilot.press("u", "u")
        assert stored(archive_file, assessment).answers == {}
        await pilot.press("r", "r")
        assert stored(archive_file, assessment).answers == {
            FIRST_QUESTION.id: Answer(value=2),
            SECOND_QUESTION.id: Answer(value=5),
        }


async def test_leaving_and_coming_back_shows_the_same_question(make_app: MakeApp) -> None:
    """Going on from the home screen begins where the person was, in a new run of the app too."""
    assessment = begun()
    app = make_app(assessment)
    async with app.run_test(size=(80, 24)) as pilot:
        await walking(pilot, assessment)
        await pilot.press("3", "right", "right", "right", "escape")
        await arrived(pilot, HomeScreen)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("f")
        walk = await arrived(pilot, WalkScreen)
        assert walk.place.question.id == QUESTIONS[3].id


async def test_last_years_answer_is_offered_and_confirmed_with_one_key(make_app: MakeApp, archive_file: Path) -> None:
    """It says what was answered and asks; until it is confirmed it does not count."""
    last_year = begun(year=2025, answers={FIRST_QUESTION.id: Answer(value=3, note="Som altid.")})
    assessment = begun(about=last_year.id)
    async with make_app(last_year, assessment).run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, assessment)
        assert "Sidst: 3 I nogen grad. Gælder det stadig?" in text_of(walk)
        assert session_of(pilot).assessment.answers == {}
        await pilot.press("enter")
        assert stored(archive_file, assessment).answer(FIRST_QUESTION.id) == Answer(value=3, note="Som altid.")
        assert walk.place.question.id == SECOND_QUESTION.id


async def test_a_click_on_an_answer_answers(make_app: MakeApp) -> None:
    """The mouse does what the key does."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, assessment)
        rows = {row.choice: row for row in walk.query(ChoiceRow)}
        await pilot.click(rows[4])
        assert session_of(pilot).answer(FIRST_QUESTION.id) == Answer(value=4)


async def test_a_click_on_an_element_goes_to_its_first_question(make_app: MakeApp) -> None:
    """The side panel is a way too."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, assessment)
        await pilot.click(list(walk.query(ElementLine))[1])
        assert walk.place.question.id == questions_of(SECOND)[0]


async def test_arrows_and_space_choose_an_answer(make_app: MakeApp) -> None:
    """Down from nothing points at the first answer."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await walking(pilot, assessment)
        await pilot.press("down", "down", "space")
        assert session_of(pilot).answer(FIRST_QUESTION.id) == Answer(value=2)


@pytest.mark.parametrize(("width", "folded"), [(60, True), (80, False), (140, False)])
async def test_a_narrow_terminal_folds_the_side_panel_away(make_app: MakeApp, width: int, folded: bool) -> None:
    """At 60 columns the question has the screen to itself."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(width, 24)) as pilot:
        walk = await walking(pilot, assessment)
        assert (walk.query_one(ElementPanel).region.area == 0) is folded
        await pilot.press("3")
        assert session_of(pilot).answer(FIRST_QUESTION.id) == Answer(value=3)


async def test_guidance_lies_beside_the_question_and_an_answer_key_answers_from_it(make_app: MakeApp) -> None:
    """The card holds the example of the chosen area; a figure puts it away and answers."""
    question = next(question for question in QUESTIONS if "handicap" in question.examples)
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 40)) as pilot:
        walk = await walking(pilot, assessment)
        await walk.go_to(QUESTIONS.index(question))
        await pilot.press("s")
        card = await arrived(pilot, GuidanceCard)
        assert "Eksempel (Handicap)" in text_of(card)
        await pilot.press("4")
        assert pilot.app.screen is walk
        assert session_of(pilot).answer(question.id) == Answer(value=4)


async def test_the_pause_comes_after_an_elements_last_question(make_app: MakeApp) -> None:
    """Enter goes on to the next element, Escape back to the question."""
    assessment = begun()
    last = len(questions_of(FIRST)) - 1
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, assessment)
        await walk.go_to(last)
        await pilot.press("right")
        await arrived(pilot, PauseScreen)
        await pilot.press("escape")
        assert (await arrived(pilot, WalkScreen)).place.question.id == QUESTIONS[last].id
        await pilot.press("right")
        await arrived(pilot, PauseScreen)
        await pilot.press("enter")
        assert (await arrived(pilot, WalkScreen)).place.element.id == SECOND.id


async def test_the_panel_counts_answers_and_draws_the_score_of_a_finished_element(make_app: MakeApp) -> None:
    """All of the first element answered with 4 gives 75, three of four blocks; one of the second gives 1/6."""
    assessment = begun(given=len(questions_of(FIRST)) + 1)
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, assessment)
        lines = text_of(walk)
    assert "✓  1 Teori og viden  ▇▇▇▁" in lines
    assert f"1/{len(questions_of(SECOND))}" in lines
    assert f"{len(questions_of(FIRST)) + 1} af {len(CATALOGUE.questions())} besvaret" in lines
