"""What is being typed is stored while it is typed, and before the app closes."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, TextArea

from checklist.archive import open_archive
from checklist.assessment.model import Answer, Evidence, Reflection
from checklist.tui.screens.evidence import EvidenceCard
from checklist.tui.screens.fields_card import FieldsCard
from checklist.tui.screens.free_text import CprCard, FreeTextCard
from checklist.tui.screens.pause import PauseScreen
from checklist.tui.widgets.title_bar import TitleBar
from tests.tui.at_work import FIRST, QUESTIONS, session_of, stored, walking, write
from tests.tui.conftest import app_of, arrived, begun
from tests.tui.quiet import until
from tests.tui.test_pause import pausing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from textual.pilot import Pilot

    from checklist.tui.app import LovendeApp

    MakeApp = Callable[..., LovendeApp]

QUESTION = QUESTIONS[0]
MAY_NOT_FIT = next(question for question in QUESTIONS if question.not_relevant)


async def until_saved(pilot: Pilot[Any]) -> None:
    """Wait until no title bar says that something is not saved yet."""
    bars = [bar for screen in pilot.app.screen_stack for bar in screen.query(TitleBar) if bar.practice]
    await until(lambda: all(bar.state == "gemt 14.32" for bar in bars), lambda: [bar.state for bar in bars])


@pytest.mark.usefixtures("drafts_at_once")
async def test_a_note_is_stored_while_it_is_written_and_one_undo_takes_it_back(
    make_app: MakeApp, archive_file: Path
) -> None:
    """Each word is in the archive while the card is open; after it u leads back to the note as it was before."""
    assessment = begun(answers={QUESTION.id: Answer(value=4, note="Før.")})
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, assessment)
        await walk.go_to(0)
        await pilot.press("n")
        await arrived(pilot, FreeTextCard)
        for word, note in ((" Og", "Før. Og"), (" nu.", "Før. Og nu.")):
            await write(pilot, word)
            await until_saved(pilot)
            assert stored(archive_file, assessment).answer(QUESTION.id).note == note
        await pilot.press("escape")
        await arrived(pilot, type(walk))
        await pilot.press("u")
        await pilot.pause()
        assert stored(archive_file, assessment).answer(QUESTION.id) == Answer(value=4, note="Før.")


async def test_the_screen_does_not_say_saved_while_a_note_is_not(make_app: MakeApp, archive_file: Path) -> None:
    """Neither the card nor the title bar behind it."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, assessment)
        await pilot.press("3", "n")
        card = await arrived(pilot, FreeTextCard)
        await write(pilot, "ny")
        assert card.query_one("#free-text").border_subtitle == "ikke gemt endnu"
        assert walk.query_one(TitleBar).state == "ikke gemt endnu"
        assert stored(archive_file, assessment).answer(QUESTION.id).note is None
        await pilot.press("escape")
        await arrived(pilot, type(walk))
        await until_saved(pilot)
        assert stored(archive_file, assessment).answer(QUESTION.id).note == "ny"


@pytest.mark.usefixtures("drafts_at_once")
async def test_a_possible_cpr_number_is_not_stored_as_a_draft(make_app: MakeApp, archive_file: Path) -> None:
    """The field with the number waits for the person; the other one is stored."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        screen = await pausing(pilot, assessment)
        screen.query_one("#strengths", TextArea).text = "010203-1234"
        screen.query_one("#next", TextArea).text = "ny plan"
        await until(lambda: stored(archive_file, assessment).reflections)
        assert stored(archive_file, assessment).reflections[FIRST.id] == Reflection(next="ny plan")
        assert screen.query_one(TitleBar).state == "ikke gemt endnu"


async def test_closing_the_app_stores_what_is_written_in_the_pause(make_app: MakeApp, archive_file: Path) -> None:
    """Ctrl+Q from inside a field."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await pausing(pilot, assessment)
        await pilot.press("tab")
        await write(pilot, "faste vagter")
        await pilot.press("ctrl+q")
        await pilot.pause()
    with open_archive(str(archive_file)) as archive:
        assert archive.load(assessment.id).assessment.reflections[FIRST.id].strengths == "faste vagter"


async def test_closing_the_app_asks_about_a_cpr_number_first(make_app: MakeApp, archive_file: Path) -> None:
    """A second Ctrl+Q does not get past the question; its answer closes the app."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await walking(pilot, assessment)
        await pilot.press("n")
        await arrived(pilot, FreeTextCard)
        await write(pilot, "010203-1234")
        await pilot.press("ctrl+q")
        await arrived(pilot, CprCard)
        await pilot.press("ctrl+q")
        assert isinstance(pilot.app.screen, CprCard)
        await pilot.press("f")
        await pilot.pause()
    assert stored(archive_file, assessment).answer(QUESTION.id).note == "[CPR-nummer fjernet]"


async def test_closing_the_app_stores_a_card_with_fields(make_app: MakeApp, archive_file: Path) -> None:
    """The new piece of documentation is there, and the answer rests on it."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await walking(pilot, assessment)
        await pilot.press("b")
        await arrived(pilot, EvidenceCard)
        await pilot.press("n")
        card = await arrived(pilot, FieldsCard)
        card.query_one("#title", Input).value = "referat"
        await pilot.press("ctrl+q")
        await pilot.pause()
    assert stored(archive_file, assessment).evidence == (Evidence(id="referat", title="referat"),)


async def test_closing_the_terminals_window_stores_what_is_written(make_app: MakeApp, archive_file: Path) -> None:
    """The signal that the computer sends on shutting down, in the middle of a reason."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, assessment)
        await walk.go_to(QUESTIONS.index(MAY_NOT_FIT))
        await pilot.press("p")
        await arrived(pilot, FreeTextCard)
        await write(pilot, "ingen nat")
        os.kill(os.getpid(), signal.SIGTERM)
        await until(lambda: app_of(pilot).return_code is not None)
    assert stored(archive_file, assessment).answer(MAY_NOT_FIT.id).reason == "ingen nat"


async def test_text_goes_into_the_field_that_tab_leads_to_however_fast_it_comes(make_app: MakeApp) -> None:
    """Keys that arrive all at once, as from a scanner, or on a machine that is busy."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        screen = await pausing(pilot, assessment)
        await pilot.press("tab")
        from textual.events import Key

        for key in ("a", "tab", "b", "tab", "c"):
            pilot.app.post_message(Key(key, None if key == "tab" else key))
        await until(lambda: screen.query_one("#next", TextArea).text)
        assert [field.text for field in screen.query(TextArea)] == ["a", "b", "c"]


async def test_a_text_that_is_emptied_again_leaves_nothing_to_undo(make_app: MakeApp) -> None:
    """Written, stored, deleted: the history is as it was."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        screen = await pausing(pilot, assessment)
        assert isinstance(screen, PauseScreen)
        for text in ("nyt", ""):
            screen.query_one("#next", TextArea).text = text
            screen.keep_typed()
        assert session_of(pilot).undo() is False


def test_a_card_that_is_not_drawn_yet_holds_nothing_that_is_kept() -> None:
    """What is stored behind it may ask before the field is there, as when a rating is stored while k is pressed."""
    card = FreeTextCard("Mål", "Hvorfor?", "Tynd.", keep=lambda _text: "gemt")
    assert not card.is_kept
    card.keep_typed()
    assert not card.is_kept
