"""The home screen: the ways in, what it knows of the archive, and the plan whose day has come."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from textual.command import CommandList
from textual.widgets import OptionList, Static

from checklist.assessment.model import Action, Plan
from checklist.catalogue import our_catalogue
from checklist.tui.palette import ActionPalette
from checklist.tui.screens.archive import ArchiveScreen
from checklist.tui.screens.explain import ExplainScreen
from checklist.tui.screens.home import HomeScreen
from checklist.tui.screens.plan import PlanScreen
from checklist.tui.screens.practice import PracticeScreen
from checklist.tui.screens.walk import WalkScreen
from tests.tui.conftest import arrived, begun, settled, text_of
from tests.tui.quiet import until

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from textual.pilot import Pilot

    from checklist.tui.app import LovendeApp

YESTERDAY, TODAY = dt.date(2026, 11, 21), dt.date(2026, 11, 22)


def with_plan(next_look: dt.date, status: str = "planned", *, rehearsal: bool = False) -> object:
    """An assessment with one action in its plan."""
    action = Action.model_validate({"id": "maal", "title": "Skriv målene sammen", "status": status})
    return begun(plan=Plan(next_look=next_look, actions=(action,)), practice_mode=rehearsal)


async def test_it_says_in_three_sentences_what_lovende_praksis_is_and_is_not(
    make_app: Callable[..., LovendeApp],
) -> None:
    """Three sentences; the last one says that it is neither a grade nor documented effect."""
    async with make_app().run_test(size=(80, 24)) as pilot:
        explained = str(pilot.app.screen.query_one("#explained", Static).content)
    assert explained.count(". ") + 1 == 3
    assert explained.endswith("ikke en karakter og ikke dokumenteret virkning.")


async def test_the_latest_assessment_is_offered_with_how_far_it_is_and_when(
    make_app: Callable[..., LovendeApp],
) -> None:
    """Practice, answers given of asked, and the local time of the last change."""
    async with make_app(begun(given=3), begun("Ældre", given=1, year=2025)).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        lines = text_of(pilot.app.screen)
    assert "Fortsæt: Døgnrytme" in lines
    asked = len(our_catalogue().questions())
    assert f"3 af {asked} besvaret · i dag kl. 14.32" in lines


async def test_an_empty_archive_offers_nothing_to_go_on_with(make_app: Callable[..., LovendeApp]) -> None:
    """Going on is not offered where there is nothing; its key says so."""
    async with make_app().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        choices = pilot.app.screen.query_one(OptionList)
        assert [option.id for option in choices.options][:2] == ["new", "renew"]
        await pilot.press("f")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_a_letter_pressed_before_the_archive_is_open_is_obeyed_when_it_is(
    make_app: Callable[..., LovendeApp],
) -> None:
    """The keys work from the first paint."""
    async with make_app(begun(given=3)).run_test(size=(80, 24)) as pilot:
        await pilot.press("f")
        await arrived(pilot, WalkScreen)


async def test_arrow_and_enter_choose_like_the_letter_does(make_app: Callable[..., LovendeApp]) -> None:
    """The highlighted way is taken with Enter."""
    async with make_app().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await arrived(pilot, PracticeScreen)


async def test_the_app_opens_on_the_plan_on_the_day_of_the_next_look(make_app: Callable[..., LovendeApp]) -> None:
    """The day itself counts, and the plan is the one on the screen."""
    async with make_app(with_plan(TODAY)).run_test(size=(80, 24)) as pilot:
        await arrived(pilot, PlanScreen)
        await pilot.press("escape")
        await arrived(pilot, HomeScreen)
        assert "Se på planen: Døgnrytme" in text_of(pilot.app.screen)


async def test_every_way_in_fits_on_a_small_screen_while_a_plan_waits(make_app: Callable[..., LovendeApp]) -> None:
    """80×24, something to go on with and a plan to look at: first and last line are seen, p is below."""
    async with make_app(with_plan(TODAY), begun("Andet", given=3)).run_test(size=(80, 24)) as pilot:
        await arrived(pilot, PlanScreen)
        await pilot.press("escape")
        await arrived(pilot, HomeScreen)
        lines = text_of(pilot.app.screen).splitlines()
    assert any("Hvad lykkes for jer" in line for line in lines)
    assert any(line.split()[:2] == ["i", "Indstillinger"] for line in lines)
    assert any(line.split()[:2] == ["?", "Hjælp"] for line in lines)
    assert "p plan" in lines[-1]
    assert lines[-1].endswith("? hjælp")


def hits(pilot: Pilot[Any]) -> list[str]:
    """What the palette has found."""
    found = pilot.app.screen.query_one(CommandList)
    return [str(option.prompt) for option in found.options if not option.disabled]


async def test_the_palette_says_nothing_twice(make_app: Callable[..., LovendeApp]) -> None:
    """Moving in the archive's list has a name and no sentence: it stands there once."""
    async with make_app(begun(given=1)).run_test(size=(80, 40)) as pilot:
        await settled(pilot)
        await pilot.press("a")
        await arrived(pilot, ArchiveScreen)
        await pilot.press("ctrl+p", *"side op")
        await until(lambda: hits(pilot))
        assert text_of(pilot.app.screen).casefold().count("side op") == 2  # what is searched for, and the hit


async def test_a_plan_calls_nobody_before_its_day_or_when_all_is_done_or_in_a_rehearsal(
    make_app: Callable[..., LovendeApp],
) -> None:
    """Tomorrow's look, a finished plan and a rehearsal leave the home screen in peace."""
    quiet = [with_plan(dt.date(2026, 11, 23)), with_plan(YESTERDAY, "done"), with_plan(YESTERDAY, rehearsal=True)]
    for number, assessment in enumerate(quiet):
        distinct = assessment.model_copy(update={"id": begun(f"Nr. {number}").id})  # type: ignore[attr-defined]
        async with make_app(distinct).run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            assert isinstance(pilot.app.screen, HomeScreen)


async def test_the_help_card_lists_our_keys_once_and_nothing_in_english(make_app: Callable[..., LovendeApp]) -> None:
    """Every key of ours stands there; Textual's own do not."""
    async with make_app().run_test(size=(80, 40)) as pilot:
        await settled(pilot)
        await pilot.press("question_mark")
        assert isinstance(pilot.app.screen, ExplainScreen)
        lines = text_of(pilot.app.screen)
    assert lines.count("Luk programmet") == 1
    assert "Focus" not in lines
    assert "palette" not in lines


async def test_the_palette_finds_an_action_by_its_name_and_speaks_danish(make_app: Callable[..., LovendeApp]) -> None:
    """A hit is run; no hit is said in Danish."""
    async with make_app().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+p", *"zzz")
        await arrived(pilot, ActionPalette)
        await until(lambda: "Ingen handling passer til det." in text_of(pilot.app.screen))
        await pilot.press("backspace", "backspace", "backspace", *"begynd en ny")
        await until(lambda: any("Begynd en ny" in hit for hit in hits(pilot)))
        await pilot.press("enter")
        await arrived(pilot, PracticeScreen)
