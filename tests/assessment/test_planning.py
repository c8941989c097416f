"""From a proposal to an action, and the days on which the plan wants to be seen."""

from __future__ import annotations

import datetime as dt

import pytest

from checklist.assessment.development import Proposal, proposals
from checklist.assessment.model import Action, ActionStatus, Plan
from checklist.assessment.planning import action_from, is_due, is_picked, overdue, status_words
from checklist.assessment.scoring import score
from tests.small_catalogue import Short, assessment, element, question, small_catalogue, suggestion

TODAY = dt.date(2026, 5, 3)
CATALOGUE = small_catalogue(
    element(
        "maal",
        question(
            "q",
            text="Spørger I {borgeren}?",
            suggestions=[
                suggestion(
                    "spoerg",
                    4,
                    text="{borgeren} spørges.",
                    first_step="Spørg {borgerne}.",
                    owner="{borgerens} kontaktperson",
                )
            ],
        ),
    ),
    areas=[
        {
            "id": "boern",
            "name": "Børn",
            "terms": {"borgeren": "barnet", "borgerens": "barnets", "borgerne": "børnene"},
        }
    ],
)


def proposal(answer: Short) -> Proposal:
    """The one proposal for this answer."""
    given = assessment({"q": answer})
    (found,) = proposals(CATALOGUE, given, score(CATALOGUE, given))
    return found


def actions(*rows: tuple[ActionStatus, int | None]) -> tuple[Action, ...]:
    """Actions from (status, days from today to the deadline)."""
    return tuple(
        Action(
            id=f"a{place}",
            title="Gør noget",
            status=status,
            deadline=None if days is None else TODAY + dt.timedelta(days=days),
        )
        for place, (status, days) in enumerate(rows)
    )


def test_an_action_carries_the_suggestion_in_the_areas_words() -> None:
    """Text, first step and owner all read as the area speaks."""
    found = action_from(CATALOGUE, proposal(2), Plan(), CATALOGUE.area_by_id["boern"], "Fordi det haster.")
    assert (found.title, found.first_step, found.owner) == (
        "Barnet spørges.",
        "Spørg børnene.",
        "Barnets kontaktperson",
    )
    assert (found.id, found.element, found.question, found.suggestion) == ("spoerg", "maal", "q", "spoerg")
    assert (found.why, found.status, found.deadline) == ("Fordi det haster.", "planned", None)


def test_a_dont_know_becomes_an_action_to_find_out() -> None:
    """The title holds the question itself."""
    found = action_from(CATALOGUE, proposal("v"), Plan(), None, "I ved det ikke endnu.")
    assert found.title == "Find ud af: Spørger I borgeren?"
    assert (found.suggestion, found.first_step, found.owner) == (None, None, None)


def test_an_action_gets_an_id_that_is_new_in_the_plan() -> None:
    """The same proposal twice gives two ids."""
    first = action_from(CATALOGUE, proposal(2), Plan(), None, "")
    second = action_from(CATALOGUE, proposal(2), Plan(actions=(first,)), None, "")
    assert (first.id, second.id) == ("spoerg", "spoerg-2")


def test_a_picked_proposal_is_known_again() -> None:
    """By the question and the suggestion it came from, also after its title was changed."""
    picked = action_from(CATALOGUE, proposal(2), Plan(), None, "").model_copy(update={"title": "Noget andet"})
    assert is_picked(Plan(actions=(picked,)), proposal(2))
    assert not is_picked(Plan(actions=(picked,)), proposal("v"))
    assert not is_picked(Plan(), proposal(2))


@pytest.mark.parametrize(("days", "due"), [(-1, True), (0, True), (1, False)])
def test_a_plan_is_due_from_the_day_of_the_next_look(days: int, due: bool) -> None:
    """An open action, and a next look yesterday, today, tomorrow."""
    plan = Plan(next_look=TODAY + dt.timedelta(days=days), actions=actions(("started", None)))
    assert is_due(plan, TODAY) is due


def test_a_plan_without_a_next_look_is_never_due() -> None:
    """Open actions alone call nobody."""
    assert not is_due(Plan(actions=actions(("planned", -3))), TODAY)
    assert not is_due(Plan(), TODAY)


def test_open_actions_are_overdue_the_day_after_their_deadline() -> None:
    """Planned and started count; done, dropped, due today and without a deadline do not."""
    rows = actions(("planned", -1), ("started", -30), ("done", -1), ("dropped", -1), ("planned", 0), ("planned", None))
    assert [one.id for one in overdue(Plan(actions=rows), TODAY)] == ["a0", "a1"]


def test_statuses_are_said_in_words() -> None:
    """As people say them."""
    statuses: tuple[ActionStatus, ...] = ("planned", "started", "done", "dropped")
    assert [status_words(one) for one in statuses] == ["planlagt", "i gang", "færdig", "droppet"]
