"""A group of commands in which each is loaded only when it is asked for, so that none pays for what others import."""

from __future__ import annotations

from importlib import import_module
from typing import ClassVar

import click


class LazyGroup(click.Group):
    """Finds a command by its name: `MODULE` with the name in it has a function `command` that builds it."""

    COMMANDS: ClassVar[tuple[str, ...]] = ()
    MODULE: ClassVar[str] = ""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(self.COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.COMMANDS:
            return None
        module = import_module(self.MODULE.format(name=cmd_name.replace("-", "_")))
        command: click.Command = module.command()
        return command
