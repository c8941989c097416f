"""docs/kommandoer.md tells every command and every option, and none that does not exist."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click
import pytest

from checklist.cli.options import common_options
from checklist.cli.outcome import ExitCode
from tests.docs.conftest import every_command, run
from tests.docs.documents import fenced, headings, names, rows, section, text_of

if TYPE_CHECKING:
    from pathlib import Path

PAGE = text_of("docs/kommandoer.md")
COMMANDS = every_command()
GROUPS = {"lovende archive", "lovende catalogue", "lovende screen"}


def told(name: str) -> str:
    """The section about a command."""
    return section(PAGE, f"{'###' if name.count(' ') == 2 else '##'} {name}")


def options_of(command: click.Command) -> dict[frozenset[str], click.Option]:
    """The command's own options, those aside that every command has."""
    common = {option.name for option in common_options()}
    own = [param for param in command.params if isinstance(param, click.Option) and param.name not in common]
    return {frozenset([*option.opts, *option.secondary_opts]): option for option in own}


def test_every_command_has_its_section_and_no_section_is_about_another() -> None:
    """The sections are the commands, in the order of the help."""
    about_commands = [heading.lstrip("# ") for heading in headings(PAGE) if heading.lstrip("# ").startswith("lovende")]
    assert sorted(about_commands) == sorted(COMMANDS)
    top = [name for name in about_commands if name.count(" ") < 2]
    assert top == [name for name in COMMANDS if name.count(" ") < 2]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_told_with_exactly_its_options(name: str) -> None:
    """The first cell of each row names an option with all its spellings."""
    assert {names(row[0]) for row in rows(told(name))} == set(options_of(COMMANDS[name]))


@pytest.mark.parametrize("name", COMMANDS)
def test_the_choices_of_an_option_and_that_it_must_be_given_are_told(name: str) -> None:
    """`--format` says pdf and html, `--to` says that it must be there."""
    by_names = options_of(COMMANDS[name])
    for row in rows(told(name)):
        option = by_names[names(row[0])]
        if isinstance(option.type, click.Choice):
            assert set(option.type.choices) <= names(row[1])
        assert ("skal med" in row[1]) is option.required


def test_the_common_options_are_told_once_with_their_variables() -> None:
    """`-h` is click's own; the others come with the name of a variable."""
    expected: dict[frozenset[str], set[object]] = {frozenset(one.opts): {one.envvar} for one in common_options()}
    expected[frozenset({"-h", "--help"})] = set()
    shown = {names(row[0]): set(names(row[1])) for row in rows(section(PAGE, "## Fælles valg"))}
    assert shown == expected


@pytest.mark.parametrize("name", COMMANDS)
def test_the_usage_is_the_one_that_the_help_shows(name: str) -> None:
    """`lovende report [VALG] FIL…`."""
    command = COMMANDS[name]
    with click.Context(command, info_name=name) as context:
        usage = " ".join([name, *command.collect_usage_pieces(context)])
    assert f"**Brug:** `{usage}`" in told(name)


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in GROUPS])
def test_every_command_has_an_example_of_itself(name: str) -> None:
    """The groups that do nothing by themselves need none."""
    lines = [line for _first, block in fenced(told(name)) for line in block]
    assert lines
    assert all(line.startswith(name) for line in lines)


def codes_told(name: str) -> set[int]:
    """The exit codes in a section's last paragraph."""
    found = re.search(r"\*\*Koder:\*\*(.*)\Z", told(name), re.DOTALL)
    assert found, f"{name} tells no codes"
    return {int(code) for code in re.findall(r"`(\d+)`", found[1])}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_tells_only_codes_that_exist(name: str) -> None:
    """Those of the contract, told at the top too."""
    at_the_top = {int(code) for row in rows(section(PAGE, "## Før du begynder")) for code in names(row[0])}
    assert at_the_top == set(ExitCode)
    assert codes_told(name) <= at_the_top


BAD = {
    "lovende": (2, []),
    "lovende demo": (2, ["demo"]),
    "lovende browser": (2, ["browser", "--findes-ikke"]),
    "lovende answer": (2, ["answer", "svar.txt"]),
    "lovende score": (3, ["score", "findes-ikke.toml"]),
    "lovende group": (
        1,
        ["group", "examples/handicap-doegnrytme-2026.toml", "examples/voksne-rolig-ankomst-2026.toml"],
    ),
    "lovende compare": (2, ["compare", "examples/handicap-doegnrytme-2026.toml"]),
    "lovende report": (3, ["report", "findes-ikke.toml"]),
    "lovende questionnaire": (2, ["questionnaire", "--area", "findes-ikke"]),
    "lovende kit": (2, ["kit", "--element", "findes-ikke"]),
    "lovende import": (1, ["import", "examples/handicap-doegnrytme-2026.toml", "findes-ikke.toml"]),
    "lovende export": (3, ["export", "0000", "--to", "toml"]),
    "lovende workshop": (2, ["workshop"]),
    "lovende workshop open": (3, ["workshop", "open", "BCDFGH"]),
    "lovende workshop import": (3, ["workshop", "import", "BCDFGH", "examples/handicap-doegnrytme-2026.toml"]),
    "lovende workshop close": (3, ["workshop", "close", "BCDFGH", "--yes"]),
    "lovende screen": (2, ["screen"]),
    "lovende screen new": (3, ["screen", "new", "findes-ikke.toml"]),
    "lovende screen invite": (3, ["screen", "invite", "findes-ikke"]),
    "lovende screen receive": (3, ["screen", "receive", "findes-ikke", "examples"]),
    "lovende screen let-in": (3, ["screen", "let-in", "findes-ikke"]),
    "lovende screen reviewers": (2, ["screen", "reviewers"]),
    "lovende screen status": (3, ["screen", "status", "findes-ikke"]),
    "lovende screen rank": (3, ["screen", "rank", "findes-ikke"]),
    "lovende screen decide": (2, ["screen", "decide", "findes-ikke", "A-01", "--verdict", "maaske"]),
    "lovende screen verify": (3, ["screen", "verify", "findes-ikke"]),
    "lovende screen report": (3, ["screen", "report", "findes-ikke"]),
    "lovende screen export": (2, ["screen", "export", "findes-ikke"]),
    "lovende archive": (2, ["archive"]),
    "lovende archive list": (3, ["archive", "list", "--archive", "examples/handicap-doegnrytme-2026.toml"]),
    "lovende archive backup": (3, ["archive", "backup", "examples"]),
    "lovende archive restore": (1, ["archive", "restore", "kopi.sqlite"]),
    "lovende archive move": (3, ["archive", "move", "examples"]),
    "lovende check": (1, ["check", "examples/handicap-doegnrytme-2026.toml"]),
    "lovende catalogue": (2, ["catalogue"]),
    "lovende catalogue to-xlsx": (1, ["catalogue", "to-xlsx", "examples/handicap-doegnrytme-2026.toml"]),
    "lovende catalogue from-xlsx": (3, ["catalogue", "from-xlsx", "findes-ikke.xlsx"]),
    "lovende doctor": (1, ["doctor", "--catalogue", "findes-ikke.toml"]),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_code_of_a_command_gone_wrong_is_among_those_told(name: str, work_folder: Path) -> None:
    """One way to go wrong for each command, with the code that the page gives it."""
    expected, args = BAD[name]
    code, _said = run(args)
    assert code == expected
    assert code in codes_told(name)
