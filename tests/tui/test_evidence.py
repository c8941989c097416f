"""Documentation: named once, ticked where it is used, deleted only after saying what rests on it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from checklist.assessment.model import Answer, Evidence
from checklist.tui.screens.confirm import ConfirmCard
from checklist.tui.screens.evidence import EvidenceCard
from checklist.tui.screens.fields_card import FieldsCard
from checklist.tui.screens.free_text import CprCard
from checklist.tui.screens.walk import WalkScreen
from tests.tui.at_work import QUESTIONS, stored, walking, write
from tests.tui.conftest import arrived, begun, text_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from textual.pilot import Pilot

    from checklist.assessment.model import Assessment
    from checklist.tui.app import LovendeApp

    MakeApp = Callable[..., LovendeApp]

ONE, TWO = QUESTIONS[0].id, QUESTIONS[1].id
PLAN = Evidence(id="plan", title="Døgnrytmeplan [2026]", where="Drevet P", date=dt.date(2026, 9, 1))
USED = {ONE: Answer(value=4, evidence=("plan",)), TWO: Answer(value=3, evidence=("plan",))}


async def ticking(pilot: Pilot[Any], assessment: Assessment) -> EvidenceCard:
    """The card on the first question."""
    walk = await walking(pilot, assessment)
    await walk.go_to(0)
    await pilot.press("b")
    return await arrived(pilot, EvidenceCard)


async def test_new_documentation_is_written_once_and_ticked_at_once(make_app: MakeApp, archive_file: Path) -> None:
    """Title, where it lies, and a date without a year, which is the last time that day came."""
    assessment = begun(answers={ONE: Answer(value=4)})
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await ticking(pilot, assessment)
        await pilot.press("n")
        await write(pilot, "referat")
        await pilot.press("tab")
        await write(pilot, "mappen")
        await pilot.press("tab")
        await write(pilot, "24.12")
        await pilot.press("enter")
        card = await arrived(pilot, EvidenceCard)
        assert "[✓] referat" in text_of(card)
        assert "mappen · 24. december 2025 · bruges til 1 spørgsmål" in text_of(card)
        after = stored(archive_file, assessment)
        await pilot.press("escape")
        assert "Dokumentation: referat" in text_of(await arrived(pilot, WalkScreen))
    assert after.evidence == (Evidence(id="referat", title="referat", where="mappen", date=dt.date(2025, 12, 24)),)
    assert after.answer(ONE) == Answer(value=4, evidence=("referat",))


async def test_space_ticks_and_unticks_and_the_title_may_hold_brackets(make_app: MakeApp, archive_file: Path) -> None:
    """The tick belongs to this question alone."""
    assessment = begun(evidence=(PLAN,), answers=USED)
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        card = await ticking(pilot, assessment)
        assert "[✓] Døgnrytmeplan [2026]" in text_of(card)
        assert "Drevet P · 1. september 2026 · bruges til 2 spørgsmål" in text_of(card)
        await pilot.press("space")
        assert "[ ] Døgnrytmeplan [2026]" in text_of(card)
        after = stored(archive_file, assessment)
        assert (after.answer(ONE).evidence, after.answer(TWO).evidence) == ((), ("plan",))
        await pilot.press("space")
        assert stored(archive_file, assessment).answer(ONE).evidence == ("plan",)


async def test_enter_closes_and_leaves_the_tick(make_app: MakeApp, archive_file: Path) -> None:
    """Enter says done; only the space bar ticks."""
    assessment = begun(evidence=(PLAN,), answers=USED)
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await ticking(pilot, assessment)
        await pilot.press("enter")
        await arrived(pilot, WalkScreen)
        assert stored(archive_file, assessment).answers == USED


async def test_editing_changes_the_name_everywhere(make_app: MakeApp, archive_file: Path) -> None:
    """The ticks stay, because they rest on the documentation and not on its name."""
    assessment = begun(evidence=(PLAN,), answers=USED)
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await ticking(pilot, assessment)
        await pilot.press("e")
        await arrived(pilot, FieldsCard)
        await pilot.press("end")
        await write(pilot, " ny")
        await pilot.press("enter")
        card = await arrived(pilot, EvidenceCard)
        assert "[✓] Døgnrytmeplan [2026] ny" in text_of(card)
        after = stored(archive_file, assessment)
    assert after.evidence == (PLAN.model_copy(update={"title": "Døgnrytmeplan [2026] ny"}),)
    assert after.answers == USED


async def test_deleting_says_how_many_answers_rest_on_it_and_can_be_undone(
    make_app: MakeApp, archive_file: Path
) -> None:
    """No leaves it; yes takes it off both answers, which stay; u brings all back."""
    assessment = begun(evidence=(PLAN,), answers=USED)
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await ticking(pilot, assessment)
        await pilot.press("delete")
        assert "2 svar bygger på den." in text_of(await arrived(pilot, ConfirmCard))
        await pilot.press("n")
        assert stored(archive_file, assessment).evidence == (PLAN,)
        await pilot.press("delete", "j")
        after = stored(archive_file, assessment)
        assert after.evidence == ()
        assert after.answers == {ONE: Answer(value=4), TWO: Answer(value=3)}
        await pilot.press("u")
        again = stored(archive_file, assessment)
    assert (again.evidence, again.answers) == ((PLAN,), USED)


async def test_a_title_is_needed_and_a_cpr_number_is_asked_about(make_app: MakeApp, archive_file: Path) -> None:
    """Both are told on the card; what was typed stays."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await ticking(pilot, assessment)
        await pilot.press("n", "tab")
        await write(pilot, "mappen")
        await pilot.press("enter")
        card = await arrived(pilot, FieldsCard)
        assert "»Hvad hedder den« mangler." in text_of(card)
        await pilot.press("shift+tab")
        await write(pilot, "010203-1234")
        await pilot.press("enter")
        await arrived(pilot, CprCard)
        assert stored(archive_file, assessment).evidence == ()
        await pilot.press("f")
        await arrived(pilot, EvidenceCard)
        assert [item.title for item in stored(archive_file, assessment).evidence] == ["[CPR-nummer fjernet]"]
