"""A round from the home screen to the log: each step through its own screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checklist.archive import open_archive
from checklist.catalogue import our_catalogue
from checklist.exchange import write
from checklist.screening.decisions import standing
from checklist.screening.model import Declaration
from checklist.tui.screens.confirm import ConfirmCard
from checklist.tui.screens.fields_card import FieldsCard
from checklist.tui.screens.screening_decide import DecideScreen
from checklist.tui.screens.screening_form import RoundFormScreen
from checklist.tui.screens.screening_intake import FilesCard
from checklist.tui.screens.screening_order import OrderScreen
from checklist.tui.screens.screening_receive import ReceiveScreen
from checklist.tui.screens.screening_review import ReviewScreen
from checklist.tui.screens.screening_round import RoundScreen
from checklist.tui.screens.screening_rounds import RoundsScreen
from checklist.tui.screens.screening_seat import SeatCard
from checklist.tui.screens.screening_see import SeeScreen
from checklist.tui.widgets.field import Field
from tests.tui.conftest import MOMENT, app_of, arrived, begun
from tests.tui.round_at_work import BO, ROUND, begin_round, fill_round, review_all, seated, shows, write_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from checklist.tui.app import LovendeApp


async def in_round(pilot: Pilot[Any]) -> RoundScreen:
    """On the page of the one round."""
    await app_of(pilot).desk()
    pilot.app.push_screen(RoundScreen(ROUND))
    return await arrived(pilot, RoundScreen)


async def test_a_round_is_made_in_the_form(make_app: Callable[..., LovendeApp], archive_file: Path) -> None:
    """From home: r, n, fill in what has to be, Ctrl+S; the round's page asks who one is."""
    async with make_app().run_test(size=(80, 24)) as pilot:
        await app_of(pilot).desk()
        await pilot.press("r")
        await arrived(pilot, RoundsScreen)
        await pilot.press("n")
        form = await arrived(pilot, RoundFormScreen)
        for name, text in (
            ("name", "Runde 1"),
            ("organiser", "Fonden"),
            ("purpose", "At lære"),
            ("deadline", "30.11.2026 kl. 12.00"),
            ("places", "4"),
        ):
            form.query_one(f"#{name}", Field).value = text
        await pilot.press("ctrl+s")
        await arrived(pilot, SeatCard)
    with open_archive(str(archive_file)) as archive:
        (entry,) = archive.rounds.entries()
        found = archive.rounds.load(entry.id).value
    assert (found.name, found.places, found.deadline.isoformat()) == ("Runde 1", 4, "2026-11-30T11:00:00+00:00")


async def test_the_form_names_all_that_is_wrong_at_once_and_does_not_say_that_it_is_stored(
    make_app: Callable[..., LovendeApp],
) -> None:
    """Three fields complain; help tells when it is stored; Ctrl+Q asks before it throws away what is written."""
    async with make_app().run_test(size=(100, 40)) as pilot:
        await app_of(pilot).desk()
        pilot.app.push_screen(RoundFormScreen())
        form = await arrived(pilot, RoundFormScreen)
        form.query_one("#name", Field).value = "Runde 1"
        form.query_one("#organiser", Field).value = "Fonden"
        form.query_one("#purpose", Field).value = "At lære"
        form.query_one("#deadline", Field).value = "en dag"
        form.query_one("#places", Field).value = "mange"
        form.query_one("#weights", Field).value = "Vejret 2"
        await pilot.press("ctrl+s")
        await pilot.pause()
        wrong = [one.id for one in form.query(Field) if one.has_class("-wrong")]
        has_cursor = pilot.app.focused
        await pilot.press("f1")
        told = await shows(pilot, "Runden er først gemt efter Ctrl+S")
        await pilot.press("escape")
        await arrived(pilot, RoundFormScreen)
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert any("Runden er ikke gemt" in note.message for note in pilot.app._notifications)
        assert pilot.app.is_running
    assert wrong == ["deadline", "places", "weights"]
    assert has_cursor is not None
    assert has_cursor.id == "deadline"
    assert "Alt er gemt" not in told


