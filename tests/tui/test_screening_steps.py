"""Between receiving and reading: formalities, names blacked out, conflicts declared, applications shared."""

from __future__ import annotations

import gc
import warnings
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from checklist.archive import open_archive
from checklist.assessment.model import Rating
from checklist.locale import LANGUAGES, use_language
from checklist.screening.model import Declaration
from checklist.screening.redaction import left_out
from checklist.screening.reviewing import begin_review, with_rating
from checklist.screening.seeing import as_read
from checklist.tui.screens.confirm import ConfirmCard
from checklist.tui.screens.fields_card import FieldsCard
from checklist.tui.screens.screening_applications import ApplicationsScreen
from checklist.tui.screens.screening_decide import DecideScreen
from checklist.tui.screens.screening_declare import DeclareScreen
from checklist.tui.screens.screening_form import RoundFormScreen
from checklist.tui.screens.screening_formal import FormalScreen
from checklist.tui.screens.screening_redact import RedactScreen
from checklist.tui.screens.screening_review import ReviewScreen
from checklist.tui.screens.screening_reviewers import ReviewersScreen
from checklist.tui.screens.screening_reviews_card import ReviewsScreen
from checklist.tui.screens.screening_round import RoundScreen
from checklist.tui.screens.screening_rounds import RoundsScreen
from checklist.tui.screens.screening_see import SeeScreen
from tests.tui.conftest import MOMENT, app_of, arrived, text_of
from tests.tui.round_at_work import BO, ROUND, fill_round, review_all, seated, shows, the_round

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot
    from textual.screen import Screen

    from checklist.locale import Language
    from checklist.screening.model import Application
    from checklist.tui.app import LovendeApp


async def on(pilot: Pilot[Any], screen: Screen[Any]) -> None:
    """On a screen of the round."""
    await app_of(pilot).desk()
    pilot.app.push_screen(screen)
    await arrived(pilot, type(screen))


def first(archive_file: Path) -> Application:
    """A-01 as the archive holds it."""
    with open_archive(str(archive_file)) as archive:
        return archive.rounds.applications.all(ROUND)[0].value


async def test_a_share_without_shared_cases_is_asked_about(
    make_app: Callable[..., LovendeApp], archive_file: Path
) -> None:
    """Whoever shares before choosing the cases that all read first is asked: n leaves it, j goes on."""
    fill_round(str(archive_file), the_round(calibration_cases=1), shared=False)
    seated(str(archive_file), None)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await on(pilot, ReviewersScreen(ROUND))
        await shows(pilot, "3 ansøgninger er ikke fordelt endnu.")
        await pilot.press("f")
        await arrived(pilot, ConfirmCard)
        await pilot.press("n", "f")
        await arrived(pilot, ConfirmCard)
        with open_archive(str(archive_file)) as archive:
            assert archive.rounds.reviews.assignments(ROUND) == ()
        await pilot.press("j")
        await shows(pilot, "Alle bedømmere har lige mange ansøgninger: 3.")
    with open_archive(str(archive_file)) as archive:
        assert len(archive.rounds.reviews.assignments(ROUND)) == 6


async def test_nobody_waits_for_the_draft_of_a_reviewer_who_left(
    make_app: Callable[..., LovendeApp], archive_file: Path
) -> None:
    """Bo hands in one, begins another and leaves: shared again, only what he handed in is still his."""
    fill_round(str(archive_file))
    review_all(str(archive_file), but=((BO.id, 2), (BO.id, 3)))
    with open_archive(str(archive_file)) as archive:
        second = archive.rounds.applications.all(ROUND)[1].value
        begun = begin_review(the_round(), second, BO.id, MOMENT)
        archive.rounds.reviews.save(ROUND, None, with_rating(begun, "maal", Rating(value=3), MOMENT))
        archive.rounds.reviews.put_reviewer(ROUND, BO.model_copy(update={"active": False}))
    seated(str(archive_file), None)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await on(pilot, ReviewersScreen(ROUND))
        await shows(pilot, "Bo Hansen (trådt ud)")
        await pilot.press("f")
        await shows(pilot, "A-02: Kun 1 bedømmer kan læse den.")
    with open_archive(str(archive_file)) as archive:
        codes = {one.id: one.code for one in archive.rounds.applications.lines(ROUND)}
        given = archive.rounds.reviews.assignments(ROUND)
        assert not archive.rounds.reviews.are_awaited(ROUND)
    assert [codes[one.application] for one in given if one.reviewer == BO.id] == ["A-01"]


