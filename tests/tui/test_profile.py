"""The profile: the figures with their words, why a number is what it is, and the ways on from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checklist.assessment.model import Answer, Evidence, GateAnswer
from checklist.catalogue import reading
from checklist.tui.screens.explain import ExplainScreen
from checklist.tui.screens.gate_card import GateCard
from checklist.tui.screens.plan import PlanScreen
from checklist.tui.screens.profile import ProfileScreen
from checklist.tui.screens.walk import WalkScreen
from checklist.tui.screens.why_card import WhyCard
from checklist.tui.widgets.choice_list import ChoiceList
from tests.tui.at_work import CATALOGUE, FIRST, QUESTIONS, SECOND, answered, questions_of, session_of, stored, walking
from tests.tui.conftest import arrived, begun, text_of, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from textual.pilot import Pilot

    from checklist.assessment.model import Assessment
    from checklist.tui.app import LovendeApp

    MakeApp = Callable[..., LovendeApp]

(GATE,) = CATALOGUE.gates
THIRD = CATALOGUE.elements[2]
NO = {GATE.id: GateAnswer(value=False)}


async def looking(pilot: Pilot[Any], assessment: Assessment) -> ProfileScreen:
    """The profile, reached from the walk."""
    await walking(pilot, assessment)
    await pilot.press("o")
    return await arrived(pilot, ProfileScreen)


def line_of(screen: ProfileScreen, name: str) -> str:
    """The line of the list that begins with an element's number and name."""
    return next(line for line in text_of(screen).splitlines() if f" {name} " in line[:34])


async def test_each_element_shows_bar_score_range_documented_and_level(make_app: MakeApp) -> None:
    """2, 3, 4, 5 and don't know of six: 62,5; all missing at 0 or 100 gives 250/6 = 41,7 to 450/6 = 75."""
    answers = answered([2, 3, 4, 5, None], questions_of(FIRST))
    answers[questions_of(FIRST)[3]] = Answer(value=5, evidence=("plan",))
    assessment = begun(answers=answers, evidence=(Evidence(id="plan", title="Plan"),), gates=NO)
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        screen = await looking(pilot, assessment)
        line, other = line_of(screen, "Teori og viden"), line_of(screen, "Virkning")
    assert line.split()[-6:] == ["▇▇▇▇▇▇┄┄▁▁", "63", "42–75", "1/4", "Til", "stede"]
    assert words(other).endswith("– 0–100 ikke besvaret")


