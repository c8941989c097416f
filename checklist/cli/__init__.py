"""The command `lovende`. Nothing but what a command needs is imported, and only when it runs."""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """Runs the command line in `sys.argv` and ends the process with its exit code."""
    import sys

    from checklist.cli.starting import start_fast

    start_fast()
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a sign that a terminal cannot show is no reason to stop

    args = sys.argv[1:]
    from checklist.cli.at_once import open_at_once, opens_at_once

    if opens_at_once(args):
        sys.exit(open_at_once())
    from checklist.cli.lovende import build

    build(args).main(args, prog_name="lovende")