async def test_a_line_that_is_missing_says_what(make_app: Callable[..., LovendeApp], archive_file: Path) -> None:
    """The person writes what is missing; the rest is in order; both stand in the archive with the name."""
    fill_round(str(archive_file), shared=False)
    seated(str(archive_file), None)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await on(pilot, FormalScreen(ROUND, first(archive_file).id))
        await shows(pilot, "Kom den til tiden?")
        await pilot.press("m")
        await arrived(pilot, FieldsCard)
        await pilot.press(*"Dato", "enter")
        await shows(pilot, "✗ ikke i orden")
        await pilot.press("a")
        await shows(pilot, "Alle linjer er set efter.")
    said = first(archive_file).formalities
    assert [one.state for one in said] == ["missing", "ok", "ok"]
    assert (said[0].note, {one.by for one in said}) == ("Dato", {"Anne Ager"})


async def test_a_marked_passage_is_blacked_out(make_app: Callable[..., LovendeApp], archive_file: Path) -> None:
    """The service's name stands in a note; the tool points at it, and n blacks it out for the reviewers."""
    fill_round(str(archive_file), the_round(blind=True), shared=False)
    seated(str(archive_file), None)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await on(pilot, RedactScreen(ROUND, first(archive_file).id))
        await shows(pilot, "1 sted kan røbe")
        await pilot.press("p")
        await shows(pilot, "På Åhaven gør vi")
        await pilot.press("enter")
        await shows(pilot, "shift+pil markér")
        await pilot.press("escape")
        # Marked by hand: the word after the first three letters.
        await pilot.press("enter", "home", "right", "right", "right", *["shift+right"] * 6, "s")
        await shows(pilot, "1 passage er streget over")
    application = first(archive_file)
    shown = as_read(the_round(blind=True), application)
    assert next(iter(shown.answers.values())).note == f"På {left_out()} gør vi det hver dag."


async def test_two_passages_marked_quickly_are_both_blacked_out(
    make_app: Callable[..., LovendeApp], archive_file: Path
) -> None:
    """The second s comes before the first is stored."""
    fill_round(str(archive_file), the_round(blind=True), shared=False)
    seated(str(archive_file), None)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await on(pilot, RedactScreen(ROUND, first(archive_file).id))
        await shows(pilot, "1 sted kan røbe")
        await pilot.press("p")
        await shows(pilot, "På Åhaven gør vi")
        await pilot.press("enter")
        area = pilot.app.screen.query_one(TextArea)
        for start, end in ((0, 2), (3, 9)):
            area.selection = Selection((0, start), (0, end))
            pilot.app.screen.action_black_out()  # type: ignore[attr-defined]
        await shows(pilot, "2 passager er streget over")
    shown = as_read(the_round(blind=True), first(archive_file))
    assert next(iter(shown.answers.values())).note == f"{left_out()} {left_out()} gør vi det hver dag."


async def test_names_are_kept_from_a_blind_reader(make_app: Callable[..., LovendeApp], archive_file: Path) -> None:
    """In a blind round a reviewer who opens the list of applications sees why it is empty."""
    fill_round(str(archive_file), the_round(blind=True))
    seated(str(archive_file), BO)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await on(pilot, ApplicationsScreen(ROUND))
        assert "Morgenro" not in await shows(pilot, "Runden er blind")


async def test_a_conflict_keeps_an_application_away(make_app: Callable[..., LovendeApp], archive_file: Path) -> None:
    """Bo is in conflict with the first by the alphabet, Egen nøgle (A-02), and free for the rest, once asked."""
    fill_round(str(archive_file), shared=False)
    seated(str(archive_file), BO)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await on(pilot, DeclareScreen(ROUND))
        await shows(pilot, "3 mangler")
        await pilot.press("i")
        await shows(pilot, "2 mangler")
        await pilot.press("a")
        await arrived(pilot, ConfirmCard)
        await shows(pilot, "Habil i 2 ansøgninger?")
        await pilot.press("n")
        await shows(pilot, "2 mangler")
        await pilot.press("a")
        await arrived(pilot, ConfirmCard)
        await pilot.press("j")
        await shows(pilot, "Du har svaret om alle")
        await pilot.press("escape")
        await on(pilot, ReviewersScreen(ROUND))
        await shows(pilot, "3 ansøgninger er ikke fordelt endnu.")
        await pilot.press("f")
        await shows(pilot, "A-02: Kun 1 bedømmer kan læse den.")
    with open_archive(str(archive_file)) as archive:
        given = archive.rounds.reviews.assignments(ROUND)
        codes = {one.id: one.code for one in archive.rounds.applications.lines(ROUND)}
    assert sorted(codes[one.application] for one in given if one.reviewer == BO.id) == ["A-01", "A-03"]


