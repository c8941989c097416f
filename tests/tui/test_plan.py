"""The plan: suggestions that become actions, who does what and when, and in which order."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from checklist.assessment.development import effort_words, proposals, why_this_place
from checklist.assessment.model import Action, Plan
from checklist.catalogue import reading
from checklist.tui.screens.fields_card import FieldsCard
from checklist.tui.screens.free_text import CprCard
from checklist.tui.screens.plan import PlanScreen
from checklist.tui.screens.plan_texts import element_label, proposal_title
from checklist.tui.screens.walk import WalkScreen
from checklist.tui.widgets.choice_list import ChoiceList
from tests.tui.at_work import (
    CATALOGUE,
    FIRST,
    THREE_ACTIONS,
    answered,
    planning,
    questions_of,
    session_of,
    stored,
    write,
)
from tests.tui.conftest import arrived, begun, text_in, text_of, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from checklist.assessment.development import Proposal
    from checklist.assessment.model import Assessment
    from checklist.tui.app import LovendeApp
    from checklist.tui.session import Session

    MakeApp = Callable[..., LovendeApp]


def said_of(session: Session, proposal: Proposal, *, with_reason: bool) -> str:
    """All that the list says of a suggestion, on one line."""
    said = [element_label(session, proposal.element_id), effort_words(proposal.effort)]
    if with_reason:
        said.append(reading(why_this_place(session.catalogue, proposal), session.area))
    return f"{proposal_title(session, proposal)} {' · '.join(said)}"


def titles(assessment: Assessment) -> list[str]:
    return [action.title for action in assessment.plan.actions]


async def test_suggestions_stand_in_their_order_with_effort_reason_answer_and_first_step(make_app: MakeApp) -> None:
    """The first one of the development rule is the first on the screen, and it says where it comes from."""
    assessment = begun(answers=answered([1, 2], questions_of(FIRST)))
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        screen = await planning(pilot, assessment)
        session = session_of(pilot)
        first = proposals(session.catalogue, session.assessment, session.profile)[0]
        lines = words(text_of(screen))
    assert first.suggestion is not None
    assert f"1 {reading(first.suggestion.text)}" in lines
    assert "1 Teori og viden · " in lines
    assert "indsats" in lines
    assert "Hvorfor her:" in lines
    assert f"Fra svaret: {reading(CATALOGUE.question_by_id[first.question_id].text)} 1 Slet ikke" in lines
    assert f"Første skridt: {reading(first.suggestion.first_step)}" in lines


async def test_a_picked_suggestion_becomes_an_action_and_is_marked(make_app: MakeApp, archive_file: Path) -> None:
    """Space picks; the action knows the element, the question, the reason and the first step."""
    assessment = begun(answers=answered([1], questions_of(FIRST)))
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        screen = await planning(pilot, assessment)
        await pilot.press("space")
        assert "✓ Det er med i planen." in text_of(screen)
        (action,) = stored(archive_file, assessment).plan.actions
    assert action.question == questions_of(FIRST)[0]
    assert action.element == FIRST.id
    assert action.why
    assert action.first_step
    assert action.status == "planned"


async def test_picking_again_takes_an_untouched_action_out_and_leaves_a_written_one(
    make_app: MakeApp, archive_file: Path
) -> None:
    """What somebody has written to is never thrown away by a second press."""
    assessment = begun(answers=answered([1], questions_of(FIRST)))
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await planning(pilot, assessment)
        await pilot.press("space", "space")
        assert stored(archive_file, assessment).plan.actions == ()
        await pilot.press("space", "right", "s", "left", "space")
        assert [action.status for action in stored(archive_file, assessment).plan.actions] == ["started"]


async def test_dont_know_suggests_finding_out(make_app: MakeApp) -> None:
    """The title is the question, the first step is whom to ask or where to take it."""
    assessment = begun(answers=answered([None], questions_of(FIRST)))
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        lines = words(text_of(await planning(pilot, assessment)))
    assert f"1 Find ud af: {reading(CATALOGUE.questions_of(FIRST)[0].text)}" in lines
    assert "Første skridt: " in lines


async def test_an_action_gets_owner_deadline_and_sign_of_success(make_app: MakeApp, archive_file: Path) -> None:
    """Enter opens the card; the deadline is typed in words and read back as a day before it is stored."""
    assessment = begun(plan=Plan(actions=THREE_ACTIONS[:1]))
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await planning(pilot, assessment)
        await pilot.press("enter")
        card = await arrived(pilot, FieldsCard)
        await pilot.press("tab", "tab", "tab")
        await write(pilot, "nattevagt")
        await pilot.press("tab")
        await write(pilot, "om 3 uger")
        await pilot.pause()
        assert "= 13. december 2026" in text_of(card)
        await pilot.press("tab")
        await write(pilot, "alle ved det")
        await pilot.press("enter")
        screen = await arrived(pilot, PlanScreen)
        assert "planlagt · nattevagt · frist 13. december 2026" in text_of(screen)
        (action,) = stored(archive_file, assessment).plan.actions
    assert action == THREE_ACTIONS[0].model_copy(
        update={"owner": "nattevagt", "deadline": dt.date(2026, 12, 13), "sign_of_success": "alle ved det"}
    )


async def test_a_day_that_cannot_be_read_is_told_and_loses_nothing(make_app: MakeApp, archive_file: Path) -> None:
    """The card stays with what was typed; mended, it is stored."""
    assessment = begun(plan=Plan(actions=THREE_ACTIONS[:1]))
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await planning(pilot, assessment)
        await pilot.press("enter", "tab", "tab", "tab", "tab")
        await write(pilot, "31.2.2027")
        await pilot.press("enter")
        card = await arrived(pilot, FieldsCard)
        assert "Dagen kan ikke læses." in text_of(card)
        await pilot.press(*["backspace"] * 9)
        await write(pilot, "28.2.2027")
        await pilot.press("enter")
        await arrived(pilot, PlanScreen)
        assert stored(archive_file, assessment).plan.actions[0].deadline == dt.date(2027, 2, 28)


async def test_people_add_their_own_action(make_app: MakeApp, archive_file: Path) -> None:
    """The key n opens an empty card from both views; without a title there is nothing to store."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await planning(pilot, assessment)
        await pilot.press("n", "escape")
        await arrived(pilot, PlanScreen)
        assert stored(archive_file, assessment).plan.actions == ()
        await pilot.press("n")
        await write(pilot, "ny rutine")
        await pilot.press("enter")
        screen = await arrived(pilot, PlanScreen)
        assert "▸ Plan for næste skridt (1)" in text_of(screen)
        assert stored(archive_file, assessment).plan.actions == (Action(id="ny-rutine", title="ny rutine"),)