async def test_the_summary_counts_what_is_present_and_says_what_a_score_is_not(make_app: MakeApp) -> None:
    """Two elements answered with 5 throughout, one with 4: three of eleven present, two of them throughout."""
    answers = {
        **answered([5] * 7, questions_of(FIRST)),
        **answered([5] * 7, questions_of(SECOND)),
        **answered([4] * 7, questions_of(THIRD)),
    }
    assessment = begun(answers=answers, gates=NO)
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        lines = text_of(await looking(pilot, assessment))
    assert "3 af 11 elementer er til stede, 2 af dem gennemgående." in lines
    assert "Den er ikke dokumenteret virkning." in lines


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_the_whole_picture_names_strengths_areas_and_missing_views(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    """One element at 100, one at 0; a member of staff answered, so the five other views are missing."""
    answers = {**answered([5] * 7, questions_of(FIRST)), **answered([1] * 7, questions_of(SECOND))}
    assessment = begun(answers=answers, gates=NO)
    async with make_app(assessment).run_test(size=size) as pilot:
        lines = words(text_of(await looking(pilot, assessment)))
    assert "Styrker Teori og viden" in lines
    assert "Udviklingsområder Virkning" in lines
    assert ("Borgernes syn er ikke" if size[0] > 80 else "leder, aften/nat, borger/barn") in lines
    assert "prøvet af i et videnskabeligt" in lines


async def test_the_selected_element_is_shown_close_up(make_app: MakeApp) -> None:
    """Two answers at 3 of six give no level: two of six is below half."""
    assessment = begun(answers=answered([3, 3], questions_of(FIRST)), gates=NO)
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        screen = await looking(pilot, assessment)
        await pilot.press("down")
        lines = words(text_of(screen))
    assert "1 Teori og viden · for få svar" in lines
    assert "Der er ingen score, før mindst 50 % af spørgsmålene er besvaret" in lines
    assert "2 af 6 spørgsmål er besvaret på skalaen, 4 er ikke besvaret. 0 af 2 svar er dokumenteret." in lines
    assert "Dækning 33 %. Når alle svar er på plads, kan scoren ligge mellem 17 og 83." in lines


async def test_why_shows_each_answer_with_points_and_what_is_missing(make_app: MakeApp) -> None:
    """(25 + 50 + 75 + 100) / 4 = 62,5; each of the two missing answers makes the range 100/6 = 16,7 wider."""
    assessment = begun(answers=answered([2, 3, 4, 5, None], questions_of(FIRST)), gates=NO)
    async with make_app(assessment).run_test(size=(120, 50)) as pilot:
        await looking(pilot, assessment)
        await pilot.press("down", "enter")
        lines = words(text_of(await arrived(pilot, WhyCard)))
    assert "63 af 100 · Til stede" in lines
    assert "(25 + 50 + 75 + 100) / 4 = 62,5" in lines
    assert "Dækning 67 %" in lines
    assert "Der skal 50 % til en score." in lines
    assert "2 I mindre grad · 25 point" in lines
    assert "ved ikke · gør spændet 16,7 point bredere" in lines
    assert "ikke besvaret · gør spændet 16,7 point bredere" in lines
    assert "vægt" not in lines


async def test_why_numbers_the_questions_as_the_report_does(make_app: MakeApp) -> None:
    """The short form asks some of an element's six; one answer alone is no sum."""
    asked = CATALOGUE.questions_of(THIRD, "short")
    places = [questions_of(THIRD).index(question.id) + 1 for question in asked]
    assert places != [1, 2]
    assessment = begun(short=True, answers={asked[0].id: Answer(value=2)}, gates=NO)
    async with make_app(assessment).run_test(size=(120, 50)) as pilot:
        await looking(pilot, assessment)
        await pilot.press("down", "down", "down", "enter")
        lines = words(text_of(await arrived(pilot, WhyCard)))
    for place, question in zip(places, asked, strict=True):
        assert f"3.{place} {' '.join(question.text.split()[:5])}" in lines
    assert "/ 1" not in lines


async def test_enter_on_a_question_of_the_why_card_goes_to_it_in_the_walk(make_app: MakeApp) -> None:
    """The walk that is open already shows the question; nothing is stacked."""
    assessment = begun(given=6, gates=NO)
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await looking(pilot, assessment)
        await pilot.press("down", "enter")
        await arrived(pilot, WhyCard)
        await pilot.press("down", "down", "enter")
        walk = await arrived(pilot, WalkScreen)
        assert walk.place.question.id == questions_of(FIRST)[2]
        assert sum(isinstance(screen, WalkScreen) for screen in pilot.app.screen_stack) == 1


async def test_the_profile_follows_a_changed_answer(make_app: MakeApp) -> None:
    """Going to the element, answering, and coming back shows the new score: 3 to 5 in one of one is 50 to 100."""
    assessment = begun(short=True, answers={}, gates=NO)
    question = CATALOGUE.questions_of(FIRST, "short")[0]
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        screen = await looking(pilot, assessment)
        await pilot.press("down", "g")
        walk = await arrived(pilot, WalkScreen)
        assert walk.place.question.id == question.id
        await pilot.press("5", "o")
        screen = await arrived(pilot, ProfileScreen)
        assert words(line_of(screen, "Teori og viden")).endswith("100 50–100 0/1 Gennemgående")


async def test_the_question_that_is_never_scored_is_asked_once(make_app: MakeApp, archive_file: Path) -> None:
    """It is put before the first look, can be left open, and is not put again while the assessment is open."""
    assessment = begun(given=6)
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await walking(pilot, assessment)
        await pilot.press("o")
        card = await arrived(pilot, GateCard)
        assert words(GATE.text) in words(text_of(card))
        await pilot.press("escape")
        await arrived(pilot, ProfileScreen)
        await pilot.press("escape", "o")
        await arrived(pilot, ProfileScreen)
        assert stored(archive_file, assessment).gates == {}


async def test_before_any_score_there_is_no_picture_and_no_gate(make_app: MakeApp) -> None:
    """Two answers of six are no score; the third makes one, and the question for itself comes at the next look."""
    assessment = begun(given=2)
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, assessment)
        await pilot.press("o")
        lines = text_of(await arrived(pilot, ProfileScreen))
        assert "For få svar til et billede endnu." in lines
        assert "elementer er til stede" not in lines
        await pilot.press("escape")
        await arrived(pilot, WalkScreen)
        await walk.go_to(2)
        await pilot.press("4", "o")
        await arrived(pilot, GateCard)


async def test_the_end_of_a_long_text_can_be_read_by_key(make_app: MakeApp) -> None:
    """At 80x22 the whole picture is longer than its pane: PgDn shows its end, PgUp the beginning; the list stays."""
    assessment = begun(answers={one.id: Answer(value=3) for one in QUESTIONS}, gates=NO)
    async with make_app(assessment).run_test(size=(80, 22)) as pilot:
        screen = await looking(pilot, assessment)
        await pilot.pause()
        assert "pgdn mere" in text_of(screen)
        assert "Ingen elementer er til stede endnu." in text_of(screen)
        await pilot.press("pagedown", "pagedown")
        await pilot.pause()
        assert words(f"Nej. {reading(GATE.text)}") in words(text_of(screen)).replace("▂ ", "")
        assert screen.query_one(ChoiceList).highlighted == 0
        await pilot.press("pageup", "pageup")
        await pilot.pause()
        assert "Ingen elementer er til stede endnu." in text_of(screen)


