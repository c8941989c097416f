"""docs/vejledning.md is true: its keys, its figures, its files and the messages that it explains."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from platformdirs.macos import MacOS
from platformdirs.unix import Unix
from textual.binding import Binding
from textual.screen import Screen

from checklist.assessment import explanation
from checklist.assessment.reading import parse_assessment
from checklist.assessment.scoring import score
from checklist.catalogue import our_catalogue
from checklist.tui.app import LovendeApp
from checklist.tui.screens.archive import ArchiveScreen
from checklist.tui.screens.home import HomeScreen
from checklist.tui.screens.plan import PlanScreen
from checklist.tui.screens.profile import ProfileScreen
from checklist.tui.screens.screening_applications import ApplicationsScreen
from checklist.tui.screens.screening_decide import DecideScreen
from checklist.tui.screens.screening_declare import DeclareScreen
from checklist.tui.screens.screening_form import RoundFormScreen
from checklist.tui.screens.screening_formal import FormalScreen
from checklist.tui.screens.screening_log import LogScreen
from checklist.tui.screens.screening_notes import NotesScreen
from checklist.tui.screens.screening_order import OrderScreen
from checklist.tui.screens.screening_papers import RoundPapersScreen
from checklist.tui.screens.screening_receive import ReceiveScreen
from checklist.tui.screens.screening_redact import RedactScreen
from checklist.tui.screens.screening_review import ReviewScreen
from checklist.tui.screens.screening_reviewers import ReviewersScreen
from checklist.tui.screens.screening_reviews_card import ReviewsScreen
from checklist.tui.screens.screening_round import RoundScreen
from checklist.tui.screens.screening_rounds import RoundsScreen
from checklist.tui.screens.screening_see import SeeScreen
from checklist.tui.screens.screening_shelf import ShelfScreen
from checklist.tui.screens.walk import WalkScreen
from checklist.tui.screens.workshop_lead import LeadScreen
from checklist.tui.screens.workshop_plan import PlanView
from checklist.tui.screens.workshop_views import QuestionsView, View
from checklist.tui.widgets.scale_choice import option_keys
from tests.docs.documents import ROOT, names, rows, section, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

GUIDE = text_of("docs/vejledning.md")
CATALOGUE = our_catalogue()
SCREENS: dict[str, type[LovendeApp | Screen[Any] | View]] = {
    "Overalt": LovendeApp,
    "Forside": HomeScreen,
    "Spørgsmål": WalkScreen,
    "Overblik": ProfileScreen,
    "Plan": PlanScreen,
    "Arkiv": ArchiveScreen,
    "Workshop": LeadScreen,
    "Workshop: svarene": QuestionsView,
    "Workshop: planen": PlanView,
    "Runder": RoundsScreen,
    "Ny runde": RoundFormScreen,
    "Runde": RoundScreen,
    "Runde: modtag": ReceiveScreen,
    "Runde: formalia og navne": ApplicationsScreen,
    "Runde: formalia for én": FormalScreen,
    "Runde: streg over": RedactScreen,
    "Runde: bedømmere": ReviewersScreen,
    "Runde: habilitet": DeclareScreen,
    "Runde: dine ansøgninger": ShelfScreen,
    "Runde: bedøm": ReviewScreen,
    "Runde: samtalen": NotesScreen,
    "Runde: overblik": SeeScreen,
    "Runde: bedømmelser": ReviewsScreen,
    "Runde: rækkefølge": OrderScreen,
    "Runde: beslutninger": DecideScreen,
    "Runde: log": LogScreen,
    "Runde: papirer": RoundPapersScreen,
}
KEYS = {
    "question_mark": "?", "f1": "F1", "f2": "F2", "ctrl+q": "Ctrl+Q", "ctrl+s": "Ctrl+S", "ctrl+o": "Ctrl+O",
    "right": "→", "left": "←", "enter": "Enter", "escape": "Esc",
    "space": "Mellemrum", "delete": "Delete", "backspace": "Backspace", "plus": "+", "minus": "-",
    "pagedown": "PgDn", "pageup": "PgUp", "shift+up": "Shift+↑", "shift+down": "Shift+↓",
}  # fmt: skip
"""Textual's names of keys, as a Danish keyboard has them."""


def bound(where: str) -> Iterator[tuple[str, frozenset[str]]]:
    """The name and the keys of everything that a screen of the app binds."""
    for binding in SCREENS[where].BINDINGS:
        assert isinstance(binding, Binding)
        keys = binding.key.split(",")
        if binding.description == "svar":
            keys = [key for scale in CATALOGUE.scales for key in option_keys(scale)]
        if binding.description == "bedøm":
            keys = list("12345")
        if binding.description:  # the other digits are for scales that are longer than ours
            yield binding.description, frozenset(KEYS.get(key, key) for key in keys)