async def test_conflicts_are_not_settled_before_anybody_was_asked(
    make_app: Callable[..., LovendeApp], archive_file: Path
) -> None:
    """Nothing is shared yet: two reviewers have three applications each to speak of, and Bo has spoken of one."""
    fill_round(str(archive_file), shared=False)
    said = Declaration(reviewer=BO.id, application=first(archive_file).id, conflict=False, at=MOMENT)
    with open_archive(str(archive_file)) as archive:
        archive.rounds.reviews.declare(ROUND, said)
    seated(str(archive_file), None)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await on(pilot, RoundScreen(ROUND))
        seen = await shows(pilot, "5 svar mangler")
    assert "✓ 4" not in seen


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_small_fields_of_a_round_have_their_names_whole(
    make_app: Callable[..., LovendeApp], language: Language
) -> None:
    """Five beside each other at 80 columns, each with its title and what it counts."""
    use_language(language)
    async with make_app().run_test(size=(80, 24)) as pilot:
        form = RoundFormScreen()
        await on(pilot, form)
        told = text_of(form)
        names = [str(name) for field in form.query(".few > *") for name in (field.border_title, field.border_subtitle)]
    assert len(names) == 10
    assert [name for name in names if f" {name} " not in told] == []


@pytest.mark.parametrize("screen", [lambda: RoundScreen(ROUND), RoundsScreen])
async def test_a_screen_that_comes_back_twice_at_once_looks_once(
    make_app: Callable[..., LovendeApp], archive_file: Path, screen: Callable[[], RoundScreen | RoundsScreen]
) -> None:
    """The first look has no time to begin, and Python has nothing to complain of."""
    fill_round(str(archive_file))
    seated(str(archive_file), None)
    async with make_app().run_test(size=(80, 24)) as pilot:
        shown = screen()
        await on(pilot, shown)
        with warnings.catch_warnings(record=True) as complaints:
            shown.on_screen_resume()
            shown.on_screen_resume()
            await shows(pilot, "Prøverunden (fiktiv)")
            await pilot.pause()
            gc.unfreeze()  # a look at a round keeps what it brought out of collections
            gc.collect()
    assert complaints == []


@pytest.mark.parametrize(("language", "last"), [("da", "? hjælp"), ("en", "? help")])
async def test_the_keys_of_the_decisions_stand_on_one_line_to_the_last(
    make_app: Callable[..., LovendeApp], archive_file: Path, language: Language, last: str
) -> None:
    """Four verdicts, the log, the way back and help at 80 columns."""
    use_language(language)
    fill_round(str(archive_file))
    review_all(str(archive_file))
    seated(str(archive_file), None)
    async with make_app().run_test(size=(80, 24)) as pilot:
        screen = DecideScreen(ROUND)
        await on(pilot, screen)
        await shows(pilot, "A-03")
        assert text_of(screen).splitlines()[-1].endswith(last)


@pytest.mark.parametrize(("name", "stands_first"), [("Anders And", True), ("Åse Ager", False)])
async def test_reviewers_stand_by_the_alphabet_wherever_they_are_compared(
    make_app: Callable[..., LovendeApp], archive_file: Path, name: str, stands_first: bool
) -> None:
    """Whatever ids they have: on the page that tells how alike they rate, and over the columns of one application."""
    fill_round(str(archive_file))
    review_all(str(archive_file))
    with open_archive(str(archive_file)) as archive:
        archive.rounds.reviews.put_reviewer(ROUND, BO.model_copy(update={"name": name}))
    seated(str(archive_file), None)
    async with make_app().run_test(size=(120, 40)) as pilot:
        await on(pilot, SeeScreen(ROUND))
        await shows(pilot, "5,0")
        await pilot.press("enter")
        await arrived(pilot, ReviewsScreen)
        columns = await shows(pilot, name)
        await pilot.press("escape", "t")
        offsets = await shows(pilot, name)
    for seen in (columns, offsets):
        assert (seen.index(name) < seen.index("Cilla Hol")) is stands_first


@pytest.mark.parametrize("is_shared", [True, False])
async def test_a_shared_case_says_how_it_is_opened_again(
    make_app: Callable[..., LovendeApp], archive_file: Path, is_shared: bool
) -> None:
    """The key stands in the footer once it is handed in; another application is handed in for good."""
    fill_round(str(archive_file))
    review_all(str(archive_file))
    with open_archive(str(archive_file)) as archive:
        (kept, *_others) = archive.rounds.applications.all(ROUND)
        after = kept.value.model_copy(update={"calibration": is_shared})
        archive.rounds.applications.save(kept, after)
    seated(str(archive_file), BO)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await on(pilot, ReviewScreen(ROUND, kept.value.id))
        seen = await shows(pilot, "Afleveret. Tryk →")
    assert ("o åbn igen" in seen) is is_shared
