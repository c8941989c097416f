"""docs/workshop.md is true: its minutes, its keys, its numbers and its pictures."""

from __future__ import annotations

import re

import pytest

from checklist.catalogue import our_catalogue
from checklist.tui.screens.home import HomeScreen
from checklist.tui.screens.workshop_connection import ConnectionScreen
from checklist.tui.screens.workshop_lead import LeadScreen
from checklist.tui.screens.workshop_plan import PlanView
from checklist.tui.screens.workshop_views import QuestionsView
from checklist.workshop.agenda import agenda
from checklist.workshop.course import PRELIMINARY_FOR
from checklist.workshop.model import LATE_BATCH, SMALLEST_ALLOWED_GROUP, VOTES_EACH, Settings
from tests.docs.documents import CODE, ROOT, rows, section, text_of

GUIDE = text_of("docs/workshop.md")
OUTSIDE_BLOCKS = re.sub(r"^```.*?^```", "", GUIDE, flags=re.MULTILINE | re.DOTALL)
PICTURES = re.findall(r"!\[(.*?)\]\((.*?)\)", GUIDE)


def test_the_minutes_are_those_that_the_app_works_out() -> None:
    """90 minutes, eight people, three elements of two questions each."""
    worked_out = agenda({"a": 2, "b": 2, "c": 2}, 90, 8)
    table = rows(section(GUIDE, "## Før mødet"))
    assert [int(minutes) for _slot, minutes in table] == [slot.minutes for slot in worked_out]


def test_the_short_form_has_two_questions_to_each_element() -> None:
    """So the guide says."""
    catalogue = our_catalogue()
    assert {len(catalogue.questions_of(element, "short")) for element in catalogue.elements} == {2}


def test_every_key_that_the_guide_names_is_bound() -> None:
    """Single letters in code are keys of the meeting, of the plan, of the connection test, or of the home screen."""
    bound = {
        key
        for where in (LeadScreen, QuestionsView, PlanView, ConnectionScreen, HomeScreen)
        for binding in where.BINDINGS
        for key in binding.key.split(",")  # type: ignore[union-attr]
    }
    named = {code for code in CODE.findall(OUTSIDE_BLOCKS) if re.fullmatch("[a-z]", code)}
    assert named <= bound
    assert len(named) > 10


def test_the_rules_in_words_are_those_in_force() -> None:
    """Four and three, three late ones, three votes, fourteen days, three quarters."""
    usual = Settings.model_fields
    assert (usual["smallest_group"].default, SMALLEST_ALLOWED_GROUP, LATE_BATCH, VOTES_EACH) == (4, 3, 3, 3)
    assert (usual["agreed_share"].default, PRELIMINARY_FOR.days, usual["length"].default) == (0.75, 14, 90)


@pytest.mark.parametrize(("words", "picture"), PICTURES)
def test_a_picture_is_small_and_has_words_for_those_who_cannot_see_it(words: str, picture: str) -> None:
    """PNG, less than 200 kB."""
    file = ROOT / "docs" / picture
    assert len(words) > 30
    assert file.read_bytes().startswith(b"\x89PNG")
    assert file.stat().st_size < 200_000
