"""Pictures of a round's figures: the table of applications and elements, and the order with its certainty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from checklist.archive import open_archive
from checklist.screening.model import Formality
from checklist.tui.screens.screening_order import OrderScreen
from checklist.tui.screens.screening_round import RoundScreen
from checklist.tui.screens.screening_see import SeeScreen
from tests.tui.conftest import MOMENT, app_of, arrived
from tests.tui.round_at_work import ROUND, fill_round, review_all, seated, shows, the_round

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from checklist.tui.app import LovendeApp

BothSizes = pytest.mark.parametrize(
    ("size", "colour"), [((80, 24), True), ((140, 40), False)], ids=["80x24-colour", "140x40-monochrome"]
)


def filled(archive_file: Path) -> str:
    """Everything handed in, the goals of the weakest at the line of attention, and something formal that is missing."""
    url = str(archive_file)
    fill_round(url, the_round(attention={"maal": 2.0}))
    review_all(url)
    seated(url, None)
    with open_archive(url) as archive:
        before = max(archive.rounds.applications.all(ROUND), key=lambda kept: kept.value.number)
        first, *others = before.value.formalities
        missing = Formality(line=first.line, state="missing", by="Anne Ager", at=MOMENT, note="Bilaget er tomt")
        archive.rounds.applications.save(before, before.value.model_copy(update={"formalities": (missing, *others)}))
    return url


async def on_page(pilot: Pilot[Any]) -> None:
    """On the page of the round."""
    await app_of(pilot).desk()
    pilot.app.push_screen(RoundScreen(ROUND))
    await arrived(pilot, RoundScreen)
    await shows(pilot, "Anne Ager")


@BothSizes
def test_heat_map(
    snap_compare: Any,
    make_app: Callable[..., LovendeApp],
    archive_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
    colour: bool,
) -> None:
    """Every mean with its mark; the last application is pointed at and told about below."""
    if not colour:
        monkeypatch.setenv("NO_COLOR", "1")
    filled(archive_file)

    async def opened(pilot: Pilot[Any]) -> None:
        await on_page(pilot)
        await pilot.press("6")
        await arrived(pilot, SeeScreen)
        await shows(pilot, "5,0")
        await pilot.press("end")
        await shows(pilot, "A-03 Kaffe først")

    assert snap_compare(make_app(), run_before=opened, terminal_size=size)


@BothSizes
def test_order(
    snap_compare: Any,
    make_app: Callable[..., LovendeApp],
    archive_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
    colour: bool,
) -> None:
    """How often each is within the places, and the sentence about the one that is pointed at."""
    if not colour:
        monkeypatch.setenv("NO_COLOR", "1")
    filled(archive_file)

    async def opened(pilot: Pilot[Any]) -> None:
        await on_page(pilot)
        await pilot.press("7")
        await arrived(pilot, OrderScreen)
        await shows(pilot, "frø 1")
        await pilot.pause()

    assert snap_compare(make_app(), run_before=opened, terminal_size=size)
