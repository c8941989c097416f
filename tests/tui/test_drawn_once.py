"""What has not changed is not made anew: the line of keys, lists with columns, styles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from rich.console import Console
from rich.table import Table
from rich.text import Text
from textual.app import App
from textual.css.stylesheet import Stylesheet
from textual.widgets._footer import FooterKey

from checklist.tui.grid import Grid
from checklist.tui.screens.free_text import FreeTextCard
from checklist.tui.themes import DAY
from checklist.tui.widgets.key_line import KeyLine
from tests.tui.at_work import walking, write
from tests.tui.conftest import app_of, arrived, begun

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import ConsoleOptions, RenderResult
    from textual.app import ComposeResult
    from textual.css.model import RuleSet
    from textual.screen import Screen

    from checklist.tui.app import LovendeApp

    MakeApp = Callable[..., LovendeApp]


def keys_below(screen: Screen[Any]) -> list[FooterKey]:
    """The keys on the screen's last line."""
    return list(screen.query(FooterKey))


async def test_the_line_of_keys_stays_while_somebody_writes(make_app: MakeApp) -> None:
    """Not one of its parts is made anew, though each letter has the screen ask which keys there are."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await walking(pilot, assessment)
        await pilot.press("n")
        card = await arrived(pilot, FreeTextCard)
        await write(pilot, "a")
        before = keys_below(card)
        await write(pilot, "b")
        assert before
        assert keys_below(card) == before


class TwoKeys(App[None]):
    """The key b is there when it is wanted."""

    BINDINGS: ClassVar = [("a", "want", "vil have b"), ("b", "bell", "ring")]
    wanted = False

    def compose(self) -> ComposeResult:
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self.wanted if action == "bell" else super().check_action(action, parameters)

    def action_want(self) -> None:
        self.wanted = not self.wanted
        self.refresh_bindings()


async def test_the_line_of_keys_follows_when_another_key_does_something() -> None:
    """It comes and goes."""
    async with TwoKeys().run_test() as pilot:
        seen = []
        for _turn in range(3):
            await pilot.pause()
            seen.append([key.key for key in keys_below(pilot.app.screen)])
            await pilot.press("a")
        assert seen == [["a"], ["a", "b"], ["a"]]


class Counted:
    """A text that counts how often it is drawn."""

    def __init__(self, text: str) -> None:
        self.text, self.times = Text(text), 0

    def __rich_console__(self, _console: Console, _options: ConsoleOptions) -> RenderResult:
        self.times += 1
        yield self.text


@pytest.mark.parametrize("expand", [True, False])
def test_a_grid_looks_like_a_table_without_lines(expand: bool) -> None:
    """At each width, and again when it is asked for a second time."""
    console = Console(width=80)
    ours, theirs = Grid(padding=(0, 2, 1, 0), expand=expand), Table.grid(padding=(0, 2, 1, 0), expand=expand)
    for grid in (ours, theirs):
        grid.add_column(width=2, justify="right")
        grid.add_column()
        grid.add_row("1", Text("En klar målgruppe, som alle kender", style="bold"))
        grid.add_row("10", "Kort")
    for width in (20, 60, 20):
        options = console.options.update_width(width)
        assert list(console.render(ours, options)) == list(console.render(theirs, options))


def test_a_grid_is_drawn_once_at_each_width_and_again_with_a_new_row() -> None:
    """What it has drawn it keeps."""
    console, cell, grid = Console(width=80), Counted("Kort"), Grid()
    grid.add_column(width=10)
    grid.add_row(cell)

    def times(width: int) -> int:
        cell.times = 0
        list(console.render(grid, console.options.update_width(width)))
        return cell.times

    assert [times(60) > 0, times(60), times(40) > 0, times(60)] == [True, 0, True, 0]
    grid.add_row("Ny")
    assert times(60) > 0


def styles_of(rule: RuleSet) -> tuple[str, str, int]:
    """For whom a rule is, what it says, and who wins."""
    return rule.selectors, repr(rule.styles.get_rules()), rule.tie_breaker


async def test_styles_are_those_that_textual_would_have_read_anew(make_app: MakeApp) -> None:
    """After opening more kinds of screens, and in other colours."""
    assessment = begun()
    async with make_app(assessment).run_test(size=(80, 24)) as pilot:
        await walking(pilot, assessment)
        for theme in (app_of(pilot).theme, DAY.name):
            app_of(pilot).theme = theme
            await pilot.pause()
            ours = app_of(pilot).stylesheet
            ours.reparse()
            anew = Stylesheet(variables=app_of(pilot).get_css_variables())
            for place, source in ours.source.items():
                anew.add_source(
                    source.content, place, is_default_css=source.is_defaults,
                    tie_breaker=source.tie_breaker, scope=source.scope,
                )  # fmt: skip
            assert [styles_of(rule) for rule in ours.rules] == [styles_of(rule) for rule in anew.rules]