async def test_a_folder_is_taken_in(make_app: Callable[..., LovendeApp], archive_file: Path, tmp_path: Path) -> None:
    """Three go in; the rehearsal and the letter stay beside, each with what is wrong; a copy is told of."""
    begin_round(str(archive_file))
    seated(str(archive_file), None)
    write_folder(tmp_path / "mappe")
    (tmp_path / "mappe" / "kopi.toml").write_bytes((tmp_path / "mappe" / "1.toml").read_bytes())
    async with make_app().run_test(size=(80, 24)) as pilot:
        await in_round(pilot)
        await pilot.press("1")
        await arrived(pilot, ReceiveScreen)
        await pilot.press("n")
        card = await arrived(pilot, FilesCard)
        card.query_one("#path", Field).value = f"{tmp_path / 'mappe'}/"
        await pilot.press("f2")
        told = await shows(pilot, "3 taget ind")
        assert any("1 fil var her i forvejen" in note.message for note in pilot.app._notifications)
    assert "1 øvelse" in told
    assert "1 kan ikke læses" in told


async def test_what_became_of_a_file_is_never_cut_off(
    make_app: Callable[..., LovendeApp], archive_file: Path, tmp_path: Path
) -> None:
    """The longest word there is stands whole at 80 columns; the round's page counts the files that wait."""
    begin_round(str(archive_file))
    seated(str(archive_file), None)
    other = begun("Et andet sted", given=999, catalogue="andet")
    (tmp_path / "mappe").mkdir()
    (tmp_path / "mappe" / "anden.json").write_bytes(write(other, "json", our_catalogue()))
    async with make_app().run_test(size=(80, 24)) as pilot:
        await in_round(pilot)
        await pilot.press("1")
        await arrived(pilot, ReceiveScreen)
        await pilot.press("n")
        card = await arrived(pilot, FilesCard)
        card.query_one("#path", Field).value = f"{tmp_path / 'mappe'}/"
        await pilot.press("f2")
        await shows(pilot, "✗ hører ikke til runden")
        await pilot.press("escape")
        await arrived(pilot, RoundScreen)
        await shows(pilot, "1 fil venter")


async def test_the_own_score_waits_for_the_rating(make_app: Callable[..., LovendeApp], archive_file: Path) -> None:
    """Neither before the rating nor for who abstains; after a rating it is there: every answer a 4 gives 75."""
    fill_round(str(archive_file))
    seated(str(archive_file), BO)
    async with make_app().run_test(size=(140, 40)) as pilot:
        await in_round(pilot)
        await pilot.press("5")
        await shows(pilot, "ikke begyndt")
        await pilot.press("enter")
        await arrived(pilot, ReviewScreen)
        await shows(pilot, "Om praksis")
        await pilot.press("right")
        before = await shows(pilot, "ser du, når du har bedømt")
        await pilot.press("u")
        abstaining = await shows(pilot, "Du undlader, så ansøgerens eget tal ser du først")
        await pilot.press("4")
        after = await shows(pilot, "75, Til stede")
    assert "75" not in before + abstaining
    assert "[4]" in after


async def test_others_ratings_wait_for_handing_in(make_app: Callable[..., LovendeApp], archive_file: Path) -> None:
    """Cilla has handed in; Bo sees her comment only once he has."""
    fill_round(str(archive_file))
    review_all(str(archive_file), but=((BO.id, 1),))
    seated(str(archive_file), BO)
    async with make_app().run_test(size=(140, 40)) as pilot:
        await in_round(pilot)
        await pilot.press("5")
        await shows(pilot, "ikke begyndt")
        await pilot.press("enter")
        await arrived(pilot, ReviewScreen)
        await shows(pilot, "11 elementer mangler")
        for _element in range(11):
            await pilot.press("right", "2")
        before = await shows(pilot, "[2]")
        await pilot.press("a")
        await arrived(pilot, ConfirmCard)
        await shows(pilot, "11 tal har ingen kommentar")
        await pilot.press("j")
        after = await shows(pilot, "Set af Cilla Holm.")
    assert "Cilla" not in before
    assert "afleveret" in after


async def test_averages_and_order_are_closed_until_all_is_read(
    make_app: Callable[..., LovendeApp], archive_file: Path
) -> None:
    """Bo has one left to read, so both screens say that they are closed, and why."""
    fill_round(str(archive_file))
    review_all(str(archive_file), but=((BO.id, 1),))
    seated(str(archive_file), BO)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await in_round(pilot)
        await pilot.press("6")
        await arrived(pilot, SeeScreen)
        assert "5,0" not in await shows(pilot, "Lukket endnu")
        await pilot.press("escape", "7")
        await arrived(pilot, OrderScreen)
        assert "frø" not in await shows(pilot, "Lukket endnu")