@pytest.mark.parametrize("where", SCREENS)
def test_the_table_of_keys_is_that_of_the_app(where: str) -> None:
    """Each binding has one row: its keys, and the name that stands in the footer."""
    table = [(row[2], sorted(names(row[1]))) for row in rows(section(GUIDE, "## Tasterne")) if row[0] == where]
    assert sorted(table) == sorted((name, sorted(keys)) for name, keys in bound(where))


def test_the_table_of_keys_is_about_no_other_screen() -> None:
    """Every row belongs to a screen that is compared above."""
    assert {row[0] for row in rows(section(GUIDE, "## Tasterne"))} == set(SCREENS)


def test_the_answers_are_those_of_the_scale() -> None:
    """Key, label and meaning, as on the screen."""
    (scale,) = CATALOGUE.scales
    expected = [[f"`{option.value}`", option.label, option.meaning] for option in scale.options]
    assert rows(section(GUIDE, "### 4. Svar")) == expected


def test_the_levels_are_those_of_the_catalogue() -> None:
    """Where each begins, and its name."""
    expected = [[str(round(level.starts_at)), level.name] for level in CATALOGUE.levels]
    assert rows(section(GUIDE, "### Et eksempel")) == expected


def test_the_forms_have_as_many_questions_as_the_guide_says() -> None:
    """The short one and the full one."""
    short, full = len(CATALOGUE.questions("short")), len(CATALOGUE.questions("full"))
    assert f"Den korte har {short} spørgsmål" in " ".join(GUIDE.split())
    assert f"Den fulde har {full} " in " ".join(GUIDE.split())


def test_not_relevant_is_offered_where_the_guide_says() -> None:
    """At a few questions of the full form, at none of the short one."""
    assert 0 < sum(question.not_relevant for question in CATALOGUE.questions("full")) < 10
    assert not any(question.not_relevant for question in CATALOGUE.questions("short"))


def test_the_worked_example_is_what_the_app_shows() -> None:
    """Virkning in the example that `e` opens: (50 + 50 + 25 + 25 + 50) / 5 = 40, between 33 and 50, one documented."""
    name = "handicap-doegnrytme-2026.toml"
    assessment, _problems = parse_assessment((ROOT / "examples" / name).read_bytes(), name)
    assert assessment is not None
    virkning = score(CATALOGUE, assessment).element("virkning")
    told = section(GUIDE, "### Et eksempel")
    assert virkning.score == pytest.approx(40)
    assert virkning.coverage == pytest.approx(5 / 6)
    assert "5 af 6 spørgsmål er besvaret på skalaen. Det er 83 %." in " ".join(told.split())
    assert explanation.sum_words(virkning) == "(50 + 50 + 25 + 25 + 50) / 5 = 40"
    assert explanation.sum_words(virkning) in told
    assert explanation.span_words(virkning) == "33–50"
    assert "33–50" in told
    assert (virkning.documented, virkning.answered) == (1, 5)
    assert "1/5" in told
    assert virkning.level is not None
    assert f"40 er *{virkning.level.name}*" in told
    values = [assessment.answer(question.id).value for question in CATALOGUE.questions_of(CATALOGUE.elements[1])]
    assert values == [3, 3, 2, 2, None, 3]


def test_a_message_that_the_guide_explains_is_one_that_the_app_shows() -> None:
    """What stands in »« in the table of troubles stands in the program, word for word."""
    program = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "checklist").rglob("*.py"))
    said = re.findall(r"»([^«]+)«", section(GUIDE, "## Når noget går galt"))
    assert len(said) >= 8
    assert [message for message in said if message not in program] == []


def test_the_archive_lies_where_the_guide_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Linux and on a Mac, by the library that the archive asks; Windows answers only on Windows."""
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setenv("HOME", "/hjem")
    told = {row[0]: row[1].strip("`").replace("~", "/hjem") for row in rows(section(GUIDE, "## Hvem kan se det?"))}
    for system, kind in (("Linux", Unix), ("Mac", MacOS)):
        folder = kind("lovende-praksis", appauthor=False).user_data_path
        assert told[system] == f"{folder}/arkiv.sqlite"


@pytest.mark.parametrize("picture", re.findall(r"\]\((billeder/[^)]+)\)", GUIDE))
def test_a_picture_is_small_and_has_words_for_those_who_cannot_see_it(picture: str) -> None:
    """PNG, less than 200 kB, with a text of its own."""
    content = (ROOT / "docs" / picture).read_bytes()
    assert content.startswith(b"\x89PNG")
    assert len(content) < 200_000
    described = re.search(rf"!\[([^\]]+)\]\({re.escape(picture)}\)", GUIDE)
    assert described
    assert len(described[1]) > 40
