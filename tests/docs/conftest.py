"""The command line as the documents speak of it, and a folder to run their examples in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest
from click.testing import CliRunner

from checklist.cli.lovende import build
from tests.docs.documents import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence


def every_command() -> dict[str, click.Command]:
    """All commands, by what people type: "lovende", "lovende score", "lovende archive list"."""
    return dict(_below("lovende", build([])))


def _below(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        with click.Context(command) as context:
            for part in command.list_commands(context):
                below = command.get_command(context, part)
                assert below is not None
                yield from _below(f"{name} {part}", below)


def parse(args: Sequence[str]) -> tuple[str, dict[str, Any]]:
    """The command that `args` come to and what it is given; nothing is run. Raises click.ClickException."""
    group: click.Command = build(args)
    name, words = "lovende", list(args)
    with group.make_context(name, words) as context:
        while isinstance(group, click.Group) and (rest := [*context._protected_args, *context.args]):
            part, command, words = group.resolve_command(context, rest)
            assert command is not None
            group, name = command, f"{name} {part}"
            context = command.make_context(part, words, parent=context)  # noqa: PLW2901
        return name, context.params


@pytest.fixture
def work_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the examples in it, as somebody has it who stands where the program lies."""
    (tmp_path / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(args: Sequence[str]) -> tuple[int, str]:
    """The exit code of a command run here without a terminal, and all it said."""
    result = CliRunner().invoke(build(args), list(args), prog_name="lovende")
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output
