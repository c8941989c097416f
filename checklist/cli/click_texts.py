"""The words of click itself (usage, option errors) in Danish.

click asks gettext for each of its English texts; here it asks this table instead. In English it keeps its own words.
"""

from __future__ import annotations

from types import ModuleType

import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.termui
import click.types

from checklist.locale import current_language

_MODULES: tuple[ModuleType, ...] = (
    click.core, click.decorators, click.exceptions, click.formatting, click.parser, click.termui, click.types,
)  # fmt: skip

_DANISH = {
    "Usage:": "Brug:",
    "Options": "Valg",
    "Commands": "Kommandoer",
    "Positional arguments": "Du skriver",
    "Show this message and exit.": "Vis denne hjælp.",
    "Error: {message}": "Fejl: {message}",
    "Error: invalid input": "Det svar kan ikke bruges.",
    "Aborted!": "Afbrudt.",
    "Try '{command} {option}' for help.": "Skriv '{command} {option}' for at få hjælp.",
    "Invalid value: {message}": "Værdien kan ikke bruges: {message}",
    "Invalid value for {param_hint}: {message}": "Værdien til {param_hint} kan ikke bruges: {message}",
    "Missing argument": "Her mangler",
    "Missing option": "Her mangler",
    "Missing parameter": "Her mangler",
    "Missing {param_type}": "Her mangler {param_type}",
    "Missing command.": "Her mangler en kommando.",
    "No such option {name!r}.": "{name!r} er ikke et valg her.",
    "No such command {name!r}.": "{name!r} er ikke en kommando.",
    "Option {name!r} does not take a value.": "{name!r} skal ikke have en værdi.",
    "Argument {name!r} takes {nargs} values.": "{name!r} skal have {nargs} værdier.",
    "{value!r} is not a valid {number_type}.": "{value!r} er ikke et gyldigt tal.",
    "{value!r} is not a valid UUID.": "{value!r} er ikke et UUID.",
    "Choose from:\n\t{choices}": "Vælg mellem:\n\t{choices}",
    "env var: {var}": "miljøvariabel: {var}",
    "default: {default}": "ellers: {default}",
    "required": "skal med",
}

_DANISH_PLURALS = {
    "Did you mean {possibility}?": ("Mente du {possibility}?", "(Mente du en af disse: {possibilities}?)"),
    "Got unexpected extra argument ({args})": ("Her er noget for meget: {args}", "Her er noget for meget: {args}"),
    "Option {name!r} requires an argument.": ("{name!r} skal have en værdi.", "{name!r} skal have {nargs} værdier."),
    "{value!r} is not {choice}.": ("{value!r} er ikke {choice}.", "{value!r} er ikke en af disse: {choices}."),
    "Takes {nargs} values but 1 was given.": (
        "Her skal stå {nargs} værdier, men der står én.",
        "Her skal stå {nargs} værdier, men der står {len}.",
    ),
}


def _gettext(text: str) -> str:
    return _DANISH.get(text, text) if current_language() == "da" else text


def _ngettext(singular: str, plural: str, number: int) -> str:
    one, many = singular, plural
    if current_language() == "da":
        one, many = _DANISH_PLURALS.get(singular, (singular, plural))
    return one if number == 1 else many


def install() -> None:
    """Makes click ask here for its texts. Doing it again changes nothing."""
    for module in _MODULES:
        for name, replacement in (("_", _gettext), ("ngettext", _ngettext)):
            if hasattr(module, name):
                setattr(module, name, replacement)
