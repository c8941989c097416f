"""The practice form: little has to be written, nothing is lost, and the same practice stays the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import OptionList

from checklist.catalogue import our_catalogue
from checklist.locale import LANGUAGES, use_language
from checklist.tui.screens.confirm import ConfirmCard
from checklist.tui.screens.explain import ExplainScreen
from checklist.tui.screens.free_text import CprCard
from checklist.tui.screens.home import HomeScreen
from checklist.tui.screens.practice import PracticeScreen
from checklist.tui.screens.same_practice import SamePracticeCard
from checklist.tui.screens.walk import WalkScreen
from checklist.tui.widgets.field import Field
from checklist.tui.widgets.one_of import OneOf
from tests.tui.conftest import app_of, arrived, begun, settled, text_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from textual.pilot import Pilot

    from checklist.locale import Language
    from checklist.tui.app import LovendeApp

NAME, SERVICE = "Morgenmøde", "Åhaven"


async def open_form(pilot: Pilot[Any]) -> PracticeScreen:
    """Press n on the home screen."""
    await settled(pilot)
    await pilot.press("n")
    return await arrived(pilot, PracticeScreen)


def move_away(file: Path) -> None:
    """Somebody tidies up while the app is open."""
    file.rename(file.with_name("væk.sqlite"))


async def write(pilot: Pilot[Any], **texts: str) -> None:
    """Put texts into fields by their ids."""
    for field_id, text in texts.items():
        pilot.app.screen.query_one(f"#{field_id}", Field).value = text
    await pilot.pause()


async def test_name_and_service_are_enough_to_begin(make_app: Callable[..., LovendeApp]) -> None:
    """Typed with the keyboard alone; the walk opens and the assessment is in the archive."""
    async with make_app().run_test(size=(80, 24)) as pilot:
        await open_form(pilot)
        await pilot.press(*NAME, "enter", *SERVICE, "ctrl+s")
        await arrived(pilot, WalkScreen)
        assessment = app_of(pilot).open_assessment.assessment
        stored = app_of(pilot).ready_desk.archive
        assert stored is not None
        assert stored.load(assessment.id).assessment == assessment
    assert (assessment.practice.name, assessment.practice.service) == (NAME, SERVICE)
    assert (assessment.form, assessment.practice_mode, assessment.practice.area) == ("short", False, None)


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_area_can_be_read_whole(
    make_app: Callable[..., LovendeApp], language: Language, size: tuple[int, int]
) -> None:
    """Beside each other where there is room, else in more lines."""
    use_language(language)
    async with make_app().run_test(size=size) as pilot:
        told = text_of(await open_form(pilot))
    assert [area.name for area in our_catalogue(language).areas if area.name not in told] == []


async def test_the_key_for_help_is_one_that_works_where_the_cursor_is(make_app: Callable[..., LovendeApp]) -> None:
    """In a text field ? is a sign like any other, so the footer says f1; at the choices it says ? again."""
    async with make_app().run_test(size=(80, 24)) as pilot:
        screen = await open_form(pilot)
        assert text_of(screen).splitlines()[-1].endswith("f1 hjælp")
        screen.query_one("#area", OneOf).focus()
        await pilot.pause()
        assert text_of(screen).splitlines()[-1].endswith("? hjælp")
        await pilot.press("question_mark")
        await arrived(pilot, ExplainScreen)
        assert "Focus" not in text_of(pilot.app.screen)
        assert "næste felt" in text_of(pilot.app.screen)


async def test_a_filled_field_asks_for_nothing(make_app: Callable[..., LovendeApp]) -> None:
    """Two fields must be filled; the one that has been no longer says so."""
    async with make_app().run_test(size=(80, 24)) as pilot:
        screen = await open_form(pilot)
        assert text_of(screen).count("skal udfyldes") == 2
        await pilot.press(*NAME)
        await pilot.pause()
        assert text_of(screen).count("skal udfyldes") == 1


async def test_what_is_missing_is_said_at_the_field(make_app: Callable[..., LovendeApp]) -> None:
    """Nothing is stored, and the complaint goes away as soon as somebody writes."""
    async with make_app().run_test(size=(80, 24)) as pilot:
        await open_form(pilot)
        await pilot.press("ctrl+s")
        await pilot.pause()
        name = pilot.app.screen.query_one("#name", Field)
        assert "Skriv, hvad I kalder praksis" in text_of(pilot.app.screen)
        assert "Skriv, hvad tilbuddet hedder" in text_of(pilot.app.screen)
        assert name.has_focus
        await pilot.press("M")
        assert "Skriv, hvad I kalder praksis" not in text_of(pilot.app.screen)


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_all_fields_of_both_pages_are_kept(make_app: Callable[..., LovendeApp], size: tuple[int, int]) -> None:
    """Every field ends up in the practice or with the respondent, at both sizes."""
    async with make_app().run_test(size=size) as pilot:
        await open_form(pilot)
        await write(
            pilot, name=NAME, service=SERVICE, municipality="Aarhus", organisation="Region", target_group="voksne",
            legal_basis="§ 108", role="teamleder",
        )  # fmt: skip
        chosen = {"area": "handicap", "form": "full", "maturity": "trial", "perspective": "leder"}
        for field_id, choice in chosen.items():
            pilot.app.screen.query_one(f"#{field_id}", OneOf).chosen = choice
        pilot.app.screen.query_one("#practice_mode").focus()
        await pilot.press("space", "ctrl+s")
        await arrived(pilot, WalkScreen)
        made = app_of(pilot).open_assessment.assessment
    assert made.practice.model_dump(exclude={"id"}) == {
        "name": NAME, "service": SERVICE, "organisation": "Region", "municipality": "Aarhus", "area": "handicap",
        "target_group": "voksne", "legal_basis": "§ 108", "maturity": "trial",
    }  # fmt: skip
    assert made.respondent.model_dump() == {"role": "teamleder", "perspective": "leder", "name": None}
    assert (made.form, made.practice_mode) == ("full", True)


async def test_the_form_says_how_many_questions_and_how_long(make_app: Callable[..., LovendeApp]) -> None:
    """As many as the catalogue has in either form, with the time each takes."""
    async with make_app().run_test(size=(80, 24)) as pilot:
        await open_form(pilot)
        lines = text_of(pilot.app.screen)
    catalogue = our_catalogue()
    assert f"{len(catalogue.questions('short'))} spørgsmål, omkring 15 minutter" in lines
    assert f"{len(catalogue.questions('full'))} spørgsmål, 60-90 minutter med noter" in lines


async def test_a_municipality_is_found_by_a_few_letters(make_app: Callable[..., LovendeApp]) -> None:
    """Aa finds Aabenraa, Aalborg and Aarhus; two steps down and Enter take Aarhus."""
    async with make_app().run_test(size=(80, 24)) as pilot:
        await open_form(pilot)
        await pilot.press("f2")
        pilot.app.screen.query_one("#municipality", Field).focus()
        await pilot.press("a", "a")
        offered = pilot.app.screen.query_one("#municipalities", OptionList)
        assert [str(one.prompt) for one in offered.options][:3] == ["Aabenraa", "Aalborg", "Aarhus"]
        await pilot.press("down", "down", "enter")
        assert pilot.app.screen.query_one("#municipality", Field).value == "Aarhus"
        assert not offered.display


async def test_a_cpr_number_is_pointed_out_before_anything_is_stored(make_app: Callable[..., LovendeApp]) -> None:
    """In any of the texts; f takes it out and goes on."""
    async with make_app().run_test(size=(80, 24)) as pilot:
        await open_form(pilot)
        await write(pilot, name=NAME, service=SERVICE, target_group="Ole 010203-1234")
        await pilot.press("ctrl+s")
        await arrived(pilot, CprCard)
        assert app_of(pilot).ready_desk.archive.entries() == ()  # type: ignore[union-attr]
        await pilot.press("f")
        await arrived(pilot, WalkScreen)
        assert "1234" not in (app_of(pilot).open_assessment.assessment.practice.target_group or "")


async def test_going_back_keeps_what_was_written(make_app: Callable[..., LovendeApp]) -> None:
    """Escape to the home screen and n again show the same words."""
    async with make_app().run_test(size=(80, 24)) as pilot:
        await open_form(pilot)
        await pilot.press(*NAME, "escape")
        await arrived(pilot, HomeScreen)
        await open_form(pilot)
        assert pilot.app.screen.query_one("#name", Field).value == NAME


async def test_the_service_is_not_asked_for_twice(make_app: Callable[..., LovendeApp]) -> None:
    """The next practice begins with the service and the area of the latest one, not with its name."""
    async with make_app(begun(given=2)).run_test(size=(80, 24)) as pilot:
        form = await open_form(pilot)
        assert form.query_one("#service", Field).value == "Åhaven"
        assert form.query_one("#area", OneOf).chosen == "handicap"
        assert form.query_one("#name", Field).value == ""


@pytest.mark.parametrize(
    ("key", "same_practice", "offers"), [("f", True, True), ("b", True, False), ("a", False, False)]
)
async def test_a_practice_with_a_known_name_is_asked_about(
    make_app: Callable[..., LovendeApp], key: str, same_practice: bool, offers: bool
) -> None:
    """From the old answers, afresh, or another practice of that name: each keeps what it says."""
    earlier = begun(given=2, year=2025)
    async with make_app(earlier).run_test(size=(80, 24)) as pilot:
        await open_form(pilot)
        await write(pilot, name="døgnrytme", service="Åhaven")
        await pilot.press("ctrl+s")
        await arrived(pilot, SamePracticeCard)
        await pilot.press(key)
        await arrived(pilot, WalkScreen)
        session = app_of(pilot).open_assessment
    assert (session.assessment.practice.id == earlier.practice.id) is same_practice
    assert (session.earlier == earlier) is offers
    assert (session.assessment.about == earlier.id) is offers


async def test_an_open_assessment_is_corrected_without_touching_its_answers(
    make_app: Callable[..., LovendeApp],
) -> None:
    """Name and form change, answers and the practice's id stay, and the archive has it."""
    before = begun(given=3, short=True)
    async with make_app(before).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        session = app_of(pilot).ready_desk.open(before.id)
        app_of(pilot).push_screen(PracticeScreen(edit=session))
        form = await arrived(pilot, PracticeScreen)
        await write(pilot, name="Ny døgnrytme")
        form.query_one("#form", OneOf).chosen = "full"
        await pilot.press("ctrl+s")
        await arrived(pilot, HomeScreen)
        stored = app_of(pilot).ready_desk.archive.load(before.id).assessment  # type: ignore[union-attr]
    assert (stored.practice.name, stored.form) == ("Ny døgnrytme", "full")
    assert (stored.practice.id, stored.answers) == (before.practice.id, before.answers)


async def test_where_nothing_can_be_stored_the_person_decides(
    make_app: Callable[..., LovendeApp], archive_file: Path
) -> None:
    """The archive refuses; yes begins without it, and the screen says that nothing is kept."""
    async with make_app(begun(given=1)).run_test(size=(80, 24)) as pilot:
        await open_form(pilot)
        move_away(archive_file)
        await write(pilot, name=NAME, service=SERVICE)
        await pilot.press("ctrl+s")
        await arrived(pilot, ConfirmCard)
        await pilot.press("j")
        await arrived(pilot, WalkScreen)
        assert app_of(pilot).open_assessment.keeps_nothing