async def test_the_table_shows_the_reviewers_means(make_app: Callable[..., LovendeApp], archive_file: Path) -> None:
    """Rated 5, 3 and 2 throughout by both: eleven cells each."""
    fill_round(str(archive_file))
    review_all(str(archive_file))
    seated(str(archive_file), None)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await in_round(pilot)
        await pilot.press("6")
        await arrived(pilot, SeeScreen)
        told = await shows(pilot, "5,0")
    rows = [line for line in told.splitlines() if " ✓ " in line]
    assert [row.count(mean) for row, mean in zip(rows, ("5,0", "3,0", "2,0"), strict=True)] == [11, 11, 11]


async def test_the_page_of_how_alike_they_rate_offers_no_key_of_the_table(
    make_app: Callable[..., LovendeApp], archive_file: Path
) -> None:
    """Enter and s are the table's, and s sorts nothing there; t leads back to the table, and both are there again."""
    fill_round(str(archive_file))
    review_all(str(archive_file))
    seated(str(archive_file), None)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await in_round(pilot)
        await pilot.press("6")
        await arrived(pilot, SeeScreen)
        await shows(pilot, "se bedømmelserne")
        await pilot.press("t", "s")
        told = await shows(pilot, "tabellen")
        assert not any(words in told for words in ("se bedømmelserne", "sortér", "hvor ens?"))
        await pilot.press("t")
        assert "sorteret efter kode" in await shows(pilot, "se bedømmelserne")


async def test_the_table_keeps_back_what_a_conflict_closes(
    make_app: Callable[..., LovendeApp], archive_file: Path
) -> None:
    """Bo has a conflict with A-01, which Cilla rated 5: he sees the others in table and order, and nothing of it."""
    fill_round(str(archive_file))
    review_all(str(archive_file), but=((BO.id, 1),))
    with open_archive(str(archive_file)) as archive:
        rounds = archive.rounds
        one = rounds.applications.lines(ROUND)[0].id
        rounds.reviews.declare(ROUND, Declaration(reviewer=BO.id, application=one, conflict=True, at=MOMENT))
        before = rounds.reviews.assignments(ROUND)
        rounds.reviews.assign(ROUND, before, [x for x in before if (x.application, x.reviewer) != (one, BO.id)])
    seated(str(archive_file), BO)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await in_round(pilot)
        await pilot.press("6")
        await arrived(pilot, SeeScreen)
        await shows(pilot, "3,0")
        told = await shows(pilot, "A-01: du er inhabil")
        await pilot.press("escape", "7")
        await arrived(pilot, OrderScreen)
        order = await shows(pilot, "1 vises ikke, fordi du er inhabil")
    assert "5,0" not in told
    assert "A-02" in order
    assert "A-01" not in order


async def test_the_order_says_how_sure_it_is_and_decides_nothing(
    make_app: Callable[..., LovendeApp], archive_file: Path
) -> None:
    """One place, one application rated highest by both: inside in every draw. No sum is shown."""
    fill_round(str(archive_file))
    review_all(str(archive_file))
    seated(str(archive_file), None)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await in_round(pilot)
        await pilot.press("7")
        await arrived(pilot, OrderScreen)
        told = await shows(pilot, "100\N{NO-BREAK SPACE}%")
    assert "Beregningen afgør intet; alle læses." in told
    assert "frø 1" in told


async def test_a_decision_has_its_reason_in_the_log(make_app: Callable[..., LovendeApp], archive_file: Path) -> None:
    """Without a reason nothing is written; with one it is in the log, under the name that was given."""
    fill_round(str(archive_file))
    review_all(str(archive_file))
    seated(str(archive_file), None)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await in_round(pilot)
        await pilot.press("8")
        await arrived(pilot, DecideScreen)
        await shows(pilot, "A-01")
        await pilot.press("1")
        await arrived(pilot, FieldsCard)
        await pilot.press("enter")
        await shows(pilot, "»Hvorfor?« mangler")
        await pilot.press(*"Klart", "enter")
        await arrived(pilot, DecideScreen)
        await shows(pilot, "✓ går videre")
    with open_archive(str(archive_file)) as archive:
        log = archive.rounds.decisions.log(ROUND)
        (entry,) = standing(log.entries).values()
        texts = log.texts[entry.number]
        assert (entry.by, texts.reason and texts.reason.text) == ("Anne Ager", "Klart")
        assert archive.rounds.decisions.verify(ROUND).holds
