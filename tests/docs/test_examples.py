"""Every command that a document tells people to type can be typed, and those on the examples work."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from tests.docs.conftest import every_command, parse, run
from tests.docs.documents import DOCUMENTS, ROOT, Typed, headings, mentioned_in, text_of, typed_in

TYPED = [typed for path in DOCUMENTS for typed in typed_in(path)]
READERS = frozenset({"lovende score", "lovende group", "lovende compare", "lovende report", "lovende import"})


def test_the_documents_have_commands_to_try() -> None:
    """Otherwise the tests below would try nothing."""
    assert {"vejledning.md", "kommandoer.md", "eget-spoergeskema.md"} <= {typed.document for typed in TYPED}


@pytest.mark.parametrize("typed", TYPED, ids=str)
def test_a_command_in_a_document_can_be_typed(typed: Typed) -> None:
    """Click takes every word of it."""
    try:
        parse(typed.args)
    except click.exceptions.Exit as ended:
        assert ended.exit_code == 0  # noqa: PT017 - --help and --version end at once


def reads_examples_only(typed: Typed) -> bool:
    """True where a command that only reads is given files from examples/ and nothing else."""
    try:
        name, given = parse(typed.args)
    except (click.ClickException, click.exceptions.Exit):
        return False  # asks for help, or cannot be typed, which the test above says
    files = [*given.get("files", ()), *filter(None, [given.get("earlier")])]
    return name in READERS and bool(files) and all(file.startswith("examples/") for file in files)


ON_EXAMPLES = list(dict.fromkeys(typed.args for typed in TYPED if reads_examples_only(typed)))


def test_commands_on_the_examples_are_among_them() -> None:
    """Reports, scores and a comparison are shown on the fictive examples."""
    assert {"score", "compare", "report"} <= {args[0] for args in ON_EXAMPLES}


@pytest.mark.parametrize("args", ON_EXAMPLES, ids=" ".join)
def test_a_command_on_the_examples_works(args: tuple[str, ...], work_folder: Path) -> None:
    """It ends with 0 where the reader stands in the program's folder."""
    code, said = run(args)
    assert code == 0, said


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_command_named_in_running_text_exists(path: Path) -> None:
    """`lovende archive list` and `lovende score --json` are commands and options."""
    commands = every_command()
    for words in mentioned_in(path):
        name = "lovende"
        for word in words:
            if f"{name} {word}" not in commands:
                break
            name = f"{name} {word}"
        command = commands[name]
        rest = words[name.count(" ") :]
        takes_words = any(isinstance(param, click.Argument) for param in command.params)
        assert takes_words or not rest or rest[0].startswith(("-", "[", "KOMMANDO")), f"no command: {' '.join(words)}"
        known = {"-h", "--help"}.union(*(param.opts for param in command.params if isinstance(param, click.Option)))
        assert {word.partition("=")[0] for word in rest if word.startswith("-") and word != "-"} <= known


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_link_leads_somewhere(path: Path) -> None:
    """Files exist, and so do the headings of this document or of another one."""
    for target in re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8")):
        if "://" in target:
            continue
        file, _mark, anchor = target.partition("#")
        there = (path.parent / file) if file else path
        assert there.exists(), f"{path.name} links to {target}"
        if anchor:
            assert anchor in {_anchor(heading) for heading in headings(text_of(str(there.relative_to(ROOT))))}


def _anchor(heading: str) -> str:
    """A heading as GitHub makes a link of it."""
    kept = "".join(sign for sign in heading.lstrip("# ").lower() if sign.isalnum() or sign in " -_")
    return kept.replace(" ", "-")