async def test_a_yes_shows_the_closer_look_and_changes_no_score(make_app: MakeApp, archive_file: Path) -> None:
    """Answered with j, read, noted, cleared again with f."""
    assessment = begun(given=6, gates=NO)
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await looking(pilot, assessment)
        before = session_of(pilot).profile
        await pilot.press("k")
        card = await arrived(pilot, GateCard)
        await pilot.press("j")
        last_words = " ".join(reading(GATE.closer_look).split()[-3:])
        assert last_words in words(text_of(card).replace("│", " "))
        assert stored(archive_file, assessment).gates == {GATE.id: GateAnswer(value=True)}
        assert session_of(pilot).profile == before
        await pilot.press("f")
        assert stored(archive_file, assessment).gates == {}


async def test_a_rehearsal_and_the_short_form_are_marked(make_app: MakeApp) -> None:
    """Both stand beside the summary."""
    assessment = begun(short=True, practice_mode=True, gates=NO)
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        lines = words(text_of(await looking(pilot, assessment)))
    asked = len(CATALOGUE.questions("short"))
    assert f"Øvelse – tæller ikke med. Kort form: kun {asked} spørgsmål." in lines


async def test_keys_lead_to_the_plan_and_back_and_undo_works_here(make_app: MakeApp) -> None:
    """The key l opens the plan, Escape comes back; u takes the last answer away."""
    assessment = begun(gates=NO)
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await walking(pilot, assessment)
        await pilot.press("3", "o")
        await arrived(pilot, ProfileScreen)
        await pilot.press("l")
        await arrived(pilot, PlanScreen)
        await pilot.press("escape")
        await arrived(pilot, ProfileScreen)
        await pilot.press("u")
        assert session_of(pilot).answer(QUESTIONS[0].id) == Answer()


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_all_eleven_elements_are_on_the_screen_at_once(make_app: MakeApp, size: tuple[int, int]) -> None:
    """Nothing has to be scrolled for, and no name or level is cut off."""
    assessment = begun(given=70, gates=NO)
    async with make_app(assessment).run_test(size=size) as pilot:
        screen = await looking(pilot, assessment)
        lines = text_of(screen)
        assert screen.query_one(ChoiceList).max_scroll_y == 0
    for element in CATALOGUE.elements:
        assert element.name in lines
    assert sum("▇" in line and "Til stede" in line for line in lines.splitlines()) == 11
    assert "…" not in lines.replace("0 … 100", "")


async def test_the_profile_is_drawn_anew_when_the_window_grows(make_app: MakeApp) -> None:
    """Grown from 60 to 140 columns it shows the bar and the categories."""
    assessment = begun(answers=answered([1] * 6, questions_of(FIRST)), gates=NO)
    async with make_app(assessment).run_test(size=(60, 24)) as pilot:
        screen = await looking(pilot, assessment)
        await pilot.resize_terminal(140, 40)
        await pilot.pause()
        assert "▁▁▁" in line_of(screen, "Teori og viden")
        assert "Vidensgrundlag" in text_of(screen)


@pytest.mark.parametrize(("start", "under_a_card"), [((60, 20), False), ((140, 40), False), ((140, 40), True)])
async def test_a_narrow_window_keeps_numbers_and_levels(
    make_app: MakeApp, start: tuple[int, int], under_a_card: bool
) -> None:
    """At 60x20, from the start or made so, under a card too: bar, range and dok. go, and nothing is cut off."""
    answers = {**answered([4] * 70, [one.id for one in QUESTIONS]), **answered([1] * 6, questions_of(FIRST))}
    assessment = begun(answers=answers, gates=NO)
    async with make_app(assessment).run_test(size=start) as pilot:
        screen = await looking(pilot, assessment)
        if under_a_card:
            await pilot.press("down", "enter")
            await arrived(pilot, WhyCard)
        await pilot.resize_terminal(60, 20)
        if under_a_card:
            await pilot.press("escape")
        await arrived(pilot, ProfileScreen)
        first, *others = (words(line_of(screen, element.name)) for element in CATALOGUE.elements)
    assert first == "1 Teori og viden 0 Ikke tydelig endnu"
    assert others == [f"{place} {one.name} 75 Til stede" for place, one in enumerate(CATALOGUE.elements[1:], start=2)]


async def test_a_click_selects_an_element_and_leaves_the_rest_alone(make_app: MakeApp) -> None:
    """The second line of the list is the first element."""
    assessment = begun(given=6, gates=NO)
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        screen = await looking(pilot, assessment)
        await pilot.click("#list", offset=(8, 1))
        assert screen.query_one(ChoiceList).chosen_id == FIRST.id
        assert pilot.app.screen is screen


async def test_every_key_of_the_profile_stands_on_the_help_card(make_app: MakeApp) -> None:
    """The tooltips tell what each key does."""
    assessment = begun(given=6, gates=NO)
    async with make_app(assessment).run_test(size=(80, 50)) as pilot:
        await looking(pilot, assessment)
        await pilot.press("down", "question_mark")
        lines = words(text_of(await arrived(pilot, ExplainScreen)).replace("│", " "))
    for told in ("Hvorfor dette tal?", "Gå til elementets spørgsmål", "plan for næste skridt", "ja/nej-spørgsmålet"):
        assert told in lines