async def test_a_cpr_number_on_an_action_is_asked_about_first(make_app: MakeApp, archive_file: Path) -> None:
    """Nothing is stored before the person has decided."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await planning(pilot, assessment)
        await pilot.press("n")
        await write(pilot, "ring 010203-1234")
        await pilot.press("enter")
        await arrived(pilot, CprCard)
        assert stored(archive_file, assessment).plan.actions == ()
        await pilot.press("f")
        await arrived(pilot, PlanScreen)
        assert titles(stored(archive_file, assessment)) == ["ring [CPR-nummer fjernet]"]


async def test_status_changes_with_one_key_and_comes_round(make_app: MakeApp, archive_file: Path) -> None:
    """Planned, started, done, dropped, planned."""
    assessment = begun(plan=Plan(actions=THREE_ACTIONS[:1]))
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await planning(pilot, assessment)
        seen = []
        for _turn in range(4):
            await pilot.press("s")
            seen.append(stored(archive_file, assessment).plan.actions[0].status)
    assert seen == ["started", "done", "dropped", "planned"]


async def test_actions_are_moved_deleted_and_brought_back(make_app: MakeApp, archive_file: Path) -> None:
    """The order is the team's own; a deleted action comes back to its place with u."""
    assessment = begun(plan=Plan(actions=THREE_ACTIONS))
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await planning(pilot, assessment)
        await pilot.press("minus", "minus", "minus")
        assert titles(stored(archive_file, assessment)) == ["Hæng planen op", "Spørg natten", "Skriv målene sammen"]
        await pilot.press("plus", "delete")
        assert titles(stored(archive_file, assessment)) == ["Hæng planen op", "Spørg natten"]
        await pilot.press("u")
        assert titles(stored(archive_file, assessment)) == ["Hæng planen op", "Skriv målene sammen", "Spørg natten"]


async def test_a_suggestion_leads_to_the_question_it_comes_from(make_app: MakeApp) -> None:
    """The key g goes to the walk, at the question."""
    assessment = begun(answers=answered([5, 1], questions_of(FIRST)))
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await planning(pilot, assessment)
        await pilot.press("g")
        assert (await arrived(pilot, WalkScreen)).place.question.id == questions_of(FIRST)[1]


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_no_suggestion_loses_its_last_words(make_app: MakeApp, size: tuple[int, int]) -> None:
    """Every line of the list is as high as its text needs, scroll bar or not: all that is said of it can be read."""
    assessment = begun(answers=answered([1] * 70, [question.id for question in CATALOGUE.questions()]))
    async with make_app(assessment).run_test(size=size) as pilot:
        screen = await planning(pilot, assessment)
        choices, session = screen.query_one(ChoiceList), session_of(pilot)
        found = screen._proposals.values()
        unread = {proposal.id: said_of(session, proposal, with_reason=size[0] > 100) for proposal in found}
        assert len(unread) == 70
        while unread:
            first = next(iter(unread))
            choices.choose(first)
            choices.scroll_to_highlight(top=True)
            await pilot.pause()
            shown = text_in(choices)
            assert unread[first] in shown
            unread = {name: said for name, said in unread.items() if said not in shown}


async def test_both_views_can_be_reached_by_mouse(make_app: MakeApp) -> None:
    """A click on the other word changes the view."""
    assessment = begun(plan=Plan(actions=THREE_ACTIONS))
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        screen = await planning(pilot, assessment)
        assert "▸ Plan for næste skridt (3)" in text_of(screen)
        await pilot.click(screen.query("TabName").first())
        await pilot.pause()
        assert "▸ Forslag (0)" in text_of(screen)
        assert screen.query_one(ChoiceList).option_count == 0
        assert "Forslagene kommer, når I har svaret på de første spørgsmål." in text_of(screen)
