"""Help: every command and option explains itself, in the language asked for, and click speaks that language too."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest

from checklist.cli.lovende import COMMANDS, build
from tests.cli.conftest import Desk, Lovende

COMMON = {"--catalogue", "--language", "--archive", "--verbose"}
CLICKS_OWN_ENGLISH = ("Usage", "Options", "Commands", "Show this", "Error", "Try '", "Missing", "such", "Invalid")


def all_commands() -> Iterator[tuple[str, click.Command]]:
    """Every command and command of a command, with the words that call it."""
    group = build([])
    context = click.Context(group)
    yield "", group
    for name in COMMANDS:
        command = group.get_command(context, name)
        assert command is not None
        yield name, command
        if isinstance(command, click.Group):
            for inner in command.list_commands(context):
                found = command.get_command(context, inner)
                assert found is not None
                yield f"{name} {inner}", found


@pytest.mark.parametrize(("words", "command"), all_commands(), ids=lambda one: one if isinstance(one, str) else "")
def test_every_command_and_option_has_help(words: str, command: click.Command) -> None:
    """A command has a sentence, an option and an argument too."""
    assert command.help, words
    for parameter in command.params:
        assert isinstance(parameter, click.Option | click.Argument)
        assert parameter.help, f"{words} {parameter.name}"


@pytest.mark.parametrize(("words", "command"), all_commands(), ids=lambda one: one if isinstance(one, str) else "")
def test_every_command_has_the_common_options_with_their_variables(words: str, command: click.Command) -> None:
    """Each has an environment variable that begins with LOVENDE_."""
    found = {max(one.opts, key=len): one.envvar for one in command.params if isinstance(one, click.Option)}
    assert set(found) >= COMMON, words
    assert all(str(found[option]).startswith("LOVENDE_") for option in COMMON)


@pytest.mark.parametrize("words", [words for words, _command in all_commands()])
def test_help_is_danish_throughout(lovende: Lovende, words: str) -> None:
    """None of click's own English is left in it."""
    ran = lovende(*words.split(), "--help")
    assert ran.code == 0
    assert ran.out.startswith("Brug: lovende")
    assert not [english for english in CLICKS_OWN_ENGLISH if english in ran.out]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["scor"], "Fejl: 'scor' er ikke en kommando."),
        (["score"], "Fejl: Her mangler 'FIL…'."),
        (["score", "--jso", "x"], "Fejl: '--jso' er ikke et valg her. Mente du '--json'?"),
        (["score", "--json=1", "x"], "Fejl: '--json' skal ikke have en værdi."),
        (["export", "x"], "Fejl: Her mangler '--to'."),
        (["export", "x", "--to"], "Fejl: '--to' skal have en værdi."),
        (["export", "x", "--to", "pdf"], "Fejl: Værdien til '--to' kan ikke bruges: 'pdf' er ikke en af disse:"),
        (["check", "a", "b"], "Fejl: Her er noget for meget: b"),
        (["archive"], "Brug: lovende archive [VALG] KOMMANDO …"),
        (["--language", "sv", "check"], "Fejl: Værdien til '--language' kan ikke bruges:"),
    ],
)
def test_wrong_usage_is_told_in_danish_with_code_2(lovende: Lovende, words: list[str], sentence: str) -> None:
    """On stderr, and nothing on stdout."""
    ran = lovende(*words)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert not [english for english in CLICKS_OWN_ENGLISH if english in ran.err]


def test_the_version_is_data(lovende: Lovende) -> None:
    """On stdout, with the name of the program."""
    from checklist import __version__

    ran = lovende("--version")
    assert (ran.code, ran.out, ran.err) == (0, f"lovende {__version__}\n", "")


@pytest.mark.parametrize("words", [["--language", "en", "score"], ["score", "--language=en"]])
def test_the_language_may_be_asked_for_anywhere(lovende: Lovende, words: list[str]) -> None:
    """Before or after the command; click then uses its own words."""
    ran = lovende(*words)
    assert ran.code == 2
    assert ran.err.startswith("Usage: lovende score")


def test_the_language_comes_from_the_environment_too(lovende: Lovende, monkeypatch: pytest.MonkeyPatch) -> None:
    """An option goes before it."""
    monkeypatch.setenv("LOVENDE_LANGUAGE", "en")
    assert lovende("score").err.startswith("Usage:")
    assert lovende("score", "--language", "da").err.startswith("Brug:")


def test_a_wrong_variable_is_named_as_one(lovende: Lovende, monkeypatch: pytest.MonkeyPatch) -> None:
    """The person looks for the mistake where it is."""
    monkeypatch.setenv("LOVENDE_LANGUAGE", "sv")
    assert "Fejl: Værdien til LOVENDE_LANGUAGE kan ikke bruges" in lovende("check").err


def test_catalogue_works_by_option_and_by_environment(lovende: Lovende, desk: Desk) -> None:
    """The option goes before the environment; a missing file is code 3."""
    path = desk.assessment("a.toml", {"a": 4})
    assert lovende("score", path).code == 0
    ran = lovende("score", path, "--catalogue", "væk.toml")
    assert (ran.code, ran.err) == (3, "væk.toml findes ikke.\n")
